"""Lists as authors indent them: by two, three or four spaces, with numbers that may begin anywhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.util import nearing_recursion_limit

# Indented so much further than its marker, a line belongs to an item. CommonMark (0.31, 5.2) wants the width of the
# marker, which is three for "1."; authors indent by two below it all the same.
LEAST_INDENT = 2
MOST_INDENT = 3  # of the first marker of a list, as in CommonMark

_MARKER = re.compile(r" *(?:[-+*]|(?P<number>\d{1,9})[.)]) +(?P<words>.*)")
_TASK = re.compile(r"\[(?P<mark>[ xX])\] +(?P<words>.*)")
_RULE = re.compile(r" *(?:(?:- *){3,}|(?:\* *){3,})$")


@dataclass
class _Item:
    """The ``words`` behind a marker and the lines that go on with them; ``below`` begins with a list of its own.

    ``number`` is empty where the list has no order.
    """

    indent: int
    number: str
    words: list[str]
    below: list[str]


class Lists(BlockProcessor):
    """Reads both kinds of list, and what is indented below their items after a blank line.

    An element ``li`` keeps by how much its marker, and what stands ``within`` it, were indented.
    """

    def test(self, parent: Element, block: str) -> bool:
        if nearing_recursion_limit():
            return False
        return self._goes_on(parent, block) or (_is_marker(block.split("\n", 1)[0]) and _indent(block) <= MOST_INDENT)

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        if not self._goes_on(parent, lines[0]):
            self._add_items(parent, lines)
            return
        item = parent[-1][-1]
        least = _least_indent(item)
        within = list(takewhile(lambda line: _indent(line) >= least or not _is_marker(line), lines))
        if rest := lines[len(within) :]:
            blocks.insert(0, "\n".join(rest))
        if not self._goes_on(item, _dedented(item, within)):
            _loosen(item)
        self._read(item, within, "looselist")

    def _goes_on(self, parent: Element, block: str) -> bool:
        """Whether a block belongs to the last item of the list above it."""
        last = self.lastChild(parent)
        return last is not None and last.tag in ("ul", "ol") and _indent(block) >= _least_indent(last[-1])

    def _add_items(self, parent: Element, lines: list[str]) -> None:
        is_loose = not self.parser.state.isstate("list")
        for item in _items(lines):
            tag = "ol" if item.number else "ul"
            last = self.lastChild(parent)
            if last is None or last.tag != tag:
                last = SubElement(parent, tag)
                if item.number and int(item.number) != 1:
                    last.set("start", str(int(item.number)))
                is_loose = False
            elif is_loose:
                _loosen(last[-1])
            element = SubElement(last, "li", {"indent": str(item.indent)})
            if item.number:
                element.set("value", str(int(item.number)))
            if task := _TASK.match(item.words[0]):
                element.set("task", "open" if task["mark"] == " " else "done")
                item.words[0] = task["words"]
            self._read(element, item.words, "looselist" if is_loose else "list")
            self._read(element, item.below, "list")
            is_loose = False

    def _read(self, item: Element, lines: list[str], state: str) -> None:
        if lines:
            self.parser.state.set(state)
            self.parser.parseBlocks(item, [_dedented(item, lines)])
            self.parser.state.reset()


def _items(lines: list[str]) -> Iterator[_Item]:
    """The items of one level, each with all that stands below it."""
    item: _Item | None = None
    for line in lines:
        found = _MARKER.match(line) if _is_marker(line) else None
        if found and (item is None or _indent(line) < item.indent + LEAST_INDENT):
            if item:
                yield item
            item = _Item(_indent(line), found["number"] or "", [found["words"]], [])
        elif item and (found or item.below):
            item.below.append(line)
        elif item:
            item.words.append(line.strip())
    if item:
        yield item


def _is_marker(line: str) -> bool:
    return bool(_MARKER.match(line)) and not _RULE.match(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _least_indent(item: Element) -> int:
    return int(item.get("indent", "0")) + LEAST_INDENT


def _dedented(item: Element, lines: list[str]) -> str:
    """Lines of an item without their indentation; the first that has one says how deep all stands within the item."""
    within = int(item.get("within", "0")) or _indent(lines[0])
    item.set("within", str(within))
    return "\n".join(line[min(_indent(line), within) :] for line in lines)


def _loosen(item: Element) -> None:
    """Put the words of an item into a paragraph, because another follows."""
    if item.text:
        paragraph = Element("p")
        paragraph.text, item.text = item.text, None
        item.insert(0, paragraph)
