"""Pictures by authors become pictures that print: sharp, no heavier than needed, without traces of cameras."""

import io
import re
import struct
from contextlib import suppress
from dataclasses import dataclass, replace

from PIL import Image, ImageCms, ImageFile, ImageOps

from press.draw.pictures.vetting import FORMATS
from press.model.briefing import Briefing, Picture
from press.model.drawing import FigureSize
from press.model.report import Place, Report

BLURRED_DPI = 72
SOFT_DPI = 150
PRINT_DPI = 300
MAIL_DPI = 150
MM_PER_INCH = 25.4

# JPEG: APP1 (Exif, XMP), APP12 and APP13 (IPTC), comments. PNG: its words and times. ICC profiles stay.
_JPEG_TRACES = (0xE1, 0xEC, 0xED, 0xFE)
_PNG_TRACES = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")

# It has no definitions, or the picture would have been refused.
_DOCUMENT_TYPE = re.compile(rb"""<!DOCTYPE(?:[^>"']|"[^"]*"|'[^']*')*>""")


@dataclass(frozen=True)
class _Measured:
    """A picture's size in pixels as it will stand on the page, and the dots of it that an inch of paper gets."""

    width: int
    height: int
    dpi: float


def fitted_picture(picture: Picture, size: FigureSize, place: Place, report: Report) -> Picture | None:
    """The picture as ``size`` prints it over its full width; None where it cannot be read or is too coarse.

    ``place`` is where the text uses it. SVG comes back without its document type. WebP and GIF become PNG or JPEG,
    which PDF holds, and so do pictures of 16 bits a colour.
    """
    if picture.media_type == "image/svg+xml":
        return replace(picture, content=_DOCUMENT_TYPE.sub(b"", picture.content, count=1))
    try:
        with Image.open(io.BytesIO(picture.content), formats=FORMATS) as image:
            _load(image)
            measured = _measure(image, size)
            if not _is_sharp(picture, measured, place, report):
                return None
            return _made(picture, image, measured, MAIL_DPI if size.name == "mail" else PRINT_DPI)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        report.error(place, f"the picture '{picture.name}' is damaged", "export it anew")
        return None


def tell_traces(briefing: Briefing, report: Report) -> None:
    """Warn of pictures that still hold what a camera or a program wrote, where the PDF carries the files themselves."""
    for picture in briefing.pictures:
        strip = {"image/jpeg": _without_jpeg_traces, "image/png": _without_png_traces}.get(picture.media_type)
        if strip and strip(picture.content) != picture.content:
            report.warning(
                briefing.place_of(picture.name),
                "the PDF carries this file, with what the camera or a program wrote into it",
                "save it without metadata, or write 'carries_source: false' in briefing.yaml",
            )


def _load(image: Image.Image) -> None:
    """Read all of it; raises OSError where it ends too early, which WeasyPrint tells Pillow to overlook."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _measure(image: Image.Image, size: FigureSize) -> _Measured:
    """As CSS places it: no wider than the page's full width, and no higher than a figure may be."""
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    width, height = (image.height, image.width) if turned else image.size
    printed_mm = min(size.width_mm, size.tallest_mm * width / height)
    return _Measured(width, height, width / printed_mm * MM_PER_INCH)


def _is_sharp(picture: Picture, measured: _Measured, place: Place, report: Report) -> bool:
    """Whether it may be printed; a soft picture is printed with a warning."""
    if measured.dpi >= SOFT_DPI:
        return True
    needed = round(measured.width * SOFT_DPI / measured.dpi + 0.5)
    message = f"the picture '{picture.name}' is printed with {measured.dpi:.0f} dots per inch"
    hint = f"use one that is at least {needed} pixels wide (it has {measured.width})"
    if measured.dpi < BLURRED_DPI:
        report.error(place, f"{message}, and under {BLURRED_DPI} it is a blur", hint)
        return False
    report.warning(place, f"{message}, and under {SOFT_DPI} it looks soft", hint)
    return True


def _made(picture: Picture, image: Image.Image, measured: _Measured, dpi: int) -> Picture:
    is_turned = image.getexif().get(0x0112, 1) != 1
    # A tenth more than needed is not worth a new encoding.
    is_heavy = measured.dpi > dpi * 1.1
    is_foreign = picture.media_type not in ("image/jpeg", "image/png") or image.mode in ("CMYK", "YCbCr", "LAB")
    is_deep = picture.media_type == "image/png" and picture.content[24] == 16  # ISO/IEC 15948, 11.2.2
    if not (is_turned or is_heavy or is_foreign or is_deep):
        strip = _without_jpeg_traces if picture.media_type == "image/jpeg" else _without_png_traces
        return replace(picture, content=strip(picture.content))
    profile = image.info.get("icc_profile")
    made = ImageOps.exif_transpose(_in_eight_bits(image))
    if made.mode in ("CMYK", "YCbCr", "LAB"):
        made, profile = _as_rgb(made, profile), None
    if is_heavy:
        width = round(measured.width * dpi / measured.dpi)
        if made.mode in ("P", "1"):
            made = made.convert("RGBA" if "transparency" in made.info else "RGB")
        made = made.resize((width, round(measured.height * width / measured.width)), Image.Resampling.LANCZOS)
    return _encoded(picture, made, profile)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as grey of 8; Pillow (13.0) cuts off all but the darkest, and does colours by itself."""
    if not image.mode.startswith("I"):
        return image
    made = image.convert("I").point(lambda grey: grey * (255 / 65535)).convert("L")
    made.info = image.info
    return made


def _as_rgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB: CMYK pictures would break PDF/A, whose output intent is sRGB (ISO 19005-3, 6.2.4.3)."""
    if profile and image.mode == "CMYK":
        # A profile that cannot be read is as good as none.
        with suppress(OSError, ImageCms.PyCMSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                return converted
    return image.convert("RGB")


def _encoded(picture: Picture, image: Image.Image, profile: bytes | None) -> Picture:
    """As JPEG where it was lossy and has no transparency, else as PNG; only the colour profile goes with it."""
    is_lossy = picture.media_type == "image/jpeg" or (picture.media_type == "image/webp" and image.mode == "RGB")
    colours = {"icc_profile": profile} if profile else {}
    image.info = {}
    written = io.BytesIO()
    if is_lossy:
        image.save(written, "JPEG", quality=90, subsampling=0, optimize=True, **colours)
    else:
        image.save(written, "PNG", optimize=True, **colours)
    return replace(picture, content=written.getvalue(), media_type="image/jpeg" if is_lossy else "image/png")


def _without_jpeg_traces(content: bytes) -> bytes:
    """JPEG without the segments that tell of camera, place and program (ITU-T T.81, B.1.1); pixels are untouched."""
    kept, at = [content[:2]], 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        length = 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
        if content[at + 1] not in _JPEG_TRACES:
            kept.append(content[at : at + length])
        at += length
    return b"".join((*kept, content[at:]))


def _without_png_traces(content: bytes) -> bytes:
    """PNG without its chunks of text and time (ISO/IEC 15948, 11.3); pixels are untouched."""
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        length = 12 + int(struct.unpack(">I", content[at : at + 4])[0])
        if content[at + 4 : at + 8] not in _PNG_TRACES:
            kept.append(content[at : at + length])
        at += length
    return b"".join(kept)
