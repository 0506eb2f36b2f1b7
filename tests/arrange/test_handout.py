"""What the handout prints: the author's choice, or ours; and what is told where a choice leads nowhere."""

from dataclasses import replace

import pytest

from press.arrange import arrange
from press.model.briefing import GlossaryEntry, HandoutChoice, KeyFigure, Text
from press.model.document import Captioned, Point
from press.model.edition import Arrangement
from press.model.record import Status
from press.model.report import Place, Report
from press.read.figures import read_figures
from tests.arrange.documents import CHAPTER, DOCUMENT
from tests.arrange.test_large_print import TABLE
from tests.examine.briefings import briefing, fact
from tests.stages import evidence_of

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


def _arranged(points=DOCUMENT.key_points, **choice: object):
    briefing = replace(DOCUMENT.briefing, handout=HandoutChoice(PLACE, **choice), glossary=GLOSSARY)
    terms = (DOCUMENT.terms[0], replace(DOCUMENT.terms[0], term="WHO", html="The agency."))
    chapter = replace(CHAPTER, html=f"<p>Text.</p>{TABLE}{SCRUTINY}")
    report = Report()
    document = replace(DOCUMENT, briefing=briefing, key_points=points, terms=terms, chapters=(chapter,))
    return arrange(document, Arrangement.HANDOUT, (), report).handout, report


def test_without_a_choice_there_is_one():
    made = handout()
    assert made.table.startswith('<figure class="table short" id="tbl-use" data-source="content/small/01-record.md">')
    assert (made.questions_title, made.questions) == ("Before you vote", ("Who pays?", "Who <em>asked</em>?"))
    assert [term.term for term in made.terms] == ["Tariff"]  # no abbreviation
    assert made.figure == ""


def test_key_points_say_where_a_reference_leads_that_leads_nowhere_here():
    assert handout().key_points[0].html == "See chapter 1 of the briefing."


def test_a_reference_in_words_says_where_too_and_one_to_what_is_printed_stays():
    reference = '<a href="#{}" class="reference"{}>{}</a><span class="folio"></span>'
    record = reference.format("record", ' data-where="chapter 1"', "the record")
    table = reference.format("tbl-use", "", "Table 1")
    made, _ = _arranged(points=(Point("It fell.", f"See {record}; {table}."),))
    assert made.key_points[0].html == "See the record (chapter 1 of the briefing); Table 1."


def test_rows_that_were_chosen_are_printed_and_the_others_are_told_of():
    made = handout(table="tbl-use", rows=("Second",))
    assert "First" not in made.table
    assert '<p class="source">1 of the 2 rows; all are in Table 1 of the full briefing.</p>' in made.table


def test_terms_stand_in_the_order_of_the_choice():
    assert [term.term for term in handout(terms=("WHO", "Tariff")).terms] == ["WHO", "Tariff"]


FIGURE = (
    b"kind: bars\ntitle: Use fell\nsubtitle: Litres\nsource: Own count.\nalternative: One bar.\nunit: Litres\n"
    b"data:\n  - {name: First, value: 80, fact: drawn}\n"
)


def _fact_named(id, status):
    (made,) = evidence_of(briefing(facts=(fact(id),))).facts
    return replace(made, status=status)


LEDGER = (
    _fact_named("point", Status.NOT_CHECKED),
    _fact_named("cell", Status.SOURCED),
    _fact_named("answer", Status.VERIFIED),
    _fact_named("drawn", Status.DISPUTED),
    _fact_named("large", Status.VERIFIED),
    _fact_named("elsewhere", Status.CONTRADICTED),
)


def standing(*ids):
    """The last line of a handout on which these facts are marked; the facts marked elsewhere do not count."""
    span = {id: f'<span data-fact="{id}">Words</span>' for id in (fact.id for fact in LEDGER)}
    html = {id: span[id] if id in ids else "Words" for id in span}
    chapter = replace(
        CHAPTER,
        html=f"<p>{span['elsewhere']}</p>{TABLE.replace('>80<', '>' + html['cell'] + '<')}"
        f'<aside class="scrutiny" id="ask"><p class="title">Ask</p><ul><li>{html["answer"]}</li></ul></aside>',
    )
    document = replace(
        DOCUMENT,
        evidence=replace(DOCUMENT.evidence, facts=LEDGER),
        key_points=(Point("It fell.", html["point"]),),
        chapters=(chapter,),
        terms=(),
    )
    return arrange(document, Arrangement.HANDOUT, (), Report()).handout.facts


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        pytest.param((), "None of its statements is tied to the ledger of facts.", id="none"),
        pytest.param(
            ("point",), "No person has confirmed its one marked fact: it was not checked.", id="in a key point"
        ),
        pytest.param(
            ("cell",), "No person has confirmed its one marked fact: it rests on a source on record.", id="in a table"
        ),
        pytest.param(("answer",), "A person has verified its one marked fact against a source.", id="in a question"),
        pytest.param(
            ("point", "cell", "answer"),
            "No person has confirmed 2 of its 3 marked facts: 1 was not checked and 1 rests on a source on record. "
            "A person has confirmed the other one.",
            id="several",
        ),
    ],
)
def test_the_last_line_says_what_the_ledger_supports(ids, said):
    assert standing(*ids) == said


def test_the_last_line_counts_facts_that_are_drawn_or_printed_large():
    (figure,) = read_figures({"figures/use.yaml": FIGURE}, Place("content/small"), Report())
    drawn = f'<figure class="figure drawn" id="{figure.anchor}"><img src="figures/use.svg"></figure>'
    small = replace(
        DOCUMENT.briefing, key_figures=(KeyFigure("80", "litres", "large", PLACE),), figures=(figure,), facts=()
    )
    shown = replace(CHAPTER, html=drawn)
    document = replace(
        DOCUMENT,
        briefing=small,
        evidence=replace(DOCUMENT.evidence, facts=LEDGER),
        chapters=(shown,),
        terms=(),
        tables=(),
        figures=(Captioned("fig-use", "Figure 1", "Use fell", PLACE),),
    )
    assert arrange(document, Arrangement.HANDOUT, (), Report()).handout.facts == (
        "No person has confirmed 1 of its 2 marked facts: it is disputed. A person has confirmed the other one."
    )


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
