"""The files of a briefing's folder ``figures/`` become figure specifications."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from press.model.briefing import Text
from press.model.figure import (
    LONGEST_ALTERNATIVE_CHARACTERS,
    Amount,
    Backing,
    Bars,
    Content,
    Counter,
    Dots,
    FigureKind,
    FigureSpec,
    Globe,
    Line,
    Map,
    Measure,
    Multiples,
    Numbers,
    Panel,
    Range,
    Reading,
    Record,
    Span,
    Subject,
    Timeline,
    VegaLite,
)
from press.model.report import Place, Report, did_you_mean
from press.read import figure_forms as forms
from press.read.csv_text import parse_csv
from press.read.figure_specs import read_spec
from press.read.forms import fill
from press.read.text import decode
from press.read.yaml_text import Lined, Path, find_aliases, parse_yaml

FOLDER = "figures/"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")

R = TypeVar("R", bound=forms.RowForm)


@dataclass(frozen=True)
class _Given:
    """A figure's file with its data, wherever these stand: ``path`` leads to the rows in ``rows``."""

    form: forms.FigureForm
    file: Lined
    rows: Lined
    path: Path
    report: Report

    def fill(self, form: type[R]) -> list[tuple[R, Backing]]:
        """Each row in its form, less those that cannot be read; the report tells of these."""
        filled = []
        for n in range(len(self._list)):
            row = fill(form, self.rows, self.report, (*self.path, n))
            if row:
                filled.append((row, Backing(tuple(row.fact), self.rows.place((*self.path, n)))))
        return filled

    @property
    def _list(self) -> list[Any]:
        tree: Any = self.rows.tree
        for step in self.path:
            tree = tree[step]
        return tree if isinstance(tree, list) else []

    def records(self) -> tuple[Record, ...]:
        """The rows of a specification, whose columns are the author's."""
        made = []
        for n, row in enumerate(self._list):
            place = self.rows.place((*self.path, n))
            if not isinstance(row, dict) or not all(isinstance(text, str) for text in row.values()):
                self.report.error(place, "a row of data holds columns and their text", "write 'year: 1999' and so on")
                continue
            facts = tuple(part.strip() for part in row.get("fact", "").split(";") if part.strip())
            cells = tuple((column, text) for column, text in row.items() if column != "fact")
            made.append(Record(cells, Backing(facts, place)))
        return tuple(made)


def read_figures(files: Mapping[str, bytes], folder: Place, report: Report) -> tuple[FigureSpec, ...]:
    """Read every ``figures/<id>.yaml`` of ``files``, whose names are relative to ``folder``, in the order of their names."""
    names = sorted(name for name in files if name.startswith(FOLDER) and name.endswith(".yaml"))
    figures = [_figure(name, files, folder, report) for name in names]
    return tuple(figure for figure in figures if figure)


def _figure(name: str, files: Mapping[str, bytes], folder: Place, report: Report) -> FigureSpec | None:
    place = Place(f"{folder.path}/{name}")
    id = name.removeprefix(FOLDER).removesuffix(".yaml")
    if not _NAME.fullmatch(id):
        report.error(place, f"'{id}' is no name for a figure", "use lower-case letters, digits and hyphens")
    text = decode(files[name], place, report)
    find_aliases(text, place, report)
    lined = parse_yaml(text, place, report)
    if lined is None:
        return None
    kind = _kind(lined, report)
    if kind is FigureKind.GLOBE:
        return _globe(id, lined, report)
    if kind is None:
        return None
    read, form_type = _KINDS[kind]
    form = fill(form_type, lined, report)
    if form is None:
        return None
    _check_alternative(form, lined, report)
    given = _given(form, lined, files, folder, report)
    content = read(given) if given else None
    if content is None:
        return None
    source = Text(form.source, lined.place(("source",)))
    described, nocheck = form.table or "", form.nocheck or ""
    return FigureSpec(
        id,
        kind,
        form.title,
        form.subtitle,
        source,
        form.alternative,
        described,
        nocheck,
        content,
        lined.place(("kind",)),
    )


def _kind(lined: Lined, report: Report) -> FigureKind | None:
    given = lined.tree.get("kind") if isinstance(lined.tree, dict) else None
    kinds = [kind.value for kind in FigureKind]
    if given is None:
        report.error(lined.file, "'kind' is missing", f"add a line 'kind: …'; there are {', '.join(kinds)}")
    elif given not in kinds:
        hint = did_you_mean(str(given), kinds, f"there are {', '.join(kinds)}")
        report.error(lined.place(("kind",)), f"there is no kind of figure '{given}'", hint)
    return FigureKind(given) if given in kinds else None


def _globe(id: str, lined: Lined, report: Report) -> FigureSpec | None:
    form = fill(forms.GlobeForm, lined, report)
    if form is None:
        return None
    globe, nothing = Globe(form.centre, tuple(form.rings)), Text("", lined.file)
    return FigureSpec(id, FigureKind.GLOBE, "", "", nothing, "", "", "decoration", globe, lined.place(("kind",)))


