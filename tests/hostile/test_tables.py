"""CSV by strangers: data of figures, and lists of people. Formulas are those of OWASP, "CSV injection"."""

import os

import pytest

from press.model.report import Place, Report
from press.read import csv_text, read_recipients
from press.read.csv_text import parse_csv

FILE = Place("a.csv")
TOO_LARGE = "a.csv:2: this is no CSV: field larger than field limit (131072)"


def problems(text: str) -> list[str]:
    report = Report()
    parse_csv(text, FILE, report)
    return [f"{found.place}: {found.message}" for found in report.diagnostics]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param('a,b\n"x,1\n', "a.csv:2: this is no CSV: unexpected end of data", id="a quotation left open"),
        pytest.param('a,b\n"x"y,1\n', "a.csv:2: this is no CSV: ',' expected after '\"'", id="words behind one"),
        pytest.param("a,b\n1,2,3\n", "a.csv:2: this row has 3 cells, and there are 2 columns", id="a cell too many"),
        pytest.param("a,a\n1,2\n", "a.csv:1: two columns are called 'a'", id="two columns of one name"),
        pytest.param("", "a.csv:1: the first line names no columns", id="nothing"),
        pytest.param(",".join(map(str, range(101))), "a.csv:1: the table has more than 100 columns", id="columns"),
        pytest.param(f"a\n{'x' * 20_001}\n", "a.csv:2: a cell has more than 20000 characters", id="a long cell"),
        pytest.param(f"a\n{'x' * 200_000}\n", TOO_LARGE, id="longer"),
        pytest.param(f"a\n{'[ ' * 1001}\n", "a.csv:2: '[' stands here more than 1000 times", id="brackets"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(text, problem):
    assert problem in problems(text)


def test_rows_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(csv_text, "MOST_ROWS", 3)
    assert problems("a\n1\n2\n3\n4\n5\n") == ["a.csv:5: the table has more than 3 rows"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(1)"])
def test_formulas_in_a_list_of_people_are_refused(tmp_path, cell):
    (tmp_path / "people.csv").write_text(f"email,name\nann@example.org,{cell}\n", encoding="utf-8")
    report = Report()
    read_recipients(tmp_path / "people.csv", report)
    assert [f"{found.place}: {found.message}" for found in report.diagnostics] == [
        f"people.csv:2: the cell 'name' begins as a formula does: '{cell[:20]}'"
    ]


def test_a_pipe_is_no_list(tmp_path):
    os.mkfifo(tmp_path / "people.csv")
    report = Report()
    assert read_recipients(tmp_path / "people.csv", report) == ()
    assert [f"{found.place}: {found.message}" for found in report.diagnostics] == ["people.csv: this is no file"]
