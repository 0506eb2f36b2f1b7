"""How forms are printed: sheets, edges, weight and cost. Weights were computed by hand from the size of the paper."""

import doctest
from decimal import Decimal

import pytest

from press.advise import print_notes
from press.advise.print_notes import Printing, note_for_pages, note_for_sheets, waste
from press.model import paper, print_note
from press.model.edition import edition_named, folded_edition_named
from press.model.output import Pages, Sheets
from press.model.print_note import Price

PRINTING = Printing("water", Price(Decimal("0.05"), "EUR"), 5.25)


def pages(count: int, blanks: int = 0) -> Pages:
    return Pages(b"", count, (), blanks)


def test_a_report_is_printed_on_both_sides_and_stapled():
    note = note_for_pages(edition_named("a4"), pages(17), PRINTING)
    assert note.facts == "9 sheets of A4; both sides, long edge; 45 g; 5.2 % ink; 0.85 EUR"
    assert note.waste == "17 pages print on 9 sheets; one page less saves a sheet"
    assert note.steps[0] == "Print on A4, 80 g/m² or more, at 100 % (actual size)."
    assert note.steps[-1] == "Staple once, at the upper left."


def test_what_is_too_thick_for_a_stapler_is_bound():
    note = note_for_pages(edition_named("a4"), pages(60), PRINTING)
    assert note.steps[-1] == "Clip or bind it: 30 sheets are too many for a stapler."


def test_large_print_asks_for_matt_paper_that_does_not_show_through():
    note = note_for_pages(edition_named("large-print"), pages(2 * 10), PRINTING)
    assert note.steps[0] == "Print on A4, 90 g/m², matt, or more, at 100 % (actual size)."
    assert note.weight_g == 56  # 10 sheets × 0.06237 m² × 90 g/m²


def test_a_handout_is_one_sheet():
    note = note_for_pages(edition_named("handout"), pages(2), Printing("water", None, None))
    assert note.facts == "1 sheet of A4; both sides, long edge; 5 g"


def test_a_booklet_is_printed_on_the_short_edge_folded_and_stapled():
    folded = folded_edition_named("a5-sheets")
    assert folded is not None
    sheets = Sheets(b"", 5, 10, 20, "A4", True, 1.0, (0, 0.1, 0.2, 0.3, 0.4))
    note = note_for_sheets(folded, pages(20, blanks=3), sheets, PRINTING)
    assert note.facts == "5 sheets of A4; both sides, short edge; 25 g; 5.2 % ink; 0.50 EUR"
    assert note.waste == "17 pages print on 5 sheets; one page less saves a sheet"
    assert [step.split()[0] for step in note.steps] == ["Print", "Leave", "Fold", "Staple"]


def test_pages_of_a_booklet_point_to_its_sheets():
    note = note_for_pages(edition_named("a5"), pages(20), PRINTING)
    assert note.steps[0].endswith("To print a booklet on A4, print water-a5-sheets.pdf.")


def test_a_print_shop_is_promised_no_more_than_is_true():
    note = note_for_pages(edition_named("print-shop"), pages(20), PRINTING)
    assert "does not claim to be PDF/X" in note.steps[1]


@pytest.mark.parametrize(
    ("count", "per_sheet", "told"),
    [
        (1, 2, "1 page prints on 1 sheet; one page stays blank"),
        (2, 2, "2 pages print on 1 sheet"),
        (17, 4, "17 pages print on 5 sheets; one page less saves a sheet"),
        (18, 4, "18 pages print on 5 sheets; 2 pages stay blank"),
    ],
)
def test_what_is_wasted(count, per_sheet, told):
    assert waste(count, per_sheet) == told


@pytest.mark.parametrize("module", [print_notes, print_note, paper], ids=lambda module: module.__name__)
def test_the_examples_in_the_module_are_right(module):
    assert doctest.testmod(module).failed == 0
