"""Colours of figures. Contrast by WCAG 2.2, lightness by CIE L*; least values from the design, section 2.4."""

from itertools import combinations

import pytest

from press.draw.materials.tokens import inked, named, palette, read_tokens
from press.model.drawing import Ink, figure_size, luminance
from press.model.theme import HOUSE
from tests.draw.conftest import FIGURES


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    level = luminance(colour)
    return 116 * level ** (1 / 3) - 16 if level > 216 / 24389 else level * 24389 / 27


@pytest.fixture(params=list(Ink), ids=str)
def colours(request):
    return palette(HOUSE.styles, request.param)


def test_contrast_of_known_colours():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#16202b", "#ffffff") == pytest.approx(16.46, abs=0.01)
    assert lightness("#1f5f8f") == pytest.approx(39, abs=0.6)


def test_text_is_read(colours):
    for text in (colours.ink, colours.steel):
        for ground in (colours.white, colours.figure_row):
            assert contrast(text, ground) >= 5.9


def test_words_in_bars_are_read(colours):
    assert contrast(colours.white, colours.data_1) >= 5.9
    assert contrast(colours.white, colours.data_2) >= 5.9


def test_what_carries_meaning_is_seen(colours):
    for mark in (colours.data_1, colours.data_2, colours.data_exception):
        for ground in (colours.white, colours.figure_row, colours.figure_land):
            assert contrast(mark, ground) >= 3


@pytest.mark.parametrize("ink", [Ink.COLOUR, Ink.GREY, Ink.SAVER], ids=str)
def test_neighbours_differ_in_lightness(ink):
    colours = palette(HOUSE.styles, ink)
    for one, two in combinations((colours.data_1, colours.data_2, colours.figure_land), 2):
        assert abs(lightness(one) - lightness(two)) >= 20


def test_land_and_its_borders_are_told_apart(colours):
    assert colours.figure_land != colours.figure_border


def test_grey_keeps_the_lightness():
    colour, grey = palette(HOUSE.styles, Ink.COLOUR), palette(HOUSE.styles, Ink.GREY)
    assert grey.data_1[1:3] == grey.data_1[3:5] == grey.data_1[5:7]
    assert lightness(grey.data_exception) == pytest.approx(lightness(colour.data_exception), abs=0.5)


def test_colours_are_those_of_the_stylesheets():
    tokens = read_tokens(HOUSE.styles / "tokens.css")
    colours = palette(HOUSE.styles, Ink.COLOUR)
    assert (colours.data_1, colours.ink, colours.sans) == (tokens["blue"], tokens["ink"], "Source Sans 3")


@pytest.mark.parametrize("name", ["saver", "black"])
def test_inks_change_only_what_there_is(name):
    tokens = read_tokens(HOUSE.styles / "tokens.css")
    assert set(read_tokens(HOUSE.styles / "inks" / f"{name}.css")) <= set(tokens)


def test_no_colour_is_written_in_the_program():
    import re

    for module in (HOUSE.styles.parent / "press" / "draw").glob("*.py"):
        assert re.findall(r"#[0-9a-f]{3,8}\b", module.read_text(encoding="utf-8")) == [], module.name


def test_on_paper_a_drawing_holds_colours_and_on_screens_names_beside_them():
    colours = palette(HOUSE.styles, Ink.COLOUR)
    drawn = f'<path fill="{named(colours).data_1}" stroke="{named(colours).figure_grid}"/>'
    assert inked(drawn, colours, is_screen=False) == '<path fill="#1f5f8f" stroke="#cfd8df"/>'
    assert inked(drawn, colours, is_screen=True) == (
        '<path fill="var(--drawn-data-1, #1f5f8f)" stroke="var(--drawn-figure-grid, #cfd8df)"/>'
    )


def test_an_ink_that_there_is_not_stays_as_it_is():
    colours = palette(HOUSE.styles, Ink.COLOUR)
    assert inked("var(--drawn-gold) var(--data-1)", colours, is_screen=False) == "var(--drawn-gold) var(--data-1)"


@pytest.mark.parametrize(("size", "fill"), [("a4", "#1f5f8f"), ("web", "var(--drawn-data-1, #1f5f8f)")])
def test_a_figure_is_inked_for_its_size(draughtsman, report, size, fill):
    figure = next(figure for figure in FIGURES if figure.id == "half-bars")
    (drawing,) = draughtsman.draw(figure, figure_size(size), Ink.COLOUR, report)
    assert f'fill="{fill}"'.encode() in drawing.svg
    assert (b"var(" in drawing.svg) == (size == "web")
