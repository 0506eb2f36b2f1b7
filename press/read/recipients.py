"""A list of recipients, as CSV, becomes people; what a spreadsheet or a mail header could be made to run is refused."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from press.model.letter import Recipient
from press.model.report import Place, Report
from press.read.csv_text import decode_table, parse_csv
from press.read.text import LARGEST_TEXT_BYTES
from press.read.yaml_text import Lined, Tree

LONGEST_CELL = 500  # characters
# What spreadsheets take for the start of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t")

# What address books and spreadsheets call our columns, in small letters.
_HEADS = {
    "email": ("email", "e-mail", "e mail", "mail", "email address", "e-mail address", "mail address"),
    "name": ("name",),
    "edition": ("edition",),
    "language": ("language",),
}


def read_recipients(path: Path, report: Report) -> tuple[Recipient, ...]:
    """The people on the list, each once; problems are reported with their lines. Raises OSError if it cannot be read.

    The column ``email``, or ``E-Mail`` and the like, is needed; ``name``, ``edition`` and ``language`` mean what they
    say, in capitals too, and every column can stand in the words of the mail.
    """
    place = Place(path.name)
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            report.error(place, "this is no file", "write the list into a file")
            return ()
        content = file.read(LARGEST_TEXT_BYTES + 1)
    text = decode_table(content, place, report)
    rows = parse_csv(text, place, report) if text or not content else None
    if rows is None:
        return ()
    ours = _our_columns(rows, report)
    if not ours:
        return ()
    if not rows.tree:
        report.error(place, "nobody is on the list", "write one person to a line, below the names of the columns")
    people = [_person(row, ours, rows.place((n,)), report) for n, row in enumerate(rows.tree)]
    found = [person for person in people if person]
    _report_repeated(found, report)
    return tuple(found)


def _our_columns(rows: Lined, report: Report) -> dict[str, str]:
    """The columns that mean something here, by our names for them; none where that of the addresses is not found."""
    place = Place(rows.file.path, 1)
    named = {ours: [c for c in rows.columns if c.casefold() in heads] for ours, heads in _HEADS.items()}
    for ours, columns in named.items():
        if len(columns) > 1:
            listed = " and ".join(f"'{column}'" for column in columns)
            report.error(place, f"the columns {listed} are both read as '{ours}'", "give one of them another name")
    if not named["email"]:
        hint = f"call the column of the addresses 'email'; there are {', '.join(rows.columns)}"
        report.error(place, "no column is called 'email'", hint)
        return {}
    return {ours: columns[0] for ours, columns in named.items() if columns}


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe would wait for somebody who writes


def recipient(address: str, place: Place) -> Recipient:
    """Somebody of whom only the address is known."""
    return Recipient(address, "", "", "", {"email": address}, place)


def _person(row: Tree, ours: Mapping[str, str], place: Place, report: Report) -> Recipient | None:
    cells = {name: str(cell) for name, cell in row.items()} if isinstance(row, dict) else {}
    for column, cell in cells.items():
        if cell.startswith(_FORMULA):
            report.error(place, f"the cell '{column}' begins as a formula does: '{cell[:20]}'", "write it as a text")
        elif len(cell) > LONGEST_CELL:
            report.error(place, f"the cell '{column}' has {len(cell)} characters, and {LONGEST_CELL} are read")
    said = {name: cells.get(column, "") for name, column in ours.items()}
    if not said["email"]:
        hint = f"write it into the column '{ours['email']}', or delete the row"
        report.error(place, "this row has no e-mail address", hint)
        return None
    return Recipient(
        address=said["email"],
        name=said.get("name", ""),
        edition=said.get("edition", ""),
        language=said.get("language", ""),
        columns={**{name: cell for name, cell in said.items() if cell}, **cells},
        place=place,
    )


def _report_repeated(people: Iterable[Recipient], report: Report) -> None:
    first: dict[str, Recipient] = {}
    for person in people:
        earlier = first.setdefault(person.key, person)
        if earlier is not person:
            message = f"'{person.address}' stands in line {earlier.place.line} too, and gets one mail"
            report.warning(person.place, message, "leave one of the two out")
