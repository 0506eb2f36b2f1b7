"""Markdown text becomes a tree of elements, each with the line it came from."""

import html
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from press.mark_up.blocks import HouseBlocks
from press.mark_up.inline import Brackets, Entity, OtherHtml, PairedHtml
from press.mark_up.lines import mark_lines, take_out_marks
from press.mark_up.unread import mark_unread_brackets

_TORN = re.compile("\x02?(?:klzzwxh:\\d+)?\x03|\x02")
_CLOSING = {"“": "”", "‘": "’"}
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
                _Tables(use_align_attribute=True),
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
        self._house.root = Element("div")  # Python-Markdown does nothing at all with blank text
        self._md.convert(markdown)
        return self._house.root


class _House(Extension):
    """Python-Markdown without raw HTML, code blocks and reference links, with line marks and our brackets."""

    first_line = 1
    root = Element("div")

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
            if element.text and element.tag == "code":
                element.text = html.unescape(element.text)  # Python-Markdown escapes code, and so does our own output
            elif element.text:
                element.text = _STASHED.sub(character, element.text)
            if element.tail:
                element.tail = _STASHED.sub(character, element.tail)
            # Python-Markdown 3.11 pairs asterisks across what it has read already, and tears its stand-in apart.
            if _TORN.search(f"{element.text}{element.tail}"):
                element.set("data-problem", "emphasis")
                element.text = _TORN.sub("", element.text or "")
                element.tail = _TORN.sub("", element.tail or "")
        _close_quotations(root)
        self.house.root = root


def _close_quotations(root: Element) -> None:
    # Python-Markdown 3.11 takes a quotation mark behind an element for an opening one where nothing follows it.
    for element in root.iter():
        tail = element.tail or ""
        if tail[:1] in _CLOSING and not tail[1:2].isalnum() and element.tag not in ("br", "wbr"):
            element.tail = _CLOSING[tail[0]] + tail[1:]


class _Tables(TableExtension):
    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_TableRows(md.parser, self.getConfigs()), "table", 75)


class _TableRows(TableProcessor):
    # Python-Markdown 3.11 drops the cells that a row has more than the head.
    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc] # the stubs know public names only
        count = len(self._split_row(row))  # type: ignore[attr-defined]
        if count > len(align):
            parent[-1].set("data-problem", "cells")
            parent[-1].set("data-text", f"{count} cells, and the head {len(align)}")


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
