"""The tree of a text becomes pieces that stand for themselves: paragraphs, items, cells, notes, captions, headings."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from press.model.manuscript import Node, Words


class Kind(StrEnum):
    """Where a text stands in the briefing."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    NOTE = "note"
    CAPTION = "caption"
    SOURCE = "source"
    CELL = "cell"
    HEAD_CELL = "head cell"
    ROW_HEAD = "row head"
    HEADING = "heading"
    PULL = "pull"
    STANDFIRST = "standfirst"
    KEY_POINT = "key point"
    GUIDANCE = "guidance"
    TERM = "term"


@dataclass(frozen=True)
class Piece:
    """Words and spans that stand for themselves.

    Tables count from 1 through a chapter; 0 means none. Rows count from 0, the head, and columns from 0, the
    row's head.
    """

    kind: Kind
    parts: tuple[Node | Words, ...]
    table: int = 0
    row: int = 0
    column: int = 0


# What each block says of the paragraphs in it; the innermost counts.
_KINDS = {
    "li": Kind.ITEM,
    "blockquote": Kind.QUOTE,
    "note": Kind.NOTE,
    "title": Kind.CAPTION,
    "subtitle": Kind.CAPTION,
    "source": Kind.SOURCE,
    "dt": Kind.HEADING,  # the term that a definition explains
    "dd": Kind.PARAGRAPH,
    **{f"h{level}": Kind.HEADING for level in range(1, 7)},
}
_BLOCKS = (*_KINDS, "p", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "th", "td", "block", "hr")


def pieces(tree: Node) -> Iterator[Piece]:
    """The pieces of a text, in the order of its file."""
    # Notes are the last nodes of a tree, wherever they were written.
    return iter(sorted(_Cutter().cut(tree, Kind.PARAGRAPH), key=lambda piece: piece.parts[0].place.line))


class _Cutter:
    def __init__(self) -> None:
        self.table = 0

    def cut(self, node: Node, kind: Kind) -> Iterator[Piece]:
        if node.name == "table":
            self.table += 1
            yield from self._cells(node)
            return
        if kind is not Kind.NOTE:  # whatever stands in a note is of the note
            kind = Kind.PULL if node.get("kind") == "pull" else _KINDS.get(node.name, kind)
        own = tuple(child for child in node.children if not _is_block(child))
        if own:
            yield Piece(kind, own)
        for call in (each for part in own if isinstance(part, Node) for each in part.nodes("call") if each.children):
            yield Piece(Kind.NOTE, call.children)
        for child in node.children:
            if isinstance(child, Node) and _is_block(child):
                yield from self.cut(child, kind)

    def _cells(self, table: Node) -> Iterator[Piece]:
        for row, line in enumerate(table.nodes("tr")):
            for column, cell in enumerate(line.nodes("th", "td")):
                kind = Kind.HEAD_CELL if not row else Kind.CELL if column else Kind.ROW_HEAD
                if cell.children:
                    yield Piece(kind, cell.children, self.table, row, column)
                for call in (each for each in cell.nodes("call") if each.children):
                    yield Piece(Kind.NOTE, call.children)


def _is_block(child: Node | Words) -> bool:
    return isinstance(child, Node) and child.name in _BLOCKS
