"""Headings inside a chapter, whose title is level 2 of the HTML: ``##`` is level 3. docs/writing.md, "A chapter"."""

from dataclasses import replace

import pytest


def test_headings_are_numbered_within_their_chapter(mark):
    marked = mark("## First {#first}\n\n### Below *it*\n\n## Second")
    assert marked.html == (
        '<h3 id="first" data-title="1.1 First"><span class="number">1.1</span> First</h3>'
        '<h4 id="one-below-it" data-title="Below it">Below <em>it</em></h4>'
        '<h3 id="one-second" data-title="1.2 Second"><span class="number">1.2</span> Second</h3>'
    )
    assert marked.problems == []


def test_the_contents_list_headings_of_the_first_level_only(mark):
    chapter = mark("## First {#first}\n\n### Below\n\n## Second").document.chapters[0]
    assert [(h.id, h.number, h.title, str(h.place)) for h in chapter.headings] == [
        ("first", "1.1", "First", "one.md:1"),
        ("one-second", "1.2", "Second", "one.md:5"),
    ]


def test_headings_of_an_annex_have_no_number(mark):
    section = replace(mark("## First").document.briefing.sections[0], is_numbered=False)
    chapter = mark("", sections=(section,)).document.chapters[0]
    assert (chapter.number, chapter.label, chapter.running_label) == ("", "One", "One")
    assert [(heading.number, heading.title) for heading in chapter.headings] == [("", "First")]


def test_annexes_do_not_count(mark):
    section = mark("x").document.briefing.sections[0]
    sections = [replace(section, id=id, is_numbered=id != "b") for id in ("a", "b", "c")]
    assert [chapter.number for chapter in mark("", sections=tuple(sections)).document.chapters] == ["1", "", "2"]


def test_a_note_in_a_heading_stays_out_of_the_contents(mark):
    chapter = mark("## First[@town-report]").document.chapters[0]
    assert chapter.headings[0].title == "First"


@pytest.mark.parametrize(
    ("markdown", "line", "message", "hint"),
    [
        ("a\n\n# b", 3, "the chapter's title is its only heading of the first level", "write '## ' here"),
        ("a\n\n### b", 3, "the heading skips a level", "write '## ' here"),
        ("## a\n\n#### b", 3, "headings have two levels inside a chapter", "write '### ', or make it a paragraph"),
        ("###### a", 1, "headings have two levels inside a chapter", "write '### ', or make it a paragraph"),
        ("a\n\n##", 3, "the heading has no words", "write them after '## '"),
        ("## {#a}", 1, "the heading has no words", "write them after '## '"),
        ("## a {.big}", 1, "'{.big}' cannot stand behind a heading", "only an id can: {#harbours}"),
        ("## a {#b c}", 1, "'{#b c}' cannot stand behind a heading", "only an id can: {#harbours}"),
        ("## a {#one}", 1, "the id 'one' is taken by one.md:1", "give one of the two its own, for example {#one-2}"),
        *(
            (
                f"## a {{#{id}}}",
                1,
                f"the id '{id}' is given by the pipeline itself",
                "choose another, with a word of yours",
            )
            for id in ("about", "contents", "note-1", "source-20", "term-3", "fact-less-use")
        ),
        (
            "## a {#b}\n\n## c {#b}",
            3,
            "the id 'b' is taken by one.md:1",
            "give one of the two its own, for example {#b-2}",
        ),
        (
            "## a\n\n## a",
            3,
            "the id 'one-a' is taken by one.md:1",
            "give one of the two its own, for example {#one-a-2}",
        ),
    ],
)
def test_a_mistake_in_a_heading_is_told(mark, markdown, line, message, hint):
    assert mark(markdown).problems == [f"one.md:{line}: error: {message}\n  hint: {hint}"]


def test_headings_may_go_back_by_a_level(mark):
    assert mark("## a\n\n### b\n\n## c\n\n### d\n\n### e").problems == []
