"""QR codes: what ISO/IEC 18004 wants of print. The modules are read back from the path and held against segno's."""

import re

import pytest
import segno

from press.draw import qr_code
from tests.draw.svg_read import SVG, root_of, view_box
from tests.draw.test_palettes import contrast

ADDRESS = "https://example.org/briefings/2026-01?a=1&b=2"


@pytest.fixture(scope="module")
def root():
    return root_of(qr_code(ADDRESS, 38).svg)


def test_it_is_named_by_its_address(root):
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == f"QR code: {ADDRESS}"


def test_it_is_as_wide_as_asked(root):
    assert (root.get("width"), root.get("height")) == ("38mm", "38mm")


def test_every_module_is_where_it_should_be_within_four_light_ones(root):
    code = segno.make(ADDRESS, error="q", boost_error=False, micro=False)
    side = len(code.matrix)
    assert view_box(root) == (side + 8, side + 8)
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", root[2].attrib["d"]):
        dark |= {(int(x) + n - 4, int(y) - 4) for n in range(int(length))}
    assert dark == {(x, y) for y in range(side) for x in range(side) if code.matrix[y][x]}


def test_a_quarter_of_it_may_be_dirty():
    assert segno.make(ADDRESS, error="q", boost_error=False, micro=False).error == "Q"


def test_it_is_dark_on_light(root):
    light, dark = root[1].attrib["fill"], root[2].attrib["fill"]
    assert contrast(dark, light) > 15


def test_a_long_address_does_not_fit_a_small_code():
    with pytest.raises(ValueError, match="modules, too many for 20 mm"):
        qr_code("https://example.org/" + "a" * 200, 20)
