"""Where the contents turn to their second column. Heights were added up by hand: 0.9 for a rule, and 1 a line.

Behind the chapters stands "How this briefing was made and checked", which takes two lines.
"""

from dataclasses import replace

import pytest

from press.model.contents import second_column
from press.model.document import Document, Heading
from press.model.report import Place
from tests.briefings import write_least
from tests.stages import document_of


@pytest.fixture(scope="module")
def least(tmp_path_factory) -> Document:
    briefing, _ = write_least(tmp_path_factory.mktemp("contents")).read()
    return document_of(briefing)


def with_chapters(document: Document, titles: list[str], sections: list[int]) -> Document:
    one, section = document.chapters[0], Heading("s", "1.1", "Depth", Place("a.md", 1))
    chapters = [
        replace(one, id=f"chapter-{n}", title=title, headings=(section,) * count)
        for n, (title, count) in enumerate(zip(titles, sections, strict=True), 1)
    ]
    return replace(document, chapters=tuple(chapters))


@pytest.mark.parametrize(
    ("titles", "sections", "turn"),
    [
        pytest.param(["Wells"] * 4, [0] * 4, "chapter-4", id="5.7 beside 4.8"),
        pytest.param(["Wells"] * 3, [6, 0, 0], "chapter-2", id="sections count: 7.9 beside 6.7"),
        pytest.param(["Wells"] * 2, [0, 0], "account", id="3.8 beside 2.9"),
        pytest.param(["Wells " * 15, "Wells"], [0, 0], "chapter-2", id="three lines of title: 3.9 beside 4.8"),
        pytest.param([], [], "", id="one entry alone"),
        pytest.param(["Wells"] * 10, [9] * 10, "", id="more than one page may hold: 54.5 beside 57.4"),
    ],
)
def test_the_contents_turn_where_both_columns_are_about_as_high(least, titles, sections, turn):
    assert second_column(with_chapters(least, titles, sections)) == turn


def test_each_section_of_a_text_that_is_the_whole_briefing_is_an_entry(least):
    """40 entries of 1.9 lines, and one of 2.9: 39.9 beside 39."""
    sections = tuple(Heading(f"part-{n}", "", f"Part {n}", Place("a.md", n)) for n in range(1, 41))
    whole = replace(least.chapters[0], is_whole=True, headings=sections)
    assert second_column(replace(least, chapters=(whole,))) == "part-22"
