"""The tree is put in order once it has its content: notes behind what calls them, sections around their headings."""

from collections.abc import Iterable

from press.paginate.engine.tagging.logic import Logic
from press.paginate.engine.tagging.nodes import CELLS, INLINE, Annotated, Node

_LEVELS = {f"H{level}": level for level in range(1, 7)}
_SECTIONED = frozenset(("Document", "Sect"))
# What a note stands behind, whole; never within a table or a caption.
_WHOLE = frozenset(("P", *_LEVELS))
_AROUND = frozenset(("Table", "Caption"))


def finish(logic: Logic) -> Node:
    """The document of a tree whose nodes have all their content."""
    for cell in logic.of.values():
        # A row has all its cells, empty ones too: else those behind them stood below other heads.
        if cell.type in CELLS and not cell.is_in_tree and cell.parent is not None and cell.parent.is_in_tree:
            cell.parent.put(cell)
    _sort(logic.document)
    _dissolve(logic.document)
    _put_notes(call.note for call in logic.calls.values() if call.note is not None and call.note.is_in_tree)
    _section(logic.document)
    return logic.document


def _sort(node: Node) -> None:
    """Siblings stand as in the galley, wherever they are printed, except between words."""
    if all(isinstance(kid, Node) and kid.type not in INLINE for kid in node.kids):
        node.kids.sort(key=lambda kid: kid.order if isinstance(kid, Node) else 0)
    for kid in node.nodes():
        _sort(kid)


def _dissolve(node: Node) -> None:
    """A link that leads nowhere is none (ISO 14289-1, 7.18.5): what it holds belongs to what holds it."""
    for kid in node.nodes():
        _dissolve(kid)
    if any(kid.type == "Link" for kid in node.nodes()):
        node.kids = [each for kid in node.kids for each in (_unlinked(kid) if isinstance(kid, Node) else [kid])]


def _unlinked(node: Node) -> "list[Node]":
    is_dead = node.type == "Link" and not any(isinstance(kid, Annotated) for kid in node.kids)
    return list(node.kids) if is_dead else [node]  # type: ignore[arg-type]


def _put_notes(notes: Iterable[Node]) -> None:
    """Put each note behind the paragraph, item or table that calls it, before the notes that are called later."""
    behind: dict[Node, Node] = {}
    for note in notes:
        if note.parent is None or note.element is None or note.element.tag != "span":
            continue  # notes that are printed in their place
        note.parent.kids.remove(note)
        whole = _whole(note.parent)
        if whole.parent is None or whole.type in ("LBody", "Lbl", "TD", "TH"):
            _put_among_words(whole, note)
            continue
        after = behind.get(whole, whole)
        whole.parent.kids.insert(whole.parent.kids.index(after) + 1, note)
        note.parent = whole.parent
        behind[whole] = note


def _whole(node: Node) -> Node:
    above = list(node.above())
    outer = [each for each in above if each.type in _AROUND]
    if outer:
        return outer[-1]
    return next((each for each in above if each.type in _WHOLE), next(e for e in above if e.type not in INLINE))


def _put_among_words(holder: Node, note: Node) -> None:
    """Where an item has its words without a paragraph: behind these, before a list within it."""
    called = note.order
    at = len(holder.kids)
    for number, kid in enumerate(holder.kids):
        if isinstance(kid, Node) and kid.type not in INLINE and kid.type != "Note" and kid.order > called:
            at = number
            break
    holder.kids.insert(at, note)
    note.parent = holder


def _section(node: Node) -> None:
    """Each heading that does not begin a section opens one of its own, up to the next of its level."""
    if node.type in _SECTIONED:
        kids, node.kids = node.kids, []
        open_: list[tuple[int, Node]] = [(0, node)]
        for kid in kids:
            level = _LEVELS.get(kid.type, 0) if isinstance(kid, Node) else 0
            if level:
                while len(open_) > 1 and open_[-1][0] >= level:
                    open_.pop()
                if level > 1 and open_[-1][1].kids:
                    section = Node("Sect", open_[-1][1], is_in_tree=True)
                    open_[-1][1].kids.append(section)
                    open_.append((level, section))
            open_[-1][1].kids.append(kid)
            if isinstance(kid, Node):
                kid.parent = open_[-1][1]
    for kid in node.nodes():
        _section(kid)
