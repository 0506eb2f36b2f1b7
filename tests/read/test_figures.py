"""What a figure's file may hold: every mistake with the line where it stands."""

import codecs

import pytest

from press.model.dates import PartialDate
from press.model.figure_content import short_dates
from press.model.report import Place, Report
from press.read.figures import read_figures

BARS = """kind: bars
title: KFOR was the largest force
subtitle: Troops, 1999
source: NATO
alternative: Two bars, the first twice as long as the second.
unit: Troops
data:
  - {name: KFOR, value: 50000, fact: kfor}
  - {name: SFOR, value: 25000, fact: [sfor-a, sfor-b]}
"""
TIMELINE = """kind: timeline
title: One went on
subtitle: Missions
source: NATO
alternative: Two bars, one with an arrow.
first_year: 1992
last_year: 2026
data:
  - {name: SFOR, start: 1996-12-20, end: 2004-12-02, fact: sfor}
  - {name: KFOR, start: 1999-06, continuing: true, fact: kfor}
"""
MAP = """kind: map
title: Two places
subtitle: Missions
source: NATO
alternative: A map of two places.
frame: [-10, 5, 78, 50]
data:
  - {label: Kosovo, areas: [Kosovo], continuing: true, fact: kfor}
  - {label: Adriatic, at: [15.6, 43], fact: adriatic}
"""
DOTS = """kind: dots
title: Counts differ
subtitle: Troops
source: NATO
alternative: A dot in a range.
unit: Troops
data:
  - {name: Harvest, low: 3500, value: 4500, high: 4800, fact: harvest}
"""
CSV = BARS.split("data:")[0] + "data_file: strength.csv\n"
GLOBE = "kind: globe\ncentre: [44, 30]\nrings:\n  - [66, 34]\n"


def read(text, csv=None, name="figures/strength.yaml"):
    report = Report()
    files = {name: text.encode(), **({"figures/strength.csv": csv.encode()} if csv is not None else {})}
    figures = read_figures(files, Place("content/water"), report)
    return figures, [str(found).removeprefix("content/water/figures/") for found in report.diagnostics]


def said(text, csv=None):
    return read(text, csv)[1]


@pytest.mark.parametrize("text", [BARS, TIMELINE, MAP, DOTS, GLOBE], ids=["bars", "timeline", "map", "dots", "globe"])
def test_a_figure_is_read(text):
    figures, problems = read(text)
    assert problems == []
    assert [figure.id for figure in figures] == ["strength"]


def test_facts_of_a_row_are_one_or_several():
    (figure,), _ = read(BARS)
    assert [amount.backing.facts for amount in figure.content.amounts] == [("kfor",), ("sfor-a", "sfor-b")]
    assert figure.facts == ("kfor", "sfor-a", "sfor-b")
    assert figure.anchor == "fig-strength"


def test_a_row_knows_its_line():
    (figure,), _ = read(BARS)
    assert [amount.backing.place.line for amount in figure.content.amounts] == [8, 9]


KINDS = (
    "there are timeline, map, bars, stacked bars, line, slopes, dots, dumbbells, multiples, numbers, vega-lite, globe"
)


