"""What a figure draws, by its kind: rows of data, each with the facts on which it rests.

Each kind tells its ``statements``, which are held against the ledger, and its ``equivalent`` as a table.
"""

from dataclasses import dataclass

from press.model.charts import Bars, Dots, Line, Multiples, Numbers, VegaLite
from press.model.comparisons import Dumbbells, Slopes, StackedBars
from press.model.dates import MONTHS, PartialDate
from press.model.figure_data import Backing, Equivalent, Statement


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
    """Bars from ``first_year`` to the end of ``last_year``; the kinds of bar have names of the author's."""

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
        rows = tuple(
            (s.name, *([s.detail or "–"] if has_details else []), dates_of(s), self.status(s)) for s in self.spans
        )
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


Content = (
    Timeline | Map | Bars | StackedBars | Dots | Dumbbells | Line | Slopes | Multiples | Numbers | VegaLite | Globe
)


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
