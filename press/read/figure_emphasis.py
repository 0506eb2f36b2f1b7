"""What a chart points out is read: the rows or series that count, and the notes on it."""

from collections.abc import Set

from press.model.dates import PartialDate
from press.model.emphasis import Emphasis, Note
from press.model.figure_data import Backing
from press.model.report import did_you_mean
from press.read import figure_forms as forms
from press.read.figure_given import Given
from press.read.fill import fill


def rows_pointed_out(given: Given, names: tuple[str, ...]) -> Emphasis:
    """What a chart of rows highlights, and its notes at rows; ``names`` are those of its rows."""
    form = given.form
    assert isinstance(form, forms.PointedForm)
    notes = []
    for n in range(len(form.notes)):
        row = fill(forms.RowNoteForm, given.file, given.report, ("notes", n))
        if row and _is_known(row.name, names, given, ("notes", n)):
            notes.append(Note(row.text, row.name, None, None, _backing(row, given, n)))
    return Emphasis(_highlighted(form, names, given), tuple(notes))


def times_pointed_out(given: Given, readings: Set[tuple[str, PartialDate]], series: tuple[str, ...]) -> Emphasis:
    """What a chart of time highlights, and its notes at moments, periods and readings."""
    form = given.form
    assert isinstance(form, forms.PointedForm)
    notes = []
    for n in range(len(form.notes)):
        row = fill(forms.TimeNoteForm, given.file, given.report, ("notes", n))
        if row is None:
            continue
        place = given.file.place(("notes", n))
        if row.series is not None and (row.series, row.date) not in readings:
            days = ", ".join(sorted(day.iso for name, day in readings if name == row.series))
            hint = f"its readings are of {days}" if days else did_you_mean(row.series, series, "name a series")
            given.report.error(place, f"'{row.series}' has no reading of {row.date}", hint)
        elif row.until is not None and not row.date.first < row.until.first:
            given.report.error(place, "the period of the note ends before it starts", "correct one of the two dates")
        else:
            notes.append(Note(row.text, row.series or "", row.date, row.until, _backing(row, given, n)))
    return Emphasis(_highlighted(form, series, given), tuple(notes))


def _highlighted(form: forms.PointedForm, names: tuple[str, ...], given: Given) -> tuple[str, ...]:
    return tuple(name for name in form.highlight if _is_known(name, names, given, ("highlight",)))


def _is_known(name: str, names: tuple[str, ...], given: Given, path: tuple[str | int, ...]) -> bool:
    if name not in names:
        hint = did_you_mean(name, names, f"there are {', '.join(names)}")
        given.report.error(given.file.place(path), f"the figure has nothing called '{name}'", hint)
    return name in names


def _backing(row: forms.RowForm, given: Given, n: int) -> Backing:
    return Backing(tuple(row.fact), given.file.place(("notes", n)))
