"""Tables: each data cell has heads, and these are short, for they are said again with each cell."""

from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.listen.tables import grid
from press.model.tags import Rule

# Characters: the claim of a fact may be a row's head, and is one sentence; what explains it is a cell.
LONGEST_HEAD = 320
_SCOPES = ("Row", "Column", "Both")


def _scopes(reading: Reading) -> Iterator[Found]:
    for head in reading.of("TH"):
        if "".join(head.attribute("Scope")) not in _SCOPES:
            yield Found(head.page, "a head (TH) does not say of what (Scope)", quoted(reading.text(head.index)))


def _heads(reading: Reading) -> Iterator[Found]:
    for table in reading.of("Table"):
        found = grid(reading, table.index)
        cells = [cell for cell in found.cells if not cell.is_head]
        if not found.cells:
            yield Found(table.page, "a table has no cells", quoted(reading.text(table.index)))
        for cell in cells:
            words = quoted(reading.text(cell.element.index)) or f"row {cell.row + 1}, column {cell.column + 1}"
            lost = [name for name in cell.element.attribute("Headers") if name not in found.ids]
            if lost:
                yield Found(cell.element.page, "Headers of a cell name no head of its table", f"{words}: {lost[0]}")
            elif not found.heads(cell):
                yield Found(cell.element.page, "a cell has no head", words)


def _regular(reading: Reading) -> Iterator[Found]:
    """Each row of a table covers as many columns as the others, and no place twice."""
    for table in reading.of("Table"):
        found = grid(reading, table.index)
        widths: dict[int, int] = {}
        for cell in found.cells:
            for row in range(cell.row, min(cell.row + cell.rows, found.rows)):
                widths[row] = widths.get(row, 0) + cell.columns
        for row, width in widths.items():
            if width != widths[min(widths)]:
                cells = [cell for cell in found.cells if cell.row == row]
                page = cells[0].element.page if cells else table.page
                message = f"a row of a table has {width} columns, the first has {widths[min(widths)]}"
                words = " | ".join(reading.text(cell.element.index) for cell in cells)
                yield Found(page or table.page, message, quoted(words) or f"row {row + 1}")


def _short(reading: Reading) -> Iterator[Found]:
    for table in reading.of("Table"):
        for cell in grid(reading, table.index).cells:
            text = reading.text(cell.element.index)
            if not cell.is_head or cell.scope not in ("Row", "Both"):
                continue
            paragraphs = [each for each in reading.of("P") if each.parent == cell.element.index]
            if len(paragraphs) > 1 or len(text) > LONGEST_HEAD:
                yield Found(cell.element.page, "the head of a row is more than a sentence", quoted(text))


def _names(reading: Reading) -> Iterator[Found]:
    """The IDTree has every ID, once, and leads to its element."""
    tree = dict(reading.tagged.facts.ids)
    seen: dict[str, int] = {}
    for element in reading.elements:
        if not element.id:
            continue
        if element.id in seen:
            yield Found(element.page, "two tags have one ID", element.id)
        elif tree.get(element.id) != element.index:
            yield Found(element.page, "the IDTree does not lead to a tag with an ID", element.id)
        seen[element.id] = element.index
    for name, index in reading.tagged.facts.ids:
        if name not in seen:
            yield Found(0, "the IDTree names a tag that is not there", name or str(index))


CHECKS = (
    Check(Rule("scope", f"{UA}, 7.5", "say Row or Column"), _scopes),
    Check(Rule("heads", f"{UA}, 7.5", "tag heads as TH, and name them in Headers"), _heads),
    Check(Rule("regular", f"{UA}, 7.5", "let RowSpan and ColSpan be those of the cells"), _regular),
    Check(
        Rule(
            "short-heads", f"{UA}, 7.5", f"one paragraph of no more than {LONGEST_HEAD} characters; the rest is a cell"
        ),
        _short,
    ),
    Check(Rule("id-tree", f"{PDF}, 14.7.2", "name all IDs in the IDTree, each once"), _names),
)
