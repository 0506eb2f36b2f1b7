"""Templates are filled in strictly: what is not there is told with its line, and authors' text cannot become markup."""

import re
from dataclasses import replace

import pytest

from press.arrange import arrange
from press.compose import compose, compose_page, front
from press.model.document import DataTable, Document, Point, SourceEntry, Term
from press.model.edition import BOOKLET, EDITIONS, Edition, edition_named
from press.model.output import Attachment, Galley, Metadata
from press.model.report import Report
from press.model.theme import HOUSE, Theme
from tests.briefings import problems, write_briefing, write_least
from tests.html_read import tags_of, text_of
from tests.stages import document_of

NO_METADATA = Metadata("2026-11-22", (), ())
HOSTILE = 'a < b & "c" {{ 1 + 1 }} {% raw %} <script>alert(1)</script> <img src=x onerror=y>'


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> Document:
    briefing, _ = write_briefing(tmp_path_factory.mktemp("compose")).read()
    return document_of(briefing)


@pytest.fixture
def compose_with(tmp_path, document):
    """A function that composes the document with the given templates, the first of which is the edition's own."""

    def composed(**templates: str) -> tuple[Galley | None, list[str]]:
        (tmp_path / "templates").mkdir()
        for name, text in templates.items():
            (tmp_path / "templates" / f"{name}.html").write_text(text, encoding="utf-8")
        report = Report()
        edition = Edition("a4", f"{next(iter(templates))}.html", "a4.css", "A4")
        theme = Theme(tmp_path / "templates", tmp_path / "styles")
        return compose(document, edition, theme, NO_METADATA, (), report), problems(report)

    return composed


def composed_by_the_house(document: Document, edition: Edition = EDITIONS[0]) -> tuple[Galley | None, list[str]]:
    report = Report()
    arranged = arrange(document, edition.arrangement, (), report)
    return compose(arranged, edition, HOUSE, NO_METADATA, (), report), problems(report)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "a\n{{ briefng.title }}",
            "templates/page.html:2: error: the template asks for what is not there: 'briefng' is undefined",
        ),
        (
            "a\n\n{{ briefing.titel }}",
            "templates/page.html:3: error: the template asks for what is not there: "
            "'press.model.briefing.Briefing object' has no attribute 'titel'",
        ),
        (
            "{% if briefing.titel %}a{% endif %}",
            "templates/page.html:1: error: the template asks for what is not there: "
            "'press.model.briefing.Briefing object' has no attribute 'titel'",
        ),
        (
            "a\n{% for a in document.chaptres %}{% endfor %}",
            "templates/page.html:2: error: the template asks for what is not there: "
            "'press.model.document.Document object' has no attribute 'chaptres'",
        ),
    ],
    ids=["variable", "attribute", "condition", "loop"],
)
def test_what_is_not_there_is_told_with_its_line(compose_with, text, problem):
    assert compose_with(page=text) == (None, [problem])


def test_it_is_told_in_the_template_where_it_stands(compose_with):
    page = '{% include "part.html" %}'
    part = 'a\n{% from "macro.html" import entry %}\n{{ entry(briefing) }}'
    macro = "{% macro entry(entry) %}\n\n\n{{ entry.nothing }}\n{% endmacro %}"
    galley, found = compose_with(page=page, part=part, macro=macro)
    assert galley is None
    assert found == [
        "templates/macro.html:4: error: the template asks for what is not there: "
        "'press.model.briefing.Briefing object' has no attribute 'nothing'"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "a\n{% if %}b{% endif %}",
            "templates/page.html:2: error: the template cannot be read: "
            "Expected an expression, got 'end of statement block'",
        ),
        (
            "a\n{% for a in b %}",
            "templates/page.html:2: error: the template cannot be read: Unexpected end of template. Jinja was looking "
            "for the following tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for'.",
        ),
        (
            "{{ briefing.title | nothing }}",
            "templates/page.html:1: error: the template cannot be read: No filter named 'nothing'.",
        ),
    ],
    ids=["condition", "loop", "filter"],
)
def test_a_template_that_cannot_be_read_is_told_with_its_line(compose_with, text, problem):
    assert compose_with(page=text) == (None, [problem])


def test_a_template_cannot_reach_into_python(compose_with):
    galley, found = compose_with(page="{{ briefing.__class__.__mro__ }}")
    assert galley is None
    (problem,) = found
    assert problem.startswith("templates/page.html:1: error: the template asks for what is not there: ")
    assert "'__class__'" in problem


