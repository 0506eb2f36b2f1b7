"""A table that has no room is told once, by its columns or its row, and not word by word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from press.model.report import Place, Report
from press.proof.expected import Block
from press.proof.found import Found
from press.proof.letters import plain, quoted
from press.proof.paper import Piece

_NARROWER = "give them more in 'columns: …', leave columns out, split the table in two, or shorten their words"
_WIDER = f"write 'wide: true' for a page on its side, {_NARROWER}"
_LOWER = "split it into several rows, or write its words as text and keep the table short"


@dataclass
class WideTables:
    """Collects what words of tables have no room in their columns; ``blocks`` are all of the text."""

    edition: str
    blocks: list[Block]
    cells: Mapping[Piece, Block]
    _columns: dict[Element, list[Block]] = field(default_factory=dict)

    def takes(self, *pieces: Piece) -> bool:
        """Whether one of these pieces, which have no room beside one another, stands in a table."""
        cells = [self.cells[piece] for piece in pieces if piece in self.cells]
        for cell in cells:
            if cell.table is not None:
                self._columns.setdefault(cell.table, []).append(cell)
        return bool(cells)

    def has_taken(self, piece: Piece) -> bool:
        return piece in self.cells and self.cells[piece].table in self._columns

    def tell(self, report: Report) -> None:
        for table, cells in self._columns.items():
            names = [plain(block.text) for block in self._row(next(b for b in self.blocks if b.table is table))]
            numbers = sorted({self._row(cell).index(cell) for cell in cells})
            named = [quoted(names[number]) for number in numbers if number < len(names)]
            listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)
            message = f"'{self.edition}': the table is too wide: there is no room for all words of {listed}"
            place = Place(cells[0].place.path, int(table.get("data-line") or cells[0].place.line))
            is_turned = cells[0].unit is not None and "wide" in cells[0].unit.get("class", "").split()
            report.error(place, message, _NARROWER if is_turned else _WIDER)

    def _row(self, cell: Block) -> list[Block]:
        """The cells beside one; of a table's first block, which may be its caption, those of its first row."""
        if cell.row is None:
            cell = next((each for each in self.blocks if each.table is cell.table and each.row is not None), cell)
        return [each for each in self.blocks if each.row is cell.row and each.table is cell.table]


def cells_of(text: Found) -> dict[Piece, Block]:
    """The cell in which each piece of a table stands, in heads that are repeated too."""
    return {
        piece: block
        for block, span in (*text.repeated, *text.spans.items())
        if block.row is not None
        for piece in span.stream.between(span.start, span.end)
    }


def tell_tall_rows(edition: str, text: Found, report: Report) -> bool:
    """Tell each row that is higher than a page; False where there is none.

    One that fits on the next page goes there: a row that is cut, and has no row above it on its page, fits on none.
    """
    rows: dict[Element, list[Block]] = {}
    for block in text.spans:
        if block.row is not None and not block.is_head:
            rows.setdefault(block.row, []).append(block)
    told = False
    before: list[Block] = []
    for cells in rows.values():
        page = text.spans[cells[0]].first_page
        is_cut = any(text.spans[cell].last_page > page for cell in cells)
        is_below = before and before[0].table is cells[0].table and text.spans[before[0]].last_page == page
        if is_cut and not is_below:
            message = f"'{edition}': the row {quoted(plain(cells[0].text))} of this table is higher than a page"
            report.error(cells[0].place, message, _LOWER)
            told = True
        before = cells
    return told
