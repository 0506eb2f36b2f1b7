"""Vega-Lite by authors: what is refused before it is drawn, and what Vega-Lite itself cannot draw."""

import json

import pytest

from press.draw import Draughtsman
from press.model.drawing import Ink, figure_size
from press.model.report import Place, Report
from press.read.figures import read_figures
from tests.draw.svg_read import root_of, words_of

HEAD = """kind: vega-lite
title: It fell
subtitle: Troops
source: NATO
alternative: A line that falls.
nocheck: invented
data:
  - {year: "1995", troops: "10"}
  - {year: "1996", troops: "30"}
spec: |
"""


def read(spec):
    text = spec if isinstance(spec, str) else json.dumps(spec, indent=1)
    body = "".join(f"  {line}\n" for line in text.split("\n"))
    report = Report()
    return read_figures({"figures/f.yaml": (HEAD + body).encode()}, Place("content/water"), report), report


def said(report):
    return [str(found).removeprefix("content/water/figures/f.yaml:") for found in report.diagnostics]


LINE = {"mark": "line", "encoding": {"x": {"field": "year"}, "y": {"field": "troops", "type": "quantitative"}}}
OUTSIDE = "is refused: figures read nothing from outside"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"data": {"url": "https://example.org/a.csv"}}, "'url'"),
        ({"transform": [{"lookup": "a", "from": {"data": {"url": "../../secrets.csv"}}}]}, "'url'"),
        ({"mark": {"type": "line", "href": "https://example.org/"}}, "'href'"),
        ({"encoding": {"href": {"value": "x"}}}, "'href'"),
        ({"title": "https://example.org/a.svg"}, "'https://example.org/a.svg'"),
        ({"title": "//example.org/a"}, "'//example.org/a'"),
        ({"title": "file:///etc/passwd"}, "'file:///etc/passwd'"),
        ({"title": "data:text/csv,a"}, "'data:text/csv,a'"),
        ({"title": "../secret"}, "'../secret'"),
        ({"title": "/etc/passwd"}, "'/etc/passwd'"),
        ({"title": {"text": ["a", "https://example.org/"]}}, "'https://example.org/'"),
        ({"mark": "image"}, "'image'"),
        ({"mark": {"type": "image"}}, "'image'"),
        ({"datasets": {"a": []}}, "'datasets'"),
    ],
)
def test_what_points_outside_is_refused(change, message):
    figures, report = read({**LINE, **change})
    assert figures == ()
    assert any(f"error: {message} {OUTSIDE}" in found for found in said(report))


def test_the_line_is_told():
    _, report = read({**LINE, "usermeta": {}, "title": "https://example.org/"})
    assert said(report) == [
        "22: error: 'usermeta' is refused: figures read nothing from outside\n  hint: put the data under 'data:'",
        "23: error: 'https://example.org/' is refused: figures read nothing from outside\n  hint: leave it out",
    ]


def test_data_stand_outside_the_specification():
    _, report = read({"data": {"values": [{"a": 1}]}, **LINE})
    assert said(report) == [
        "12: error: the specification brings data of its own\n  hint: put them under 'data:', where facts are checked"
    ]


@pytest.mark.parametrize("expression", ["now()", "random()", "sampleNormal()"])
def test_what_changes_from_build_to_build_is_refused(expression):
    _, report = read({**LINE, "transform": [{"calculate": expression, "as": "a"}]})
    assert [found.split("\n")[0].split("error: ")[1] for found in said(report)] == [
        f"'{expression}' differs from build to build"
    ]


def test_broken_json_is_told_by_line():
    _, report = read('{\n"mark": "line",\n}')
    (found,) = said(report)
    assert found.startswith("13: error: this is no JSON: ")
    assert found.endswith("hint: check commas and quotation marks")


def test_another_language_is_refused():
    _, report = read({**LINE, "$schema": "https://vega.github.io/schema/vega/v5.json"})
    assert said(report) == [
        "10: error: 'https://vega.github.io/schema/vega/v5.json' is not the schema of Vega-Lite\n  hint: leave it out"
    ]


def test_its_own_schema_is_allowed():
    figures, report = read({**LINE, "$schema": "https://vega.github.io/schema/vega-lite/v5.json"})
    assert figures
    assert said(report) == []


def draw(spec, size="a4"):
    (figure,), report = read(spec)
    assert said(report) == []
    return Draughtsman().draw(figure, figure_size(size), Ink.COLOUR, report), report


def test_what_vega_lite_cannot_draw_is_told():
    drawings, report = draw({"mark": "lines", "encoding": {"x": {"field": "year"}}})
    assert drawings == ()
    (found,) = said(report)
    assert found.startswith("10: error: Vega-Lite cannot draw this: ")


def test_what_is_too_wide_is_told():
    drawings, report = draw({"hconcat": [{**LINE, "width": 400}, {**LINE, "width": 400}]})
    assert drawings == ()
    (found,) = said(report)
    assert "points wide, and 482 fit on a4" in found


def test_its_labels_are_those_of_its_rows():
    drawings, _ = draw(LINE)
    assert {"1995", "1996"} <= {words.text for words in words_of(root_of(drawings[0].svg))}
