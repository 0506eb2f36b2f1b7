"""Pictures by authors without colour. Expected greys: Rec. 601 luma for pixels, WCAG luminance for SVG."""

import io

import pytest
from PIL import Image

from press.draw.pictures.grey import in_grey
from press.model.briefing import Picture


def svg(paint):
    return Picture("a.svg", "image/svg+xml", f"<svg><path {paint}/></svg>".encode())


@pytest.mark.parametrize(
    ("format", "mode", "colour", "grey", "transparency"),
    [
        ("JPEG", "RGB", (200, 30, 30), 81, None),
        ("PNG", "RGB", (0, 0, 255), 29, None),
        ("PNG", "RGBA", (0, 0, 255, 128), 29, 128),
        ("PNG", "L", 77, 77, None),
    ],
)
def test_pixels_keep_size_and_transparency_and_lose_their_colour(format, mode, colour, grey, transparency):
    written = io.BytesIO()
    Image.new(mode, (40, 20), colour).save(written, format)
    made = in_grey(Picture("a", f"image/{format.lower()}", written.getvalue()))
    image = Image.open(io.BytesIO(made.content))
    assert (image.size, image.format) == ((40, 20), format)
    levels = image.getpixel((9, 9))
    found = levels if isinstance(levels, tuple) else (levels,)
    assert abs(found[0] - grey) <= 1
    assert found[1:] == (() if transparency is None else (transparency,))


@pytest.mark.parametrize(
    ("paint", "grey"),
    [
        ('fill="#ff0000"', 'fill="#7f7f7f"'),
        ('stroke="#f00"', 'stroke="#7f7f7f"'),
        ("stroke='red'", "stroke='#7f7f7f'"),
        ('style="stroke: rgb(255, 0, 0); fill:#fff"', 'style="stroke: #7f7f7f; fill:#ffffff"'),
        ('fill="none"', 'fill="none"'),
        ('fill="url(#shade)"', 'fill="url(#shade)"'),
        ('fill="currentColor"', 'fill="currentColor"'),
        ('fill-opacity="0.5"', 'fill-opacity="0.5"'),
        ('stroke-width="2"', 'stroke-width="2"'),
        ('stop-color="blue"', 'stop-color="#4c4c4c"'),
    ],
)
def test_a_drawing_keeps_its_shapes_and_loses_its_colours(paint, grey):
    assert in_grey(svg(paint)) == svg(grey)
