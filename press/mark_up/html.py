"""A tree of the manuscript becomes elements of HTML, set in the characters of print; the tree stays as it is."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from press.mark_up.abbreviations import mark_abbreviations
from press.mark_up.quotes import in_print
from press.model.manuscript import Node, Words

# What has another name in HTML, and the attributes that tell later passes what it was.
_ELEMENTS = {
    **dict.fromkeys(("text", "block", "note"), "div"),
    **dict.fromkeys(("citation", "call", "author", "unread"), "span"),
}
_ROLES = ("title", "subtitle", "source")
_ATTRIBUTES = {
    "block": {
        "kind": "data-block",
        "id": "data-option-id",
        "columns": "data-option-columns",
        "width": "data-option-width",
        "wide": "data-option-wide",
    },
    "note": {"id": "data-definition"},
    "citation": {"cite": "data-cite"},
    "call": {"note": "data-note"},
    "author": {"key": "data-author"},
    "li": {"task": "data-task"},
    "p": {"id": "data-option-id"},
    "span": {"fact": "data-fact", "check": "data-check", "nocheck": "data-nocheck", "reason": "data-reason"},
    **{f"h{level}": {"id": "data-option-id"} for level in range(1, 7)},
}
_CLASSES = {"citation": "citation", "call": "note", "author": "author"}
BOXES = {"open": "☐", "done": "☑"}
# From here on a number is wider than the space before an item.
SHORT_NUMBERS = 100

_KEPT = ("href", "src", "alt", "align", "start", "class", "lang")


def as_html(node: Node, abbreviations: dict[str, str]) -> Element:
    """The element of a node and all below it, with the line of each; ``abbreviations`` are spelled out for machines."""
    root = _element(node, iter(in_print(node)))
    for ordered in root.iter("ol"):
        _number(ordered)
    mark_abbreviations(root, abbreviations)
    return root


def _element(node: Node, printed: Iterator[str]) -> Element:
    tag = "p" if node.name in _ROLES else _ELEMENTS.get(node.name, node.name)
    element = Element(tag, _attributes(node))
    for child in _children(node):
        if isinstance(child, Words):
            _append(element, next(printed))
        else:
            element.append(_element(child, printed))
    if box := BOXES.get(node.get("task")):
        _put_first(box, element)
    element.set("data-line", str(node.place.line))
    return element


def _put_first(box: str, item: Element) -> None:
    """Set a box before the first words of an item: inside its first paragraph, where it has paragraphs."""
    line = item[0] if not item.text and len(item) and item[0].tag == "p" else item
    span = Element("span", {"class": "task"})
    span.text, span.tail, line.text = box, f" {line.text or ''}", None
    line.insert(0, span)


def _number(ordered: Element) -> None:
    """Give each item of a list that does not begin with 1 its number, for stylesheets count from 1."""
    start = int(ordered.get("start", "1"))
    if start == 1:
        return
    for number, item in enumerate(ordered, start):
        item.set("data-number", str(number))
    if start + len(ordered) > SHORT_NUMBERS:
        ordered.set("class", "long-numbers")


def _attributes(node: Node) -> dict[str, str]:
    names = _ATTRIBUTES.get(node.name, {})
    own = {"data-role": node.name} if node.name in _ROLES else {}
    if node.name in _CLASSES:
        own["class"] = _CLASSES[node.name]
    if node.name == "call" and node.children:
        own["data-inline"] = ""
    return own | {names.get(key, key): value for key, value in node.given if key in names or key in _KEPT}


def _children(node: Node) -> tuple[Node | Words, ...]:
    """What stands in a node; a note of one paragraph is only its words."""
    if (
        node.name == "note"
        and len(node.children) == 1
        and isinstance(only := node.children[0], Node)
        and only.name == "p"
    ):
        return only.children
    return node.children


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
