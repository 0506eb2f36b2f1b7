"""What a reader finds: text in its place, numbers that lead where they say, bookmarks; asked of the PDF."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.pdf.conftest import Built
from tests.pdf.structure import bookmarks

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

CHAPTERS = [
    "1 Introduction",
    "2 Origins and evolution",
    "3 Core principles and strategies",
    "4 Notable missions",
    "5 Challenges and limits",
    "6 Impact on international security",
    "7 The role of international partnerships",
    "8 Future perspectives",
    "9 Conclusion",
]


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_cover_says_what_it_is_and_that_nobody_reviewed_it(edition: Built) -> None:
    cover = plain(edition.page(1))
    for words in ("Security briefing 2026/01", "November 2026", "NATO and peace enforcement", "See the note on page 2"):
        assert words in cover
    assert re.search(r"[Nn]o person has reviewed", cover)


def test_the_note_for_readers_stands_on_page_2_before_any_other_text(edition: Built) -> None:
    page = plain(edition.page(2))
    note = page.index("AI systems helped to make this briefing. Check its key facts")
    review = page.index("No person has reviewed this version")
    assert note < review < page.index("A dated and sourced account")


def test_chapters_stand_in_the_bookmarks_in_order(edition: Built) -> None:
    with edition.open() as pdf:
        found = [mark.title for mark in bookmarks(pdf) if mark.level == 1]
    chapters = [title for title in found if title[0].isdigit()]
    assert chapters == CHAPTERS
    assert found[:2] == ["Contents", "At a glance"]
    assert found[-1] == "About this briefing"


def test_sections_stand_below_their_chapter_in_the_bookmarks(edition: Built) -> None:
    with edition.open() as pdf:
        marks = bookmarks(pdf)
    chapter = ""
    for mark in marks:
        if mark.level == 1:
            chapter = mark.title.split()[0]
        elif re.match(r"\d", mark.title):
            assert mark.title.startswith(f"{chapter}."), mark
    assert {mark.level for mark in marks} == {1, 2}


def test_every_bookmark_leads_to_the_page_that_has_its_words(edition: Built) -> None:
    with edition.open() as pdf:
        marks = bookmarks(pdf)
    for mark in marks:
        assert plain(mark.title.split(" ", 1)[-1])[:25] in plain(edition.page(mark.page)), mark


def raw_page(path: Path, number: int) -> str:
    """The words of a page in the order in which they are printed: columns do not mingle."""
    asked = ["pdftotext", "-raw", "-f", str(number), "-l", str(number), str(path), "-"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def test_the_contents_give_the_page_on_which_each_heading_is(edition: Built) -> None:
    """The page numbers printed, by the words before them, against those to which the bookmarks lead."""
    with edition.open() as pdf:
        marks = bookmarks(pdf)
    glance = next(mark.page for mark in marks if mark.title == "At a glance")
    contents = plain(" ".join(raw_page(edition.path, number) for number in range(2, glance)))
    for mark in (m for m in marks if glance < m.page < len(edition.pages)):
        last_words = plain(mark.title).split()[-1]
        numbers = re.findall(rf"{re.escape(last_words)} (\d+)", contents)
        assert str(mark.page) in numbers, (mark, numbers)


def test_every_reference_in_the_text_names_the_page_of_its_section(edition: Built) -> None:
    with edition.open() as pdf:
        pages = {m.title.split()[0]: m.page for m in bookmarks(pdf) if m.level == 2}
    found = re.findall(r"section (\d\.\d)\s*, page (\d+)", plain(" ".join(edition.pages)))
    assert len(found) >= 5
    for section, page in found:
        assert pages[section] == int(page), section


def test_no_stand_in_for_a_page_number_is_left(edition: Built) -> None:
    assert not re.search(r"page\s88", " ".join(edition.pages))


def test_pages_are_numbered_at_their_foot_but_for_the_covers(edition: Built) -> None:
    for number, text in enumerate(edition.pages, 1):
        last = plain(text.strip().splitlines()[-1])
        if number in (1, len(edition.pages)):
            assert not last.startswith(f"{number} NATO")
        else:
            assert last == f"{number} NATO and peace enforcement"


def test_the_running_head_names_the_chapter_that_the_page_opens_in(edition: Built) -> None:
    with edition.open() as pdf:
        chapters = [m for m in bookmarks(pdf) if m.title in CHAPTERS]
    pages = {m.page for m in chapters}
    inside = next(n for n in range(chapters[3].page + 1, chapters[4].page) if n not in pages)
    assert plain(edition.page(inside).splitlines()[0]) == "Security briefing 2026/01 4 Missions"


def test_every_note_is_printed_once_and_in_order(edition: Built) -> None:
    """Notes stand in lines that begin with their number, at the left edge of the grid."""
    found: list[int] = []
    for text in edition.pages[3:]:
        for line in text.splitlines():
            if match := re.match(r" {0,8}(\d{1,3}) {1,9}\S", line):
                number = int(match[1])
                if number == len(found) + 1:
                    found.append(number)
    assert len(found) >= 90
    assert found == list(range(1, len(found) + 1))


def test_the_first_note_on_a_source_is_full_and_a_later_one_short(a4: Built) -> None:
    text = plain(" ".join(a4.pages))
    first = "NATO, ‘NATO’s Role in Kosovo’, 20 November 2023"
    assert text.count(first) >= 2  # the note, and the list of sources
    assert "NATO, ‘NATO’s Role in Kosovo’." in text


def test_table_heads_are_repeated_on_every_page_of_a_long_table(edition: Built) -> None:
    head = "Claim in the article"
    pages = [n for n, text in enumerate(edition.pages, 1) if head in plain(text)]
    assert len(pages) >= 2
    assert pages == list(range(pages[0], pages[-1] + 1))
