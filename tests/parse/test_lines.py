"""Every element knows its line, no mark of it is left behind, no word is lost. Lines were counted by hand."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.model.briefing import Text
from press.model.report import Place, Report
from press.parse import parse_text
from tests.html_read import tags_of, text_of


def lines_of(lined: str) -> list[tuple[str, int]]:
    return [(tag, int(line)) for tag, line in re.findall(r'<(\w+)[^>]* data-line="(\d+)"', lined)]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        pytest.param("\n\na\nb\n\nc", [("p", 3), ("p", 6)], id="paragraphs"),
        pytest.param("a\n*b*\nc `d`\n[e\nf]{.term}", [("p", 1), ("em", 2), ("code", 3), ("span", 4)], id="in a line"),
        pytest.param("**a\nb** *c\nd*", [("p", 1), ("strong", 1), ("em", 2)], id="over the end of a line"),
        pytest.param("***a\nb***\n[c](#one)", [("p", 1), ("strong", 1), ("em", 1), ("a", 3)], id="one in another"),
        pytest.param("## a\n\n### *b*\nc", [("h3", 1), ("h4", 3), ("em", 3), ("p", 4)], id="headings"),
        pytest.param(
            "- a\n- b\n\n    c\n\n- d\n    - e",
            [("ul", 1), ("li", 1), ("li", 2), ("p", 2), ("p", 4), ("li", 6), ("p", 6), ("ul", 7), ("li", 7)],
            id="list",
        ),
        pytest.param("\n1. a\n   b\n2. *c*", [("ol", 2), ("li", 2), ("li", 4), ("em", 4)], id="numbered list"),
        pytest.param(
            "a\n:   b\n\nc\n\n:   d\n    *e*",
            [("dl", 1), ("dt", 1), ("dd", 2), ("dt", 4), ("dd", 6), ("p", 6), ("em", 7)],
            id="definitions",
        ),
        pytest.param(
            "> a\n> *b*\n>\n> - c", [("blockquote", 1), ("p", 1), ("em", 2), ("ul", 4), ("li", 4)], id="quotation"
        ),
        pytest.param("a[^b]\n\nc\n\n[^b]: d\n    *e*", [("p", 1), ("span", 5), ("em", 6), ("p", 3)], id="note"),
        pytest.param(
            "/// box | *a*\n    id: b\n\nc\n\n- d\n///\n\ne",
            [("aside", 1), ("p", 1), ("em", 1), ("p", 4), ("ul", 6), ("li", 6), ("p", 9)],
            id="box",
        ),
        pytest.param(
            '\n/// table | a\n    subtitle: *b*\n    source: "*c*"\n\n'
            "| d | e |\n|---|---|\n| f | *g* |\n| h | i |\n///",
            [
                *(("figure", 2), ("table", 6), ("p", 2), ("p", 3), ("em", 3)),
                *(("thead", 6), ("tr", 6), ("th", 6), ("th", 6), ("tbody", 8)),
                *(("tr", 8), ("th", 8), ("td", 8), ("em", 8), ("tr", 9), ("th", 9), ("td", 9)),
                *(("p", 4), ("em", 4)),
            ],
            id="table",
        ),
        pytest.param(
            "/// figure | a\n\n![b\nc](harbour.png)\n///",
            [("figure", 1), ("p", 1), ("p", 3), ("img", 3)],
            id="figure",
        ),
    ],
)
def test_every_element_has_its_line(mark, markdown, lines):
    marked = mark(markdown)
    assert lines_of(marked.lined) == lines
    assert marked.problems == []


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("a\nb\n{}\nc", id="paragraph"),
        pytest.param("a\n\n- b\n- {}", id="list"),
        pytest.param("a\n:   b\n\n:   {}", id="definition"),
        pytest.param("> a\n>\n> b\n> {}", id="quotation"),
        pytest.param("a[^b]\n\n[^b]: c\n    {}", id="note"),
        pytest.param("/// box | a\n    id: c\n\nb {}\n///", id="box"),
        pytest.param("a\n\n/// table | {}\n\n| a | b |\n|---|---|\n| c | d |\n///", id="title of a table"),
        pytest.param("/// table | a\n    id: t\n    source: {}\n\n| a | b |\n|---|---|\n| c | d |\n///", id="source"),
        pytest.param("/// table | a\n\n| a | b |\n|---|---|\n| c | {} |\n///", id="cell"),
    ],
)
def test_a_mistake_is_told_with_its_line(mark, markdown):
    line = markdown[: markdown.index("{}")].count("\n") + 1
    assert mark(markdown.replace("{}", "'[x]{fact=nope}'")).problems == [
        f"one.md:{line}: error: no fact has the id 'nope'\n  hint: add it to facts.yaml"
    ]


def test_a_chapter_without_text_is_empty_even_after_another(mark):
    section = mark("a").document.briefing.sections[0]
    empty = replace(section, id="two", body=Text("\n", section.body.place))
    chapters = mark("", sections=(section, empty)).document.chapters
    assert [chapter.html for chapter in chapters] == ['<p data-line="1">a</p>', ""]


words = st.text("abcdefghij", min_size=1, max_size=6)
line = st.lists(words, min_size=1, max_size=6).map(" ".join)
inline = st.one_of(
    line,
    line.map("*{}*".format),
    line.map("**{}**".format),
    line.map("[{}]{{.term}}".format),
    line.map("[{}](https://example.org)".format),
    line.map('"{}"'.format),
)
sentence = st.lists(inline, min_size=1, max_size=4).map(" ".join)
paragraph = st.lists(sentence, min_size=1, max_size=3).map("\n".join)
cells = st.tuples(sentence, sentence).map("| {0[0]} | {0[1]} |".format)
block = st.one_of(
    paragraph,
    st.lists(sentence, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(sentence, min_size=1, max_size=4).map(lambda items: "\n".join(f"1. {item}" for item in items)),
    paragraph.map(lambda text: "\n".join(f"> {each}" for each in text.split("\n"))),
    st.tuples(sentence, sentence).map("{0[0]}\n:   {0[1]}".format),
    st.tuples(sentence, paragraph).map("/// scrutiny | {0[0]}\n\n{0[1]}\n///".format),
    st.tuples(sentence, st.lists(cells, min_size=1, max_size=3)).map(
        lambda table: "/// table | {}\n\n| head | head |\n|---|---|\n{}\n///".format(table[0], "\n".join(table[1]))
    ),
)
chapter = st.lists(block, min_size=1, max_size=5).map("\n\n".join)


@given(markdown=chapter)
@settings(max_examples=60)
def test_no_word_is_lost_and_none_changes_its_place(mark, markdown):
    marked = mark(markdown)
    assert marked.problems == []
    typed = re.sub(r"\{\.term\}|\(https://example\.org\)|scrutiny|table|\d\.", " ", markdown)
    printed = re.sub(r"(?:Table|Box)\s\d+", " ", text_of(marked.html))
    assert re.findall("[a-z]+", printed) == re.findall("[a-z]+", typed)


@given(
    paragraphs=st.lists(
        st.tuples(st.integers(1, 3), st.lists(sentence, min_size=1, max_size=4)), min_size=1, max_size=5
    )
)
@settings(max_examples=60)
def test_every_paragraph_has_the_line_of_its_first_word(paragraphs):
    text, expected = "", []
    for blank_lines, lines in paragraphs:
        text += "\n" * (blank_lines + 1) if text else "\n" * blank_lines
        expected.append(text.count("\n") + 7)
        text += "\n".join(lines)
    tree = parse_text(Text(text, Place("one.md", 7)), Report())
    assert [node.place.line for node in tree.children] == expected


# All that means something to Markdown, to our own syntax or to HTML, and a few words.
pieces = st.sampled_from((
    "[", "]", "(", ")", "{", "}", "{fact=x}", "[@", "@a", "[^b]", "[^b]: ", "*", "**", "_", "`", "```", "#", "## ",
    "| ", "|", "---", "- ", "1. ", "> ", ":   ", "/// box | a", "///", "/// table | a", "    ", "\n", "\n\n", "<", ">",
    "<b>", "&", "&amp;", "&#1;", "\\", '"', "'", "!", "![", "](", "https://example.org", "{{", "}}", "{%", "word", "é",
    "WHO", "=",
))  # fmt: skip


@given(markdown=st.lists(pieces, max_size=40).map("".join))
@settings(max_examples=150)
def test_whatever_authors_type_is_printed_or_told_without_a_mark_left(mark, markdown):
    marked = mark(markdown)
    everything = marked.html + "".join(note.html for note in marked.document.notes) + "".join(marked.problems)
    assert not re.search("[\ue000\ue001\x02\x03]|wzxhzdk|klzzwxh", everything)
    assert "b" not in tags_of(marked.html)
