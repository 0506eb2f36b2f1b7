"""Shares, pairs and slopes, and what charts point out: every mistake with the line where it stands."""

from decimal import Decimal

import pytest

from press.model.dates import PartialDate
from press.model.report import Place, Report
from press.read.figures import read_figures

HEAD = "title: It changed\nsubtitle: Troops\nsource: NATO\nalternative: Some marks.\nunit: troops\n"
SHARES = f"""kind: stacked bars
{HEAD}whole: 100
data:
  - {{name: First, part: Allies, value: 66.7}}
  - {{name: First, part: Partners, value: 33.4}}
  - {{name: Last, part: Partners, value: 20}}
  - {{name: Last, part: Allies, value: 80}}
"""
DUMBBELLS = f"""kind: dumbbells
{HEAD}ends: [Planned, Sent]
highlight: [IFOR]
notes:
  - {{name: IFOR, text: reinforced, fact: a}}
data:
  - {{name: IFOR, first: 60000, second: 50000, second_shown: "about 50,000", fact: b}}
  - {{name: SFOR, first: 30000, second: 31000, fact: c}}
"""
SLOPES = f"""kind: slopes
{HEAD}moments: [1999, 2004-12]
data:
  - {{name: IFOR, first: 60000, second: 50000}}
"""
LINE = f"""kind: line
{HEAD}highlight: [North]
notes:
  - {{date: 1997, text: signed, fact: a}}
  - {{date: 1998, until: 1999-06, text: vote}}
  - {{series: North, date: 1996, text: engineers}}
data:
  - {{series: North, date: 1996, value: 60}}
  - {{series: North, date: 1999, value: 40}}
  - {{series: South, date: 1997, value: 42}}
"""


def read(text):
    report = Report()
    figures = read_figures({"figures/f.yaml": text.encode()}, Place("content/water"), report)
    return figures, [str(found).removeprefix("content/water/figures/") for found in report.diagnostics]


@pytest.mark.parametrize("text", [SHARES, DUMBBELLS, SLOPES, LINE], ids=["shares", "dumbbells", "slopes", "line"])
def test_a_comparison_is_read(text):
    figures, problems = read(text)
    assert problems == []
    assert len(figures) == 1


def test_parts_keep_the_order_of_the_first_row():
    (figure,), _ = read(SHARES)
    assert figure.content.names == ("Allies", "Partners")
    assert [part.value for part in figure.content.of("Last")] == [Decimal(80), Decimal(20)]


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        (
            SHARES,
            ("Name", "Allies (troops)", "Partners (troops)"),
            (("First", "66.7", "33.4"), ("Last", "80", "20")),
        ),
        (
            DUMBBELLS,
            ("Name", "Planned (troops)", "Sent (troops)"),
            (("IFOR", "60,000", "about 50,000"), ("SFOR", "30,000", "31,000"), ("IFOR", "Note: reinforced", "–")),
        ),
        (SLOPES, ("Name", "1999 (troops)", "December 2004 (troops)"), (("IFOR", "60,000", "50,000"),)),
        (
            LINE,
            ("Date", "Series", "troops"),
            (
                ("1996", "North", "60"),
                ("1999", "North", "40"),
                ("1997", "South", "42"),
                ("1997", "–", "Note: signed"),
                ("1998 to June 1999", "–", "Note: vote"),
                ("1996", "North", "Note: engineers"),
            ),
        ),
    ],
    ids=["shares", "dumbbells", "slopes", "line"],
)
def test_data_and_notes_are_told_as_a_table(text, columns, rows):
    (figure,), _ = read(text)
    assert (figure.equivalent.columns, figure.equivalent.rows) == (columns, rows)


def test_facts_of_notes_are_facts_of_the_figure():
    (figure,), _ = read(DUMBBELLS)
    assert figure.facts == ("b", "c", "a")


def test_a_slope_rests_on_both_moments():
    (figure,), _ = read(SLOPES)
    assert figure.statements[0].dates == (PartialDate(1999), PartialDate(2004, 12))


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (
            SHARES,
            "value: 20}",
            "value: 10}",
            "11: error: the parts of 'Last' add up to 90, not 100\n"
            "  hint: correct one of them, or add what is missing as a part of its own",
        ),
        (
            SHARES,
            "value: 33.4}",
            "value: 33.5}",
            "9: error: the parts of 'First' add up to 100.2, not 100\n"
            "  hint: correct one of them, or add what is missing as a part of its own",
        ),
        (
            SHARES,
            "Last, part: Allies",
            "Last, part: Partners",
            "12: error: 'Last' has the part 'Partners' twice\n  hint: leave one of them out",
        ),
        (
            SHARES,
            "whole: 100\n",
            "whole: 0\n",
            "7: error: 'whole': a whole is more than 0",
        ),
        (
            SHARES.replace("whole: 100\n", ""),
            "data:\n",
            "data:\n" + "".join(f"  - {{name: First, part: P{n}, value: 1}}\n" for n in range(5)),
            "1: error: 7 parts cannot be told apart, and 6 can\n  hint: join the smallest of them as 'Other'",
        ),
        (
            DUMBBELLS,
            "highlight: [IFOR]",
            "highlight: [IFRO]",
            "8: error: the figure has nothing called 'IFRO'\n  hint: did you mean 'IFOR'?",
        ),
        (
            DUMBBELLS,
            "{name: IFOR, text",
            "{name: Eufor, text",
            "10: error: the figure has nothing called 'Eufor'\n  hint: there are IFOR, SFOR",
        ),
        (
            DUMBBELLS,
            "{name: IFOR, text: reinforced",
            "{name: IFOR, words: reinforced",
            "10: error: unknown key 'words'\n  hint: known are fact, text, name",
        ),
        (
            SLOPES,
            "[1999, 2004-12]",
            "[1999, 1999]",
            "7: error: the second moment is not after the first\n  hint: change them",
        ),
        (
            LINE,
            "series: North, date: 1996, text",
            "series: North, date: 1997, text",
            "11: error: 'North' has no reading of 1997\n  hint: its readings are of 1996, 1999",
        ),
        (
            LINE,
            "until: 1999-06",
            "until: 1997",
            "10: error: the period of the note ends before it starts\n  hint: correct one of the two dates",
        ),
    ],
)
def test_a_mistake_is_told_by_its_line(text, old, new, told):
    assert old in text
    found = read(text.replace(old, new))[1]
    assert f"f.yaml:{told}" in found
