"""Markdown text becomes a tree of elements, each with the line it came from."""

import html
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from press.mark_up.blocks import HouseBlocks
from press.mark_up.inline import Brackets, Entity, OtherHtml, PairedHtml
from press.mark_up.lines import mark_lines, take_out_marks
from press.mark_up.unread import mark_unread_brackets

_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")


class Marker:
    """Turns Markdown into trees; one serves a whole briefing.

    ``abbreviations`` maps each abbreviation to what it stands for.
    """

    def __init__(self, abbreviations: dict[str, str]) -> None:
        self._house = _House()
        self._notes = _Notes(UNIQUE_IDS=True)
        self._md = Markdown(
            extensions=[
                TableExtension(use_align_attribute=True),
                DefListExtension(),
                SaneListExtension(),
                SmartyExtension(),
                AbbrExtension(glossary=abbreviations),
                self._notes,
                HouseBlocks(),
                self._house,
            ]
        )

    def tree(self, markdown: str, first_line: int) -> Element:
        """The elements of ``markdown`` below one ``div``; notes stand at its end, with ``data-definition``."""
        self._md.reset()
        self._house.first_line = first_line
        self._md.convert(markdown)
        root = self._house.root
        assert root is not None
        return root


class _House(Extension):
    """Python-Markdown without raw HTML, code blocks and reference links, with line marks and our brackets."""

    first_line = 1
    root: Element | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        for name in ("code", "setextheader", "reference"):
            md.parser.blockprocessors.deregister(name)
        for name in (
            "reference", "image_reference", "short_reference", "short_image_ref", "automail", "html", "entity",
        ):  # fmt: skip
            md.inlinePatterns.deregister(name)
        md.treeprocessors.deregister("prettify")
        md.stripTopLevelTags = False
        md.preprocessors.register(_MarkLines(self), "lines", 10)
        md.inlinePatterns.register(Brackets(md), "brackets", 176)
        md.inlinePatterns.register(PairedHtml(md), "paired html", 92)
        md.inlinePatterns.register(OtherHtml(md), "other html", 90)
        md.inlinePatterns.register(Entity(md), "entity", 80)
        md.treeprocessors.register(_TakeOutMarks(self), "take out marks", 18)
        md.treeprocessors.register(_Keep(md, self), "keep", -10)


class _MarkLines(Preprocessor):
    def __init__(self, house: _House) -> None:
        super().__init__()
        self.house = house

    def run(self, lines: list[str]) -> list[str]:
        return mark_lines(lines, self.house.first_line)


class _TakeOutMarks(Treeprocessor):
    # Smart quotes look at the characters beside a quotation mark, so the marks leave before they are set.
    def __init__(self, house: _House) -> None:
        super().__init__()
        self.house = house

    def run(self, root: Element) -> None:
        mark_unread_brackets(root)
        take_out_marks(root, self.house.first_line)


class _Keep(Treeprocessor):
    """Keeps the finished tree, with the entities that smart quotes stash put back as characters."""

    def __init__(self, md: Markdown, house: _House) -> None:
        super().__init__(md)
        self.house = house

    def run(self, root: Element) -> None:
        stash = self.md.htmlStash.rawHtmlBlocks

        def character(found: re.Match[str]) -> str:
            return html.unescape(str(stash[int(found[1])]))

        for element in root.iter():
            if element.text:
                element.text = _STASHED.sub(character, element.text)
            if element.tail:
                element.tail = _STASHED.sub(character, element.tail)
        self.house.root = root


class _Notes(FootnoteExtension):
    """Python-Markdown's reading of ``[^id]: text``, without its list at the end of the page."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.inlinePatterns.deregister("footnote")
        for name in ("footnote", "footnote-duplicate"):
            md.treeprocessors.deregister(name)
        md.postprocessors.deregister("footnote")
        md.treeprocessors.register(_Definitions(self), "definitions", 50)

    def reset(self) -> None:
        super().reset()
        self.twice: list[tuple[str, str]] = []

    def setFootnote(self, id: str, text: str) -> None:
        if id in self.footnotes:
            self.twice.append((id, text))
        else:
            super().setFootnote(id, text)


class _Definitions(Treeprocessor):
    """Appends the text of each note to the tree before the inline pass, which then treats it like any other."""

    def __init__(self, notes: _Notes) -> None:
        super().__init__()
        self.notes = notes

    def run(self, root: Element) -> None:
        for id, text in self.notes.footnotes.items():
            SubElement(root, "div", {"data-definition": id}).text = text
        for id, text in self.notes.twice:
            SubElement(root, "div", {"data-definition": id, "data-problem": "twice"}).text = text
