"""A chapter's headings are numbered, named and put one level down, below the chapter's own title."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from press.mark_up.elements import line_of, text_of
from press.mark_up.references import Targets
from press.model.briefing import Section
from press.model.document import Heading
from press.model.report import Place, Report

_OTHER_BRACES = re.compile(r"\{\s*[.#:][^{}]*\}$")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Headings:
    """Shapes the headings of one chapter; what is wrong with them is reported by line."""

    targets: Targets
    report: Report

    def shape(self, root: Element, section: Section, number: str) -> tuple[Heading, ...]:
        path = section.body.place.path
        found: list[Heading] = []
        level_before = 1
        for element in root.iter():
            if element.tag not in _HEADINGS:
                continue
            level = int(element.tag[1])
            place = Place(path, line_of(element))
            self._check_level(level, level_before, place)
            level_before = level
            count = len([heading for heading in found if heading.number]) + 1
            own = f"{number}.{count}" if number and level == 2 else ""
            heading = self._heading(element, section.id, own, place)
            if level == 2:
                found.append(heading)
        return tuple(found)

    def _check_level(self, level: int, before: int, place: Place) -> None:
        if level == 1:
            self.report.error(place, "the chapter's title is its only heading of the first level", "write '## ' here")
        elif level > 3:
            self.report.error(
                place, "headings have two levels inside a chapter", "write '### ', or make it a paragraph"
            )
        elif level > before + 1:
            self.report.error(place, "the heading skips a level", f"write '{'#' * (before + 1)} ' here")

    def _heading(self, element: Element, chapter: str, number: str, place: Place) -> Heading:
        title = text_of(element)
        if not title:
            self.report.error(place, "the heading has no words", "write them after '## '")
        elif braces := _OTHER_BRACES.search(title):
            self.report.error(place, f"'{braces[0]}' cannot stand behind a heading", "only an id can: {#harbours}")
        id = element.attrib.pop("data-option-id", "") or f"{chapter}-{_slug(title)}"
        self.targets.add(id, "section", number, title, place)
        # The chapter's title is the second level of the document, so a section is the third.
        element.tag = f"h{int(element.tag[1]) + 1}"
        element.set("id", id)
        element.set("data-title", f"{number} {title}".strip())
        if number:
            label = Element("span", {"class": "number"})
            label.text = number
            label.tail = f" {element.text or ''}"
            element.text = ""
            element.insert(0, label)
        return Heading(id, number, title, place)


def raise_headings(root: Element) -> None:
    """Put the headings of a text that is a whole briefing one level up again, below the briefing's own title."""
    for element in root.iter():
        if element.tag in ("h3", "h4"):
            element.tag = {"h3": "h2", "h4": "h3"}[element.tag]


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60]
