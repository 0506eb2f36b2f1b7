"""Counters become a row of large numbers, each under a rule of its own: they share no axis."""

from collections.abc import Sequence

from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import Type
from press.model.charts import Counter, Numbers

NARROWEST = 11  # in sizes of the text
GUTTER = 2.2
LARGE = 2.7
LARGE_PRINT = 1.6


def numbers(content: Numbers, plate: Plate) -> tuple[Artwork, ...]:
    columns = max(1, min(len(content.counters), int(plate.width // (NARROWEST * plate.text.size))))
    rows = [content.counters[n : n + columns] for n in range(0, len(content.counters), columns)]
    gutter = GUTTER * plate.text.size
    width = (plate.width - (columns - 1) * gutter) / columns
    figure = _figure(content, width, plate)

    def draw(part: Sequence[Sequence[Counter]]) -> Artwork:
        art, y = Artwork(plate), 0.0
        for row in part:
            ends = [_counter(art, counter, figure, n * (width + gutter), y, width) for n, counter in enumerate(row)]
            y = max(ends) + plate.text.size * 1.2
        art.height = y - plate.text.size * 0.9
        return art

    return in_parts(rows, plate.size.tallest_pt, draw)


def _figure(content: Numbers, width: float, plate: Plate) -> Type:
    """The type of all the large numbers: as large as the widest allows."""
    largest = Type(plate.text.size * (LARGE_PRINT if plate.size.is_large else LARGE), 600)
    widest = plate.letters.widest(tuple(counter.shown for counter in content.counters), largest)
    return Type(max(plate.text.size, largest.size * min(1, width / widest)), 600)


def _counter(art: Artwork, counter: Counter, figure: Type, x: float, y: float, width: float) -> float:
    """Draw one; its lower end comes back."""
    plate, palette = art.plate, art.plate.palette
    art.rule(x, y + 0.75, x + width, y + 0.75, palette.data_1, 1.5)
    y += figure.size * 1.2
    art.words(x, y, counter.shown, figure, palette.data_2)
    y += plate.text.size * 0.4
    for text, type, fill in ((counter.label, plate.bold, palette.ink), (counter.detail, plate.small, palette.steel)):
        for line in plate.letters.lines(text, width, type):
            y += type.lead
            art.words(x, y, line, type, fill)
    return y
