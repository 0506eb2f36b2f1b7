"""A figure as its author describes it: data, the finding that they show, and the facts on which they rest."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from press.model.briefing import Text
from press.model.dates import MONTHS, PartialDate
from press.model.report import Place

LONGEST_ALTERNATIVE_CHARACTERS = 250
DISCLAIMER = "Boundaries and names do not imply endorsement."
BASE_MAP = "Base map: Natural Earth (public domain)."


class FigureKind(StrEnum):
    TIMELINE = "timeline"
    MAP = "map"
    BARS = "bars"
    LINE = "line"
    DOTS = "dots"
    MULTIPLES = "multiples"
    NUMBERS = "numbers"
    VEGA_LITE = "vega-lite"
    GLOBE = "globe"


@dataclass(frozen=True)
class Backing:
    """The facts of the ledger on which a row of data rests, and where the row was written."""

    facts: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Statement:
    """What a row of data tells the reader: its numbers, its dates, and the words that are printed with them."""

    numbers: tuple[Decimal, ...]
    dates: tuple[PartialDate, ...]
    words: str
    backing: Backing


@dataclass(frozen=True)
class Equivalent:
    """A figure's data as a table; the first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Span:
    """A bar of a timeline; without an ``end`` it continues."""

    name: str
    detail: str
    start: PartialDate
    end: PartialDate | None
    is_exception: bool
    label: str
    backing: Backing

    @property
    def statement(self) -> Statement:
        return Statement((), (self.start, *([self.end] if self.end else [])), self.label, self.backing)


@dataclass(frozen=True)
class Timeline:
    """Bars from ``first_year`` to the end of ``last_year``; ``ended``, ``continuing`` and ``exception`` name the kinds of bar."""

    spans: tuple[Span, ...]
    first_year: int
    last_year: int
    ended: str
    continuing: str
    exception: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(span.statement for span in self.spans)

    @property
    def equivalent(self) -> Equivalent:
        has_details = any(span.detail for span in self.spans)
        rows = tuple((s.name, *([s.detail or "–"] if has_details else []), dates_of(s), self.status(s)) for s in self.spans)
        return Equivalent(("Name", *(["Place"] if has_details else []), "Dates", "Status"), rows)

    def status(self, span: Span) -> str:
        if span.is_exception:
            return self.exception
        return self.ended if span.end else self.continuing


@dataclass(frozen=True)
class Subject:
    """What a map points out: areas by their names in Natural Earth, or a point, or both.

    ``at`` is degrees east and north; None leaves it to the middle of the first area.
    """

    label: str
    detail: str
    areas: tuple[str, ...]
    at: tuple[float, float] | None
    continues: bool
    backing: Backing


@dataclass(frozen=True)
class Map:
    """``frame`` is west, south, east and north in degrees, ``projection`` conic or orthographic."""

    frame: tuple[float, float, float, float]
    projection: str
    subjects: tuple[Subject, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(Statement((), (), f"{s.label} {s.detail}", s.backing) for s in self.subjects)

    @property
    def equivalent(self) -> Equivalent:
        rows = tuple((f"{n}. {s.label}", s.detail or "–") for n, s in enumerate(self.subjects, 1))
        return Equivalent(("Place", "What the map says of it"), rows)


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

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(amount.statement for amount in self.amounts)

    @property
    def equivalent(self) -> Equivalent:
        return Equivalent(("Name", self.measure.unit), tuple((a.name, a.shown) for a in self.amounts))


@dataclass(frozen=True)
class Range:
    """A dot with the range in which other counts lie; ``low`` and ``high`` are the dot's own value where there is none."""

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

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(each.statement for each in self.ranges)

    @property
    def equivalent(self) -> Equivalent:
        return Equivalent(("Name", self.measure.unit), tuple((r.name, r.shown) for r in self.ranges))


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
    """Values over time. Between readings further apart than ``longest_gap_years`` nothing is known: the line is broken there."""

    readings: tuple[Reading, ...]
    measure: Measure
    longest_gap_years: int
    gap: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(reading.statement for reading in self.readings)

    @property
    def equivalent(self) -> Equivalent:
        is_one = len({reading.series for reading in self.readings}) == 1
        rows = tuple((str(r.at), *([] if is_one else [r.series]), r.shown) for r in self.readings)
        return Equivalent(("Date", *([] if is_one else ["Series"]), self.measure.unit), rows)


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


@dataclass(frozen=True)
class Globe:
    """Decoration: the earth as seen from above ``centre`` (degrees east and north), with rings around places."""

    centre: tuple[float, float]
    rings: tuple[tuple[float, float], ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return ()

    @property
    def equivalent(self) -> Equivalent:
        return Equivalent((), ())


Content = Timeline | Map | Bars | Dots | Line | Multiples | Numbers | VegaLite | Globe


@dataclass(frozen=True)
class FigureSpec:
    """A figure of the briefing. ``title`` states the finding; ``source`` is Markdown and may hold citations.

    ``described_in`` is the id of a table of the text that holds the same data; where it is empty the figure's
    ``equivalent`` is printed instead. ``nocheck`` says why a figure rests on no facts, and is empty where it does.
    A decorative figure has no title and no alternative.
    """

    id: str
    kind: FigureKind
    title: str
    subtitle: str
    source: Text
    alternative: str
    described_in: str
    nocheck: str
    content: Content
    place: Place

    @property
    def anchor(self) -> str:
        """The id under which cross-references know it."""
        return f"fig-{self.id}"

    @property
    def is_decoration(self) -> bool:
        return self.kind is FigureKind.GLOBE

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.content.statements

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all facts that it draws, each once, in the order of the data."""
        return tuple(dict.fromkeys(fact for each in self.statements for fact in each.backing.facts))

    @property
    def equivalent(self) -> Equivalent:
        return self.content.equivalent

    @property
    def remarks(self) -> str:
        """What has to be said under it besides its source."""
        return f"{BASE_MAP} {DISCLAIMER}" if self.kind is FigureKind.MAP else ""


def dates_of(span: Span) -> str:
    """The dates of a span in words: ``20 December 1996 to 2 December 2004``, ``12 June 1999, continuing``."""
    return f"{span.start} to {span.end}" if span.end else f"{span.start}, continuing"


def short_dates(start: PartialDate, end: PartialDate | None) -> str:
    """The dates of a span as its label says them: years, or months where it did not last a year.

    >>> short_dates(PartialDate(1995, 8, 30), PartialDate(1995, 9, 20))
    'Aug–Sept 1995'
    """
    if end is None:
        return f"since {PartialDate(start.year, start.month)}"
    if start.year == end.year:
        months = list(dict.fromkeys(_MONTHS[day.month - 1] for day in (start, end) if day.month))
        return f"{'–'.join(months)} {start.year}".lstrip()
    is_same_century = start.year // 100 == end.year // 100
    return f"{start.year}–{end.year % 100:02}" if is_same_century else f"{start.year}–{end.year}"


_MONTHS = tuple(month if len(month) < 6 else "Sept" if month == "September" else month[:3] for month in MONTHS)
