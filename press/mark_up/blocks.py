"""The blocks that open with three slashes, as elements that ``shape`` finishes."""

from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

KINDS = ("box", "scrutiny", "side", "pull", "table", "figure")


class _HouseBlock(Block):  # type: ignore[misc]
    """A ``div`` of the block's kind; title, subtitle and source are paragraphs with ``data-role``."""

    ARGUMENT: ClassVar[bool | None] = None
    OPTIONS: ClassVar[dict[str, Any]] = {}

    def on_create(self, parent: Element) -> Element:
        element = SubElement(parent, "div", {"data-block": self.NAME})
        if self.options.get("attrs"):
            element.set("data-problem", "attrs")
        for name in ("id", "columns"):
            if self.options.get(name) is not None:
                element.set(f"data-option-{name}", str(self.options[name]))
        self._paragraph(element, "title", self.argument)
        self._paragraph(element, "subtitle", self.options.get("subtitle"))
        return element

    def on_end(self, block: Element) -> None:
        self._paragraph(block, "source", self.options.get("source"))

    def _paragraph(self, parent: Element, role: str, text: object) -> None:
        # A paragraph of its own, so that the inline pass reads what stands in it.
        if text:
            SubElement(parent, "p", {"data-role": role}).text = str(text)


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
    OPTIONS: ClassVar[dict[str, Any]] = {name: [None, type_any] for name in ("id", "subtitle", "source", "columns")}


class Figure(_HouseBlock):
    NAME = "figure"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {name: [None, type_any] for name in ("id", "subtitle", "source")}


class HouseBlocks(BlocksExtension):  # type: ignore[misc]
    def extendMarkdownBlocks(self, md: Any, block_manager: Any) -> None:
        for block in (Box, Scrutiny, Side, Pull, Table, Figure):
            block_manager.register(block, self.getConfigs())
