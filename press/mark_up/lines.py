"""Markdown lines become marked lines, so that each element of the tree knows the line it came from.

Python-Markdown throws positions away. A mark is ``U+E000 number U+E001`` at the start of a line's words; ``read``
refuses characters for private use, so that no author's text can look like one. The marks are taken out again right
after the inline pass, before quotation marks are set, and leave ``data-line`` on every element.
"""

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

MARK = re.compile("\ue000(\\d+)\ue001")

_BLOCK_OPENING = re.compile(r"(?P<before> {0,3}/{3,}[ ]*(?P<kind>[\w-]+)[ ]*(?:\|[ ]*)?)(?P<rest>.*)")
_OPTION = re.compile(r"(?P<before>\s+(?:subtitle|source):\s+[\"']?)(?P<rest>[^|>].*)")
_NEEDS_NO_TITLE = ("pull",)
_START = re.compile("\\s*(?:/{3,}[^\ue000\n]*)?\ue000(\\d+)\ue001")
_UNMARKED = re.compile(
    r"""\s*(?:
        (?:>\s*)*$                 # blank, also within a quotation
      | /{3,}\s*$                  # the end of a block
      | \|?[\s:|-]*-[\s:|-]*\|?$   # the line between a table's head and its rows; a rule
      | (?:\*\s*){3,}$             # a rule
      | ={3,}$
    )""",
    re.VERBOSE,
)
_BEFORE_WORDS = re.compile(
    r"""\s*(?:
        (?:>\s?)+(?:[-+*]\s+|\d+[.]\s+)?
      | \#{1,6}\s*
      | \|\s*
      | [-+*]\s+
      | \d+[.]\s+
      | :\s+
      | \[\^[^\]\s]+\]:\s*
    )?""",
    re.VERBOSE,
)


def mark_lines(lines: list[str], first: int) -> list[str]:
    """Put a mark into every line that holds words; the first of ``lines`` is line number ``first`` of its file."""
    marked = []
    in_options = False
    for number, line in enumerate(lines, first):
        opening = _BLOCK_OPENING.fullmatch(line)
        if opening and not _UNMARKED.match(line):
            in_options = True
            if opening["rest"]:
                line = _with_mark(opening["before"], number, opening["rest"])
            elif opening["kind"] not in _NEEDS_NO_TITLE:
                line = _with_mark("", number, line)  # it cannot be read, and is reported as it stands
            marked.append(line)
            continue
        in_options = in_options and line.startswith("    ")
        if in_options and (option := _OPTION.fullmatch(line)):
            line = _with_mark(option["before"], number, option["rest"])
        if in_options or _UNMARKED.match(line):
            marked.append(line)
            continue
        before = _BEFORE_WORDS.match(line)
        end = before.end() if before else 0
        marked.append(_with_mark(line[:end], number, line[end:]))
    return marked


def _with_mark(before: str, number: int, rest: str) -> str:
    return f"{before}\ue000{number}\ue001{rest}"


def take_out_marks(root: Element, first_line: int) -> None:
    """Take the marks out of the tree, and give each element the line of its first word as ``data-line``."""
    _Lines(first_line).visit(root)


def without_marks(text: str) -> str:
    return MARK.sub("", text)


class _Lines:
    def __init__(self, first_line: int) -> None:
        self.current = first_line

    def visit(self, element: Element) -> int:
        """The line on which the element starts, 0 where no mark stands at its start."""
        before = self.current
        start = self._read(element.text)
        has_own_text = bool(element.text and element.text.strip())
        element.text = _as_before(element.text)
        for name, value in element.attrib.items():
            start = self._read(value) or start
            element.set(name, without_marks(value))
        for index, child in enumerate(element):
            found = self.visit(child)
            if index == 0 and not has_own_text:
                start = start or found
            self._read(child.tail)
            child.tail = _as_before(child.tail)
        element.set("data-line", str(start or before))
        return start

    def _read(self, text: str | None) -> int:
        """The line that the mark at the start of ``text`` gives; the last mark is the current line from here on."""
        marks = MARK.findall(text or "")
        self.current = int(marks[-1]) if marks else self.current
        start = _START.match(text or "")
        return int(start[1]) if start else 0


def _as_before(text: str | None) -> str | None:
    """The text without marks; text that later passes must not touch (code, for example) stays such."""
    if not text:
        return text
    return AtomicString(without_marks(text)) if isinstance(text, AtomicString) else without_marks(text)


def line_of(element: Element) -> int:
    return int(element.get("data-line", "0"))
