"""A piece of a text becomes plain text, with its marked facts, citations and waivers in place."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from press.model.characters import with_dashes
from press.model.manuscript import Node, Words

_KEY = re.compile(r"(?:^|(?<=[\s;]))@([A-Za-z0-9][\w-]*)")

# What stands where words are filled in: those of a cross-reference, "section 2.1, page 6", and an author's name.
REFERENCE = "§"


@dataclass(frozen=True)
class MarkedSpan:
    """Words tied to a fact; ``start`` and ``end`` count characters of the plain text."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True)
class CitedAt:
    """The sources that a citation names, and where it stands in the plain text."""

    sources: tuple[str, ...]
    at: int


@dataclass(frozen=True)
class Order:
    """The author's order to the detector: count this sentence, or leave it out for a ``reason``."""

    at: int
    is_waiver: bool
    reason: str


@dataclass
class Plain:
    """Plain text while it is made; ``breaks`` holds where each line of the file begins."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: list[tuple[int, int]] = field(default_factory=list)
    marks: list[MarkedSpan] = field(default_factory=list)
    citations: list[CitedAt] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at ``offset`` stands."""
        return self.breaks[max(0, bisect_right(self.breaks, (offset, 10**9)) - 1)][1]

    def add(self, text: str, line: int) -> None:
        if not self.breaks or self.breaks[-1][1] != line:
            self.breaks.append((self.length, line))
        self.parts.append(text)
        self.length += len(text)


def plain(parts: tuple[Node | Words, ...]) -> Plain:
    """The plain text of a piece."""
    result = Plain()
    for part in parts:
        _read(part, result)
    return result


def _read(part: Node | Words, to: Plain) -> None:
    line = part.place.line
    if isinstance(part, Words):
        to.add((part.text if part.is_literal else with_dashes(part.text)).replace("\n", " "), line)
        return
    begin = to.length
    if part.name == "br":
        to.add(" ", line)
    elif part.name == "img":
        to.add(part.get("alt"), line)
    elif part.name == "a" and not part.words:
        to.add(REFERENCE, line)
    elif part.name == "call":  # a note is a piece of its own
        return
    elif part.name == "citation":
        to.citations.append(CitedAt(tuple(_KEY.findall(part.get("cite"))), to.length))
    elif part.name == "author":
        to.add(REFERENCE, line)
        for child in part.children:
            _read(child, to)
    elif not (part.name == "code" and part.has("fence")):
        for child in part.children:
            _read(child, to)
    if part.name == "span":
        _order(part, begin, to)


def _order(span: Node, begin: int, to: Plain) -> None:
    if span.has("fact"):
        to.marks.append(MarkedSpan(span.get("fact"), begin, to.length))
    if span.has("nocheck"):
        to.orders.append(Order(begin, True, span.get("nocheck") or span.get("reason")))
    elif span.has("check"):
        to.orders.append(Order(begin, False, ""))
