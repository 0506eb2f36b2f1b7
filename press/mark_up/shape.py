"""A chapter's tree becomes the house's HTML: numbered headings, captions, table heads, boxes.

What a tree may not hold is reported here, with the line that the tree remembers.
"""

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from string import ascii_lowercase
from xml.etree.ElementTree import Element

from press.mark_up.beside import check_figures
from press.mark_up.drawn import DrawnFigures, figure_in, next_number
from press.mark_up.elements import line_of, text_of
from press.mark_up.headings import Headings
from press.mark_up.paragraphs import Paragraphs
from press.mark_up.references import Targets
from press.mark_up.tables import keep_with_headings, room_classes, shape_table
from press.model.briefing import FOREIGN_PICTURES, Picture, Section
from press.model.document import Captioned, Heading
from press.model.figure import NARROWER, WIDTHS
from press.model.report import Named, Place, Report, did_you_mean

LONGEST_SIDE_NOTE_WORDS = 30
LONGEST_ALTERNATIVE_CHARACTERS = 250
MOST_UNBROKEN_ROWS = 9  # a table of so many is at most half a page high

_ID = re.compile(r"[A-Za-z0-9][\w-]*")
_LABELS = {"table": "Table", "figure": "Figure", "box": "Box"}


@dataclass
class Shaper:
    """Shapes the chapters of one document in turn, and counts their tables, figures and boxes."""

    targets: Targets
    pictures: dict[str, Picture]
    drawn: DrawnFigures
    report: Report
    has_numbered_paragraphs: bool = False
    captioned: dict[str, list[Captioned]] = field(default_factory=lambda: {"table": [], "figure": [], "box": []})
    used_pictures: dict[str, Picture] = field(default_factory=dict)
    picture_places: dict[str, Place] = field(default_factory=dict)
    beside: dict[Element, str] = field(default_factory=dict)  # the labels of figures that share a number
    paragraphs: Paragraphs = field(init=False)

    def __post_init__(self) -> None:
        self.paragraphs = Paragraphs(self.targets, self.has_numbered_paragraphs, self.report)

    def shape(self, root: Element, section: Section, number: str) -> tuple[Heading, ...]:
        """Shape one chapter in place; its headings come back in order."""
        path = section.body.place.path
        headings = Headings(self.targets, self.report).shape(root, section, number)
        captioned = {
            content
            for kind, tag in (("table", "table"), ("figure", "img"))
            for block in root.iter("div")
            if block.get("data-block") == kind
            for content in block.iter(tag)
        }
        captioned.update(
            image for paragraph in root.iter("p") if figure_in(paragraph) for image in paragraph.iter("img")
        )
        for element in list(root.iter()):
            self._element(element, element in captioned, Place(path, line_of(element)))
        keep_with_headings(root)
        self.paragraphs.shape(root, path)
        return headings

    def _element(self, element: Element, is_captioned: bool, place: Place) -> None:
        if element.tag == "div" and "data-block" in element.attrib:
            self._block(element, place)
        elif element.tag == "p" and (id := figure_in(element)):
            self.drawn.place(element, id, self.captioned["figure"], place, self.beside.get(element, ""))
        elif element.tag == "blockquote":
            _attribute(element)
        elif element.tag == "table" and not is_captioned:
            self.report.error(place, "a table needs a title", "put it into a block: '/// table | What the table shows'")
        elif element.tag == "img" and not is_captioned:
            self.report.error(place, "a picture needs a title", "put it into a block: '/// figure | What it shows'")

    # Blocks

    def _block(self, block: Element, place: Place) -> None:
        kind = block.attrib.pop("data-block")
        id = block.attrib.pop("data-option-id", "")
        if id and not _ID.fullmatch(id):
            self.report.error(place, f"'{id}' is no id", "an id has letters, digits and hyphens only")
        parts = {role: _take(block, role) for role in ("title", "subtitle", "source")}
        match kind:
            case "table" | "figure":
                self._captioned_block(block, kind, id, parts, place)
            case "figures":
                self._figures(block, id, parts, place)
            case "box":
                self._box(block, id, parts["title"], place)
            case "scrutiny":
                block.tag = "aside"
                block.set("class", "scrutiny")
                self._target(block, id, "box", text_of(parts["title"]), place)
                _insert_title(block, parts["title"], "")
            case "side":
                self._side(block, parts["title"], place)
            case "pull":
                block.tag = "blockquote"
                block.set("class", "pull")

    def _figures(self, block: Element, id: str, parts: dict[str, Element | None], place: Place) -> None:
        """Figures side by side; under one title they share its number, and have a letter each."""
        check_figures(block, self.drawn.figures, place, self.report)
        block.tag = "figure"
        block.set("class", "figure beside")
        if parts["title"] is not None:
            label, own_id = self._label("figure", id, parts["title"], place)
            block.set("id", own_id)
            caption = Element("div", {"class": "caption"})
            _fill_caption(caption, label, parts)
            self.beside |= {p: f"{label}{letter}" for p, letter in zip(list(block), ascii_lowercase, strict=False)}
            block.insert(0, caption)
        if (source := parts["source"]) is not None:
            source.set("class", "source")
            block.append(source)

    def _target(self, block: Element, id: str, kind: str, title: str, place: Place) -> None:
        if id:
            block.set("id", id)
            self.targets.add(id, kind, "", title, place)

    def _label(self, kind: str, id: str, title: Element | None, place: Place, given: str = "") -> tuple[str, str]:
        """The label, ``given`` or with the next number of its kind, and the id, which stands in for a missing one."""
        listed = self.captioned[kind]
        label = given or f"{_LABELS[kind]} {next_number(listed)}"
        number = label.rpartition(" ")[2]
        id = id or f"{kind}-{number}"
        self.targets.add(id, kind, number, text_of(title), place)
        listed.append(Captioned(id, label, text_of(title), place))
        return label, id

    def _box(self, block: Element, id: str, title: Element | None, place: Place) -> None:
        label, own_id = self._label("box", id, title, place)
        block.tag = "aside"
        block.set("class", "box")
        block.set("id", own_id)
        _insert_title(block, title, label)

    def _side(self, block: Element, title: Element | None, place: Place) -> None:
        words = len(text_of(block).split())
        if words > LONGEST_SIDE_NOTE_WORDS:
            message = f"the side note has {words} words, and {LONGEST_SIDE_NOTE_WORDS} fit"
            self.report.error(place, message, "shorten it, or make it a box")
        block.tag = "aside"
        block.set("class", "side")
        _insert_title(block, title, "")
        # A float breaks over two pages whatever CSS says, an inline block inside it does not (WeasyPrint 70.0).
        whole = Element("div", {"class": "whole"})
        whole.extend(list(block))
        for child in list(block):
            block.remove(child)
        block.append(whole)

    def _captioned_block(
        self, block: Element, kind: str, id: str, parts: dict[str, Element | None], place: Place
    ) -> None:
        label, own_id = self._label(kind, id, parts["title"], place, self.beside.get(block, ""))
        block.tag = "figure"
        width = block.attrib.pop("data-option-width", "")
        if width and width not in WIDTHS:
            self.report.error(place, f"there is no width '{width}'", f"there are {', '.join(WIDTHS)}")
        block.set("class", f"{kind} {width}" if width in NARROWER else kind)
        block.set("id", own_id)
        content = block.find("table" if kind == "table" else ".//img")
        if content is None:
            self.report.error(
                place, f"the {kind} block holds no {kind}", "leave a blank line between its options and it"
            )
            return
        if kind == "table":
            caption = Element("caption", {"data-label": label})
            content.insert(0, caption)
            shape_table(content, block.attrib.pop("data-option-columns", ""), place, self.report)
            short = ["short"] if len(list(content.iter("tr"))) <= MOST_UNBROKEN_ROWS else []
            room = room_classes(content, block.attrib.pop("data-option-wide", ""), place, self.report)
            block.set("class", " ".join(["table", *short, *room]))
        else:
            caption = Element("div", {"class": "caption"})
            block.insert(0, caption)
            self._picture(content, text_of(parts["title"]), place)
            for other in list(block.iter("img"))[1:]:
                hint = "put this one into a block of its own"
                self.report.error(Place(place.path, line_of(other)), "a figure block holds one picture", hint)
        _fill_caption(caption, label, parts)
        if (source := parts["source"]) is not None:
            source.set("class", "source")
            block.append(source)

    def _picture(self, image: Element, title: str, place: Place) -> None:
        typed = image.get("src", "")
        name = _below_folder(typed)
        image.attrib.pop("title", None)
        alternative = image.get("alt", "").strip()
        where = Place(place.path, line_of(image))
        if not alternative:
            self.report.error(
                where, f"the picture '{name}' has no alternative text", "say between the brackets what it shows: ![…]"
            )
        elif alternative == title:
            self.report.error(where, "the alternative text repeats the title", "say what the picture shows")
        elif len(alternative) > LONGEST_ALTERNATIVE_CHARACTERS:
            limit = LONGEST_ALTERNATIVE_CHARACTERS
            message = f"the alternative text has {len(alternative)} characters, and {limit} are read well"
            self.report.error(where, message, "shorten it, and say the rest in the text")
        if name.startswith(("/", "../")) or ":" in name:
            self.report.error(
                where, f"the picture '{typed}' lies outside the briefing's folder", "copy it into the folder"
            )
        elif name.lower().endswith(FOREIGN_PICTURES):
            ending = name.rpartition(".")[2]
            hint = "save it as PNG, or a drawing as SVG, and name that file here"
            self.report.error(where, f"pictures that end in '.{ending}' are not read: '{name}'", hint)
        elif name not in self.pictures:
            hint = did_you_mean(name, self.pictures, "names are case-sensitive and relative to the briefing's folder")
            self.report.missing(Named.PICTURE, name, where, f"there is no picture '{name}'", hint)
        else:
            self.used_pictures[name] = self.pictures[name]
            self.picture_places.setdefault(name, where)
        image.set("src", f"pictures/{name}")


