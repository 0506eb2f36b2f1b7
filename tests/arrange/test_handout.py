"""What the handout prints: the author's choice, or ours; and what is told where a choice leads nowhere."""

from dataclasses import replace

import pytest

from press.arrange import arrange
from press.model.briefing import GlossaryEntry, HandoutChoice, Text
from press.model.edition import Arrangement
from press.model.report import Place, Report
from tests.arrange.documents import CHAPTER, DOCUMENT
from tests.arrange.test_large_print import TABLE

PLACE = Place("content/small/briefing.yaml", 40)
SCRUTINY = (
    '<aside class="scrutiny" id="ask"><p class="title">Before you vote</p><ol><li>Who pays?'
    '<span class="note" id="note-1">Text.</span></li><li data-line="9">Who <em data-line="9">asked</em>?</li></ol>'
    "</aside>"
)
GLOSSARY = (
    GlossaryEntry("Tariff", Text("The price.", PLACE), ""),
    GlossaryEntry("WHO", Text("The agency.", PLACE), "World Health Organization"),
)


def handout(**choice: object):
    made, report = _arranged(**choice)
    assert report.diagnostics == ()
    return made


def _arranged(**choice: object):
    briefing = replace(DOCUMENT.briefing, handout=HandoutChoice(PLACE, **choice), glossary=GLOSSARY)
    terms = (DOCUMENT.terms[0], replace(DOCUMENT.terms[0], term="WHO", html="The agency."))
    chapter = replace(CHAPTER, html=f"<p>Text.</p>{TABLE}{SCRUTINY}")
    report = Report()
    document = replace(DOCUMENT, briefing=briefing, terms=terms, chapters=(chapter,))
    return arrange(document, Arrangement.HANDOUT, (), report).handout, report


def test_without_a_choice_there_is_one():
    made = handout()
    assert made.table.startswith('<figure class="table short" id="tbl-use" data-source="content/small/01-record.md">')
    assert (made.questions_title, made.questions) == ("Before you vote", ("Who pays?", "Who <em>asked</em>?"))
    assert [term.term for term in made.terms] == ["Tariff"]  # no abbreviation
    assert made.figure == ""


def test_key_points_lose_links_and_page_numbers_that_lead_nowhere():
    assert handout().key_points[0].html == "See chapter 1."


def test_rows_that_were_chosen_are_printed_and_the_others_are_told_of():
    made = handout(table="tbl-use", rows=("Second",))
    assert "First" not in made.table
    assert '<p class="source">1 of the 2 rows; all are in Table 1 of the full briefing.</p>' in made.table


def test_terms_stand_in_the_order_of_the_choice():
    assert [term.term for term in handout(terms=("WHO", "Tariff")).terms] == ["WHO", "Tariff"]


def test_none_prints_no_table():
    assert handout(table="none").table == ""


@pytest.mark.parametrize(
    ("choice", "message", "hint"),
    [
        (
            {"table": "tbl-uses"},
            "the handout asks for the table 'tbl-uses', and there is none",
            "did you mean 'tbl-use'?",
        ),
        ({"rows": ("Sekond",)}, "the table has no row 'Sekond'", "did you mean 'Second'?"),
        ({"questions": "x"}, "the handout asks for the block of questions 'x', and there is none", "there are ask"),
        ({"figure": "fig-x"}, "the handout asks for the figure 'fig-x', and there is none", "the text has no figure"),
    ],
    ids=["table", "row", "questions", "figure"],
)
def test_a_choice_that_leads_nowhere_is_told(choice, message, hint):
    _, report = _arranged(**choice)
    assert [str(found) for found in report.diagnostics] == [f"{PLACE}: error: {message}\n  hint: {hint}"]
