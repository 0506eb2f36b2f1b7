"""Pictures by strangers. SVG that loads, runs or multiplies is refused whole, at its line, used or not."""

import io
import zlib

import pytest
from PIL import Image

from press.draw.pictures import vetting
from press.draw.pictures.vetting import svg_problem
from tests.briefings import PNG
from tests.hostile.spoiled import errors

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">\n'


def svg(inside: str) -> str:
    return f"{OPEN}{inside}</svg>"


SVG_1_1 = """<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">"""
SWOLLEN = "comes to more than 20000 elements when each 'use' is drawn"


def doubled(levels: int) -> str:
    """Groups each of which shows the one before ten times."""
    first = '<g id="g0"><path d="M0 0h1"/></g>'
    return first + "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, levels + 1))


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        pytest.param(svg("<script>x()</script>"), 2, "holds the element 'script'", id="a script"),
        pytest.param(svg('<g onload="x()"/>'), 2, "holds the script 'onload'", id="an event"),
        pytest.param(svg('<foreignObject/>'), 2, "holds the element 'foreignObject'", id="HTML"),
        pytest.param(svg('<a href="https://e.example/"/>'), 2, "holds the element 'a'", id="a link"),
        pytest.param(svg('<image href="file:///etc/passwd"/>'), 2, "holds the element 'image'", id="a picture"),
        pytest.param(svg('<filter><feImage href="x"/></filter>'), 2, "holds the element 'feImage'", id="a filter"),
        pytest.param(svg('<set attributeName="href"/>'), 2, "holds the element 'set'", id="an animation"),
        pytest.param(
            svg('<use href="https://e.example/a.svg#b"/>'),
            2,
            "holds a reference to 'https://e.example/a.svg#b', which lies outside",
            id="a part of another",
        ),
        pytest.param(
            svg('<use xlink:href="a.svg#b"/>'), 2, "holds a reference to 'a.svg#b', which lies outside", id="old"
        ),
        pytest.param(
            svg('<g xml:base="file:///etc/"/>'), 2, "holds a reference to 'file:///etc/', which lies outside", id="base"
        ),
        pytest.param(
            svg('<g fill="url( https://e.example/)"/>'),
            2,
            "holds a style that reaches outside: 'url( https://e.example/)'",
            id="a colour from outside",
        ),
        pytest.param(
            svg('<g style="background: u\\72l(x)"/>'),
            2,
            "holds a style that reaches outside: 'background: u\\72l(x)'",
            id="a style in disguise",
        ),
        pytest.param(
            svg("<style>\n@im&#112;ort 'x';</style>"),
            3,
            "holds a style that reaches outside: '@import 'x';'",
            id="a style sheet in pieces",
        ),
        pytest.param(
            f'<!DOCTYPE svg [<!ENTITY a "b">]>\n{OPEN}&a;</svg>',
            1,
            "holds a document type with definitions, which can be anything",
            id="entities",
        ),
        pytest.param(
            f'<!DOCTYPE svg SYSTEM "file:///etc/passwd" [ ]>\n{svg("")}',
            1,
            "holds a document type with definitions, which can be anything",
            id="definitions of nothing",
        ),
        pytest.param(
            f'<?xml version="1.0" standalone="no"?>\n{SVG_1_1}\n{svg("&ns_svg;")}',
            5,
            "holds '&ns_svg;', which nothing defines",
            id="an entity from outside",
        ),
        pytest.param(
            f'<?xml-stylesheet href="x"?>\n{svg("")}', 1, "holds an instruction to a program", id="a style"
        ),
        pytest.param(
            svg("").encode("utf-16"), 1, "this is no XML in an encoding that is read", id="UTF-16"
        ),
        pytest.param(svg("<g>"), 2, "this is no XML: mismatched tag", id="an element left open"),
        pytest.param("<svg/>", 1, "holds no 'svg' element of the SVG namespace", id="no namespace"),
        pytest.param(
            f'<?xml version="1.0" encoding="x"?>{svg("")}', 1, "this is no XML in an encoding that is read", id="bit"
        ),
        pytest.param(
            svg("<g>" * 64 + "</g>" * 64), 2, "holds elements that nest deeper than 64", id="depth"
        ),
        pytest.param(svg("<g/>" * 20_000), 2, "holds more than 20000 elements", id="elements"),
        pytest.param(
            svg(doubled(5)), 1, SWOLLEN, id="a use bomb"
        ),
        pytest.param(
            svg(doubled(60)), 1, SWOLLEN, id="a larger one"
        ),
        pytest.param(svg('<g id="a"><use href="#a"/></g>'), 1, "shows itself within itself", id="itself"),
        pytest.param(
            svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
            1,
            "shows itself within itself",
            id="in turns",
        ),
        pytest.param(
            svg("".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(9000))),
            1,
            "shows parts within parts, deeper than can be drawn",
            id="in a chain",
        ),
    ],
)  # fmt: skip
def test_svg_that_does_more_than_show_is_refused(content, line, problem):
    found = svg_problem(content if isinstance(content, bytes) else content.encode())
    assert found in ((line, f"the picture {problem}"), (line, problem))


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1" fill="url(#a)"/>', "<title>A wall</title>", "<style>.a { fill: red }</style>", doubled(3),
        '<text x="1">{{ 7 * 7 }}</text>', '<linearGradient id="a"/><use href="#a"/>', "<!-- a --><![CDATA[ ]]>",
    ],
)  # fmt: skip
def test_svg_that_only_shows_is_drawn(inside):
    assert svg_problem(svg(inside).encode()) is None


