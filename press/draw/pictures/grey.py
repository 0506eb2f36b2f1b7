"""Pictures by authors become grey, as a printer without colour would make them."""

import io
import re
from dataclasses import replace

from PIL import Image, ImageColor

from press.model.briefing import Picture
from press.model.drawing import grey_of

# What SVG paints with (SVG 2, 13 and 14.2.4.2), as an attribute or as a property of a style.
_PAINT = re.compile(
    r"""(?P<before>\b(?:fill|stroke|stop-color|color)\s*(?:=\s*["']|:)\s*)(?P<colour>[#a-zA-Z][^"';}<>]*)"""
)


def in_grey(picture: Picture) -> Picture:
    """The picture with each colour as the grey of the same luminance; its size and its transparency stay.

    In an SVG that holds for colours that are named or written as ``#rgb``, ``#rrggbb`` or ``rgb()``.
    """
    if picture.media_type == "image/svg+xml":
        drawn = _PAINT.sub(_grey_paint, picture.content.decode())
        return replace(picture, content=drawn.encode())
    with Image.open(io.BytesIO(picture.content)) as image:
        is_clear = "A" in image.getbands() or "transparency" in image.info
        made = image.convert("RGBA").convert("LA") if is_clear else image.convert("L")
    # The profile that the picture had is one for colours.
    made.info = {}
    written = io.BytesIO()
    if picture.media_type == "image/jpeg":
        made.save(written, "JPEG", quality=90, optimize=True)
    else:
        made.save(written, "PNG", optimize=True)
    return replace(picture, content=written.getvalue())


def _grey_paint(found: re.Match[str]) -> str:
    try:
        red, green, blue = ImageColor.getrgb(found["colour"].strip())[:3]
    except ValueError:
        return found[0]  # none, currentColor, url(#gradient)
    return f"{found['before']}{grey_of(f'#{red:02x}{green:02x}{blue:02x}')}"
