"""Reads drawings back: where every text stands, and how large it is, by the fonts' own tables and not by press.draw."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "styles" / "fonts" / "source-sans"
FILES = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-Semibold.ttf", 700: "SourceSans3-Bold.ttf"}
SVG = "{http://www.w3.org/2000/svg}"

# Lower-case letters with descenders reach 0.21 em below the baseline of Source Sans 3, capitals 0.66 em above it.
CAPITALS, DESCENDERS = 0.66, 0.21


@dataclass(frozen=True)
class Words:
    """A text with its size, family and the box that its letters fill."""

    text: str
    size: float
    family: str
    fill: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Words") -> bool:
        """Positions are written to a tenth of a point: what overlaps by less than two tenths touches at most."""
        is_beside = self.right - 0.2 <= other.left or other.right - 0.2 <= self.left
        is_below = self.bottom - 0.2 <= other.top or other.bottom - 0.2 <= self.top
        return not (is_beside or is_below)


def root_of(svg: bytes) -> Element:
    return ElementTree.fromstring(svg)


def view_box(root: Element) -> tuple[float, float]:
    x, y, width, height = (float(each) for each in root.attrib["viewBox"].split())
    assert (x, y) == (0, 0)
    return width, height


def words_of(root: Element) -> list[Words]:
    """All texts of a drawing in the order in which they stand in it."""
    found: list[Words] = []
    _collect(root, 0, 0, found)
    return found


def _collect(element: Element, x: float, y: float, found: list[Words]) -> None:
    for child in element:
        dx, dy = _translation(child)
        if child.tag == f"{SVG}text":
            found.append(_words(child, x + dx, y + dy))
        else:
            _collect(child, x + dx, y + dy, found)


def _translation(element: Element) -> tuple[float, float]:
    transform = element.get("transform", "")
    if not transform:
        return 0, 0
    match = re.fullmatch(r"translate\((-?[\d.]+),(-?[\d.]+)\)", transform)
    assert match, f"texts are turned or scaled: {transform}"
    return float(match[1]), float(match[2])


def _words(element: Element, x: float, y: float) -> Words:
    size, weight = float(element.attrib["font-size"]), int(element.get("font-weight", 400))
    text = element.text or ""
    width = advance(text, weight) * size
    left = x - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    family, fill = element.attrib["font-family"], element.attrib["fill"]
    return Words(text, size, family, fill, left, y - CAPITALS * size, left + width, y + DESCENDERS * size)


def advance(text: str, weight: int) -> float:
    """The width of a text in ems, without kerning."""
    widths, names, em = _metrics(weight)
    return sum(widths[names[ord(character)]][0] for character in text) / em


@lru_cache(maxsize=3)
def _metrics(weight: int):
    font = TTFont(FONTS / FILES[weight])
    return font["hmtx"].metrics, font.getBestCmap(), font["head"].unitsPerEm
