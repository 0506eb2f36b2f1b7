"""Page numbers are put into pages that are laid out already.

A page number in the text is known only after layout, and layout depends on it. WeasyPrint's ``target-counter`` lays
the whole document out again, which doubles the time. Here a stand-in of as many digits, all of one width, holds the
place: the number replaces it where it stands, and where it has fewer digits the rest of its line moves up to it. No
line breaks differently. Where it has more, the page is made again with a longer stand-in (``pages.py``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

_STAND_IN = "8"
_STAND_INS = re.compile(rf"{_STAND_IN}+")
_USUAL_DIGITS = 2
_FIRST_LOOK = 8  # pages, after which it can be told how many there will be; then at twice as many, and so on
_IN_TEXT = ("after-comma", "bracketed")
_FORMS = {"plain": "{}", "after-comma": ", page\N{NO-BREAK SPACE}{}", "bracketed": " (page\N{NO-BREAK SPACE}{})"}


def set_stand_ins(root: Element) -> None:
    """Put a stand-in into each element with ``data-folio``, which says how the number is written."""
    for folio in _folios(root):
        folio.text = _FORMS[folio.get("data-folio", "plain")].format(_STAND_IN * _USUAL_DIGITS)


class Folios:
    """The page numbers in the text of one document, and what is thought of them until they are known."""

    def __init__(self, root_box: Any, root: Element) -> None:
        self._targets = {folio: folio.get("data-target", "") for folio in _folios(root)}
        self._folios: dict[str, list[Element]] = {}
        for folio, target in self._targets.items():
            self._folios.setdefault(target, []).append(folio)
        self._known: set[Element] = set()
        self._boxes = _text_boxes(root_box, self._targets)
        self._offsets = _offsets(root)
        self._look_at = _FIRST_LOOK

    def look_ahead(self, pages: int, anchors: Iterable[str]) -> None:
        """Make stand-ins that are not laid out yet as long as their numbers will be.

        ``pages`` have been made, on the last of which ``anchors`` come first. What refers to them is known from now on;
        where other targets will be is told from how many pages the text took to here, and may be wrong.
        """
        for anchor in anchors:
            for folio in self._folios.get(anchor, ()):
                self._set(folio, len(str(pages)))
                self._known.add(folio)
        if pages < self._look_at:
            return
        self._look_at *= 2
        reached = max((self._offsets.get(anchor, 0) for anchor in anchors), default=0)
        for folio, target in self._targets.items():
            if reached and folio not in self._known:
                self._set(folio, max(_USUAL_DIGITS, len(str(self._offsets.get(target, 0) * pages // reached))))

    def wrong(self, page: Any, numbers: Mapping[Element, int], exactly: bool) -> frozenset[Element]:
        """The elements on a page (a box) whose number has more digits than its stand-in, or, in the text, fewer.

        Fewer digits leave room at the end of a line for a word that went to the next; that is told ``exactly`` only.
        """
        found = set()
        for path in _paths(page, [], numbers):
            element, stand_in = path[-1].element, _STAND_INS.search(path[-1].text)
            missing = len(str(numbers[element])) - len(stand_in[0]) if stand_in else 0
            if missing > 0 or (missing and exactly and element.get("data-folio") in _IN_TEXT):
                found.add(element)
        return frozenset(found)

    def correct(self, elements: Iterable[Element], numbers: Mapping[Element, int]) -> None:
        """Give the stand-ins of ``elements`` as many digits as their numbers have."""
        for element in elements:
            self._set(element, len(str(numbers[element])))

    def _set(self, element: Element, digits: int) -> None:
        for box in self._boxes[element]:
            box.text = _STAND_INS.sub(_STAND_IN * digits, box.text)

    def numbers(self, pages: Mapping[str, int]) -> dict[Element, int]:
        """The number that each element prints: that of the page, by anchors, that its target is on; 0 for none."""
        return {folio: pages.get(target, 0) for folio, target in self._targets.items()}


def _folios(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.get("data-folio"))


def _text_boxes(root_box: Any, folios: Iterable[Element]) -> dict[Element, list[Any]]:
    """The text boxes of each element in the tree of boxes before layout."""
    from weasyprint.formatting_structure import boxes

    found: dict[Element, list[Any]] = {folio: [] for folio in folios}
    for box in root_box.descendants():
        if isinstance(box, boxes.TextBox) and box.element in found:
            found[box.element].append(box)
    return found


def _offsets(root: Element) -> dict[str, int]:
    """How many characters stand before each element that has an id, about."""
    found, offset = {}, 0
    for element in root.iter():
        found[element.get("id", "")] = offset
        offset += len(element.text or "") + len(element.tail or "")
    return found


def print_folios(pages: Iterable[Any], numbers: Mapping[Element, int]) -> None:
    """Print each number in the box of its element; ``pages`` are boxes."""
    from weasyprint.text.line_break import line_size

    for page in pages:
        for path in list(_paths(page, [], numbers)):
            box = path[-1]
            stand_in = _STAND_INS.search(box.text)
            if stand_in is None:
                continue
            width = box.width
            layout = box.pango_layout
            layout.reactivate(box.style)
            layout.set_text(box.text[: stand_in.start()] + str(numbers[box.element]) + box.text[stand_in.end() :])
            box.text = layout.text
            box.width, _ = line_size(layout.get_first_line()[0], box.style)
            layout.deactivate()
            _close_gap(path, width - box.width)


def _paths(box: Any, path: list[Any], numbers: Mapping[Element, int]) -> Iterator[list[Any]]:
    """The ways from line boxes to the text boxes within them that hold a number."""
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)  # absolutely placed boxes stand in a placeholder
    path = [box] if isinstance(box, boxes.LineBox) else [*path, box] if path else path
    if isinstance(box, boxes.TextBox):
        if box.element in numbers:
            yield path
        return
    for child in getattr(box, "children", ()):
        yield from _paths(child, path, numbers)


def _close_gap(path: list[Any], gap: float) -> None:
    """Move what follows on the line, and narrow the boxes around the number; on a line set right, move the number."""
    if not gap:
        return
    if path[0].style["text_align_all"] in ("right", "end"):
        path[-1].translate(dx=gap)
        return
    for parent, child in pairwise(path):
        siblings = list(parent.children)
        for later in siblings[siblings.index(child) + 1 :]:
            if getattr(later, "is_in_normal_flow", lambda: True)():
                later.translate(dx=-gap)
    for parent in path[1:-1]:
        parent.width -= gap
