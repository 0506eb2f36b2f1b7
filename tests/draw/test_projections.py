"""Projections reckoned in Python stand where Vega draws them; Vega is asked for the expected places."""

import re

import pytest

from press.draw.maps.projections import fitted
from press.draw.vega import Engine
from press.model.theme import HOUSE

PLACES = [(17.8, 44.2), (66.0, 33.6), (-5.0, 36.0), (50.5, 12.6), (33.0, 29.0)]
FRAME = (-11.0, 5.0, 77.0, 53.0)


@pytest.mark.parametrize("kind", ["conic", "orthographic"])
def test_places_are_where_vega_draws_them(kind):
    projection = fitted(kind, FRAME, 482, 400)
    points = [{"longitude": longitude, "latitude": latitude} for longitude, latitude in PLACES]
    located = {"type": "geopoint", "projection": "map", "fields": ["longitude", "latitude"], "as": ["x", "y"]}
    encoded = {"x": {"field": "x"}, "y": {"field": "y"}, "size": {"value": 4}, "fill": {"value": "black"}}
    svg = Engine(HOUSE.styles / "fonts").vega(
        {
            "$schema": "https://vega.github.io/schema/vega/v5.json",
            "width": 482,
            "height": 400,
            "padding": 0,
            "projections": [projection.vega],
            "data": [{"name": "points", "values": points, "transform": [located]}],
            "marks": [{"type": "symbol", "from": {"data": "points"}, "encode": {"enter": encoded}}],
        }
    )
    drawn = [tuple(map(float, found)) for found in re.findall(r"translate\(([\d.-]+),([\d.-]+)\)", svg)[-len(PLACES) :]]
    for place, expected in zip(PLACES, drawn, strict=True):
        assert projection.at(*place) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("kind", ["conic", "orthographic"])
@pytest.mark.parametrize(("width", "tallest"), [(482, 425), (323, 300), (470, 200)])
def test_the_whole_frame_is_shown(kind, width, tallest):
    projection = fitted(kind, FRAME, width, tallest)
    west, south, east, north = FRAME
    middle = ((west + east) / 2, (south + north) / 2)
    assert projection.height <= tallest + 0.01
    for place in ((west, middle[1]), (east, middle[1]), (middle[0], south), (middle[0], north)):
        x, y = projection.at(*place)
        assert -0.01 <= x <= width + 0.01
        assert -0.01 <= y <= projection.height + 0.01
