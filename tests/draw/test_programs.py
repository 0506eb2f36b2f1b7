"""SVG as programs write it: printed, or refused in words that name a setting of that program."""

import io
import re

import pytest
from PIL import Image

from press.draw import check_pictures, fitted_picture
from press.draw.pictures.lettering import FAMILIES, OUTLINES, foreign_lettering
from press.model.briefing import Picture
from press.model.drawing import figure_size
from press.model.report import Place, Report
from press.model.theme import HOUSE
from tests.briefings import problems, write_briefing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n{}</svg>'
DOCTYPE = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
"""
PNG = "save it as PNG"


def told(tmp_path, monkeypatch, name, content):
    monkeypatch.chdir(tmp_path)
    folder = write_briefing(tmp_path)
    folder.write(name, content)
    briefing, found = folder.read()
    assert found == []
    report = Report()
    check_pictures(briefing, report)
    return problems(report)


def test_a_document_type_is_read_and_dropped(tmp_path, monkeypatch):
    content = (DOCTYPE + SVG.format("<path d='M0 0h1'/>")).encode()
    assert told(tmp_path, monkeypatch, "a.svg", content) == []
    made = fitted_picture(Picture("a.svg", "image/svg+xml", content), figure_size("a4"), Place("a.md"), Report())
    assert b"DOCTYPE" not in made.content
    assert made.content.endswith(SVG.format("<path d='M0 0h1'/>").encode())


@pytest.mark.parametrize(
    ("inside", "problem", "hint"),
    [
        (
            "<switch><foreignObject/><text>a</text></switch>",
            "the picture holds the element 'foreignObject'",
            "in draw.io, export with 'Text Settings: Convert Labels to SVG', or switch 'Formatted Text' off;"
            " or save it as PNG",
        ),
        (
            "<image href='data:a'/>", "the picture holds the element 'image'",
            "save the whole picture as PNG, or as JPEG",
        ),
        (
            "<a href='#b'/>", "the picture holds the element 'a'", "export it as plain SVG, or save it as PNG",
        ),
        (
            "<text style=\"font: 10px 'DejaVu Sans', sans-serif\">2026</text>",
            "the picture has words in the font 'DejaVu Sans', which is not among those here", OUTLINES,
        ),
    ],
)  # fmt: skip
def test_what_is_refused_names_a_way_out(tmp_path, monkeypatch, inside, problem, hint):
    content = SVG.format(inside).encode()
    assert told(tmp_path, monkeypatch, "a.svg", content) == [f"content/water/a.svg:2: error: {problem}\n  hint: {hint}"]


@pytest.mark.parametrize(
    ("inside", "font"),
    [
        ("<g font-family='Arial'><text>a</text></g>", "the font 'Arial', which is"),
        ("<g style='fill:red;font-family:Arial, sans-serif'><text>a</text></g>", "the font 'Arial', which is"),
        ("<text style='font: bold 12.5px/1.2 Arial'>a</text>", "the font 'Arial', which is"),
        ("<text font-family='Source Sans 3'><tspan font-family='Arial'>a</tspan></text>", "the font 'Arial', which is"),
        ("<text>a</text>", "a font that it does not name, which is"),
    ],
)
def test_words_in_a_font_that_is_not_here_are_found(inside, font):
    assert foreign_lettering(SVG.format(inside).encode()) == (
        2,
        f"the picture has words in {font} not among those here",
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<g font-family='Source Sans 3'><text>a</text></g>", "<text font-family='Arial'> <title>a</title></text>",
        "<text style='font: 12px \"Source Sans 3\", sans-serif'>a</text>", "<title>a</title><desc>b</desc>",
        "<style>text { font-family: 'Source Sans 3' }</style><text>a</text>",
    ],
)  # fmt: skip
def test_words_in_our_fonts_are_drawn(inside):
    assert foreign_lettering(SVG.format(inside).encode()) is None


def test_the_fonts_are_those_of_the_stylesheet():
    css = (HOUSE.styles / "fonts.css").read_text(encoding="utf-8")
    assert set(re.findall(r'font-family: "([^"]+)"', css)) == FAMILIES


def test_a_moving_picture_names_a_way_out(tmp_path, monkeypatch):
    frames = [Image.new("L", (9, 9), grey) for grey in (0, 255)]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    assert told(tmp_path, monkeypatch, "a.gif", written.getvalue()) == [
        "content/water/a.gif: error: the picture moves, and paper does not\n  hint: save its first frame as PNG"
    ]
