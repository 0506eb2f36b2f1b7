"""Text as it can be compared: letters alone, because line breaks, spaces and hyphens of a page are none of a text."""

import re
import unicodedata

# Space, and what shapes or breaks words and has no picture of its own.
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_SPACES = re.compile("[\\s\N{LINE SEPARATOR}]+")
# One glyph serves several characters; the text layer of a PDF names one of them for all.
_ONE_GLYPH = str.maketrans("\u2010\u2011\u02bb\u02bc\u02ed\u2206\u2215", "--\u2018\u2019=\u0394\u2044")
LONGEST_QUOTE, HEAD_OF_QUOTE = 60, 40  # characters


def letters(text: str) -> str:
    """The visible characters of a text, without spaces; raised figures and ligatures by their plain characters.

    >>> letters("A\\u00a0ﬁne co\\u00adlumn of 5 m²")
    'Afinecolumnof5m2'
    """
    text = _UNSEEN.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_ONE_GLYPH)


def spaces_of(text: str) -> list[int]:
    """How many letters stand before each space of a text.

    >>> spaces_of("one two ")
    [3, 6]
    """
    found, at = [], 0
    for number, word in enumerate(_SPACES.split(text)):
        if number:
            found.append(at)
        at += len(letters(word))
    return found


def plain(text: str) -> str:
    """A text on one line, without what cannot be seen."""
    return " ".join(re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text).split())


def words_at(text: str, start: int, end: int) -> str:
    """The words of a text that have a letter between two positions, counted in letters.

    >>> words_at("one two three", 4, 8)
    'two three'
    """
    found, at = [], 0
    for word in plain(text).split():
        after = at + len(letters(word))
        if at < end and after > start:
            found.append(word)
        at = after
    return " ".join(found)


def quoted(text: str) -> str:
    """A text for a message, cut in its middle where it is long."""
    text = plain(text)
    if len(text) <= LONGEST_QUOTE:
        return f"'{text}'"
    head, tail = text[:HEAD_OF_QUOTE], text[HEAD_OF_QUOTE - LONGEST_QUOTE :]
    # Words stay whole where they can.
    head = head if text[HEAD_OF_QUOTE] == " " else head.rpartition(" ")[0] or head
    tail = tail.partition(" ")[2] or tail
    return f"'{head} … {tail}'"
