"""Figures against the ledger: each disagreement once, with the line of the row."""

from decimal import Decimal

import pytest

from press.draw import check_figure_facts
from press.model.dates import PartialDate
from press.model.record import Fact, Importance, Status, Value
from press.model.report import Place, Report
from press.read.figures import read_figures
from tests.draw.conftest import FIGURES, ROOT

LEDGER = Place("content/water/facts.yaml", 3)


def fact(id, *values, claim="", as_of=None):
    return Fact(
        id=id,
        claim=claim,
        type="number",
        importance=Importance.KEY,
        values=tuple(values),
        as_of=as_of,
        confidence="high",
        proposed_by_ai=True,
        status=Status.SOURCED,
        caveat="",
        reason="",
        evidence=(),
        checked=None,
        recheck_after=None,
        place=LEDGER,
    )


FACTS = (
    fact("strength", Value(Decimal(4500), "personnel"), Value(Decimal(33), "countries")),
    fact("start", Value(date=PartialDate(1999, 6, 12)), Value(Decimal(1244), "resolution number")),
    fact("sorties", Value(Decimal(9700), "strike sorties")),
)


def figure(kind, rows, options=""):
    head = f"kind: {kind}\ntitle: It fell\nsubtitle: Troops\nsource: NATO\nalternative: Some bars.\n"
    lines = "".join(f"  - {{{row}}}\n" for row in rows)
    report = Report()
    made = read_figures({"figures/f.yaml": f"{head}{options}data:\n{lines}".encode()}, Place("content/water"), report)
    assert report.diagnostics == ()
    return made


def said(figures, facts=FACTS):
    report = Report()
    check_figure_facts(figures, facts, report)
    return [str(found) for found in report.diagnostics]


BARS = "unit: Troops\ncounts: [personnel, troops]\n"


def test_a_figure_that_agrees_is_passed():
    assert said(figure("bars", ["name: KFOR, value: 4500, shown: 'about 4,500', fact: strength"], BARS)) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "name: KFOR, value: 4600, fact: strength",
            "the figure says '4,600', the ledger says 4,500 personnel, 33 countries (fact 'strength')\n"
            "  hint: correct one of the two, here or in content/water/facts.yaml:3",
        ),
        (
            "name: KFOR, value: 4500, shown: '4,600', fact: strength",
            "the figure says '4,600', the ledger says 4,500 personnel, 33 countries (fact 'strength')\n"
            "  hint: correct one of the two, here or in content/water/facts.yaml:3",
        ),
        (
            "name: KFOR, value: 4500, fact: strenght",
            "no fact has the id 'strenght'\n  hint: did you mean 'strength'?",
        ),
        (
            "name: KFOR, value: 4500",
            "this row of the figure rests on no fact\n"
            "  hint: add 'fact: …' with its id, or say once for the whole figure why not: 'nocheck: …'",
        ),
        (
            "name: Libya, value: 9700, fact: sorties",
            "the ledger counts strike sorties here, and this figure counts personnel, troops\n"
            "  hint: numbers of different counts do not share an axis: use the kind 'numbers', or add to 'counts:'",
        ),
    ],
)
def test_a_disagreement_is_told(row, message):
    assert said(figure("bars", [row], BARS)) == [f"content/water/figures/f.yaml:9: error: {message}"]


@pytest.mark.parametrize("start", ["1999", "1999-06", "1999-06-12"])
def test_a_date_may_say_less_than_the_ledger(start):
    row = f"name: KFOR, start: {start}, continuing: true, fact: start"
    assert said(figure("timeline", [row], "first_year: 1995\nlast_year: 2000\n")) == []


@pytest.mark.parametrize("start", ["1999-06-13", "1999-07", "1998"])
def test_another_date_is_told(start):
    row = f"name: KFOR, start: {start}, continuing: true, fact: start"
    (found,) = said(figure("timeline", [row], "first_year: 1995\nlast_year: 2000\n"))
    assert (
        f"the figure says '{PartialDate.parse(start)}', the ledger says 12 June 1999, 1,244 resolution number" in found
    )


@pytest.mark.parametrize("words", ["since 1999", "since 12 June 1999", "1999 (resolution 1244)", "1999–99"])
def test_words_may_name_what_the_ledger_records(words):
    row = f"label: Kosovo, detail: '{words}', at: [21, 42], fact: start"
    assert said(figure("map", [row], "frame: [0, 30, 40, 50]\n")) == []


@pytest.mark.parametrize("words", ["since 1998", "5,000 troops", "1244.5"])
def test_other_numbers_in_words_are_told(words):
    row = f"label: Kosovo, detail: '{words}', at: [21, 42], fact: start"
    assert len(said(figure("map", [row], "frame: [0, 30, 40, 50]\n"))) == 1


NOTED = "unit: Troops\nnotes:\n  - {name: KFOR, text: %s, fact: strength}\n"


def test_a_note_is_held_against_its_fact():
    row = "name: KFOR, value: 4500, fact: strength"
    assert said(figure("bars", [row], NOTED % "from 33 countries")) == []
    assert said(figure("bars", [row], NOTED % "from 34 countries")) == [
        "content/water/figures/f.yaml:8: error: the figure says '34', the ledger says 4,500 personnel, 33 countries "
        "(fact 'strength')\n  hint: correct one of the two, here or in content/water/facts.yaml:3"
    ]


def test_both_values_of_a_pair_and_both_moments_are_held_against_facts():
    rows = ["name: KFOR, first: 4500, second: 4600, fact: [strength, start]"]
    (found,) = said(figure("dumbbells", rows, "unit: troops\nends: [A, B]\n"))
    assert "the figure says '4,600'" in found
    rows = ["name: KFOR, first: 4500, second: 4500, fact: [strength, start]"]
    (found,) = said(figure("slopes", rows, "unit: troops\nmoments: [1999-06, 2003]\n"))
    assert "the figure says '2003'" in found


def test_a_reason_stands_in_for_facts():
    assert said(figure("bars", ["name: A, value: 1"], "nocheck: invented\nunit: Troops\n")) == []


def test_a_reason_does_not_excuse_what_is_wrong():
    assert len(said(figure("bars", ["name: A, value: 1, fact: strength"], "nocheck: invented\nunit: Troops\n"))) == 1


def test_the_flagship_agrees_with_its_ledger():
    from press.read import read_briefing

    report = Report()
    briefing = read_briefing(ROOT / "content" / "nato-peace-enforcement", report)
    assert briefing is not None
    assert len(briefing.figures) == 5
    check_figure_facts(briefing.figures, briefing.facts, report)
    assert [str(found) for found in report.diagnostics if "figures/" in found.place.path] == []


def test_every_figure_has_a_table_of_its_data():
    for each in FIGURES:
        table = each.equivalent
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(cell for row in table.rows for cell in row)
        assert each.is_decoration == (not table.rows)
