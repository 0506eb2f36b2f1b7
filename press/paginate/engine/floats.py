"""A figure that leaves half a page white is moved down behind the paragraphs that fill it, as a compositor would."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

MOST_WHITE = 0.2  # of the height of the text area
_HEADINGS = ("h3", "h4")


@dataclass(frozen=True)
class _Gap:
    """The white above the foot of the page before a figure, in CSS pixels, and the height of a text area."""

    height: float
    page: float


def defer_figures(document: Any, root: Element) -> bool:
    """Move each figure or short table that left too much white before it; False where none was moved.

    The tree below ``root`` is changed, so the document has to be laid out again.
    """
    tops: dict[Element, tuple[int, Any]] = {}
    heights: dict[Element, float] = {}
    for number, page in enumerate(document.pages):
        for box in _blocks(page._page_box):
            tops.setdefault(box.element, (number, box))
            heights[box.element] = heights.get(box.element, 0) + box.margin_height()
    parents = {child: parent for parent in root.iter() for child in parent}
    moved = False
    for element in [e for e in root.iter("figure") if e in tops and e in parents]:
        number, box = tops[element]
        gap = _gap_before(document.pages, number, box)
        if gap and gap.height > MOST_WHITE * gap.page:
            moved |= _move_down(element, parents[element], gap, heights)
    return moved


def _blocks(box: Any) -> Iterator[Any]:
    """The block boxes of elements in the flow of a page."""
    from weasyprint.formatting_structure import boxes

    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox):
            continue
        if (
            isinstance(child, boxes.BlockLevelBox)
            and child.element is not None
            and child.element_tag == child.element.tag
        ):
            yield child
        if not isinstance(child, boxes.LineBox):
            yield from _blocks(child)


def _gap_before(pages: list[Any], number: int, box: Any) -> _Gap | None:
    """The gap on the page before the one that ``box`` is at the top of; None where it is not at a top."""
    page = pages[number]._page_box
    if number == 0 or box.position_y - page.content_box_y() > 1:
        return None
    before = pages[number - 1]._page_box
    bottom = max((_bottom(child) for child in before.children), default=before.content_box_y())
    area = next((child for child in before.children if type(child).__name__ == "FootnoteAreaBox"), None)
    foot = area.position_y if area is not None and area.children else before.content_box_y() + before.height
    return _Gap(foot - bottom, before.height)


def _bottom(box: Any) -> float:
    """The foot of the lowest line or picture in a box; 0 where it has none."""
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox):
        return 0
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        return float(box.position_y + box.height)
    return max((_bottom(child) for child in getattr(box, "children", ())), default=0)


def _move_down(figure: Element, parent: Element, gap: _Gap, heights: dict[Element, float]) -> bool:
    """Put a figure behind as much of what follows it as the gap has room for; False where nothing can go before it.

    What goes on for more than a page beyond the gap stays behind: a figure far from its place is worse than white.
    """
    siblings = list(parent)
    index = target = siblings.index(figure)
    filled = 0.0
    for position, following in enumerate(siblings[index + 1 :], index + 1):
        height = heights.get(following, 0)
        most = gap.height if _is_whole(following) else gap.height + gap.page
        if filled >= gap.height or filled + height > most:
            break
        filled += height
        # Behind a heading or a note in the margin stands the text that they belong to, and no figure.
        if following.tag not in _HEADINGS and following.get("class") != "side":
            target = position
    if target == index:
        return False
    parent.remove(figure)
    parent.insert(target, figure)
    return True


def _is_whole(element: Element) -> bool:
    """Whether an element is never cut by the end of a page: figures, boxes, short tables."""
    kinds = (element.get("class") or "").split()
    return not {"figure", "short", "box", "scrutiny", "pull"}.isdisjoint(kinds)
