"""What is told before and after layout; the pages themselves are asked in tests/pdf."""

import pytest

from press.model.output import Galley, Metadata
from press.model.report import Place, Report
from press.model.theme import HOUSE, Theme
from press.paginate.paginator import Paginator, places_of
from tests.briefings import problems

CHAPTER = """<section data-source="content/water/02-record.md"><h2>☃</h2>
<p data-line="8">a<br>☃ <b data-line="9">☃</b></p>
<ul data-line="12"><li data-line="12">b</li><li data-line="13"><img src="x" data-line="13">☃</li></ul></section>
<p>☃</p>"""


def test_a_character_is_found_at_the_lines_of_its_chapter():
    assert [str(place) for place in places_of("☃", CHAPTER)] == [
        "content/water/02-record.md",
        "content/water/02-record.md:8",
        "content/water/02-record.md:9",
        "content/water/02-record.md:13",
    ]


@pytest.mark.parametrize("html", ["<p>a</p>", "<p>☃</p>", ""], ids=["not there", "in no chapter", "nothing"])
def test_a_character_of_no_chapter_has_no_line(html):
    assert places_of("☃", html) == ()


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (
            '<section data-source="a.md"><p data-line="3">b 🙂</p></section>',
            "a.md:3: error: no font has a glyph for '🙂' (U+1F642, slightly smiling face)",
        ),
        (
            "<title>水</title>",
            "briefing.yaml: error: no font has a glyph for '水' (U+6C34, cjk unified ideograph-6c34)",
        ),
    ],
    ids=["in a chapter", "in the record"],
)
def test_a_character_without_a_glyph_is_told_before_layout(html, problem):
    galley = Galley("water-a4", html, "none.css", (), Metadata("2026-11-22", (), ()), ())
    report = Report()
    assert Paginator(HOUSE).paginate(galley, Place("briefing.yaml"), report) is None
    assert problems(report) == [f"{problem}\n  hint: write it in words, or use another character"]


ONE = '<body style="line-height: 20px"><section data-part="points"><p>a</p></section>'


@pytest.mark.parametrize(
    ("html", "at_most", "said"),
    [
        pytest.param(ONE, 1, [], id="as long as it may be"),
        pytest.param(ONE, 2, [], id="shorter"),
        pytest.param(ONE + '<p style="break-before: page">b</p>', 0, [], id="of any length"),
        pytest.param(
            ONE + '<section data-part="terms" style="break-before: page"><p>b</p></section>',
            1,
            ["briefing.yaml: error: 'water-handout' is 1 line too long for one page\n"
             "  hint: shorten by as much one of its longest parts: 'points' (1 lines), 'terms' (1 lines)"],
            id="longer",
        ),
    ],
)  # fmt: skip
def test_a_form_that_is_longer_than_its_paper_is_told(tmp_path, html, at_most, said):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "bare.css").write_text(
        "@page { size: 100mm 100mm; margin: 10mm } p { margin: 0 }", encoding="utf-8"
    )
    galley = Galley("water-handout", html, "bare.css", (), Metadata("2026-11-22", (), ()), (), at_most=at_most)
    report = Report()
    Paginator(Theme(tmp_path, tmp_path / "styles")).paginate(galley, Place("briefing.yaml"), report)
    assert [each for each in problems(report) if "too long" in each] == said


def test_a_rehearsal_leaves_no_trace_in_what_is_printed():
    html = f"<html lang=en><title>t</title>{ONE}<p>“b” to be printed"
    galley = Galley("water-a4", html, "a4.css", (), Metadata("2026-11-22T00:00:00Z", (), ()), ())
    place, report = Place("briefing.yaml"), Report()
    first, then = Paginator(HOUSE), Paginator(HOUSE)
    for paginator in (first, then):
        paginator.start()
    then.rehearse("a4.css")
    pages = first.paginate(galley, place, report)
    assert pages == then.paginate(galley, place, report) is not None
    assert problems(report) == []


def test_a_rehearsal_tells_nothing_and_a_stylesheet_that_is_wrong_is_told_later(tmp_path):
    (tmp_path / "styles/fonts").mkdir(parents=True)
    (tmp_path / "styles/a4.css").write_text("p { colour: red }")
    paginator = Paginator(Theme(HOUSE.templates, tmp_path / "styles"))
    paginator.start()
    paginator.rehearse("a4.css")
    report = Report()
    galley = Galley("water-a4", "<title>t</title><p>a", "a4.css", (), Metadata("2026-11-22T00:00:00Z", (), ()), ())
    assert paginator.paginate(galley, Place("briefing.yaml"), report) is None
    assert "colour" in problems(report)[0]
