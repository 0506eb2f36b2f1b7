"""The lines of a page are numbered in its margin, after layout: CSS cannot count lines.

A stylesheet sets a margin box with a stand-in, ``@left-top``, on every page that is to have numbers. It is copied for
each line that shows its number, and the copy moved to the baseline of that line. So no line breaks differently for
them, and a reader of the tags is not read any: what stands in a margin is an artifact (ISO 14289-1, 7.8).
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

EVERY = "data-line-numbers"  # of the root: every so many lines a number is printed
_MARGIN = "@left-top"
_ONE_LINE_PX = 5  # what stands on baselines closer than this is one line: cells of a row, words and their note


def print_line_numbers(document: Any, root: Element) -> None:
    """Number the lines of each page from 1, if ``root`` asks for it; ``document`` is laid out, and not yet drawn."""
    every = int(root.get(EVERY, "0"))
    for page in (each._page_box for each in document.pages) if every else ():
        stand_in = next((box for box in page.children if getattr(box, "at_keyword", "") == _MARGIN), None)
        if stand_in is None:
            continue
        lines = enumerate(_baselines(page), 1)
        numbers = [_numbered(stand_in, number, at) for number, at in lines if number % every == 0]
        page.children = [*(box for box in page.children if box is not stand_in), *numbers]


def _baselines(page: Any) -> list[float]:
    """Where the lines of the text of a page stand, from top to bottom; those beside each other are one."""
    from weasyprint.formatting_structure import boxes

    found: list[float] = []
    for child in page.children:
        if not isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox):
            found += (_baseline(line) for line in _all(child, boxes.LineBox) if _has_words(line))
    lines: list[float] = []
    for at in sorted(found):
        if not lines or at - lines[-1] > _ONE_LINE_PX:
            lines.append(at)
    return lines


def _all(box: Any, kind: type) -> Iterator[Any]:
    """The boxes of a kind that stand in no other of that kind; what a line holds stands on it, raised or not."""
    box = getattr(box, "_box", box)  # absolutely placed boxes stand in a placeholder
    if isinstance(box, kind):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _all(child, kind)


def _has_words(line: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return any(text.text.strip() for text in _all(line, boxes.TextBox))


def _baseline(box: Any) -> float:
    return float(box.position_y + box.baseline)


def _numbered(stand_in: Any, number: int, at: float) -> Any:
    """A copy of the box in the margin that shows a number on the baseline ``at``."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.text.line_break import split_first_line

    box = stand_in.deepcopy()
    line, text = next(_all(box, boxes.LineBox)), next(_all(box, boxes.TextBox))
    before = text.width
    text.text = str(number)
    text.pango_layout, _, _, text.width, _, _ = split_first_line(text.text, text.style, None, None, 0)
    text.translate(dx=before - text.width)  # the margin box sets its words to the right
    box.translate(dy=at - _baseline(line))
    return box
