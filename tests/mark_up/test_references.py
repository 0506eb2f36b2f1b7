"""Cross-references: the words of the target, and a place for its page number. docs/writing.md, "Inline"."""

import pytest


def folio(target: str, form: str) -> str:
    return f'<span class="folio" data-target="{target}" data-folio="{form}"></span>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param(
            "[](#one)", '<a href="#one" class="reference">chapter 1</a>' + folio("one", "after-comma"), id="chapter"
        ),
        pytest.param(
            "[the chapter](#one)",
            '<a href="#one" class="reference" data-where="chapter 1">the chapter</a>' + folio("one", "bracketed"),
            id="own words",
        ),
        pytest.param(
            "[*the* chapter](#one)",
            '<a href="#one" class="reference" data-where="chapter 1">the chapter</a>' + folio("one", "bracketed"),
            id="markup in own words",
        ),
        pytest.param(
            "[](#account), then",
            '<a href="#account" class="reference">How this briefing was made and checked</a>'
            + folio("account", "after-comma")
            + ", then",
            id="part of every briefing",
        ),
    ],
)
def test_a_reference_gets_its_words_and_a_place_for_its_page(mark, markdown, html):
    marked = mark(markdown)
    assert marked.html == f"<p>{html}</p>"
    assert marked.problems == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        pytest.param("## Two {#x}", "section 1.1", id="section"),
        pytest.param("## Two {#y}\n\n### Three {#x}", "Three", id="section without a number"),
        pytest.param("/// table | T\n    id: x\n\n| A | B |\n|---|---|\n| a | b |\n///", "Table 1", id="table"),
        pytest.param("/// figure | T\n    id: x\n\n![a](harbour.png)\n///", "Figure 1", id="figure"),
        pytest.param("/// box | T\n    id: x\n\na\n///", "Box 1", id="box"),
        pytest.param("/// scrutiny | Ask\n    id: x\n\na\n///", "Ask", id="questions"),
    ],
)
@pytest.mark.parametrize("is_before", [True, False], ids=["forward", "back"])
def test_a_reference_names_its_target_by_kind_and_number(mark, target, words, is_before):
    marked = mark(f"[](#x)\n\n{target}" if is_before else f"{target}\n\n[](#x)")
    assert f'<a href="#x" class="reference">{words}</a>' in marked.html
    assert marked.problems == []


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("a\n[](#on)", "one.md:2: error: nothing has the id 'on'\n  hint: did you mean 'one'?"),
        ("a\n[b](#glanse)", "one.md:2: error: nothing has the id 'glanse'\n  hint: did you mean 'glance'?"),
        ("a\n[b](#)", "one.md:2: error: nothing has the id ''"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(mark, markdown, problem):
    assert mark(markdown).problems == [problem]


@pytest.mark.parametrize(
    ("id", "title", "filling"),
    [
        ("glance", "At a glance", "key points, key figures or guidance in briefing.yaml"),
        ("data", "The data behind the figures", "a figure whose data stand in no table of the text"),
        ("facts", "Facts and their standing", "facts in facts.yaml"),
        ("terms", "Terms and abbreviations", "a glossary in briefing.yaml"),
        ("sources", "Sources", "a source that a note cites"),
    ],
)
def test_a_reference_to_a_part_that_is_not_printed_is_told(mark, id, title, filling):
    marked = mark(f"a\n[](#{id})", glossary=(), facts=())
    assert marked.problems == [
        f"one.md:2: error: '{title}' is empty here, and is not printed\n"
        f"  hint: it would hold {filling}; take the reference out, or fill it"
    ]


@pytest.mark.parametrize(
    ("markdown", "id"),
    [
        pytest.param("See [](#sources).[@town-report]", "sources", id="a source that is cited later"),
        pytest.param("See [](#facts).", "facts", id="facts"),
        pytest.param("See [](#terms).", "terms", id="terms"),
    ],
)
def test_a_reference_to_a_part_that_is_printed_leads_there(mark, markdown, id):
    marked = mark(markdown)
    assert marked.problems == []
    assert f'<a href="#{id}" class="reference">' in marked.html


def test_two_chapters_of_one_id_are_told_with_both_places(mark):
    section = mark("x").document.briefing.sections[0]
    assert mark("", sections=(section, section)).problems == [
        "one.md:1: error: the id 'one' is taken by one.md:1\n  hint: give one of the two its own, for example {#one-2}"
    ]
