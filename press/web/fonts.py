"""The fonts that a stylesheet names become WOFF2 inside it, with the characters of the page and no others."""

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from press.web.data_uri import data_uri

# What the stylesheet asks of the fonts (font-variant-*, kerning); all else is left out.
FEATURES = ("kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "lnum", "pnum", "tnum")

# Copyright and licence; without the other names a subset does not carry the reserved one of its original (OFL 1.1, 3).
NAMES = (0, 13, 14)

_SOURCE = re.compile(r'url\("([^"]+\.ttf)"\)')


def embed_fonts(css: str, styles: Path, text: str, own: Mapping[str, bytes] | None = None) -> str:
    """Put each font that ``css`` names into it, with the characters of ``text``.

    It stands below ``styles``, or is one of a house's ``own``, by their names.
    """
    # What the stylesheet itself prints (content: "–") is text too.
    characters = "".join(sorted({*text, *css} - set("\n\t")))

    def embedded(found: re.Match[str]) -> str:
        path = styles / found[1]
        content = own[path.name] if own and path.name in own else path.read_bytes()
        return f'url("{data_uri("font/woff2", _subset(content, characters))}") format("woff2")'

    return _SOURCE.sub(embedded, css)


@lru_cache(maxsize=64)
def _subset(content: bytes, characters: str) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True, recalc_timestamp=False)
    # Without the names, which are put back below: fontTools 4.68 looks through all tables for each that it leaves out.
    options.drop_tables.append("name")
    # recalcTimestamp would write the time of day into the font, and two builds would differ.
    with TTFont(io.BytesIO(content), recalcTimestamp=False, lazy=True) as font:
        names = font["name"]
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        names.names = [record for record in names.names if record.nameID in NAMES]
        font["name"] = names
        font.flavor = "woff2"
        made = io.BytesIO()
        font.save(made, reorderTables=False)
    return made.getvalue()
