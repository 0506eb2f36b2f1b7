"""The words beside a line: value and date at its readings, and the name of a series at its end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from press.draw.charts.notes import arrow, lines_of
from press.draw.charts.slopes import spread
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.labels import Box, Field, Label, Point, placed
from press.draw.materials.letters import Type
from press.model.charts import Line, Reading

WIDEST_NAME = 0.24  # of the width: a longer name is broken
NOTE_WIDTH = 15  # in sizes of the small type
MOST_LABELLED = 12  # readings; of more, the line itself is what is seen


@dataclass(frozen=True)
class Placed:
    """Where readings stand, and what the lines cover; words stand between ``top`` and ``bottom``. All in points."""

    anchors: Sequence[Point]
    drawn: Sequence[Point]
    top: float
    bottom: float


@dataclass(frozen=True)
class Words:
    """What stands at a reading: its value, its date, and the lines of its notes."""

    value: str
    at: str
    note: tuple[str, ...] = field(default=())

    def label(self, anchor: Point, plate: Plate) -> Label:
        letters = plate.letters
        width = max(letters.width(self.value, plate.bold), letters.widest((self.at, *self.note), plate.small))
        return Label(anchor, width, plate.text.lead * 2 + len(self.note) * plate.small.lead)


def end_room(content: Line, plate: Plate) -> float:
    """How wide the names of the series are at the right; 0 where there is one series."""
    if len(content.series) == 1:
        return 0
    shown = tuple(reading.shown for reading in _lasts(content))
    names = tuple(line for name in content.series for line in _name(name, plate))
    return max(plate.letters.widest(names, plate.bold), plate.letters.widest(shown, plate.text)) + plate.pad * 1.5


def _name(name: str, plate: Plate) -> tuple[str, ...]:
    return plate.letters.lines(name, plate.width * WIDEST_NAME, plate.bold)


def _lasts(content: Line) -> tuple[Reading, ...]:
    """The last reading of each series."""
    return tuple({reading.series: reading for reading in content.readings}.values())


def _firsts(content: Line) -> tuple[Reading, ...]:
    return tuple({reading.series: reading for reading in reversed(content.readings)}.values())


def label(art: Artwork, content: Line, where: Placed, right: float) -> bool:
    """Label all readings or, where they are many or there is no room, the first, the last and those with a note.

    ``right`` is where time ends, and names begin. False where there is no room for these either.
    """
    named = _lasts(content) if len(content.series) > 1 else ()
    if named:
        _ends(art, content, named, where, right)
    inner = [r for r in content.readings if r not in named]
    if len(inner) <= MOST_LABELLED and _beside(art, content, inner, where, right):
        return True
    few = [r for r in inner if r in _firsts(content) or r in _lasts(content) or _notes_at(content, r)]
    return len(few) < len(inner) and _beside(art, content, few, where, right)


def _ends(art: Artwork, content: Line, readings: Sequence[Reading], where: Placed, right: float) -> None:
    """Name and last value at the right, level with the end of the line; those that had to move are tied to it."""
    plate, palette = art.plate, art.plate.palette
    latest = max(reading.at.first for reading in readings)
    told = []
    for reading in readings:
        value = reading.shown if reading.at.first == latest else f"{reading.shown} ({reading.at.year})"
        anchor = where.anchors[content.readings.index(reading)]
        told.append((anchor, (*_name(reading.series, plate), value), reading.series))
    told.sort(key=lambda each: each[0][1])
    heights = [len(lines) * plate.text.lead for _, lines, _ in told]
    wanted = [(anchor[1], height) for (anchor, _, _), height in zip(told, heights, strict=True)]
    for (anchor, lines, name), top in zip(told, spread(wanted, where.top), strict=True):
        is_quiet = content.emphasis.is_quiet(name)
        art.rule(
            anchor[0] + plate.text.size * 0.4, anchor[1], right + plate.pad, top + plate.text.lead / 2, palette.steel
        )
        for n, line in enumerate(lines):
            type = plate.text if is_quiet or n == len(lines) - 1 else Type(plate.text.size, 600)
            baseline = top + plate.text.lead / 2 + plate.text.size * 0.33 + n * plate.text.lead
            art.words(right + plate.pad * 1.5, baseline, line, type, palette.steel if is_quiet else palette.ink)


def _notes_at(content: Line, reading: Reading) -> list[str]:
    return [n.text for n in content.emphasis.notes if n.name == reading.series and n.at == reading.at and not n.until]


def _beside(art: Artwork, content: Line, readings: Sequence[Reading], where: Placed, right: float) -> bool:
    """Value and date beside each dot; those far from theirs have a line to it. False where there is no room."""
    plate, letters = art.plate, art.plate.letters
    anchors = [where.anchors[content.readings.index(reading)] for reading in readings]
    notes = [lines_of(" ".join(_notes_at(content, r)), NOTE_WIDTH * plate.small.size, plate) for r in readings]
    told = [Words(r.shown, str(r.at), note) for r, note in zip(readings, notes, strict=True)]
    labels = [words.label(anchor, plate) for words, anchor in zip(told, anchors, strict=True)]
    left = letters.width("00,000", plate.small)
    frame = Box(left, where.top, right - left + plate.pad, where.bottom - where.top)
    covered = (*((),) * len(labels), tuple(where.drawn))
    boxes = placed(labels, Field(frame, covered, plate.pad * 0.8, plate.pad, plate.text.size * 12))
    if boxes is None:
        return False
    for anchor, box, words in zip(anchors, boxes, told, strict=True):
        end = box.nearest(anchor)
        if words.note and math.dist(anchor, end) > plate.pad:
            arrow(art, *end, *_before(anchor, end, plate.text.size * 0.45))
        elif math.dist(anchor, end) > plate.pad * 2.5:
            art.rule(*anchor, *end, plate.palette.steel)
    for reading, box, words in zip(readings, boxes, told, strict=True):
        _write(art, words, box, content.emphasis.is_quiet(reading.series))
    return True


def _before(point: Point, start: Point, distance: float) -> Point:
    """The point so far before ``point`` on the way from ``start``."""
    share = distance / math.dist(point, start)
    return point[0] + (start[0] - point[0]) * share, point[1] + (start[1] - point[1]) * share


def _write(art: Artwork, words: Words, box: Box, is_quiet: bool) -> None:
    plate, palette = art.plate, art.plate.palette
    # White behind words, so that no line of the grid runs through them.
    art.rect(box.x - 1, box.y - 1, box.width + 2, box.height + 1, fill=palette.white)
    y = box.y + plate.text.size
    art.words(box.x, y, words.value, plate.text if is_quiet else plate.bold, palette.steel if is_quiet else palette.ink)
    y += plate.text.lead
    art.words(box.x, y, words.at, plate.small, palette.steel)
    for line in words.note:
        y += plate.small.lead
        art.words(box.x, y, line, plate.small, palette.ink)
