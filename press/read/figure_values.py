"""Rows of data in their forms become what a figure of each kind draws."""

from press.model.charts import (
    Amount,
    Bars,
    Counter,
    Dots,
    Line,
    Multiples,
    Numbers,
    Panel,
    Range,
    Reading,
    VegaLite,
)
from press.model.figure_content import Content, Map, Span, Subject, Timeline
from press.model.figure_data import Backing
from press.read import figure_forms as forms
from press.read.figure_emphasis import rows_pointed_out, times_pointed_out
from press.read.figure_given import Given, measure_of, shown_of
from press.read.figure_specs import read_spec


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
    return Amount(row.name, row.value, shown_of(row.shown, row.value), row.exception, backing)


def bars(given: Given) -> Content | None:
    amounts = tuple(_amount(row, backing) for row, backing in given.fill(forms.AmountForm))
    emphasis = rows_pointed_out(given, tuple(amount.name for amount in amounts))
    return Bars(amounts, measure_of(given), emphasis) if amounts else None


def dots(given: Given) -> Content | None:
    ranges = []
    for row, backing in given.fill(forms.RangeForm):
        low, high = row.low if row.low is not None else row.value, row.high if row.high is not None else row.value
        if not low <= row.value <= high:
            given.report.error(
                backing.place, f"'{row.name}' does not lie between its low and its high", "correct one of them"
            )
            continue
        ranges.append(Range(row.name, low, row.value, high, shown_of(row.shown, row.value), row.exception, backing))
    emphasis = rows_pointed_out(given, tuple(each.name for each in ranges))
    return Dots(tuple(ranges), measure_of(given), emphasis) if ranges else None


def line(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.LineForm)
    readings = [
        Reading(row.series or "", row.date, row.value, shown_of(row.shown, row.value), backing)
        for row, backing in given.fill(forms.ReadingForm)
    ]
    series = list(dict.fromkeys(reading.series for reading in readings))
    ordered = tuple(sorted(readings, key=lambda r: (series.index(r.series), r.at)))
    emphasis = times_pointed_out(given, {(r.series, r.at) for r in ordered}, tuple(series))
    return Line(ordered, measure_of(given), form.longest_gap_years, form.gap or "", emphasis) if ordered else None


def multiples(given: Given) -> Content | None:
    rows = given.fill(forms.PanelAmountForm)
    titles = dict.fromkeys(row.panel for row, _ in rows)
    panels = tuple(
        Panel(title, tuple(_amount(row, backing) for row, backing in rows if row.panel == title)) for title in titles
    )
    return Multiples(panels, measure_of(given)) if panels else None


def numbers(given: Given) -> Content | None:
    rows = given.fill(forms.CounterForm)
    counters = tuple(Counter(row.shown, row.label, row.detail or "", backing) for row, backing in rows)
    return Numbers(counters) if counters else None


def vega_lite(given: Given) -> Content | None:
    form, place = given.form, given.file.place(("spec",))
    assert isinstance(form, forms.VegaLiteForm)
    spec, records = read_spec(form.spec, place, given.report), given.records()
    return VegaLite(spec, records, form.height, place) if spec and records else None
