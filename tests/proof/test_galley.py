"""A template that leaves out a part of the document, or prints one twice, is told; whole templates are not."""

import shutil
from pathlib import Path

import pytest

from press.arrange import arrange
from press.compose import compose
from press.model.document import Document
from press.model.edition import EDITIONS, Edition, edition_named
from press.model.output import Galley, Metadata
from press.model.report import Report
from press.model.theme import HOUSE, Theme
from press.proof import proof_galley
from tests.briefings import problems, write_briefing
from tests.stages import document_of

A4, LARGE, HANDOUT = (edition_named(name) for name in ("a4", "large-print", "handout"))


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    briefing, _ = write_briefing(tmp_path_factory.mktemp("galley")).read()
    assert briefing is not None
    return document_of(briefing)


def galley_of(document: Document, edition: Edition, theme: Theme = HOUSE) -> tuple[Document, Galley]:
    arranged = arrange(document, edition.arrangement, (), Report())
    galley = compose(arranged, edition, theme, Metadata("2026-11-22", (), ()), (), Report())
    assert galley is not None
    return arranged, galley


def found_in(document: Document, galley: Galley, edition: Edition) -> list[str]:
    report = Report()
    proof_galley(document, galley, edition, report)
    return problems(report)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_the_templates_of_the_house_print_everything(document: Document, edition: Edition) -> None:
    assert found_in(*galley_of(document, edition), edition) == []


MEANING = "The price that a household pays for each thousand litres of water"
FIGURE = """---
id: record
title: What the record shows
standfirst: A line.
---

/// figure | The wall of the old harbour has stood at the mouth of the river since 1931

![Stones, and two boats](harbour.png)
///
"""


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("02-record.md", None, FIGURE, id="a chapter of one figure"),
        pytest.param("02-record.md", "Use fell by", f"Tariff\n:   {MEANING}.\n\nUse fell by", id="a term in a list"),
        pytest.param("02-record.md", "Use fell by", f"**Tariff** {MEANING}.\n\nUse fell by", id="a term in the text"),
        pytest.param(
            "briefing.yaml",
            "key_figures:",
            f"  - {{lead: Tariff, text: {MEANING}.}}\nkey_figures:",
            id="a key point again",
        ),
    ],
)
@pytest.mark.parametrize("edition", [A4, LARGE], ids=lambda edition: edition.name)
def test_what_authors_say_twice_is_no_fault_of_a_template(tmp_path, edition, file, old, new) -> None:
    folder = write_briefing(tmp_path)
    folder.change("briefing.yaml", '"The price of water by volume."', f'"{MEANING}."')
    if old is None:
        folder.write(file, new.encode())
    else:
        folder.change(file, old, new)
    briefing, _ = folder.read()
    assert found_in(*galley_of(document_of(briefing), edition), edition) == []


@pytest.mark.parametrize(
    ("edition", "template", "old", "new", "told"),
    [
        pytest.param(
            A4,
            "parts/chapters.html",
            "in document.chapters",
            "in document.chapters[1:]",
            [
                "leaves out note 1\n  hint: print it: it is in 'document.chapters'",
                "leaves out the chapter '1 Introduction'\n  hint: print it: it is in 'document.chapters'",
                "leaves out the standfirst of the chapter '1 Introduction'\n"
                "  hint: print it: it is in 'document.chapters'",
            ],
            id="a chapter is forgotten",
        ),
        pytest.param(
            A4,
            "parts/chapters.html",
            "{{ chapter.html | safe }}",
            "{{ chapter.html | safe }}{{ chapter.html | safe if chapter.number == '1' }}",
            [
                "prints note 1 2 times\n  hint: print 'document.chapters' once",
                "prints the chapter '1 Introduction' 2 times\n  hint: print 'document.chapters' once",
            ],
            id="a chapter is printed twice",
        ),
        pytest.param(
            A4,
            "parts/chapters.html",
            "{{ chapter.html | safe }}",
            "{{ chapter.html | replace('class=\"note\" data-line=\"8\"', '') | replace(' id=\"note-2\"', '') | safe }}",
            ["leaves out note 2\n  hint: print it: it is in 'document.chapters'"],
            id="a note is no note",
        ),
        pytest.param(
            A4,
            "parts/chapters.html",
            "{{ chapter.html | safe }}",
            "{{ chapter.html | replace('<img src=\"pictures/harbour.png\"', '<img src=\"x.png\"') | safe }}",
            [
                "leaves out the picture 'pictures/harbour.png' of the chapter '2 What the record shows'\n"
                "  hint: print it",
            ],
            id="a picture is forgotten",
        ),
        pytest.param(
            A4,
            "parts/sources.html",
            "in document.sources",
            "in document.sources[:1]",
            ["leaves out source 2\n  hint: print it: it is in 'document.sources'"],
            id="a source is forgotten",
        ),
        pytest.param(
            A4,
            "parts/terms.html",
            "in document.terms",
            "in document.terms[1:]",
            ["leaves out the term 'Tariff'\n  hint: print it: it is in 'document.terms'"],
            id="a term is forgotten",
        ),
        pytest.param(
            A4,
            "parts/glance.html",
            "{{ point.html | safe }}",
            "",
            ["leaves out the key point 'Use fell.'\n  hint: print it: it is in 'document.key_points'"],
            id="a key point is cut short",
        ),
        pytest.param(
            LARGE,
            "editions/large-print.html",
            "in chapter.notes",
            "in chapter.notes[1:]",
            [
                "leaves out note 1\n  hint: print it: it is in 'document.chapters'",
                "leaves out note 2\n  hint: print it: it is in 'document.chapters'",
            ],
            id="notes of large print are forgotten",
        ),
        pytest.param(
            HANDOUT,
            "editions/handout.html",
            "{{ handout.table | safe }}",
            "",
            ["leaves out the table\n  hint: print it: it is in 'handout.table'"],
            id="the table of the handout is forgotten",
        ),
    ],
)
def test_what_a_template_loses_is_told(
    document: Document, tmp_path: Path, edition: Edition, template: str, old: str, new: str, told: list[str]
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(HOUSE.templates, templates)
    text = (templates / template).read_text(encoding="utf-8")
    assert old in text
    (templates / template).write_text(text.replace(old, new), encoding="utf-8")
    arranged, galley = galley_of(document, edition, Theme(templates, HOUSE.styles))
    head = f"templates/{edition.template}: error: the template "
    assert found_in(arranged, galley, edition) == [head + each for each in told]
