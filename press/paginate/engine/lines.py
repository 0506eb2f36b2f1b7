"""Keeps a line whole that only the space at its end makes too long."""

from typing import Any

from press.paginate.engine.mend import mend

_FITS = "if resume_index is None and first_line_width <= max_width:"
_HANGS = (
    "if resume_index is None and (first_line_width <= max_width or "
    "_only_spaces_hang(text, style, context, max_width, justification_spacing)):"
)


def let_spaces_hang() -> None:
    """Let a space at the end of a text hang beyond the line, as CSS has it (CSS Text Level 3, 4.1.3).

    WeasyPrint 70.0 counts that space, which Pango does not, finds that the text "can't be split earlier", and breaks it
    after its first word. Raises RuntimeError where the source is not the one that this was written for.
    """
    from weasyprint.text import line_break

    line_break._only_spaces_hang = _only_spaces_hang
    mend(line_break, "split_first_line", _FITS, _HANGS, "line breaking", "lines.py")


def _only_spaces_hang(text: str, style: Any, context: Any, max_width: float, spacing: float) -> bool:
    """Whether ``text`` fits into ``max_width`` (CSS pixels) without the spaces at its end, where these collapse."""
    from weasyprint.text.line_break import create_layout, line_size

    words = text.rstrip(" ")
    if words == text or not words or style["white_space"] not in ("normal", "nowrap", "pre-line"):
        return False
    layout = create_layout(words, style, context, max_width, spacing)  # the line lives as long as its layout
    line, rest = layout.get_first_line()
    return rest is None and line_size(line, style)[0] <= max_width
