"""Notes and page numbers of pages that no engine makes at the moment; the pages are made by hand."""

from press.model.geometry import Box
from press.model.report import Place, Report
from press.proof.expected import Block, Call, Expected
from press.proof.match import match
from press.proof.numbers import check_notes
from press.proof.paper import Piece
from press.proof.stream import Stream
from tests.briefings import problems

BOX = Box(0, 0, 10, 10)
PLACE = Place("content/water/02-record.md", 5)


def piece(page: int, text: str) -> Piece:
    return Piece(page, 0, text, BOX, 8, "Source-Sans-3", True, 0)


def test_a_note_that_goes_on_on_the_next_page_is_told():
    called = Block("paragraph", "p", PLACE, ["Usefell.", Call(1)], "Use fell.")
    note = Block("note", "span", PLACE, [Call(1), "TownAsaysso,andTownBtoo."], "Town A says so, and Town B too.")
    text = match([called], Stream([piece(1, "Use fell."), piece(1, "1")]))
    notes = match([note], Stream([piece(1, "1 "), piece(1, "Town A says so,"), piece(2, "and Town B too.")]))
    report = Report()
    check_notes("a6", Expected([called], [note]), text, notes, (), report)
    assert problems(report) == [
        "content/water/02-record.md:5: error: 'a6' cuts note 1: it begins on page 1 and ends on page 2\n"
        "  hint: shorten it, or call it elsewhere"
    ]
