"""What a fact records, ready to be compared with what a text states.

A text may round, but must say so. "About 4,500" lets the ledger's figure lie up to 5 per cent off: that is what it
costs at most to round a figure to two digits. It may not be more precise than the figure: "about 4,512" is no rounding
of 4,500. "More than 4,500" lets the figure lie up to 15 per cent above: who knows of 5,300 does not write "more than
4,500". "Fewer than" is the same from the other side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from press.examine.language.moments import Moment
from press.examine.language.number_words import MAGNITUDES
from press.examine.language.quantities import Bound, Form, Numbered, Quantity, Reading, read
from press.examine.language.words import stems
from press.model.record import Fact, Value

ABOUT = Decimal("0.05")
BEYOND = Decimal("0.15")
# A share in words is rounded too: "two-thirds" stands for 65.7 to 67.7 per cent.
SHARE = Decimal("0.01")

# "One" and "first" to "third" are articles, pronouns and adverbs more often than numbers.
_UNCERTAIN = {Form.WORDS: 1, Form.ORDINAL: 3}
_NAMES = ("resolution", "article", "chapter", "paragraph")
# What ends the words that say what was counted: "60,000 soldiers | for one year".
_UNIT_END = re.compile(r"[,;:.()–—]|\b(?:for|from|in|with|to|by|at|on|over|during|between|who|that|which|or)\b|\d")


@dataclass(frozen=True)
class Disagreement:
    """Words of a text with which no record agrees; ``records`` is what the ledger has instead, if anything."""

    said: str
    kind: str
    records: tuple[str, ...]


@dataclass(frozen=True)
class RecordedNumber:
    """A number that a fact records; ``shown`` is how messages give it."""

    number: Decimal
    unit: frozenset[str]
    shown: str

    @property
    def is_share(self) -> bool:
        return "cent" in self.unit or "%" in self.shown


class Recorded:
    """One fact's numbers and dates; the number words of its claim count among them."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.numbers = tuple(_number(value) for value in fact.values if value.number is not None)
        self.dates = tuple(value.date for value in fact.values if value.date)

    @cached_property
    def in_words(self) -> tuple[RecordedNumber, ...]:
        """The number words of the claim, other than its values."""
        known = {number.number for number in self.numbers}
        return tuple(
            RecordedNumber(quantity.number, frozenset(), quantity.text)
            for quantity in read(self.fact.claim).quantities
            if quantity.form is Form.WORDS and quantity.number not in known
        )

    def disagreements(self, reading: Reading, text: str, after: str = "") -> Iterator[Disagreement]:
        """What a text states otherwise than this fact; ``reading`` is of ``text``, and ``after`` follows it."""
        for moment in reading.moments:
            if moment.is_possible and not self.has_date(moment):
                yield Disagreement(moment.text, "date", tuple(map(str, self.dates)))
        for quantity in reading.quantities:
            if quantity.number > _UNCERTAIN.get(quantity.form, -1):
                counted = self.counted(quantity, text[quantity.end :] + after)
                known = (*(counted or self.numbers), *self.in_words)
                if not any(agree(quantity, number) for number in known):
                    yield Disagreement(quantity.text, "number", tuple(number.shown for number in known))
        for name in reading.names:
            known = self._named(name)
            if known and not set(name.numbers) <= {number.number for number in known}:
                yield Disagreement(name.text, "number", tuple(number.shown for number in known))

    def has_date(self, moment: Moment) -> bool:
        """Whether the moment states a recorded date, maybe less precisely; "2004" may be a number as well."""
        is_number = not moment.month and any(known.number == moment.year for known in self.numbers)
        as_of = (self.fact.as_of,) if self.fact.as_of else ()
        return is_number or any(moment.agrees_with(known) for known in (*self.dates, *as_of))

    def counted(self, quantity: Quantity, after: str) -> tuple[RecordedNumber, ...]:
        """The recorded numbers that count the same thing, as far as units tell."""
        if quantity.form is Form.PART or quantity.unit == "per cent":
            return tuple(known for known in self.numbers if known.is_share)
        words = set(stems(_UNIT_END.split(after, maxsplit=1)[0]))
        return tuple(known for known in self.numbers if words & known.unit)

    def _named(self, name: Numbered) -> tuple[RecordedNumber, ...]:
        kind = stems(name.kind)
        return tuple(known for known in self.numbers if known.unit.intersection(kind))


def agree(quantity: Quantity, known: RecordedNumber) -> bool:
    """Whether a quantity, with its rounding words, may stand for a recorded number."""
    said, recorded = quantity.number, known.number
    if quantity.form is Form.PART:
        share = recorded / 100 if known.is_share or recorded > 1 else recorded
        return abs(share - said) <= SHARE
    match quantity.bound:
        case Bound.ABOUT:
            is_close = abs(recorded - said) <= ABOUT * max(abs(said), abs(recorded))
            return is_close and _precision(said) <= _precision(recorded)
        case Bound.AT_LEAST:
            return said <= recorded <= said * (1 + BEYOND)
        case Bound.AT_MOST:
            return said * (1 - BEYOND) <= recorded <= said
    return said == recorded


def _precision(number: Decimal) -> int:
    """How many digits a number has before its trailing zeros: rounding never adds any."""
    return len(number.normalize().as_tuple().digits)


def _number(value: Value) -> RecordedNumber:
    number = value.number or Decimal(0)
    name = value.unit.removesuffix(" number")
    shown = f"{name} {number}" if name in _NAMES else f"{number:,} {value.unit}".rstrip()
    # "1.5, unit: trillion US dollars" is as good a record as 1500000000000.
    magnitude = MAGNITUDES.get(value.unit.split(" ")[0], 1)
    return RecordedNumber(number * magnitude, frozenset(stems(value.unit)), shown)
