"""Markdown lines become marked lines, so that each element of the tree knows the line it came from.

Python-Markdown throws positions away. A mark is ``U+E000 number U+E001`` at the start of a line's words; ``read`` refuses
characters for private use, so that no author's text can look like one. The marks are taken out again right after the
inline pass, before quotation marks are set, and leave ``data-line`` on every element.
"""

import re
from xml.etree.ElementTree import Element

MARK = re.compile("\ue000(\\d+)\ue001")

_BLOCK_OPENING = re.compile(r"(?P<before> {0,3}/{3,}[ ]*[\w-]+[ ]*(?:\|[ ]*)?)(?P<rest>.*)")
_UNMARKED = re.compile(
    r"""\s*(?:
        $                          # blank
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
            marked.append(_with_mark(opening["before"], number, opening["rest"]) if opening["rest"] else line)
            continue
        in_options = in_options and line.startswith("    ")
        if in_options or _UNMARKED.match(line):
            marked.append(line)
            continue
        before = _BEFORE_WORDS.match(line)
        end = before.end() if before else 0
        marked.append(_with_mark(line[:end], number, line[end:]))
    return marked


def _with_mark(before: str, number: int, rest: str) -> str:
    return f"{before}\ue000{number}\ue001{rest}"


def take_out_marks(root: Element) -> None:
    """Take the marks out of the tree, and give each element the line of its first word as ``data-line``."""
    _Lines().visit(root)


def without_marks(text: str) -> str:
    return MARK.sub("", text)


class _Lines:
    def __init__(self) -> None:
        self.current = 0

    def visit(self, element: Element) -> int:
        """The first line found in the element, 0 where it has no mark of its own."""
        before = self.current
        first = self._read(element.text)
        element.text = MARK.sub("", element.text) if element.text else element.text
        for name, value in element.attrib.items():
            found = self._read(value)
            first = first or found
            element.set(name, MARK.sub("", value))
        for child in element:
            found = self.visit(child)
            first = first or found
            self._read(child.tail)
            child.tail = MARK.sub("", child.tail) if child.tail else child.tail
        starts_inside = element.text is not None and element.text.strip() and not first
        element.set("data-line", str(before if starts_inside or not first else first))
        return first

    def _read(self, text: str | None) -> int:
        """The first mark of ``text``; the last one is the current line from here on."""
        numbers = MARK.findall(text or "")
        if not numbers:
            return 0
        self.current = int(numbers[-1])
        return int(numbers[0])


def line_of(element: Element) -> int:
    return int(element.get("data-line", "0"))
