"""What Python-Markdown has read becomes an immutable tree, in which every node and every word knows its line."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from press.model.manuscript import Node, Words
from press.model.report import Place
from press.parse.lines import Lines, Typed

# Attributes whose values stand in the text behind the words of their element, or in their place.
_TYPED_BEHIND = ("cite", "note", "href", "src", "typed")
# By how much an item was indented is of no interest once its list has been read.
_LEFT_OUT = ("indent", "within", "data-unread", "data-typed")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements that begin before their words.
_LINED = ("note", "block", "code")
_HEADING_ID = re.compile(r"\s*\{#(?P<id>[\w-]+)\}\s*$")
# Of paragraphs that are numbered; any other id there is somebody else's Markdown, and told.
_PARAGRAPH_ID = re.compile(r"\s*\{#(?P<id>para-[\w-]+)\}\s*$", re.ASCII)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Python-Markdown 3.11 pairs asterisks across what it has read already, and tears its stand-in apart.
_TORN = re.compile("\x02?(?:klzzwxh:\\d+)?\x03|\x02")

Child = Node | Words


def as_node(root: Element, lines: Lines) -> Node:
    """The tree of one text."""
    return _Reader(lines).text(root)


class _Reader:
    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.place = lines.first
        self.is_torn = False

    def text(self, root: Element) -> Node:
        return Node("text", self.lines.first, tuple(self._node(child, None) for child in root))

    def _node(self, element: Element, around: Typed | None) -> Node:
        typed = self.lines.typed(element) or around
        if element.tag == "note":
            self.place = self.lines.place_of_note(element)
        self._reach(element.get("fence", ""), typed)
        typed = typed if typed and typed.text else None
        before = self.place
        children: list[Child] = [*self._words(element.text, typed)]
        is_torn = self.is_torn
        for child in element:
            children += self._literal(child, typed) if child.tag == "literal" else [self._node(child, typed)]
            children += self._words(child.tail, self.lines.typed_behind(child) or typed)
            is_torn = is_torn or self.is_torn
        if not children:
            self._reach(element.get("alt", "").split("\n", 1)[0], typed)
        here = self.place
        for name in _TYPED_BEHIND:
            if name in element.attrib:
                self._reach(element.attrib[name], typed)
        if element.tag == "tr":  # all of a row stands on one line, an empty cell at its start too
            children = [replace(child, place=self.place) for child in children]
        own = before if element.tag in _LINED or not children else children[0].place
        own = own if children else here
        return _finished(element, own, children, is_torn)

    def _words(self, text: str | None, typed: Typed | None) -> list[Words]:
        self.is_torn = bool(text and _TORN.search(text))
        is_literal = isinstance(text, AtomicString)
        found = []
        for line in _LINE.findall(_TORN.sub("", text or "")):
            self._reach(line, typed)
            found.append(Words(line, self.place, is_literal))
        return found

    def _literal(self, element: Element, typed: Typed | None) -> list[Words]:
        self._reach(element.get("typed", ""), typed)
        return [Words(element.text or "", self.place, is_literal=True)]

    def _reach(self, words: str, typed: Typed | None) -> None:
        if typed:
            self.place = Place(self.place.path, typed.line_of(words))


def _finished(element: Element, place: Place, children: list[Child], is_torn: bool) -> Node:
    given = {name: value for name, value in element.attrib.items() if name not in _LEFT_OUT}
    if "data-unread" in element.attrib:
        given |= {"unread": element.attrib["data-unread"], "typed": element.get("data-typed", "")}
    if is_torn:
        given["unread"] = "emphasis"
    pattern = _HEADING_ID if element.tag in _HEADINGS else _PARAGRAPH_ID if element.tag == "p" else None
    last = children[-1] if pattern and children else None
    if pattern and isinstance(last, Words) and not last.is_literal and (found := pattern.search(last.text)):
        given["id"] = found["id"]
        before = last.text[: found.start()]
        children[-1:] = [replace(last, text=before)] if before else []
    return Node(element.tag, place, tuple(children), tuple(given.items()))
