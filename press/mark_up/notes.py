"""Note calls and citations become notes, numbered through the whole document in the order of the text."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from press.mark_up.authors import name_of
from press.mark_up.citations import Cite, as_element, parse_citation
from press.mark_up.elements import inner_html, line_of, parents, text_of
from press.mark_up.formatter import Formatter
from press.mark_up.table_notes import TableNotes, mark_with
from press.model.document import Note
from press.model.record import Source
from press.model.report import Named, Place, Report, did_you_mean

# A note speaks of the facts that are marked before it in the same of these.
_BLOCKS = ("p", "li", "td", "th", "dd", "dt", "caption", "div")

# Blocks that no note can hold; it can hold paragraphs and lists.
_NOT_IN_NOTES = ("dl", "blockquote", "table", "div", "figure", "aside", "h2", "h3", "h4")


@dataclass
class Notes:
    """Makes the notes of one document, chapter by chapter.

    ``standings`` has what notes say of the facts that they support, a symbol and a word, where they say anything.
    """

    formatter: Formatter
    sources: dict[str, Source]
    standings: dict[str, str]
    report: Report
    made: list[tuple[Element, Place]] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    _tables: TableNotes = field(default_factory=lambda: TableNotes(Element("div")))
    _marked: list[str] = field(default_factory=list)

    def make(self, root: Element, path: str) -> None:
        """Put each note of a chapter where it is called; number it, and format the sources it cites."""
        definitions = self._definitions(root, path)
        called: dict[str, _Called] = {}
        above = parents(root)
        self._tables = TableNotes(root)
        self._marked.clear()
        for element in list(root.iter()):
            place = Place(path, line_of(element))
            if element.tag in _BLOCKS:
                self._marked.clear()
            elif "data-fact" in element.attrib:
                self._marked.append(element.attrib["data-fact"])
            elif "data-note" in element.attrib:
                self._call(element, element.attrib.pop("data-note"), definitions, called, place)
            elif "data-inline" in element.attrib:
                del element.attrib["data-inline"]
                self._fill(element, place)
            elif "data-author" in element.attrib:
                self._name(element, _is_in_note(element, above), place)
            elif "data-cite" in element.attrib and not _is_in_note(element, above) and self._cite(element, place):
                self._number(element, place)
        for id, definition in definitions.items():
            if id not in called:
                place = Place(path, line_of(definition))
                self.report.error(place, f"no text calls the note '{id}'", f"write [^{id}] where it belongs")

    def _definitions(self, root: Element, path: str) -> dict[str, Element]:
        definitions: dict[str, Element] = {}
        for element in [child for child in root if "data-definition" in child.attrib]:
            root.remove(element)
            id = element.attrib["data-definition"]
            place = Place(path, line_of(element))
            if id in definitions:
                self.report.error(place, f"two notes are called '{id}'", "give one of them another name")
            elif not text_of(element) and not len(element):
                self.report.error(place, f"the note '{id}' has no text", f"write it after '[^{id}]: '")
            elif any(inner.tag in _NOT_IN_NOTES for inner in element.iter() if inner is not element):
                message = f"the note '{id}' holds more than paragraphs and lists"
                self.report.error(place, message, "put the rest into the text, or into a box")
            for call in [inner for inner in element.iter("span") if "data-note" in inner.attrib]:
                inner_place = Place(path, line_of(call))
                name = call.attrib.pop("data-note")
                self.report.error(inner_place, f"a note calls the note '{name}'", "write its text here")
            definitions.setdefault(id, element)
        return definitions

    def _call(
        self, call: Element, id: str, definitions: dict[str, Element], called: dict[str, "_Called"], place: Place
    ) -> None:
        definition = definitions.get(id)
        if definition is None:
            hint = did_you_mean(id, definitions, f"add a line '[^{id}]: …' below the paragraph")
            self.report.error(place, f"the note '{id}' has no text", hint)
            return
        if id in called:
            self._call_again(call, called[id], place)
            return
        call.text = definition.text
        call.extend(_as_spans(definition))
        call.set("data-line", definition.get("data-line", ""))
        figure = self._tables.figure_of(call)
        called[id] = _Called(self._fill(call, place), figure)

    def _call_again(self, call: Element, first: "_Called", place: Place) -> None:
        """A note that is called again is one of its own, which leads to the first; in the same table its mark does."""
        if first.figure is not None and self._tables.figure_of(call) is first.figure:
            mark_with(call, first.label)
            return
        again = SubElement(call, "span", {"class": "again"})
        again.text = f"See note {first.name}."
        self._number(call, place)

    def _fill(self, note: Element, place: Place) -> str:
        """Format what a note in its author's words cites, and number it; its label comes back."""
        for author in [inner for inner in note.iter("span") if "data-author" in inner.attrib]:
            self._name(author, True, Place(place.path, line_of(author)))
        for citation in [inner for inner in note.iter("span") if "data-cite" in inner.attrib]:
            ends_sentence = _follows_full_stop(citation, note)
            self._cite(citation, Place(place.path, line_of(citation)), is_inside=not ends_sentence)
        self._marked.extend(mark.attrib["data-fact"] for mark in note.iter("span") if "data-fact" in mark.attrib)
        return self._number(note, place)

    def _name(self, author: Element, is_in_note: bool, place: Place) -> None:
        """Name the author of a source; the citation that stands in the element becomes a note behind the name."""
        key = author.attrib.pop("data-author")
        if is_in_note:
            self.report.error(place, f"'@{key}' would call a note within a note", f"write [@{key}]")
        if key in self.sources:
            author.text = name_of(self.sources[key]).replace("'", "’")

    def _cite(self, element: Element, place: Place, is_inside: bool = False) -> bool:
        """Fill an element with the formatted citation; False where the text is none or a source is unknown."""
        text = element.attrib.pop("data-cite")
        cites = parse_citation(text)
        if cites is None:
            self.report.error(place, f"'[{text}]' is no citation", "write [@key] or [@key, p. 4; @other]")
            return False
        unknown = [cite.key for cite in cites if cite.key not in self.sources]
        for key in unknown:
            hint = did_you_mean(key, self.sources, "add it to sources.yaml")
            self.report.missing(Named.SOURCE, key, place, f"no source has the key '{key}'", hint)
        if unknown:
            return False
        self.cited.update(dict.fromkeys(cite.key for cite in cites))
        element.set("data-sources", self._numbers(cites))
        formatted = as_element(self.formatter.note(cites), "span")
        element.text = formatted.text
        element.extend(formatted)
        if is_inside:
            _drop_full_stop(element)
        return True

    def _numbers(self, cites: tuple[Cite, ...]) -> str:
        """The numbers of what is cited in the list of sources, which is by first mention."""
        known = list(self.cited)
        return " ".join(dict.fromkeys(str(known.index(cite.key) + 1) for cite in cites))

    def _number(self, note: Element, place: Place) -> str:
        """Give a note its number, or in a table its letter, which comes back."""
        said = dict.fromkeys(self.standings[id] for id in self._marked if id in self.standings)
        self._marked.clear()
        if said:
            standing = SubElement(note, "span", {"class": "standing"})
            standing.text = f" [{'; '.join(said)}]"
        figure = self._tables.figure_of(note)
        if figure is not None:
            return self._tables.put(note, figure)
        self.made.append((note, place))
        number = len(self.made)
        note.set("class", "note")
        note.set("id", f"note-{number}")
        return str(number)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(Note(n, inner_html(note), place) for n, (note, place) in enumerate(self.made, 1))


