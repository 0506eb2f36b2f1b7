"""Markdown of one paragraph becomes plain text, with its marked facts, citations and waivers in place."""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field

_SPECIAL = re.compile(r"[\\`\[!*_{<&\n]|-{2,3}")
_KEY = re.compile(r"(?:^|(?<=[\s;]))@([A-Za-z0-9][\w-]*)")
_ATTRIBUTE = re.compile(r"(?P<key>[\w-]+)(?:=(?:\"(?P<quoted>[^\"]*)\"|(?P<value>[^\s}]+)))?")
_TAG = re.compile(r"<(?:br|wbr|/?(?:sub|sup|kbd|small))\s*/?>")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);")
_ORDER = re.compile(r"\{(?:no)?check\b[^}\n]*\}")

# What stands where the pipeline fills in the words of a cross-reference: "section 2.1, page 6".
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

    line: int
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
        return self.breaks[bisect_right(self.breaks, (offset, 10**9)) - 1][1]

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def plain(markdown: str, line: int) -> Plain:
    """Read the Markdown of one paragraph, whose first line is ``line`` of its file."""
    result = Plain(line, breaks=[(0, line)])
    _read(markdown, result)
    return result


def _read(text: str, to: Plain) -> None:
    at = 0
    while found := _SPECIAL.search(text, at):
        to.add(text[at : found.start()])
        at = _special(text, found, to)
    to.add(text[at:])


def _special(text: str, found: re.Match[str], to: Plain) -> int:
    """Read what begins at a character that may mean something, and return where it ends."""
    start, character = found.start(), found[0]
    if character == "[":
        return _bracket(text, start, to)
    if character == "\n":
        to.add(" ")
        to.line += 1
        to.breaks.append((to.length, to.line))
    elif character == "\\" and text[start + 1 : start + 2].strip():
        to.add(text[start + 1])
        return start + 2
    elif character == "`" and (end := text.find("`", start + 1)) > 0:
        to.add(text[start + 1 : end])
        return end + 1
    elif character in ("--", "---"):
        to.add("–" if character == "--" else "—")
    elif character == "*" or (character == "_" and _is_emphasis(text, start)) or text.startswith("![", start):
        return start + 1
    elif order := _ORDER.match(text, start):
        _attributes(order[0][1:-1], to.length, to.length, to)
        return order.end()
    elif tag := _TAG.match(text, start):
        to.add(" " if tag[0].startswith("<br") else "")
        return tag.end()
    elif entity := _ENTITY.match(text, start):
        to.add(html.unescape(entity[0]))
        return entity.end()
    else:
        to.add(character)
    return found.end()


def _is_emphasis(text: str, at: int) -> bool:
    return not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum())


def _bracket(text: str, start: int, to: Plain) -> int:
    """Read ``[@key]``, ``[^note]``, ``[words]{…}`` or ``[words](address)``."""
    end = _closing(text, start)
    if end < 0:
        to.add("[")
        return start + 1
    inside, after = text[start + 1 : end], text[end + 1 : end + 2]
    close = text.find("}" if after == "{" else ")", end) if after in ("{", "(") else -1
    if close < 0 and inside.startswith("^"):
        return end + 1
    if close < 0 and (keys := _KEY.findall(inside)):
        to.citations.append(CitedAt(tuple(keys), to.length))
        to.line += inside.count("\n")
        to.breaks.append((to.length, to.line))
        return end + 1
    if close < 0:
        to.add("[")
        return start + 1
    begin = to.length
    _read(inside if inside.strip() or after == "{" else REFERENCE, to)
    if after == "{":
        _attributes(text[end + 2 : close], begin, to.length, to)
    to.line += text.count("\n", end, close)
    to.breaks.append((to.length, to.line))
    return close + 1


def _closing(text: str, start: int) -> int:
    depth = 0
    for found in re.compile(r"[\[\]]").finditer(text, start):
        depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.start()
    return -1


def _attributes(text: str, start: int, end: int, to: Plain) -> None:
    found = {match["key"]: match["quoted"] or match["value"] or "" for match in _ATTRIBUTE.finditer(text)}
    if "fact" in found:
        to.marks.append(MarkedSpan(found["fact"], start, end))
    if "nocheck" in found:
        to.orders.append(Order(start, True, found["nocheck"] or found.get("reason", "")))
    elif "check" in found:
        to.orders.append(Order(start, False, ""))
