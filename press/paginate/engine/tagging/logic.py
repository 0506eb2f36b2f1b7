"""The elements of a galley become the tree of its tags, before a page is laid out.

So a paragraph is one element however many pages it crosses, and a heading is where its author wrote it, wherever it is
printed. Pages are asked later what they show of each (``reading.py``); what none of them shows is not in the tree.
"""

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from press.paginate.engine.tagging.nodes import HOLD_TEXT, Node
from press.paginate.engine.tagging.roles import ENDNOTES, classes, is_hidden, role
from press.paginate.engine.tagging.tables import set_headers

_NUMBERED = {"ol": "/Decimal", "ul": "/Disc", "span": "/Disc"}
_TABLE_NOTES = "table-notes"  # stand beside the table, or the cards, that calls them
_WORDS = re.compile(r"\w+")
_TASKS = {"done": "Done", "open": "Not done"}
# Small type below what the head of a row says: to a listener a cell of its own, for the head is said with each cell.
_EXPLAINS = "explanation"


@dataclass(eq=False)
class Call:
    """A call in the text, and the note that it calls: ``id`` is the anchor of the note, ``label`` its number."""

    id: str
    link: Node | None = None
    note: Node | None = None
    label: Node | None = None


@dataclass(eq=False)
class Logic:
    """The tree before it has content, and where each element of the galley has its text.

    ``before`` has the node for what a stylesheet puts before an element, where that is another than for its text.
    """

    document: Node = field(default_factory=lambda: Node("Document"))
    of: dict[Element, Node] = field(default_factory=dict)
    before: dict[Element, Node] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    hidden: set[Element] = field(default_factory=set)
    _paragraphs: dict[tuple[Node, Element], Node] = field(default_factory=dict)

    def call(self, id_: str) -> Call:
        return self.calls.setdefault(id_, Call(id_))

    def text_of(self, element: Element) -> Node:
        """Where the text of an element goes: to its node, or to a paragraph of its own where that holds none."""
        node = self.of[element]
        if node.type in HOLD_TEXT:
            return node
        return self._paragraphs.setdefault((node, element), Node("P", node, node.order))


def logic_of(root: Element) -> Logic:
    """The tree of a document; ``root`` is its html element."""
    builder = _Builder(Logic())
    body = root.find("body")
    builder.logic.of[root] = builder.logic.document
    if body is not None:
        builder.all(body, _Within(builder.logic.document, root.get("lang") or ""))
        builder.finish(root)
    return builder.logic


@dataclass(frozen=True)
class _Within:
    """What the elements around one say of it."""

    node: Node
    language: str
    is_in_contents: bool = False
    is_hidden: bool = False
    parent: Element | None = None


