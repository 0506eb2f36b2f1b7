"""Chapters and annexes open among text: no header with fewer than five lines below it on its page, or above it.

CSS keeps lines of one paragraph together, and cannot count across paragraphs, lists and boxes. So the page is looked at
once it is made. Where a header has too little below it, the page ends above it. Where it has too little above it, the
page before ends so many lines earlier; these come over.

White is worse than an ill opening where it is much: no page ends with more than a third of it white for this, none with
more than a fifth where three lines stand below the header and five below its title, headings counted twice, and where
one fault would only make another, all stays as it was. A header at the top of a page has nothing to look at above it; a
chapter that ends on the page is not looked at below. A picture or formula counts for five lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from press.paginate.engine.floats import height_of_notes, white_of
from press.paginate.engine.mend import mend

if TYPE_CHECKING:
    from press.paginate.engine.pages import Composition

FEWEST_LINES = 5
MOST_WHITE = 1 / 3  # of the height of the text area
WHITE_FOR_FEW = 1 / 5  # fewer lines are better than more white, if there are these:
FEWEST_AT_ALL = 3
_HEADERS = {"chapter": "header", "annex": "h2"}
_HEADINGS = ("h3", "h4")
_WITHIN = 1.0  # CSS pixels: of two boxes beside each other on one line

# What asks for the foot of the text: whether a box fits, and boxes that go on overleaf, which fill the page.
_ASKED = ("self.page_bottom - bottom_space, position_y", "context.page_bottom - bottom_space - {}.position_y -")


def let_pages_end_early() -> None:
    """Let text end at ``context.ends_at``, in CSS pixels, and notes stay at the foot. Raises as ``mend`` does."""
    from weasyprint.layout import LayoutContext, block, grid

    LayoutContext.ends_at = inf
    for owner, name, line in (
        (LayoutContext, "overflows_page", _ASKED[0]),
        (block, "block_container_layout", _ASKED[1].format("new_box")),
        (grid, "grid_layout", _ASKED[1].format("child")),
        (grid, "grid_layout", _ASKED[1].format("box")),
    ):
        asked = line.partition(" - ")[0]
        ends_at = asked.replace("page_bottom", "ends_at")
        mend(owner, name, line, line.replace(asked, f"min({asked}, {ends_at})"), "end of pages", "openings.py")


@dataclass(frozen=True)
class _Opening:
    """A header (a box) on a page, and how many lines are above and below it; ``goes_on`` tells whether more follow.

    ``filled`` is how many lines the standfirst and what is below take, headings with the room around them.
    """

    header: Any
    above: int
    below: int
    filled: int
    goes_on: bool

    @property
    def is_low(self) -> bool:
        return bool(self.above) and self.below < FEWEST_LINES and self.goes_on

    @property
    def most_white(self) -> float:
        """How much of a page may be white so that a low header is not on it."""
        is_tolerable = self.below >= FEWEST_AT_ALL and self.filled >= FEWEST_LINES
        return WHITE_FOR_FEW if is_tolerable else MOST_WHITE

    @property
    def is_high(self) -> bool:
        return 0 < self.above < FEWEST_LINES


class Openings:
    """The openings of one document, and where pages end for their sake, by how they begin."""

    def __init__(self, composition: "Composition", root: Element) -> None:
        self._composition = composition
        self._sections = dict(_openers(root))
        self._headers = set(self._sections.values())
        self._ends: dict[str, float] = {}
        self._tried: set[tuple[str, float]] = set()

    def end_of(self, index: int) -> float:
        """How far down the text of the page of that index may go, in CSS pixels."""
        return self._ends.get(self._begins(index), inf)

    def mend(self, index: int) -> None:
        """Mend the openings on the page of that index, which is the last; where it is made again, it stays the last."""
        found = self._on(index)
        if found and found[0].is_high and index and self._is_free(index):
            self._bring_over(index, FEWEST_LINES - found[0].above)
            found = self._on(index)
        if found and found[-1].is_low:
            self._end_earlier(index, index, found[-1].header.border_box_y(), found[-1].most_white)

    def _bring_over(self, index: int, lines: int) -> None:
        before = self._composition.pages[index - 1]
        tops = _tops(_flow(before, self._headers))
        if len(tops) > lines:
            self._end_earlier(index - 1, index, _whole_from(before, tops[-lines]) + _WITHIN)

    def _end_earlier(self, index: int, last: int, end: float, most: float = MOST_WHITE) -> None:
        """End the page of that index there, and make it again, and those after it up to the ``last``.

        Not where more than ``most`` of the page would be white.
        """
        composition, key = self._composition, self._begins(index)
        page = composition.pages[index]
        foot = page.content_box_y() + page.height - height_of_notes(page)
        if (key, end) in self._tried or foot - end > most * page.height or end < _lowest_float(page):
            return
        self._tried.add((key, end))
        kept, before = composition.kept(index), self._ends.get(key)
        self._ends[key] = end
        composition.make_again(index)
        while len(composition.pages) <= last and composition.goes_on():
            composition.make_page()
        if not all(map(self._is_well, range(index, len(composition.pages)))):
            self._ends.pop(key)
            if before is not None:
                self._ends[key] = before
            composition.take_back(kept)

    def _is_well(self, index: int) -> bool:
        page = self._composition.pages[index]
        is_last = index == len(self._composition.pages) - 1 and self.end_of(index) == inf
        is_filled = is_last or white_of(page) <= MOST_WHITE * page.height
        return is_filled and not any(opening.is_high or opening.is_low for opening in self._on(index))

    def _is_free(self, index: int) -> bool:
        """Whether the page begins where it does because the one before was full."""
        return not self._composition.is_planned(index)

    def _begins(self, index: int) -> str:
        return str(self._composition.resume_at(index))

    def _on(self, index: int) -> list[_Opening]:
        """The openings on a page; sections that begin on it are known by their anchors."""
        anchors = self._composition.anchors(index)
        if not any(anchor in self._sections for anchor in anchors):
            return []
        flow = list(_flow(self._composition.pages[index], self._headers))
        cut = self._composition.cut(index + 1)
        sections = {header: name for name, header in self._sections.items()}
        found = []
        for number, box in enumerate(flow):
            if box.element in self._headers:
                earlier, later = flow[:number], flow[number + 1 :]
                above = FEWEST_LINES if any(each.element in self._headers for each in earlier) else _lines(earlier)
                goes_on = any(element.get("id") == sections[box.element] for element in cut)
                below = _lines(later)
                said = [line for line in _flow(box, set()) if line.element.tag == "p"]
                filled = below + len(said) + sum(each.element.tag in _HEADINGS for each in later)
                found.append(_Opening(box, above, below, filled, goes_on))
        return found


def _openers(root: Element) -> Iterator[tuple[str, Element]]:
    """The headers of chapters and annexes, by the ids of these."""
    for section in root.iter("section"):
        for name in (section.get("class") or "").split():
            header = section.find(_HEADERS[name]) if name in _HEADERS else None
            if header is not None:
                yield section.get("id", ""), header


def _flow(box: Any, headers: set[Element]) -> Iterator[Any]:
    """The lines and pictures of a page in order, and the headers, each whole."""
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox) or not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.LineBox | boxes.ReplacedBox) or child.element in headers:
            yield child
        else:
            yield from _flow(child, headers)


def _tops(flow: Iterator[Any] | list[Any]) -> list[float]:
    """Where lines begin, in CSS pixels; those beside each other, as in a table, are one."""
    tops: list[float] = []
    for top in sorted(float(box.position_y) for box in flow):
        if not tops or top - tops[-1] > _WITHIN:
            tops.append(top)
    return tops


def _lines(flow: list[Any]) -> int:
    from weasyprint.formatting_structure import boxes

    pictures = sum(isinstance(box, boxes.ReplacedBox) or _holds_picture(box) for box in flow)
    return len(_tops(flow)) + (FEWEST_LINES - 1) * pictures


def _holds_picture(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return any(isinstance(child, boxes.ReplacedBox) for child in getattr(box, "children", ()))


def _whole_from(box: Any, top: float) -> float:
    """Where what cannot be cut begins around a line that begins at ``top``; there, where nothing is around it."""
    for child in box.children:
        is_around = child.position_y < top < child.position_y + child.margin_height()
        if is_around and child.is_in_normal_flow():
            if child.style["break_inside"] in ("avoid", "avoid-page"):
                return float(child.position_y)
            return _whole_from(child, top)
    return top


def _lowest_float(page: Any) -> float:
    """The foot of the lowest note in the margin."""
    from weasyprint.formatting_structure import boxes

    lowest, stack = 0.0, [page]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox | boxes.LineBox):
                continue
            if getattr(child, "is_floated", bool)():
                lowest = max(lowest, child.position_y + child.margin_height() - child.margin_bottom)
            elif hasattr(child, "children"):
                stack.append(child)
    return lowest
