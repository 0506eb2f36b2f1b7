"""The files of a briefing's folder ``figures/`` become figure specifications."""

import re
from collections.abc import Callable, Mapping

from press.model.figure import LONGEST_ALTERNATIVE_CHARACTERS, WIDTHS, FigureKind, FigureSpec, Width, least_width
from press.model.figure_content import Content, Globe
from press.model.report import Named, Place, Report, did_you_mean
from press.read import figure_comparisons, figure_values
from press.read import figure_forms as forms
from press.read.csv_text import decode_table, parse_csv
from press.read.figure_given import Given
from press.read.fill import fill
from press.read.text import decode
from press.read.yaml_text import Lined, parse_yaml

FOLDER = "figures/"
# Columns in which a comma between digits is what the author wants to be printed, or part of a name.
_WORDED = frozenset(
    ("name", "label", "shown", "first_shown", "second_shown", "detail", "series", "panel", "part", "areas", "fact")
)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


def read_figures(files: Mapping[str, bytes], folder: Place, report: Report) -> tuple[FigureSpec, ...]:
    """Read every ``figures/<id>.yaml`` of ``files`` by name; these names are relative to ``folder``."""
    names = sorted(name for name in files if name.startswith(FOLDER) and name.endswith(".yaml"))
    figures = {name: _figure(name, files, folder, report) for name in names}
    for name, figure in figures.items():
        if figure is None:
            report.could_not_read(Named.FIGURE, _id_of(name))
    return tuple(figure for figure in figures.values() if figure)


def _id_of(name: str) -> str:
    return name.removeprefix(FOLDER).removesuffix(".yaml")


def _figure(name: str, files: Mapping[str, bytes], folder: Place, report: Report) -> FigureSpec | None:
    place = Place(f"{folder.path}/{name}")
    id = _id_of(name)
    if not _NAME.fullmatch(id):
        report.error(place, f"'{id}' is no name for a figure", "use lower-case letters, digits and hyphens")
    text = decode(files[name], place, report)
    lined = parse_yaml(text, place, report) if text or not files[name] else None
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
    return FigureSpec(
        id=id,
        kind=kind,
        title=form.title,
        subtitle=form.subtitle,
        source=form.source,
        source_place=lined.place(("source",)),
        alternative=form.alternative,
        described_in=form.table or "",
        nocheck=form.nocheck or "",
        content=content,
        place=lined.place(("kind",)),
        width=_width(form, kind, lined, report),
    )


def _width(form: forms.FigureForm, kind: FigureKind, lined: Lined, report: Report) -> Width:
    least = least_width(kind)
    if WIDTHS.index(form.width) > WIDTHS.index(least):
        message = f"a figure of the kind '{kind}' has no room in the width '{form.width}'"
        report.error(lined.place(("width",)), message, f"write 'width: {least}', or leave it out")
    return Width(form.width)


def _kind(lined: Lined, report: Report) -> FigureKind | None:
    given = lined.tree.get("kind") if isinstance(lined.tree, dict) else None
    kinds = [kind.value for kind in FigureKind]
    if given is None:
        report.error(lined.file, "'kind' is missing", f"add a line 'kind: …'; there are {', '.join(kinds)}")
    elif given not in kinds:
        hint = did_you_mean(str(given), kinds, f"there are {', '.join(kinds)}")
        report.error(lined.place(("kind",)), f"there is no kind of figure '{given}'", hint)
    return FigureKind(str(given)) if given in kinds else None


def _globe(id: str, lined: Lined, report: Report) -> FigureSpec | None:
    form = fill(forms.GlobeForm, lined, report)
    if form is None:
        return None
    return FigureSpec(
        id=id,
        kind=FigureKind.GLOBE,
        title="",
        subtitle="",
        source="",
        source_place=lined.file,
        alternative="",
        described_in="",
        nocheck="decoration",
        content=Globe(form.centre, tuple(form.rings)),
        place=lined.place(("kind",)),
    )


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
) -> Given | None:
    """The figure's rows, from its own file or from the CSV file that it names."""
    if (form.data is None) == (form.data_file is None):
        message = "the figure has no data" if form.data is None else "the figure has data and a file of data"
        report.error(
            lined.place(("kind",)), message, "write rows under 'data:', or name a file: 'data_file: strength.csv'"
        )
        return None
    if form.data_file is None:
        given = Given(form, lined, lined, ("data",), report)
    else:
        rows = _csv(form.data_file, lined.place(("data_file",)), files, folder, report)
        if rows is None:
            return None
        given = Given(form, lined, rows, (), report)
    if not given.listed:
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
        report.missing(Named.FILE, FOLDER + name, place, f"there is no file '{name}' beside the figure", hint)
        return None
    file = Place(f"{folder.path}/{FOLDER}{name}")
    content = files[FOLDER + name]
    text = decode_table(content, file, report)
    return parse_csv(text, file, report, _WORDED) if text or not content else None


_KINDS: dict[FigureKind, tuple[Callable[[Given], Content | None], type[forms.FigureForm]]] = {
    FigureKind.TIMELINE: (figure_values.timeline, forms.TimelineForm),
    FigureKind.MAP: (figure_values.world_map, forms.MapForm),
    FigureKind.BARS: (figure_values.bars, forms.PointedForm),
    FigureKind.STACKED_BARS: (figure_comparisons.stacked_bars, forms.StackedBarsForm),
    FigureKind.DOTS: (figure_values.dots, forms.PointedForm),
    FigureKind.DUMBBELLS: (figure_comparisons.dumbbells, forms.DumbbellsForm),
    FigureKind.LINE: (figure_values.line, forms.LineForm),
    FigureKind.SLOPES: (figure_comparisons.slopes, forms.SlopesForm),
    FigureKind.MULTIPLES: (figure_values.multiples, forms.MeasuredForm),
    FigureKind.NUMBERS: (figure_values.numbers, forms.FigureForm),
    FigureKind.VEGA_LITE: (figure_values.vega_lite, forms.VegaLiteForm),
}
