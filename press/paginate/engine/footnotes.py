"""Keeps a footnote on the page of its call."""

from press.paginate.engine.mend import mend

_MOVES_NOTES = "report = not context.in_column and can_break_now and not could_break_before"


def keep_footnotes_with_calls() -> None:
    """Stop WeasyPrint 70.0 from moving a footnote to the next page to win room for one more line of text.

    The rule for orphans and widows reports a placed note to the next page; nothing in CSS switches that off. The proof
    finds notes that stand elsewhere all the same. Raises
    RuntimeError where the source is not the one that this was written for.
    """
    from weasyprint.layout import block

    mend(block, "_linebox_layout", _MOVES_NOTES, "report = False", "block layout", "footnotes.py")