def _check_alternative(form: forms.FigureForm, lined: Lined, report: Report) -> None:
    place = lined.place(("alternative",))
    length = len(form.alternative)
    if form.alternative.rstrip(".").casefold() == form.title.rstrip(".").casefold():
        report.error(place, "the alternative text repeats the title", "say what the figure shows")
    elif length > LONGEST_ALTERNATIVE_CHARACTERS:
        message = f"the alternative text has {length} characters, and {LONGEST_ALTERNATIVE_CHARACTERS} are read well"
        report.error(place, message, "shorten it; the text equivalent says the rest")


def _given(
    form: forms.FigureForm, lined: Lined, files: Mapping[str, bytes], folder: Place, report: Report
) -> _Given | None:
    """The figure's rows, from its own file or from the CSV file that it names."""
    if (form.data is None) == (form.data_file is None):
        message = "the figure has no data" if form.data is None else "the figure has data and a file of data"
        report.error(
            lined.place(("kind",)), message, "write rows under 'data:', or name a file: 'data_file: strength.csv'"
        )
        return None
    if form.data_file is None:
        given = _Given(form, lined, lined, ("data",), report)
    else:
        rows = _csv(form.data_file, lined.place(("data_file",)), files, folder, report)
        if rows is None:
            return None
        given = _Given(form, lined, rows, (), report)
    if not given._list:
        report.error(lined.place(("data",) if form.data_file is None else ("data_file",)), "there is no row of data")
        return None
    return given


def _csv(name: str, place: Place, files: Mapping[str, bytes], folder: Place, report: Report) -> Lined | None:
    beside = sorted(file.removeprefix(FOLDER) for file in files if file.startswith(FOLDER) and file.endswith(".csv"))
    if "/" in name or "\\" in name or ":" in name:
        report.error(place, f"the file '{name}' does not lie beside the figure", "copy it into the folder 'figures'")
        return None
    if name not in beside:
        hint = did_you_mean(name, beside, "data files lie beside the figure and end in .csv")
        report.error(place, f"there is no file '{name}' beside the figure", hint)
        return None
    file = Place(f"{folder.path}/{FOLDER}{name}")
    return parse_csv(decode(files[FOLDER + name], file, report), file, report)


def _shown(text: str | None, value: Decimal) -> str:
    return text or f"{value:,f}"


def _timeline(given: _Given) -> Content | None:
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


def _map(given: _Given) -> Content | None:
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


def _measure(given: _Given) -> Measure:
    assert isinstance(given.form, forms.MeasuredForm)
    return Measure(given.form.unit, tuple(given.form.counts))


def _bars(given: _Given) -> Content | None:
    amounts = tuple(_amount(row, backing) for row, backing in given.fill(forms.AmountForm))
    return Bars(amounts, _measure(given)) if amounts else None


def _dots(given: _Given) -> Content | None:
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


def _line(given: _Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.LineForm)
    readings = [
        Reading(row.series or "", row.date, row.value, _shown(row.shown, row.value), backing)
        for row, backing in given.fill(forms.ReadingForm)
    ]
    series = list(dict.fromkeys(reading.series for reading in readings))
    ordered = tuple(sorted(readings, key=lambda r: (series.index(r.series), r.at)))
    return Line(ordered, _measure(given), form.longest_gap_years, form.gap or "") if ordered else None


def _multiples(given: _Given) -> Content | None:
    rows = given.fill(forms.PanelAmountForm)
    titles = dict.fromkeys(row.panel for row, _ in rows)
    panels = tuple(
        Panel(title, tuple(_amount(row, backing) for row, backing in rows if row.panel == title)) for title in titles
    )
    return Multiples(panels, _measure(given)) if panels else None


def _numbers(given: _Given) -> Content | None:
    rows = given.fill(forms.CounterForm)
    counters = tuple(Counter(row.shown, row.label, row.detail or "", backing) for row, backing in rows)
    return Numbers(counters) if counters else None


def _vega_lite(given: _Given) -> Content | None:
    form, place = given.form, given.file.place(("spec",))
    assert isinstance(form, forms.VegaLiteForm)
    spec, records = read_spec(form.spec, place, given.report), given.records()
    return VegaLite(spec, records, form.height, place) if spec and records else None


_KINDS: dict[FigureKind, tuple[Callable[[_Given], Content | None], type[forms.FigureForm]]] = {
    FigureKind.TIMELINE: (_timeline, forms.TimelineForm),
    FigureKind.MAP: (_map, forms.MapForm),
    FigureKind.BARS: (_bars, forms.MeasuredForm),
    FigureKind.DOTS: (_dots, forms.MeasuredForm),
    FigureKind.LINE: (_line, forms.LineForm),
    FigureKind.MULTIPLES: (_multiples, forms.MeasuredForm),
    FigureKind.NUMBERS: (_numbers, forms.FigureForm),
    FigureKind.VEGA_LITE: (_vega_lite, forms.VegaLiteForm),
}