@dataclass(frozen=True)
class _Called:
    """A note that was called: its number or letter, and the table block that it belongs to."""

    label: str
    figure: Element | None

    @property
    def name(self) -> str:
        """As a later note refers to it."""
        if self.figure is None:
            return self.label
        label = next((span.text for span in self.figure.iter("span") if span.get("class") == "label"), "the table")
        return f"{self.label} of {label}"


def _as_spans(definition: Element) -> list[Element]:
    """What a note holds, its blocks as spans: HTML ends a paragraph where another begins in it (HTML, 13.1.2.4)."""
    for block in list(definition.iter()):
        if block.tag in ("ul", "ol"):
            for number, item in enumerate(block, int(block.get("start", "1"))):
                mark = Element("span", {"class": "mark"})
                mark.text, mark.tail = f"{number}." if block.tag == "ol" else "–", f" {item.text or ''}"
                item.text = None
                item.insert(0, mark)
    for block in definition.iter():
        if block.tag in ("p", "ul", "ol", "li"):
            block.set("class", {"p": "paragraph", "li": "item"}.get(block.tag, "items"))
            block.tag = "span"
    return list(definition)


def _is_in_note(element: Element, above: dict[Element, Element]) -> bool:
    while element in above:
        element = above[element]
        if element.get("class") == "note":
            return True
    return False


def _follows_full_stop(citation: Element, note: Element) -> bool:
    """Whether a citation is a sentence of its own within a note; the space before it is then made sure of."""
    children = list(note)
    if citation not in children:
        return False
    index = children.index(citation)
    before = (children[index - 1].tail if index else note.text) or ""
    if not before.rstrip().endswith((".", "!", "?")):
        return False
    spaced = before.rstrip() + " "
    if index:
        children[index - 1].tail = spaced
    else:
        note.text = spaced
    return True


def _drop_full_stop(element: Element) -> None:
    """A citation inside a sentence of a note does not end it."""
    last = element[-1] if len(element) else None
    text = (last.tail if last is not None else element.text) or ""
    if text.endswith("."):
        if last is not None:
            last.tail = text[:-1]
        else:
            element.text = text[:-1]
