"""Where a line ends with a space that nobody sees.

A line is set without the space at its end, and WeasyPrint 70.0 does not write it: a reader of the file would join the
words on both sides (ISO 32000-1, 14.8.2.5). Whether one stood there, or the line was broken at a hyphen or within an
address, is known from the galley alone; so the text of each line is followed there.
"""

import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from press.paginate.engine.tagging.roles import is_block

_SPACES = re.compile(r"[ \t\n\r\f]+")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SKIPPED = f" {SOFT_HYPHEN}"


@dataclass(slots=True)
class _Text:
    """A text of the galley: within which block it runs, and as much of it as has been set."""

    text: str
    flow: Element
    is_folio: bool
    at: int = 0


class Spaces:
    """Follows what is set of each text of the galley, from the first page to the last."""

    def __init__(self, root: Element) -> None:
        self._texts: list[_Text] = []
        self._of: dict[Element, list[int]] = {}  # the texts of each element that are not set to their ends
        self._behind: dict[Element, tuple[int, Element]] = {}  # the first text behind each element, and its block
        self._ends: dict[Element, int] = {}  # behind the last text of each block
        self._gather(root, root)

    def _gather(self, element: Element, flow: Element) -> None:
        if not isinstance(element.tag, str):
            return
        flow = element if is_block(element) else flow
        if element.tag == "br":
            self._add(element, " ", flow)
        self._add(element, element.text, flow)
        for child in element:
            self._gather(child, flow)
            self._behind[child] = len(self._texts), flow
            self._add(element, child.tail, flow)
        if flow is element:
            self._ends[element] = len(self._texts)

    def _add(self, element: Element, text: str | None, flow: Element) -> None:
        if text:
            self._of.setdefault(element, []).append(len(self._texts))
            is_folio = element.get("data-folio") is not None
            self._texts.append(_Text(_SPACES.sub(" ", text), flow, is_folio))

    def follow(self, box: Any) -> int:
        """Take a text box as set; gives the number of the text in which it ends, or -1 where no text has it."""
        texts = self._of.get(box.element)
        if "::" in box.element_tag or not texts:
            return -1
        said = box.text.strip(" ")
        if (folio := self._texts[texts[0]]).is_folio and not folio.text.startswith(said, folio.at):
            folio.at = len(folio.text)  # with the number of a page that the galley does not know
            return texts[0]
        while True:
            text = self._texts[texts[0]]
            at = text.at
            while text.text[at : at + 1] == " ":
                at += 1
            if text.text.startswith(said, at):
                text.at = at + len(said)
                return texts[0]
            end = _after_letters(text.text, at, said)
            if end > at or len(texts) == 1:
                text.at = end
                return texts[0]
            texts.pop(0)

    def is_after(self, box: Any, number: int) -> bool:
        """Whether a space follows a text box in the galley; ``number`` is what ``follow`` said of it."""
        if number < 0:
            first, flow = self._behind.get(box.element, (0, None))
        elif left := self._texts[number].text[self._texts[number].at :]:
            return left[0] == " "
        else:
            first, flow = number + 1, self._texts[number].flow
        for text in self._texts[first : self._ends[flow] if flow is not None else 0]:
            # Notes stand elsewhere. A number of a page that is dropped leaves what stands behind it; where its words
            # begin with a comma, no line ends before it.
            if text.flow is flow and not (text.is_folio and text.text[0] != " "):
                return text.text[0] == " "
        return False

    def is_hyphenated(self, box: Any, number: int) -> bool:
        """Whether the hyphen at the end of a text box is one that the line alone has asked for."""
        if number < 0 or not box.text.endswith(box.style["hyphenate_character"]):
            return False
        text = self._texts[number]
        return text.text[text.at - 1 : text.at] == SOFT_HYPHEN


def _after_letters(text: str, at: int, said: str) -> int:
    """The position in ``text`` behind what ``said`` has, were it in capitals; behind a soft hyphen that ends it."""
    for letter in said:
        if letter in _SKIPPED:
            continue
        while text[at : at + 1] in _SKIPPED and at < len(text):
            at += 1
        if text[at : at + 1].casefold() != letter.casefold():
            break
        at += 1
    return at
