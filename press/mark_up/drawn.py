"""``![](fig:id)`` becomes a figure for the draw stage to fill: numbered, captioned, with its alternative and data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from press.mark_up.elements import text_of
from press.mark_up.html import as_html
from press.mark_up.references import Targets
from press.model.document import Captioned, DataTable
from press.model.figure import NARROWER, FigureSpec, Width
from press.model.manuscript import DRAWN, Manuscript, Node, Words, remarks_of, source_of, subtitle_of, title_of
from press.model.report import Named, Place, Report, did_you_mean


def figure_in(paragraph: Element) -> str:
    """The id of the figure that a paragraph places; empty where it is any other paragraph."""
    image = paragraph[0] if len(paragraph) == 1 and paragraph[0].tag == "img" else None
    if image is None or text_of(paragraph):
        return ""
    source = image.get("src", "")
    return source.removeprefix(DRAWN) if source.startswith(DRAWN) else ""


def _words(text: Node) -> tuple[Node | Words, ...]:
    """What stands in the one paragraph of a text."""
    first = text.children[0] if text.children else text
    return first.children if isinstance(first, Node) else ()


def next_number(listed: Sequence[Captioned]) -> str:
    """The number after those that are listed; figures with a letter share the number of those around them."""
    return str(sum(each.label[-1:].isdigit() for each in listed) + 1)


@dataclass
class DrawnFigures:
    """Places the figures of one document. ``listed`` is the list of figures that the contents print."""

    figures: dict[str, FigureSpec]
    manuscript: Manuscript
    abbreviations: dict[str, str]
    targets: Targets
    report: Report
    placed: dict[str, str] = field(default_factory=dict)

    def place(self, paragraph: Element, id: str, listed: list[Captioned], place: Place, given: str) -> None:
        """Turn ``paragraph`` into the figure ``id``, labelled as ``given`` or with the next number.

        What is wrong with it is reported.
        """
        figure = self.figures.get(id)
        if figure is None:
            known = [name for name, each in self.figures.items() if not each.is_decoration]
            hint = did_you_mean(id, known, f"write figures/{id}.yaml")
            self.report.missing(Named.FIGURE, id, place, f"there is no figure '{id}'", hint)
        elif figure.is_decoration:
            self.report.error(place, f"the figure '{id}' is decoration and says nothing", "leave it out of the text")
        elif id in self.placed:
            self.report.error(place, f"the figure '{id}' is placed twice", f"refer to it: [](#{figure.anchor})")
        else:
            label = given or f"Figure {next_number(listed)}"
            self.placed[id] = label
            self.targets.add(figure.anchor, "figure", label.removeprefix("Figure "), figure.title, place)
            listed.append(Captioned(figure.anchor, label, figure.title, place))
            self._fill(paragraph, figure, label)

    def _fill(self, paragraph: Element, figure: FigureSpec, label: str) -> None:
        paragraph.clear()
        paragraph.tag = "figure"
        classes = f"figure drawn {figure.width}" if figure.width in NARROWER else "figure drawn"
        paragraph.attrib.update({"class": classes, "id": figure.anchor})
        # Its words stand in a file of their own, not in that of the chapter around it.
        paragraph.attrib.update({"data-source": figure.place.path, "data-line": str(figure.place.line)})
        caption = SubElement(paragraph, "div", {"class": "caption"})
        title = self._inline(caption, "title", *_words(self.manuscript.of(title_of(figure))))
        span = Element("span", {"class": "label"})
        span.text, span.tail, title.text = label, f" {title.text or ''}", ""
        title.insert(0, span)
        if figure.subtitle:
            self._inline(caption, "subtitle", *_words(self.manuscript.of(subtitle_of(figure))))
        SubElement(paragraph, "img", {"src": f"figures/{figure.id}.svg", "alt": figure.alternative})
        self._inline(paragraph, "source", *self._source(figure))
        if figure.width is Width.MARGIN:
            # A float breaks over two pages whatever CSS says, an inline block inside it does not (WeasyPrint 70.0).
            whole = Element("div", {"class": "whole"})
            whole.extend(list(paragraph))
            paragraph[:] = [whole]

    def _source(self, figure: FigureSpec) -> Iterator[Node | Words]:
        """Its source, what else has to be said of it, and where its data stand."""
        place = figure.source_place
        yield Words("Source: ", place)
        yield from _words(self.manuscript.of(source_of(figure)))
        yield Words(" ", place)
        if figure.remarks:
            yield from _words(self.manuscript.of(remarks_of(figure)))
            yield Words(" ", place)
        yield Words("The same data as text: " if self._is_all_told(figure) else "More of this as text: ", place)
        yield Node("a", place, given=(("href", f"#{figure.described_in or figure.anchor + '-data'}"),))
        yield Words(".", place)

    def _is_all_told(self, figure: FigureSpec) -> bool:
        """Whether its data stand as text where the figure says: in a table of ours, or in one with all of its facts."""
        if not figure.described_in:
            return True
        blocks = (block for tree in self.manuscript.trees.values() for block in tree.nodes("block"))
        table = next((block for block in blocks if block.get("id") == figure.described_in), None)
        if table is None:  # which the reference to it tells
            return False
        told = [span.get("fact") for span in table.nodes("span")]
        for fact in (fact for fact in figure.facts if fact not in told):
            message = f"the figure draws '{fact}', and the table '{figure.described_in}' has no words marked with it"
            hint = "mark them there; or leave out 'table:', and the data of the figure are printed"
            self.report.warning(figure.place, message, hint)
        return bool(figure.facts) and set(figure.facts) <= set(told)

    def _inline(self, parent: Element, role: str, *words: Node | Words) -> Element:
        place = words[0].place if words else Place("")
        element = as_html(Node("p", place, words), self.abbreviations)
        element.set("class", role)
        parent.append(element)
        return element

    def data_tables(self) -> tuple[DataTable, ...]:
        """The data of the figures that no table of the text holds, as tables, in the order of the figures."""
        return tuple(
            DataTable(f"{figure.anchor}-data", label, figure.title, figure.equivalent.columns, figure.equivalent.rows)
            for id, label in self.placed.items()
            if not (figure := self.figures[id]).described_in
        )

    def register_data(self) -> None:
        """Make the data of every figure a place that can be referred to."""
        for figure in self.figures.values():
            if not figure.is_decoration and not figure.described_in:
                self.targets.add(f"{figure.anchor}-data", "part", "", "the data behind the figures", figure.place)

    def check_all_placed(self) -> None:
        if not self.report.has_all(Named.CHAPTER):
            return
        for id, figure in self.figures.items():
            if id not in self.placed and not figure.is_decoration:
                self.report.warning(
                    figure.place, f"the figure '{id}' is not placed in the text", f"write ![](fig:{id})"
                )
