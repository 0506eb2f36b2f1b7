"""What looks like markup and was not read as such is told: it would be printed as it stands, or change what is said.

Each rule looks at text that the parser left as text. Code, and what stands behind a backslash, is none of it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from press.model.manuscript import Node, Words
from press.model.report import Place, Report, did_you_mean
from press.parse.blocks import KINDS
from press.parse.numbers import report_numbers

# A stand-in for what was read, in a line of which the rest is looked at.
_READ = "\N{OBJECT REPLACEMENT CHARACTER}"
_LEAVES = ("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "title", "subtitle", "source", "note")
_BLOCKS = ("p", "ul", "ol", "dl", "blockquote", "table", "block", "hr", *_LEAVES)

_SLASHES = re.compile(r"\s*(?P<slashes>/{3,})\s*(?P<kind>[\w-]*)")
_OPTION = re.compile(r"\s*(?P<name>id|subtitle|source|columns):\s")
_ITEM = re.compile(r"\s*(?:[-+*]|1[.)])\s+\S")
_TABLE_RULE = re.compile(r"(?=.*\|)\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_LINES = (
    (re.compile(r"\s*={3,}\s*$"), "a heading is not underlined", "write '## ' before its words"),
    (
        re.compile(r"\s*\[[^\]^@]+\]:\s*\S"),
        "an address apart from its link is not read",
        "write [words](https://example.org/)",
    ),
)
_BRACKETS = re.compile(r"!?\[[\^@]|\]\{|\]\(|!\[")
_BRACES = re.compile(r"(?<!\{)\{\s*(?:(?:fact|lang|check|nocheck)\b|\.term\b)[^{}\n]*\}")


def report_unread(tree: Node, report: Report) -> None:
    """Report all that was meant as markup in a text and is none."""
    for node in tree.nodes():
        _report_node(node, report)
    _Walk(report).text(tree)


def _report_node(node: Node, report: Report) -> None:
    if node.name == "block":
        _report_options(node, report)
    if node.has("unread") or node.name == "unread":
        _report_problem(node.get("unread") or node.get("why"), node.get("typed"), node.place, report)
    elif node.name == "hr":
        report.error(node.place, "a rule is not printed", "begin a section with a heading instead")
    elif node.name == "ol":
        report_numbers(node, report)


def _report_problem(why: str, typed: str, place: Place, report: Report) -> None:
    match why:
        case "html":
            report.error(place, f"HTML is not read: '{typed[:60]}'", "use Markdown, or write &lt; for the character <")
        case "emphasis":
            report.error(place, "the asterisks here do not pair", "close each before the bracket beside it opens")
        case "times":
            report.error(place, f"an asterisk between digits is no emphasis: '{typed}'", "write \\*, or × for times")
        case "cells":
            report.error(place, f"the row has {typed}", "for a bar that is text, write \\|")
        case "entity":
            report.error(place, f"no character is called '{typed}'", "type the character itself")
        case "attribute":
            hint = 'known are fact=…, lang=…, .term, check and nocheck="reason"'
            report.error(place, f"'{typed}' cannot stand in braces here", hint)
        case "attrs":
            report.error(place, "'attrs' is not an option", "known are id, subtitle, source and columns")


def _report_options(block: Node, report: Report) -> None:
    """Report an option that is not indented and so was read as the block's text."""
    inside = [child for child in block.children if isinstance(child, Node) and child.name not in ("title", "subtitle")]
    if inside and inside[0].name == "p" and (option := _OPTION.match(inside[0].words + " ")):
        message = f"the option '{option['name']}' is not indented by four spaces"
        report.error(inside[0].place, message, f"write '    {option['name']}: …'")


