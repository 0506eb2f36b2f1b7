"""Named amounts become bars from one line, each with its value beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from press.draw.charts.notes import NARROWEST, arrow, lines_of
from press.draw.charts.scale import Scale
from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import ASCENT, Type
from press.model.charts import Amount, Bars
from press.model.emphasis import NONE, Emphasis

ROW = 1.9  # in sizes of the text
NAME_SHARE = 0.36  # of the width, at most
POINTER = 16.0  # points: the arrow from a note to the value before it


@dataclass(frozen=True)
class Look:
    """How rows are drawn: a bar of ``most`` would be the longest; ``weight`` is that of the names."""

    most: float
    weight: int = 600
    emphasis: Emphasis = NONE

    def value_type(self, amount: Amount, plate: Plate) -> Type:
        return plate.bold if amount.name in self.emphasis.names else plate.text


def bars(content: Bars, plate: Plate) -> tuple[Artwork, ...]:
    look = Look(float(max(amount.value for amount in content.amounts)), emphasis=content.emphasis)

    def draw(amounts: Sequence[Amount]) -> Artwork:
        art = Artwork(plate)
        art.height = bar_rows(art, amounts, 0, 0, plate.width, look)
        return art

    return in_parts(content.amounts, plate.size.tallest_pt, draw)


def bar_rows(art: Artwork, amounts: Sequence[Amount], x: float, y: float, width: float, look: Look) -> float:
    """Draw a bar for each amount below ``y``; the lower end comes back."""
    type = Type(art.plate.text.size, look.weight)
    return (_stacked if art.plate.is_stacked else _rows)(art, amounts, x, y, width, look, type)


def _rows(art: Artwork, amounts: Sequence[Amount], x: float, y: float, width: float, look: Look, type: Type) -> float:
    """Names to the left of the bars, values to their right."""
    plate, letters = art.plate, art.plate.letters
    names = [letters.lines(amount.name, width * NAME_SHARE, type) for amount in amounts]
    left = x + max(letters.widest(lines, type) for lines in names) + plate.pad * 1.5
    widest = letters.widest(
        tuple(amount.shown for amount in amounts), plate.bold if look.emphasis.names else plate.text
    )
    scale = Scale(0, look.most, left, x + width - widest - plate.pad)
    height = plate.text.size * 1.16
    top = y
    for amount, lines in zip(amounts, names, strict=True):
        row = plate.text.size * ROW + (len(lines) - 1) * plate.text.lead
        baseline = y + row / 2 + plate.text.size * ASCENT * 0.46
        first = baseline - (len(lines) - 1) * plate.text.lead / 2
        for n, line in enumerate(lines):
            art.words(x, first + n * plate.text.lead, line, type, plate.palette.ink)
        end = _bar(art, amount, scale, y + (row - height) / 2, height, look)
        shown = look.value_type(amount, plate)
        art.words(end + plate.pad, baseline, amount.shown, shown, plate.palette.ink)
        after = end + plate.pad + letters.width(amount.shown, shown)
        y = _note(art, look.emphasis.note_on(amount.name), (left, after, x + width), baseline, y + row)
    art.rule(left, top, left, y, plate.palette.ink, 0.75)
    return y


def _note(art: Artwork, text: str, room: tuple[float, float, float], baseline: float, y: float) -> float:
    """The note of a row behind its value, or under its bar where there is no room; the row's lower end comes back.

    ``room`` is where bars begin, where the value ends, and the right edge.
    """
    plate, (left, after, right) = art.plate, room
    x = after + plate.pad * 1.4 + POINTER
    is_beside = right - x >= NARROWEST * plate.small.size
    lines = lines_of(text, right - x if is_beside else right - left - plate.pad, plate)
    if is_beside and lines:
        middle = baseline - plate.text.size * 0.3
        arrow(art, x - plate.pad * 0.6, middle, after + plate.pad * 0.6, middle)
    elif lines:
        x, baseline = left + plate.pad, y + plate.small.size * 0.75
    for n, line in enumerate(lines):
        art.words(x, baseline + n * plate.small.lead, line, plate.small, plate.palette.ink)
    return max(y, baseline + (len(lines) - 1) * plate.small.lead + plate.small.size * 0.6) if lines else y


def _stacked(
    art: Artwork, amounts: Sequence[Amount], x: float, y: float, width: float, look: Look, type: Type
) -> float:
    """Names and values above the bars, and notes under them, for large print and margins."""
    plate, letters = art.plate, art.plate.letters
    scale = Scale(0, look.most, x, x + width)
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
        _bar(art, amount, scale, y + plate.text.size * 0.4, plate.text.size * 0.7, look)
        y += plate.text.size * 1.6
        for line in lines_of(look.emphasis.note_on(amount.name), room, plate):
            y += plate.small.lead
            art.words(x + plate.pad, y - plate.text.size * 0.6, line, plate.small, plate.palette.ink)
    art.rule(x, top, x, y - plate.text.size * 0.3, plate.palette.ink, 1.5)
    return y


def _bar(art: Artwork, amount: Amount, scale: Scale, y: float, height: float, look: Look) -> float:
    """Draw one bar; its right end comes back."""
    palette = art.plate.palette
    end = scale.at(amount.value)
    if amount.is_exception:
        art.rect(scale.start, y, end - scale.start, height, palette.white, palette.data_exception, 1.5)
    else:
        fill = palette.data_quiet if look.emphasis.is_quiet(amount.name) else palette.data_1
        art.rect(scale.start, y, end - scale.start, height, fill)
    return end
