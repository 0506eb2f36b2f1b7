"""Which characters the house's own fonts can draw; the expected ones were looked up in the fonts' character sets."""

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.glyphs import drawable, missing_characters

FONTS = HOUSE.styles / "fonts"


@pytest.mark.parametrize(
    "text", ["", "plain ASCII ~", "é ß Ł ő “quoted” – — … € × § • ✓", "a\u00ad\u200b\u2060\ufeff\n\tb\xa0"]
)
def test_what_a_briefing_needs_can_be_drawn(text):
    assert missing_characters(text, FONTS) == ()


def test_what_no_font_has_is_named_once_and_in_order():
    assert missing_characters("水 🙂 a 🙂 ﷽", FONTS) == ("水", "﷽", "🙂")


def test_every_letter_that_the_text_can_hold_in_ascii_is_in_the_fonts():
    assert set(range(0x20, 0x7F)) <= drawable(FONTS)


def test_a_folder_without_fonts_draws_nothing(tmp_path):
    assert missing_characters("é", tmp_path) == ("é",)
