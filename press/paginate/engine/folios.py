"""Page numbers are put into pages that are laid out already.

A page number in the text is known only after layout, and layout depends on it. WeasyPrint's ``target-counter`` lays
the whole document out again, which doubles the time. Here a stand-in of as many digits, all of one width, holds the
place: the number replaces it where it stands, and where it has fewer digits the rest of its line moves up to it. No
line breaks differently.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

STAND_IN = "8"
_STAND_INS = re.compile(rf"{STAND_IN}+")


def print_folios(document: Any, numbers: Mapping[Element, int]) -> bool:
    """Print each number in the box of its element; False where one has more digits than its stand-in."""
    from weasyprint.text.line_break import line_size

    fits = True
    for lines in _lines_with(document, numbers):
        for path in lines:
            box = path[-1]
            stand_in = _STAND_INS.search(box.text)
            number = str(numbers[box.element])
            if stand_in is None:
                continue
            fits = fits and len(number) <= len(stand_in[0])
            width = box.width
            layout = box.pango_layout
            layout.reactivate(box.style)
            layout.set_text(box.text[: stand_in.start()] + number + box.text[stand_in.end() :])
            box.text = layout.text
            box.width, _ = line_size(layout.get_first_line()[0], box.style)
            layout.deactivate()
            _close_gap(path, width - box.width)
    return fits


def _lines_with(document: Any, numbers: Mapping[Element, int]) -> Iterator[list[list[Any]]]:
    """For every line box, the paths from it to the text boxes that hold a stand-in."""
    from weasyprint.formatting_structure import boxes

    def paths(box: Any, path: list[Any]) -> Iterator[list[Any]]:
        box = getattr(box, "_box", box)  # absolutely placed boxes stand in a placeholder
        path = [*path, box] if path or isinstance(box, boxes.LineBox) else path
        if isinstance(box, boxes.TextBox):
            if box.element in numbers:
                yield path
            return
        for child in getattr(box, "children", ()):
            inside = [] if isinstance(getattr(child, "_box", child), boxes.LineBox) else path
            yield from paths(child, inside)

    for page in document.pages:
        found = list(paths(page._page_box, []))
        if found:
            yield found


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
