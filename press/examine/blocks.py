"""A chapter's Markdown becomes pieces of text: paragraphs, items, cells, notes, captions, headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


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
    """Markdown that stands for itself, and its first line.

    Tables count from 1 through a chapter; 0 means none. Rows count from 0, the head, and columns from 0, the
    row's head.
    """

    kind: Kind
    markdown: str
    line: int
    table: int = 0
    row: int = 0
    column: int = 0


_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_BLOCK = re.compile(r"\s{0,3}/{3,}\s*(?P<kind>[\w-]*)\s*(?:\|\s*(?P<title>.*?))?\s*")
_OPTION = re.compile(r"\s{4}(?P<key>\w+):\s*(?P<value>.*\S)")
_OPTION_KINDS = {"subtitle": Kind.CAPTION, "source": Kind.SOURCE}
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)\s*(?:\{#[\w-]+\}\s*)?")
_RULE = re.compile(r"\s*(?:\|?[\s:|-]*-[\s:|-]*\|?|(?:[*_]\s*){3,}|={3,})\s*")
_BEGINNINGS = (
    (Kind.NOTE, re.compile(r"\[\^[^\]\s]+\]:\s*")),
    (Kind.ITEM, re.compile(r"\s*(?:[-+*]|\d+[.)])\s+")),
    (Kind.PARAGRAPH, re.compile(r":\s+")),
)
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_CELL_EDGE = re.compile(r"(?<!\\)\|")


def cut(markdown: str, first: int) -> Iterator[Piece]:
    """Cut a chapter into its texts, in order; ``first`` is the line of its first line. Code is left out."""
    return _Cutter().cut(markdown.split("\n"), first)


class _Cutter:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.kind = Kind.PARAGRAPH
        self.begun = 0
        self.table = 0
        self.row = -1
        self.is_pull = False
        self.in_fence = False
        self.in_options = False

    def cut(self, lines: list[str], first: int) -> Iterator[Piece]:
        for number, line in enumerate(lines, first):
            yield from self._line(line, number)
        yield from self._flush()

    def _line(self, line: str, number: int) -> Iterator[Piece]:
        if _FENCE.match(line):
            yield from self._flush()
            self.in_fence = not self.in_fence
        elif self.in_fence:
            return
        elif not line.strip():
            yield from self._flush()
            self.in_options, self.row = False, -1
        elif block := _BLOCK.fullmatch(line):
            yield from self._flush()
            self.in_options = bool(block["kind"])
            self.is_pull = block["kind"] == "pull"
            if block["title"]:
                yield Piece(Kind.CAPTION, block["title"], number)
        elif self.in_options and (option := _OPTION.fullmatch(line)):
            if option["key"] in _OPTION_KINDS:
                yield Piece(_OPTION_KINDS[option["key"]], option["value"].strip("\"'"), number)
        elif heading := _HEADING.fullmatch(line):
            yield from self._flush()
            yield Piece(Kind.HEADING, heading["text"], number)
        elif line.lstrip().startswith("|"):
            yield from self._flush()
            yield from self._cells(line, number)
        else:
            yield from self._words(line, number)

    def _cells(self, line: str, number: int) -> Iterator[Piece]:
        if _RULE.fullmatch(line):
            return
        if self.row < 0:
            self.table += 1
        self.row += 1
        for column, cell in enumerate(_CELL_EDGE.split(line.strip().removeprefix("|").removesuffix("|"))):
            kind = Kind.HEAD_CELL if not self.row else Kind.CELL if column else Kind.ROW_HEAD
            yield Piece(kind, cell.strip().replace("\\|", "|"), number, self.table, self.row, column)

    def _words(self, line: str, number: int) -> Iterator[Piece]:
        if _RULE.fullmatch(line) and not self.lines:
            return
        if quote := _QUOTE.match(line):
            if self.kind is not Kind.QUOTE:
                yield from self._flush()
            self._begin(Kind.QUOTE, number)
            self.lines.append(line[quote.end() :])
            return
        for kind, beginning in _BEGINNINGS:
            if begun := beginning.match(line):
                if line[begun.start()] == ":":
                    self.kind = Kind.HEADING  # the term that a definition explains
                yield from self._flush()
                self._begin(kind, number)
                line = line[begun.end() :]
                break
        self._begin(Kind.PULL if self.is_pull else Kind.PARAGRAPH, number)
        self.lines.append(line.strip())

    def _begin(self, kind: Kind, number: int) -> None:
        if not self.lines and self.begun != number:
            self.kind, self.begun = kind, number

    def _flush(self) -> Iterator[Piece]:
        if self.lines:
            yield Piece(self.kind, "\n".join(self.lines), self.begun)
        self.lines, self.kind, self.begun = [], Kind.PARAGRAPH, 0
