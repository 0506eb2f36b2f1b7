"""Words are told in the file that they stand in, also where a figure has one of its own or a handout borrows them."""

from pathlib import Path

import pytest

from press.arrange import arrange
from press.model.document import Document
from press.model.edition import Arrangement
from press.model.report import Place, Report
from press.proof.expected import expected_of
from press.proof.letters import plain
from tests.pipelines import shared_pipeline

SPECIMEN = Path(__file__).parents[2] / "content" / "specimen"
RECORD = Place("briefing.yaml")


@pytest.fixture(scope="module")
def document() -> Document:
    made = shared_pipeline().document(SPECIMEN, Report())
    assert made is not None
    return made


def place_of(html: str, words: str) -> str:
    """The end of the path, and the line, of the block of some HTML that begins with these words."""
    blocks = expected_of(html, frozenset(), RECORD).blocks
    block = next(block for block in blocks if plain(block.text).startswith(words))
    return f"{Path(block.place.path).name}:{block.place.line}"


def test_the_words_of_a_figure_stand_in_its_own_file(document: Document) -> None:
    chapter = next(chapter for chapter in document.chapters if chapter.id == "figures")
    html = f'<section data-source="{chapter.path}">{chapter.html}</section>'
    for figure in document.figures:
        own = f"{figure.id.removeprefix('fig-')}.yaml"
        file = own if (SPECIMEN / "figures" / own).exists() else "05-figures.md"
        assert place_of(html, f"{plain(figure.label)} ").startswith(f"{file}:"), figure.label


def test_what_a_handout_borrows_stands_in_its_chapter(document: Document) -> None:
    handout = arrange(document, Arrangement.HANDOUT, (), Report()).handout
    assert handout is not None
    assert place_of(handout.table, "Table 1").startswith("04-tables.md:")
    assert all("data-line" not in question for question in handout.questions)
