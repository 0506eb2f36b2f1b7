"""Which heads stand over the cells of a table, as ISO 32000-1, 14.8.4.3.4 and 14.8.5.7 have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from press.paginate.engine.tagging.nodes import Node

_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


@dataclass(frozen=True)
class _Cell:
    """A cell, its first row and column, counted from 0, and how many of each it spans."""

    node: Node
    row: int
    column: int
    rows: int
    columns: int
    is_in_head: bool


def set_headers(table: Element, of: dict[Element, Node]) -> None:
    """Give each head of a table its scope and an identifier, and each cell the identifiers of its heads."""
    node = of.get(table)
    if node is None or node.type != "Table":
        return
    cells = list(_cells(table, of))
    heads: dict[tuple[str, int], list[str]] = {}
    for cell in cells:
        if cell.node.type == "TH":
            written = cell.node.element.get("scope", "") if cell.node.element is not None else ""
            scope = cell.node.table["Scope"] = _SCOPES.get(written, "/Column" if cell.is_in_head else "/Row")
            identifier = cell.node.attributes["ID"] = f"t{node.order}-r{cell.row}-c{cell.column}"
            for place in _places(cell, "row" if scope == "/Row" else "column"):
                heads.setdefault(place, []).append(identifier)
    for cell in cells:
        spans = {"ColSpan": cell.columns, "RowSpan": cell.rows}
        cell.node.table.update({name: span for name, span in spans.items() if span > 1})
        if cell.node.type == "TD":
            over = [id_ for kind in ("row", "column") for place in _places(cell, kind) for id_ in heads.get(place, ())]
            cell.node.table["Headers"] = list(dict.fromkeys(over))


def _places(cell: _Cell, kind: str) -> list[tuple[str, int]]:
    first, count = (cell.row, cell.rows) if kind == "row" else (cell.column, cell.columns)
    return [(kind, number) for number in range(first, first + count)]


def _cells(table: Element, of: dict[Element, Node]) -> Iterator[_Cell]:
    """All cells; where the head of a row holds a cell, its column is two, over which the heads of columns span."""
    placed = [(cell, row, column, group) for cell, row, column, group in _placed(table) if cell in of]
    inner = {cell: [of[each] for each in cell if of[each].parent is of[cell].parent] for cell, *_ in placed}
    inner = {cell: [node for node in nodes if node is not of[cell]] for cell, nodes in inner.items()}
    split = {column for cell, _, column, _ in placed if inner[cell]}
    for cell, row, column, group in placed:
        span = _span(column, cell, "colspan")
        at, more = column + sum(each < column for each in split), sum(each in split for each in span)
        rows, is_in_head = len(_span(row, cell, "rowspan")), group == "thead"
        if inner[cell]:
            yield _Cell(of[cell], row, at, rows, 1, is_in_head)
            yield from (_Cell(each, row, at + 1, rows, 1, is_in_head) for each in inner[cell][:1])
        else:
            yield _Cell(of[cell], row, at, rows, len(span) + more, is_in_head)


def _span(start: int, cell: Element, name: str) -> range:
    return range(start, start + int(cell.get(name, "1")))


def _placed(table: Element) -> Iterator[tuple[Element, int, int, str]]:
    """Each cell with its row and column, and the tag of the group of its row."""
    taken: set[tuple[int, int]] = set()
    groups = [child for child in table if child.tag in ("thead", "tbody", "tfoot", "tr")]
    rows = [(row, group.tag) for group in groups for row in ([group] if group.tag == "tr" else group.findall("tr"))]
    for number, (row, group) in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in ("th", "td"):
                continue
            while (number, column) in taken:
                column += 1
            taken |= {(n, c) for n in _span(number, cell, "rowspan") for c in _span(column, cell, "colspan")}
            yield cell, number, column, str(group)
            column += int(cell.get("colspan", "1"))
