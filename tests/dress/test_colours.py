"""The arithmetic of colours, against published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.dress.colours import (
    WHITE,
    at_contrast,
    at_lightness,
    contrast,
    distance,
    from_oklch,
    lightness,
    mixed,
    oklch,
    shade,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("colour", "found"), [("#000000", 0), ("#ffffff", 100), ("#777777", 50.03), ("#ff0000", 53.24), ("#010101", 0.27)]
)
def test_lightness_is_that_of_cie(colour, found):
    assert lightness(colour) == pytest.approx(found, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "light", "chroma", "hue"),  # CSS Color 4, sample code
    [("#ff0000", 0.628, 0.2577, 29.23), ("#00ff00", 0.8664, 0.2948, 142.5), ("#0000ff", 0.452, 0.3132, 264.05)],
)
def test_oklch_is_that_of_css(colour, light, chroma, hue):
    assert oklch(colour) == pytest.approx((light, chroma, hue), abs=0.01)


@given(COLOURS)
def test_there_and_back_is_the_same(colour):
    assert from_oklch(*oklch(colour)) == colour


def test_a_colour_that_srgb_has_not_loses_chroma_and_keeps_hue():
    found = from_oklch(0.9, 0.4, 29.23)
    assert oklch(found) == pytest.approx((0.9, 0.056, 29.23), abs=0.7)
    assert from_oklch(2, 0.1, 0) == WHITE


def test_a_shade_has_no_more_chroma_than_its_colour():
    assert shade("#808080", 0.5, 0.1) == "#636363"
    assert oklch(shade("#ff0000", 0.5, 0.05))[1] == pytest.approx(0.05, abs=0.003)


def test_a_mixture_lies_between():
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"


@given(COLOURS, st.sampled_from([3.0, 4.5, 7.0]))
def test_what_is_moved_has_the_contrast_and_is_hardly_darker_than_it_must(colour, least):
    found = at_contrast(colour, (WHITE,), least)
    assert contrast(found, WHITE) >= least
    assert found == colour or contrast(found, WHITE) < least * 1.06


def test_no_colour_is_darker_than_black():
    with pytest.raises(ValueError, match="no colour is as far from its grounds as '#333333' should be"):
        at_contrast("#333333", ("#000000",), 4.5)


@given(COLOURS)
def test_lightness_is_brought_into_a_range(colour):
    assert 40 <= lightness(at_lightness(colour, 40, 49)) <= 50


def test_distance_is_that_of_ok():
    assert distance("#000000", "#ffffff") == pytest.approx(1.0, abs=0.001)
    assert distance("#c8102e", "#c8102e") == pytest.approx(0, abs=1e-6)