@pytest.mark.parametrize(
    ("text", "old", "new", "line", "message", "hint"),
    [
        (BARS, "kind: bars", "kind: bar", 1, "there is no kind of figure 'bar'", "did you mean 'bars'?"),
        (BARS, "kind: bars", "kind: pie", 1, "there is no kind of figure 'pie'", KINDS),
        (BARS, "kind: bars\n", "", 0, "'kind' is missing", f"add a line 'kind: …'; {KINDS}"),
        (BARS, "title: KFOR was the largest force\n", "", 1, "'title' is missing", "add a line 'title: …'"),
        (
            BARS,
            "alternative: Two bars, the first twice as long as the second.\n",
            "",
            1,
            "'alternative' is missing",
            "add a line 'alternative: …'",
        ),
        (
            BARS,
            "alternative: Two bars, the first twice as long as the second.",
            "alternative: KFOR was the largest force.",
            5,
            "the alternative text repeats the title",
            "say what the figure shows",
        ),
        (
            BARS,
            "alternative: Two bars",
            f"alternative: {'Two bars ' * 30}",
            5,
            "the alternative text has 310 characters, and 250 are read well",
            "shorten it; the text equivalent says the rest",
        ),
        (BARS, "unit: Troops", "unit: Troops\nunits: a", 7, "unknown key 'units'", "did you mean 'unit'?"),
        (
            BARS,
            "value: 50000",
            "value: many",
            8,
            "'value': 'many' is no number",
            "write digits only, with a point for decimals: 4500 or 1.5",
        ),
        (BARS, "value: 50000", "value: -1", 8, "'value': an amount below 0 has no bar", ""),
        (BARS, "value: 50000", "valeu: 50000", 8, "unknown key 'valeu'", "did you mean 'value'?"),
        (TIMELINE, "continuing: true", "continuing: false", 10, "'KFOR' has no end", None),
        (
            TIMELINE,
            "end: 2004-12-02",
            "end: 2004-12-02, continuing: true",
            9,
            "'SFOR' both ends and continues",
            "give it either an 'end: …' or 'continuing: true'",
        ),
        (
            TIMELINE,
            "end: 2004-12-02",
            "end: 1994",
            9,
            "'SFOR' ends before it starts",
            "correct one of the two dates",
        ),
        (
            TIMELINE,
            "first_year: 1992",
            "first_year: 1998",
            9,
            "'SFOR' lies outside the years 1998 to 2026",
            "change 'first_year' or 'last_year'",
        ),
        (
            MAP,
            "at: [15.6, 43]",
            "at: [43]",
            9,
            "'at': write a place as [longitude, latitude], in degrees: [21.2, 42.7]",
            "",
        ),
        (MAP, ", at: [15.6, 43]", "", 9, "'Adriatic' has no place", "name 'areas: […]' or 'at: [21.2, 42.7]'"),
        (
            MAP,
            "[-10, 5, 78, 50]",
            "[78, 5, -10, 50]",
            6,
            "'frame': write a frame as [west, south, east, north], in degrees: [-10, 5, 78, 50]",
            "",
        ),
        (
            DOTS,
            "low: 3500",
            "low: 4600",
            8,
            "'Harvest' does not lie between its low and its high",
            "correct one of them",
        ),
        (
            BARS,
            "data:",
            "data_file: strength.csv\ndata:",
            1,
            "the figure has data and a file of data",
            "write rows under 'data:', or name a file: 'data_file: strength.csv'",
        ),
        (GLOBE, "[66, 34]", "[66, 134]", 4, None, ""),
    ],
)
def test_a_mistake_is_told_by_its_line(text, old, new, line, message, hint):
    assert old in text
    found = said(text.replace(old, new))
    where = f"strength.yaml:{line}: error: " if line else "strength.yaml: error: "
    expected = [each for each in found if each.startswith(where + (message or ""))]
    assert expected, found
    if hint is not None:
        assert (expected[0].partition("\n  hint: ")[2]) == hint


def test_a_figure_without_rows_is_told():
    assert said(BARS.split("data:")[0]) == [
        "strength.yaml:1: error: the figure has no data\n"
        "  hint: write rows under 'data:', or name a file: 'data_file: strength.csv'"
    ]
    assert said(BARS.split("data:")[0] + "data: []\n") == ["strength.yaml:7: error: there is no row of data"]


def test_a_csv_file_is_read():
    (figure,), problems = read(CSV, 'name,value,fact\n"KFOR, Kosovo",50000,kfor; start\n\nSFOR,25000,\n')
    assert problems == []
    rows = figure.content.amounts
    assert [(row.name, row.backing.facts, row.backing.place.line) for row in rows] == [
        ("KFOR, Kosovo", ("kfor", "start"), 2),
        ("SFOR", (), 4),
    ]


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("name,value\nKFOR,1,2\n", "2: error: this row has 3 cells, and there are 2 columns"),
        ("name,value\nKFOR,many\n", "2: error: 'value': 'many' is no number"),
        ("name,value\nKFOR,1\nSFOR,\n", "3: error: 'value' is missing"),
        ("name,valeu\nKFOR,1\n", "1: error: no column is called 'value'\n  hint: did you call it 'valeu'?"),
        ("name,value,valeu\nKFOR,1,2\n", "1: error: unknown column 'valeu'\n  hint: did you mean 'value'?"),
        (
            "name;value\nKFOR;1,250\n",
            "2: error: '1,250' in the column 'value' can be read in two ways\n"
            "  hint: write 1250 without a mark, or 1,2500 if it is a decimal",
        ),
        ("name,name\nKFOR,1\n", "1: error: two columns are called 'name'"),
        ("", "1: error: the first line names no columns"),
        ('name,value\n"KFOR,1\n', "2: error: this is no CSV: "),
        ('name,value\n"a\nb",1\nKFOR,x\n', "4: error: 'value': 'x' is no number"),
    ],
)
def test_a_mistake_in_a_csv_file_is_told_by_its_line(csv, message):
    found = said(CSV, csv)
    assert any(each.startswith(f"strength.csv:{message}") for each in found), found


