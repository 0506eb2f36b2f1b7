"""Figures inside a PDF by WeasyPrint: their text is text, in the house's sans, at its size."""

import io

import pikepdf
import pytest

from press.model.drawing import Ink, figure_size
from press.model.report import Report
from press.model.theme import HOUSE
from press.paginate.engine.start import import_weasyprint
from tests.draw.conftest import FIGURES


@pytest.fixture(scope="module")
def pdf(draughtsman):
    """One page with the timeline of the flagship, as the press would place it."""
    figure = next(figure for figure in FIGURES if figure.id == "missions-timeline")
    (drawing,) = draughtsman.draw(figure, figure_size("a4"), Ink.COLOUR, Report())
    weasyprint = import_weasyprint()

    html = (
        '<html lang="en"><head><title>t</title><link rel="stylesheet" href="styles/fonts.css">'
        "<style>@page{margin:20mm}body{margin:0}</style></head>"
        f'<body><img src="figure.svg" alt="{drawing.alternative}"></body></html>'
    )
    from press.paginate.engine.fetcher import BASE, Fetcher

    fetcher = Fetcher(HOUSE.styles, {"figure.svg": ("image/svg+xml", drawing.svg)})
    document = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    return pikepdf.open(io.BytesIO(document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)))


def test_text_is_set_in_the_house_s_sans(pdf):
    fonts = {str(font.BaseFont).split("+")[-1] for font in _resources(pdf)}
    assert fonts
    assert all(name.startswith("Source-Sans-3") for name in fonts), fonts


def test_the_alternative_text_is_in_the_tags(pdf):
    alternatives = [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert alternatives
    assert alternatives[0].startswith("Timeline of 18 NATO missions")


def _resources(pdf):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
