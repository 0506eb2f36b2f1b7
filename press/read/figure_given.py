"""A figure's file with the rows of its data, wherever these stand, before a kind of figure makes anything of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from press.model.charts import Measure, Record
from press.model.figure_data import Backing
from press.model.report import Place, Report, did_you_mean
from press.read import figure_forms as forms
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


def shown_of(text: str | None, value: Decimal) -> str:
    """How a value is printed: as the author says, or in digits."""
    return text or f"{value:,f}"


def measure_of(given: Given) -> Measure:
    assert isinstance(given.form, forms.MeasuredForm)
    return Measure(given.form.unit, tuple(given.form.counts))
