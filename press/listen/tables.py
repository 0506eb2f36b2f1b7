"""The cells of a table, and the heads that are said with each (ISO 32000-1, 14.8.5.7)."""

from collections.abc import Iterator
from dataclasses import dataclass

from press.listen.reading import Reading
from press.model.tags import Element

MOST_SPANNED = 100
_PARTS = ("THead", "TBody", "TFoot")


@dataclass(frozen=True)
class Cell:
    """``row`` and ``column`` count from 0; ``in_head`` tells a cell of a head row."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int
    in_head: bool

    @property
    def is_head(self) -> bool:
        return self.element.role == "TH"

    @property
    def scope(self) -> str:
        """Of which cells it is the head: as it says, or as its place says."""
        said = "".join(self.element.attribute("Scope")) if self.is_head else ""
        return said or ("Column" if self.in_head or self.row == 0 else "Row")


@dataclass(frozen=True)
class Grid:
    cells: tuple[Cell, ...]
    ids: dict[str, Element]

    @property
    def rows(self) -> int:
        return max((cell.row + 1 for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def heads(self, cell: Cell) -> list[Element]:
        """Those that a cell names, or those above it and before it in its row."""
        if named := cell.element.attribute("Headers"):
            return [self.ids[name] for name in named if name in self.ids]
        above = [
            each
            for each in self.cells
            if each.is_head
            and each.scope in ("Column", "Both")
            and each.row < cell.row
            and each.column < cell.column + cell.columns
            and cell.column < each.column + each.columns
        ]
        before = [
            each
            for each in self.cells
            if each.is_head
            and each.scope in ("Row", "Both")
            and each.column < cell.column
            and each.row <= cell.row < each.row + each.rows
        ]
        return [each.element for each in (*above, *before)]


def grid(reading: Reading, table: int) -> Grid:
    """The cells of a table, each in its place."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for number, (row, in_head) in enumerate(_rows(reading, table)):
        column = 0
        for element in reading.kids(row.index):
            if element.role not in ("TH", "TD"):
                continue
            while (number, column) in taken:
                column += 1
            cell = Cell(element, number, column, _span(element, "RowSpan"), _span(element, "ColSpan"), in_head)
            cells.append(cell)
            taken |= {(number + y, column + x) for y in range(cell.rows) for x in range(cell.columns)}
            column += cell.columns
    return Grid(tuple(cells), {cell.element.id: cell.element for cell in cells if cell.is_head and cell.element.id})


def _rows(reading: Reading, table: int) -> Iterator[tuple[Element, bool]]:
    for kid in reading.kids(table):
        if kid.role == "TR":
            yield kid, False
        elif kid.role in _PARTS:
            yield from ((row, kid.role == "THead") for row in reading.kids(kid.index) if row.role == "TR")


def _span(element: Element, name: str) -> int:
    said = "".join(element.attribute(name))
    return min(max(int(said), 1), MOST_SPANNED) if said.isascii() and said.isdigit() else 1
