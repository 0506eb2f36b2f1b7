"""What citeproc-py 0.11.1 needs mended, in its speed and in what it prints: the one place that touches its parts."""

from press.mark_up.citeproc_mends.choices import mend_conditions, mend_delimiters, mend_positions, mend_substitutes
from press.mark_up.citeproc_mends.numbers import mend_ranges
from press.mark_up.citeproc_mends.style import (
    has_list,
    has_term,
    keep_order_of_authors,
    mend_seams,
    mend_terms,
    mend_title_case,
    mended,
    remember_the_source,
    remember_the_style,
    whole_or_part,
    words_of_style,
)
from press.mark_up.citeproc_mends.trace import Printed, keep_trace, traced
from press.mark_up.citeproc_mends.variables import mend_date_ranges, mend_labels, mend_variables

__all__ = [
    "Printed",
    "has_list",
    "has_term",
    "keep_order_of_authors",
    "mend",
    "mended",
    "traced",
    "whole_or_part",
    "words_of_style",
]

MENDED_VERSION = "0.11.1"
_MENDS = (
    remember_the_style,
    remember_the_source,
    keep_trace,
    mend_ranges,
    mend_variables,
    mend_conditions,
    mend_positions,
    mend_delimiters,
    mend_labels,
    mend_date_ranges,
    mend_substitutes,
    mend_seams,
    mend_title_case,
    mend_terms,
)


def mend() -> None:
    """Mend citeproc-py, once in a process.

    Raises RuntimeError for another version: what is put in the place of its parts was written for this one.
    """
    import citeproc
    from citeproc import model

    if getattr(model, "is_mended", False):
        return
    if citeproc.__version__ != MENDED_VERSION:
        raise RuntimeError(f"the mends are for citeproc-py {MENDED_VERSION}, and this is {citeproc.__version__}")
    for each in _MENDS:
        each()
    model.is_mended = True
