"""What looks like markup and was not read as such is told: it would be printed as it stands, or change what is said.

Each rule looks at text that the parser left as text. Code, and what stands behind a backslash, is none of it.
"""

import re
from collections.abc import Collection
from difflib import get_close_matches

from press.model.manuscript import Node, Words
from press.model.report import Place, Report, did_you_mean
from press.parse.blocks import KINDS
from press.parse.leaves import LEAVES, Line, lines_of, own_words
from press.parse.numbers import report_numbers
from press.parse.refused import HIDDEN, READ, REFUSED
from press.parse.runs import Runs

_FENCE = re.compile(rf"\s*(?:`{{3,}}|~{{3,}})(?P<closed>{READ})?")
_CONFLICT = re.compile(r"\s*<{4,}")
_CONFLICT_GOES_ON = re.compile(r"\s*(?:={4,}|>{4,})")
_DEEPEST_QUOTE = 4  # ">>>>>>> branch" is read as a quotation in six others
_SLASHES = re.compile(r"\s*(?P<slashes>/{3,})\s*(?P<kind>[\w-]*)")
_OPTION = re.compile(r"\s*(?P<name>id|subtitle|source|columns):\s")
_BRACKETS = re.compile(r"!?\[[\^@]|\]\{|\]\(|!\[")
_BRACKETED = re.compile(r"(?<!\])\[([A-Za-z0-9][\w-]*)\](?![(\[{])")
_AT = re.compile(r"(?<![\w@/.:-])@([A-Za-z0-9][\w-]*)")
# What is left over of markup that no rule foresaw.
_LEFT_OVER = re.compile(r"\*\*|\]\(|:::|\$\$|<<<|\[\^|~~|\^\[|!!!|\[\[|\]\]|```")
_NEAR = 0.8
# What need not be told of a leaf, because it is part of what was.
_HELD = {"a grid table": ("a row outside a table",)}
_BY_NAME = {each.name: each for each in REFUSED}


def report_unread(tree: Node, report: Report, sources: Collection[str] = ()) -> None:
    """Report all that was meant as markup in a text and is none; ``sources`` are the keys of the sources on record."""
    for node in tree.nodes():
        _report_node(node, report)
    _Walk(report, sources).text(tree)


def _report_node(node: Node, report: Report) -> None:
    if node.name == "block":
        _report_options(node, report)
    if node.has("unread") or node.name == "unread":
        _report_problem(node.get("unread") or node.get("why"), node.get("typed"), node.place, report)
    elif node.name in ("a", "img") and node.get("title"):
        title = _BY_NAME["the title of a link"]
        report.error(node.place, title.message(node.get("title")), title.hint)
    elif node.name == "hr":
        report.error(node.place, "a rule is not printed", _BY_NAME["a rule"].hint)
    elif node.name == "ol":
        report_numbers(node, report)
    elif node.name == "dl" and isinstance(first := node.children[0], Node) and first.name == "dd":
        caption = _BY_NAME["a caption line"]
        report.error(first.place, caption.message(f": {first.words}"), caption.hint)


def _report_problem(why: str, typed: str, place: Place, report: Report) -> None:
    match why:
        case "html":
            report.error(place, f"HTML is not read: '{typed[:60]}'", "use Markdown, or write &lt; for the character <")
        case "emphasis":
            report.error(place, "the asterisks here do not pair", "close each before the bracket beside it opens")
        case "times":
            report.error(place, f"an asterisk between digits is no emphasis: '{typed}'", "write \\*, or × for times")
        case "formula":
            report.error(place, _BY_NAME["a formula"].message(typed), _BY_NAME["a formula"].hint)
        case "cells":
            report.error(place, f"the row has {typed}", "for a bar that is text, write \\|")
        case "entity":
            report.error(place, f"no character is called '{typed}'", "type the character itself")
        case "attribute":
            hint = 'known are fact=…, lang=…, .term, check and nocheck="reason"'
            report.error(place, f"'{typed}' cannot stand in braces here", hint)
        case "attrs":
            report.error(place, "'attrs' is not an option", "known are id, subtitle, source, columns, width and wide")


def _report_options(block: Node, report: Report) -> None:
    """Report an option that is not indented and so was read as the block's text."""
    inside = [child for child in block.children if isinstance(child, Node) and child.name not in ("title", "subtitle")]
    if inside and inside[0].name == "p" and (option := _OPTION.match(inside[0].words + " ")):
        message = f"the option '{option['name']}' is not indented by four spaces"
        report.error(inside[0].place, message, f"write '    {option['name']}: …'")


