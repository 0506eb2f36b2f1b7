"""Each link has one annotation a line, words that say where it leads, and a way back from a note to its call.

WeasyPrint 70.0 gives an annotation to each box within a link, and lets it say the anchor that it leads to.
"""

from collections.abc import Iterator
from typing import Any

from press.paginate.engine.tagging.logic import Call, Logic
from press.paginate.engine.tagging.reading import Reader

Rectangle = tuple[float, float, float, float]
_CALL = "call"  # what the anchor of a call is called, behind that of its note
_NO_WORDS = "\N{WORD JOINER}"


def one_each(links: list[Any]) -> list[Any]:
    """The links of a page without those within another of the same element: on each line there is one."""
    kept: list[Any] = []
    for link in links:
        _, _, rectangle, box = link
        if box.element is None or box.element.tag != "a":
            continue
        if not any(other[3].element is box.element and _is_in(rectangle, other[2]) for other in kept):
            kept.append(link)
    return kept


def _is_in(inner: Rectangle, outer: Rectangle) -> bool:
    return all(i >= o - 1 for i, o in zip(inner[:2], outer[:2], strict=True)) and all(
        i <= o + 1 for i, o in zip(inner[2:], outer[2:], strict=True)
    )


def link_notes(pages: list[Any], logic: Logic, reader: Reader) -> None:
    """Link each call to its note, and the number of the note to the call."""
    anchors = {name for page in pages for name in page.anchors}
    for call in logic.calls.values():
        if call.id not in reader.calls or call.id not in reader.labels:
            continue
        for page, link, anchor, rectangle in _both_ways(call, reader):
            if anchor not in anchors:
                anchors.add(anchor)
                pages[page].anchors[anchor] = rectangle
            if link is not None:
                pages[link[0]].links.append(("internal", anchor, link[1], link[2]))


def _both_ways(call: Call, reader: Reader) -> Iterator[tuple[int, Any, str, Rectangle]]:
    """For the note and for its call: the page and place to go to, its anchor, and from where, if no link is there."""
    (here, called), (there, label) = reader.calls[call.id], reader.labels[call.id]
    number = called.text.strip(f"{_NO_WORDS} []").removeprefix("note").strip("\N{NO-BREAK SPACE} ")
    is_linked = call.link is not None and call.link.element is not None and call.link.element.get("href")
    if not is_linked:
        called.words = f"Note {number}"
    label.words = f"Back to the call of note {number}"
    yield there, None if is_linked else (here, _area(called), called), call.id, _area(label)
    yield here, (there, _area(label), label), f"{call.id}-{_CALL}", _area(called)


def _area(box: Any) -> Rectangle:
    left, top, width, height = box.hit_area()
    return left, top, left + width, top + height


def say_where(pages: list[Any]) -> None:
    """Let each link say its words, and the page that it leads to."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    for page in pages:
        for kind, target, _, box in page.links:
            if "words" in box.__dict__:
                continue
            words = " ".join("".join(box.element.itertext()).replace(_NO_WORDS, "").split()) or target
            box.words = f"{words}, page {found[target]}" if kind == "internal" and target in found else words
