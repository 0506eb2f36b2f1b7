"""What a chart compares within a row: the parts of a whole, or two values of the same thing.

Each kind tells its ``statements``, which are held against the ledger, and its ``equivalent`` as a table.
"""

from dataclasses import dataclass
from decimal import Decimal

from press.model.charts import Measure
from press.model.dates import PartialDate
from press.model.emphasis import NONE, Emphasis
from press.model.figure_data import Backing, Equivalent, Statement

MOST_PARTS = 6  # that are told apart without colour


@dataclass(frozen=True)
class Part:
    """One part of a whole; ``part`` names it, and is the same in every row that has it."""

    row: str
    part: str
    value: Decimal
    shown: str
    backing: Backing

    @property
    def statement(self) -> Statement:
        return Statement((self.value,), (), f"{self.row} {self.part} {self.shown}", self.backing)


@dataclass(frozen=True)
class StackedBars:
    """A bar for each row, all of one length, cut into the shares of its parts. ``names`` orders the parts."""

    parts: tuple[Part, ...]
    names: tuple[str, ...]
    measure: Measure

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.row for part in self.parts))

    def of(self, row: str) -> tuple[Part, ...]:
        """The parts of a row in the order of ``names``."""
        return tuple(sorted((p for p in self.parts if p.row == row), key=lambda p: self.names.index(p.part)))

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(part.statement for part in self.parts)

    @property
    def equivalent(self) -> Equivalent:
        told = {(part.row, part.part): part.shown for part in self.parts}
        rows = tuple((row, *(told.get((row, name), "–") for name in self.names)) for row in self.rows)
        return Equivalent(("Name", *(f"{name} ({self.measure.unit})" for name in self.names)), rows)


@dataclass(frozen=True)
class Pair:
    """Two values of one thing, such as before and after."""

    name: str
    first: Decimal
    second: Decimal
    first_shown: str
    second_shown: str
    backing: Backing

    def statement(self, dates: tuple[PartialDate, ...]) -> Statement:
        words = f"{self.name} {self.first_shown} {self.second_shown}"
        return Statement((self.first, self.second), dates, words, self.backing)


def _pairs_as_table(pairs: tuple[Pair, ...], ends: tuple[str, str], measure: Measure, emphasis: Emphasis) -> Equivalent:
    rows = tuple((pair.name, pair.first_shown, pair.second_shown) for pair in pairs)
    notes = tuple((note.name, note.words, "–") for note in emphasis.notes)
    first, second = ends
    return Equivalent(("Name", f"{first} ({measure.unit})", f"{second} ({measure.unit})"), rows + notes)


@dataclass(frozen=True)
class Dumbbells:
    """Two dots a row and the line between them; ``ends`` name the first and the second."""

    pairs: tuple[Pair, ...]
    ends: tuple[str, str]
    measure: Measure
    emphasis: Emphasis = NONE

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*(pair.statement(()) for pair in self.pairs), *self.emphasis.statements)

    @property
    def equivalent(self) -> Equivalent:
        return _pairs_as_table(self.pairs, self.ends, self.measure, self.emphasis)


@dataclass(frozen=True)
class Slopes:
    """A line a row from one moment to another; each row's facts must record both."""

    pairs: tuple[Pair, ...]
    moments: tuple[PartialDate, PartialDate]
    measure: Measure
    emphasis: Emphasis = NONE

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*(pair.statement(self.moments) for pair in self.pairs), *self.emphasis.statements)

    @property
    def equivalent(self) -> Equivalent:
        first, second = self.moments
        return _pairs_as_table(self.pairs, (str(first), str(second)), self.measure, self.emphasis)
