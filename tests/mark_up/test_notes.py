"""Notes in the author's own words, and their numbers. docs/writing.md, "Inline"."""

import re
from dataclasses import replace

import pytest

from tests.briefings import write_briefing
from tests.stages import document_of


def test_a_note_stands_where_it_is_called(mark):
    marked = mark("It rained.[^rain] Then not.\n\n[^rain]: For *days*, see\n    [](#one).")
    assert marked.html == (
        '<p>It rained.<span class="note" id="note-1">For <em>days</em>, see '
        '<a href="#one" class="reference">chapter 1</a>'
        '<span class="folio" data-target="one" data-folio="after-comma"></span>.</span> Then not.</p>'
    )
    assert marked.problems == []


def test_notes_are_numbered_through_the_document_in_the_order_of_its_text(mark):
    section = mark("a[^z] b[@town-report] c[^y]\n\n[^y]: Y.\n[^z]: Z.").document.briefing.sections[0]
    document = mark("", sections=(section, replace(section, id="two"))).document
    assert [(note.number, note.html.replace("\xa0", " ")) for note in document.notes] == [
        (1, "Z."),
        (2, "Town A, <i>Water Use in 2025</i> (2026)."),
        (3, "Y."),
        (4, "Z."),
        (5, "Town A, <i>Water Use in 2025</i>."),
        (6, "Y."),
    ]


def test_a_citation_in_a_note_does_not_end_its_sentence(mark):
    marked = mark("a[^b]\n\n[^b]: See [@town-report, p. 4], and weep.")
    assert marked.notes[0] == (
        'See <span class="citation">Town A, <i>Water Use in 2025</i> (2026), p. 4</span>, and weep.'
    )
    assert marked.problems == []


def test_a_note_says_nothing_of_facts_that_stand_as_most_do(mark):
    assert "standing" not in mark("Use fell [by a fifth]{fact=less-use}.[@town-report]").notes[0]


def test_a_note_says_how_the_facts_before_it_stand_that_stand_otherwise(tmp_path):
    folder = write_briefing(tmp_path)
    cited = "  status: sourced\n  evidence:\n    - {source: town-report"
    folder.change("facts.yaml", cited, cited.replace("sourced", "not_checked\n  reason: It is new."))
    briefing, _ = folder.read()
    notes = [note.html for note in document_of(briefing).notes if "standing" in note.html]
    told = [note.rpartition("<span")[2].replace("\N{NO-BREAK SPACE}", " ") for note in notes]
    assert told == [' class="standing"> [? not checked]</span>']


@pytest.mark.parametrize(
    ("markdown", "line", "message", "hint"),
    [
        ("a\nb[^c]", 2, "the note 'c' has no text", "add a line '[^c]: …' below the paragraph"),
        ("a[^b]\n\n[^b]:", 3, "the note 'b' has no text", "write it after '[^b]: '"),
        ("a\n\n[^b]: c", 3, "no text calls the note 'b'", "write [^b] where it belongs"),
        ("a[^b]\n\n[^b]: c\n[^b]: d", 4, "two notes are called 'b'", "give one of them another name"),
        (
            "a[^b]\n\n[^b]: c\n\n    > d",
            3,
            "the note 'b' holds more than paragraphs and lists",
            "put the rest into the text, or into a box",
        ),
        ("a[^b] [^c]\n\n[^b]: d\n[^c]: e [^b]", 4, "a note calls the note 'b'", "write its text here"),
        ("a[^b]\n\n[^b]: c\n    [@nope]", 4, "no source has the key 'nope'", "add it to sources.yaml"),
    ],
)
def test_a_mistake_in_a_note_is_told(mark, markdown, line, message, hint):
    assert mark(markdown).problems == [f"one.md:{line}: error: {message}\n  hint: {hint}"]


def test_a_note_holds_paragraphs_and_lists(mark):
    marked = mark("a[^b]\n\n[^b]: c\n\n    d\n\n    1. e\n    2. f[@town-report]")
    item = '<span class="item"><span class="mark">{}.</span> {}</span>'
    cited = 'f<span class="citation">Town A, <i>Water Use in 2025</i> (2026)</span>'
    assert marked.notes == [
        '<span class="paragraph">c</span><span class="paragraph">d</span>'
        f'<span class="items">{item.format(1, "e")}{item.format(2, cited)}</span>'
    ]
    assert marked.problems == []


def test_a_note_that_is_called_again_leads_to_the_first(mark):
    marked = mark("a[^b]\n\nc[@town-report] d[^b]\n\n[^b]: e")
    assert marked.notes == ["e", "Town A, <i>Water Use in 2025</i> (2026).", '<span class="again">See note 1.</span>']
    assert marked.problems == []


TABLE = """/// table | A title[^t]
    source: The town.[@town-report]

| Head[^h] | b |
|---|---|
| c[^n] | d[^n] |
| e[^h] | f^[In the line.] |
///

After.[^n] And.[^o]

[^t]: Of the title.
[^h]: Of the head.
[^n]: Of a cell.
[^o]: Other.
"""


def test_the_notes_of_a_table_stand_under_it(mark):
    marked = mark(TABLE)
    below = re.search(r'<div class="table-notes">(.*?)</div>', marked.html)
    notes = re.findall(r'<p class="table-note" id="([\w-]+)"><span class="mark">(\w)</span> (.*?)</p>', below[1])
    assert notes == [
        ("table-1-note-a", "a", "Of the title."),
        ("table-1-note-b", "b", "Of the head."),
        ("table-1-note-c", "c", "Of a cell."),
        ("table-1-note-d", "d", "In the line."),
        ("table-1-note-e", "e", "Town A, <i>Water Use in 2025</i> (2026)."),
    ]
    assert re.findall(r'(\w)<sup class="mark">(\w)</sup>', marked.html) == [
        *(("e", "a"), ("d", "b"), ("c", "c"), ("d", "c"), ("e", "b"), ("f", "d")),
    ]
    assert marked.html.index('class="table-notes"') < marked.html.index('class="source"')
    assert marked.notes == ['<span class="again">See note c of Table 1.</span>', "Other."]
    assert marked.problems == []


def test_a_misspelt_call_names_the_nearest_note(mark):
    assert mark("a[^rian]\n\n[^rain]: b").problems == [
        "one.md:1: error: the note 'rian' has no text\n  hint: did you mean 'rain'?",
        "one.md:3: error: no text calls the note 'rain'\n  hint: write [^rain] where it belongs",
    ]


def test_a_citation_carries_the_numbers_of_its_sources(mark):
    marked = mark("A.[@town-report; @town-history] B.^[See [@town-history, p. 2].] C.[@town-report].")
    assert re.findall(r'data-sources="([^"]+)"', marked.lined) == ["1 2", "2", "1"]
