"""Page numbers are put into pages that are laid out already.

A page number in the text is known only after layout, and layout depends on it. WeasyPrint's ``target-counter`` lays
the whole document out again, which doubles the time. Here a stand-in of as many digits, all of one width, holds the
place: the number replaces it where it stands, and where it has fewer digits the rest of its line moves up to it. No
line breaks differently. Where it has more, the page is made again with a longer stand-in (``pages.py``).

A cross-reference to what begins on its own page needs no number: words and number are dropped, and the page is made
again. Most of these are foreseen (``nearness.py``). A number that is dropped once the pages are known stays so, that
this ends: a reference without a page is never false. What it names can come to begin on the page before or after, as
lines move up; were it farther, the number would come back, and the proof sees to both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from press.paginate.engine.nearness import Nearness, offsets_of

_STAND_IN = "8"
_STAND_INS = re.compile(rf"{_STAND_IN}+")
_USUAL_DIGITS = 2
_FIRST_LOOK = 8  # pages, after which it can be told how many there will be; then at twice as many, and so on
# How the words of a number that can be dropped begin, on the line that they begin on.
_BEGINS = re.compile(r"\s*[,(]")
_FARTHEST = 1  # page from a reference without one to what it names
_IN_TEXT = ("after-comma", "bracketed")
_FORMS = {"plain": "{}", "after-comma": ", page\N{NO-BREAK SPACE}{}", "bracketed": " (page\N{NO-BREAK SPACE}{})"}


def set_stand_ins(root: Element) -> None:
    """Put a stand-in into each element with ``data-folio``, which says how the number is written."""
    for folio in _folios(root):
        folio.text = _FORMS[folio.get("data-folio", "plain")].format(_STAND_IN * _USUAL_DIGITS)


class Folios:
    """The page numbers in the text of one document, and what is thought of them until they are known."""

    def __init__(self, root_box: Any, root: Element) -> None:
        self._targets = {folio: folio.get("data-target", "") for folio in _folios(root)}
        self._folios: dict[str, list[Element]] = {}
        for folio, target in self._targets.items():
            self._folios.setdefault(target, []).append(folio)
        self._known: set[Element] = set()
        self._boxes = _text_boxes(root_box, self._targets)
        self._dropped: dict[Element, list[str]] = {}  # and the texts of their boxes
        offsets = offsets_of(root)
        self._offsets = {element.get("id", ""): offset for element, offset in offsets.items()}
        in_text = {folio: target for folio, target in self._targets.items() if _is_in_text(folio)}
        pairs = {folio: (offsets[folio], self._offsets.get(target, -1)) for folio, target in in_text.items()}
        self._nearness = Nearness(root_box, offsets, pairs)
        self._look_at = _FIRST_LOOK

    def foresee(self, resume_at: Any) -> None:
        """Drop the numbers that the next page, which begins at ``resume_at``, will have no need of, as it seems."""
        for folio in self._nearness.together(resume_at):
            self._drop(folio)

    def look_ahead(self, pages: int, anchors: Iterable[str]) -> None:
        """Make stand-ins that are not laid out yet as long as their numbers will be.

        ``pages`` have been made, on the last of which ``anchors`` come first. What refers to them is known from now on;
        where other targets will be is told from how many pages the text took to here, and may be wrong.
        """
        for anchor in anchors:
            for folio in self._folios.get(anchor, ()):
                self._set(folio, len(str(pages)))
                self._known.add(folio)
        if pages < self._look_at:
            return
        self._look_at *= 2
        reached = max((self._offsets.get(anchor, 0) for anchor in anchors), default=0)
        for folio, target in self._targets.items():
            if reached and folio not in self._known:
                self._set(folio, max(_USUAL_DIGITS, len(str(self._offsets.get(target, 0) * pages // reached))))

    def wrong(self, page: Any, number: int, numbers: Mapping[Element, int], exactly: bool) -> dict[Element, int]:
        """The elements on a page (a box) that need another stand-in, and of how many digits; of none to be dropped.

        Fewer digits, in the text, leave room at the end of a line for a word that went to the next; that is told
        ``exactly`` only, and so is what was foreseen to be dropped and has to be printed.
        """
        found: dict[Element, int] = {}
        for path in _paths(page, [], numbers):
            box = path[-1]
            element, wanted = box.element, len(str(numbers[box.element]))
            if not _is_text(box):
                # The box of one that is printed on the next line may be here too.
                if element in self._dropped and abs(numbers[element] - number) > (0 if exactly else _FARTHEST):
                    found[element] = wanted
            elif numbers[element] == number and _is_in_text(element) and _BEGINS.match(box.text):
                found[element] = 0
            elif element not in found and (stand_in := _STAND_INS.search(box.text)):
                missing = wanted - len(stand_in[0])
                if missing > 0 or (missing and exactly and _is_in_text(element)):
                    found[element] = wanted
        return found

    def correct(self, wrong: Mapping[Element, int]) -> None:
        """Give stand-ins as many digits as ``wrong`` says."""
        for element, digits in wrong.items():
            if digits:
                self._put_back(element)
                self._set(element, digits)
            else:
                self._drop(element)

    def _set(self, element: Element, digits: int) -> None:
        for box in self._boxes[element]:
            box.text = _STAND_INS.sub(_STAND_IN * digits, box.text)

    def _drop(self, element: Element) -> None:
        if element not in self._dropped:
            self._dropped[element] = [box.text for box in self._boxes[element]]
            for box in self._boxes[element]:
                box.text = ""

    def _put_back(self, element: Element) -> None:
        for box, text in zip(self._boxes[element], self._dropped.pop(element, ()), strict=False):
            box.text = text

    def numbers(self, pages: Mapping[str, int]) -> dict[Element, int]:
        """The number that each element prints: that of the page, by anchors, that its target is on; 0 for none."""
        return {folio: pages.get(target, 0) for folio, target in self._targets.items()}


def _folios(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.get("data-folio"))


def _is_in_text(folio: Element) -> bool:
    return folio.get("data-folio") in _IN_TEXT


def _is_text(box: Any) -> bool:
    return hasattr(box, "text")


def _text_boxes(root_box: Any, folios: Iterable[Element]) -> dict[Element, list[Any]]:
    """The text boxes of each element in the tree of boxes before layout, and in notes, which their calls hold."""
    found: dict[Element, list[Any]] = {folio: [] for folio in folios}
    trees = [root_box]
    for tree in trees:  # grows meanwhile
        for box in tree.descendants():
            if note := getattr(box, "footnote", None):
                trees.append(note)
            if _is_text(box) and box.element in found:
                found[box.element].append(box)
    return found


def print_folios(pages: Iterable[Any], numbers: Mapping[Element, int]) -> None:
    """Print each number in the box of its element, and take the boxes of dropped ones out; ``pages`` are boxes."""
    from weasyprint.text.line_break import line_size

    for page in pages:
        for path in list(_paths(page, [], numbers)):
            box = path[-1]
            if not _is_text(box):
                path[-2].children = [child for child in path[-2].children if child is not box]
                continue
            stand_in = _STAND_INS.search(box.text)
            if stand_in is None:
                continue
            width = box.width
            layout = box.pango_layout
            layout.reactivate(box.style)
            layout.set_text(box.text[: stand_in.start()] + str(numbers[box.element]) + box.text[stand_in.end() :])
            box.text = layout.text
            box.width, _ = line_size(layout.get_first_line()[0], box.style)
            layout.deactivate()
            _close_gap(path, width - box.width)


def _paths(box: Any, path: list[Any], numbers: Mapping[Element, int]) -> Iterator[list[Any]]:
    """The ways from line boxes to the text boxes within them that hold a number, or would if that were not dropped."""
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)  # absolutely placed boxes stand in a placeholder
    path = [box] if isinstance(box, boxes.LineBox) else [*path, box] if path else path
    if isinstance(box, boxes.TextBox) or (path and not getattr(box, "children", ())):
        if box.element in numbers:
            yield path
        return
    for child in getattr(box, "children", ()):
        yield from _paths(child, path, numbers)


def _close_gap(path: list[Any], gap: float) -> None:
    """Move what follows on the line, and narrow the boxes around the number; on a line set right, move the number."""
    if not gap:
        return
    if path[0].style["text_align_all"] in ("right", "end"):
        path[-1].translate(dx=gap)
        return
    for parent, child in pairwise(path):
        siblings = list(parent.children)
        for later in siblings[siblings.index(child) + 1 :]:
            if getattr(later, "is_in_normal_flow", lambda: True)():
                later.translate(dx=-gap)
    for parent in path[1:-1]:
        parent.width -= gap
