"""The blocks that open with three slashes, as elements."""

import re
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks import BlocksExtension, BlocksMgrExtension, BlocksProcessor, BlocksTreeprocessor
from pymdownx.blocks.block import Block, type_any

KINDS = ("box", "scrutiny", "side", "pull", "table", "figure", "figures")

_OPTION = re.compile(r" {4,}(?P<name>[a-z]+):\s+(?P<value>.*\S)\s*")
_GOES_ON = re.compile(r" {5,}(?P<value>.*\S)\s*")


class _HouseBlock(Block):  # type: ignore[misc]
    """A ``block`` of this kind; title, subtitle and source are elements in it."""

    ARGUMENT: ClassVar[bool | None] = None
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def on_create(self, parent: Element) -> Element:
        element = SubElement(parent, "block", {"kind": self.NAME})
        if self.options.get("attrs"):
            element.set("data-unread", "attrs")
        for name in ("id", "columns", "width", "wide"):
            if self.options.get(name) is not None:
                element.set(name, str(self.options[name]))
        self._paragraph(element, "title", self.argument)
        self._paragraph(element, "subtitle", self.options.get("subtitle"))
        return element

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: Element) -> None:
        self._paragraph(block, "source", self.options.get("source"))

    def _paragraph(self, parent: Element, role: str, text: object) -> None:
        # An element of its own, so that the inline pass reads what stands in it.
        if text:
            SubElement(parent, role).text = str(text)


class Box(_HouseBlock):
    NAME = "box"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {"id": [None, type_any]}


class Scrutiny(_HouseBlock):
    NAME = "scrutiny"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {"id": [None, type_any]}


class Side(_HouseBlock):
    NAME = "side"
    ARGUMENT = True


class Pull(_HouseBlock):
    NAME = "pull"


class Table(_HouseBlock):
    NAME = "table"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {
        name: [None, type_any] for name in ("id", "subtitle", "source", "columns", "wide")
    }


class Figure(_HouseBlock):
    NAME = "figure"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {name: [None, type_any] for name in ("id", "subtitle", "source", "width")}


class Figures(_HouseBlock):
    NAME = "figures"
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, Any]] = {name: [None, type_any] for name in ("id", "subtitle", "source")}


class _Reader(BlocksProcessor):  # type: ignore[misc]
    """Reads options as text, where pymdown-extensions 12.3 reads YAML: ``source: [@key]`` is no list there."""

    def split_header(self, block: str, length: int) -> tuple[dict[str, Any], str]:
        options: dict[str, Any] = {}
        name = ""
        lines = block.split("\n")
        while lines and (found := _OPTION.fullmatch(lines[0]) or (name and _GOES_ON.fullmatch(lines[0]))):
            name = found.groupdict().get("name") or name
            options[name] = f"{options.get(name, '')} {found['value']}".strip()
            lines.pop(0)
        return {name: _option(name, value) for name, value in options.items()}, "\n".join(lines)


def _option(name: str, value: str) -> object:
    """The value of an option; as in YAML, quotation marks may stand around it, with others within (YAML 1.2, 7.3)."""
    if name == "attrs":  # every block of pymdown-extensions has it, with values of its own
        return {"class": "attrs"}
    if len(value) > 1 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


class _Manager(BlocksMgrExtension):  # type: ignore[misc]
    def extendMarkdown(self, md: Any) -> None:
        md.registerExtension(self)
        self.extension = _Reader(md.parser, md)
        # Right after lists, as pymdown-extensions has it.
        md.parser.blockprocessors.register(self.extension, "blocks", 89.99)
        md.treeprocessors.register(BlocksTreeprocessor(md, self.extension), "blocks_on_inline_end", 19.99)


class HouseBlocks(BlocksExtension):  # type: ignore[misc]
    def register_block_mgr(self, md: Any) -> BlocksProcessor:
        manager = _Manager()
        manager.extendMarkdown(md)
        return manager.extension

    def extendMarkdownBlocks(self, md: Any, block_manager: Any) -> None:
        for block in (Box, Scrutiny, Side, Pull, Table, Figure, Figures):
            block_manager.register(block, self.getConfigs())