def _attribute(quotation: Element) -> None:
    """A last paragraph that begins with a dash says who is quoted."""
    last = quotation[-1] if len(quotation) > 1 else None
    if last is not None and last.tag == "p" and (last.text or "").startswith(("\N{EN DASH} ", "\N{EM DASH} ")):
        last.set("class", "attribution")


def _below_folder(name: str) -> str:
    """The name of a file without the detours of ``./a/../``, in the form in which files are named here.

    >>> _below_folder("./a/../harbour.png")
    'harbour.png'
    """
    return posixpath.normpath(unicodedata.normalize("NFC", name)) if name else name


def _take(block: Element, role: str) -> Element | None:
    found = next((child for child in block if child.get("data-role") == role), None)
    if found is not None:
        block.remove(found)
        del found.attrib["data-role"]
    return found


def _insert_title(block: Element, title: Element | None, label: str) -> None:
    if title is None:
        return
    title.set("class", "title")
    if label:
        _insert_label(title, label)
    block.insert(0, title)


def _insert_label(title: Element, label: str) -> None:
    span = Element("span", {"class": "label"})
    span.text = label
    span.tail = f" {title.text or ''}"
    title.text = ""
    title.insert(0, span)


def _fill_caption(caption: Element, label: str, parts: dict[str, Element | None]) -> None:
    for role in ("title", "subtitle"):
        part = parts[role]
        if part is not None:
            part.set("class", role)
            caption.append(part)
    title = caption.find("p")
    if title is not None:
        _insert_label(title, label)
