"""Which page stands where on which sheet: numbers only, no PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from press.model.paper import Paper, Size

BLANK = 0
PAGES_PER_FOLDED_SHEET = 4


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper, printed on both sides: page numbers from left to right and from top to bottom; 0 is blank.

    ``depth`` counts the sheets around it when it is folded, so 0 is the outermost of its signature.
    """

    front: tuple[int, ...]
    back: tuple[int, ...]
    depth: int = 0


@dataclass(frozen=True)
class Cell:
    """Where a page goes on a side, in mm from the lower left corner of the sheet; turned pages have been turned."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Layout:
    """The cells of a side, and the scale at which pages fill them; ``sheet`` is the paper as it lies before us."""

    sheet: Size
    cells: tuple[Cell, ...]
    scale: float


def padded(pages: int, keep_last: bool = False) -> tuple[int, ...]:
    """Page numbers, with blanks up to a multiple of four: at the end, or before the last page, the back cover.

    >>> padded(6)
    (1, 2, 3, 4, 5, 6, 0, 0)
    >>> padded(6, keep_last=True)
    (1, 2, 3, 4, 5, 0, 0, 6)
    """
    numbers = tuple(range(1, pages + 1))
    blanks = (BLANK,) * (-pages % PAGES_PER_FOLDED_SHEET)
    return (*numbers[:-1], *blanks, *numbers[-1:]) if keep_last else (*numbers, *blanks)


def saddle_stitch(pages: int, sheets_per_signature: int = 0, keep_last: bool = False) -> tuple[Sheet, ...]:
    """Plan a booklet folded once, outermost sheet first; two pages a side, to be turned over on the short edge.

    ``pages`` is rounded up to a multiple of four (see ``padded``). With ``sheets_per_signature``, a thick book becomes
    signatures of at most so many sheets and as alike in number as can be, one to be laid upon the other; 0 folds all
    sheets into one.

    >>> saddle_stitch(6)[0]
    Sheet(front=(0, 1), back=(2, 0), depth=0)
    >>> [sheet.depth for sheet in saddle_stitch(36, sheets_per_signature=4)]
    [0, 1, 2, 0, 1, 2, 0, 1, 2]
    """
    numbers = padded(pages, keep_last)
    sheets: list[Sheet] = []
    start = 0
    for count in _signatures(len(numbers) // PAGES_PER_FOLDED_SHEET, sheets_per_signature):
        end = start + count * PAGES_PER_FOLDED_SHEET
        sheets += _folded(numbers[start:end])
        start = end
    return tuple(sheets)


def _signatures(sheets: int, most: int) -> list[int]:
    """How many sheets each signature has.

    >>> _signatures(10, 4)
    [4, 3, 3]
    """
    parts = -(-sheets // most) if most else 1
    return [sheets // parts + (n < sheets % parts) for n in range(parts)] if sheets else []


def _folded(numbers: Sequence[int]) -> list[Sheet]:
    last = len(numbers) - 1
    return [
        Sheet(
            front=(numbers[last - 2 * n], numbers[2 * n]),
            back=(numbers[2 * n + 1], numbers[last - 2 * n - 1]),
            depth=n,
        )
        for n in range(len(numbers) // PAGES_PER_FOLDED_SHEET)
    ]


def n_up(pages: int, per_side: int) -> tuple[Sheet, ...]:
    """Plan sheets with ``per_side`` pages a side in reading order.

    >>> n_up(5, 2)
    (Sheet(front=(1, 2), back=(3, 4), depth=0), Sheet(front=(5, 0), back=(0, 0), depth=0))
    """
    numbers = (*range(1, pages + 1), *(BLANK,) * (-pages % (2 * per_side)))
    sides = [numbers[n : n + per_side] for n in range(0, len(numbers), per_side)]
    return tuple(Sheet(front, back) for front, back in zip(sides[::2], sides[1::2], strict=True))


def creep_mm(sheet: Sheet, thickness_mm: float) -> float:
    """How far the pages of a sheet move towards the spine.

    Each sheet that lies around a fold pushes it out by its own thickness, and what sticks out is cut off: so the pages
    of a sheet move in by the thickness of all sheets around it.

    >>> creep_mm(Sheet((4, 5), (6, 3), depth=5), thickness_mm=0.1)
    0.5
    """
    return sheet.depth * thickness_mm


def thickness_mm(grammage: float) -> float:
    """The thickness of uncoated paper of so many g/m².

    A bulk of 1.25 cm³/g is usual: 80 g/m² × 1.25 cm³/g = 100 cm³/m², which is 0.1 mm.

    >>> thickness_mm(80)
    0.1
    """
    return grammage * 1.25 / 1000


def fold_layout(page: Size, paper: Paper) -> Layout:
    """Two pages side by side, their inner edges on the fold in the middle; larger pages are shrunk, none enlarged."""
    sheet = max((paper.upright, paper.upright.turned), key=lambda size: _fit(page, size.width_mm / 2, size.height_mm))
    scale = min(1.0, _fit(page, sheet.width_mm / 2, sheet.height_mm))
    width, height = page.width_mm * scale, page.height_mm * scale
    fold, bottom = sheet.width_mm / 2, (sheet.height_mm - height) / 2
    return Layout(sheet, (Cell(fold - width, bottom, width, height), Cell(fold, bottom, width, height)), scale)


def grid_layout(page: Size, paper: Paper, per_side: int, margin_mm: float, gap_mm: float) -> Layout:
    """So many pages a side, in rows from the upper left, on the sheet turned so that they come out largest."""
    layouts = [
        _grid(page, sheet, columns, per_side // columns, margin_mm, gap_mm)
        for sheet in (paper.upright, paper.upright.turned)
        for columns in range(1, per_side + 1)
        if per_side % columns == 0
    ]
    return max(layouts, key=lambda layout: layout.scale)


def _grid(page: Size, sheet: Size, columns: int, rows: int, margin_mm: float, gap_mm: float) -> Layout:
    room_x = (sheet.width_mm - 2 * margin_mm - (columns - 1) * gap_mm) / columns
    room_y = (sheet.height_mm - 2 * margin_mm - (rows - 1) * gap_mm) / rows
    scale = min(1.0, _fit(page, room_x, room_y))
    width, height = page.width_mm * scale, page.height_mm * scale
    left = (sheet.width_mm - columns * width - (columns - 1) * gap_mm) / 2
    bottom = (sheet.height_mm - rows * height - (rows - 1) * gap_mm) / 2
    cells = tuple(
        Cell(left + column * (width + gap_mm), bottom + (rows - 1 - row) * (height + gap_mm), width, height)
        for row in range(rows)
        for column in range(columns)
    )
    return Layout(sheet, cells, scale)


def _fit(page: Size, width_mm: float, height_mm: float) -> float:
    """The scale at which a page just fits; 1 where it misses by less than paper is cut exactly."""
    scale = min(width_mm / page.width_mm, height_mm / page.height_mm)
    return 1.0 if abs(scale - 1) < 0.0005 else scale


def moved(cell: Cell, column: int, creep: float) -> Cell:
    """A cell of a folded side, moved towards the fold: those left of it (column 0) to the right, the others left."""
    return Cell(cell.x_mm + (creep if column == 0 else -creep), cell.y_mm, cell.width_mm, cell.height_mm)
