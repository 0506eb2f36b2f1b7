"""Rows of figures become the table that people read and the file that machines do."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"
_DECIMALS = {"MiB": 0, "s a page": 3}
_HEAD = "| What | This | Against | Ratio | Must |\n|---|--:|--:|--:|--:|\n"


@dataclass(frozen=True)
class Row:
    """One thing that was measured; ``must`` is the most that its ratio may be, or the figure itself where it has none.

    ``this`` and ``against`` are in ``unit``. ``this`` is None where the command did not finish, ``against`` and
    ``ratio`` where there is nothing to compare with.
    """

    what: str
    unit: str
    this: float | None
    against: float | None = None
    ratio: float | None = None
    must: float | None = None

    @property
    def line(self) -> str:
        this, against = _with_unit(self.this, self.unit), _with_unit(self.against, self.unit)
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        must = "" if self.must is None else f"≤ {self.must:g}"
        return f"| {self.what} | {this} | {against} | {ratio} | {must} |"


def _with_unit(number: float | None, unit: str) -> str:
    return "" if number is None else f"{number:.{_DECIMALS.get(unit, 1)}f} {unit}"


def table(rows: Sequence[Row], made_on: Mapping[str, str]) -> str:
    """Markdown: on what machine, and the rows in their order."""
    said = "; ".join(f"{name} {word}" for name, word in made_on.items() if word)
    return f"{said}\n\n{_HEAD}" + "\n".join(row.line for row in rows) + "\n"


def store(rows: Sequence[Row], made_on: Mapping[str, str]) -> Path:
    """Write both into ``bench/results/`` under the date and the commit; the path of the table."""
    path = RESULTS / f"{made_on['date']}-{made_on['commit'].replace('+', '-changed')}.md"
    RESULTS.mkdir(exist_ok=True)
    path.write_text(f"# How long printing takes\n\n{table(rows, made_on)}", encoding="utf-8")
    figures = {"made_on": dict(made_on), "rows": [asdict(row) for row in rows]}
    path.with_suffix(".json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
