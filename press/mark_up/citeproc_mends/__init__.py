"""What citeproc-py 0.11.1 needs mended, in its speed and in what it prints: the one place that touches its parts."""

from press.mark_up.citeproc_mends.numbers import mend_ranges
from press.mark_up.citeproc_mends.style import keep_order_of_authors, mended, remember_the_style

__all__ = ["keep_order_of_authors", "mend", "mended"]

MENDED_VERSION = "0.11.1"


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
    remember_the_style()
    mend_ranges()
    model.is_mended = True
