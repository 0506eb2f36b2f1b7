"""CSV text, as spreadsheets of all countries write it, becomes rows of text, with the line of each."""

import codecs
import csv
import io
import re
from collections.abc import Collection

from press.model.report import Place, Report
from press.read.shape import problem_of_marks
from press.read.text import decode
from press.read.yaml_text import Lined, Path, Tree

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL_CHARACTERS = 20_000

_AS_UTF_8 = "in Excel: 'File', 'Save As', and as file type 'CSV UTF-8 (Comma delimited)'"
_SEPARATORS = ",;\t"
# Excel's own first line, which it reads and does not show.
_NAMED_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t]*\n')
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d+,\d+")
# 1,250 is more than a thousand in one country, and little more than one in the next.
_AMBIGUOUS = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")


def decode_table(content: bytes, place: Place, report: Report) -> str:
    """Decode a file that a spreadsheet has written; Excel's "Unicode Text" is UTF-16.

    Text of another encoding is refused, and not guessed at: names would come out wrong.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeError:
            report.error(place, "this is not UTF-16 text, though it begins so", _AS_UTF_8)
            return ""
    return decode(content, place, report, _AS_UTF_8)


def parse_csv(text: str, file: Place, report: Report, worded: Collection[str] | None = None) -> Lined | None:
    """Read ``text``, whose first line names the columns; None where it is no table, and the report says why.

    Cells are separated by commas (RFC 4180), or by what the line of names is separated by; an empty cell is left out of
    its row. Where there are semicolons or tabs, decimals stand behind a comma: in columns that are not ``worded``, such
    numbers get their point.
    """
    named = _NAMED_SEPARATOR.match(text)
    text, skipped = (text[named.end() :], 1) if named else (text, 0)
    separator = named[1] if named else _separator(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    table = _Table(file, skipped + 1, report, separator, worded)
    try:
        table.columns = _without_empty_ends(next(reader, []))
        if not _are_columns(table.columns, Place(file.path, skipped + 1), report):
            return None
        first = reader.line_num + 1
        for cells in reader:
            place, first = Place(file.path, skipped + first), reader.line_num + 1
            cells = _without_empty_ends(cells)
            if not cells:
                continue
            if len(table.rows) == MOST_ROWS:
                report.error(place, f"the table has more than {MOST_ROWS} rows", "split it")
                break
            table.add(cells, place)
    except csv.Error as error:
        report.error(
            Place(file.path, skipped + reader.line_num), f"this is no CSV: {error}", "check the quotation marks"
        )
        return None
    return Lined(table.rows, file, table.places, tuple(table.columns))


def _separator(names: str) -> str:
    """What parts the names of the columns; a comma where nothing does."""
    outside = re.sub(r'"[^"]*"', "", names)
    return max(_SEPARATORS, key=outside.count)


def _without_empty_ends(cells: list[str]) -> list[str]:
    """Less the empty cells at its end: spreadsheets write those of columns that were once used."""
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    return stripped


class _Table:
    """Rows as they are read, and where they stand."""

    def __init__(
        self, file: Place, names_line: int, report: Report, separator: str, worded: Collection[str] | None
    ) -> None:
        self.names = Place(file.path, names_line)
        self.report = report
        self.separator = separator
        self.worded = worded
        self.columns: list[str] = []
        self.rows: list[Tree] = []
        self.places: dict[Path, Place] = {}

    def add(self, cells: list[str], place: Place) -> None:
        if len(cells) > len(self.columns):
            hint = f"put a cell that holds {_SPOKEN[self.separator]} in quotation marks"
            message = f"this row has {len(cells)} cells, and there are {len(self.columns)} columns"
            self.report.error(place, message, hint)
            return
        if problem := next(filter(None, map(_problem, cells)), None):
            self.report.error(place, *problem)
            return
        cells += [""] * (len(self.columns) - len(cells))
        row: Tree = {n: self._with_point(n, cell, place) for n, cell in zip(self.columns, cells, strict=True) if cell}
        self.places[(len(self.rows),)] = place
        self.rows.append(row)

    def _with_point(self, column: str, cell: str, place: Place) -> str:
        if self.worded is None or column in self.worded or self.separator == ",":
            return cell
        if _AMBIGUOUS.fullmatch(cell):
            whole, digits = cell.replace(",", "").replace(".", ""), cell.replace(".", ",")
            message = f"'{cell}' in the column '{column}' can be read in two ways"
            self.report.error(place, message, f"write {whole} without a mark, or {digits}0 if it is a decimal")
        return cell.replace(".", "").replace(",", ".") if _DECIMAL_COMMA.fullmatch(cell) else cell


_SPOKEN = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


def _problem(cell: str) -> tuple[str, str] | None:
    if len(cell) > LONGEST_CELL_CHARACTERS:
        return f"a cell has more than {LONGEST_CELL_CHARACTERS} characters", "shorten it"
    return problem_of_marks(cell)


def _are_columns(columns: list[str], place: Place, report: Report) -> bool:
    if not any(columns):
        report.error(place, "the first line names no columns", "write their names, separated by commas")
        return False
    if "" in columns:
        report.error(place, f"column {columns.index('') + 1} has no name", "name it, or delete the column")
        return False
    if len(columns) > MOST_COLUMNS:
        report.error(place, f"the table has more than {MOST_COLUMNS} columns", "leave out what is not used")
        return False
    twice = sorted({name for name in columns if columns.count(name) > 1})
    for name in twice:
        report.error(place, f"two columns are called '{name}'", "give one of them another name")
    return not twice
