"""YAML becomes text with lines; what YAML would guess, repeat or hide is refused. docs/writing.md, first section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.model.report import Place, Report
from press.read.yaml_text import parse_yaml
from tests.briefings import problems

CHECK = "check the indentation and the quotation marks of this line and the one above"


def read(text: str, first_line: int = 1):
    report = Report()
    return parse_yaml(text, Place("a.yaml"), report, first_line), problems(report)


@pytest.mark.parametrize(
    "text", ["1.10", "no", "yes", "on", "2026-01-01", "0x10", "1_000", "null", "~", "1e3", "12:30:45"]
)
def test_a_value_stays_as_it_was_typed(text):
    lined, found = read(f"a: {text}")
    assert lined.tree == {"a": text}
    assert found == []


def test_lists_and_mappings_keep_their_order_and_lines():
    lined, found = read("b: 1\na:\n  - x\n  - {c: y,\n     d: z}\n", first_line=4)
    assert lined.tree == {"b": "1", "a": ["x", {"c": "y", "d": "z"}]}
    assert found == []
    lines = {path: place.line for path, place in lined.places.items()}
    assert lines[("a",)] == 5
    assert lines[("a", 0)] == 6
    assert lines[("a", 1, "c")] == 7
    assert lines[("a", 1, "d")] == 8


def test_a_path_without_a_node_has_the_place_of_the_nearest_node_above():
    lined, _ = read("a:\n  b: 1")
    assert str(lined.place(("a", "b", "c"))) == "a.yaml:2"
    assert str(lined.place(("z",))) == "a.yaml:1"


def test_an_empty_value_is_empty_text():
    assert read("a:\nb: ''")[0].tree == {"a": "", "b": ""}


@pytest.mark.parametrize("text", ["", "# a comment\n"])
def test_a_file_without_content_is_empty(text):
    lined, found = read(text)
    assert lined.tree == {}
    assert found == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "a: 1\nb: c: d",
            "a.yaml:2: error: this is no YAML: mapping values are not allowed in this context\n"
            "  hint: put a value that holds a colon in quotation marks",
            id="colon",
        ),
        pytest.param(
            "a:\n  b: 1\n\tc: 2",
            "a.yaml:3: error: this is no YAML: found a tab character that violates indentation\n"
            "  hint: indent with spaces, not with tabs",
            id="tab",
        ),
        pytest.param(
            "a: [1, 2\nb: 3",
            f"a.yaml:2: error: this is no YAML: did not find expected ',' or ']'\n  hint: {CHECK}",
            id="open bracket",
        ),
        pytest.param(
            "a: 'b\n",
            f"a.yaml:2: error: this is no YAML: found unexpected end of stream\n  hint: {CHECK}",
            id="open quotation mark",
        ),
        pytest.param(
            "a: 1\n---\nb: 2",
            f"a.yaml:2: error: this is no YAML: but found another document\n  hint: {CHECK}",
            id="two documents",
        ),
        pytest.param(
            "a: 1\nb: 2\na: 3",
            "a.yaml:3: error: 'a' stands here twice, first in line 1\n  hint: keep one of the two",
            id="duplicate key",
        ),
        pytest.param(
            "a:\n  b: 1\n  b: 2",
            "a.yaml:3: error: 'b' stands here twice, first in line 2\n  hint: keep one of the two",
            id="duplicate key further in",
        ),
        pytest.param(
            "a: 1\n? [b]\n: c", "a.yaml:2: error: a key must be a word\n  hint: write 'key: value'", id="list as key"
        ),
        pytest.param(
            "a: &b 1",
            "a.yaml:1: error: '&b' is not read: anchors and aliases are refused\n  hint: write it out",
            id="anchor",
        ),
        pytest.param(
            "a: 1\nb: *c",
            "a.yaml:2: error: '*c' is not read: anchors and aliases are refused\n  hint: write it out",
            id="alias",
        ),
        pytest.param(
            "a: 1\nb: !c 2",
            "a.yaml:2: error: the tag '!c' is not read\n  hint: write the value without it",
            id="tag",
        ),
        pytest.param(
            "a: !!python/name:os.system ''",
            "a.yaml:1: error: the tag '!!python/name:os.system' is not read\n  hint: write the value without it",
            id="tag of Python",
        ),
        pytest.param(
            "a: !!int 1",
            "a.yaml:1: error: the tag '!!int' is not read\n  hint: write the value without it",
            id="tag of YAML",
        ),
        pytest.param(
            f"a: {'[' * 21}{']' * 21}",
            "a.yaml: error: brackets nest deeper than 20 levels\n"
            "  hint: write lists and mappings on lines of their own",
            id="too many brackets",
        ),
        pytest.param(
            "[" * 200_000,
            "a.yaml: error: brackets nest deeper than 20 levels\n"
            "  hint: write lists and mappings on lines of their own",
            id="far too many brackets",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(text, problem):
    assert read(text)[1] == [problem]


def test_lines_count_from_where_the_text_stands_in_its_file():
    assert read("a: 1\na: 2", first_line=10)[1] == [
        "a.yaml:11: error: 'a' stands here twice, first in line 10\n  hint: keep one of the two"
    ]


def test_an_alias_bomb_is_refused_and_not_unfolded():
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert read(bomb)[1][0] == (
        "a.yaml:1: error: '&a' is not read: anchors and aliases are refused\n  hint: write it out"
    )


@given(st.text(st.sampled_from("ab:-[]{}'\"&*!#|> \n\t,?%@"), max_size=60))
def test_no_text_makes_reading_fail(text):
    lined, found = read(text)
    assert lined is not None or found


@given(
    st.dictionaries(st.text("abc", min_size=1), st.lists(st.text("xyz 019.", min_size=1).map(str.strip), max_size=3))
)
def test_what_was_written_is_read(tree):
    text = "".join(f"{key}: [{', '.join(repr(value) for value in values)}]\n" for key, values in tree.items())
    assert read(text)[0].tree == tree
