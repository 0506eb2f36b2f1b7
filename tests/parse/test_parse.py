"""Each text is read once, into a tree that says where everything stands. Lines were counted by hand."""

from collections import Counter
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from press.mark_up.html import as_html
from press.model.briefing import Text
from press.model.manuscript import Node, Words, texts_of
from press.model.report import Place, Report
from press.parse import parse, parse_text
from press.parse.dialect import Dialect
from press.read import read_briefing
from tests.briefings import write_briefing
from tests.pipelines import shared_pipeline


def read(markdown: str, first: int = 10) -> Node:
    return parse_text(Text(markdown, Place("one.md", first)), Report())


def where(node: Node, name: str) -> list[int]:
    return [each.place.line for each in node.nodes(name)]


def test_a_build_reads_each_text_once(tmp_path, monkeypatch):
    counted: Counter[Text] = Counter()
    tree = Dialect.tree

    def counting(self: Dialect, text: Text, is_file: bool) -> Node:
        counted[text] += 1
        return tree(self, text, is_file)

    monkeypatch.setattr(Dialect, "tree", counting)
    folder = write_briefing(tmp_path)
    report = Report()
    document = shared_pipeline().document(folder.path, report)
    assert document is not None
    assert set(counted) == set(texts_of(document.briefing))
    assert set(counted.values()) == {1}


def test_a_tree_cannot_be_changed():
    tree = read("*a* b")
    with pytest.raises(FrozenInstanceError):
        tree.children = ()  # type: ignore[misc]
    before = repr(tree)
    as_html(tree, {"a": "An a"})
    assert repr(tree) == before


def test_blocks_spans_notes_and_links_have_their_lines():
    tree = read(
        "A *b*\n[c](https://example.org\n'T') `d`.[@e,\np. 3][^f]\n\n- g\n  - **h**\n\n"
        "/// table | i\n    source: [@j]\n\n| k | l |\n|---|---|\n| m | <br>n |\n///\n\n## o {#p}\n\n[^f]: q\n    *r*\n"
    )
    lines = {name: where(tree, name) for name in ("p", "em", "a", "code", "citation", "call", "li", "strong", "block")}
    assert lines == {
        "p": [10, 28],
        "em": [10, 29],
        "a": [11],
        "code": [12],
        "citation": [12, 19],
        "call": [13],
        "li": [15, 16],
        "strong": [16],
        "block": [18],
    }
    assert (where(tree, "title"), where(tree, "source"), where(tree, "tr")) == ([18], [19], [21, 23])
    assert (where(tree, "h2"), where(tree, "note"), where(tree, "br")) == ([26], [28], [23])
    assert next(tree.nodes("h2")).get("id") == "p"


def test_words_of_a_line_that_stands_twice_are_found_in_order():
    assert where(read("same\n\n- same\n- same\n\n> same\n\n/// box | same\n\nsame\n///\n\nsame"), "p") == [
        10,
        15,
        19,
        22,
    ]


def test_what_a_text_of_the_record_holds_stands_at_its_key(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change(
        "briefing.yaml", 'text: "The first town used [20 per cent less]{fact=less-use}."}', "text: >\n      a\n      b}"
    )
    folder.change(
        "briefing.yaml",
        "  - {lead: Use fell., text: >\n      a\n      b}",
        ("  - lead: Use fell.\n    text: >\n      The first town\n      used [20 per cent less]{fact=less-use}.\n"),
    )
    briefing, found = folder.read()
    assert found == []
    text = briefing.key_points[0].text
    tree = parse(briefing, Report()).of(text)
    assert {each.place for each in tree.walk()} == {text.place}
    lines = (folder.path / "briefing.yaml").read_text(encoding="utf-8").split("\n")
    assert lines[text.place.line - 1] == "    text: >"


def test_what_means_itself_is_told_from_what_may_mean_more():
    paragraph = read(r"a \* &amp; `*b*` <https://example.org> *c*").children[0]
    assert isinstance(paragraph, Node)
    words = [each for each in paragraph.walk() if isinstance(each, Words)]
    assert [each.text for each in words if each.is_literal] == ["*", "&", "*b*", "https://example.org"]
    assert [each.text for each in words if not each.is_literal] == ["a ", " ", " ", " ", " ", "c"]


def test_typography_comes_later():
    assert read("\"a\" -- 'b'...").words == "\"a\" -- 'b'..."


@pytest.mark.parametrize("slug", ["nato-peace-enforcement", "specimen"])
def test_every_word_is_on_its_line(slug):
    """The lines of our own briefings: what stands in the tree stands in the file, on the line that the tree says."""
    root = Path(__file__).parents[2] / "content" / slug
    briefing = read_briefing(root, Report())
    assert briefing is not None
    manuscript = parse(briefing, Report())
    for section in briefing.sections:
        lines = (root / Path(section.body.place.path).name).read_text(encoding="utf-8").split("\n")
        for words in (each for each in manuscript.of(section.body).walk() if isinstance(each, Words)):
            typed = words.text.strip()
            assert typed in lines[words.place.line - 1] or words.is_literal, (words, lines[words.place.line - 1])
