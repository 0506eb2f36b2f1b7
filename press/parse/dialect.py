"""Markdown as authors of briefings write it: Python-Markdown with the house's blocks, brackets, lists and notes."""

import re
from collections.abc import Iterable, Sequence
from string import punctuation
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import CodeBlockProcessor, HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension, DefListIndentProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension, TableProcessor

from press.model.briefing import Text
from press.model.manuscript import Node
from press.parse.blocks import HouseBlocks
from press.parse.inline import (
    PAIRED_HTML,
    STRUCK,
    SUBSCRIPT,
    SUPERSCRIPT,
    AddressOrTag,
    Author,
    Between,
    Brackets,
    Code,
    Entity,
    Escape,
    Formula,
    InlineNote,
    Times,
)
from press.parse.lines import Lines
from press.parse.lists import Lists
from press.parse.tree import as_node


class Dialect:
    """Reads texts; one serves a whole briefing."""

    def __init__(self, sources: Iterable[str] = ()) -> None:
        """``sources`` are the keys that ``@key`` can name in running text."""
        self._notes = _Notes(UNIQUE_IDS=True)
        house = _House(frozenset(sources))
        self._md = Markdown(
            extensions=[_Tables(use_align_attribute=True), DefListExtension(), self._notes, HouseBlocks(), house]
        )

    def tree(self, text: Text, is_file: bool) -> Node:
        """The tree of a text. Its lines are those of a file where ``is_file``; all else stands in its one place."""
        md = self._md
        md.reset()
        source = text.markdown.split("\n")
        for preprocessor in md.preprocessors:
            source = preprocessor.run(source)
        root = Element("text")
        md.parser.parseChunk(root, "\n".join(source))
        self._mark_open_blocks()
        definitions = self._notes.definitions()
        # Where lines stand can be seen now: what stands in an element is still what was typed.
        lines = Lines(source, text.place, is_file)
        for definition, words in definitions:
            lines.keep_note(definition, words)
        lines.find(root)
        for definition, words in definitions:
            md.parser.parseChunk(definition, words)
            lines.find_in_note(definition)
            root.append(definition)
        for processor in md.treeprocessors:
            processor.run(root)
        return as_node(root, lines)

    def _mark_open_blocks(self) -> None:
        blocks: Any = self._md.parser.blockprocessors["blocks"]
        for entry in blocks.stack:
            entry.el.set("data-unread", "open")
            entry.el.set("data-typed", "/" * entry.block.length)


class _House(Extension):
    """Python-Markdown without raw HTML, code blocks and reference links, with our lists, brackets and escapes."""

    def __init__(self, sources: frozenset[str]) -> None:
        super().__init__()
        self.sources = sources

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        for name in ("code", "setextheader", "reference", "indent", "olist", "ulist"):
            md.parser.blockprocessors.deregister(name)
        references = ("reference", "image_reference", "short_reference", "short_image_ref")
        for name in (*references, "html", "entity", "autolink", "automail"):
            md.inlinePatterns.deregister(name)
        for name in ("prettify", "unescape"):
            md.treeprocessors.deregister(name)
        # A backslash takes the meaning from any mark (CommonMark 0.31, 2.4).
        md.ESCAPED_CHARS = list(punctuation)
        md.parser.blockprocessors.register(Lists(md.parser), "lists", 90)
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        md.parser.blockprocessors.register(_IndentedBlock(md.parser), "code", 80)
        md.parser.blockprocessors.register(_DefinitionIndent(md.parser), "defindent", 85)
        md.inlinePatterns.register(Code(), "backtick", 190)
        md.inlinePatterns.register(Formula(md), "formula", 182)
        md.inlinePatterns.register(Escape(md), "escape", 180)
        md.inlinePatterns.register(Brackets(md), "brackets", 176)
        md.inlinePatterns.register(InlineNote(md), "inline note", 178)
        md.inlinePatterns.register(Author(md, self.sources), "author", 140)
        for tag in PAIRED_HTML:
            md.inlinePatterns.register(Between(md, f"<{tag}>(.*?)</{tag}>", tag), tag, 92)
        md.inlinePatterns.register(Between(md, STRUCK, "del"), "struck", 58)
        md.inlinePatterns.register(Between(md, SUBSCRIPT, "sub"), "subscript", 56)
        md.inlinePatterns.register(Between(md, SUPERSCRIPT, "sup"), "superscript", 55)
        md.inlinePatterns.register(AddressOrTag(md), "address or tag", 90)
        md.inlinePatterns.register(Entity(md), "entity", 80)
        md.inlinePatterns.register(Times(md), "times", 70)


class _Headings(HashHeaderProcessor):
    # A space stands between the marks and the words (CommonMark 0.31, 4.2): "#water" is a word.
    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?: +(?:\\.|[^\\])*?)?)#*(?:\n|$)")


class _IndentedBlock(CodeBlockProcessor):
    """Keeps the words of what is code in Markdown as a paragraph, and that it was meant otherwise."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p", {"data-unread": "indented"}).text = blocks.pop(0).lstrip()


class _DefinitionIndent(DefListIndentProcessor):
    # What is indented below an item of a list is for ``Lists`` to read.
    ITEM_TYPES = ["dd"]  # noqa: RUF012 # as Python-Markdown has it
    LIST_TYPES = ["dl"]  # noqa: RUF012


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
            parent[-1].set("data-unread", "cells")
            parent[-1].set("data-typed", f"{count} cells, and the head {len(align)}")


class _Notes(FootnoteExtension):
    """Python-Markdown's reading of ``[^id]: text``, without its calls and its list at the end of the page."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.inlinePatterns.deregister("footnote")
        for name in ("footnote", "footnote-duplicate"):
            md.treeprocessors.deregister(name)
        md.postprocessors.deregister("footnote")

    def reset(self) -> None:
        super().reset()
        self.all: list[tuple[str, str]] = []

    def setFootnote(self, id: str, text: str) -> None:
        super().setFootnote(id, text)
        self.all.append((id, text))

    def definitions(self) -> list[tuple[Element, str]]:
        """An empty element for each note, in the order of the text, and the words of the note; ids may repeat."""
        return [(Element("note", {"id": id}), text) for id, text in self.all]
