"""How much of a page is black is told to the share of a pixel, however wide it is."""

from io import BytesIO

import pikepdf
import pytest

from press.advise import mean_ink_percent
from press.advise.ink import ink_percents


def pdf(*pages: tuple[int, str]) -> bytes:
    """Pages of so many points of width and 72 of height, and what is drawn on them."""
    made, file = pikepdf.new(), BytesIO()
    for width, drawn in pages:
        page = made.add_blank_page(page_size=(width, 72))
        page.Contents = made.make_stream(drawn.encode())
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("width", "drawn", "percent"),
    [
        pytest.param(72, "", 0, id="white"),
        pytest.param(72, "0 0 72 72 re f", 100, id="black"),
        pytest.param(72, "0 0 72 36 re f", 50, id="half"),
        pytest.param(70, "0 0 14 72 re f", 20, id="rows that are padded"),
        pytest.param(72, "0.6 g 0 0 72 72 re f", 40, id="grey"),
    ],
)
def test_the_ink_of_a_page(width, drawn, percent):
    assert ink_percents(pdf((width, drawn))) == (pytest.approx(percent, abs=0.01),)


def test_the_ink_of_a_file_is_the_mean_of_its_pages():
    assert mean_ink_percent(pdf((72, "0 0 72 72 re f"), (72, ""), (72, ""), (72, ""))) == 25
