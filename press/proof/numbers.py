"""The numbers that the engine printed are checked: each note on the page of its call, each page number right."""

from collections.abc import Collection, Sequence

from press.model.report import Report
from press.proof.expected import Block, Call, Expected, Folio
from press.proof.found import Found, Number
from press.proof.letters import quoted
from press.proof.paper import Piece, PrintedPage

# What a reference without a page names may have moved since it stood on the same page: lines above were shortened, and
# a figure gave way. The engine puts the number back where it is farther (press/paginate/engine/folios.py).
FARTHEST_UNNUMBERED = 1
# The foot of a page may be so much of the text on it (``@footnote`` in styles/pages.css), and a note is never split.
MOST_OF_PAGE = 0.45


def long_notes(
    expected: Expected, notes: Found, pages: Sequence[PrintedPage], margins: float
) -> dict[Block, set[Piece]]:
    """The notes that are higher than any foot of a page, and their print; ``margins`` (points) are above and below."""
    found = {}
    for note in expected.notes:
        span = notes.spans.get(note)
        pieces = span.stream.between(span.start, span.end) if span else []
        if not span or not pieces:
            continue
        height = max(piece.box.top for piece in pieces) - min(piece.box.bottom for piece in pieces)
        if height > MOST_OF_PAGE * (pages[span.first_page - 1].trim.height - margins):
            found[note] = set(pieces)
    return found


def check_notes(
    edition: str, expected: Expected, text: Found, notes: Found, long: Collection[Block], report: Report
) -> None:
    """Every note stands on the page of its call, entire, under the number that calls it.

    Of those that are too long for a page (``long``), nothing else is told: all that is wrong with them follows from it.
    """
    calls = {number.item.note: number for number in text.numbers if isinstance(number.item, Call)}
    marks = {number.item.note: number for number in notes.numbers if isinstance(number.item, Call)}
    for count, note in enumerate(expected.notes, 1):
        call, span = calls.get(count), notes.spans.get(note)
        if call is None or span is None:
            continue
        hint = "shorten it, or call it elsewhere"
        if note in long:
            message = f"note {call.printed} is longer than the foot of a page in '{edition}' can be"
            report.error(note.place, message, "put a part of it into the text, or into a box")
            continue
        if span.first_page != call.page:
            message = (
                f"'{edition}' calls note {call.printed} on page {call.page} and prints it on page {span.first_page}"
            )
            report.error(note.place, message, hint)
        if span.last_page != span.first_page:
            pages = f"it begins on page {span.first_page} and ends on page {span.last_page}"
            message = f"'{edition}' cuts note {call.printed}: {pages}"
            report.error(note.place, message, hint)
        if count in marks and marks[count].printed != call.printed:
            message = f"'{edition}' calls a note by the number {call.printed} and prints it as {marks[count].printed}"
            report.error(note.place, message, "report this: the text is right")


def check_folios(edition: str, expected: Expected, text: Found, report: Report) -> None:
    """Every page number in the text is that of the page on which what it names really begins."""
    for number in text.numbers:
        if isinstance(number.item, Folio):
            _check_folio(edition, expected, text, number, number.item.target, report)


def _check_folio(edition: str, expected: Expected, text: Found, number: Number, target: str, report: Report) -> None:
    index = expected.starts.get(target, len(expected.blocks))
    block = expected.blocks[index] if index < len(expected.blocks) else None
    span = text.spans.get(block) if block else None
    if block is None or span is None or span.first_page == number.printed:
        return
    named = f"{quoted(block.text)}, which begins on page {span.first_page}"
    message = f"'{edition}' gives page {number.printed} for {named}"
    if not number.printed:
        if abs(span.first_page - number.page) <= FARTHEST_UNNUMBERED:
            return
        message = f"'{edition}' gives no page, on page {number.page}, for {named}"
    report.error(number.block.place, message, "report this: the text is right")
