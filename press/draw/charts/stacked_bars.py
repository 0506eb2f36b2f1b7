"""The shares of a whole become bars of one length, cut into parts that are told apart by their lightness.

Each part is named above the first bar where the names have room, else in a key; each share stands in its part, or
behind the bar where the part is too narrow for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from press.draw.materials.artwork import Artwork, Plate, in_parts
from press.draw.materials.letters import ASCENT
from press.model.comparisons import Part, StackedBars

ROW = 2.1  # in sizes of the text
NAME_SHARE = 0.3  # of the width, at most
HATCH = 4.0  # points between two lines
# Which of the six grounds so many parts get: neighbours differ as much as they can.
_GROUNDS = {1: (1,), 2: (1, 4), 3: (1, 3, 4), 4: (1, 2, 3, 4), 5: (1, 2, 3, 4, 5), 6: (1, 2, 3, 4, 5, 6)}


@dataclass(frozen=True)
class Frame:
    """Where bars begin and end, and where the shares that do not fit into them are listed."""

    left: float
    right: float


def stacked_bars(content: StackedBars, plate: Plate) -> tuple[Artwork, ...]:
    return in_parts(content.rows, plate.size.tallest_pt, lambda rows: _part(content, rows, plate))


def _part(content: StackedBars, rows: Sequence[str], plate: Plate) -> Artwork:
    art = Artwork(plate)
    letters = plate.letters
    frame = _frame(content, plate)
    y = _names(art, content, rows[0], frame)
    row, height = plate.text.size * ROW, plate.text.size * 1.5
    for name in rows:
        lines = letters.lines(name, plate.width if plate.is_stacked else plate.width * NAME_SHARE, plate.bold)
        if plate.is_stacked:
            for line in lines:
                y += plate.text.lead
                art.words(0, y, line, plate.bold, plate.palette.ink)
            y += plate.text.size * 0.4
        tall = row if plate.is_stacked else max(row, len(lines) * plate.text.lead + plate.text.size * 0.6)
        baseline = y + tall / 2 + plate.text.size * ASCENT * 0.46
        for n, line in enumerate(() if plate.is_stacked else lines):
            first = baseline - (len(lines) - 1) * plate.text.lead / 2
            art.words(0, first + n * plate.text.lead, line, plate.bold, plate.palette.ink)
        left_over = _bar(art, content, content.of(name), frame, y + (tall - height) / 2, height)
        y = _rest(art, left_over, frame, baseline, y + tall)
    art.height = y
    return art


def _frame(content: StackedBars, plate: Plate) -> Frame:
    if plate.is_stacked:
        return Frame(0, plate.width)
    letters = plate.letters
    names = [letters.lines(row, plate.width * NAME_SHARE, plate.bold) for row in content.rows]
    left = max(letters.widest(lines, plate.bold) for lines in names) + plate.pad * 1.5
    bare = Frame(left, plate.width)
    rests = [_told([p for p in content.of(row) if not _fits(p, content, bare, plate)]) for row in content.rows]
    room = letters.widest(tuple(rests), plate.small)
    return Frame(left, plate.width - (room + plate.pad if room else 0))


def _width(part: Part, content: StackedBars, frame: Frame) -> float:
    total = sum(float(each.value) for each in content.of(part.row))
    return float(part.value) / total * (frame.right - frame.left)


def _fits(part: Part, content: StackedBars, frame: Frame, plate: Plate) -> bool:
    # A little less than the frame, which is narrower where shares are listed behind it.
    return plate.letters.width(part.shown, plate.bold) + plate.pad <= _width(part, content, frame) * 0.8


def _told(parts: Sequence[Part]) -> str:
    return ", ".join(f"{part.part} {part.shown}" for part in parts)


def _bar(
    art: Artwork, content: StackedBars, parts: Sequence[Part], frame: Frame, y: float, height: float
) -> list[Part]:
    """Draw one bar; the parts whose share did not fit in come back."""
    plate, palette = art.plate, art.plate.palette
    x, without = frame.left, []
    for part in parts:
        width = _width(part, content, frame)
        fill, ink, is_hatched = _ground(content.names.index(part.part), len(content.names), plate)
        art.rect(x, y, width, height, fill, palette.steel if fill == palette.white else palette.white, 0.6)
        if is_hatched:
            _hatch(art, x, y, width, height)
        if _fits(part, content, frame, plate):
            text = plate.letters.width(part.shown, plate.bold)
            middle, baseline = x + width / 2, y + height / 2 + plate.text.size * ASCENT * 0.46
            if is_hatched:
                art.rect(middle - text / 2 - 2, y + 1.5, text + 4, height - 3, palette.white)
            art.words(middle, baseline, part.shown, plate.bold, ink, "center")
        elif part.value:
            without.append(part)
        x += width
    return without


def _ground(n: int, count: int, plate: Plate) -> tuple[str, str, bool]:
    """The fill of the ``n``-th part, the ink of words on it, and whether it is hatched."""
    palette = plate.palette
    shade = _GROUNDS[count][n]
    fills = (palette.share_1, palette.share_2, palette.share_3, palette.share_4, palette.white, palette.white)
    return fills[shade - 1], palette.white if shade <= 2 else palette.ink, shade == 5


def _hatch(art: Artwork, x: float, y: float, width: float, height: float) -> None:
    """Lines at 45 degrees, cut at the edges of a rectangle."""
    offset = HATCH / 2
    while offset < width + height:
        start = (x + min(offset, width), y + max(0.0, offset - width))
        end = (x + max(0.0, offset - height), y + min(offset, height))
        art.rule(*start, *end, art.plate.palette.steel, 0.8)
        offset += HATCH


def _rest(art: Artwork, parts: Sequence[Part], frame: Frame, baseline: float, y: float) -> float:
    """What did not fit into the bar, behind it, or below it where names stand above; the row's lower end comes back."""
    plate = art.plate
    if not parts:
        return y
    if not plate.is_stacked:
        art.words(frame.right + plate.pad, baseline, _told(parts), plate.small, plate.palette.ink)
        return y
    for line in plate.letters.lines(_told(parts), plate.width, plate.small):
        y += plate.small.lead
        art.words(0, y - plate.small.size * 0.3, line, plate.small, plate.palette.ink)
    return y


