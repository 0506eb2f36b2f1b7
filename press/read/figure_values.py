"""Rows of data in their forms become what a figure of each kind draws."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from press.model.charts import (
    Amount,
    Bars,
    Counter,
    Dots,
    Line,
    Measure,
    Multiples,
    Numbers,
    Panel,
    Range,
    Reading,
    Record,
    VegaLite,
)
from press.model.figure_content import Content, Map, Span, Subject, Timeline
from press.model.figure_data import Backing
from press.model.report import Place, Report, did_you_mean
from press.read import figure_forms as forms
from press.read.figure_specs import read_spec
from press.read.fill import fill
from press.read.yaml_text import Lined, Path

R = TypeVar("R", bound=forms.RowForm)


@dataclass(frozen=True)
class Given:
    """A figure's file with its data, wherever these stand: ``path`` leads to the rows in ``rows``."""

    form: forms.FigureForm
    file: Lined
    rows: Lined
    path: Path
    report: Report

    def fill(self, form: type[R]) -> list[tuple[R, Backing]]:
        """Each row in its form, less those that cannot be read; the report tells of these."""
        filled: list[tuple[R, Backing]] = []
        if self.rows.columns and not self._has_columns_for(form):
            return filled
        for n in range(len(self.listed)):
            row = fill(form, self.rows, self.report, (*self.path, n))
            if row:
                filled.append((row, Backing(tuple(row.fact), self.rows.place((*self.path, n)))))
        return filled

    def _has_columns_for(self, form: type[R]) -> bool:
        """Whether the head of a table names what its rows must hold, and nothing else: told once, not at each row."""
        fields, columns = form.model_fields, self.rows.columns
        place = Place(self.rows.file.path, 1)
        missing = [name for name, each in fields.items() if each.is_required() and name not in columns]
        unknown = [name for name in columns if name not in fields]
        for name in missing:
            hint = did_you_mean(name, unknown, f"it has {', '.join(columns)}")
            self.report.error(place, f"no column is called '{name}'", hint.replace("did you mean", "did you call it"))
        for name in unknown if not missing else ():
            hint = did_you_mean(name, fields, f"known are {', '.join(fields)}")
            self.report.error(place, f"unknown column '{name}'", hint)
        return not missing and not unknown

    @property
    def listed(self) -> list[Any]:
        tree: Any = self.rows.tree
        for step in self.path:
            tree = tree[step]
        return tree if isinstance(tree, list) else []

    def records(self) -> tuple[Record, ...]:
        """The rows of a specification, whose columns are the author's."""
        made = []
        for n, row in enumerate(self.listed):
            place = self.rows.place((*self.path, n))
            if not isinstance(row, dict) or not all(isinstance(text, str) for text in row.values()):
                self.report.error(place, "a row of data holds columns and their text", "write 'year: 1999' and so on")
                continue
            facts = tuple(part.strip() for part in row.get("fact", "").split(";") if part.strip())
            cells = tuple((column, text) for column, text in row.items() if column != "fact")
            made.append(Record(cells, Backing(facts, place)))
        return tuple(made)


def _shown(text: str | None, value: Decimal) -> str:
    return text or f"{value:,f}"


def timeline(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.TimelineForm)
    spans = []
    for row, backing in given.fill(forms.SpanForm):
        if (row.end is None) != row.continuing:
            message = f"'{row.name}' both ends and continues" if row.end else f"'{row.name}' has no end"
            given.report.error(backing.place, message, "give it either an 'end: …' or 'continuing: true'")
        elif row.end and row.end.first < row.start.first:
            given.report.error(backing.place, f"'{row.name}' ends before it starts", "correct one of the two dates")
        else:
            spans.append(Span(row.name, row.detail or "", row.start, row.end, row.exception, row.label or "", backing))
    outside = [
        span for span in spans
        if span.start.year < form.first_year or (span.end or span.start).year > form.last_year
    ]  # fmt: skip
    for span in outside:
        message = f"'{span.name}' lies outside the years {form.first_year} to {form.last_year}"
        given.report.error(span.backing.place, message, "change 'first_year' or 'last_year'")
    if not spans or outside:
        return None
    return Timeline(tuple(spans), form.first_year, form.last_year, form.ended, form.continuing, form.exception)


def world_map(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.MapForm)
    subjects = []
    for row, backing in given.fill(forms.SubjectForm):
        if not row.areas and row.at is None:
            given.report.error(backing.place, f"'{row.label}' has no place", "name 'areas: […]' or 'at: [21.2, 42.7]'")
        else:
            subjects.append(Subject(row.label, row.detail or "", tuple(row.areas), row.at, row.continuing, backing))
    return Map(form.frame, form.projection, tuple(subjects)) if subjects else None


def _amount(row: forms.AmountForm, backing: Backing) -> Amount:
    return Amount(row.name, row.value, _shown(row.shown, row.value), row.exception, backing)


def _measure(given: Given) -> Measure:
    assert isinstance(given.form, forms.MeasuredForm)
    return Measure(given.form.unit, tuple(given.form.counts))


def bars(given: Given) -> Content | None:
    amounts = tuple(_amount(row, backing) for row, backing in given.fill(forms.AmountForm))
    return Bars(amounts, _measure(given)) if amounts else None


def dots(given: Given) -> Content | None:
    ranges = []
    for row, backing in given.fill(forms.RangeForm):
        low, high = row.low if row.low is not None else row.value, row.high if row.high is not None else row.value
        if not low <= row.value <= high:
            given.report.error(
                backing.place, f"'{row.name}' does not lie between its low and its high", "correct one of them"
            )
            continue
        ranges.append(Range(row.name, low, row.value, high, _shown(row.shown, row.value), row.exception, backing))
    return Dots(tuple(ranges), _measure(given)) if ranges else None


def line(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.LineForm)
    readings = [
        Reading(row.series or "", row.date, row.value, _shown(row.shown, row.value), backing)
        for row, backing in given.fill(forms.ReadingForm)
    ]
    series = list(dict.fromkeys(reading.series for reading in readings))
    ordered = tuple(sorted(readings, key=lambda r: (series.index(r.series), r.at)))
    return Line(ordered, _measure(given), form.longest_gap_years, form.gap or "") if ordered else None


def multiples(given: Given) -> Content | None:
    rows = given.fill(forms.PanelAmountForm)
    titles = dict.fromkeys(row.panel for row, _ in rows)
    panels = tuple(
        Panel(title, tuple(_amount(row, backing) for row, backing in rows if row.panel == title)) for title in titles
    )
    return Multiples(panels, _measure(given)) if panels else None


def numbers(given: Given) -> Content | None:
    rows = given.fill(forms.CounterForm)
    counters = tuple(Counter(row.shown, row.label, row.detail or "", backing) for row, backing in rows)
    return Numbers(counters) if counters else None


def vega_lite(given: Given) -> Content | None:
    form, place = given.form, given.file.place(("spec",))
    assert isinstance(form, forms.VegaLiteForm)
    spec, records = read_spec(form.spec, place, given.report), given.records()
    return VegaLite(spec, records, form.height, place) if spec and records else None
