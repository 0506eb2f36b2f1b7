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
            '<a href="#one" class="reference">the chapter</a>' + folio("one", "bracketed"),
            id="own words",
        ),
        pytest.param(
            "[*the* chapter](#one)",
            '<a href="#one" class="reference">the chapter</a>' + folio("one", "bracketed"),
            id="markup in own words",
        ),
        pytest.param(
            "[](#glance), then",
            '<a href="#glance" class="reference">At a glance</a>' + folio("glance", "after-comma") + ", then",
            id="part of the front matter",
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


def test_two_chapters_of_one_id_are_told_with_both_places(mark):
    section = mark("x").document.briefing.sections[0]
    assert mark("", sections=(section, section)).problems == [
        "one.md:1: error: the id 'one' is taken by one.md:1\n  hint: give one of the two its own, for example {#one-2}"
    ]