def _names(art: Artwork, content: StackedBars, row: str, frame: Frame) -> float:
    """The names of the parts above the first bar, or a key; the lower end comes back."""
    plate = art.plate
    x, places = frame.left, []
    for part in content.of(row):
        places.append((x, part.part))
        x += _width(part, content, frame)
    are_named = len(places) == len(content.names) and not plate.is_stacked
    return (are_named and _named(art, places, x)) or _key(art, content)


def _named(art: Artwork, places: Sequence[tuple[float, str]], right: float) -> float:
    """Each name over its part, moved to the left where the next one needs the room; 0 where one would leave its part.

    ``places`` are the left ends of the parts and their names, ``right`` the right end of the last.
    """
    plate = art.plate
    end, found = right, []
    for start, name in reversed(places):
        width = plate.letters.width(name, plate.small)
        x = min(start, end - width)
        if x + width <= start or x < 0:
            return 0
        found.append((x, name))
        end = x - plate.pad
    for x, name in found:
        art.words(x, plate.small.size, name, plate.small, plate.palette.ink)
    return plate.small.size * 1.2


def _key(art: Artwork, content: StackedBars) -> float:
    plate, size = art.plate, art.plate.text.size
    x, y, swatch = 0.0, 0.0, art.plate.text.size * 1.5
    for n, name in enumerate(content.names):
        width = swatch + plate.pad + plate.letters.width(name, plate.small)
        if x and x + width > plate.width:
            x, y = 0.0, y + size * 1.5
        fill, _, is_hatched = _ground(n, len(content.names), plate)
        outline = plate.palette.steel if fill == plate.palette.white else ""
        art.rect(x, y, swatch, size * 0.95, fill, outline, 0.6)
        if is_hatched:
            _hatch(art, x, y, swatch, size * 0.95)
        art.words(x + swatch + plate.pad, y + size * 0.8, name, plate.small, plate.palette.ink)
        x += width + size * 1.6
    return y + size * 1.6