def test_text_of_the_briefing_is_escaped(compose_with, document):
    galley, found = compose_with(page="<p>{{ document.title }}</p>")
    assert found == []
    assert galley.html == "<p>Water and its\xa0price</p>"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_authors_text_arrives_as_text(document, edition):
    briefing = replace(
        document.briefing,
        title=HOSTILE,
        summary=HOSTILE,
        audience=HOSTILE,
        series=HOSTILE,
        publisher=replace(document.briefing.publisher, name=HOSTILE),
        key_figures=tuple(replace(figure, value=HOSTILE, label=HOSTILE) for figure in document.briefing.key_figures),
    )
    chapters = tuple(replace(chapter, title=HOSTILE, running_title=HOSTILE) for chapter in document.chapters)
    galley, found = composed_by_the_house(
        replace(document, briefing=briefing, title=HOSTILE, subtitle=HOSTILE, chapters=chapters), edition
    )
    assert found == []
    assert not {"script", "img"} & (set(tags_of(galley.html)) - set(tags_of(composed_by_the_house(document)[0].html)))
    assert "&lt;script&gt;" in galley.html
    assert "{{ 1 + 1 }}" in text_of(galley.html)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_the_house_templates_have_all_they_ask_for(document, edition):
    galley, found = composed_by_the_house(document, edition)
    assert found == []
    assert (galley.name, galley.stylesheet) == (f"water-{edition.name}", edition.stylesheet)
    assert "Water and its\xa0price" in text_of(galley.html)


BACK_PARTS = ["data", "account", "facts", "terms", "sources"]


def order_of(html: str) -> tuple[list[str], list[str]]:
    """What the contents list after the last chapter, and the parts that stand behind it."""
    contents = re.search(r'<nav class="[^"]*contents.*?(?=<h3>|</nav>)', html, re.DOTALL)[0]
    listed = re.findall(r'<a href="#([^"]+)"', re.sub(r'<span class="section-number">.*', "", contents))
    return listed[listed.index("record") + 1 :], parts_behind_the_record(html)


def parts_behind_the_record(html: str) -> list[str]:
    standing = re.findall(r'<section class="(?:chapter|annex)[^"]*" id="([^"]+)"', html)
    return standing[standing.index("record") + 1 :]


@pytest.fixture
def document_with_data(document) -> Document:
    return replace(document, data_tables=(DataTable("data-use", "Figure 1", "Use", ("Town", "Use"), (("A", "1"),)),))


@pytest.mark.parametrize("name", [each.name for each in EDITIONS if each.template == BOOKLET])
def test_a_booklet_has_the_back_parts_in_the_order_of_its_contents(document_with_data, name):
    galley, _ = composed_by_the_house(document_with_data, edition_named(name))
    assert order_of(galley.html) == (BACK_PARTS, BACK_PARTS)


def test_large_print_has_all_but_the_sources_in_the_same_order_and_says_last_what_it_is(document_with_data):
    galley, _ = composed_by_the_house(document_with_data, edition_named("large-print"))
    parts = [*BACK_PARTS[:-1], "about"]
    assert order_of(galley.html) == (parts, parts)


def test_the_web_page_has_them_in_the_same_order_behind_the_notes(document_with_data):
    """Its contents are read off the page, and so have their order."""
    html = compose_page(document_with_data, (), ("ai-disclosure", "none"), "{}", HOUSE, Report())
    assert parts_behind_the_record(html) == ["notes.section", *BACK_PARTS]


def test_one_entry_of_the_contents_opens_their_second_column(document):
    galley, _ = composed_by_the_house(document)
    assert re.findall(r'class="turn">\s*<p class="entry">.*?href="#([^"]+)"', galley.html) == ["account"]


def test_a_briefing_without_data_of_figures_has_no_part_for_them(document):
    galley, _ = composed_by_the_house(document)
    assert order_of(galley.html) == (BACK_PARTS[1:], BACK_PARTS[1:])


# What each part that may be empty is called, in any edition.
HEADS = {
    "glance": ("At a glance", "In figures", "Key figures"),
    "data": ("The data behind the figures",),
    "facts": ("Facts and their standing",),
    "terms": ("Terms",),
    "sources": ("Sources",),
    "notes": ("Notes",),
}


@pytest.fixture(scope="module")
def least(tmp_path_factory) -> Document:
    """A briefing of a few sentences, without facts, glossary, key points, notes and sources."""
    briefing, _ = write_least(tmp_path_factory.mktemp("least")).read()
    return document_of(briefing)


def heads_of(html: str) -> list[str]:
    """The headings, and the words of the contents."""
    found = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>|<a href=\"#[^>]*>(.*?)</a>", html)
    return [text_of("".join(each)).strip() for each in found]


def parts_named(heads: list[str]) -> set[str]:
    return {part for part, names in HEADS.items() if any(head.startswith(names) for head in heads)}


NOT_EMPTY = [edition for edition in EDITIONS if edition.name != "handout"]  # which is an error without words


