"""The line of each element: Python-Markdown throws positions away, so words are found again where they stand.

Between the block pass and the inline pass, what stands in an element is still what was typed: lines of the file
without their indentation and markers, in the order of the file. So each is found by looking for it from the last one
on. Nothing is added to the text for this, so that it cannot change what is read.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

from press.model.report import Place

_WORDLESS = ("hr", "h1", "h2", "h3", "h4", "h5", "h6")
# A line without words: a rule, or the mark of a heading.
_MARKS = re.compile(r"^[^\w\n]*[^\w\s][^\w\n]*$|^[\s_]*_[\s_]*$")
_ALNUM = re.compile(r"[^\W_]")


@dataclass
class Typed:
    """What stood in an element before the inline pass, with the line number of each of its lines.

    Words are looked for in order; what is not found as it stands (a character that was named) moves nothing.
    """

    text: str
    numbers: list[int]
    at: int = 0
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))][: len(self.numbers)]

    def line_of(self, words: str) -> int:
        """The line on which ``words`` begin, which are then behind us."""
        start = self.text.find(words, self.at)
        if start < 0:
            return self.line
        self.at = start
        line = self.line
        self.at = start + len(words)
        return line

    @property
    def line(self) -> int:
        """The line that has been reached."""
        return self.numbers[max(0, bisect_right(self._starts, self.at) - 1)]


class Lines:
    """Knows the lines of one text. Where it is no file (``is_file``), all of it stands in one place."""

    def __init__(self, source: list[str], place: Place, is_file: bool) -> None:
        self.first = place
        self._source = source
        self._is_file = is_file
        self._in_notes: set[int] = set()
        self._at = (0, 0)
        self._typed: dict[Element, Typed] = {}
        self._behind: dict[Element, Typed] = {}
        self._note_starts: dict[Element, int] = {}

    def typed(self, element: Element) -> Typed | None:
        """What stood in an element of the block pass; None for one of the inline pass."""
        return self._typed.get(element)

    def typed_behind(self, element: Element) -> Typed | None:
        return self._behind.get(element)

    def place_of_note(self, note: Element) -> Place:
        return self.first.below(self._note_starts[note]) if self._is_file else self.first

    def find(self, root: Element) -> None:
        """Find the words of all elements below ``root``, in order."""
        self._find_head(root)
        for element in root:
            if element not in self._typed and element.text and element.text.strip():
                self._typed[element] = self._found(element.text, is_cell=element.tag in ("td", "th"))
            elif element.tag in _WORDLESS and not len(element):
                self._typed[element] = Typed("", [self._next_line(_MARKS)])
            self.find(element)
            if element.tail and element.tail.strip():
                self._behind[element] = self._found(element.tail, is_cell=False)

    def _find_head(self, block: Element) -> None:
        """Find where a block is opened, its title, and its options, which stand above its text in any order."""
        if block.tag == "block":
            self._typed[block] = Typed("", [self._next_line(re.compile(rf"/{{3,}}\s*{block.get('kind')}\b"))])
        after_title = None
        furthest = self._at
        for element in (child for child in block if child.tag in ("title", "subtitle", "source") and child.text):
            self._at = after_title or self._at
            self._typed[element] = self._found(element.text or "", is_cell=False)
            after_title = after_title or self._at
            furthest = max(furthest, self._at)
        self._at = furthest

    def keep_note(self, note: Element, words: str) -> None:
        """Keep the lines of a note from all other elements; to be called for each note, in order, before ``find``."""
        mark = f"[^{note.get('id')}]:"
        first = max(self._in_notes, default=-1) + 1
        start = next((n for n in range(first, len(self._source)) if mark in self._source[n]), first)
        self._at = (start, 0)
        self._note_starts[note] = start
        numbers = [self._next(line.strip(), is_cell=False) for line in words.split("\n") if line.strip()]
        self._in_notes.update(range(start, max(numbers, default=start) + 1))
        self._at = (0, 0)

    def find_in_note(self, note: Element) -> None:
        self._at = (self._note_starts[note], 0)
        others, self._in_notes = self._in_notes, set()
        self.find(note)
        self._in_notes = others

    def _found(self, text: str, is_cell: bool) -> Typed:
        if not self._is_file:
            return Typed(text, [self.first.line] * (text.count("\n") + 1))
        numbers = [self.first.line + self._next(line.strip(), is_cell) for line in text.split("\n")]
        return Typed(text, numbers)

    def _next(self, words: str, is_cell: bool) -> int:
        """The number, from 0, of the next line that ends with ``words``, or holds them where a cell may follow."""
        line, column = self._at
        for number in range(line, len(self._source) if words else line):
            start = self._source[number].find(words, column if number == line else 0)
            if start >= 0 and number not in self._in_notes and self._stands_alone(number, start, words, is_cell):
                self._at = (number, start + len(words))
                return number
        return line

    def _next_line(self, pattern: re.Pattern[str]) -> int:
        """The line number of the next line that holds ``pattern``."""
        if not self._is_file:
            return self.first.line
        lines = range(self._at[0], len(self._source))
        number = next((n for n in lines if n not in self._in_notes and pattern.search(self._source[n])), self._at[0])
        self._at = (number, 0)
        return self.first.line + number

    def _stands_alone(self, number: int, start: int, words: str, is_cell: bool) -> bool:
        before, after = self._source[number][:start], self._source[number][start + len(words) :]
        return not before[-1:].isalnum() and (is_cell or not _ALNUM.search(after))
