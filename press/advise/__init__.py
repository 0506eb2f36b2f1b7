"""Finished pages and sheets become advice for those who print them: how, with how much ink, and what is over."""

from press.advise.budget import Measured, tell_over_budget, tell_pulled
from press.advise.ink import mean_ink_percent
from press.advise.print_notes import Printing, note_for_pages, note_for_sheets

__all__ = [
    "Measured",
    "Printing",
    "mean_ink_percent",
    "note_for_pages",
    "note_for_sheets",
    "tell_over_budget",
    "tell_pulled",
]
