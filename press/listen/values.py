"""What a stranger's PDF holds becomes plain values: text without commands, numbers that are numbers, trees that end."""

import math
import re
import unicodedata
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object

from press.model.geometry import Box

LONGEST_TEXT = 20_000  # characters of one string
MOST_LEAVES = 500_000
SOFT_HYPHEN = "\u00ad"
UNKNOWN = "\ufffd"
_PLAIN = re.compile(r"[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_BLANKS = "\t\n\v\f\r\x85\u2028\u2029"


class Unreadable(Exception):
    """Why the tags of a file cannot be read, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def clean(text: str) -> str:
    """The text with blanks for the ends of lines; what commands a terminal or means nothing becomes one mark.

    >>> clean("a\\tb\\x1b[2J")
    'a b\ufffd[2J'
    """
    text = text[:LONGEST_TEXT]
    if _PLAIN.fullmatch(text):
        return text
    return "".join(" " if c in _BLANKS else c if _is_seen(c) else UNKNOWN for c in text)


def _is_seen(character: str) -> bool:
    return character in (SOFT_HYPHEN, "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff") or (
        unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
    )


def text_of(value: Object | None) -> str:
    """A text string or a name as words; empty for anything else."""
    if isinstance(value, pikepdf.String):
        return clean(str(value))
    if isinstance(value, pikepdf.Name):
        return clean(str(value)[1:])
    return ""


def text_or_none(value: Object | None) -> str | None:
    return text_of(value) if isinstance(value, pikepdf.String) else None


def number_of(value: object) -> float | None:
    """A number, or None for what is none or is beyond all paper."""
    try:
        found = float(value)  # type: ignore[arg-type]  # whatever stands there
    except (TypeError, ValueError, ArithmeticError, pikepdf.PdfError):
        return None
    return found if math.isfinite(found) and abs(found) < 1e7 else None


def is_true(value: object) -> bool:
    return value is True


def whole_of(value: object, otherwise: int = -1) -> int:
    found = number_of(value)
    return otherwise if found is None or found != int(found) else int(found)


def box_of(value: object) -> Box | None:
    """A rectangle, its corners put in order (ISO 32000-1, 7.9.5)."""
    return as_box(tuple(value)) if isinstance(value, Array) else None


def inside(value: object, *keys: str) -> Object | None:
    """What stands under a key of a dictionary in a dictionary; None where that is no dictionary."""
    for key in keys:
        value = value.get(key) if isinstance(value, Dictionary | pikepdf.Stream) else None
    return value  # type: ignore[return-value]  # dictionaries of PDF hold such


def listed(value: object) -> list[Object]:
    """The items of an array; a single thing stands for an array of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]  # type: ignore[list-item]


def leaves(root: object, key: str) -> Iterator[tuple[Object, Object]]:
    """The pairs of a name tree (``/Names``) or a number tree (``/Nums``; ISO 32000-1, 7.9.6 and 7.9.7)."""
    open_, seen, count = [root], set(), 0
    while open_:
        node = open_.pop()
        if not isinstance(node, Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        pairs = listed(node.get(key))
        for at in range(0, len(pairs) - 1, 2):
            yield pairs[at], pairs[at + 1]
        count += len(pairs) + 1
        if count > MOST_LEAVES:
            raise Unreadable("the PDF has more names and numbers in its trees than can be read")
        open_ += reversed(listed(node.get("/Kids")))


def as_box(corners: tuple[object, ...]) -> Box | None:
    """The rectangle that four numbers are, or words that say numbers."""
    numbers = [number_of(each) for each in corners]
    found = [each for each in numbers if each is not None]
    if len(corners) != 4 or len(found) != 4:
        return None
    return Box(min(found[0], found[2]), min(found[1], found[3]), max(found[0], found[2]), max(found[1], found[3]))