def test_a_document_type_that_defines_nothing_is_harmless():
    assert svg_problem(f'<?xml version="1.0"?>\n{SVG_1_1}\n{svg("")}'.encode()) is None


def test_what_stands_before_a_picture_is_read_in_a_moment(folder):
    folder.write("a.svg", b"<!---->" * 100_000 + b"<p/>")
    assert errors(folder) == ["content/water/a.svg: this is no JPEG, PNG, WebP, GIF or SVG picture"]


def test_a_picture_is_looked_at_though_no_text_uses_it(folder):
    folder.write("figures/a.svg", svg("<script/>").encode())
    assert errors(folder) == ["content/water/figures/a.svg:2: the picture holds the element 'script'"]


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, format, **options)
    return written.getvalue()


def moving(format: str) -> bytes:
    frames = [Image.new("L", (9, 9), grey) for grey in (0, 255)]
    return saved(frames[0], format, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(("name", "format"), [("a.gif", "GIF"), ("a.webp", "WEBP"), ("a.png", "PNG")])
def test_pictures_that_move_are_refused(folder, name, format):
    folder.write(name, moving(format))
    assert errors(folder) == [f"content/water/{name}: the picture moves, and paper does not"]


def test_a_picture_of_too_many_pixels_is_refused_by_its_head(folder):
    folder.write("a.png", saved(Image.new("1", (10_000, 5001)), "PNG"))
    assert errors(folder) == ["content/water/a.png: the picture has 10000 × 5001 pixels, and 50,000,000 can be printed"]


def test_a_picture_that_swells_is_refused_by_its_head(folder):
    # 60,000 pixels square: 450 MB when it is unpacked, of 50 kB.
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + PNG[24:29]
    folder.write("a.png", PNG[:12] + head + zlib.crc32(head).to_bytes(4, "big") + PNG[33:])
    found = errors(folder)
    assert len(found) == 1
    assert found[0].startswith("content/water/a.png: the picture has ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"%!PS-Adobe-3.0 EPSF-3.0"), ("a.jpg", b"MZ\x90\0"), ("a.gif", b"<html>"), ("a.webp", b"RIFF----AVI"),
        ("a.png", b"II*\0"), ("a.png", b"SIMPLE  =   T"), ("a.svg", b"<p><svg/></p>"), ("a.png", b""),
    ],
    ids=["EPS", "a program", "HTML", "a film", "TIFF", "FITS", "HTML as SVG", "nothing"],
)  # fmt: skip
def test_a_picture_is_known_by_its_content(folder, name, content):
    folder.write(name, content)
    assert errors(folder) == [f"content/water/{name}: this is no JPEG, PNG, WebP, GIF or SVG picture"]


def test_formats_that_no_briefing_holds_are_not_decoded():
    assert set(vetting.FORMATS) == {"JPEG", "PNG", "WEBP", "GIF"}
