"""A table that goes on overleaf says there which one it is, above the head that it repeats.

WeasyPrint 70.0 repeats the head of a table and not its caption. A stylesheet sets the words behind the caption, as
``caption::after``; they are taken out of it and laid out above each further part of the table, which gets the room
that they and their margins need. Once the pages are laid out the words become boxes of the margin, for a reader of the
tags knows in which table they are: what stands in a margin is an artifact (ISO 14289-1, 7.8).
"""

from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import Any

from press.paginate.engine.mend import replace

# Of the sources of what is replaced, in WeasyPrint 70.0.
_WRAP_SHA256 = "553a9b0e8a111fe0af4b0aeca4e681ebd329b9f61222725a430190e940e7e252"
_LAYOUT_SHA256 = "6594fa40743fbc0bd49b2ba12682897bfa86b75b7f6f1e395d8ba947b0641376"

_WORDS = "caption::after"
_AT = "@continued"


def say_which_tables_go_on() -> None:
    """Take the words, and lay them out. Raises RuntimeError where the source is another, as ``replace`` does."""
    from weasyprint.formatting_structure import build
    from weasyprint.layout import table

    what, here = "making and layout of tables", "continued.py"
    replace(build, "wrap_table", _with_words, _WRAP_SHA256, what, here)
    replace(table, "table_layout", _below_words, _LAYOUT_SHA256, what, here)


def _with_words(original: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    from weasyprint.formatting_structure import boxes
    from weasyprint.formatting_structure.build import inline_in_block

    def wrap_table(box: Any, given: Iterable[Any]) -> Any:
        """Keep for a table the words that its caption ends with."""
        children, words = list(given), list[Any]()
        for caption in (child for child in children if isinstance(child, boxes.TableCaptionBox)):
            words += (inner for inner in caption.children if inner.element_tag == _WORDS)
            caption.children = [inner for inner in caption.children if inner not in words]
        wrapper = original(box, children)
        wrapper.get_wrapped_table().words = inline_in_block(words[0]) if words else None
        return wrapper

    return wrap_table


def _below_words(original: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    def table_layout(context: Any, table: Any, bottom_space: float, skip_stack: Any, *rest: Any) -> tuple[Any, ...]:
        """Leave room above all parts of a table but the first, and fill it."""
        if skip_stack is None or getattr(table, "words", None) is None:
            return original(context, table, bottom_space, skip_stack, *rest)
        words = _laid_out(context, table)
        table.padding_top = words.margin_height()
        laid_out, *others = original(context, table, bottom_space, skip_stack, *rest)
        table.padding_top = 0
        if laid_out is not None:
            laid_out.continued = words
        return (laid_out, *others)

    return table_layout


def _laid_out(context: Any, table: Any) -> Any:
    from weasyprint.layout.block import block_container_layout
    from weasyprint.layout.percent import resolve_percentages

    words = table.words.deepcopy()
    resolve_percentages(words, table)
    words.position_x, words.position_y, words.width = table.content_box_x(), table.position_y, table.width
    return block_container_layout(
        context, words, -inf, None, True, [], [], None, None, None, discard=False, max_lines=None
    )[0]


def print_words_of_tables(document: Any) -> None:
    """Put the words where their tables are; ``document`` is laid out, and not yet drawn."""
    for page in (each._page_box for each in document.pages):
        page.children = [*page.children, *(_in_margin(table) for table in _continued(page))]


def _continued(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)  # absolutely placed boxes stand in a placeholder
    if isinstance(box, boxes.MarginBox | boxes.LineBox):
        return
    if getattr(box, "continued", None) is not None:
        yield box
    for child in getattr(box, "children", ()):
        yield from _continued(child)


def _in_margin(table: Any) -> Any:
    """The words as a box of the margin; a table may have moved since it was laid out."""
    from weasyprint.formatting_structure import boxes

    words = table.continued
    words.translate(table.content_box_x() - words.position_x, table.position_y - words.position_y)
    box = boxes.MarginBox(_AT, words.style)
    box.__dict__ |= {**words.__dict__, "element": None, "element_tag": None, "at_keyword": _AT}
    for inner in (box, *box.descendants()):
        inner.background = None  # those of all other boxes are known by now
    return box