@pytest.mark.parametrize("edition", NOT_EMPTY, ids=lambda edition: edition.name)
def test_what_is_empty_is_printed_and_listed_in_no_edition(least, edition):
    galley, found = composed_by_the_house(least, edition)
    assert found == []
    assert parts_named(heads_of(galley.html)) == set()
    assert [id for id in HEADS if f' id="{id}"' in galley.html or f'="#{id}"' in galley.html] == []


def test_what_is_empty_is_not_on_the_web_page_either(least):
    html = compose_page(least, (), ("ai-disclosure", "none"), "{}", HOUSE, Report())
    assert parts_named(heads_of(html)) == set()
    assert "notes.list" not in html
    assert "keywords" not in html


@pytest.mark.parametrize(
    ("part", "filled"),
    [
        pytest.param("glance", {"key_points": (Point("It opens.", "Bring a bucket."),)}, id="key points"),
        pytest.param("glance", {"guidance": (Point("If you come", "Bring a bucket."),)}, id="guidance"),
        pytest.param("data", {"data_tables": (DataTable("d", "Figure 1", "Use", ("A",), (("B",),)),)}, id="data"),
        pytest.param("terms", {"terms": (Term("term-1", "Well", "A hole with water."),)}, id="terms"),
        pytest.param("sources", {"sources": (SourceEntry(1, "report", "A report."),)}, id="sources"),
    ],
)
@pytest.mark.parametrize("name", ["a4", "large-print"])
def test_what_is_filled_is_printed_and_listed(least, part, filled, name):
    galley, found = composed_by_the_house(replace(least, **filled), edition_named(name))
    is_printed = (name, part) != ("large-print", "sources")  # whose notes give their sources in full
    assert found == []
    assert parts_named(heads_of(galley.html)) == ({part} if is_printed else set())
    assert (f'<a href="#{part}">' in galley.html) is is_printed
    assert (f' id="{part}"' in galley.html) is is_printed


NAMED = ("town-report", "town-history")


@pytest.mark.parametrize(
    ("cited", "facts", "said"),
    [
        pytest.param(NAMED, 2, "Numbers are those of the list of sources.", id="all are cited"),
        pytest.param(
            NAMED[:1],
            2,
            "Numbers are those of the list of sources; a source that no note cites stands here by its title.",
            id="one is not cited",
        ),
        pytest.param((), 2, "Each source stands here by its title.", id="none is cited"),
        pytest.param(NAMED, 0, "", id="no evidence"),
    ],
)
def test_the_ledger_says_how_it_names_its_sources(document, cited, facts, said):
    evidence = replace(document.evidence, facts=document.evidence.facts[:facts])
    sources = tuple(source for source in document.sources if source.id in cited)
    assert front(replace(document, evidence=evidence, sources=sources)).facts_lead == said


NOTES = "Notes stand at the end of their chapter: [note\xa01] in the text is Note\xa01 there."
CARDS = "Tables are set as cards, one for each row."


@pytest.mark.parametrize(
    ("without", "said"),
    [
        pytest.param((), f"{NOTES} {CARDS}", id="both"),
        pytest.param(("notes",), CARDS, id="no notes"),
        pytest.param(("tables", "facts"), NOTES, id="no tables"),
        pytest.param(("notes", "tables", "facts"), "", id="neither"),
    ],
)
def test_large_print_explains_what_it_has(document, without, said):
    least = replace(document, **{name: () for name in without if name != "facts"})
    if "facts" in without:
        least = replace(least, evidence=replace(document.evidence, facts=()))
    assert front(least).reading_help == said


def test_large_print_says_so_on_its_first_pages(document):
    galley, _ = composed_by_the_house(document, edition_named("large-print"))
    assert f"<p>{NOTES} {CARDS}</p>" in galley.html


@pytest.mark.parametrize(
    ("editions", "said"),
    [
        pytest.param(("a4", "handout"), "Other forms: A4. Write", id="one"),
        pytest.param(("handout",), "full text: example.org/briefings/2026-01. Write", id="none"),
    ],
)
def test_the_handout_names_the_forms_besides_itself(document, editions, said):
    made = replace(document, briefing=replace(document.briefing, editions=editions))
    galley, _ = composed_by_the_house(made, edition_named("handout"))
    text = " ".join(text_of(galley.html).split())
    assert said in text
    assert ("Other forms" in text) is (editions != ("handout",))


def test_one_document_is_one_html(document):
    assert composed_by_the_house(document)[0].html == composed_by_the_house(document)[0].html


def test_what_travels_with_the_html_is_handed_on(document):
    report = Report()
    attached = Attachment("facts.json", "The facts", "application/json", "Data", b"{}")
    galley = compose(document, EDITIONS[1], HOUSE, NO_METADATA, [attached], report)
    assert (galley.metadata, galley.attachments, galley.pictures) == (NO_METADATA, (attached,), document.pictures)
