"""Texts as they are compared: what one glyph prints is one letter, and what cannot be seen is none."""

from collections import defaultdict

import pytest
from fontTools.ttLib import TTFont

from press.model.theme import HOUSE
from press.proof.letters import letters, quoted, words_at

SOFT_HYPHEN = 0xAD  # printed at the end of a line only, where the proof allows a hyphen


@pytest.mark.parametrize("path", sorted(HOUSE.styles.rglob("*.ttf")), ids=lambda path: path.stem)
def test_characters_that_share_a_glyph_are_one_letter(path):
    """The text layer of a PDF names one character for a glyph, whichever was meant."""
    by_glyph = defaultdict(set)
    with TTFont(path, lazy=True) as font:
        for code, glyph in font.getBestCmap().items():
            if code != SOFT_HYPHEN:
                by_glyph[glyph].add(letters(chr(code)))
    assert {glyph: spelt for glyph, spelt in by_glyph.items() if len(spelt) > 1} == {}


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("a\u00a0b \u2009c\n\td", "abcd"),
        ("re\u00adform\u2060\u200b\ufeff", "reform"),
        ("ﬁnd ﬂour", "findflour"),
        ("m² x₂", "m2x2"),
        ("e\u0301", "é"),
        ("self\u2011made self\u2010made self-made", "self-madeself-madeself-made"),
        ("5 − 3 – 2 — 1", "5−3–2—1"),
    ],
    ids=["spaces", "unseen", "ligatures", "raised and lowered", "an accent", "hyphens", "minus and dashes"],
)
def test_a_text_is_its_letters(text, spelt):
    assert letters(text) == spelt


def test_words_are_those_that_have_a_letter_in_a_range():
    assert words_at("One re\u00adform of two", 3, 10) == "reform of"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short  and\nplain", "'short and plain'"),
        ("x" * 61, f"'{'x' * 40} … {'x' * 20}'"),
        (
            "The first words of a text are shown, then a gap, and then the last words of it",
            "'The first words of a text are shown, … last words of it'",
        ),
    ],
    ids=["short", "one long word", "long"],
)
def test_a_quotation_is_cut_in_its_middle(text, shown):
    assert quoted(text) == shown