class _Walk:
    """Goes through the leaves of a text in order, and knows what was opened in text that was not read."""

    def __init__(self, report: Report, sources: Collection[str]) -> None:
        self.report = report
        self.sources = sources
        self.runs = Runs(report)
        self.is_in_fence = False
        self.is_in_conflict = False
        self.unread_blocks = 0
        self.containers = 0
        self.is_in_indented = False
        self.told: set[str] = set()
        self.open_blocks: list[Node] = []

    def text(self, tree: Node) -> None:
        self.open_blocks = [block for block in tree.nodes("block") if block.get("unread") == "open"]
        self._visit(tree, 0)
        for block in self.open_blocks:
            hint = f"write '{block.get('typed')}' on a line of its own after it"
            self.report.error(block.place, f"the block '{block.get('kind')}' is not closed", hint)

    def _visit(self, node: Node, quotes: int) -> None:
        quotes += node.name == "blockquote"
        if quotes == _DEEPEST_QUOTE and node.name == "blockquote":
            self._conflict(">", node.place)
            return
        if node.name in LEAVES:
            self._leaf(node)
        for child in node.children:
            if isinstance(child, Node):
                self._visit(child, quotes)

    def _leaf(self, leaf: Node) -> None:
        lines = list(lines_of(leaf))
        self.told = set()
        self._indented(leaf)
        if not self.is_in_fence and self.runs.leaf(leaf, lines):
            self.told.add("a row outside a table")
        told = {line.place for line in lines if self._line(line, leaf)}
        for words, is_hidden in own_words(leaf):
            if words.place not in told and not self.is_in_fence:
                self._brackets(words, is_hidden)
        self.is_in_indented = self.is_in_indented or "an admonition" in self.told

    def _indented(self, leaf: Node) -> None:
        """Report text that is indented: once where it goes on, and not below an admonition that was told."""
        is_indented = leaf.get("unread") == "indented"
        if is_indented and not self.is_in_indented and not self.is_in_fence:
            self._refuse("an indented block", "", leaf.place)
        self.is_in_indented = is_indented

    def _line(self, line: Line, leaf: Node) -> bool:
        """Report what a line holds; whether it did."""
        if fence := _FENCE.match(line.text):
            if not self.is_in_fence:
                self.report.error(line.place, "blocks of code are not printed", _BY_NAME["a block of code"].hint)
            self.is_in_fence = self.is_in_fence == bool(fence["closed"])
        elif self.is_in_fence:
            return False
        elif leaf.name == "p" and (slashes := _SLASHES.match(line.text)):
            self._slashes(slashes["slashes"], slashes["kind"], line.place)
        elif _CONFLICT.match(line.text) or (self.is_in_conflict and _CONFLICT_GOES_ON.match(line.text)):
            self._conflict(line.text.strip()[0], line.place)
        else:
            return self._constructs(line, leaf.name)
        return True

    def _conflict(self, mark: str, place: Place) -> None:
        """Report a conflict where it begins, or where it ends without a beginning."""
        if not self.is_in_conflict:
            self._refuse("a conflict mark", "", place)
        self.is_in_conflict = mark != ">"

    def _constructs(self, line: Line, element: str) -> bool:
        """Report each construct of another dialect once a leaf, the first in the table before those that it holds."""
        text, found_any = line.text, False
        for construct in REFUSED:
            if found := construct.search(text, element):
                found_any = True
                if construct.name not in self.told and not self._closes(construct.name, text):
                    self._refuse(construct.name, found[0], line.place)
                self.told |= {construct.name, *_HELD.get(construct.name, ())}
                text = text[: found.start()] + HIDDEN * len(found[0]) + text[found.end() :]
        return self._sources(text, line.place) or found_any or self._left_over(text, line.place)

    def _closes(self, name: str, line: str) -> bool:
        """Whether a line only closes the container that was told above it."""
        if name != "a container":
            return False
        is_closing = not line.strip(": ") and self.containers > 0
        self.containers += -1 if is_closing else 1
        return is_closing

    def _refuse(self, name: str, typed: str, place: Place) -> None:
        construct = _BY_NAME[name]
        self.report.error(place, construct.message(typed), construct.hint)

    def _sources(self, line: str, place: Place) -> bool:
        """Report a key that lacks its sign, or that is nearly one on record."""
        found = [each for each in _BRACKETED.findall(line) if each in self.sources]
        for key in found:
            self.report.error(place, f"a source without its sign is not read: '[{key}]'", f"write [@{key}]")
        unknown = [key for key in _AT.findall(line) if key not in self.sources]
        for key in unknown:
            if near := get_close_matches(key, self.sources, n=1, cutoff=_NEAR):
                found.append(key)
                hint = f"did you mean '@{near[0]}'? for a handle, write \\@{key}"
                self.report.error(place, f"no source has the key '{key}'", hint)
        return bool(found)

    def _left_over(self, line: str, place: Place) -> bool:
        if (found := _LEFT_OVER.search(line)) and not _BRACKETS.search(line):
            hint = "close what it opens, or write a backslash before it"
            self.report.error(place, f"'{found[0]}' is left over of markup that is not read", hint)
            return True
        return False

    def _slashes(self, slashes: str, kind: str, place: Place) -> None:
        closed = next((block for block in reversed(self.open_blocks) if block.get("typed") == slashes), None)
        if kind in KINDS:
            self.unread_blocks += 1
            hint = "after the title, options are indented by four spaces ('    id: tbl-x'), then comes a blank line"
            message = f"this {kind} cannot be read: its title is missing or an option is wrong"
            self.report.error(place, message, hint)
        elif kind:
            self.unread_blocks += 1
            hint = did_you_mean(kind, KINDS, f"there are {', '.join(KINDS)}")
            self.report.error(place, f"there is no block '{kind}'", hint)
        elif self.unread_blocks:
            self.unread_blocks -= 1
        elif closed:  # what stands open is a block within it
            self.open_blocks.remove(closed)
        else:
            message = "three slashes close a block, but none is open"
            self.report.error(place, message, "delete them, or open a block: '/// box | Title'")

    def _brackets(self, words: Words, is_hidden: bool) -> None:
        """Report brackets that are no span; ``is_hidden`` says that what opens them stands behind a backslash."""
        if words.is_literal or not (found := _BRACKETS.search(words.text)):
            return
        start = max(words.text.rfind("[", 0, found.end()), 0) if found[0].startswith("]") else found.start()
        shown = words.text[start:].rstrip("\n")[:40]
        hint = "close brackets and do not nest them; for a bracket that is text, write \\["
        self.report.error(words.place, f"the brackets of '{shown}' are not read", hint)
