"""Widths of words against the fonts' own tables, read by fontTools."""

import pytest

from press.draw.materials.letters import Letters, Type
from press.model.theme import HOUSE
from tests.draw.svg_read import advance

LETTERS = Letters(HOUSE.styles / "fonts", "Source Sans 3")


@pytest.mark.parametrize("text", ["Maritime Monitor and Guard", "1996–2004", "Zvečan, über, Łódź", "about 26,500"])
@pytest.mark.parametrize("weight", [400, 600, 700])
def test_words_are_as_wide_as_their_letters(text, weight):
    assert LETTERS.width(text, Type(9, weight)) == pytest.approx(advance(text, weight) * 9, abs=0.05)


def test_lines_are_broken_between_words():
    assert LETTERS.lines("Support to the African Union", 60, Type(9)) == ("Support to the", "African Union")


def test_a_long_word_stands_alone():
    assert LETTERS.lines("a Rindfleischetikettierung b", 30, Type(9)) == ("a", "Rindfleischetikettierung", "b")


def test_a_missing_font_is_named():
    with pytest.raises(FileNotFoundError, match=r"^NoSuchFont-Regular\.ttf is in no folder"):
        Letters(HOUSE.styles / "fonts", "No Such Font").width("a", Type(9))
