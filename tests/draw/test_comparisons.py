"""Shares, pairs, slopes and notes on charts, read back from their SVG."""

from itertools import pairwise

import pytest

from press.draw.charts.slopes import spread
from press.draw.materials.tokens import palette
from press.model.drawing import Ink, figure_size, luminance
from press.model.report import Place, Report
from press.model.theme import HOUSE
from press.read.figures import read_figures
from tests.draw.conftest import FIGURES
from tests.draw.svg_read import SVG, root_of, words_of

HEAD = "title: It changed\nsubtitle: Troops\nsource: NATO\nalternative: Some marks.\nunit: troops\nnocheck: invented\n"


def drawn(draughtsman, text, size="a4", ink=Ink.COLOUR):
    report = Report()
    (figure,) = read_figures({"figures/f.yaml": text.encode()}, Place("content/water"), report)
    parts = draughtsman.draw(figure, figure_size(size), ink, report)
    assert report.diagnostics == ()
    return [root_of(part.svg) for part in parts]


def specimen(draughtsman, id, size="a4", ink=Ink.COLOUR):
    figure = next(figure for figure in FIGURES if figure.id == id and "specimen" in figure.place.path)
    report = Report()
    parts = draughtsman.draw(figure, figure_size(size), ink, report)
    return [root_of(part.svg) for part in parts]


def said(roots):
    return [words.text for root in roots for words in words_of(root)]


def shares(count):
    rows = "".join(f"  - {{name: All, part: Part {n}, value: 10}}\n" for n in range(1, count + 1))
    return f"kind: stacked bars\n{HEAD}data:\n{rows}"


def test_shares_stand_in_their_parts_and_names_above_the_first(draughtsman):
    (root,) = specimen(draughtsman, "stacked-bars")
    words = {each.text: each for each in words_of(root)}
    for name, share in (("European allies", "42"), ("Other allies", "31"), ("Partners", "24")):
        assert words[name].bottom < words[share].top
        assert words[name].left < words[share].left


def test_a_share_without_room_stands_behind_its_bar(draughtsman):
    (root,) = specimen(draughtsman, "stacked-bars", "a5")
    words = {each.text: each for each in words_of(root)}
    assert words["Host 3"].left > words["24"].right


@pytest.mark.parametrize("ink", list(Ink), ids=str)
def test_neighbouring_parts_differ_in_lightness(ink):
    colours = palette(HOUSE.styles, ink)
    shades = [colours.share_1, colours.share_2, colours.share_3, colours.share_4, colours.white]
    levels = [116 * luminance(shade) ** (1 / 3) - 16 if luminance(shade) > 0.01 else 0 for shade in shades]
    steps = [two - one for one, two in pairwise(levels)]
    assert min(steps[:3]) >= 20
    assert steps[3] >= 10  # white is hatched or outlined


def test_the_fifth_part_is_hatched(draughtsman):
    hatched = [len(list(drawn(draughtsman, shares(n))[0].iter(f"{SVG}line"))) for n in (4, 5)]
    assert hatched[0] == 0
    assert hatched[1] > 20


def test_the_first_row_says_which_dot_is_which(draughtsman):
    (root,) = specimen(draughtsman, "dumbbells")
    words = {each.text: each for each in words_of(root)}
    assert words["Sent"].right <= words["Planned"].left
    assert words["Planned"].bottom < words["20,000"].top


def test_slopes_are_named_at_both_ends(draughtsman):
    (root,) = specimen(draughtsman, "slopes")
    texts = said([root])
    assert "Estonia  400" in texts
    assert "900  Estonia" in texts


@pytest.mark.parametrize("size", ["large", "a5"])
def test_slopes_without_room_for_words_are_dots(draughtsman, size):
    rows = "  - {name: The force of the northern and the western sector, first: 60, second: 50}\n"
    texts = said(drawn(draughtsman, f"kind: slopes\n{HEAD}moments: [1999, 2004]\ndata:\n{rows}", size))
    assert not [text for text in texts if text.startswith("60  ")]
    assert "1999" in texts or "1999: 60; 2004: 50" in texts


def test_what_is_not_highlighted_is_quiet(draughtsman):
    (root,) = specimen(draughtsman, "slopes")
    weights = {words.text: words.fill for words in words_of(root)}
    assert weights["Estonia  400"] == "#16202b"
    assert weights["Spain  1,250"] == "#4d5a66"
    strokes = [line.get("stroke") for line in root.iter(f"{SVG}line") if line.get("stroke-width") == "2.4"]
    assert strokes == ["#1f5f8f"]


def test_a_series_is_named_at_its_end(draughtsman):
    (root,) = specimen(draughtsman, "line")
    words = {each.text: each for each in words_of(root)}
    assert words["South"].left == words["North"].left
    assert words["South"].left > words["2001"].left
    assert words["South"].bottom < words["North"].top


def test_notes_stand_on_the_chart(draughtsman):
    assert {"Agreement signed", "Mandate ended", "half were engineers"} <= set(said(specimen(draughtsman, "line")))
    assert "The only one that was reinforced" in said(specimen(draughtsman, "dumbbells"))


def test_in_large_print_notes_stand_below(draughtsman):
    texts = said(specimen(draughtsman, "line", "large", Ink.BLACK))
    assert texts[-3:] == [
        "June 1997: Agreement signed",
        "2000 to June 2001: Mandate ended",
        "North, 1998: half were engineers",
    ]


def test_of_many_readings_the_ends_are_labelled(draughtsman):
    rows = "".join(f"  - {{date: {1980 + n}, value: {100 + n % 7}}}\n" for n in range(40))
    texts = said(drawn(draughtsman, f"kind: line\n{HEAD}data:\n{rows}"))
    assert {"1980", "2019", "100", "104"} <= set(texts)
    assert "102" not in texts


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([(20, 10), (60, 10)], [15, 55]),
        ([(20, 10), (20, 10)], [10, 20]),
        ([(2, 10), (60, 10)], [0, 55]),
        (
            [(20, 10), (24, 10), (26, 10)],
            [pytest.approx(8.33, abs=0.01), pytest.approx(18.33, abs=0.01), pytest.approx(28.33, abs=0.01)],
        ),
    ],
)
def test_labels_move_apart_as_little_as_they_must(wanted, places):
    assert spread(wanted, 0) == places
