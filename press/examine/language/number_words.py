"""English number words become numbers: "four and a half thousand" is 4500."""

import re
from decimal import Decimal

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MAGNITUDES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100,
}  # fmt: skip
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_SMALL = {**ONES, **TEENS, **TENS, "zero": 0}


def _any(words: dict[str, int]) -> str:
    return "|".join(words)


_BELOW_100 = rf"(?:(?:{_any(TENS)})(?:[-\s](?:{_any(ONES)})\b)?|{_any(TEENS)}|{_any(ONES)}|zero)"
_BELOW_1000 = rf"(?:(?:{_any(TEENS)}|{_any(ONES)}|a)\s+hundred(?:\s+and\s+{_BELOW_100}\b)?|{_BELOW_100})"
_MAGNITUDE = rf"(?:{_any(MAGNITUDES)})"

# The words of one number, without a word boundary at either end.
NUMBER = rf"""(?:
    half\s+a\s+{_MAGNITUDE}
  | (?:{_BELOW_1000}(?:\s+and\s+a\s+half)?|a)\s+{_MAGNITUDE}
    (?:(?:,\s+|\s+(?:and\s+)?){_BELOW_1000}\s+{_MAGNITUDE})*
    (?:\s+(?:and\s+)?{_BELOW_1000}\b)?
  | (?:{_any(ONES)}|a)\s+dozen
  | {_BELOW_1000}(?:\s+and\s+a\s+half)?
)"""
ORDINAL = rf"(?:(?:{_any(TENS)})[-\s])?(?:{_any(ORDINALS)})"
PART = rf"(?:{_any(PARTS)})s?"

_TOKEN = re.compile(r"[a-z]+")


def number_of(words: str) -> Decimal:
    """The value of words that ``NUMBER`` matches.

    >>> number_of("four and a half thousand")
    Decimal('4500.0')
    """
    total = current = Decimal(0)
    tokens = _TOKEN.findall(words.lower())
    for place, word in enumerate(tokens):
        if word == "half":
            current += Decimal("0.5")
        elif word == "a":
            # "half a million" and "and a half" have their half already, or get it next.
            current += 0 if place and tokens[place - 1] in ("half", "and") else 1
        elif word == "hundred":
            current *= 100
        elif word == "dozen":
            current *= 12
        elif word in MAGNITUDES:
            total += current * MAGNITUDES[word]
            current = Decimal(0)
        elif word != "and":
            current += _SMALL[word]
    return total + current


def ordinal_of(words: str) -> Decimal:
    """The value of words that ``ORDINAL`` matches: "twenty-first" is 21."""
    return Decimal(sum(TENS.get(word, 0) + ORDINALS.get(word, 0) for word in _TOKEN.findall(words.lower())))
