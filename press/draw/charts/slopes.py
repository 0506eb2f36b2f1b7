"""Two moments become two uprights, and each row a line from one to the other, named with its value at both ends."""

from collections.abc import Sequence

from press.draw.charts.dumbbells import dumbbells
from press.draw.charts.notes import lines_of
from press.draw.charts.scale import Scale
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.letters import Type
from press.model.comparisons import Dumbbells, Pair, Slopes

HEIGHT = 13  # in sizes of the text, at least
NARROWEST_MIDDLE = 0.22  # of the width: between the uprights lines must be seen to rise or fall
WIDEST_MIDDLE = 30  # in sizes of the text: a wider space makes all slopes flat
NAME_SHARE = 0.34


def slopes(content: Slopes, plate: Plate) -> tuple[Artwork, ...]:
    """Two dots a row instead where there is no room for words at both ends, as in large print."""
    art = None if plate.is_stacked else _chart(content, plate)
    if art is None:
        first, second = content.moments
        return dumbbells(Dumbbells(content.pairs, (str(first), str(second)), content.measure, content.emphasis), plate)
    return (art,)


def _chart(content: Slopes, plate: Plate) -> Artwork | None:
    art = Artwork(plate)
    left = [f"{pair.name}  {pair.first_shown}" for pair in content.pairs]
    lefts = plate.letters.widest(tuple(left), plate.bold)
    ends = [_end(content, pair, plate) for pair in content.pairs]
    rights = max(plate.letters.widest(lines, plate.bold) for lines in ends)
    across = min(plate.width - lefts - rights - plate.pad * 4, WIDEST_MIDDLE * plate.text.size)
    if across < NARROWEST_MIDDLE * plate.width:
        return None
    x, x2 = lefts + plate.pad * 2, lefts + plate.pad * 2 + across
    head = plate.small.size * 1.9
    height = max(HEIGHT * plate.text.size, sum(len(lines) for lines in ends) * plate.text.lead * 1.15)
    up = _scale(content, head + plate.text.lead, head + height)
    _uprights(art, content, (x, x2), head, head + height + plate.text.lead * 0.5)
    for pair in sorted(content.pairs, key=lambda pair: not content.emphasis.is_quiet(pair.name)):
        _line(art, content, pair, (x, x2), up)
    one = [(up.at(pair.first), (words,)) for pair, words in zip(content.pairs, left, strict=True)]
    two = [(up.at(pair.second), lines) for pair, lines in zip(content.pairs, ends, strict=True)]
    bottom = max(
        _words(art, content, one, x, -1, head),
        _words(art, content, two, x2, 1, head),
        head + height + plate.text.lead * 0.5,
    )
    art.height = bottom + 1
    return art


def _scale(content: Slopes, top: float, bottom: float) -> Scale:
    """From 0, or from the least value where all are high up: then no space is lost below them."""
    values = [float(value) for pair in content.pairs for value in (pair.first, pair.second)]
    low, high = min(values), max(values)
    low = 0 if low < high / 2 else low - (high - low) * 0.1
    return Scale(low, high if high > low else low + 1, bottom, top)


def _end(content: Slopes, pair: Pair, plate: Plate) -> tuple[str, ...]:
    """What stands at the right end: value and name, and below them the note."""
    note = lines_of(content.emphasis.note_on(pair.name), plate.width * NAME_SHARE, plate)
    return (f"{pair.second_shown}  {pair.name}", *note)


def _uprights(art: Artwork, content: Slopes, ends: tuple[float, float], head: float, bottom: float) -> None:
    plate, palette = art.plate, art.plate.palette
    for x, moment, align in zip(ends, content.moments, ("right", "left"), strict=True):
        art.words(x, plate.small.size, str(moment), plate.bold, palette.steel, align)
        art.rule(x, head - 3, x, bottom, palette.figure_grid, 0.75)


def _line(art: Artwork, content: Slopes, pair: Pair, ends: tuple[float, float], up: Scale) -> None:
    plate, palette = art.plate, art.plate.palette
    is_quiet, stands_out = content.emphasis.is_quiet(pair.name), pair.name in content.emphasis.names
    colour = palette.data_quiet if is_quiet else palette.data_1
    (x, x2), y, y2 = ends, up.at(pair.first), up.at(pair.second)
    art.rule(x, y, x2, y2, colour, 2.4 if stands_out else 1.4)
    for at in ((x, y), (x2, y2)):
        art.dot(*at, plate.text.size * 0.34, colour, palette.white, 1)


def _words(
    art: Artwork, content: Slopes, labels: Sequence[tuple[float, tuple[str, ...]]], x: float, side: int, head: float
) -> float:
    """Words beside an upright, none over another; those that had to move are tied to their points. The lower end."""
    plate, palette = art.plate, art.plate.palette
    lead, floor = plate.text.lead, head + plate.text.lead * 0.4
    heights = [lead + (len(lines) - 1) * plate.small.lead for _, lines in labels]
    order = sorted(range(len(labels)), key=lambda n: labels[n][0])
    places = spread([(labels[n][0], heights[n]) for n in order], floor)
    align = "left" if side > 0 else "right"
    for n, top in zip(order, places, strict=True):
        y, lines = labels[n]
        is_quiet = content.emphasis.is_quiet(content.pairs[n].name)
        middle, at = top + lead / 2, x + side * plate.pad * 1.6
        art.rule(x + side * plate.text.size * 0.4, y, at - side * 2, middle, palette.steel, 0.5)
        for m, line in enumerate(lines):
            type = plate.small if m else (plate.text if is_quiet else Type(plate.text.size, 600))
            ink = palette.steel if is_quiet or m else palette.ink
            art.words(at, middle + plate.text.size * 0.33 + m * plate.small.lead, line, type, ink, align)
    return max(top + height for top, height in zip(places, (heights[n] for n in order), strict=True))


def spread(wanted: Sequence[tuple[float, float]], floor: float) -> list[float]:
    """Upper edges for boxes that want to be level with a point by their first line, from above to below.

    Each box is the y of its point and a height, in points. Boxes that would overlap move apart by as little as
    possible, and none rises above ``floor``.
    """
    groups: list[list[float]] = []  # upper edge, height and number of boxes that touch
    for y, height in wanted:
        groups.append([y - min(height, 12) / 2, height, 1, height])
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] > groups[-1][0]:
            below, above = groups.pop(), groups.pop()
            count = above[2] + below[2]
            top = (above[0] * above[2] + (below[0] - above[1]) * below[2]) / count
            groups.append([top, above[1] + below[1], count, *above[3:], *below[3:]])
    tops: list[float] = []
    lowest = floor
    for top, _, _, *heights in groups:
        top = max(top, lowest)
        for height in heights:
            tops.append(top)
            top += height
        lowest = top
    return tops
