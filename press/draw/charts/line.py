"""Readings over time become a line with dots, or pins where the record has gaps: nothing is drawn into these.

A series is named at its end. Where readings are many, or lack the room, the first and the last are labelled.
"""

from collections.abc import Sequence
from itertools import pairwise

from press.draw.charts.bars import bars
from press.draw.charts.line_labels import Placed, end_room, label
from press.draw.charts.line_notes import draw_times, head_room
from press.draw.charts.scale import Scale, decimal_year, ticks, year_step
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.labels import Point
from press.model.charts import Amount, Bars, Line, Reading
from press.model.emphasis import Emphasis

HEIGHT_SHARE = 0.36  # of the width
LEAST_HEIGHT = 18  # in sizes of the text
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5))


def line(content: Line, plate: Plate) -> tuple[Artwork, ...]:
    """A bar for each reading where there is no room for labels beside a line, as in large print."""
    art = None if plate.is_stacked else _chart(content, plate)
    return (art or _as_bars(content, plate),)


def _chart(content: Line, plate: Plate) -> Artwork | None:
    """None where the labels do not fit."""
    art = Artwork(plate)
    values = ticks(float(max(reading.value for reading in content.readings)), 5)
    first, last = _years(content)
    left = plate.letters.width(f"{values[-1]:,.10g}", plate.small) + plate.pad * 2
    across = Scale(first, _end(content), left, plate.width - plate.pad - end_room(content, plate))
    head = head_room(content, across, plate)
    height = max(plate.width * HEIGHT_SHARE, plate.text.size * LEAST_HEIGHT) + head
    up = Scale(0, values[-1], height, plate.text.lead * 2 + head)
    covered = draw_times(art, content, across, height)
    _grid(art, up, values, height, across.end)
    _time(art, first, last, across, height)
    has_gaps = bool(_gaps(content))
    if has_gaps:
        _brackets(art, content, across, height)
    for n, name in sorted(enumerate(content.series), key=lambda each: not content.emphasis.is_quiet(each[1])):
        points = [_point(reading, across, up) for reading in content.readings if reading.series == name]
        strokes = [((x, height), (x, y)) for x, y in points] if has_gaps else list(pairwise(points))
        _series(art, content, points, strokes, n)
        covered += [point for stroke in strokes for point in _between(*stroke)]
    placed = Placed([_point(r, across, up) for r in content.readings], covered, head, height - plate.small.size * 2)
    art.height = height + plate.small.size * 2
    return art if label(art, content, placed, across.end) else None


def _as_bars(content: Line, plate: Plate) -> Artwork:
    """The notes stand below, for there is no time along which they could stand."""
    is_one = len(content.series) == 1
    amounts = tuple(
        Amount(f"{r.at}" if is_one else f"{r.series}, {r.at}", r.value, r.shown, False, r.backing)
        for r in content.readings
    )
    marked = tuple(
        amount.name
        for amount, reading in zip(amounts, content.readings, strict=True)
        if reading.series in content.emphasis.names
    )
    (art,) = bars(Bars(amounts, content.measure, Emphasis(marked)), plate)
    gaps = [(one.at.year, two.at.year) for one, two in _gaps(content)] if content.gap else []
    told = [f"{one} to {two}: {content.gap}" for one, two in gaps]
    told += [f"{', '.join(filter(None, (n.name, n.dates)))}: {n.text}" for n in content.emphasis.notes]
    for words in told:
        for text in plate.letters.lines(words, plate.width, plate.text):
            art.height += plate.text.lead
            art.words(0, art.height, text, plate.text, plate.palette.ink)
    art.height += plate.text.size * 0.4
    return art


def _years(content: Line) -> tuple[int, int]:
    years = [reading.at.year for reading in content.readings]
    return min(years), max(years)


def _end(content: Line) -> float:
    """The decimal year where time ends: with the last reading where names stand behind it, else with its year."""
    latest = max(decimal_year(reading.at) for reading in content.readings)
    first, last = _years(content)
    return max(latest, first + 1) if len(content.series) > 1 else last + 1


def _grid(art: Artwork, up: Scale, values: Sequence[float], height: float, end: float) -> None:
    """Lines across up to ``end``, each with its value on it at the left edge."""
    plate, palette = art.plate, art.plate.palette
    for value in values[1:]:
        y = up.at(value)
        art.rule(0, y, end, y, palette.figure_grid)
        art.words(0, y - plate.small.size * 0.35, f"{value:,.10g}", plate.small, palette.steel)
    art.rule(0, height, end, height, palette.ink, 0.75)


def _time(art: Artwork, first: int, last: int, across: Scale, height: float) -> None:
    plate, palette = art.plate, art.plate.palette
    width = plate.letters.width("2000", plate.small)
    step = year_step(first, last, across.end - across.start, width)
    for year in range(-(-first // step) * step, int(across.last) + 1, step):
        x = across.at(year)
        art.rule(x, height, x, height + 3, palette.ink)
        align = "left" if x < width / 2 else "right" if x > plate.width - width / 2 else "center"
        art.words(x, height + plate.small.size * 1.35, str(year), plate.small, palette.steel, align)


def _point(reading: Reading, across: Scale, up: Scale) -> tuple[float, float]:
    return across.at(decimal_year(reading.at)), up.at(reading.value)


def _gaps(content: Line) -> list[tuple[Reading, Reading]]:
    """Neighbours in a series between which too much time lies."""
    pairs = [(one, two) for one, two in pairwise(content.readings) if one.series == two.series]
    return [(a, b) for a, b in pairs if decimal_year(b.at) - decimal_year(a.at) > content.longest_gap_years]


def _brackets(art: Artwork, content: Line, across: Scale, height: float) -> None:
    """A bracket over each gap in the record, with words where they fit."""
    plate, palette = art.plate, art.plate.palette
    y = height - plate.small.size * 0.9
    for one, two in _gaps(content):
        x, x2 = across.at(decimal_year(one.at)) + plate.pad, across.at(decimal_year(two.at)) - plate.pad
        lines = plate.letters.lines(content.gap, x2 - x, plate.small)
        art.rule(x, y, x2, y, palette.steel)
        for end in (x, x2):
            art.rule(end, y - 3, end, y + 3, palette.steel)
        if plate.letters.widest(lines, plate.small) > x2 - x:
            continue
        for n, text in enumerate(reversed(lines)):
            art.words((x + x2) / 2, y - 4 - n * plate.small.lead, text, plate.small, palette.steel, "center")


def _series(
    art: Artwork, content: Line, points: Sequence[Point], strokes: Sequence[tuple[Point, Point]], n: int
) -> None:
    """The ``n``-th series: its lines or pins, and a dot at each reading."""
    palette, name = art.plate.palette, content.series[n]
    colour = (palette.data_1, palette.data_2)[n % 2]
    weight, dash = 1.6, DASHES[n % 3]
    if content.emphasis.names:
        is_quiet = content.emphasis.is_quiet(name)
        colour, weight, dash = (palette.data_quiet, 1.2, dash) if is_quiet else (palette.data_1, 2.4, ())
    for one, two in strokes:
        art.rule(*one, *two, colour, weight, dash)
    for x, y in points:
        art.dot(x, y, art.plate.text.size * 0.36, colour, palette.white, 1)


def _between(one: Point, two: Point) -> list[Point]:
    steps = 24
    return [(one[0] + (two[0] - one[0]) * n / steps, one[1] + (two[1] - one[1]) * n / steps) for n in range(steps + 1)]
