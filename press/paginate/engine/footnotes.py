"""Keeps a footnote on the page of its call."""

from typing import Any

from press.paginate.engine.mend import mend

_MOVES_NOTES = "report = not context.in_column and can_break_now and not could_break_before"


def keep_footnotes_with_calls() -> None:
    """Stop WeasyPrint 70.0 from moving a footnote to the next page to win room for one more line of text.

    The rule for orphans and widows reports a placed note to the next page; nothing in CSS switches that off. Raises
    RuntimeError where the source is not the one that this was written for.
    """
    from weasyprint.layout import block

    mend(block, "_linebox_layout", _MOVES_NOTES, "report = False", "block layout", "footnotes.py")


def misplaced_notes(document: Any) -> tuple[tuple[str, int, int], ...]:
    """The notes that do not stand on the page of their call: number, its page, the note's page (0: nowhere)."""
    calls: dict[str, int] = {}
    notes: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants(placeholders=True):
            tag = str(getattr(box, "element_tag", "") or "")
            kind = calls if tag.endswith("::footnote-call") else notes if tag.endswith("::footnote-marker") else None
            if kind is not None and (text := getattr(box, "text", "").strip("\u2060 ")):
                kind.setdefault(text, number)
    return tuple((note, page, notes.get(note, 0)) for note, page in calls.items() if notes.get(note, 0) != page)
