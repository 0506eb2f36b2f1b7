"""Lines that help the hands: where to fold, where to staple, where to cut."""

from press.impose.plan import Cell, Layout
from press.model.paper import POINTS_PER_MM

TICK_MM = 4.0
CROP_MM = 5.0
CROP_GAP_MM = 2.0  # beyond the bleed, so that a cut a little outside shows no line
LINE_PT, HALO_PT = 0.3, 1.2
ROUNDING_MM = 0.01


def bounds(layout: Layout, beyond_mm: float = 0.0) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of all cells together, in mm, and so much beyond."""
    return (
        min(cell.x_mm for cell in layout.cells) - beyond_mm,
        min(cell.y_mm for cell in layout.cells) - beyond_mm,
        max(cell.x_mm + cell.width_mm for cell in layout.cells) + beyond_mm,
        max(cell.y_mm + cell.height_mm for cell in layout.cells) + beyond_mm,
    )


def has_room_for_crop_marks(layout: Layout, bleed_mm: float) -> bool:
    left, bottom, right, top = bounds(layout)
    room = min(left, bottom, layout.sheet.width_mm - right, layout.sheet.height_mm - top)
    return room + ROUNDING_MM >= bleed_mm + CROP_GAP_MM + CROP_MM


def fold_marks(layout: Layout) -> str:
    """A tick at each end of the fold."""
    x, top = layout.sheet.width_mm / 2, layout.sheet.height_mm
    return _lines(((x, 0, x, TICK_MM), (x, top - TICK_MM, x, top)))


def staple_marks(layout: Layout) -> str:
    """Two staples as wide as usual ones, 12 mm, a quarter of the height from the ends."""
    x = layout.sheet.width_mm / 2
    _, bottom, _, top = bounds(layout)
    middles = (bottom + (top - bottom) / 4, top - (top - bottom) / 4)
    return _lines(tuple((x, middle - 6, x, middle + 6) for middle in middles))


def crop_marks(layout: Layout, bleed_mm: float) -> str:
    """At each corner of what remains after cutting, two lines that point to it and do not touch it."""
    left, bottom, right, top = bounds(layout)
    start = bleed_mm + CROP_GAP_MM
    end = start + CROP_MM
    across = ((left - start, left - end), (right + start, right + end))
    along = ((bottom - start, bottom - end), (top + start, top + end))
    flat = [(x0, y, x1, y) for x0, x1 in across for y in (bottom, top)]
    upright = [(x, y0, x, y1) for y0, y1 in along for x in (left, right)]
    return _lines((*flat, *upright))


def frame(cell: Cell) -> str:
    x, y, width, height = (n * POINTS_PER_MM for n in (cell.x_mm, cell.y_mm, cell.width_mm, cell.height_mm))
    return f"q 0.5 w 0.5 G {x:.3f} {y:.3f} {width:.3f} {height:.3f} re S Q\n"


def _lines(lines: tuple[tuple[float, float, float, float], ...]) -> str:
    path = "".join("{:.3f} {:.3f} m {:.3f} {:.3f} l ".format(*(n * POINTS_PER_MM for n in line)) for line in lines)
    return f"q {HALO_PT} w 1 G {path}S {LINE_PT} w 0 G {path}S Q\n"
