"""Notes on a chart: words, and the arrow from them to what they are about."""

import math

from press.draw.materials.artwork import Artwork, Plate

HEAD = 3.2  # points: the length of the head of an arrow
NARROWEST = 9  # in sizes of the small type: words in a narrower column are no sentence


def arrow(art: Artwork, x: float, y: float, x2: float, y2: float) -> None:
    """A thin line from the words to its head at ``x2``, ``y2``."""
    fill = art.plate.palette.ink
    length = math.dist((x, y), (x2, y2)) or 1
    along, across = ((x2 - x) / length, (y2 - y) / length), ((y - y2) / length, (x2 - x) / length)
    foot = (x2 - along[0] * HEAD, y2 - along[1] * HEAD)
    corners = [(foot[0] + side * across[0] * HEAD / 2, foot[1] + side * across[1] * HEAD / 2) for side in (1, -1)]
    art.rule(x, y, *foot, fill, 0.6)
    points = "L".join(f"{px:.2f} {py:.2f}" for px, py in ((x2, y2), *corners))
    art.path(f"M{points}Z", fill=fill)


def lines_of(text: str, width: float, plate: Plate) -> tuple[str, ...]:
    return plate.letters.lines(text, width, plate.small) if text else ()


def note_below(art: Artwork, text: str, at: float, y: float, left: float, right: float) -> float:
    """Words below a row, under the place ``at`` if there is room, with an arrow up to it; their lower end comes back.

    ``y`` is the lower edge of the mark that the arrow points to.
    """
    plate = art.plate
    lines = lines_of(text, right - left, plate)
    width = plate.letters.widest(lines, plate.small)
    x = min(max(at - width / 2, left), right - width)
    top = y + plate.small.size * 0.75
    arrow(art, at, top, at, y + 0.5)
    # White behind words, so that no line of the grid runs through them.
    art.rect(x - 1, top + 0.5, width + 2, len(lines) * plate.small.lead, fill=plate.palette.white)
    for n, line in enumerate(lines):
        art.words(x, top + plate.small.size * 0.9 + n * plate.small.lead, line, plate.small, plate.palette.ink)
    return top + plate.small.size * 1.2 + (len(lines) - 1) * plate.small.lead


def height_below(text: str, left: float, right: float, plate: Plate) -> float:
    """How much higher a note makes a row; 0 without words."""
    lines = lines_of(text, right - left, plate)
    return plate.small.size * 0.5 + len(lines) * plate.small.lead if lines else 0.0
