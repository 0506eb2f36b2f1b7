"""A list of recipients, as CSV, becomes people; what a spreadsheet or a mail header could be made to run is refused."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from press.model.letter import Recipient
from press.model.report import Place, Report, did_you_mean
from press.read.csv_text import parse_csv
from press.read.text import LARGEST_TEXT_BYTES, decode
from press.read.yaml_text import Tree

LONGEST_CELL = 500  # characters
# What spreadsheets take for the start of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t")


def read_recipients(path: Path, report: Report) -> tuple[Recipient, ...]:
    """The people on the list, each once; problems are reported with their lines. Raises OSError if it cannot be read.

    The column ``email`` is needed; ``name``, ``edition`` and ``language`` mean what they say, and every column can
    stand in the words of the mail.
    """
    place = Place(path.name)
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            report.error(place, "this is no file", "write the list into a file")
            return ()
        content = file.read(LARGEST_TEXT_BYTES + 1)
    rows = parse_csv(decode(content, place, report), place, report)
    if rows is None:
        return ()
    if not rows.tree:
        report.error(place, "nobody is on the list", "write one person to a line, below the names of the columns")
    people = [_person(row, rows.place((n,)), report) for n, row in enumerate(rows.tree)]
    found = [person for person in people if person]
    _report_repeated(found, report)
    return tuple(found)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe would wait for somebody who writes


def recipient(address: str, place: Place) -> Recipient:
    """Somebody of whom only the address is known."""
    return Recipient(address, "", "", "", {"email": address}, place)


def _person(row: Tree, place: Place, report: Report) -> Recipient | None:
    cells = {name: str(cell) for name, cell in row.items()} if isinstance(row, dict) else {}
    for column, cell in cells.items():
        if cell.startswith(_FORMULA):
            report.error(place, f"the cell '{column}' begins as a formula does: '{cell[:20]}'", "write it as a text")
        elif len(cell) > LONGEST_CELL:
            report.error(place, f"the cell '{column}' has {len(cell)} characters, and {LONGEST_CELL} are read")
    if "email" not in cells:
        report.error(
            place, "this row has no e-mail address", did_you_mean("email", cells, "it stands in column 'email'")
        )
        return None
    return Recipient(
        address=cells["email"],
        name=cells.get("name", ""),
        edition=cells.get("edition", ""),
        language=cells.get("language", ""),
        columns=cells,
        place=place,
    )


def _report_repeated(people: Iterable[Recipient], report: Report) -> None:
    first: dict[str, Recipient] = {}
    for person in people:
        earlier = first.setdefault(person.key, person)
        if earlier is not person:
            message = f"'{person.address}' stands in line {earlier.place.line} too, and gets one mail"
            report.warning(person.place, message, "leave one of the two out")
