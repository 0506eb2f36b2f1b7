"""The lines of a leaf, a node that holds words and no block: what rules about text look at."""

from collections.abc import Iterator
from typing import NamedTuple

from press.model.manuscript import Node, Words
from press.model.report import Place
from press.parse.refused import HIDDEN, READ

LEAVES = ("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "title", "subtitle", "source", "note")
_BLOCKS = ("p", "ul", "ol", "dl", "blockquote", "table", "block", "hr", *LEAVES)


class Line(NamedTuple):
    """A line of text; stand-ins are in the place of what was read, or means just itself."""

    place: Place
    text: str


def lines_of(leaf: Node) -> Iterator[Line]:
    """The lines of a leaf; a fence stands before the code that it holds."""
    place, line = leaf.place, ""
    for each in _own(leaf):
        place = place if line else each.place
        if isinstance(each, Node) and each.name == "code" and each.has("fence"):
            line += each.get("fence") + READ
        elif isinstance(each, Node):
            line += READ
        elif each.is_literal:
            line += HIDDEN
        else:
            line += each.text.rstrip("\n")
            if each.text.endswith("\n"):
                yield Line(place, line)
                line = ""
    if line:
        yield Line(place, line)


def own_words(leaf: Node) -> Iterator[tuple[Words, bool]]:
    """The words of a leaf, and whether they follow a character that was hidden."""
    before: Node | Words | None = None
    for each in _own(leaf):
        if isinstance(each, Words):
            yield each, isinstance(before, Words) and before.is_literal
        before = each


def _own(leaf: Node) -> Iterator[Node | Words]:
    """What stands in a leaf but in no other block within it."""
    for child in leaf.children:
        if isinstance(child, Words) or child.name in ("code", "unread"):
            yield child
        elif child.name not in _BLOCKS:
            yield from _own(child) if child.children else [child]
