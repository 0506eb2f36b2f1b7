"""Pictures by authors at their printed size. Expected dots per inch: pixels over millimetres, times 25.4."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from press.draw import fitted_picture
from press.model.briefing import Picture
from press.model.drawing import figure_size
from press.model.report import Place

PLACE = Place("content/water/02-record.md", 12)
A4 = figure_size("a4")
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}


def picture(width, height=None, format="JPEG", mode="RGB", **options):
    """A picture of vertical stripes; A4 prints it 170 mm wide where it is wider than high."""
    stripes = Image.linear_gradient("L").resize((width, height or width // 2))
    image = stripes.convert(mode)
    if mode == "RGBA":
        image.putalpha(stripes)
    written = io.BytesIO()
    image.save(written, format, **options)
    return Picture(f"figures/harbour.{format.lower()}", TYPES[format], written.getvalue())


def opened(made):
    return Image.open(io.BytesIO(made.content))


@pytest.mark.parametrize(
    ("pixels", "message"),
    [
        (2008, []),
        (1005, []),
        (
            1000,
            [
                "content/water/02-record.md:12: warning: the picture 'figures/harbour.jpeg' is printed with 149 dots "
                "per inch, and under 150 it looks soft\n  hint: use one that is at least 1004 pixels wide (it has 1000)"
            ],
        ),
        (482, None),
        (
            480,
            [
                "content/water/02-record.md:12: error: the picture 'figures/harbour.jpeg' is printed with 72 dots per "
                "inch, and under 72 it is a blur\n  hint: use one that is at least 1004 pixels wide (it has 480)"
            ],
        ),
    ],
)
def test_too_few_dots_are_told(pixels, message, report):
    made = fitted_picture(picture(pixels), A4, PLACE, report)
    if message is not None:
        assert [str(found) for found in report.diagnostics] == message
    assert (made is None) == (pixels == 480)


def test_a_small_paper_needs_fewer_pixels(report):
    assert fitted_picture(picture(700), figure_size("a5"), PLACE, report)
    assert report.diagnostics == ()


@pytest.mark.parametrize(("size", "width"), [("a4", 2008), ("mail", 938)])
def test_more_dots_than_are_printed_are_left_out(size, width, report):
    made = fitted_picture(picture(4000), figure_size(size), PLACE, report)
    assert opened(made).size == (width, width // 2)


def test_a_high_picture_is_printed_narrower(report):
    # 150 mm is the highest that A4 prints: 1772 pixels at 300 dots per inch.
    made = fitted_picture(picture(2000, 4000), A4, PLACE, report)
    assert opened(made).height == pytest.approx(1772, abs=1)


def test_a_picture_of_the_right_size_keeps_its_pixels(report):
    given = picture(2000, exif=Image.Exif())
    made = fitted_picture(given, A4, PLACE, report)
    assert list(opened(made).get_flattened_data()) == list(opened(given).get_flattened_data())


@pytest.mark.parametrize("pixels", [2000, 4000], ids=["as it is", "made smaller"])
def test_traces_of_the_camera_go_and_the_profile_stays(pixels, report):
    exif = Image.Exif()
    exif[0x010F] = "Camera of Somebody"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    given = picture(pixels, exif=exif, icc_profile=profile, comment=b"Somebody was here")
    made = fitted_picture(given, A4, PLACE, report)
    assert b"Somebody" in given.content
    assert b"Somebody" not in made.content
    assert opened(made).info["icc_profile"] == profile


def test_words_in_png_go(report):
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "Somebody")
    made = fitted_picture(picture(2000, format="PNG", pnginfo=words), A4, PLACE, report)
    assert b"Somebody" not in made.content
    assert opened(made).size == (2000, 1000)


def test_a_turned_picture_is_turned_back(report):
    exif = Image.Exif()
    exif[0x0112] = 6
    made = fitted_picture(picture(1000, 2000, exif=exif), A4, PLACE, report)
    assert opened(made).size == (2000, 1000)
    assert opened(made).getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize(
    ("format", "mode", "media_type"),
    [
        ("WEBP", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/png"),
        ("GIF", "P", "image/png"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "P", "image/png"),
    ],
)
@pytest.mark.parametrize("pixels", [2000, 3000])
def test_every_kind_becomes_one_that_pdf_holds(format, mode, media_type, pixels, report):
    made = fitted_picture(picture(pixels, format=format, mode=mode), A4, PLACE, report)
    assert made.media_type == media_type
    assert opened(made).mode != "CMYK"


def test_svg_is_left_alone(report):
    drawing = Picture("a.svg", "image/svg+xml", b"<svg/>")
    assert fitted_picture(drawing, A4, PLACE, report) == drawing


def test_the_same_picture_comes_out_the_same(report):
    given = picture(4000)
    assert fitted_picture(given, A4, PLACE, report) == fitted_picture(given, A4, PLACE, report)


@pytest.mark.parametrize("content", [b"\xff\xd8\xff", b"", b"\x89PNG\r\n\x1a\nrubbish", picture(500).content[:3000]])
def test_a_damaged_picture_is_told(content, report, monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    assert fitted_picture(Picture("a.jpg", "image/jpeg", content), A4, PLACE, report) is None
    assert [str(found) for found in report.diagnostics] == [
        "content/water/02-record.md:12: error: the picture 'a.jpg' is damaged\n  hint: export it anew"
    ]


def deep_png(colour_type, pixel):
    """A PNG of 16 bits a colour, 1200 pixels wide and one high, in one colour (ISO/IEC 15948, 11.2)."""
    head = struct.pack(">IIBBBBB", 1200, 1, 16, colour_type, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" + pixel * 1200)), (b"IEND", b"")]
    written = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks)
    return Picture("figures/a.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"".join(written))


@pytest.mark.parametrize(
    ("colour_type", "pixel", "expected"),
    [
        pytest.param(0, b"\x80\x80", 128, id="grey"),
        pytest.param(2, b"\x80\x80\x40\x40\x20\x20", (128, 64, 32), id="colours"),
        pytest.param(4, b"\x80\x80\xff\xff", (128, 255), id="grey and clear"),
        pytest.param(6, b"\x80\x80\x40\x40\x20\x20\xff\xff", (128, 64, 32, 255), id="colours and clear"),
    ],
)
def test_sixteen_bits_a_colour_become_eight(colour_type, pixel, expected, report):
    made = fitted_picture(deep_png(colour_type, pixel), A4, PLACE, report)
    assert made.content[24] == 8
    found = opened(made).getpixel((600, 0))
    assert found in (expected, (*expected[:1] * 3, expected[-1]) if colour_type == 4 else expected)


def test_colours_whose_profile_cannot_be_read_are_printed_without_it(report):
    made = fitted_picture(picture(1200, mode="CMYK", icc_profile=b"no profile"), A4, PLACE, report)
    assert opened(made).mode == "RGB"
    assert report.diagnostics == ()
