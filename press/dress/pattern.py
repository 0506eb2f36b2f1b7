"""The art of a house: quarters of circles and squares on a grid, in tones of its ground and a little of its accent.

Which stand where follows from the name of the house, so that each has a pattern of its own, always the same.
"""

import hashlib
from collections.abc import Mapping

COLUMNS, ROWS, CELL = 7, 8, 20  # cells, and units a cell
_ACCENTS = 7  # of a hundred cells, about
_BARE_SHARE = 0.55  # of the cells in the upper left corner, falling to none in the lower right


def pattern(name: str, colours: Mapping[str, str], accent: str) -> bytes:
    """An SVG of ``COLUMNS`` by ``ROWS`` cells, denser to the lower right; nothing is drawn on bare cells."""
    drawn = []
    for row in range(ROWS):
        for column in range(COLUMNS):
            figures = hashlib.sha256(f"{name} {row} {column}".encode()).digest()
            distance = 1 - (column / (COLUMNS - 1) + row / (ROWS - 1)) / 2
            if figures[0] / 255 < distance * 2 * _BARE_SHARE:
                continue
            tone = colours[("globe-sea", "globe-land", "globe-land", "globe-line")[figures[1] % 4]]
            colour = accent if figures[2] * 100 < _ACCENTS * 255 else tone
            drawn.append(f'<path d="{_shape(figures[3] % 5, column * CELL, row * CELL)}" fill="{colour}"/>')
    width, height = COLUMNS * CELL, ROWS * CELL
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f"{head}{''.join(drawn)}</svg>".encode()


def _shape(kind: int, x: int, y: int) -> str:
    """A quarter of a circle about one of the corners of a cell, or the whole cell."""
    right, bottom, r = x + CELL, y + CELL, CELL
    return (
        f"M{x} {y}H{right}A{r} {r} 0 0 1 {x} {bottom}Z",
        f"M{right} {y}V{bottom}A{r} {r} 0 0 1 {x} {y}Z",
        f"M{right} {bottom}H{x}A{r} {r} 0 0 1 {right} {y}Z",
        f"M{x} {bottom}V{y}A{r} {r} 0 0 1 {right} {bottom}Z",
        f"M{x} {y}H{right}V{bottom}H{x}Z",
    )[kind]
