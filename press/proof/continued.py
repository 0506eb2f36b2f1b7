"""A table that goes on overleaf says there which one it is."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from press.model.report import Report
from press.proof.expected import Block
from press.proof.found import Found
from press.proof.letters import letters, quoted
from press.proof.paper import PrintedPage


def check_continued(
    edition: str, blocks: Sequence[Block], text: Found, pages: Sequence[PrintedPage], report: Report
) -> None:
    """Report each page on which a table goes on without its label, which no tag reads again."""
    tables: dict[Element, list[Block]] = {}
    for block in blocks:
        if block.table is not None and block.row is not None and not block.is_head and block in text.spans:
            tables.setdefault(block.table, []).append(block)
    for table, cells in tables.items():
        caption = table.find("caption")
        label = caption.get("data-label", "") if caption is not None else ""
        printed = sorted({text.spans[cell].first_page for cell in cells})
        for number in printed[1:] if label else ():
            beside = "".join(letters(piece.text) for piece in pages[number - 1].pieces if not piece.is_in_text)
            if letters(label) not in beside:
                message = f"'{edition}' goes on with {quoted(label)} on page {number} without saying so"
                report.error(cells[0].place, message, "report this: the text is right")
