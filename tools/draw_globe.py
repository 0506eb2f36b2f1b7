"""Draws the globe of the covers, from Natural Earth's coastline, into ``styles/art/``."""

import json
import re
from pathlib import Path
from typing import Any

import vl_convert

ROOT = Path(__file__).resolve().parent.parent
LAND = ROOT / "assets" / "world-atlas" / "land-110m.json"
ART = ROOT / "styles" / "art"

SIZE = 1000
CENTRE = (44, 30)  # degrees east and north: the Balkans, North Africa and Afghanistan all face the reader
GRATICULE_DEGREES = 10

# Sea, land, lines and edge. Tone on tone on the cover's navy (tokens.css): the picture stays behind the words.
NAVY = ("#14355c", "#1f4a78", "#2f5f8f", "#7d9cb8")
# On white, drawn rather than filled, for the ink saver (inks/saver.css).
LINE_ART = ("#ffffff", "#e4e4e4", "#9a9a9a", "#9a9a9a")


def globe(colours: tuple[str, str, str, str]) -> dict[str, Any]:
    """A Vega specification: sphere, graticule and land in an orthographic projection."""
    sea, land, lines, edge = colours
    topology = json.loads(LAND.read_text(encoding="utf-8"))
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": SIZE,
        "height": SIZE,
        "projections": [
            {
                "name": "globe",
                "type": "orthographic",
                "rotate": [-CENTRE[0], -CENTRE[1], 0],
                "scale": SIZE / 2 - 2,
                "translate": [SIZE / 2, SIZE / 2],
                "clipAngle": 90,
                "precision": 0.5,
            }
        ],
        "data": [
            {"name": "sphere", "values": [{"type": "Sphere"}]},
            {"name": "land", "values": topology, "format": {"type": "topojson", "feature": "land"}},
            {
                "name": "graticule",
                "transform": [
                    {
                        "type": "graticule",
                        "step": [GRATICULE_DEGREES, GRATICULE_DEGREES],
                        "extentMajor": [[-180, -80], [180, 80]],
                        "extentMinor": [[-180, -80], [180, 80]],
                    }
                ],
            },
        ],
        "marks": [
            _shape("sphere", {"fill": sea, "stroke": edge, "strokeWidth": 1.4}),
            _shape("land", {"fill": land}),
            _shape("graticule", {"stroke": lines, "strokeWidth": 0.8}),
        ],
    }


def _shape(name: str, style: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "shape",
        "from": {"data": name},
        "encode": {"enter": {key: {"value": value} for key, value in style.items()}},
        "transform": [{"type": "geoshape", "projection": "globe"}],
    }


def small(svg: str) -> str:
    """The SVG with coordinates to a tenth of a unit, and without what only a browser reads."""
    svg = re.sub(r"\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), svg)
    svg = re.sub(r' (?:class|role|aria-\w+)="[^"]*"', "", svg)
    return re.sub(r' (?:width|height)="\d+"', "", svg, count=2)


def main() -> None:
    ART.mkdir(exist_ok=True)
    line_art = small(vl_convert.vega_to_svg(globe(LINE_ART), allowed_base_urls=[]))
    (ART / "globe-line.svg").write_text(line_art, encoding="utf-8")
    svg = small(vl_convert.vega_to_svg(globe(NAVY), allowed_base_urls=[]))
    (ART / "globe.svg").write_text(svg, encoding="utf-8")
    # The upper left of it, larger, for the back cover; a viewBox crops without the slivers that overflow leaves.
    corner = re.sub(r'viewBox="[^"]*"', 'viewBox="60 40 560 400"', svg, count=1)
    (ART / "globe-corner.svg").write_text(corner, encoding="utf-8")


if __name__ == "__main__":
    main()
