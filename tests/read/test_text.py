"""Bytes become text that later stages can rely on."""

import pytest

from press.model.report import Place, Report
from press.read.text import LARGEST_TEXT_BYTES, decode
from tests.briefings import problems

RETYPE = "delete the character, or type it anew"


def read(content: bytes) -> tuple[str, list[str]]:
    report = Report()
    return decode(content, Place("a.md"), report), problems(report)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb", "a\nb"),
        (b"a\r\nb\rc", "a\nb\nc"),
        (b"\xef\xbb\xbfa", "a"),
        ("é – “ß” 水 \u200d\u00ad\ta".encode(), "é – “ß” 水 \u200d\u00ad\ta"),
        (b"", ""),
    ],
    ids=["lines", "line ends of other systems", "byte order mark", "letters of the world", "nothing"],
)
def test_text_is_kept(content, text):
    assert read(content) == (text, [])


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\x07", "the character U+0007 cannot be printed"),
        ("\x00", "the character U+0000 cannot be printed"),
        ("\x7f", "the character U+007F cannot be printed"),
        ("\x0c", "the character U+000C cannot be printed"),
        ("\ue000", "the character U+E000 cannot be printed"),
        ("\uffff", "the character U+FFFF cannot be printed"),
        ("\u2028", "the character U+2028 cannot be printed"),
        ("\u202e", "the invisible character U+202E changes the order in which text is shown"),
        ("\u2066", "the invisible character U+2066 changes the order in which text is shown"),
    ],
)
def test_a_character_that_cannot_be_kept_is_told_and_left_out(character, message):
    assert read(f"a\nb{character}c\nd".encode()) == ("a\nbc\nd", [f"a.md:2: error: {message}\n  hint: {RETYPE}"])


def test_every_line_with_such_a_character_is_told_once_for_each():
    assert read(b"\x07\x07\x08\na\n\x07")[1] == [
        f"a.md:1: error: the character U+0007 cannot be printed\n  hint: {RETYPE}",
        f"a.md:1: error: the character U+0008 cannot be printed\n  hint: {RETYPE}",
        f"a.md:3: error: the character U+0007 cannot be printed\n  hint: {RETYPE}",
    ]


@pytest.mark.parametrize(
    "content", [b"a\nb\n\xe9", b"a\nb\n\xff\xfe", b"a\nb\n\xed\xa0\x80"], ids=["latin", "mark", "half"]
)
def test_what_is_not_utf_8_is_told_with_its_line(content):
    assert read(content) == (
        "",
        ["a.md:3: error: this is not UTF-8 text\n  hint: save the file with the encoding UTF-8"],
    )


def test_a_text_of_two_mebibytes_is_read_and_a_larger_one_refused():
    assert read(b"a" * LARGEST_TEXT_BYTES)[1] == []
    assert read(b"a" * (LARGEST_TEXT_BYTES + 1)) == (
        "",
        ["a.md: error: the file is larger than 2048 KiB\n  hint: split it"],
    )
