"""Degrees become points on a plane, by the formulas of d3-geo, which Vega draws with: labels need the same places."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
_SAMPLES = 24


@dataclass(frozen=True)
class Projection:
    """A projection that fills ``width`` by ``height`` points with a frame of degrees."""

    kind: str
    rotate: Point
    parallels: Point
    scale: float
    translate: Point
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        x, y = _raw(self.kind, self.rotate, self.parallels)(longitude, latitude)
        return self.translate[0] + self.scale * x, self.translate[1] - self.scale * y

    @property
    def points_per_degree(self) -> float:
        return self.scale * math.pi / 180

    @property
    def vega(self) -> dict[str, Any]:
        """The same as Vega's projections are written; drawn no further than the frame."""
        is_conic = self.kind == "conic"
        return {
            "name": "map",
            "type": "conicConformal" if is_conic else "orthographic",
            "rotate": [-self.rotate[0], 0 if is_conic else -self.rotate[1], 0],
            "scale": self.scale,
            "translate": list(self.translate),
            "precision": 0.3,
            "clipExtent": [[0, 0], [self.width, self.height]],
            **({"parallels": list(self.parallels), "center": [0, 0]} if is_conic else {"clipAngle": 90}),
        }


def fitted(kind: str, frame: tuple[float, float, float, float], width: float, tallest: float) -> Projection:
    """The projection that shows all of ``frame`` (west, south, east, north) ``width`` points wide.

    Where that would be higher than ``tallest``, it is smaller, and more of the west and the east is shown.
    """
    west, south, east, north = frame
    rotate = ((west + east) / 2, (south + north) / 2)
    # Standard parallels a sixth of the frame from its edges keep the scale most even (Kavraisky).
    parallels = (south + (north - south) / 6, north - (north - south) / 6)
    raw = _raw(kind, rotate, parallels)
    middle = [raw(west + (east - west) * n / _SAMPLES, rotate[1]) for n in range(_SAMPLES + 1)]
    upright = [raw(rotate[0], south + (north - south) * n / _SAMPLES) for n in range(_SAMPLES + 1)]
    left, right = min(x for x, _ in middle), max(x for x, _ in middle)
    low, high = min(y for _, y in upright), max(y for _, y in upright)
    scale = min(width / (right - left), tallest / (high - low))
    height = scale * (high - low)
    translate = (width / 2 - scale * (left + right) / 2, height / 2 + scale * (low + high) / 2)
    return Projection(kind, rotate, parallels, scale, translate, width, height)


def _raw(kind: str, rotate: Point, parallels: Point) -> Callable[[float, float], Point]:
    return _conic(rotate[0], *parallels) if kind == "conic" else _orthographic(*rotate)


def _conic(longitude_0: float, parallel_1: float, parallel_2: float) -> Callable[[float, float], Point]:
    """Lambert's conformal conic projection (d3-geo, conicConformal.js)."""
    one, two = math.radians(parallel_1), math.radians(parallel_2)

    def tangent(latitude: float) -> float:
        return math.tan(math.pi / 4 + latitude / 2)

    cone = (
        math.sin(one) if one == two else math.log(math.cos(one) / math.cos(two)) / math.log(tangent(two) / tangent(one))
    )
    factor = math.cos(one) * tangent(one) ** cone / cone

    def project(longitude: float, latitude: float) -> Point:
        radius = factor / tangent(math.radians(latitude)) ** cone
        angle = cone * math.radians(longitude - longitude_0)
        return radius * math.sin(angle), factor - radius * math.cos(angle)

    return project


def _orthographic(longitude_0: float, latitude_0: float) -> Callable[[float, float], Point]:
    """The globe from far away (d3-geo, orthographic.js, after a rotation of the sphere)."""
    middle = math.radians(latitude_0)

    def project(longitude: float, latitude: float) -> Point:
        across, up = math.radians(longitude - longitude_0), math.radians(latitude)
        x = math.cos(up) * math.sin(across)
        return x, math.cos(middle) * math.sin(up) - math.sin(middle) * math.cos(up) * math.cos(across)

    return project