class _Walk:
    """Goes through the leaves of a text in order, and knows what was opened in text that was not read."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.is_in_fence = False
        self.unread = 0
        self.open_blocks: list[Node] = []

    def text(self, tree: Node) -> None:
        self.open_blocks = [block for block in tree.nodes("block") if block.get("unread") == "open"]
        for leaf in tree.nodes(*_LEAVES):
            lines = list(_lines(leaf))
            for number, (place, line) in enumerate(lines):
                self._line(place, line, leaf, number)
            if not self.is_in_fence and len(lines) > 1:
                self._runs_in(leaf, lines)
            for words, is_hidden in _own_words(leaf):
                self._spans(words, is_hidden)
        for block in self.open_blocks:
            hint = f"write '{block.get('typed')}' on a line of its own after it"
            self.report.error(block.place, f"the block '{block.get('kind')}' is not closed", hint)

    def _line(self, place: Place, line: str, leaf: Node, number: int) -> None:
        if _FENCE.match(line):
            if not self.is_in_fence:
                hint = "put short code between backticks: `like this`"
                self.report.error(place, "blocks of code are not printed", hint)
            self.is_in_fence = not self.is_in_fence
        elif self.is_in_fence:
            return
        elif leaf.name == "p" and (slashes := _SLASHES.match(line)):
            self._slashes(slashes["slashes"], slashes["kind"], place)
        else:
            for pattern, message, hint in _LINES:
                if pattern.match(line):
                    self.report.error(place, message, hint)

    def _slashes(self, slashes: str, kind: str, place: Place) -> None:
        closed = next((block for block in reversed(self.open_blocks) if block.get("typed") == slashes), None)
        if kind in KINDS:
            self.unread += 1
            hint = "after the title, options are indented by four spaces ('    id: tbl-x'), then comes a blank line"
            message = f"this {kind} cannot be read: its title is missing or an option is wrong"
            self.report.error(place, message, hint)
        elif kind:
            self.unread += 1
            hint = did_you_mean(kind, KINDS, f"there are {', '.join(KINDS)}")
            self.report.error(place, f"there is no block '{kind}'", hint)
        elif self.unread:
            self.unread -= 1
        elif closed:  # what stands open is a block within it
            self.open_blocks.remove(closed)
        else:
            message = "three slashes close a block, but none is open"
            self.report.error(place, message, "delete them, or open a block: '/// box | Title'")

    def _runs_in(self, leaf: Node, lines: list[tuple[Place, str]]) -> None:
        """Report a list or a table that begins inside a paragraph, and so was read as its words."""
        for place, line in lines[1:]:
            if _ITEM.match(line):
                hint = "leave a blank line above the list"
                self.report.error(place, "a list begins inside a paragraph", hint)
                break
        for (above, _), (_, line) in pairwise(lines[1:]):
            if _TABLE_RULE.match(line) and not _TABLE_RULE.match(lines[1][1]):
                self.report.error(above, "a table begins inside a paragraph", "leave a blank line above the table")
                break

    def _spans(self, words: Words, is_hidden: bool) -> None:
        """Report what is no span; ``is_hidden`` says that what opens it stands behind a backslash."""
        if self.is_in_fence or words.is_literal:
            return
        if found := _BRACKETS.search(words.text):
            start = max(words.text.rfind("[", 0, found.end()), 0) if found[0].startswith("]") else found.start()
            shown = words.text[start:].rstrip("\n")[:40]
            hint = "close brackets and do not nest them; for a bracket that is text, write \\["
            self.report.error(words.place, f"the brackets of '{shown}' are not read", hint)
        elif (found := _BRACES.search(words.text)) and not (is_hidden and found.start() == 0):
            hint = "put the words that they are about in brackets: '[words]{…}'; for a brace that is text, write \\{"
            self.report.error(words.place, f"the braces of '{found[0][:40]}' are not read", hint)


def _own(leaf: Node) -> Iterator[Node | Words]:
    """What stands in a leaf but in no other block within it."""
    for child in leaf.children:
        if isinstance(child, Words) or child.name in ("code", "unread"):
            yield child
        elif child.name not in _BLOCKS:
            yield from _own(child) if child.children else [child]


def _own_words(leaf: Node) -> Iterator[tuple[Words, bool]]:
    """The words of a leaf, and whether they follow a character that was hidden."""
    before: Node | Words | None = None
    for each in _own(leaf):
        if isinstance(each, Words):
            yield each, isinstance(before, Words) and before.is_literal
        before = each


def _lines(leaf: Node) -> Iterator[tuple[Place, str]]:
    """The lines of a leaf as text, with a stand-in for what is no text of its author's."""
    place, line = leaf.place, ""
    for each in _own(leaf):
        place = place if line else each.place
        if isinstance(each, Node) and each.name == "code" and each.has("fence"):
            line += each.get("fence")
        elif isinstance(each, Node) or each.is_literal:
            line += _READ
        else:
            line += each.text.rstrip("\n")
            if each.text.endswith("\n"):
                yield place, line
                line = ""
    if line:
        yield place, line
