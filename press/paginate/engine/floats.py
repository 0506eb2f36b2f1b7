"""A figure that leaves white before it changes places with text that fills the white, as a compositor would have it.

It moves in the tree of boxes from which pages are made, among its siblings: down behind the text that follows it, or,
where nothing can go before it, up on the page that it did not fit on any more. It moves past no other figure, which
would break their order, and where it calls a note, past none that calls one, for these are numbered as they come.

A table that has pages on their side goes down behind whole blocks only, for what one of them had overleaf would stand
alone behind the table; and so does a figure that has no room below the rest of a block.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_ON_SIDE = "wide"  # the name of pages on their side
MOST_WHITE = 1 / 6  # of the height of the text area
_ROUNDING = 0.01  # CSS pixels


@dataclass(frozen=True)
class Gap:
    """The white, in CSS pixels, above the foot of the page before the one that ``figure`` (a box) opens."""

    figure: Any
    height: float

    @property
    def element(self) -> Any:
        return self.figure.element


def gap_before(page: Any, before: Any) -> Gap | None:
    """What a figure at the top of ``page`` left white on the page ``before``; None where that is little."""
    figure = _opener(page)
    if figure is None:
        return None
    height = white_of(before)
    return Gap(figure, height) if height > MOST_WHITE * before.height else None


def _opener(page: Any) -> Any | None:
    """The figure that a page begins with, with no more than a heading above it."""
    first = next((box for box in _leading(page) if not _leads_on(box)), None)
    return first if first is not None and is_figure(first) else None


def _leading(box: Any) -> Iterator[Any]:
    """The blocks of a page's flow that hold text or pictures, or are moved as a whole, in order."""
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox) or not child.is_in_normal_flow():
            continue
        inner = getattr(child, "children", ())
        if is_figure(child) or _leads_on(child) or not inner or isinstance(inner[0], boxes.LineBox):
            yield child
        else:
            yield from _leading(child)


def white_of(page: Any) -> float:
    """The height between the lowest line or picture of a page and its foot or its notes."""
    foot = page.content_box_y() + page.height - height_of_notes(page)
    return float(foot - max((_bottom(child) for child in page.children), default=page.content_box_y()))


def height_of_notes(page: Any) -> float:
    """The height of the notes at the foot of a page, with what parts them from the text."""
    area = next((child for child in page.children if type(child).__name__ == "FootnoteAreaBox"), None)
    return float(page.content_box_y() + page.height - area.position_y) if area is not None and area.children else 0.0


def _bottom(box: Any) -> float:
    """The foot of the lowest line or picture in a box; 0 where it has none."""
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox):
        return 0
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        return float(box.position_y + box.height)
    return max((_bottom(child) for child in getattr(box, "children", ())), default=0)


def is_figure(box: Any) -> bool:
    """Whether a box is that of a figure, a table with its caption, or a box of text with a number."""
    tag = str(box.element_tag)
    return tag == "figure" or (tag == "aside" and box.element.get("class") == "box")


def is_turned(figure: Any) -> bool:
    """Whether a figure has pages on their side, where nothing else stands."""
    return bool(figure.style["page"] == _ON_SIDE)


def _leads_on(box: Any) -> bool:
    """Whether a box belongs to what comes after it, as headings do, and notes in the margin."""
    return not box.is_in_normal_flow() or box.style["break_after"] in ("avoid", "avoid-page")


def calls_note(box: Any) -> bool:
    """Whether a note is called in a box of the tree before layout."""
    return any(getattr(inner, "footnote", None) is not None for inner in (box, *getattr(box, "descendants", list)()))


@dataclass(frozen=True)
class Siblings:
    """A figure among the boxes beside it, before layout; ``first`` and ``after`` bound it and those right behind it.

    Figures that follow each other without a word between move together, so that they stay in order.
    """

    parent: Any
    boxes: tuple[Any, ...]
    first: int
    after: int

    @property
    def figures(self) -> tuple[Any, ...]:
        return self.boxes[self.first : self.after]

    def fillers(self) -> tuple[Any, ...]:
        """What may go before the figures: text down to the next figure, or to a call of a note if they call one."""
        have_notes = any(map(calls_note, self.figures))
        found = []
        for box in self.boxes[self.after :]:
            if is_figure(box) or (have_notes and calls_note(box)):
                break
            found.append(box)
        return tuple(found)

    def lower(self, count: int) -> None:
        """Set the figures behind so many of the boxes that follow them."""
        end = self.after + count
        self._set((*self.boxes[: self.first], *self.boxes[self.after : end], *self.figures, *self.boxes[end:]))

    def raise_to(self, position: int) -> None:
        """Set the first figure before the sibling that stands at ``position``."""
        figure = self.boxes[self.first]
        rest = self.boxes[position : self.first]
        self._set((*self.boxes[:position], figure, *rest, *self.boxes[self.first + 1 :]))

    def reset(self) -> None:
        """Set all as it was."""
        self._set(self.boxes)

    def _set(self, ordered: Sequence[Any]) -> None:
        self.parent.children = list(ordered)

    def count_before(self, resume_at: Any, path: Sequence[int], elsewhere: int) -> tuple[int, bool]:
        """How many siblings stand before the place ``resume_at``; and whether the last of them goes on after it.

        ``path`` leads from the root to the parent; ``elsewhere`` is the count for a place that is not within it.
        """
        for index in path:
            if resume_at is None or index not in resume_at:
                return elsewhere, False
            resume_at = resume_at[index]
        if not resume_at:
            return elsewhere, False
        ((index, rest),) = resume_at.items()
        return (index, False) if rest is None else (index + 1, True)

    def ends_with_text(self, count: int) -> int:
        """Of ``count`` fillers, so many that a figure may follow: between a heading and its text there is none."""
        fillers = self.boxes[self.after : self.after + max(count, 0)]
        while fillers and _leads_on(fillers[-1]):
            fillers = fillers[:-1]
        return len(fillers)

    def places_above(self, page: Any, began: int, lacking: float) -> Iterator[int]:
        """Where the figure could go up on ``page``, nearest first.

        ``began`` siblings stood on earlier pages, in part at least; ``lacking`` (CSS pixels) is how much higher than
        the white the figure is.
        """
        heights = {box.element: box.margin_height() for box in _blocks(page)}
        has_note = calls_note(self.boxes[self.first])
        for position in range(self.first - 1, max(began, 1) - 1, -1):
            box = self.boxes[position]
            if is_figure(box) or _leads_on(box) or (has_note and calls_note(box)):
                return
            lacking -= heights.get(box.element, 0)
            if lacking <= _ROUNDING and not _leads_on(self.boxes[position - 1]):
                yield position


def _blocks(box: Any) -> Iterator[Any]:
    """The blocks of elements in the flow of a page."""
    from weasyprint.formatting_structure import boxes

    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox):
            continue
        if isinstance(child, boxes.BlockLevelBox) and child.element is not None:
            yield child
        if not isinstance(child, boxes.LineBox):
            yield from _blocks(child)
