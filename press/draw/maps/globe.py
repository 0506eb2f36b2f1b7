"""A globe becomes decoration for a cover: land tone on tone, rings around places."""

from press.draw.maps.atlas import land
from press.draw.maps.projections import Projection
from press.draw.materials.artwork import Artwork, Plate
from press.model.figure_content import Globe

GRATICULE_DEGREES = 10
RING_SHARE = 0.015  # of the width


def globe(content: Globe, plate: Plate) -> tuple[Artwork, ...]:
    art = Artwork(plate, height=plate.width)
    palette, radius = plate.palette, plate.width / 2
    weight = plate.width / 700
    art.projections.append(
        {
            "name": "globe",
            "type": "orthographic",
            "rotate": [-content.centre[0], -content.centre[1], 0],
            "scale": radius - weight,
            "translate": [radius, radius],
            "clipAngle": 90,
            "precision": 0.5,
        }
    )
    steps = {
        "step": [GRATICULE_DEGREES] * 2,
        "extentMajor": [[-180, -80], [180, 80]],
        "extentMinor": [[-180, -80], [180, 80]],
    }
    art.data += [
        {"name": "sphere", "values": [{"type": "Sphere"}]},
        {"name": "land", "values": land(), "format": {"type": "topojson", "feature": "land"}},
        {"name": "graticule", "transform": [{"type": "graticule", **steps}]},
    ]
    art.shape("sphere", "globe", palette.globe_sea, palette.globe_edge, weight)
    art.shape("land", "globe", palette.globe_land)
    art.shape("graticule", "globe", "", palette.globe_line, weight * 0.6)
    _rings(art, content, plate.width * RING_SHARE, weight)
    return (art,)


def _rings(art: Artwork, content: Globe, radius: float, weight: float) -> None:
    middle = art.plate.width / 2
    turned = Projection("orthographic", content.centre, (0, 0), middle - weight, (middle, middle), middle, middle)
    for place in content.rings:
        x, y = turned.at(*place)
        art.dot(x, y, radius, "", art.plate.palette.globe_ring, weight * 1.5)
        art.dot(x, y, radius * 0.38, art.plate.palette.globe_ring)
