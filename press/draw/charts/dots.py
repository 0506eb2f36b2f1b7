"""Named values become dots on one scale, with the range of other counts behind them."""

from collections.abc import Sequence

from press.draw.charts.scale import Scale, ticks
from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import ASCENT
from press.model.charts import Dots, Range

BAND_INSET = 5.0


def dots(content: Dots, plate: Plate) -> tuple[Artwork, ...]:
    return in_parts(content.ranges, plate.size.tallest_pt, lambda part: _part(content, part, plate))


def _part(content: Dots, ranges: Sequence[Range], plate: Plate) -> Artwork:
    art = Artwork(plate)
    is_large = plate.size.is_large
    row = plate.text.size * (2.9 if is_large else 1.8)
    head = plate.small.size * 1.9
    bottom = head + row * len(ranges)
    scale, values = _scale(content, plate)
    for n in range(0, 0 if is_large else len(ranges), 2):
        art.rect(0, head + n * row, plate.width, row, fill=plate.palette.figure_row)
    _axis(art, scale, values, head, bottom)
    for n, each in enumerate(ranges):
        (_large_row if is_large else _row)(art, each, scale, head + n * row, row)
    art.height = bottom + 1
    return art


def _scale(content: Dots, plate: Plate) -> tuple[Scale, tuple[float, ...]]:
    """The axis between the names on the left and the values on the right, and its round numbers."""
    values = ticks(float(max(each.high for each in content.ranges)), 4)
    if plate.size.is_large:
        return Scale(0, values[-1], plate.pad, plate.width - plate.pad * 2), values
    names = plate.letters.widest(tuple(each.name for each in content.ranges), plate.bold)
    shown = plate.letters.widest(tuple(each.shown for each in content.ranges), plate.text)
    left = BAND_INSET + names + plate.pad * 2
    return Scale(0, values[-1], left, plate.width - BAND_INSET - shown - plate.pad * 2), values


def _axis(art: Artwork, scale: Scale, values: tuple[float, ...], head: float, bottom: float) -> None:
    plate, palette = art.plate, art.plate.palette
    for value in values:
        x, text = scale.at(value), f"{value:,.10g}"
        art.rule(x, head - 3, x, bottom, palette.figure_grid)
        width = plate.letters.width(text, plate.small)
        align = "left" if x < width / 2 else "right" if x + width / 2 > plate.width else "center"
        art.words(x, head - plate.small.size * 0.6, text, plate.small, palette.steel, align)
    art.rule(0, head, plate.width, head, palette.ink, 0.75)


def _row(art: Artwork, each: Range, scale: Scale, top: float, row: float) -> None:
    plate = art.plate
    baseline = top + row / 2 + plate.text.size * ASCENT * 0.46
    art.words(BAND_INSET, baseline, each.name, plate.bold, plate.palette.ink)
    _dot(art, each, scale, top + row / 2)
    art.words(plate.width - BAND_INSET, baseline, each.shown, plate.text, plate.palette.ink, "right")


def _large_row(art: Artwork, each: Range, scale: Scale, top: float, row: float) -> None:
    plate, palette = art.plate, art.plate.palette
    baseline = top + plate.text.size * 1.3
    words = f"{each.name}: "
    name = plate.letters.width(words, plate.bold)
    width = name + plate.letters.width(each.shown, plate.text)
    art.rect(0, baseline - plate.text.size * 0.95, width + 4, plate.text.size * 1.25, fill=palette.white)
    art.words(0, baseline, words.rstrip(), plate.bold, palette.ink)
    art.words(name, baseline, each.shown, plate.text, palette.ink)
    _dot(art, each, scale, baseline + plate.text.size * 0.85)


def _dot(art: Artwork, each: Range, scale: Scale, y: float) -> None:
    palette, radius = art.plate.palette, art.plate.text.size * 0.4
    if each.low != each.high:
        low, high = scale.at(each.low), scale.at(each.high)
        art.rule(low, y, high, y, palette.data_1, 1.5)
        for end in (low, high):
            art.rule(end, y - radius, end, y + radius, palette.data_1, 1.5)
    x = scale.at(each.value)
    if each.is_exception:
        art.dot(x, y, radius, palette.white, palette.data_exception, 1.5)
    else:
        art.dot(x, y, radius, palette.data_1)
