"""Every kind of figure at every width, read back from its SVG. The least sizes are those of the design, section 2.2."""

from itertools import combinations

import pytest

from press.draw import Draughtsman
from press.model.drawing import FIGURE_SIZES, Ink, figure_size
from press.model.figure import FigureKind
from tests.draw.conftest import CASES, FIGURES
from tests.draw.svg_read import SVG, root_of, view_box, words_of

# One worker draws them all: a drawing is made once in a process.
pytestmark = pytest.mark.xdist_group("drawings")

SMALLEST_PT = {"a4": 8.5, "a5": 8, "handout": 8.5, "large": 18, "mail": 10.5, "web": 10.5}
WIDTHS_MM = {"a4": 170, "a5": 114, "handout": 178, "large": 166, "mail": 158.75, "web": 190.5}
DRAWN = [case for case in CASES if not case.values[0].is_decoration]


@pytest.fixture
def drawings(draughtsman, report, request):
    figure, size, ink = request.param
    made = draughtsman.draw(figure, size, ink, report)
    assert report.diagnostics == ()
    assert made
    return made


every_drawing = pytest.mark.parametrize(
    ("drawings", "figure", "size"),
    [pytest.param(case.values, *case.values[:2], id=case.id, marks=case.marks) for case in DRAWN],
    indirect=["drawings"],
)


def test_there_is_a_figure_of_each_kind():
    assert {figure.kind for figure in FIGURES} == set(FigureKind)


@every_drawing
def test_a_unit_is_a_point(drawings, figure, size):
    for drawing in drawings:
        root = root_of(drawing.svg)
        assert view_box(root)[0] == pytest.approx(WIDTHS_MM[size.name] * 72 / 25.4, abs=0.1)
        assert root.get("width") == f"{WIDTHS_MM[size.name]:g}mm"


@every_drawing
def test_no_text_is_too_small(drawings, figure, size):
    for drawing in drawings:
        small = [words for words in words_of(root_of(drawing.svg)) if words.size < SMALLEST_PT[size.name]]
        assert small == []


@every_drawing
def test_all_text_is_in_the_house_s_sans(drawings, figure, size):
    for drawing in drawings:
        families = {words.family.strip("'") for words in words_of(root_of(drawing.svg))}
        assert families == {"Source Sans 3"}


@every_drawing
def test_no_text_leaves_the_drawing(drawings, figure, size):
    for drawing in drawings:
        root = root_of(drawing.svg)
        width, height = view_box(root)
        outside = [
            words
            for words in words_of(root)
            if words.left < -0.1 or words.right > width + 0.1 or words.top < -0.1 or words.bottom > height + 0.1
        ]
        assert outside == []


@every_drawing
def test_no_text_stands_on_another(drawings, figure, size):
    for drawing in drawings:
        pairs = combinations(words_of(root_of(drawing.svg)), 2)
        assert [(one.text, two.text) for one, two in pairs if one.overlaps(two)] == []


@every_drawing
def test_no_drawing_is_higher_than_its_page_allows(drawings, figure, size):
    assert all(drawing.height_mm <= size.tallest_mm for drawing in drawings)


@every_drawing
def test_the_alternative_text_comes_first(drawings, figure, size):
    for drawing in drawings:
        first = root_of(drawing.svg)[0]
        assert first.tag == f"{SVG}title"
        assert first.text == drawing.alternative
        assert drawing.alternative.endswith(figure.alternative)


@every_drawing
def test_nothing_points_outside(drawings, figure, size):
    for drawing in drawings:
        assert b"href" not in drawing.svg
        assert drawing.svg.count(b"://") == drawing.svg.count(b"http://www.w3.org/2000/svg")
        assert b"currentColor" not in drawing.svg
        assert b"class=" not in drawing.svg


def test_ids_do_not_clash_between_figures(draughtsman, report):
    ids = [
        element.attrib["id"]
        for figure in FIGURES
        for drawing in draughtsman.draw(figure, figure_size("a4"), Ink.COLOUR, report)
        for element in root_of(drawing.svg).iter()
        if "id" in element.attrib
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.place.path.split('/')[0]}-{figure.id}")
def test_a_figure_is_drawn_the_same_twice(figure, report, draughtsman):
    size = figure_size("a5")
    assert Draughtsman().draw(figure, size, Ink.GREY, report) == draughtsman.draw(figure, size, Ink.GREY, report)


def test_a_figure_is_drawn_once(report):
    kept = {}
    one, other = Draughtsman(kept=kept), Draughtsman(kept=kept)
    figure = next(figure for figure in FIGURES if figure.kind is FigureKind.BARS)
    first = one.draw(figure, figure_size("a4"), Ink.COLOUR, report)
    (key,) = kept
    kept[key] = kept[key].replace("IFOR", "FROM")
    assert b"FROM" in other.draw(figure, figure_size("a4"), Ink.COLOUR, report)[0].svg
    assert b"FROM" not in first[0].svg


@pytest.mark.parametrize("size", FIGURE_SIZES, ids=lambda size: size.name)
def test_every_mission_is_on_the_timeline(size, draughtsman, report):
    figure = next(figure for figure in FIGURES if figure.id == "missions-timeline")
    parts = draughtsman.draw(figure, size, Ink.COLOUR, report)
    said = [words.text for part in parts for words in words_of(root_of(part.svg))]
    assert [name for name in (span.name for span in figure.content.spans) if name not in said] == []


def test_large_print_splits_the_timeline(draughtsman, report):
    figure = next(figure for figure in FIGURES if figure.id == "missions-timeline")
    parts = draughtsman.draw(figure, figure_size("large"), Ink.BLACK, report)
    assert [part.alternative[:12] for part in parts] == ["Part 1 of 2.", "Part 2 of 2."]


def test_what_continues_ends_in_an_arrow_and_exceptions_are_outlined(draughtsman, report):
    figure = next(figure for figure in FIGURES if figure.id == "timeline")
    (drawing,) = draughtsman.draw(figure, figure_size("a4"), Ink.COLOUR, report)
    paths = [element for element in root_of(drawing.svg).iter(f"{SVG}path")]
    arrows = [path for path in paths if path.get("fill") == "#10294a" and "L" in path.attrib["d"]]
    outlines = [path for path in paths if path.get("stroke") == "#a63d1e" and path.get("fill") == "#ffffff"]
    # One in the chart and one in the key under it.
    assert (len(arrows), len(outlines)) == (2, 2)


def test_the_cover_s_globe_is_decoration(draughtsman, report):
    cover = next(figure for figure in FIGURES if figure.id == "cover")
    (drawing,) = draughtsman.draw(cover, figure_size("a4"), Ink.COLOUR, report)
    assert drawing.alternative == ""
    assert b"<title" not in drawing.svg
    assert words_of(root_of(drawing.svg)) == []
    assert drawing.svg.count(b'stroke="#e0a63c"') == len(cover.content.rings)


def test_an_unknown_area_is_told_where_it_was_written(report, draughtsman):
    from dataclasses import replace

    figure = next(figure for figure in FIGURES if figure.kind is FigureKind.MAP and figure.id == "map")
    wrong = replace(figure.content.subjects[0], areas=("Icelnd",))
    figure = replace(figure, content=replace(figure.content, subjects=(wrong,)))
    assert draughtsman.draw(figure, figure_size("a4"), Ink.COLOUR, report) == ()
    assert [str(found) for found in report.diagnostics] == [
        "specimen/figures/map.yaml:10: error: the map has no area 'Icelnd'\n  hint: did you mean 'Iceland'?"
    ]