class _Builder:
    """Walks through the elements once, and makes a node for each that says something."""

    def __init__(self, logic: Logic) -> None:
        self.logic = logic
        self._order = 0
        self._pairs: dict[Node, dict[str, Node]] = {}  # of each list of terms: its last item, and what that has
        self._marks: list[tuple[Node, Element]] = []

    def all(self, element: Element, within: _Within) -> None:
        """An element and all that it holds."""
        if not isinstance(element.tag, str):
            return
        if within.is_hidden or is_hidden(element):
            within = replace(within, is_hidden=True)
            self.logic.hidden.add(element)
        node = self._node_of(element, within)
        language = element.get("lang") or within.language
        if node is not within.node and language != within.language:
            node.attributes["Lang"] = language
        self.logic.of[element] = node
        inside = _Within(node, language, within.is_in_contents or element.tag == "nav", within.is_hidden, element)
        for child in element:
            self.all(child, inside)

    def finish(self, root: Element) -> None:
        """What can only be said once all is known: what marks call, and the heads of cells."""
        of = self.logic.of
        for holder in (each for each in root.iter() if any(_TABLE_NOTES in classes(child) for child in each)):
            notes = [note for note in holder.iter("p") if note in of and of[note].type == "Note"]
            by_mark = {_letter(mark): note for note in notes for mark in note if "mark" in classes(mark)}
            for node, mark in self._marks:
                note = by_mark.get(_letter(mark))
                if note is not None and mark in holder.iter(mark.tag):
                    self.logic.call(note.get("id", "")).link = node
        for table in root.iter("table"):
            set_headers(table, of)

    def _next(self) -> int:
        self._order += 1
        return self._order

    def _new(self, type_: str, parent: Node, element: Element | None = None) -> Node:
        return Node(type_, parent, self._next(), element)

    def _node_of(self, element: Element, within: _Within) -> Node:
        """The node for the text of an element: a new one, or that around it."""
        tag, names, around = element.tag, classes(element), within.node
        type_ = role(element, within.is_in_contents)
        if tag in ("dt", "dd"):
            return self._of_pair(element, around)
        if type_ == "LI" and within.parent is not None and ENDNOTES in classes(within.parent):
            return self._note(element, around)
        if tag == "strong" and around.type == "P" and around.parent is not None and around.parent.type == "Note":
            return self._label_of_note(element, around.parent)
        if _EXPLAINS in names and around.type == "TH" and around.parent is not None:
            return self._new("TD", around.parent, element)
        made = {"LI": self._li, "Note": self._note, "Lbl": self._lbl, "Call": self._call, "Figure": self._figure}
        return made[type_](element, around) if type_ in made else self._plain(type_, element, within)

    def _plain(self, type_: str, element: Element, within: _Within) -> Node:
        expansion = element.get("title") if element.tag == "abbr" else None
        if not type_ and (expansion or (element.get("lang") or within.language) != within.language):
            type_ = "Span"
        if not type_:
            return within.node
        node = self._new(type_, within.node, element)
        if expansion:
            node.attributes["E"] = expansion
        if type_ == "L":
            node.listed["ListNumbering"] = _NUMBERED.get(str(element.tag), "/None")
        if type_ == "Aside" and (title := _title(element)):
            node.attributes["T"] = title
        return node

    def _li(self, element: Element, around: Node) -> Node:
        """The body of an item; what a stylesheet puts before it is its label."""
        item = self._new("LI", around, element)
        self.logic.before[element] = self._new("Lbl", item, element)
        return self._new("LBody", item, element)

    def _of_pair(self, element: Element, around: Node) -> Node:
        """A term is the label of an item, its explanation the body (ISO 32000-1, table 336, Lbl)."""
        type_ = "Lbl" if element.tag == "dt" else "LBody"
        pair = self._pairs.setdefault(around, {})
        if not pair or (type_ == "Lbl" and "LBody" in pair):
            pair.clear()
            pair["LI"] = self._new("LI", around)
        if type_ in pair:  # two terms with one explanation, or one with two
            return self._new("P", pair[type_], element)
        pair[type_] = self._new(type_, pair["LI"], element)
        return pair[type_]

    def _note(self, element: Element, around: Node) -> Node:
        """A note has an identifier (ISO 14289-1, 7.9); one that is called where it is written has its call there."""
        id_ = element.get("id", "")
        call = self.logic.call(id_)
        if element.tag == "span":
            call.link = self._linked("Reference", around, element)
        call.note = node = self._new("Note", around, element)
        node.attributes["ID"] = id_
        if element.tag == "span":
            call.label = self._linked("Lbl", node, element)
        return node

    def _linked(self, type_: str, parent: Node, element: Element) -> Node:
        """A link in an element of its own."""
        return self._new("Link", self._new(type_, parent, element), element)

    def _lbl(self, element: Element, around: Node) -> Node:
        """A label stands beside the body of what it is the label of."""
        owner = next((node for node in around.above() if node.type in ("LI", "TOCI", "Note")), around)
        if owner.type == "Note":
            return self._label_of_note(element, owner)
        node = self._new("Lbl", owner, element)
        node.order = owner.order  # before the body that it stands in
        if "task" in classes(element) and owner.element is not None:
            node.attributes["Alt"] = _TASKS.get(owner.element.get("data-task", ""), "")
        return node

    def _label_of_note(self, element: Element, note: Node) -> Node:
        link = self._linked("Lbl", note, element)
        if link.parent is not None:
            link.parent.order = note.order  # before the paragraph that it stands in
        self.logic.call(note.attributes["ID"]).label = link
        return link

    def _call(self, element: Element, around: Node) -> Node:
        link = self._linked("Reference", around, element)
        address = element.get("href", "")
        if address:
            self.logic.call(address.removeprefix("#")).link = link
        else:
            self._marks.append((link, element))
        return link

    def _figure(self, element: Element, around: Node) -> Node:
        node = self._new("Figure", around, element)
        node.attributes["Alt"] = element.get("alt") or ""
        return node


def _letter(mark: Element) -> str:
    """What a call and its note have in common: the letter of "a", of "[note a]" and of "Note a:"."""
    words: list[str] = _WORDS.findall("".join(mark.itertext()))
    return words[-1] if words else ""


def _title(element: Element) -> str:
    """What a box or a side note is called: the text of its title, or of its first heading."""
    for inner in element.iter():
        if "title" in classes(inner) or inner.tag in ("h2", "h3", "h4"):
            return " ".join("".join(inner.itertext()).split())
    return ""
