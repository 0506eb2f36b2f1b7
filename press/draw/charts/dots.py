"""Named values become dots on one scale, with the range of other counts behind them."""

import math
from collections.abc import Sequence

from press.draw.charts.notes import height_below, lines_of, note_below
from press.draw.charts.scale import Scale, ticks
from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import ASCENT
from press.model.charts import Dots, Range

BAND_INSET = 5.0


def dots(content: Dots, plate: Plate) -> tuple[Artwork, ...]:
    return in_parts(content.ranges, plate.size.tallest_pt, lambda part: _part(content, part, plate))


def _part(content: Dots, ranges: Sequence[Range], plate: Plate) -> Artwork:
    art = Artwork(plate)
    row = plate.text.size * (2.9 if plate.is_stacked else 1.8)
    head = plate.small.size * 1.9
    scale, values = _scale(content, plate)
    rows = [row + _note_height(content, each, scale, plate) for each in ranges]
    tops = [head + sum(rows[:n]) for n in range(len(rows))]
    for n in range(0, 0 if plate.is_stacked else len(ranges), 2):
        art.rect(0, tops[n], plate.width, rows[n], fill=plate.palette.figure_row)
    bottom = head + sum(rows)
    axis_above(art, scale, values, head, bottom)
    for each, top in zip(ranges, tops, strict=True):
        (_large_row if plate.is_stacked else _row)(art, content, each, scale, top, row)
    art.height = bottom + 1
    return art


def _note_height(content: Dots, each: Range, scale: Scale, plate: Plate) -> float:
    text = content.emphasis.note_on(each.name)
    if plate.is_stacked:
        return len(lines_of(text, plate.width, plate)) * plate.small.lead
    return height_below(text, scale.start, plate.width, plate)


def _scale(content: Dots, plate: Plate) -> tuple[Scale, tuple[float, ...]]:
    """The axis between the names on the left and the values on the right, and its round numbers."""
    values = ticks(float(max(each.high for each in content.ranges)), 4)
    if plate.is_stacked:
        return Scale(0, values[-1], plate.pad, plate.width - plate.pad * 2), values
    names = plate.letters.widest(tuple(each.name for each in content.ranges), plate.bold)
    shown = plate.letters.widest(tuple(each.shown for each in content.ranges), plate.text)
    left = BAND_INSET + names + plate.pad * 2
    return Scale(0, values[-1], left, plate.width - BAND_INSET - shown - plate.pad * 2), values


def axis_above(art: Artwork, scale: Scale, values: tuple[float, ...], head: float, bottom: float) -> None:
    """Round numbers over a rule, and lines down from them."""
    plate, palette = art.plate, art.plate.palette
    widest = plate.letters.widest(tuple(f"{value:,.10g}" for value in values), plate.small)
    every = math.ceil((widest + plate.pad) / (scale.at(values[1]) - scale.at(values[0])))
    for n, value in enumerate(values):
        x, text = scale.at(value), f"{value:,.10g}"
        art.rule(x, head - 3, x, bottom, palette.figure_grid)
        if n % every:
            continue  # it would crowd its neighbours
        width = plate.letters.width(text, plate.small)
        align = "left" if x < width / 2 else "right" if x + width / 2 > plate.width else "center"
        art.words(x, head - plate.small.size * 0.6, text, plate.small, palette.steel, align)
    art.rule(0, head, plate.width, head, palette.ink, 0.75)


def _row(art: Artwork, content: Dots, each: Range, scale: Scale, top: float, row: float) -> None:
    plate = art.plate
    baseline = top + row / 2 + plate.text.size * ASCENT * 0.46
    art.words(BAND_INSET, baseline, each.name, plate.bold, plate.palette.ink)
    _dot(art, content, each, scale, top + row / 2)
    art.words(plate.width - BAND_INSET, baseline, each.shown, plate.text, plate.palette.ink, "right")
    if text := content.emphasis.note_on(each.name):
        lower = top + row / 2 + plate.text.size * 0.4
        note_below(art, text, scale.at(each.value), lower, scale.start, plate.width)


def _large_row(art: Artwork, content: Dots, each: Range, scale: Scale, top: float, row: float) -> None:
    plate, palette = art.plate, art.plate.palette
    baseline = top + plate.text.size * 1.3
    words = f"{each.name}: "
    name = plate.letters.width(words, plate.bold)
    width = name + plate.letters.width(each.shown, plate.text)
    art.rect(0, baseline - plate.text.size * 0.95, width + 4, plate.text.size * 1.25, fill=palette.white)
    art.words(0, baseline, words.rstrip(), plate.bold, palette.ink)
    art.words(name, baseline, each.shown, plate.text, palette.ink)
    _dot(art, content, each, scale, baseline + plate.text.size * 0.85)
    for n, line in enumerate(lines_of(content.emphasis.note_on(each.name), plate.width, plate)):
        y = top + row + plate.small.size * 0.7 + n * plate.small.lead
        art.rect(0, y - plate.small.size, plate.letters.width(line, plate.small), plate.small.lead, fill=palette.white)
        art.words(0, y, line, plate.small, palette.ink)


def _dot(art: Artwork, content: Dots, each: Range, scale: Scale, y: float) -> None:
    palette, radius = art.plate.palette, art.plate.text.size * 0.4
    colour = palette.data_quiet if content.emphasis.is_quiet(each.name) else palette.data_1
    if each.low != each.high:
        low, high = scale.at(each.low), scale.at(each.high)
        art.rule(low, y, high, y, colour, 1.5)
        for end in (low, high):
            art.rule(end, y - radius, end, y + radius, colour, 1.5)
    x = scale.at(each.value)
    if each.is_exception:
        art.dot(x, y, radius, palette.white, palette.data_exception, 1.5)
    else:
        art.dot(x, y, radius, colour)
