"""Two values a row become two dots and the line between them; the first row says which dot is which."""

from collections.abc import Sequence

from press.draw.charts.dots import axis_above
from press.draw.charts.notes import height_below, note_below
from press.draw.charts.scale import Scale, ticks
from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import ASCENT
from press.model.comparisons import Dumbbells, Pair

ROW = 2.0  # in sizes of the text
NAME_SHARE = 0.34  # of the width, at most


def dumbbells(content: Dumbbells, plate: Plate) -> tuple[Artwork, ...]:
    return in_parts(content.pairs, plate.size.tallest_pt, lambda part: _part(content, part, plate))


def _part(content: Dumbbells, pairs: Sequence[Pair], plate: Plate) -> Artwork:
    art = Artwork(plate)
    if plate.is_stacked:
        art.height = _stacked(art, content, pairs)
        return art
    scale, values = _scale(content, plate)
    head = plate.small.size * 1.9
    ends = plate.small.size * 1.5
    rows = [_height(content, pair, scale, plate) for pair in pairs]
    y = head + ends
    bottom = y + sum(rows)
    axis_above(art, scale, values, head, bottom)
    _ends(art, content, pairs[0], scale, y)
    for pair, row in zip(pairs, rows, strict=True):
        _row(art, content, pair, scale, y)
        y += row
    art.height = bottom + 1
    return art


def _scale(content: Dumbbells, plate: Plate) -> tuple[Scale, tuple[float, ...]]:
    letters = plate.letters
    values = ticks(float(max(max(pair.first, pair.second) for pair in content.pairs)), 4)
    names = [letters.lines(pair.name, plate.width * NAME_SHARE, plate.bold) for pair in content.pairs]
    shown = letters.widest(tuple(text for p in content.pairs for text in (p.first_shown, p.second_shown)), plate.text)
    left = max(letters.widest(lines, plate.bold) for lines in names) + plate.pad * 2 + shown
    return Scale(0, values[-1], left, plate.width - shown - plate.pad * 2), values


def _height(content: Dumbbells, pair: Pair, scale: Scale, plate: Plate) -> float:
    lines = plate.letters.lines(pair.name, plate.width * NAME_SHARE, plate.bold)
    row = plate.text.size * ROW + (len(lines) - 1) * plate.text.lead
    return row + height_below(content.emphasis.note_on(pair.name), scale.start, plate.width, plate)


def _ends(art: Artwork, content: Dumbbells, pair: Pair, scale: Scale, y: float) -> None:
    """Which dot is which, above those of the first row: each name on its own side, so that they do not meet."""
    plate, (first, second) = art.plate, content.ends
    one, two = scale.at(pair.first), scale.at(pair.second)
    lower, upper = (first, second) if one <= two else (second, first)
    baseline = y - plate.small.size * 0.15
    reach, middle = plate.text.size * 0.4, (one + two) / 2
    left = min(min(one, two) + reach, middle - plate.pad / 2)
    names = ((lower, left, "right"), (upper, middle + (middle - left), "left"))
    for name, x, align in names:
        width = plate.letters.width(name, plate.small)
        x = max(x, width) if align == "right" else min(x, plate.width - width)
        art.rect(x - (width if align == "right" else 0) - 1, y - plate.small.size, width + 2, plate.small.size * 1.2,
                 art.plate.palette.white)  # fmt: skip
        art.words(x, baseline, name, plate.small, plate.palette.ink, align)


def _row(art: Artwork, content: Dumbbells, pair: Pair, scale: Scale, y: float) -> None:
    plate, palette = art.plate, art.plate.palette
    lines = plate.letters.lines(pair.name, plate.width * NAME_SHARE, plate.bold)
    row = plate.text.size * ROW + (len(lines) - 1) * plate.text.lead
    baseline = y + row / 2 + plate.text.size * ASCENT * 0.46
    for n, line in enumerate(lines):
        first = baseline - (len(lines) - 1) * plate.text.lead / 2
        art.words(0, first + n * plate.text.lead, line, plate.bold, palette.ink)
    (low, left), (high, right) = sorted(
        ((scale.at(pair.first), pair.first_shown), (scale.at(pair.second), pair.second_shown)), key=lambda end: end[0]
    )
    gap = plate.text.size * 0.4 + plate.pad * 0.7
    for x, text, align in ((low - gap, left, "right"), (high + gap, right, "left")):
        width = plate.letters.width(text, plate.text)
        # White behind words, so that no line of the grid runs through them.
        art.rect(x - (width if align == "right" else 0) - 1, y + 2, width + 2, row - 3, palette.white)
        art.words(x, baseline, text, plate.text, palette.ink, align)
    pair_of_dots(art, content, pair, scale, y + row / 2)
    if text := content.emphasis.note_on(pair.name):
        lower = y + row / 2 + plate.text.size * 0.45
        note_below(art, text, scale.at(pair.second), lower, scale.start, plate.width)


def pair_of_dots(art: Artwork, content: Dumbbells, pair: Pair, scale: Scale, y: float) -> None:
    """The first dot is open and the second is full, so that they are told apart without colour."""
    palette, radius = art.plate.palette, art.plate.text.size * 0.4
    colour = palette.data_quiet if content.emphasis.is_quiet(pair.name) else palette.data_1
    one, two = scale.at(pair.first), scale.at(pair.second)
    art.rule(one, y, two, y, colour, 2)
    art.dot(one, y, radius, palette.white, colour, 1.5)
    art.dot(two, y, radius * 1.15, colour)


def _stacked(art: Artwork, content: Dumbbells, pairs: Sequence[Pair]) -> float:
    """Names and values above the dots, for large print and margins."""
    plate, palette, letters = art.plate, art.plate.palette, art.plate.letters
    most = float(max(max(pair.first, pair.second) for pair in content.pairs))
    scale, y = Scale(0, most or 1, plate.text.size * 0.5, plate.width - plate.text.size * 0.5), 0.0
    first, second = content.ends
    for pair in pairs:
        for line in letters.lines(pair.name, plate.width, plate.bold):
            y += plate.text.lead
            art.words(0, y, line, plate.bold, palette.ink)
        for line in letters.lines(
            f"{first}: {pair.first_shown}; {second}: {pair.second_shown}", plate.width, plate.text
        ):
            y += plate.text.lead
            art.words(0, y, line, plate.text, palette.ink)
        y += plate.text.size
        art.rule(0, y, plate.width, y, palette.figure_grid)
        pair_of_dots(art, content, pair, scale, y)
        y += plate.text.size * 0.8
        for line in letters.lines(content.emphasis.note_on(pair.name), plate.width, plate.text):
            y += plate.text.lead
            art.words(0, y - plate.text.size * 0.3, line, plate.text, palette.ink)
        y += plate.text.size * 0.3
    return y
