"""What the pages look like: nothing half empty, nothing outside its margins; asked of a picture of each page."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pdf.conftest import Built
from tests.pdf.structure import bookmarks

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

PIXELS_PER_INCH = 25
MOST_WHITE = 1 / 3  # of the height of the text area, in one piece
MOST_WHITE_AT_AN_END = 0.35
FEWEST_LINES = 3


def pages_of_ink(path: Path) -> Iterator[list[bool]]:
    """For each page, and for each row of its pixels from the top, whether anything is printed in it."""
    command = ["pdftoppm", "-gray", "-r", str(PIXELS_PER_INCH), str(path)]
    pictures = subprocess.run(command, capture_output=True, check=True).stdout
    while pictures:
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pictures)
        width, height = (int(n) for n in head.groups())
        pixels, pictures = pictures[head.end() :][: width * height], pictures[head.end() + width * height :]
        yield [min(pixels[row * width : (row + 1) * width]) < 235 for row in range(height)]


def largest_gap(rows: list[bool]) -> int:
    longest = current = 0
    for inked in rows:
        current = 0 if inked else current + 1
        longest = max(longest, current)
    return longest


def test_no_page_is_more_than_a_third_white_without_a_reason(edition: Built) -> None:
    """The reason: the cover pages, the pages before the first chapter, and the last page before the back cover.

    Where a chapter ends and the next has no room to open, a little more is allowed.
    """
    with edition.open() as pdf:
        first_chapter = next(m.page for m in bookmarks(pdf) if m.title.startswith("1 "))
        ends = {m.page - 1 for m in bookmarks(pdf) if re.match(r"\d ", m.title)}
        total = len(pdf.pages)
    mm = PIXELS_PER_INCH / 25.4
    white = {}
    pages = list(pages_of_ink(edition.path))
    assert len(pages) == total
    for page in range(first_chapter, total - 1):
        rows = pages[page - 1]
        text = rows[round(27 * mm) : len(rows) - round(25 * mm)]
        share = largest_gap(text) / len(text)
        if share > (MOST_WHITE_AT_AN_END if page in ends else MOST_WHITE):
            white[page] = round(share, 2)
    assert not white


def test_no_page_has_fewer_than_three_lines(edition: Built) -> None:
    for number, text in enumerate(edition.pages[:-1], 1):
        lines = [line for line in text.splitlines() if line.strip()]
        assert len(lines) >= FEWEST_LINES + 2, number  # running head and folio come on top


def test_no_heading_stands_at_the_foot_of_a_page(edition: Built) -> None:
    """Each section's heading has at least two lines of text below it on its page."""
    with edition.open() as pdf:
        marks = [m for m in bookmarks(pdf) if re.match(r"\d\.\d ", m.title)]
    assert len(marks) > 15
    for mark in marks:
        words = " ".join(mark.title.split()[1:4])
        lines = [" ".join(line.split()) for line in edition.page(mark.page).splitlines() if line.strip()]
        at = next(n for n, line in enumerate(lines) if words in line)
        assert len(lines) - at >= 4, mark
