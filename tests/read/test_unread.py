"""One cause, one message: what cannot be read is never called missing, by whoever names what is in it."""

import pytest

from press.model.report import Report
from tests.briefings import BRIEFING, FACTS, INTRODUCTION, RECORD, SOURCES, problems, write_briefing
from tests.pipelines import shared_pipeline

BARS = """kind: bars
title: The first town used most
subtitle: Water in each town
source: "Town reports.[@town-report]"
alternative: Two bars; that of the first town is longer.
unit: Litres
nocheck: invented
data_file: use.csv
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = write_briefing(tmp_path)
    made.write("figures/use.yaml", BARS.encode())
    made.write("figures/use.csv", b"name,value\nTown A,12\n")
    made.write("02-record.md", (RECORD + "\n![](fig:use)\n\nSee [](#fig-use) and [](#introduction).\n").encode())
    return made


def told(folder):
    report = Report()
    shared_pipeline().document(folder.path, report)
    return [each.removeprefix("content/water/").partition("\n")[0] for each in problems(report)]


def test_all_is_well_as_it_stands(folder):
    assert told(folder) == []


TAB = "error: this is no YAML: found a tab character that violates indentation"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("facts.yaml", FACTS.replace("  type: p", "\ttype: p"), f"facts.yaml:3: {TAB}", id="facts"),
        pytest.param("sources.yaml", SOURCES.replace("  type: r", "\ttype: r"), f"sources.yaml:2: {TAB}", id="sources"),
        pytest.param("facts.yaml", "less-use: 20\n", "facts.yaml: error: this must be a list", id="no list"),
        pytest.param("facts.yaml", FACTS.encode("utf-16"), "facts.yaml:1: error: this is not UTF-8 text", id="UTF-16"),
        pytest.param(
            "facts.yaml", FACTS.replace("value: 20", "value: a fifth"),
            "facts.yaml:5: error: 'value': 'a fifth' is no number", id="a fact",
        ),
        pytest.param(
            "sources.yaml", SOURCES.replace("reliability: B", "reliability: Z"),
            "sources.yaml:10: error: 'reliability': 'Z' is not one of A, B, C, D, E, F", id="a source",
        ),
        pytest.param(
            "figures/use.yaml", BARS.replace("unit: Litres\n", ""),
            "figures/use.yaml:1: error: 'unit' is missing", id="a figure",
        ),
        pytest.param(
            "figures/use.csv", "name,value\nTown A,many\n",
            "figures/use.csv:2: error: 'value': 'many' is no number", id="a row",
        ),
        pytest.param(
            "figures/use.csv", "name\nTown A\n",
            "figures/use.csv:1: error: no column is called 'value'", id="a column",
        ),
        pytest.param(
            "figures/use.csv", "name,value\nÅland,3\n".encode("cp1252"),
            "figures/use.csv:2: error: this is not UTF-8 text", id="CSV",
        ),
        pytest.param("01-introduction.md", INTRODUCTION.replace("standfirst", "standfrist"), None, id="a chapter"),
        pytest.param(
            "01-introduction.md", INTRODUCTION.replace("title: Intro", "\ttitle: Intro"), None, id="a head with a tab",
        ),
        pytest.param("01-introduction.md", INTRODUCTION + "x" * 20_001, None, id="a line without end"),
        pytest.param("01-introduction.md", b"\xff\xfe", None, id="a chapter of bytes"),
    ],
)  # fmt: skip
def test_one_cause_has_one_message(folder, name, content, expected):
    folder.write(name, content if isinstance(content, bytes) else content.encode())
    found = told(folder)
    if expected is None:
        assert found
        assert {each.partition(":")[0] for each in found} == {name}
    else:
        assert found == [expected]


def test_what_has_nothing_to_do_with_it_is_still_told(folder):
    folder.write("facts.yaml", FACTS.replace("value: 20", "value: a fifth").encode())
    folder.write("01-introduction.md", (INTRODUCTION + "\nAnd [two]{fact=second-well}.\n").encode())
    assert told(folder) == [
        "01-introduction.md:9: error: no fact has the id 'second-well'",
        "facts.yaml:5: error: 'value': 'a fifth' is no number",
    ]


def test_a_record_that_cannot_be_opened_is_not_missing(folder):
    (folder.path / "briefing.yaml").unlink()
    (folder.path / "briefing.yaml").symlink_to("/etc/passwd")
    assert told(folder) == ["briefing.yaml: error: this link leads out of the briefing's folder"]


def test_a_picture_that_cannot_be_read_is_not_missing(folder):
    folder.write("figures/scan.png", b"II*\0")
    block = "\n/// figure | A wall\n\n![A wall of stone](figures/scan.png)\n///\n"
    folder.write("02-record.md", (RECORD + block).encode())
    assert "there is no picture" not in str(told(folder))


def test_a_broken_record_is_told_alone(folder):
    folder.write("briefing.yaml", BRIEFING.replace("version: 1.0.0", "\tversion: 1.0.0").encode())
    assert told(folder) == [f"briefing.yaml:6: {TAB}"]


def test_what_facts_would_date_is_not_asked_without_them(folder):
    folder.write("01-introduction.md", (INTRODUCTION + "\nThe well is [still]{fact=first-well} in use.\n").encode())
    folder.write("facts.yaml", FACTS.replace("  type: p", "\ttype: p").encode())
    assert told(folder) == [f"facts.yaml:3: {TAB}"]
