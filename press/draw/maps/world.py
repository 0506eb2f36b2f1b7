"""A map becomes land with areas filled, and numbered labels with leader lines or, without room for these, a key."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from press.draw.maps import atlas
from press.draw.maps.projections import Point, Projection, fitted
from press.draw.materials.artwork import Artwork, Plate
from press.draw.materials.labels import Box, Field, Label, placed
from press.draw.materials.letters import ASCENT, Type
from press.model.figure_content import Map, Subject

DETAIL_POINTS = 0.4  # what print and eye still tell apart
FURTHEST = 0.16  # of the width from what it names: beyond that a key is clearer than leader lines
FULLEST = 0.24  # of the map, that labels may cover
BEYOND_DEGREES = 25  # areas that begin outside the frame may reach into its corners


@dataclass(frozen=True)
class _Tag:
    """A subject with its number, its anchor on the map, and the lines of its label."""

    number: int
    subject: Subject
    anchor: Point
    lines: tuple[tuple[str, Type], ...]
    width: float
    height: float


def world_map(content: Map, plate: Plate) -> tuple[Artwork, ...]:
    """Labels on the map where there is room for them all, else numbers and a key below it."""
    projection = fitted(content.projection, content.frame, plate.width, plate.size.tallest_pt)
    tags = _tags(content, projection, plate)
    boxes = None if plate.size.is_large else _places(tags, projection, plate)
    if boxes is None:
        return (_with_key(content, plate),)
    art = _base(content, projection, plate)
    for tag, box in zip(tags, boxes, strict=True):
        _leader(art, tag, box)
    for tag, box in zip(tags, boxes, strict=True):
        _label(art, tag, box)
    return (art,)


def _base(content: Map, projection: Projection, plate: Plate) -> Artwork:
    art = Artwork(plate, height=projection.height)
    _land(art, content, projection)
    art.rect(0, 0, plate.width, projection.height, stroke=plate.palette.line, weight=0.75)
    return art


def _tags(content: Map, projection: Projection, plate: Plate) -> tuple[_Tag, ...]:
    return tuple(_tag(n, subject, projection, plate) for n, subject in enumerate(content.subjects, 1))


def _land(art: Artwork, content: Map, projection: Projection) -> None:
    palette = art.plate.palette
    west, south, east, north = content.frame
    around = (west - BEYOND_DEGREES, south - BEYOND_DEGREES, east + BEYOND_DEGREES, north + BEYOND_DEGREES)
    topology = atlas.countries(around, DETAIL_POINTS / projection.points_per_degree)
    art.projections.append(projection.vega)
    art.data.append({"name": "land", "values": topology, "format": {"type": "topojson", "feature": "countries"}})
    art.shape("land", "map", palette.figure_land, palette.figure_border, 0.6)
    kinds = (("ended", palette.data_1, False), ("continuing", palette.data_2, True))
    for name, fill, continues in kinds:
        areas = [area for s in content.subjects if s.continues is continues for area in s.areas]
        chosen = {"type": "filter", "expr": f"indexof({areas!r}, datum.properties.name) >= 0"}
        art.data.append({"name": name, "source": "land", "transform": [chosen]})
        art.shape(name, "map", fill, palette.white, 0.8)


def _tag(number: int, subject: Subject, projection: Projection, plate: Plate) -> _Tag:
    anchor = projection.at(*(subject.at or atlas.middle(subject.areas[0])))
    longest = plate.width * 0.3
    lines = [(line, plate.bold) for line in plate.letters.lines(subject.label, longest, plate.bold)]
    lines += [(line, plate.small) for line in plate.letters.lines(subject.detail, longest, plate.small)]
    width = max(plate.letters.width(text, type) for text, type in lines)
    height = sum(type.lead for _, type in lines) + plate.pad
    return _Tag(number, subject, anchor, tuple(lines), _badge(plate) + width + 2 * plate.pad, height)


def _badge(plate: Plate) -> float:
    return plate.text.size * 1.9


def _places(tags: Sequence[_Tag], projection: Projection, plate: Plate) -> tuple[Box, ...] | None:
    frame = Box(0, 0, plate.width, projection.height)
    if sum(tag.width * tag.height for tag in tags) > FULLEST * frame.width * frame.height:
        return None
    covered = tuple(tuple(p for area in tag.subject.areas for p in _outline(area, projection)) for tag in tags)
    field = Field(frame, covered, plate.pad, near=plate.text.size * 2.2, reach=plate.width * FURTHEST)
    return placed([Label(tag.anchor, tag.width, tag.height) for tag in tags], field)


def _outline(area: str, projection: Projection) -> list[Point]:
    """Points spread over an area, some seven points apart, which labels should leave in sight."""
    return [projection.at(*point) for point in atlas.spread(area, 7 / projection.points_per_degree)]


def _leader(art: Artwork, tag: _Tag, box: Box) -> None:
    ink, white = art.plate.palette.ink, art.plate.palette.white
    end = box.nearest(tag.anchor)
    art.rule(*tag.anchor, *end, white, 2.2)
    art.rule(*tag.anchor, *end, ink, 0.75)
    art.dot(*tag.anchor, 1.7, white, ink, 0.8)


def _label(art: Artwork, tag: _Tag, box: Box) -> None:
    plate, palette = art.plate, art.plate.palette
    badge = _badge(plate)
    art.rect(box.x, box.y, box.width, box.height, fill=palette.white)
    art.rect(box.x, box.y, badge, box.height, fill=palette.data_2 if tag.subject.continues else palette.data_1)
    number = Type(plate.text.size * 1.1, 700)
    middle = box.y + box.height / 2 + number.size * ASCENT * 0.46
    art.words(box.x + badge / 2, middle, str(tag.number), number, palette.white, "center")
    y = box.y + plate.pad / 2
    for text, type in tag.lines:
        art.words(box.x + badge + plate.pad, y + type.size, text, type, palette.ink)
        y += type.lead


def _with_key(content: Map, plate: Plate) -> Artwork:
    """Numbers on the map, and what they stand for in a list under it."""
    side = plate.text.size * 1.35
    height = _key(Artwork(plate), content, 0, side)
    projection = fitted(content.projection, content.frame, plate.width, plate.size.tallest_pt - height)
    art = _base(content, projection, plate)
    tags = _tags(content, projection, plate)
    areas = [[p for area in tag.subject.areas for p in _outline(area, projection)] for tag in tags]
    inside = [_is_inside(tag, points, side) for tag, points in zip(tags, areas, strict=True)]
    outside = [tag for tag, is_inside in zip(tags, inside, strict=True) if not is_inside]
    # Numbers in areas are anchors that the others keep clear of.
    covered = (*((),) * len(outside), *(tuple(points) for points in areas))
    field = Field(Box(0, 0, plate.width, projection.height), covered, 3, plate.text.size * 0.9, plate.width * 0.3)
    boxes = placed([Label(tag.anchor, side, side) for tag in outside], field)
    if boxes is None:
        boxes = tuple(_centred(tag.anchor, side) for tag in outside)
    for tag, box in zip(outside, boxes, strict=True):
        _leader(art, tag, box)
    where = dict(zip([tag.number for tag in outside], boxes, strict=True))
    for tag in tags:
        box = where.get(tag.number) or _centred(tag.anchor, side)
        _number(art, tag.number, tag.subject.continues, box.x, box.y, side)
    art.height = _key(art, content, projection.height, side)
    return art


def _centred(point: Point, side: float) -> Box:
    return Box(point[0] - side / 2, point[1] - side / 2, side, side)


def _is_inside(tag: _Tag, points: Sequence[Point], side: float) -> bool:
    """Whether the number has room inside the area that it stands for."""
    box = _centred(tag.anchor, side * 1.3)
    corners = [(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    return all(any(math.dist(corner, point) < 6 for point in points) for corner in corners)


def _key(art: Artwork, content: Map, y: float, side: float) -> float:
    """The list of numbers below ``y``, in two columns where it fits; its lower end comes back."""
    plate, palette, letters = art.plate, art.plate.palette, art.plate.letters
    indent = side + plate.pad
    entries = [(f"{s.label}, " if s.detail else s.label, s.detail) for s in content.subjects]
    widths = [indent + letters.width(name, plate.bold) + letters.width(detail, plate.small) for name, detail in entries]
    columns = 2 if max(widths) <= plate.width / 2 - plate.pad else 1
    rows = -(-len(entries) // columns)
    row = side + plate.pad * 0.7
    for n, (subject, (name, detail)) in enumerate(zip(content.subjects, entries, strict=True)):
        x, top = n // rows * plate.width / 2, y + plate.text.size + n % rows * row
        _number(art, n + 1, subject.continues, x, top, side)
        baseline = top + side / 2 + plate.text.size * ASCENT * 0.46
        art.words(x + indent, baseline, name.rstrip(), plate.bold, palette.ink)
        art.words(x + indent + letters.width(name, plate.bold), baseline, detail, plate.small, palette.ink)
    return y + plate.text.size + rows * row


def _number(art: Artwork, number: int, continues: bool, x: float, y: float, side: float) -> None:
    """White on the colour of the area, with a white edge, so that it is seen in front of the area too."""
    plate, palette = art.plate, art.plate.palette
    fill = palette.data_2 if continues else palette.data_1
    art.rect(x - 1, y - 1, side + 2, side + 2, fill=palette.white)
    art.rect(x, y, side, side, fill=fill)
    bold = Type(plate.text.size, 700)
    art.words(x + side / 2, y + side / 2 + bold.size * ASCENT * 0.46, str(number), bold, palette.white, "center")
