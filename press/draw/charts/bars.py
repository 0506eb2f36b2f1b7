"""Named amounts become bars from one line, each with its value beside it."""

from collections.abc import Sequence

from press.draw.charts.scale import Scale
from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import ASCENT, Type
from press.model.charts import Amount, Bars

ROW = 1.9  # in sizes of the text
NAME_SHARE = 0.36  # of the width, at most


def bars(content: Bars, plate: Plate) -> tuple[Artwork, ...]:
    most = float(max(amount.value for amount in content.amounts))

    def draw(amounts: Sequence[Amount]) -> Artwork:
        art = Artwork(plate)
        art.height = bar_rows(art, amounts, 0, 0, plate.width, most)
        return art

    return in_parts(content.amounts, plate.size.tallest_pt, draw)


def bar_rows(
    art: Artwork, amounts: Sequence[Amount], x: float, y: float, width: float, most: float, weight: int = 600
) -> float:
    """Draw a bar for each amount below ``y``; the lower end comes back.

    A bar of ``most`` would be the longest; ``weight`` is that of the names.
    """
    type = Type(art.plate.text.size, weight)
    return (_stacked if art.plate.size.is_large else _rows)(art, amounts, x, y, width, most, type)


def _rows(art: Artwork, amounts: Sequence[Amount], x: float, y: float, width: float, most: float, type: Type) -> float:
    """Names to the left of the bars, values to their right."""
    plate, letters = art.plate, art.plate.letters
    names = [letters.lines(amount.name, width * NAME_SHARE, type) for amount in amounts]
    left = x + max(letters.widest(lines, type) for lines in names) + plate.pad * 1.5
    widest = letters.widest(tuple(amount.shown for amount in amounts), plate.text)
    scale = Scale(0, most, left, x + width - widest - plate.pad)
    height = plate.text.size * 1.16
    top = y
    for amount, lines in zip(amounts, names, strict=True):
        row = plate.text.size * ROW + (len(lines) - 1) * plate.text.lead
        baseline = y + row / 2 + plate.text.size * ASCENT * 0.46
        first = baseline - (len(lines) - 1) * plate.text.lead / 2
        for n, line in enumerate(lines):
            art.words(x, first + n * plate.text.lead, line, type, plate.palette.ink)
        end = _bar(art, amount, scale, y + (row - height) / 2, height)
        art.words(end + plate.pad, baseline, amount.shown, plate.text, plate.palette.ink)
        y += row
    art.rule(left, top, left, y, plate.palette.ink, 0.75)
    return y


def _stacked(
    art: Artwork, amounts: Sequence[Amount], x: float, y: float, width: float, most: float, type: Type
) -> float:
    """Names and values above the bars, for large print."""
    plate, letters = art.plate, art.plate.letters
    scale = Scale(0, most, x, x + width)
    top = y
    for amount in amounts:
        room = width - plate.pad
        lines = letters.lines(f"{amount.name}:", room, type)
        for n, line in enumerate(lines):
            y += plate.text.lead if n else plate.text.size * 1.25
            art.words(x + plate.pad, y, line, type, plate.palette.ink)
        after = letters.width(f"{lines[-1]} ", type)
        if after + letters.width(amount.shown, plate.text) > room:
            y, after = y + plate.text.lead, 0.0
        art.words(x + plate.pad + after, y, amount.shown, plate.text, plate.palette.ink)
        _bar(art, amount, scale, y + plate.text.size * 0.4, plate.text.size * 0.7)
        y += plate.text.size * 1.6
    art.rule(x, top, x, y - plate.text.size * 0.3, plate.palette.ink, 1.5)
    return y


def _bar(art: Artwork, amount: Amount, scale: Scale, y: float, height: float) -> float:
    """Draw one bar; its right end comes back."""
    palette = art.plate.palette
    end = scale.at(amount.value)
    if amount.is_exception:
        art.rect(scale.start, y, end - scale.start, height, palette.white, palette.data_exception, 1.5)
    else:
        art.rect(scale.start, y, end - scale.start, height, palette.data_1)
    return end