@pytest.mark.parametrize(
    "name", ["../strength.csv", "/etc/passwd", "data/strength.csv", "C:\\a.csv", "https://e.org/a"]
)
def test_a_csv_file_elsewhere_is_refused(name):
    assert said(CSV.replace("strength.csv", name)) == [
        f"strength.yaml:7: error: the file '{name}' does not lie beside the figure\n"
        "  hint: copy it into the folder 'figures'"
    ]


EXCEL = 'name;value;shown\r\nNorway;12,5;"12,5"\r\nÅland;1.234,25;\r\n;;\r\n'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(EXCEL.encode("utf-8-sig"), id="semicolons"),
        pytest.param(f"sep=;\r\n{EXCEL}".encode(), id="a separator that is named"),
        pytest.param(EXCEL.replace(";", "\t").encode("utf-16"), id="tabs, UTF-16"),
        pytest.param(EXCEL.replace(";", "\t").encode("utf-16-be").join([codecs.BOM_UTF16_BE, b""]), id="big ends"),
    ],
)
def test_what_excel_writes_is_read(content):
    report = Report()
    files = {"figures/strength.yaml": CSV.encode(), "figures/strength.csv": content}
    [figure] = read_figures(files, Place("content/water"), report)
    assert report.diagnostics == ()
    rows = [(row.name, str(row.value), row.shown) for row in figure.content.amounts]
    assert rows == [("Norway", "12.5", "12,5"), ("Åland", "1234.25", "1,234.25")]


def test_another_encoding_is_refused_once_in_the_words_of_excel():
    report = Report()
    files = {"figures/strength.yaml": CSV.encode(), "figures/strength.csv": "name,value\nÅland,3\n".encode("cp1252")}
    assert read_figures(files, Place("content/water"), report) == ()
    assert [str(found) for found in report.diagnostics] == [
        "content/water/figures/strength.csv:2: error: this is not UTF-8 text\n"
        "  hint: in Excel: 'File', 'Save As', and as file type 'CSV UTF-8 (Comma delimited)'"
    ]


def test_a_csv_file_that_is_not_there_is_told():
    assert said(CSV.replace("strength.csv", "strenght.csv"), "name,value\nKFOR,1\n") == [
        "strength.yaml:7: error: there is no file 'strenght.csv' beside the figure\n"
        "  hint: did you mean 'strength.csv'?"
    ]


def test_a_name_with_capitals_is_refused():
    _, problems = read(BARS, name="figures/Strength.yaml")
    assert problems == [
        "Strength.yaml: error: 'Strength' is no name for a figure\n  hint: use lower-case letters, digits and hyphens"
    ]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1996-12-20", "2004-12-02", "1996–2004"),
        ("2003-08-11", "2014-12-28", "2003–14"),
        ("1999-06-12", None, "since June 1999"),
        ("2004", None, "since 2004"),
        ("1999-03-24", "1999-06-20", "March–June 1999"),
        ("1995-08-30", "1995-09-20", "Aug–Sept 1995"),
        ("2011", "2011", "2011"),
    ],
)
def test_dates_are_said_in_short(start, end, words):
    assert short_dates(PartialDate.parse(start), PartialDate.parse(end) if end else None) == words


@pytest.mark.parametrize("width", ["full", "column", "half", "margin"])
def test_a_figure_has_a_width(width):
    (figure,), problems = read(BARS.replace("unit:", f"width: {width}\nunit:"))
    assert problems == []
    assert figure.width == width


def test_a_width_without_room_is_told():
    assert said(MAP.replace("frame:", "width: half\nframe:")) == [
        "strength.yaml:6: error: a figure of the kind 'map' has no room in the width 'half'\n"
        "  hint: write 'width: column', or leave it out"
    ]
