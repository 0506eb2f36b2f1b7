"""A Document becomes what an edition prints of it, in the edition's own order."""

from collections.abc import Collection

from press.arrange.forms import in_form
from press.arrange.handout import for_handout
from press.arrange.large_print import in_large_print
from press.model.document import Document
from press.model.edition import Arrangement
from press.model.report import Report

__all__ = ["arrange"]


def arrange(
    document: Document,
    arrangement: Arrangement,
    drawings: Collection[str],
    report: Report,
    is_long: bool = False,
) -> Document:
    """The document in the order that ``arrangement`` names; what it asks for and does not find is reported.

    ``drawings`` are the addresses of figures as they were drawn: some are in parts, where a page is too small.
    ``is_long`` is as in ``press.arrange.forms``.
    """
    match arrangement:
        case Arrangement.LARGE_PRINT:
            return in_large_print(in_form(document, is_long, is_large=True), drawings)
        case Arrangement.HANDOUT:
            return for_handout(document, report)
        case Arrangement.STANDARD:
            return in_form(document, is_long)
