"""Which characters a text may hold: those that can be seen, or that the writing of some language needs."""

import re
import unicodedata

# These turn the direction of text round, and so can show words in another order than they are read.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# These show nothing and belong to no way of writing, so that words could hide in them: fillers, interlinear notes,
# invisible operators, deprecated format characters; and the tags, which spell whole sentences.
_INVISIBLE = frozenset(
    (
        *"\u115f\u1160\u180e\u2061\u2062\u2063\u2064\u3164\uffa0\ufff9\ufffa\ufffb\U000e0001",
        *map(chr, range(0x206A, 0x2070)),
        *map(chr, range(0xE0020, 0xE0080)),
    )
)

# More marks on one letter cover the lines above and below; the writing of no language needs as many.
MOST_ACCENTS = 6
ACCENTS = re.compile(f"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MOST_ACCENTS + 1}}}")

_TYPEWRITER = re.compile(r"(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
_PRINTED = {"--": "–", "---": "—", "...": "…"}


def is_plain(character: str) -> bool:
    """Whether a text may hold the character; line feeds are not asked about."""
    if character.isascii():
        return character == "\t" or " " <= character <= "~"
    # Cc control, Co private use, Cs surrogate, Cn unassigned.
    return (
        unicodedata.category(character) not in ("Cc", "Co", "Cs", "Cn", "Zl", "Zp")
        and character not in _BIDI_CONTROLS
        and character not in _INVISIBLE
    )


def complaint(character: str) -> str:
    """What is wrong with a character that is not plain."""
    code = f"U+{ord(character):04X}"
    if character in _BIDI_CONTROLS:
        return f"the invisible character {code} changes the order in which text is shown"
    if character in _INVISIBLE:
        return f"the character {code} is invisible, and could hide words"
    return f"the character {code} cannot be printed"


def problem_in(text: str) -> str:
    """What is wrong with the first character of a text that it may not hold; empty where it holds none."""
    wrong = next((character for character in text if character != "\n" and not is_plain(character)), "")
    return complaint(wrong) if wrong else ""


def is_legible(text: str) -> bool:
    """Whether a file may hold the text on one line."""
    return all(map(is_plain, text)) and not ACCENTS.search(text)


def with_dashes(typed: str) -> str:
    """Dashes and an ellipsis for the hyphens and full stops that stand for them on a typewriter.

    >>> with_dashes("1992--95 --- or so...")
    '1992–95 — or so…'
    """
    return _TYPEWRITER.sub(lambda found: _PRINTED[found[0]], typed)
