"""Numbered paragraphs: which have a number, how text refers to them, and that nothing else changes."""

import re
from dataclasses import replace

import pytest

from press.model.document import Document
from press.model.form import FormName
from press.model.report import Report
from press.read import read_briefing
from tests.briefings import Folder, problems, write_briefing
from tests.pipelines import shared_pipeline
from tests.stages import document_of, prose_of

HEAD = "---\nid: record\ntitle: What the record shows\nstandfirst: Use fell.\n---\n\n"
ALL_KINDS = """\
First of this chapter. {#para-first}

- an item

  more of it

Second, with a note.[^aside]

> A quotation.

/// box | A box

In the box.
///

/// side | Label

A side note.
///

## A heading {#heading}

Third, with "words".[@town-report] {#para-third}

Term
:   What it means.

[^aside]: A note.

    It goes on.
"""


@pytest.fixture
def folder(tmp_path) -> Folder:
    folder = write_briefing(tmp_path)
    folder.change("briefing.yaml", "version: 1.0.0\n", "version: 1.0.0\nparagraphs: numbered\n")
    return folder


def marked(folder: Folder, form: FormName | None = None) -> tuple[Document, list[str]]:
    report = Report()
    briefing = read_briefing(folder.path, report, form)
    assert briefing, problems(report)
    document = document_of(briefing, report)
    return document, [
        problem for problem in problems(report) if "/02-record.md" in problem or "briefing.yaml" in problem
    ]


def test_the_running_text_is_numbered_through_the_document(folder):
    folder.write("02-record.md", HEAD + ALL_KINDS)
    document, found = marked(folder)
    assert found == []
    html = "".join(chapter.html for chapter in document.chapters)
    numbered = re.findall(r'<p[^>]*><span class="paragraph-number">(\d+)</span> (\w+)', html)
    assert numbered == [("1", "The"), ("2", "First"), ("3", "Second"), ("4", "Third")]
    assert html.count("paragraph-number") == 4
    assert '<p data-line="7" id="para-first"><span class="paragraph-number">2</span> First' in html
    assert "{#" not in html


def test_a_reference_names_the_number(folder):
    folder.write("02-record.md", f"{HEAD}{ALL_KINDS}\nSee [](#para-third), and [the first](#para-first).\n")
    document, found = marked(folder)
    assert found == []
    assert (
        'See <a href="#para-third" class="reference">paragraph\N{NO-BREAK SPACE}4</a>, and '
        '<a href="#para-first" class="reference">the first (paragraph\N{NO-BREAK SPACE}2)</a>.'
    ) in re.sub(r' data-line="\d+"', "", document.chapters[1].html)


def test_what_another_form_leaves_out_is_named_by_its_number_there(folder):
    folder.write("02-record.md", HEAD + "Text. {#para-only}\n")
    folder.change("01-introduction.md", "See [](#record).", "See [](#para-only).")
    folder.change("briefing.yaml", "form: report", "forms: {brief: {chapters: [introduction]}}\nform: report")
    html = marked(folder, FormName.BRIEF)[0].chapters[0].html.replace("\N{NO-BREAK SPACE}", " ")
    assert "See <span>paragraph 2 of the report</span>." in html


def test_the_checks_see_the_same_words(folder):
    folder.write("02-record.md", HEAD + ALL_KINDS)
    numbered, _ = folder.read()
    folder.write("02-record.md", HEAD + re.sub(r" \{#para-\w+\}", "", ALL_KINDS))
    plain, _ = folder.read()
    assert numbered
    assert plain
    plain = replace(plain, has_numbered_paragraphs=False)
    assert [each.text for each in prose_of(numbered).sentences] == [each.text for each in prose_of(plain).sentences]


def test_without_the_key_nothing_is_numbered(folder):
    folder.change("briefing.yaml", "paragraphs: numbered\n", "")
    assert "paragraph-number" not in "".join(chapter.html for chapter in marked(folder)[0].chapters)


def test_an_id_needs_numbers(folder):
    folder.change("briefing.yaml", "paragraphs: numbered\n", "")
    folder.write("02-record.md", HEAD + "Text. {#para-only}\n\nSee [](#para-only).\n")
    assert marked(folder)[1] == [
        "water/02-record.md:7: error: 'para-only' names a paragraph, and paragraphs have no numbers here\n"
        "  hint: add 'paragraphs: numbered' to the record, or take the id out"
    ]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("- one\n\n  Item. {#para-x}", 9),
        ("> Quoted. {#para-x}", 7),
        ("/// box | Title\n\nBoxed. {#para-x}\n///", 9),
        ("Text.[^a]\n\n[^a]: One.\n\n    Two. {#para-x}", 11),
    ],
)
def test_what_has_no_number_has_no_id(folder, markdown, line):
    folder.write("02-record.md", f"{HEAD}{markdown}\n")
    assert marked(folder)[1] == [
        f"water/02-record.md:{line}: error: 'para-x' names a paragraph that has no number\n"
        "  hint: put it behind a paragraph of the running text, or take it out"
    ]


def test_texts_of_the_record_have_no_ids(folder):
    folder.change("briefing.yaml", 'text: "Read [](#record) first."', 'text: "Read it. {#para-x}"')
    assert marked(folder)[1] == [
        "water/briefing.yaml:23: error: 'para-x' names a paragraph that has no number\n"
        "  hint: put it behind a paragraph of the running text, or take it out"
    ]


@pytest.mark.parametrize("typed", ["{#mandate}", "{#para-one two}", "{#para-x .wide}"])
def test_other_braces_are_still_told(folder, typed):
    folder.write("02-record.md", f"{HEAD}Text. {typed}\n")
    assert [problem.split("\n")[0] for problem in marked(folder)[1]] == [
        f"water/02-record.md:7: error: a list of attributes is not read: '{typed}'"
    ]


def test_a_backslash_makes_it_text(folder):
    folder.write("02-record.md", HEAD + "Text. \\{#para-x}\n")
    document, found = marked(folder)
    assert found == []
    assert "Text. {#para-x}" in document.chapters[1].html


def test_an_id_is_given_once(folder):
    folder.write("02-record.md", HEAD + "One. {#para-x}\n\nTwo. {#para-x}\n")
    assert marked(folder)[1] == [
        "water/02-record.md:9: error: the id 'para-x' is taken by water/02-record.md:7\n"
        "  hint: give one of the two its own, for example {#para-x-2}"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("form", [FormName.MEMO, FormName.REPORT])
def test_pages_hold_the_numbers(folder, form):
    folder.write(
        "02-record.md", f"{HEAD}{ALL_KINDS}\nUse fell by [20 per cent]{{fact=less-use}}. See [](#para-third).\n"
    )
    report = Report()
    editions = ("a4", "a5", "large-print")
    made = shared_pipeline().make(folder.path, editions, report, lambda step: None, form=form)
    assert [problem for problem in problems(report) if "error" in problem] == []
    assert len(made) == 4
