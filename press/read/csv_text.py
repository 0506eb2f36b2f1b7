"""CSV text becomes rows of text, with the line of each."""

import csv
import io

from press.model.report import Place, Report
from press.read.shape import problem_of_marks
from press.read.yaml_text import Lined, Path, Tree

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL_CHARACTERS = 20_000


def parse_csv(text: str, file: Place, report: Report) -> Lined | None:
    """Read ``text``, whose first line names the columns; None where it is no table, and the report says why.

    Cells are separated by commas (RFC 4180); an empty cell is left out of its row.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[Tree] = []
    places: dict[Path, Place] = {}
    try:
        columns = [name.strip() for name in next(reader, [])]
        if not _are_columns(columns, Place(file.path, 1), report):
            return None
        first = reader.line_num + 1
        for cells in reader:
            place, first = Place(file.path, first), reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(rows) == MOST_ROWS:
                report.error(place, f"the table has more than {MOST_ROWS} rows", "split it")
                break
            if len(cells) != len(columns):
                hint = "put a cell that holds a comma in quotation marks"
                report.error(place, f"this row has {len(cells)} cells, and there are {len(columns)} columns", hint)
                continue
            if problem := next(filter(None, map(_problem, cells)), None):
                report.error(place, *problem)
                continue
            places[(len(rows),)] = place
            rows.append({name: cell.strip() for name, cell in zip(columns, cells, strict=True) if cell.strip()})
    except csv.Error as error:
        report.error(Place(file.path, reader.line_num), f"this is no CSV: {error}", "check the quotation marks")
        return None
    return Lined(rows, file, places)


def _problem(cell: str) -> tuple[str, str] | None:
    if len(cell) > LONGEST_CELL_CHARACTERS:
        return f"a cell has more than {LONGEST_CELL_CHARACTERS} characters", "shorten it"
    return problem_of_marks(cell)


def _are_columns(columns: list[str], place: Place, report: Report) -> bool:
    if not any(columns):
        report.error(place, "the first line names no columns", "write their names, separated by commas")
        return False
    if len(columns) > MOST_COLUMNS:
        report.error(place, f"the table has more than {MOST_COLUMNS} columns", "leave out what is not used")
        return False
    twice = sorted({name for name in columns if columns.count(name) > 1})
    for name in twice:
        report.error(place, f"two columns are called '{name}'", "give one of them another name")
    return not twice
