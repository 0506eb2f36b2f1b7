"""How pages are filled: blank ones that make a booklet come out even, and how many lines are over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

BLANK = "blank"


def keep_blanks(document: Any, multiple: int) -> int:
    """Of the pages of type "blank", keep so many that the number of all is a multiple; tells how many.

    The template has as many as could be needed, so the document is laid out once. They stand where no page number is
    printed after them.
    """
    blanks = [page for page in document.pages if _kind(page) == BLANK]
    if not blanks:
        return 0
    written = len(document.pages) - len(blanks)
    kept = -written % multiple
    dropped = blanks[kept:]
    document.pages[:] = [page for page in document.pages if page not in dropped]
    return kept


def _kind(page: Any) -> str:
    return str(page._page_box.page_type.name or "")


@dataclass(frozen=True)
class Fill:
    """``over`` is how many lines stand on pages after those allowed.

    ``blocks`` are the parts that have a name in ``data-part``, in order, with the lines that each takes.
    """

    over: int
    blocks: tuple[tuple[str, int], ...]


def fill(document: Any, pages: int) -> Fill:
    """Measure a document that may have so many pages, in lines of its running text."""
    over = 0.0
    heights: dict[str, float] = {}
    line = 0.0
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        line = line or _line_height(box)
        low = max((bottom for bottom in _bottoms(box)), default=box.content_box_y())
        if number > pages:
            over += low - box.content_box_y()
        for name, height in _parts(box):
            heights[name] = heights.get(name, 0.0) + height
    line = line or 1.0
    blocks = tuple((name, round(height / line)) for name, height in heights.items())
    return Fill(-int(-over // line), blocks)


def _line_height(box: Any) -> float:
    body = next((inner for inner in box.descendants() if inner.element_tag == "body"), None)
    size: Any = body.style["line_height"] if body is not None else None
    return float(getattr(size, "value", 0.0))


def _bottoms(page: Any) -> Iterator[float]:
    """The lower edges of what is seen in the text area of a page: lines and pictures."""
    from weasyprint.formatting_structure import boxes

    for child in page.children:
        if isinstance(child, boxes.MarginBox):
            continue
        for box in (child, *child.descendants(placeholders=True)):
            if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
                yield box.position_y + box.margin_height()


def _parts(page: Any) -> Iterator[tuple[str, float]]:
    for box in page.descendants():
        element = getattr(box, "element", None)
        if element is not None and box.element_tag == element.tag and (name := element.get("data-part")):
            yield name, box.border_height()
