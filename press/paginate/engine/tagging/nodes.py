"""What the tree of tags is made of (ISO 32000-1, 14.7.2): structure elements, and what stands on pages below them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

# Those of one line of text: they stand between words (ISO 32000-1, 14.8.4.4).
INLINE = frozenset(("Link", "Reference", "Span", "Em", "Strong", "Quote", "Code"))
# Content may stand in these as it is; elsewhere it is a paragraph, to which nobody gave an element.
HOLD_TEXT = INLINE | {
    "P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Caption", "Note", "Figure",
}  # fmt: skip
CELLS = frozenset(("TH", "TD"))
# Types of PDF 2.0 that say what readers of today may ask for, and what they are in PDF 1.7 (ISO 32000-1, 14.8.4).
ROLES = {"Aside": "Div", "Em": "Span", "Strong": "Span"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence: ``page`` counts from 0, ``mcid`` is its number there (ISO 32000-1, 14.6.1)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link annotation of a page (ISO 32000-1, 12.5.6.5), which counts from 0."""

    page: int
    annotation: Any


@dataclass(eq=False, slots=True)
class Node:
    """A structure element. ``order`` is the place of its element in the galley, by which siblings stand.

    ``attributes`` are keys of the element itself (Alt, Lang, E, T, ID), ``layout``, ``table`` and ``listed`` those of
    the owners Layout, Table and List (ISO 32000-1, 14.8.5).
    """

    type: str
    parent: "Node | None" = None
    order: int = 0
    element: Element | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    layout: dict[str, Any] = field(default_factory=dict)
    table: dict[str, Any] = field(default_factory=dict)
    listed: dict[str, Any] = field(default_factory=dict)
    kids: "list[Node | Marked | Annotated]" = field(default_factory=list)
    is_in_tree: bool = False

    def put(self, kid: "Node | Marked | Annotated") -> None:
        """Add a kid at the end. With its first, a node takes its place in its parent, and so on up."""
        self.kids.append(kid)
        if isinstance(kid, Node):
            kid.is_in_tree = True
        if self.parent is not None and not self.is_in_tree:
            self.parent.put(self)

    def nodes(self) -> "list[Node]":
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def above(self) -> "Iterator[Node]":
        """This node, its parent, and so on up to the root."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent
