"""Panels become small bar charts beside each other, all on one scale."""

from collections.abc import Sequence

from press.draw.charts.bars import Look, bar_rows
from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.model.charts import Multiples, Panel

NARROWEST = 19  # in sizes of the text
GUTTER = 2.5


def multiples(content: Multiples, plate: Plate) -> tuple[Artwork, ...]:
    most = float(max(amount.value for panel in content.panels for amount in panel.amounts))
    columns = max(1, min(len(content.panels), int(plate.width // (NARROWEST * plate.text.size))))
    rows = [content.panels[n : n + columns] for n in range(0, len(content.panels), columns)]
    return in_parts(rows, plate.size.tallest_pt, lambda part: _rows(part, columns, most, plate))


def _rows(rows: Sequence[Sequence[Panel]], columns: int, most: float, plate: Plate) -> Artwork:
    art = Artwork(plate)
    size = plate.text.size
    gutter = GUTTER * size
    width = (plate.width - (columns - 1) * gutter) / columns
    y = 0.0
    for row in rows:
        ends = []
        for n, panel in enumerate(row):
            x = n * (width + gutter)
            art.rule(x, y + 0.5, x + width, y + 0.5, plate.palette.ink)
            art.words(x, y + size * 1.3, panel.title, plate.bold, plate.palette.ink)
            ends.append(bar_rows(art, panel.amounts, x, y + size * 1.9, width, Look(most, weight=400)))
        y = max(ends) + size * 1.4
    art.height = y - size * 1.2
    return art
