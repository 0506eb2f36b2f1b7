"""Ids, and what points to them: every cross-reference gets its words and a place for its page number."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from press.mark_up.elements import line_of, parents, text_of
from press.model.addresses import fault_of, foreign_site, other_place
from press.model.report import Named, Place, Report, did_you_mean, shortened

PARAGRAPH = "paragraph"  # the kind of those that are numbered
# Ids that templates and notes have, and to which nobody refers.
TAKEN = re.compile(r"about|contents|(?:note|source|term)-\d+")


@dataclass(frozen=True)
class Target:
    """``kind`` is chapter, section, paragraph, table, figure or box; ``number`` may be empty."""

    kind: str
    number: str
    title: str
    place: Place

    @property
    def words(self) -> str:
        """How the text names it: by kind and number, or by title where it has no number."""
        if not self.number:
            return self.title
        kind = self.kind if self.kind in ("chapter", "section", PARAGRAPH) else self.kind.capitalize()
        return f"{kind}\N{NO-BREAK SPACE}{self.number}"


@dataclass
class Targets:
    """Everything in a document that has an id."""

    report: Report
    by_id: dict[str, Target] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)  # what other forms print, and how it is named there
    empty: dict[str, str] = field(default_factory=dict)  # parts that are not printed, and what would fill them
    rows: frozenset[str] = frozenset()  # the ids of facts in the ledger of the web page

    def add(self, id: str, kind: str, number: str, title: str, place: Place) -> None:
        if TAKEN.fullmatch(id) or id in self.rows:
            self.report.error(
                place, f"the id '{id}' is given by the pipeline itself", "choose another, with a word of yours"
            )
        elif id in self.by_id:
            first = self.by_id[id].place
            self.report.error(
                place, f"the id '{id}' is taken by {first}", f"give one of the two its own, for example {{#{id}-2}}"
            )
        else:
            self.by_id[id] = Target(kind, number, title, place)

    def resolve(self, root: Element, path: str) -> None:
        """Give each link below ``root`` its words; report those that lead nowhere."""
        for link in list(root.iter("a")):
            place = Place(path, line_of(link))
            address = link.get("href", "")
            link.attrib.pop("title", None)
            if address.startswith("#"):
                self._resolve_inside(link, address.removeprefix("#"), root, place)
            else:
                self._check_outside(link, address, place)
            _flatten(link)

    def _resolve_inside(self, link: Element, id: str, root: Element, place: Place) -> None:
        target = self.by_id.get(id)
        if target is None and id in self.elsewhere:
            own = text_of(link)
            link.text = f"{own} ({self.elsewhere[id]})" if own else self.elsewhere[id]
            link.tag = "span"
            link.attrib.clear()
            return
        if target is None:
            # Chapters hold ids of their own; of what is in one that could not be read, nobody knows.
            if self.report.has_all(Named.CHAPTER):
                hint = did_you_mean(id, self.by_id)
                self.report.missing(Named.FIGURE, id.removeprefix("fig-"), place, f"nothing has the id '{id}'", hint)
            return
        if id in self.empty:
            message = f"'{target.title}' is empty here, and is not printed"
            self.report.error(place, message, f"it would hold {self.empty[id]}; take the reference out, or fill it")
            return
        has_own_words = bool(text_of(link))
        if not has_own_words:
            link.text = target.words
        link.set("class", "reference")
        if target.kind == PARAGRAPH:  # its number is found on any paper, and in any form
            _flatten(link)
            link.text = f"{link.text} ({target.words})" if has_own_words else target.words
            return
        if has_own_words:
            link.set("data-where", target.words)  # for forms that print the reference, and not what it leads to
        _add_folio(link, id, "bracketed" if has_own_words else "after-comma", parents(root)[link])

    def _check_outside(self, link: Element, address: str, place: Place) -> None:
        words = text_of(link)
        if fault := fault_of(address):
            hint = "begin it with https://, or with # for a place in this briefing"
            self.report.error(place, f"'{shortened(address)}' {fault}", hint)
        elif not words:
            self.report.error(
                place, f"the link to '{shortened(address)}' has no words", "write them between the brackets: [words](…)"
            )
        elif named := other_place(words, address):
            message = f"the words of the link name '{named}', and it leads to '{shortened(address)}'"
            self.report.error(place, message, "let both name the same place, or say in words what is there")
        elif site := foreign_site(address):
            self.report.warning(
                place, f"the site '{site}' has a name in other letters, which can pass for another", "look twice at it"
            )


def _add_folio(link: Element, id: str, form: str, parent: Element) -> None:
    """A place for the page number behind a link, which ``paginate`` fills in."""
    folio = Element("span", {"class": "folio", "data-target": id, "data-folio": form})
    folio.tail, link.tail = link.tail, None
    parent.insert(list(parent).index(link) + 1, folio)


def _flatten(link: Element) -> None:
    # An element inside a link breaks the link's tag in two (ISO 14289-1, 7.18.5; WeasyPrint 70.0).
    text = text_of(link)
    for child in list(link):
        link.remove(child)
    link.text = text
