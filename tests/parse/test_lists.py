"""Lists by two, three or four spaces, and their numbers. What nests was worked out by hand (CommonMark 0.31, 5.2)."""

import pytest

from press.model.briefing import Text
from press.model.manuscript import Node, Words
from press.model.report import Place, Report
from press.parse import parse_text


def outline(markdown: str) -> str:
    """A tree on one line: lists and paragraphs as ``ul[...]`` and ``p[...]``."""
    return " ".join(map(_outline, parse_text(Text(markdown, Place("one.md", 1)), Report()).children))


def _outline(node: Node | Words) -> str:
    if isinstance(node, Words):
        return node.text.strip()
    inside = " ".join(filter(None, map(_outline, node.children)))
    return f"{node.name}{node.get('start')}[{inside}]"


def problems(markdown: str) -> list[str]:
    report = Report()
    parse_text(Text(markdown, Place("one.md", 1)), report)
    return [str(found) for found in report.diagnostics]


NESTED = "ul[li[a ul[li[b ul[li[c]]]]] li[d]]"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("- a\n  - b\n    - c\n- d", NESTED, id="by two"),
        pytest.param("- a\n   - b\n      - c\n- d", NESTED, id="by three"),
        pytest.param("- a\n    - b\n        - c\n- d", NESTED, id="by four"),
        pytest.param("- a\n    - b\n      - c\n- d", NESTED, id="by four, then two"),
        pytest.param("* a\n  + b\n    - c\n* d", NESTED, id="other marks"),
        pytest.param("- a\n - b", "ul[li[a] li[b]]", id="one space nests nothing"),
        pytest.param("1. a\n  - b\n2. c", "ol[li[a ul[li[b]]] li[c]]", id="by two below a number"),
        pytest.param("10. a\n    - b\n11. c", "ol10[li[a ul[li[b]]] li[c]]", id="below a number of two figures"),
        pytest.param("1) a\n2) b", "ol[li[a] li[b]]", id="numbers before brackets"),
        pytest.param("- a\n1. b", "ul[li[a]] ol[li[b]]", id="another kind is another list"),
        pytest.param("- a\n  goes on\n- b", "ul[li[a goes on] li[b]]", id="hanging lines"),
        pytest.param("- a\ngoes on\n- b", "ul[li[a goes on] li[b]]", id="lazy lines"),
        pytest.param("- a\n\n  b\n- c", "ul[li[p[a] p[b]] li[p[c]]]", id="paragraph by two"),
        pytest.param("- a\n\n    b\n\n- c", "ul[li[p[a] p[b]] li[p[c]]]", id="paragraph by four"),
        pytest.param("- a\n  - b\n\n    c", "ul[li[a ul[li[p[b] p[c]]]]]", id="paragraph of the inner item"),
        pytest.param("- a\n    - b\n\n    c", "ul[li[p[a] ul[li[b]] p[c]]]", id="paragraph of the outer item"),
        pytest.param("- a\n\n  - b\n\n  - c", "ul[li[p[a] ul[li[p[b]] li[p[c]]]]]", id="with blank lines"),
        pytest.param("- a\n\nb", "ul[li[a]] p[b]", id="text after a list"),
        pytest.param("5. a\n6. b", "ol5[li[a] li[b]]", id="begins with five"),
        pytest.param("1. a\n\n## B\n\n2. c", "ol[li[a]] h2[B] ol2[li[c]]", id="runs on after a heading"),
        pytest.param("- - a\n  - b", "ul[li[ul[li[a] li[b]]]]", id="a list is an item's first words"),
        pytest.param("> - a\n>   - b", "blockquote[ul[li[a ul[li[b]]]]]", id="in a quotation"),
        pytest.param("/// pull\n- a\n  - b\n\n    c\n///", "block[ul[li[a ul[li[p[b] p[c]]]]]]", id="in a block"),
        pytest.param("A\n:   - b\n      - c", "dl[dt[A] dd[ul[li[b ul[li[c]]]]]]", id="in a definition"),
        pytest.param(
            "a[^n]\n\n[^n]: b\n\n    - c\n      - d", "p[a call[]] note[p[b] ul[li[c ul[li[d]]]]]", id="in a note"
        ),
    ],
)
def test_lists_nest_as_they_are_indented(markdown, expected):
    assert outline(markdown) == expected


BEGINS = "'{}.' at the start of a line begins an item of a list, and {}"
YEAR, DAY = "this looks like a year", "this looks like a day of the month"
OTHER = "write '{}.', or '{}\\.' for a number that is text"


@pytest.mark.parametrize(
    ("markdown", "line", "message", "hint"),
    [
        ("1998. was the year.", 1, BEGINS.format(1998, YEAR), r"write '1998\.'"),
        ("a\n\n10. September 2014, and closed.", 3, BEGINS.format(10, DAY), r"write '10\.'"),
        ("3. Oktober 1990", 1, BEGINS.format(3, DAY), r"write '3\.'"),
        ("1. a\n2. b\n\n2014. was the end", 4, BEGINS.format(2014, YEAR), r"write '2014\.'"),
        ("1. a\n2. b\n4. c", 3, "the item 4 would be printed as 3", OTHER.format(3, 4)),
        ("3. a\n3. b\n4. c", 2, "the item 3 would be printed as 4", OTHER.format(4, 3)),
        ("1. a\n   1. b\n   3. c\n2. d", 3, "the item 3 would be printed as 2", OTHER.format(2, 3)),
        ("14802. a\n14803. b", 1, BEGINS.format(14802, "is too large for one"), r"write '14802\.'"),
    ],
)
def test_a_number_that_would_be_changed_is_told(markdown, line, message, hint):
    assert problems(markdown) == [f"one.md:{line}: error: {message}\n  hint: {hint}"]


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("1. a\n1. b\n1. c", id="left to the program"),
        pytest.param("5. Ask for the mandate.", id="one item that goes on from another list"),
        pytest.param("1989. The wall fell.\n1990. The treaty was signed.", id="years that are counted up"),
        pytest.param(r"1998\. was the year.", id="hidden by a backslash"),
        pytest.param("10. Maytime is over.", id="no month"),
    ],
)
def test_a_number_that_stays_is_not_told(markdown):
    assert problems(markdown) == []
