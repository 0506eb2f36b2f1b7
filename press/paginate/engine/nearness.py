"""Foresees which cross-references will stand on the page of what they name, before that page is made.

To drop their page numbers afterwards takes the page made again. What stands near each other in the text, and near the
top of a page, will most probably stay together there; where it does not, the number comes back (``folios.py``).
"""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

# Of the text on the page before: figures may fill the rest of the next.
_SURE = 1 / 2


def offsets_of(root: Element) -> dict[Element, int]:
    """How many characters of text stand before each element; in the head is none."""
    found: dict[Element, int] = {}
    _count(root, 0, found)
    return found


def _count(element: Element, offset: int, found: dict[Element, int]) -> int:
    found[element] = offset
    if element.tag == "head":
        return offset
    offset += len(element.text or "")
    for child in element:
        offset = _count(child, offset, found) + len(child.tail or "")
    return offset


class Nearness:
    """``pairs`` holds the offsets of each number and of what it names; ``offsets`` are those of all elements."""

    def __init__(self, root_box: Any, offsets: Mapping[Element, int], pairs: Mapping[Element, tuple[int, int]]) -> None:
        self._root = root_box
        self._offsets = offsets
        self._pairs = pairs
        self._start = 0

    def together(self, resume_at: Any) -> Iterator[Element]:
        """The numbers that the page which begins at ``resume_at`` will hold together with what they name."""
        start = self._offset(resume_at)
        reach = start + (start - self._start) * _SURE
        self._start = start
        return (number for number, pair in self._pairs.items() if start <= min(pair) and max(pair) <= reach)

    def _offset(self, resume_at: Any) -> int:
        """About how many characters stand before a place in the tree of boxes."""
        from weasyprint.formatting_structure import boxes

        box, offset = self._root, 0
        while resume_at and len(resume_at) == 1:
            ((index, resume_at),) = resume_at.items()
            if isinstance(box, boxes.TextBox):
                return offset + int(index)
            if index >= len(box.children):
                return offset  # all of it is laid out, but for what it had been cut from
            if isinstance(box, boxes.LineBox | boxes.InlineBox):
                offset += sum(map(_length, box.children[:index]))
                box = box.children[index]
            else:
                box = box.children[index]
                offset = self._offsets.get(box.element, offset)
        return offset


def _length(box: Any) -> int:
    return len(getattr(box, "text", "")) + sum(map(_length, getattr(box, "children", ())))
