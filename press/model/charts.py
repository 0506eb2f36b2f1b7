"""What a chart shows: amounts, ranges, readings and counts; Vega-Lite of the author's own among them.

Each kind tells its ``statements``, which are held against the ledger, and its ``equivalent`` as a table.
"""

from dataclasses import dataclass
from decimal import Decimal

from press.model.dates import PartialDate
from press.model.emphasis import NONE, Emphasis
from press.model.figure_data import Backing, Equivalent, Statement
from press.model.report import Place


@dataclass(frozen=True)
class Amount:
    """A named value; ``shown`` is how it is printed, with its unit or its "about"."""

    name: str
    value: Decimal
    shown: str
    is_exception: bool
    backing: Backing

    @property
    def statement(self) -> Statement:
        return Statement((self.value,), (), f"{self.name} {self.shown}", self.backing)


@dataclass(frozen=True)
class Measure:
    """What an axis counts: ``unit`` as it is printed, ``counts`` as the ledger names the units that may stand on it."""

    unit: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    amounts: tuple[Amount, ...]
    measure: Measure
    emphasis: Emphasis = NONE

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*(amount.statement for amount in self.amounts), *self.emphasis.statements)

    @property
    def equivalent(self) -> Equivalent:
        rows = tuple((a.name, a.shown) for a in self.amounts)
        return Equivalent(("Name", self.measure.unit), rows + _told(self.emphasis))


def _told(emphasis: Emphasis) -> tuple[tuple[str, str], ...]:
    """The notes at rows, as rows below those that they are about."""
    return tuple((note.name, note.words) for note in emphasis.notes)


@dataclass(frozen=True)
class Range:
    """A dot, and the range in which other counts lie; where there is none, it is the dot's own value."""

    name: str
    low: Decimal
    value: Decimal
    high: Decimal
    shown: str
    is_exception: bool
    backing: Backing

    @property
    def statement(self) -> Statement:
        values = tuple(dict.fromkeys((self.low, self.value, self.high)))
        return Statement(values, (), f"{self.name} {self.shown}", self.backing)


@dataclass(frozen=True)
class Dots:
    ranges: tuple[Range, ...]
    measure: Measure
    emphasis: Emphasis = NONE

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*(each.statement for each in self.ranges), *self.emphasis.statements)

    @property
    def equivalent(self) -> Equivalent:
        rows = tuple((r.name, r.shown) for r in self.ranges)
        return Equivalent(("Name", self.measure.unit), rows + _told(self.emphasis))


@dataclass(frozen=True)
class Reading:
    """A value at a date, in one series of a line chart."""

    series: str
    at: PartialDate
    value: Decimal
    shown: str
    backing: Backing

    @property
    def statement(self) -> Statement:
        return Statement((self.value,), (self.at,), self.shown, self.backing)


@dataclass(frozen=True)
class Line:
    """Values over time. Between readings further apart than ``longest_gap_years`` nothing is known: ``gap`` says so."""

    readings: tuple[Reading, ...]
    measure: Measure
    longest_gap_years: int
    gap: str
    emphasis: Emphasis = NONE

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the series, in the order of the readings; one, which may be empty, where there is one."""
        return tuple(dict.fromkeys(reading.series for reading in self.readings))

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*(reading.statement for reading in self.readings), *self.emphasis.statements)

    @property
    def equivalent(self) -> Equivalent:
        is_one = len(self.series) == 1
        rows = [(str(r.at), *([] if is_one else [r.series]), r.shown) for r in self.readings]
        rows += [(n.dates, *([] if is_one else [n.name or "–"]), n.words) for n in self.emphasis.notes]
        return Equivalent(("Date", *([] if is_one else ["Series"]), self.measure.unit), tuple(rows))


@dataclass(frozen=True)
class Panel:
    title: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Multiples:
    """Small charts beside each other on one scale."""

    panels: tuple[Panel, ...]
    measure: Measure

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(amount.statement for panel in self.panels for amount in panel.amounts)

    @property
    def equivalent(self) -> Equivalent:
        rows = tuple((p.title, amount.name, amount.shown) for p in self.panels for amount in p.amounts)
        return Equivalent(("Group", "Name", self.measure.unit), rows)


@dataclass(frozen=True)
class Counter:
    """A number printed large; ``label`` says what was counted, ``detail`` by whom or with what limits."""

    shown: str
    label: str
    detail: str
    backing: Backing


@dataclass(frozen=True)
class Numbers:
    """A row of numbers that share no axis, because they do not count the same."""

    counters: tuple[Counter, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(Statement((), (), f"{c.shown} {c.label} {c.detail}", c.backing) for c in self.counters)

    @property
    def equivalent(self) -> Equivalent:
        return Equivalent(
            ("What was counted", "Figure", "By whom"), tuple((c.label, c.shown, c.detail or "–") for c in self.counters)
        )


@dataclass(frozen=True)
class Record:
    """A row of data for a specification of the author's own, as pairs of column and text."""

    cells: tuple[tuple[str, str], ...]
    backing: Backing


@dataclass(frozen=True)
class VegaLite:
    """A Vega-Lite specification as JSON text without data of its own, and the rows that it draws.

    ``height`` is a share of the width.
    """

    spec: str
    records: tuple[Record, ...]
    height: float
    place: Place

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(Statement((), (), " ".join(text for _, text in r.cells), r.backing) for r in self.records)

    @property
    def equivalent(self) -> Equivalent:
        columns = tuple(dict.fromkeys(column for record in self.records for column, _ in record.cells))
        rows = tuple(tuple(dict(record.cells).get(column, "–") for column in columns) for record in self.records)
        return Equivalent(columns, rows)
