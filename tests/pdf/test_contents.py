"""The contents of the flagship from both ends: where each entry leads, and the number printed behind it."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.pdf.conftest import SLUG

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

# On which pages the contents stand, and how many entries they have: counted on paper.
FORMS = {"a4": ((2,), 45), "letter": ((2,), 45), "a5": ((2, 3), 45), "large-print": ((2,), 15)}


@dataclass(frozen=True)
class Word:
    """A word of a page, in points from the upper left corner of its paper."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True)
class Entry:
    """The last line of an entry's words, and the page to which it leads."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def number(self, words: list[Word]) -> Word:
        """The first word behind the entry."""
        behind = [word for word in words if self.top < word.middle < self.bottom and word.left > self.right]
        return min(behind, key=lambda word: word.left)


@cache
def words_of(path: Path, page: int) -> list[Word]:
    told = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"], capture_output=True, check=True
    )
    found = ElementTree.fromstring(told.stdout).iter("{http://www.w3.org/1999/xhtml}word")
    sides = [(w.text, *(float(w.get(side)) for side in ("xMin", "xMax", "yMin", "yMax"))) for w in found]
    return [Word(text, left, right, (top + bottom) / 2) for text, left, right, top, bottom in sides]


def entries_of(pdf: pikepdf.Pdf, page: int) -> Iterator[Entry]:
    """An entry of two lines has two links, of which the last counts."""
    numbers = {each.objgen: n for n, each in enumerate(pdf.pages, 1)}
    places = {str(name): target for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    _, _, _, height = pdf.pages[page - 1].mediabox
    last = {str(link.Dest): link for link in pdf.pages[page - 1].Annots if "/Dest" in link}
    for name, link in last.items():
        left, top, right, bottom = (float(side) for side in link.Rect)
        yield Entry(numbers[places[name][0].objgen], left, float(height) - top, right, float(height) - bottom)


@pytest.fixture(params=FORMS)
def listed(output: Path, request: pytest.FixtureRequest) -> list[tuple[Entry, Word]]:
    """Each entry with the number behind it."""
    path = output / f"{SLUG}-{request.param}.pdf"
    pages, count = FORMS[request.param]
    with pikepdf.open(path) as pdf:
        found = [(entry, entry.number(words_of(path, page))) for page in pages for entry in entries_of(pdf, page)]
    assert len(found) == count
    return found


def test_every_entry_leads_to_the_page_that_is_printed_behind_it(listed: list[tuple[Entry, Word]]) -> None:
    assert [number.text for _, number in listed] == [str(entry.page) for entry, _ in listed]


def test_numbers_of_one_two_and_three_figures_end_where_their_column_ends(listed: list[tuple[Entry, Word]]) -> None:
    """A4 has two columns, large print one, and A5 one on each of two pages that mirror."""
    assert len({len(number.text) for _, number in listed}) > 1
    assert len({round(number.right) for _, number in listed}) <= 2  # points; a figure is five wide
