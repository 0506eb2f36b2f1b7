"""Fonts are called by their names alone, whatever their families end with."""

import io
import re

import pikepdf
import pytest

from press.paginate.engine.font_names import call_fonts_by_their_names
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()
from weasyprint.pdf.fonts import Font  # noqa: E402 # only now can its libraries be found
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from press.model.theme import HOUSE  # noqa: E402


@pytest.fixture(autouse=True)
def _mended():
    call_fonts_by_their_names()


def names(family: str, cut: str = "Regular") -> set[str]:
    """The names of the fonts of a PDF, and of their descriptors, that sets a word in a family; without their tags."""
    fonts = FontConfiguration()
    path = HOUSE.styles / "fonts" / "source-sans" / f"SourceSans3-{cut}.ttf"
    css = f"@font-face {{ font-family: '{family}'; src: url({path.as_uri()}) }} p {{ font-family: '{family}' }}"
    html = weasyprint.HTML(string=f"<html lang=en><title>t</title><style>{css}</style><p>word")
    with pikepdf.open(io.BytesIO(html.write_pdf(font_config=fonts))) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        told = {str(each[key]) for each in found for key in ("/BaseFont", "/FontName") if key in each}
    return {re.fullmatch(r"/[A-Z]{6}\+(.*)", name)[1] for name in told}


@pytest.mark.parametrize(
    ("family", "name"),
    [
        ("Source Sans 3", "Source-Sans-3"),  # Pango's description of it is "Source Sans 3,"
        ("Grotesk Bold", "Grotesk-Bold"),
        ("Serif Text", "Serif-Text"),
        ("House (new) / 100%", "House-new--100"),  # a bracket, a slash or a per cent sign would end the name
    ],
)
def test_a_font_has_the_name_of_its_family(family, name):
    assert names(family) == {name}


def test_a_style_follows_after_a_hyphen():
    assert names("Source Sans 3", "Bold") == {"Source-Sans-3-Bold"}


def test_a_source_that_has_changed_is_refused(monkeypatch):
    monkeypatch.setattr(Font, "__init__", lambda self: None)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's naming of fonts has changed: look at .*font_names\.py"):
        call_fonts_by_their_names()
