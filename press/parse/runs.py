"""Lists and tables that run into a paragraph, and so were read as its words: told once, where they begin."""

import re
from itertools import pairwise

from press.model.manuscript import Node
from press.model.report import Place, Report
from press.parse.leaves import Line
from press.parse.refused import REFUSED

_ITEM = re.compile(r"\s*(?:[-+*]|1[.)])\s+\S")
_TABLE_RULE = re.compile(r"(?=.*\|)\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
# The first marks of a list that is counted in letters or small Roman numerals, and those that follow them.
_LETTER = re.compile(r"\s*(?:\((?P<a>[a-z]{1,4})\)|(?P<b>[a-z]{1,4})[.)])\s")
_FOLLOWS = {"a": "b", "i": "ii"}
_DASH = re.compile(r"\s*[–—]\s+\S")
# Columns; two spaces behind a full stop are a habit of typists.
_COLUMNS = re.compile(r"[^\s.?!:] {2,}\S")
_HINTS = {each.name: each.hint for each in REFUSED}
_BULLET = next(each for each in REFUSED if each.name == "a bullet of a word processor")


class Runs:
    """Looks at leaf after leaf: the items of a list that is none may stand in one paragraph or in several."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.before: tuple[str, Place] | None = None

    def leaf(self, leaf: Node, lines: list[Line]) -> bool:
        """Report what begins inside a leaf; whether it is a table."""
        for line in lines[1:]:
            if _ITEM.match(line.text):
                message, hint = "a list begins inside a paragraph", "leave a blank line above the list"
                self.report.error(line.place, message, hint)
                break
        if leaf.name == "p":
            for line in lines:
                self._mark(line)
        else:
            self.before = None
        if leaf.name == "p" and len(lines) > 1 and all(map(_has_columns, lines[:2])):
            name = "a table of spaces or tabs"
            self.report.error(lines[0].place, f"{name} is not read", _HINTS[name])
        for above, line in pairwise(lines[1:]):
            if _TABLE_RULE.match(line.text) and not _TABLE_RULE.match(lines[1].text):
                message, hint = "a table begins inside a paragraph", "leave a blank line above the table"
                self.report.error(above.place, message, hint)
                return True
        return False

    def _mark(self, line: Line) -> None:
        """Report the second line in a row that begins as the item of a list does, at the place of the first."""
        letter = _LETTER.match(line.text)
        mark = (letter["a"] or letter["b"]) if letter else "–" if _DASH.match(line.text) else ""
        if self.before and mark and _FOLLOWS.get(self.before[0], self.before[0]) == mark:
            name = "a dash that begins a line" if mark == "–" else "a list with letters"
            self.report.error(self.before[1], f"{name} is not read", _HINTS[name])
            self.before = None
        elif mark in _FOLLOWS or mark == "–":
            self.before = (mark, line.place)
        elif line.text.strip():
            self.before = None


def _has_columns(line: Line) -> bool:
    """Whether a line has a gap as between columns; the one behind a pasted bullet is told as that."""
    return _COLUMNS.search(line.text) is not None and not _BULLET.search(line.text, "p")
