"""Natural Earth's countries, cut down to what a frame shows and to the detail that its print can show."""

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

ATLAS = Path(__file__).parents[3] / "assets" / "world-atlas"

Point = tuple[float, float]
Frame = tuple[float, float, float, float]


@lru_cache(maxsize=3)
def topology(name: str) -> dict[str, Any]:
    """A file of the atlas, with its arcs in degrees."""
    read = json.loads((ATLAS / name).read_text(encoding="utf-8"))
    (scale_x, scale_y), (x_0, y_0) = read["transform"]["scale"], read["transform"]["translate"]
    arcs = []
    for arc in read["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + x_0, y * scale_y + y_0))
        arcs.append(points)
    return {"objects": read["objects"], "arcs": arcs}


def names() -> frozenset[str]:
    """The names of all areas, as Natural Earth writes them."""
    return frozenset(each["properties"]["name"] for each in _countries())


@lru_cache(maxsize=8)
def countries(frame: Frame, detail: float) -> dict[str, Any]:
    """TopoJSON of the countries in ``frame`` (degrees); points closer than ``detail`` degrees to a line are left out.

    Lines are simplified before they are joined to areas, so neighbours keep one border. Kept, because a figure is
    drawn in several inks; nobody may change it.
    """
    arcs = topology("countries-50m.json")["arcs"]
    used: dict[int, int] = {}
    kept = []
    for country in _countries():
        polygons = [p for p in _polygons(country) if _is_seen(p, arcs, frame, detail)]
        if polygons:
            renumbered = [[[_renumber(index, used) for index in ring] for ring in polygon] for polygon in polygons]
            kept.append({"type": "MultiPolygon", "arcs": renumbered, "properties": country["properties"]})
    simple = [_rounded(_simplified(arcs[index], detail)) for index in used]
    return {"type": "Topology", "objects": {"countries": _collection(kept)}, "arcs": simple}


def middle(area: str) -> Point:
    """A point in the largest part of an area: the mean of its outline, weighted as an area (degrees)."""
    arcs = topology("countries-50m.json")["arcs"]
    country = next(each for each in _countries() if each["properties"]["name"] == area)
    rings = [[point for index in polygon[0] for point in _arc(index, arcs)] for polygon in _polygons(country)]
    return _centroid(max(rings, key=lambda ring: abs(_area(ring))))


def _countries() -> list[dict[str, Any]]:
    countries: list[dict[str, Any]] = topology("countries-50m.json")["objects"]["countries"]["geometries"]
    return countries


def _collection(geometries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": geometries}


def _polygons(country: dict[str, Any]) -> list[list[list[int]]]:
    arcs: list[Any] = country.get("arcs", [])
    return [arcs] if country["type"] == "Polygon" else arcs


def _renumber(index: int, used: dict[int, int]) -> int:
    """The new number of an arc; a negative one is the arc ~index backwards (TopoJSON, 2.1.4)."""
    return used.setdefault(index, len(used)) if index >= 0 else ~used.setdefault(~index, len(used))


def _arc(index: int, arcs: list[list[Point]]) -> list[Point]:
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def _is_seen(polygon: list[list[int]], arcs: list[list[Point]], frame: Frame, detail: float) -> bool:
    """Whether the outline reaches into the frame, with room around it, and is large enough to be seen."""
    west, south, east, north = _bounds(point for index in polygon[0] for point in _arc(index, arcs))
    is_speck = east - west < 3 * detail and north - south < 3 * detail
    return not is_speck and west < frame[2] and east > frame[0] and south < frame[3] and north > frame[1]


def _bounds(points: Iterable[Point]) -> Frame:
    listed = list(points)
    longitudes, latitudes = [x for x, _ in listed], [y for _, y in listed]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The line without points that lie closer than ``tolerance`` to it (Douglas and Peucker)."""
    # A degree of longitude counts for less near the poles.
    narrow = [math.cos(math.radians(y)) for _, y in points]
    keep = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        distances = _distances(points, narrow, first, last)
        furthest = max(distances)
        if furthest > tolerance:
            n = first + 1 + distances.index(furthest)
            keep.add(n)
            open_parts += [(first, n), (n, last)]
    return [points[n] for n in sorted(keep)]


def _distances(points: list[Point], narrow: list[float], first: int, last: int) -> list[float]:
    """From each point between two to the line that joins these, in degrees of latitude."""
    (x, y), (end_x, end_y) = points[first], points[last]
    across, ey, hypot = end_x - x, end_y - y, math.hypot
    found = []
    for (point_x, point_y), share in zip(points[first + 1 : last], narrow[first + 1 : last], strict=True):
        px, py, ex = (point_x - x) * share, point_y - y, across * share
        length = ex * ex + ey * ey
        along = (px * ex + py * ey) / length if length else 0.0
        along = 0.0 if along < 0 else 1.0 if along > 1 else along
        found.append(hypot(px - along * ex, py - along * ey))
    return found


def _rounded(points: list[Point]) -> list[list[float]]:
    return [[round(x, 3), round(y, 3)] for x, y in points]


def _area(ring: list[Point]) -> float:
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _centroid(ring: list[Point]) -> Point:
    area = _area(ring)
    pairs = [(one, two, one[0] * two[1] - two[0] * one[1]) for one, two in zip(ring, ring[1:] + ring[:1], strict=True)]
    x = sum((one[0] + two[0]) * cross for one, two, cross in pairs) / (6 * area)
    y = sum((one[1] + two[1]) * cross for one, two, cross in pairs) / (6 * area)
    return x, y


def spread(area: str, step: float) -> list[Point]:
    """Points inside an area, on a grid of ``step`` degrees, and points on its outline, about as far apart."""
    arcs = topology("countries-50m.json")["arcs"]
    country = next(each for each in _countries() if each["properties"]["name"] == area)
    found = []
    for polygon in _polygons(country):
        ring = [point for index in polygon[0] for point in _arc(index, arcs)]
        west, south, east, north = _bounds(ring)
        across, up = int((east - west) / step) + 1, int((north - south) / step) + 1
        grid = [(west + (n + 0.5) * step, south + (m + 0.5) * step) for n in range(across) for m in range(up)]
        found += [point for point in grid if _is_inside(point, ring)]
        found += _simplified(ring, step / 3)
    return found


def _is_inside(point: Point, ring: list[Point]) -> bool:
    """By the number of sides that a ray to the east crosses."""
    x, y = point
    is_inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            is_inside = not is_inside
    return is_inside


def land() -> dict[str, Any]:
    """TopoJSON of all land, coarse: for a globe."""
    read: dict[str, Any] = json.loads((ATLAS / "land-110m.json").read_text(encoding="utf-8"))
    return read
