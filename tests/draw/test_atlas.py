"""Borders are simplified before they become areas. Coordinates are Natural Earth's, by way of the world atlas."""

import pytest

from press.draw.maps import atlas

FRAME = (5.9, 49.5, 6.4, 50.1)
# The border with Germany, from the north to the south.
SOUTH, NORTH = [6.345, 49.452], [6.118, 50.121]
MOSELLE = [[6.111, 50.034], [6.205, 49.916], [6.323, 49.838], [6.489, 49.798], [6.485, 49.708], [6.377, 49.6]]


def border_of_luxembourg(detail: float) -> list[list[float]]:
    topology = atlas.countries(FRAME, detail)
    areas = topology["objects"]["countries"]["geometries"]
    (area,) = [each for each in areas if each["properties"]["name"] == "Luxembourg"]
    border: list[list[float]] = topology["arcs"][area["arcs"][0][0][0]]
    return border


@pytest.mark.parametrize(
    ("detail", "kept"),
    [
        pytest.param(0.02, MOSELLE, id="every bend"),
        pytest.param(
            0.16, [[6.489, 49.798]], id="the furthest, 0.165 off, where a degree of longitude counts for 0.645"
        ),
        pytest.param(0.17, [], id="none"),
    ],
)
def test_a_border_keeps_the_points_that_lie_further_from_its_line_than_the_detail(detail, kept):
    assert border_of_luxembourg(detail) == [NORTH, *kept, SOUTH]
