"""Generated briefings: valid, the same each time, and with all that real ones have."""

import pytest

from bench.generate import SECTIONS_A_CHAPTER, write_briefing
from press.model.report import Report
from tests.briefings import problems
from tests.pipelines import shared_pipeline


@pytest.mark.parametrize("sections", [1, 2 * SECTIONS_A_CHAPTER + 1], ids=["the shortest", "three chapters"])
def test_a_generated_briefing_has_no_mistakes(tmp_path, sections):
    write_briefing(tmp_path / "generated", sections)
    report = Report()
    document = shared_pipeline().document(tmp_path / "generated", report)
    assert problems(report) == []
    assert document is not None
    assert sum(chapter.html.count("<h3") for chapter in document.chapters) == sections


def test_it_has_what_makes_pages_dear(tmp_path):
    write_briefing(tmp_path / "generated", SECTIONS_A_CHAPTER)
    document = shared_pipeline().document(tmp_path / "generated", Report())
    html = "".join(chapter.html for chapter in document.chapters)
    assert len(document.figures) == 1
    assert len(document.tables) == 2
    assert html.count("<blockquote") == 1
    assert html.count('class="box"') == 1
    # Each section has three citations and a note, and its box a citation more.
    assert len(document.notes) == 4 * SECTIONS_A_CHAPTER + 1
    assert len(document.evidence.facts) == SECTIONS_A_CHAPTER
    assert 5 < len(document.sources) < len(document.notes)


def test_it_is_the_same_each_time(tmp_path):
    for name in ("one", "other"):
        write_briefing(tmp_path / name, 3)
    files = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "one", tmp_path / "other")
    ]
    assert len(files[0]) == 5
    assert files[0] == files[1]
