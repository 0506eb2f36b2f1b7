"""Labels find their places: near what they name, over nothing that matters, and none over another.

Places are tried in a fixed order, so that the same labels stand in the same places each time.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle by its upper left corner, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlaps(self, other: "Box", gap: float = 0) -> bool:
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def holds(self, point: Point, gap: float = 0) -> bool:
        return self.x - gap < point[0] < self.right + gap and self.y - gap < point[1] < self.bottom + gap

    def nearest(self, point: Point) -> Point:
        """The point of the rectangle that is nearest to ``point``."""
        return min(max(point[0], self.x), self.right), min(max(point[1], self.y), self.bottom)

    def lies_in(self, frame: "Box", margin: float) -> bool:
        return (
            self.x >= frame.x + margin
            and self.y >= frame.y + margin
            and self.right <= frame.right - margin
            and self.bottom <= frame.bottom - margin
        )


@dataclass(frozen=True)
class Label:
    """A label of some size for the point that it names."""

    anchor: Point
    width: float
    height: float


@dataclass(frozen=True)
class Field:
    """Where labels may stand: within ``frame``, clear of ``covered`` as far as possible.

    ``covered`` is points in groups; the first belong to the first label, and so on, and a leader may run over its own.
    ``gap`` is the least space between two labels, ``near`` and ``reach`` how near to its anchor and how far from it a
    label may stand.
    """

    frame: Box
    covered: tuple[tuple[Point, ...], ...]
    gap: float
    near: float
    reach: float


_ANGLES = tuple(n * math.pi / 12 for n in range(24))
_STEPS = 14
_ROUNDS = 4
# What it costs to hide a point, or to draw a leader over it, in points of distance.
_HIDES = 12.0
_CROSSES = 6.0
_X = itemgetter(0)
_NEAR = 2.0  # a leader runs over what is nearer
_AROUND = 2 * _NEAR  # more than it is, so that no rounding counts


@dataclass(frozen=True)
class Cover:
    """Covered points as x, y and group, from left to right: of a thousand, a box or a line is asked about a few."""

    points: tuple[tuple[float, float, int], ...]

    @classmethod
    def of(cls, groups: Sequence[Sequence[Point]]) -> "Cover":
        return cls(tuple(sorted((x, y, n) for n, points in enumerate(groups) for x, y in points)))

    def within(self, left: float, top: float, right: float, bottom: float) -> list[tuple[float, float, int]]:
        """The points inside these bounds, and none on them."""
        begin, end = bisect_right(self.points, left, key=_X), bisect_left(self.points, right, key=_X)
        return [point for point in self.points[begin:end] if top < point[1] < bottom]


def placed(labels: Sequence[Label], field: Field) -> tuple[Box, ...] | None:
    """A place for each label, or None where there is not room for all.

    Who goes first leaves less room to the others, so several orders are tried, and the best outcome counts.
    """
    numbers = range(len(labels))
    orders = [
        sorted(numbers, key=lambda n: (_crowding(labels, n), n)),
        sorted(numbers, key=lambda n: (labels[n].anchor, n)),
        sorted(numbers, key=lambda n: (-labels[n].anchor[0], n)),
        sorted(numbers, key=lambda n: (labels[n].anchor[1], n)),
    ]
    tries = [_candidates(label, field) for label in labels]
    cover = Cover.of(field.covered)
    priced = [[(_cost(n, box, distance, labels, cover), box) for box, distance in tries[n]] for n in numbers]
    costs = [{box: cost for cost, box in sorted(each, key=lambda pair: pair[0])} for each in priced]
    outcomes = [_settled(order, labels, costs, field) for order in orders]
    complete = [(cost, boxes) for cost, boxes in outcomes if len(boxes) == len(labels)]
    return min(complete, key=lambda each: each[0])[1] if complete else None


def _settled(
    order: Sequence[int], labels: Sequence[Label], costs: Sequence[dict[Box, float]], field: Field
) -> tuple[float, tuple[Box, ...]]:
    """The boxes that labels take if each in turn takes its cheapest free one, until none moves any more."""
    boxes: list[Box | None] = [None] * len(labels)
    for _ in range(_ROUNDS):
        before = list(boxes)
        for n in order:
            boxes[n] = None
            free = (box for box in costs[n] if _is_free(n, box, labels, boxes, field))
            boxes[n] = next(free, before[n])
        if boxes == before:
            break
    found = tuple(box for box in boxes if box)
    total = sum(costs[n][box] for n, box in enumerate(boxes) if box)
    return total, found


def _crowding(labels: Sequence[Label], n: int) -> float:
    others = [math.dist(labels[n].anchor, other.anchor) for m, other in enumerate(labels) if m != n]
    return sum(sorted(others)[:3])


def _cost(n: int, box: Box, distance: float, labels: Sequence[Label], cover: Cover) -> float:
    (x, y), (x2, y2) = leader = labels[n].anchor, box.nearest(labels[n].anchor)
    hidden = len(cover.within(box.x - 1, box.y - 1, box.right + 1, box.bottom + 1))
    around = (min(x, x2) - _AROUND, min(y, y2) - _AROUND, max(x, x2) + _AROUND, max(y, y2) + _AROUND)
    crossed = sum(group != n and _is_near((px, py), leader) for px, py, group in cover.within(*around))
    return distance + _HIDES * hidden + _CROSSES * crossed


def _candidates(label: Label, field: Field) -> list[tuple[Box, float]]:
    """Every place to try, the nearest first."""
    found = []
    x, y = label.anchor
    for step in range(_STEPS + 1):
        distance = field.near + (field.reach - field.near) * step / _STEPS
        for angle in _ANGLES:
            cosine, sine = math.cos(angle), math.sin(angle)
            # The side of the box that faces the anchor is at the distance, the box is centred on the ray.
            left = x + distance * cosine - label.width * (1 - cosine) / 2
            top = y + distance * sine - label.height * (1 - sine) / 2
            box = Box(left, top, label.width, label.height)
            if box.lies_in(field.frame, field.gap):
                found.append((box, math.dist(label.anchor, box.nearest(label.anchor))))
    return sorted(found, key=lambda each: each[1])


def _is_free(n: int, box: Box, labels: Sequence[Label], boxes: Sequence[Box | None], field: Field) -> bool:
    anchor = labels[n].anchor
    leader = (anchor, box.nearest(anchor))
    for m, other in enumerate(labels):
        if box.holds(other.anchor, field.gap):
            return False
        placed_box = boxes[m]
        if m == n or placed_box is None:
            continue
        theirs = (other.anchor, placed_box.nearest(other.anchor))
        if box.overlaps(placed_box, field.gap) or _cross(leader, theirs):
            return False
        if _meets(leader, placed_box) or _meets(theirs, box):
            return False
    return True


def _cross(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, two
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _is_near(point: Point, line: tuple[Point, Point]) -> bool:
    """Whether a point lies by a line."""
    (x, y), (x2, y2) = line
    length = math.dist(*line)
    if not length:
        return False
    along = ((point[0] - x) * (x2 - x) + (point[1] - y) * (y2 - y)) / length
    return 0 < along < length and abs(_side(*line, point)) / length < _NEAR


def _meets(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a line runs through a box, with a little space around it."""
    (x, y), (x2, y2) = line
    steps = 12
    return any(box.holds((x + (x2 - x) * n / steps, y + (y2 - y) * n / steps), 2) for n in range(steps + 1))
