"""Readings over time become a line with dots, or pins where the record has gaps: nothing is drawn into these."""

import math
from collections.abc import Sequence
from itertools import pairwise

from press.draw.charts.bars import bars
from press.draw.charts.scale import Scale, decimal_year, ticks, year_step
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.labels import Box, Field, Label, Point, placed
from press.model.charts import Amount, Bars, Line, Reading

HEIGHT_SHARE = 0.36  # of the width
LEAST_HEIGHT = 18  # in sizes of the text
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5))


def line(content: Line, plate: Plate) -> tuple[Artwork, ...]:
    """A bar for each reading where there is no room for labels beside a line, as in large print."""
    art = None if plate.size.is_large else _chart(content, plate)
    return (art or _as_bars(content, plate),)


def _chart(content: Line, plate: Plate) -> Artwork | None:
    """None where the labels do not fit."""
    art = Artwork(plate)
    height = max(plate.width * HEIGHT_SHARE, plate.text.size * LEAST_HEIGHT)
    values = ticks(float(max(reading.value for reading in content.readings)), 5)
    up = Scale(0, values[-1], height, plate.text.lead * 2)
    first, last = _years(content)
    left = plate.letters.width(f"{values[-1]:,.10g}", plate.small) + plate.pad * 2
    across = Scale(first, last + 1, left, plate.width - plate.pad)
    _grid(art, up, values, height)
    _time(art, first, last, across, height)
    has_gaps = bool(_gaps(content))
    if has_gaps:
        _brackets(art, content, across, height)
    covered: list[Point] = []
    for n, name in enumerate(dict.fromkeys(reading.series for reading in content.readings)):
        points = [_point(reading, across, up) for reading in content.readings if reading.series == name]
        strokes = [((x, height), (x, y)) for x, y in points] if has_gaps else list(pairwise(points))
        _series(art, points, strokes, n)
        covered += [point for stroke in strokes for point in _between(*stroke)]
    is_labelled = _labels(art, content, [_point(r, across, up) for r in content.readings], covered, height)
    art.height = height + plate.small.size * 2
    return art if is_labelled else None


def _as_bars(content: Line, plate: Plate) -> Artwork:
    is_one = len({reading.series for reading in content.readings}) == 1
    amounts = tuple(
        Amount(f"{r.at}" if is_one else f"{r.series}, {r.at}", r.value, r.shown, False, r.backing)
        for r in content.readings
    )
    (art,) = bars(Bars(amounts, content.measure), plate)
    for one, two in _gaps(content) if content.gap else []:
        words = f"{one.at.year} to {two.at.year}: {content.gap}"
        for text in plate.letters.lines(words, plate.width, plate.text):
            art.height += plate.text.lead
            art.words(0, art.height, text, plate.text, plate.palette.ink)
    art.height += plate.text.size * 0.4
    return art


def _years(content: Line) -> tuple[int, int]:
    years = [reading.at.year for reading in content.readings]
    return min(years), max(years)


def _grid(art: Artwork, up: Scale, values: Sequence[float], height: float) -> None:
    """Lines across, each with its value on it at the left edge."""
    plate, palette = art.plate, art.plate.palette
    for value in values[1:]:
        y = up.at(value)
        art.rule(0, y, plate.width, y, palette.figure_grid)
        art.words(0, y - plate.small.size * 0.35, f"{value:,.10g}", plate.small, palette.steel)
    art.rule(0, height, plate.width, height, palette.ink, 0.75)


def _time(art: Artwork, first: int, last: int, across: Scale, height: float) -> None:
    plate, palette = art.plate, art.plate.palette
    width = plate.letters.width("2000", plate.small)
    step = year_step(first, last, across.end - across.start, width)
    for year in range(-(-first // step) * step, last + 1, step):
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


def _series(art: Artwork, points: Sequence[Point], strokes: Sequence[tuple[Point, Point]], n: int) -> None:
    """The ``n``-th series: its lines or pins, and a dot at each reading."""
    palette = art.plate.palette
    colour = (palette.data_1, palette.data_2)[n % 2]
    for one, two in strokes:
        art.rule(*one, *two, colour, 1.6, DASHES[n % 3])
    for x, y in points:
        art.dot(x, y, art.plate.text.size * 0.36, colour, palette.white, 1)


def _labels(art: Artwork, content: Line, anchors: Sequence[Point], drawn: Sequence[Point], height: float) -> bool:
    """Value and date beside each dot; those far from theirs have a leader line. False where there is no room."""
    plate, palette, letters = art.plate, art.plate.palette, art.plate.letters
    is_one = len({reading.series for reading in content.readings}) == 1
    texts = [(r.shown, str(r.at) if is_one else f"{r.series}, {r.at}") for r in content.readings]
    labels = [
        Label(anchor, max(letters.width(shown, plate.bold), letters.width(at, plate.small)), plate.text.lead * 2)
        for anchor, (shown, at) in zip(anchors, texts, strict=True)
    ]
    left = letters.width("00,000", plate.small)
    frame = Box(left, 0, plate.width - left, height - plate.small.size * 2)
    covered = (*((),) * len(labels), tuple(drawn))
    boxes = placed(labels, Field(frame, covered, plate.pad * 0.8, plate.pad, plate.text.size * 12))
    if boxes is None:
        return False
    for anchor, box in zip(anchors, boxes, strict=True):
        if math.dist(anchor, box.nearest(anchor)) > plate.pad * 2.5:
            art.rule(*anchor, *box.nearest(anchor), palette.steel)
    for (shown, at), box in zip(texts, boxes, strict=True):
        # White behind words, so that no line of the grid runs through them.
        art.rect(box.x - 1, box.y - 1, box.width + 2, box.height + 1, fill=palette.white)
        art.words(box.x, box.y + plate.text.size, shown, plate.bold, palette.ink)
        art.words(box.x, box.y + plate.text.size + plate.text.lead, at, plate.small, palette.steel)
    return True


def _between(one: Point, two: Point) -> list[Point]:
    steps = 24
    return [(one[0] + (two[0] - one[0]) * n / steps, one[1] + (two[1] - one[1]) * n / steps) for n in range(steps + 1)]
