"""Notes on a time: a moment has a rule, a period a ground, and the words stand above all lines."""

from press.draw.charts.notes import lines_of
from press.draw.charts.scale import Scale, decimal_year
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.labels import Point
from press.model.charts import Line
from press.model.emphasis import Note

WIDTH = 16  # of the words, in sizes of the small type


def _notes(content: Line) -> list[Note]:
    """Those at times, not at readings."""
    at_readings = {(reading.series, reading.at) for reading in content.readings}
    return [n for n in content.emphasis.notes if n.until or (n.name, n.at) not in at_readings]


def _places(content: Line, across: Scale, plate: Plate) -> list[tuple[Note, float, float, float, tuple[str, ...]]]:
    """Each note with the x of its beginning and end, the upper edge of its words, and these.

    Words that would meet those before them stand below them.
    """
    found: list[tuple[Note, float, float, float, tuple[str, ...]]] = []
    taken: list[tuple[float, float, float]] = []  # left, right and lower edge of words
    for note in sorted(_notes(content), key=lambda n: n.at.first if n.at else 0):
        assert note.at
        x = across.at(decimal_year(note.at))
        end = across.at(decimal_year(note.until, at_end=True)) if note.until else x
        lines = lines_of(note.text, WIDTH * plate.small.size, plate)
        width = plate.letters.widest(lines, plate.small) + plate.pad
        left = _left(x, width, across)
        top = max((low for start, stop, low in taken if start < left + width and left < stop), default=0.0)
        taken.append((left, left + width, top + len(lines) * plate.small.lead + 2))
        found.append((note, x, end, top, lines))
    return found


def _left(x: float, width: float, across: Scale) -> float:
    """Where words begin: right of the rule, or left of it where they would leave the drawing."""
    return x if x + width <= across.end else x - width


def head_room(content: Line, across: Scale, plate: Plate) -> float:
    """How much higher notes make a chart, in points."""
    places = _places(content, across, plate)
    return max((top + len(lines) * plate.small.lead + 4 for _, _, _, top, lines in places), default=0.0)


def draw_times(art: Artwork, content: Line, across: Scale, bottom: float) -> list[Point]:
    """Draw rules, grounds and words down to ``bottom``, before anything else; points on the rules come back."""
    plate, palette = art.plate, art.plate.palette
    for note, x, end, top, _ in _places(content, across, plate):
        if note.until:
            end = min(end, across.end)
            art.rect(x, top, end - x, bottom - top, palette.figure_row)
            # Where the ground is white, as for ink savers, the end is seen all the same.
            art.rule(end, top, end, bottom, palette.steel, 0.5)
            art.rule(x, top, end, top, palette.ink, 0.6)
        art.rule(x, top, x, bottom, palette.ink, 0.6, () if note.until else (2, 2))
    for _, x, _, top, lines in _places(content, across, plate):
        width = plate.letters.widest(lines, plate.small)
        left = _left(x, width + plate.pad, across)
        for n, line in enumerate(lines):
            y = top + plate.small.size * 0.95 + n * plate.small.lead
            if left < x:
                art.words(x - plate.pad * 0.6, y, line, plate.small, palette.ink, "right")
            else:
                art.words(x + plate.pad * 0.6, y, line, plate.small, palette.ink)
    steps = 24
    return [
        (x, top + (bottom - top) * n / steps)
        for _, x, _, top, _ in _places(content, across, plate)
        for n in range(steps)
    ]
