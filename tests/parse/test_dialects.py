"""What authors bring of other dialects is set as they meant it, or told with what to type; nothing is printed raw.

The examples are those of the tables that ``docs/writing.md`` prints, and others that were written for these tests.
"""

import re

import pytest

from press.model.briefing import Text
from press.model.report import Place, Report
from press.parse import parse_text
from press.parse.dialects import TAKEN
from press.parse.refused import REFUSED
from tools.dialects import DOCS, in_docs

KEYS = ("key", "unsc-1244")


def problems(markdown: str) -> list[str]:
    report = Report()
    parse_text(Text(markdown, Place("one.md", 1)), report, KEYS)
    return [str(found) for found in report.diagnostics]


@pytest.mark.parametrize("refused", REFUSED, ids=[each.name for each in REFUSED])
def test_what_is_refused_is_told_once_with_what_to_type(refused):
    (told,) = problems(refused.example)
    assert re.match(r"one\.md:[12]: error: ", told)
    if "[@key]" not in refused.hint:
        assert told.endswith(f"  hint: {refused.hint}")


def test_bullets_with_tabs_are_a_list_and_no_table():
    assert problems("•\tFirst point\n•\tSecond point") == [
        "one.md:1: error: a bullet of a word processor is not read: '•'\n"
        "  hint: write '- ', with a blank line above the list"
    ]


@pytest.mark.parametrize("taken", TAKEN, ids=[each.name for each in TAKEN])
def test_what_is_set_is_not_told(taken):
    assert problems(taken.example) == []


@pytest.mark.parametrize(
    ("markdown", "line", "message"),
    [
        ("Text.\n\n> [!WARNING]\n> Careful.", 3, "a callout is not read: '[!WARNING]'"),
        ("::: callout-note\nText.\n:::", 1, "a container is not read: '::: callout-note'"),
        ("It costs $$5$$.", 1, "a formula is not read: '$$'"),
        (r"So \(x^2\) and more.", 1, r"a formula is not read: '\(x^2\)'"),
        (r"As \cite{doe} says.", 1, r"a TeX command is not read: '\cite{doe}'"),
        ("## 2.3. The record", 1, "a typed number of a heading is not read: '2.3.'"),
        ("### IV. The record", 1, "a typed number of a heading is not read: 'IV.'"),
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> branch", 2, "a conflict mark is not read"),
        ("a\n\n>>>>>>> branch", 3, "a conflict mark is not read"),
        ("It is **strong.", 1, "emphasis that is not closed is not read: '**'"),
        ("It is *weak.", 1, "emphasis that is not closed is not read: '*'"),
        ("See [unsc-1244].", 1, "a source without its sign is not read: '[unsc-1244]'"),
        ("As @unsc-1245 says.", 1, "no source has the key 'unsc-1245'"),
        ("1. a\n\na) b\n\nb) c", 3, "a list with letters is not read"),
        ("(i) b\n(ii) c", 1, "a list with letters is not read"),
        ("– one\n\n– two", 1, "a dash that begins a line is not read"),
        ("a\n\n| b | c |\n| d | e |", 3, "a row outside a table is not read: '|'"),
        ("| a\n\n: c", 1, "a row outside a table is not read: '|'"),
        ("| a | b |\n|---|---|\n| c | d |\n\n: Caption", 5, "a caption line is not read: ': Caption'"),
        ("Text ![[pic.png]]", 1, "a wiki link is not read: '![[pic.png]]'"),
        ("![A boat](a.png){width=50%}", 1, "a list of attributes is not read: '…{width=50%}'"),
        ("See {ref}`target`.", 1, "a role is not read: '{ref}…'"),
        ("As in @tbl-use.", 1, "a cross-reference is not read: '@tbl-use'"),
        ("Table\n\nRegion\tHomes\nNorth\t40\nSouth\t52", 3, "a table of spaces or tabs is not read"),
        ("a[1]\n\n[1] Ministry.", 3, "a note with a typed number is not read: '[1] M'"),
        ("Done :tada:", 1, "the code of an emoji is not read: ':tada:'"),
        ("- •\tone", 1, "a bullet of a word processor is not read: '•'"),
        ("a ^[unclosed", 1, "'^[' is left over of markup that is not read"),
        ("~~a", 1, "struck text that is not closed is not read: '~~'"),
    ],
)
def test_other_cases_of_each_kind_are_told(markdown, line, message):
    (told,) = problems(markdown)
    assert told.split("\n")[0] == f"one.md:{line}: error: {message}"


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("It cost $3 to $5, or US$4 and A$5; $3-$4.", id="dollars"),
        pytest.param("## 2027 targets", id="a year in a heading"),
        pytest.param("## 3.5 million people", id="a number in a heading"),
        pytest.param("## 1\\.1 Title", id="a hidden number in a heading"),
        pytest.param("At 12:30:45 and a:b:c.", id="colons"),
        pytest.param("C++ and D++.", id="plus signs"),
        pytest.param("5 * 3 and p < 0.05* and 2024*.", id="asterisks that mark nothing"),
        pytest.param(r"\*\*a \[\[b\]\] \$x^2\$ \~~a\~~ \==b== \{.c} \:d: \%% e %%", id="all behind backslashes"),
        pytest.param("`**a [[b]] $x^2$ ~~c {.d} :e: %%f%% ^[g]`", id="all in code"),
        pytest.param("Write to a@example.org or @nobody.", id="at signs"),
        pytest.param("C:\\Users\\name", id="a path"),
        pytest.param("It rained.  Then it did not.\nIt rained.  And so on.", id="two spaces behind a full stop"),
        pytest.param("*R (A) v B* [2019] UKSC 41 and [1] of it", id="years and numbers in brackets"),
        pytest.param("The box [ ] and [x] inside a line.", id="boxes inside a line"),
        pytest.param("> He left.\n> – A. Author", id="one dash"),
        pytest.param("A.B. and (a) of Article 5", id="letters"),
        pytest.param("{{ a }} {% b %} {# c #} {#d#} ${e}", id="template syntax"),
        pytest.param("a < b > c, 1<<2, a >> b", id="angle brackets"),
        pytest.param("About ~5 and ~6, 10^9 and 2^3.", id="tildes and carets"),
    ],
)
def test_text_is_text(markdown):
    assert problems(markdown) == []


def test_the_table_of_the_docs_is_that_of_the_code():
    assert in_docs() in DOCS.read_text(encoding="utf-8"), "run `.venv/bin/python tools/dialects.py`"
