"""Memo, brief and report: what each is made up of, what it names as being elsewhere, and the least that builds."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from press.arrange import arrange
from press.compose import compose, compose_evidence
from press.model.document import Document
from press.model.edition import edition_named
from press.model.elsewhere import elsewhere
from press.model.form import FormName
from press.model.output import Galley, Metadata
from press.model.report import Place, Report
from press.model.theme import HOUSE
from press.model.verdict import Verdict
from press.model.wishes import NO_WISHES, Wishes
from press.proof import proof_galley
from press.read import read_briefing
from tests.briefings import Folder, problems, write_briefing
from tests.html_read import text_of
from tests.pipelines import shared_pipeline
from tests.stages import document_of

LEAST = """\
---
title: Buses on Sundays
form: memo
ai_assistance: {used: false}
---

Text.
"""
ALL_PARTS = "form: report\nparts: {data: true, ledger: full}\n"
MADE = "“How this briefing was made and checked”"


def folder_of_one(root: Path, text: str = LEAST) -> Folder:
    folder = Folder(root / "content" / "buses")
    folder.write("text.md", text)
    return folder


def document_in(folder: Folder, form: FormName | None = None) -> Document:
    report = Report()
    briefing = read_briefing(folder.path, report, form)
    assert briefing, problems(report)
    return document_of(briefing, report)


def printed(document: Document, edition: str = "a4", is_long: bool = False) -> tuple[Document, Galley]:
    report = Report()
    chosen = edition_named(edition)
    arranged = arrange(document, chosen.arrangement, (), report, is_long)
    galley = compose(arranged, chosen, HOUSE, Metadata("2026-11-22", (), ()), (), report)
    assert galley, problems(report)
    proof_galley(arranged, galley, chosen, report)
    assert problems(report) == []
    return arranged, galley


def add(folder: Folder, paragraph: str) -> None:
    text = (folder.path / "02-record.md").read_text(encoding="utf-8")
    folder.write("02-record.md", f"{text}\n{paragraph}\n")


def said_in(html: str) -> str:
    """The words, as they stand in a line."""
    return " ".join(text_of(html).split()).replace(" .", ".")


@pytest.fixture
def folder(tmp_path) -> Folder:
    return write_briefing(tmp_path)


# The least that builds


def test_a_text_with_its_record_in_front_is_a_briefing(tmp_path):
    briefing, found = folder_of_one(tmp_path).read()
    assert found == []
    assert (briefing.title, briefing.form.name, briefing.published_words) == ("Buses on Sundays", "memo", "undated")
    assert [section.body.markdown.strip() for section in briefing.sections] == ["Text."]


@pytest.mark.parametrize("edition", ["a4", "large-print"])
@pytest.mark.parametrize("form", list(FormName))
def test_what_is_not_given_leaves_no_trace_in_any_form(tmp_path, form, edition):
    document = document_in(folder_of_one(tmp_path), form)
    html = printed(document, edition)[1].html
    words = " ".join(text_of(html).split())
    assert "Buses on Sundays" in words
    assert "undated" in words.casefold()
    assert not [empty for empty in ("Version ,", ", .", "()", "to .", "at .", 'mailto:"', ">None<") if empty in html]


def handout_of(document: Document) -> tuple[Galley | None, list[str]]:
    report = Report()
    edition = edition_named("handout")
    arranged = arrange(document, edition.arrangement, (), report)
    return compose(arranged, edition, HOUSE, Metadata("2026-11-22", (), ()), (), report), problems(report)


def test_a_handout_of_nothing_is_told(tmp_path):
    assert handout_of(document_in(folder_of_one(tmp_path)))[1] == [
        "buses/text.md: warning: the handout has a title and the note for readers only\n"
        "  hint: give 'key_points:' or 'key_figures:', or take 'handout' out of 'editions:'"
    ]


def test_a_handout_without_an_address_has_no_code_of_one(tmp_path):
    points = 'key_points: [{lead: It runs., text: "Every hour."}]\nform:'
    galley, found = handout_of(document_in(folder_of_one(tmp_path, LEAST.replace("form:", points))))
    assert found == []
    assert galley
    assert "It runs." in galley.html
    assert "<img" not in galley.html


def test_its_headings_stand_one_below_its_title(tmp_path):
    folder = folder_of_one(tmp_path, LEAST.replace("Text.", "## One\n\n### Two\n\nText."))
    html = printed(document_in(folder))[1].html
    assert [html.count(f"<{tag}") for tag in ("h1", "h2", "h3")] == [1, 1, 1]


def test_two_texts_without_a_record_are_told(tmp_path):
    folder = folder_of_one(tmp_path)
    folder.write("more.md", "---\ntitle: More\n---\n\nMore.\n")
    assert folder.read()[1] == [
        "buses/briefing.yaml: error: the file is missing, and only a briefing of one text does without; here "
        "are 2\n  hint: move what is no chapter of its own, title and all, into a new briefing.yaml"
    ]


def test_a_text_alone_without_a_record_is_told(tmp_path):
    assert folder_of_one(tmp_path, "Text.\n").read()[1] == [
        "buses/text.md:1: error: the file does not begin with its record\n"
        "  hint: begin the file with '---', 'title: …', 'ai_assistance: {used: false}', '---'"
    ]


def test_what_depends_on_a_date_is_said_not_to_be_computed(tmp_path):
    undated = document_in(folder_of_one(tmp_path / "a"))
    dated = document_in(folder_of_one(tmp_path / "b", LEAST.replace("form:", "published: 2026-11-22\nform:")))
    said = [" ".join(d.evidence.account.part("limits").sentences) for d in (undated, dated)]
    assert ["was not computed" in each for each in said] == [True, False]


def test_an_undated_file_bears_a_constant_or_the_date_that_was_asked_for():
    asked = datetime(2026, 12, 1, tzinfo=UTC)
    assert NO_WISHES.file_date(None) == datetime(1980, 1, 1, tzinfo=UTC)
    assert Wishes(not_after=asked).file_date(None) == asked


def test_a_chapter_needs_a_title_only(tmp_path, folder):
    folder.write("03-more.md", "---\ntitle: More\n---\n\nMore.\n")
    briefing, found = folder.read()
    assert found == []
    assert (briefing.sections[-1].id, briefing.sections[-1].standfirst.markdown) == ("more", "")


# What a form prints, and what it names


@pytest.mark.parametrize(
    ("form", "has"),
    [("memo", (False, False)), ("brief", (False, False)), ("report", (True, True))],
)
def test_cover_and_contents_are_those_of_the_form(folder, form, has):
    html = printed(document_in(folder, FormName(form)))[1].html
    assert ('class="cover"' in html, 'id="contents"' in html) == has
    assert 'id="reader-note"' in html


@pytest.mark.slow
def test_contents_of_one_long_chapter_begin_on_their_page(folder):
    sections = "\n\n".join(f"## Provision {number}\n\nText.\n\n" + "Word. " * 200 for number in range(40))
    folder.write("03-long.md", f"---\nid: long\ntitle: Long\nstandfirst: Some.\n---\n\n{sections}\n")
    folder.change("briefing.yaml", "form: report\n", "form: brief\n")
    for edition in ("a4", "a5"):
        made = shared_pipeline().make(folder.path, [edition], Report(), lambda step: None)
        (content,) = (each.content for each in made if each.name.endswith(f"-{edition}.pdf"))
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
        assert next(page for page in pages if "Contents\r\n" in page).count("Provision") >= 25


def test_a_brief_has_contents_where_it_is_long(folder):
    document = document_in(folder, FormName.BRIEF)
    assert 'id="contents"' in printed(document, is_long=True)[1].html


@pytest.mark.parametrize("form", list(FormName))
@pytest.mark.parametrize("edition", ["a4", "large-print"])
def test_the_note_for_readers_is_in_every_form(folder, form, edition):
    document = document_in(folder, form)
    words = text_of(printed(document, edition)[1].html)
    assert all(line in words for line in document.evidence.disclosure.lines)


def test_what_a_memo_leaves_out_is_named_where_it_ends(folder):
    document, galley = printed(document_in(folder, FormName.MEMO))
    assert elsewhere(document) == (
        f"Not printed here: {MADE}, the ledger of 2 facts and “Terms and abbreviations”. All of it is "
        "attached to the PDF as evidence.html, and stands on the web page (example.org/briefings/2026-01)."
    )
    assert elsewhere(document) in text_of(galley.html)


def test_a_template_that_does_not_name_it_is_told(folder):
    report = Report()
    document, galley = printed(document_in(folder, FormName.MEMO))
    silent = replace(galley, html=galley.html.replace("Not printed here", "Printed"))
    proof_galley(document, silent, edition_named("a4"), report)
    assert [problem.split("\n")[0].split(": error: ")[1] for problem in problems(report)] == [
        "the template leaves out where that is which it does not print"
    ]


def test_a_template_without_the_note_for_readers_is_told(folder):
    report = Report()
    document, galley = printed(document_in(folder, FormName.MEMO))
    line = document.evidence.disclosure.lines[1]
    proof_galley(document, replace(galley, html=galley.html.replace(line, "")), edition_named("a4"), report)
    assert [problem.split("\n")[0].split(": error: ")[1] for problem in problems(report)] == [
        "the template leaves out the note for readers"
    ]


def test_exceptions_are_key_facts_and_those_of_which_less_is_known(folder):
    document, galley = printed(document_in(folder, FormName.BRIEF))
    shown = [fact.id for fact in document.evidence.facts if fact.claim in text_of(galley.html)]
    assert shown == [fact.id for fact in document.evidence.facts if fact.is_exception]
    assert 0 < len(shown) < len(document.evidence.facts)


def test_the_attachment_has_every_fact_and_the_whole_account(folder):
    document = document_in(folder, FormName.MEMO)
    words = text_of(compose_evidence(document, HOUSE, Report()) or "")
    assert all(fact.claim in words for fact in document.evidence.facts)
    assert all(s in words for part in document.evidence.account.parts for s in part.sentences)
    assert all(line in words for line in document.evidence.disclosure.lines)


def test_the_attachment_says_each_claim_once_and_with_it_what_its_sources_say(folder):
    """Said twice, they were a quarter of it: what stands far apart is packed twice."""
    document = document_in(folder, FormName.MEMO)
    words = text_of(compose_evidence(document, HOUSE, Report()) or "")
    facts = document.evidence.facts_least_checked_first
    assert sum(len(fact.sources) for fact in facts) > 1
    starts = [words.index(fact.claim) for fact in facts]
    assert starts == sorted(starts)
    assert [words.count(fact.claim) for fact in facts] == [1] * len(facts)
    for fact, start, end in zip(facts, starts, (*starts[1:], len(words)), strict=True):
        said = words[start:end]
        assert f"{fact.symbol} {fact.word}." in said
        for source in fact.sources:
            assert all(part in said for part in (source.reliability, source.locator, source.says, source.quote))


def test_a_reference_to_what_is_not_printed_says_where_it_is(folder):
    add(folder, "See [](#facts).")
    _, galley = printed(document_in(folder, FormName.MEMO))
    assert "See Facts and their standing, in the attached evidence.html." in said_in(galley.html)
    assert 'href="#facts"' not in galley.html


# Other forms of the same content


CHOSEN = "forms: {brief: {chapters: [record]}}\n"


def test_chapters_that_a_form_chooses_are_numbered_anew_and_others_named(folder):
    folder.change("briefing.yaml", ALL_PARTS, ALL_PARTS + CHOSEN)
    folder.write(
        "02-record.md", (folder.path / "02-record.md").read_text(encoding="utf-8") + "\nSee [](#introduction).\n"
    )
    document = document_in(folder, FormName.BRIEF)
    assert [(chapter.number, chapter.id) for chapter in document.chapters] == [("1", "record")]
    assert "See chapter 1 of the report." in said_in(document.chapters[0].html)


def test_a_chapter_that_there_is_not_cannot_be_chosen(folder):
    folder.change("briefing.yaml", ALL_PARTS, ALL_PARTS + "forms: {brief: {chapters: [recrod]}}\n")
    assert folder.read()[1] == [
        "water/briefing.yaml:39: error: no chapter has the id 'recrod'\n  hint: did you mean 'record'?"
    ]


@pytest.mark.slow
def test_another_form_has_names_of_its_own_and_neither_page_nor_mail(folder):
    report = Report()
    made = shared_pipeline().make(folder.path, (), report, lambda step: None, form=FormName.MEMO)
    assert problems(report) == []
    assert [artefact.name for artefact in made] == ["water-memo-a4.pdf", "water-memo-letter.pdf", "manifest.json"]


@pytest.mark.slow
def test_a_file_in_another_form_proves_itself(folder):
    report = Report()
    pipeline = shared_pipeline()
    pdf, _ = pipeline.make(folder.path, ("a4",), report, lambda step: None, form=FormName.BRIEF)
    carried = pipeline.unpack(pdf.content, Place(pdf.name), report)
    assert carried
    assert (carried.recipe.form, dict(carried.recipe.parts)["ledger"]) == ("brief", "exceptions")
    verified = pipeline.verify(pdf.content, Place(pdf.name), report, lambda step: None)
    assert problems(report) == []
    assert verified
    assert verified.verdict is Verdict.IDENTICAL


def test_the_schema_of_the_source_knows_the_forms():
    schema = json.loads((Path(__file__).parents[1] / "schemas" / "source.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["form"]["enum"] == list(FormName)


def test_a_handout_of_chosen_chapters_shows_what_these_have(folder):
    chosen = "forms: {brief: {chapters: [introduction]}}\nhandout: {table: tbl-use, rows: [First]}\n"
    folder.change("briefing.yaml", ALL_PARTS, ALL_PARTS + chosen)
    own, other = (handout_of(document_in(folder, form)) for form in (None, FormName.BRIEF))
    assert (own[1], other[1]) == ([], [])
    assert own[0]
    assert other[0]
    assert ("tbl-use" in own[0].html, "tbl-use" in other[0].html) == (True, False)
