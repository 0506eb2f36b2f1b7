"""What pages show is given to the tree: each text and picture to its node, or it is an artifact and to none.

Pages are asked as they were laid out, before they are drawn: each box is told what it is when it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from press.paginate.engine.tagging.logic import Logic
from press.paginate.engine.tagging.nodes import Node
from press.paginate.engine.tagging.spaces import Spaces

# Kinds of artifacts (ISO 32000-1, tables 330 and 331); what draws nothing is not even one.
HEADER, FOOTER, LAYOUT, NOTHING = "/Header", "/Footer", "/Layout", "/None"
_POINTS = 0.75  # to a CSS pixel


@dataclass(frozen=True)
class Told:
    """How a box is drawn: as an artifact of a kind, or for a listener, with a space or a soft hyphen at its end."""

    artifact: str = ""
    has_space: bool = False
    is_hyphenated: bool = False


class Reader:
    """Reads the pages of a document in order; what is on each of them waits to be drawn."""

    def __init__(self, logic: Logic, spaces: Spaces) -> None:
        from weasyprint.formatting_structure import boxes

        self._boxes = boxes
        self._logic = logic
        self._spaces = spaces
        self._heads: set[Element] = set()
        self._links = {call.link: call.id for call in logic.calls.values() if call.link}
        self._labels = {call.label: call.id for call in logic.calls.values() if call.label}
        self._last: tuple[Any, int] | None = None  # text box of the line, and the text that it ends in
        self.calls: dict[str, tuple[int, Any]] = {}  # of each note: where it is called, a page and a box
        self.labels: dict[str, tuple[int, Any]] = {}  # and where its number stands

    def read(self, number: int, page_box: Any, linked: Iterable[Any]) -> list[tuple[Any, Node]]:
        """What a page shows, in order, and where it belongs; ``number`` counts from 0, ``linked`` are its links."""
        self._page = number, float(page_box.margin_height())
        self._linked = set(linked)
        return list(self._all(page_box, ""))

    def _all(self, box: Any, artifact: str) -> Iterator[tuple[Any, Node]]:
        box = getattr(box, "_box", box)  # what is placed absolutely stands in a placeholder
        artifact = artifact or self._artifact(box)
        if isinstance(box, self._boxes.TextBox):
            yield from self._text(box, artifact)
            return
        if isinstance(box, self._boxes.ReplacedBox):
            yield from self._picture(box, artifact)
            return
        if box in self._linked and not artifact:
            yield box, self._logic.of[box.element]
        is_line = isinstance(box, self._boxes.LineBox)
        if is_line:
            self._last = None
        for child in getattr(box, "children", ()):
            yield from self._all(child, artifact)
        if is_line and self._last:
            self._end_line(*self._last)

    def _artifact(self, box: Any) -> str:
        """What kind of artifact a box and all within it are (ISO 32000-1, 14.8.2.2); empty where they are none."""
        if isinstance(box, self._boxes.MarginBox):
            return HEADER if "top" in box.at_keyword else FOOTER
        if box.is_leader and self._last:
            self._last[0].told = Told(has_space=True)  # dots part words as a space does
        if box.is_leader or (box.element is not None and box.element in self._logic.hidden):
            return LAYOUT
        if isinstance(box, self._boxes.TableRowGroupBox) and box.element_tag == "thead":
            if box.element in self._heads:
                return HEADER  # the head of a table that goes on
            self._heads.add(box.element)
        return ""

    def _text(self, box: Any, artifact: str) -> Iterator[tuple[Any, Node]]:
        if artifact or not box.text:
            box.told = Told(artifact or NOTHING)
            return
        number = self._spaces.follow(box)
        if not box.text.strip():
            # The text before it ends with the space: readers overlook one that is alone.
            if self._last:
                self._last[0].told = Told(has_space=True)
                self._last = self._last[0], number
            box.told = Told(NOTHING)
            return
        self._last = box, number
        node = self._node(box)
        if node in self._links:
            self.calls.setdefault(self._links[node], (self._page[0], box))
        elif node in self._labels:
            self.labels.setdefault(self._labels[node], (self._page[0], box))
        yield box, node

    def _picture(self, box: Any, artifact: str) -> Iterator[tuple[Any, Node]]:
        node = self._logic.of[box.element]
        if artifact or node.type != "Figure":
            box.told = Told(artifact or LAYOUT)
            return
        height = self._page[1]
        left, top = box.content_box_x(), box.content_box_y()
        edges = left, height - top - box.height, left + box.width, height - top
        node.layout["BBox"] = [round(edge * _POINTS, 2) for edge in edges]
        yield box, node

    def _node(self, box: Any) -> Node:
        """The node that a text belongs to; what stylesheets add is an element's too, a number of a note a call."""
        element, (_, _, pseudo) = box.element, box.element_tag.partition("::")
        call = self._logic.calls.get(element.get("id", "")) if pseudo.startswith("footnote") else None
        if call and call.link and call.label:
            return call.link if pseudo == "footnote-call" else call.label
        if pseudo in ("before", "marker") and element in self._logic.before:
            return self._logic.before[element]
        return self._logic.text_of(element)

    def _end_line(self, box: Any, number: int) -> None:
        is_hyphenated = self._spaces.is_hyphenated(box, number)
        if is_hyphenated or self._spaces.is_after(box, number):
            box.told = Told(has_space=not is_hyphenated, is_hyphenated=is_hyphenated)
