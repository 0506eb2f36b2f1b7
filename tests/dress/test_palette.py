"""Whatever colours a house asks for, what is derived from them can be read and told apart."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from press.draw.materials.tokens import palette, read_tokens
from press.dress.colours import WHITE, contrast, distance, lightness
from press.dress.pairs import pairs_of
from press.dress.palette import DARK_OCHRE, DARK_PAPER, PAPER, RUST, derived
from press.model.drawing import Ink
from press.model.theme import HOUSE


def as_colour(number):
    return f"#{number:06x}"


def as_primary(number):
    """Half of all colours are too light; of these the darker twin is as good an example."""
    colour = as_colour(number)
    if contrast(colour, WHITE) >= 4.5:
        return colour
    return "#" + "".join(f"{int(colour[n : n + 2], 16) // 3:02x}" for n in (1, 3, 5))


COLOURS = st.integers(0, 0xFFFFFF).map(as_colour)
PRIMARIES = st.integers(0, 0xFFFFFF).map(as_primary)
TOKENS = read_tokens(HOUSE.styles / "tokens.css")


@given(PRIMARIES, COLOURS, st.none() | COLOURS)
def test_every_pair_has_its_contrast(primary, accent, ground):
    assume(contrast(primary, WHITE) >= 4.5)
    short = [pair for pair in pairs_of(dict(derived(primary, accent, ground))) if pair.ratio < pair.least]
    assert short == []


@given(PRIMARIES, COLOURS)
def test_inks_of_data_are_told_apart_in_grey(primary, accent):
    colours = dict(derived(primary, accent))
    assert lightness(colours["data-1"]) - lightness(colours["data-2"]) >= 20
    assert min(distance(colours["data-exception"], colours[data]) for data in ("data-1", "data-2")) > 0.1


@given(PRIMARIES, COLOURS, st.none() | COLOURS)
def test_each_token_is_one_of_ours_and_a_colour(primary, accent, ground):
    for name, value in derived(primary, accent, ground):
        assert name in TOKENS
        assert re.fullmatch("#[0-9a-f]{6}", value)


def test_colours_that_can_be_used_are_used_as_asked():
    colours = dict(derived("#0b4d3a", "#84631a", "#123456"))
    assert (colours["navy"], colours["blue"], colours["cover-ground"]) == ("#0b4d3a", "#84631a", "#123456")
    assert (colours["data-2"], colours["on-navy"]) == ("#0b4d3a", "#ffffff")


def test_on_a_light_ground_words_are_dark():
    colours = dict(derived("#0b4d3a", "#84631a", "#f2ead8"))
    assert colours["on-navy"] == colours["ink"]
    assert lightness(colours["globe-land"]) < lightness("#f2ead8")


def test_what_stays_is_that_of_the_tokens():
    ours = {"paper": PAPER, "dark-paper": DARK_PAPER, "dark-ochre": DARK_OCHRE, "rust": RUST, "white": WHITE}
    assert {name: TOKENS[name] for name in ours} == ours


def test_figures_wear_a_house_and_inks_come_after_it():
    colours = derived("#0b4d3a", "#84631a")
    assert palette(HOUSE.styles, Ink.COLOUR, colours).data_2 == "#0b4d3a"
    assert palette(HOUSE.styles, Ink.COLOUR, colours).sans == "Source Sans 3"
    assert palette(HOUSE.styles, Ink.SAVER, colours).data_2 == "#000000"
    assert palette(HOUSE.styles, Ink.COLOUR).data_2 == "#10294a"
