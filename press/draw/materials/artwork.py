"""The marks of a figure, in points from its upper left corner, and the Vega specification that they make.

Vega is given positions and no scales: whether a label fits into its bar has to be known before, and is reckoned with
the fonts that print it.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from press.draw.materials.letters import Letters, Type
from press.model.drawing import FigureSize, Palette

T = TypeVar("T")

NARROW = 20  # in sizes of the text: names, marks and values beside each other need as much

Mark = dict[str, Any]
Spec = dict[str, Any]


@dataclass(frozen=True)
class Plate:
    """What a figure is drawn on: its size, its inks and its letters."""

    size: FigureSize
    palette: Palette
    fonts: Path

    @property
    def width(self) -> float:
        return self.size.width_pt

    @property
    def letters(self) -> Letters:
        return Letters(self.fonts, self.palette.sans)

    @property
    def text(self) -> Type:
        return Type(self.size.text_pt)

    @property
    def bold(self) -> Type:
        return Type(self.size.text_pt, 600)

    @property
    def small(self) -> Type:
        return Type(self.size.smallest_pt)

    @property
    def pad(self) -> float:
        """The space between a mark and its label."""
        return self.size.text_pt * 0.6

    @property
    def is_stacked(self) -> bool:
        """Whether labels stand above what they name: in large print, and where there is no room beside it."""
        return self.size.is_large or self.width < NARROW * self.size.text_pt


@dataclass
class Artwork:
    """Marks in the order in which they are drawn; ``height`` is set when it is known."""

    plate: Plate
    height: float = 0
    data: list[Any] = field(default_factory=list)
    projections: list[Any] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "", weight: float = 1
    ) -> None:
        """An outline of ``weight`` points lies inside the rectangle."""
        inset = weight / 2 if stroke else 0
        size = {"width": width - 2 * inset, "height": height - 2 * inset}
        self._add("rect", {"x": x + inset, "y": y + inset, **size, **_painted(fill, stroke, weight)})

    def rule(
        self, x: float, y: float, x2: float, y2: float, stroke: str, weight: float = 0.5, dash: Sequence[float] = ()
    ) -> None:
        dashes = {"strokeDash": list(dash)} if dash else {}
        self._add("rule", {"x": x, "y": y, "x2": x2, "y2": y2, "stroke": stroke, "strokeWidth": weight, **dashes})

    def path(self, d: str, fill: str = "", stroke: str = "", weight: float = 1) -> None:
        self._add("path", {"path": d, "x": 0, "y": 0, **_painted(fill, stroke, weight)})

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = "", weight: float = 1) -> None:
        # Vega's size of a symbol is its area for a circle of diameter sqrt(size).
        shape = {"shape": "circle", "size": 4 * radius * radius}
        self._add("symbol", {"x": x, "y": y, **shape, **_painted(fill, stroke, weight)})

    def words(self, x: float, y: float, text: str, type: Type, fill: str, align: str = "left") -> None:
        """``y`` is the baseline; ``align`` is left, center or right."""
        font = {"font": f"'{self.plate.palette.sans}'", "fontSize": type.size, "fontWeight": type.weight}
        self._add(
            "text", {"x": x, "y": y, "text": text, "align": align, "baseline": "alphabetic", "fill": fill, **font}
        )

    def shape(self, data: str, projection: str, fill: str = "", stroke: str = "", weight: float = 1) -> None:
        mark = _mark("shape", _painted(fill, stroke, weight) | {"strokeJoin": "round"})
        self.marks.append(
            {**mark, "from": {"data": data}, "transform": [{"type": "geoshape", "projection": projection}]}
        )

    def _add(self, kind: str, values: dict[str, Any]) -> None:
        self.marks.append(_mark(kind, values))

    @property
    def spec(self) -> Spec:
        return {
            "$schema": "https://vega.github.io/schema/vega/v5.json",
            "width": round(self.plate.width, 2),
            "height": round(self.height, 2),
            "padding": 0,
            "autosize": "none",
            "background": None,
            "data": self.data,
            "projections": self.projections,
            "marks": self.marks,
        }


def in_parts(items: Sequence[T], tallest: float, draw: Callable[[Sequence[T]], Artwork]) -> tuple[Artwork, ...]:
    """What ``draw`` makes of all items, or of parts about as long where the whole is higher than ``tallest``."""
    whole = draw(items)
    count = math.ceil(whole.height / tallest)
    if count <= 1:
        return (whole,)
    length = math.ceil(len(items) / count)
    return tuple(draw(items[n : n + length]) for n in range(0, len(items), length))


def _painted(fill: str, stroke: str, weight: float) -> dict[str, Any]:
    filled = {"fill": fill} if fill else {}
    return filled | ({"stroke": stroke, "strokeWidth": weight} if stroke else {})


def _mark(kind: str, values: dict[str, Any]) -> Mark:
    rounded = {key: round(value, 2) if isinstance(value, float) else value for key, value in values.items()}
    return {"type": kind, "encode": {"enter": {key: {"value": value} for key, value in rounded.items()}}}
