"""The paragraphs of the running text are numbered through the whole document, where the record asks for it.

A list belongs to the paragraph before it; boxes, quotations, tables, notes and captions have no such numbers.
"""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from press.mark_up.elements import line_of, text_of
from press.mark_up.references import PARAGRAPH, Targets
from press.model.report import Place, Report

_ID, _NUMBER = "data-option-id", "data-paragraph"


@dataclass
class Paragraphs:
    """Numbers the chapters of one document in turn; ``count`` is the number of the last."""

    targets: Targets
    is_numbered: bool
    report: Report
    count: int = 0

    def shape(self, root: Element, path: str) -> None:
        """Keep for each paragraph of a chapter its number, and let what refers to it find it."""
        running = [child for child in root if child.tag == "p" and text_of(child)]
        for paragraph in running:
            place = Place(path, line_of(paragraph))
            id = paragraph.attrib.pop(_ID, "")
            if self.is_numbered:
                self.count += 1
                paragraph.set(_NUMBER, str(self.count))
            elif id:
                hint = "add 'paragraphs: numbered' to the record, or take the id out"
                self.report.error(place, f"'{id}' names a paragraph, and paragraphs have no numbers here", hint)
            if id:
                paragraph.set("id", id)
                self.targets.add(id, PARAGRAPH, str(self.count or ""), PARAGRAPH, place)
        refuse_ids(root, path, self.report)


def refuse_ids(root: Element, path: str, report: Report) -> None:
    """Report each paragraph that has an id and is not of the running text of a chapter."""
    for paragraph in root.iter("p"):
        if id := paragraph.attrib.pop(_ID, ""):
            hint = "put it behind a paragraph of the running text, or take it out"
            report.error(Place(path, line_of(paragraph)), f"'{id}' names a paragraph that has no number", hint)


def print_numbers(root: Element) -> None:
    """Put the number of each paragraph before its words, last of all: it is none of them."""
    for paragraph in root:
        if number := paragraph.attrib.pop(_NUMBER, ""):
            span = Element("span", {"class": "paragraph-number"})
            span.text, span.tail, paragraph.text = number, f" {paragraph.text or ''}", None
            paragraph.insert(0, span)
