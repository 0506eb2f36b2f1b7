"""Columns that are filled one after the other are laid out once.

WeasyPrint 70.0 lays all columns out to measure them, and then again to keep them. What it measures says how high those
columns are that are balanced, and how much room is left above their notes: it changes nothing where there is neither.
"""

from typing import Any

from press.paginate.engine.mend import mend

_MEASURES = """page_is_empty = stop_rendering = balancing = False
        while True:"""
_IF_NEEDED = """page_is_empty = stop_rendering = balancing = False
        while _has_to_be_measured(style, column_children, index == columns_and_blocks[-1][0]):"""


def lay_out_filled_columns_once() -> None:
    """Measure where that is needed. Raises RuntimeError where the source is another, as ``mend`` does."""
    from weasyprint.layout import column

    column._has_to_be_measured = _has_to_be_measured
    mend(column, "columns_layout", _MEASURES, _IF_NEEDED, "layout of columns", "columns.py")


def _has_to_be_measured(style: Any, children: list[Any], is_last: bool) -> bool:
    """Whether the height of columns depends on what is in them; those before a block across all are balanced."""
    return style["column_fill"] == "balance" or not is_last or any(map(_has_note, children))


def _has_note(box: Any) -> bool:
    return bool(box.footnote) or any(map(_has_note, getattr(box, "children", ())))
