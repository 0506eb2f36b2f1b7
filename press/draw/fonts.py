"""Fonts by anyone are looked at, and written anew: no library that sets type is given a file that a stranger made.

Each file is read by fontTools, which is no C; what it keeps is written as an OpenType font without hints, for these are
programs. A font may be given that may be installed: it travels in the PDF as a file, and stands on the web page.
"""

import io
from collections.abc import Mapping
from dataclasses import replace
from string import ascii_letters, digits
from typing import Any

from press.model.house import Face, House, OwnFamily
from press.model.report import Report

LARGEST_BYTES = 4 * 1024 * 1024
LARGEST_UNPACKED = 16 * 1024 * 1024
_TRUETYPE, _CFF, _WOFF2 = (b"\0\1\0\0", b"true"), b"OTTO", b"wOF2"
_COLOURED = ("CBDT", "COLR", "SVG ", "sbix")
_KEPT_NAMES = (0, 1, 2, 3, 4, 6, 13, 14)  # copyright, names of family and style, licence
_MAY_NOT = {
    0x0002: "may not be embedded",
    0x0004: "may be embedded for preview and print alone",
    0x0008: "may be embedded in documents to edit alone",
    0x0100: "may not be cut to the characters that are used",
    0x0200: "may be embedded as bitmaps alone",
}
_ANEW = "save it anew as TTF, OTF or WOFF2, or take another font"
_FREE = "take a font whose licence lets it be installed and passed on, such as the SIL Open Font License"


class _Unfit(Exception):
    """Why a font cannot be used, and what to do."""


def with_fonts(house: House, files: Mapping[str, bytes], report: Report) -> House:
    """The house with what is printed of its own fonts; one that cannot be used is reported where it is named.

    ``files`` are those of the briefing, by name.
    """
    families = tuple(
        replace(family, faces=tuple(_looked_at(face, family, files[face.file], report) for face in family.faces))
        for family in house.fonts
    )
    return replace(house, fonts=families)


def _looked_at(face: Face, family: OwnFamily, content: bytes, report: Report) -> Face:
    try:
        return replace(face, content=written_anew(content))
    except _Unfit as unfit:
        message, hint = unfit.args
        report.error(face.place, f"the font '{face.file.rpartition('/')[2]}' of '{family.name}' {message}", hint)
        return face


def written_anew(content: bytes) -> bytes:
    """What is printed of a font. Raises _Unfit."""
    _check_size(content)
    try:
        from fontTools.ttLib import TTFont

        with TTFont(io.BytesIO(content), recalcTimestamp=False, lazy=True) as font:
            _check(font)
            return _written(font)
    except (_Unfit, MemoryError):
        raise
    except Exception:  # fontTools raises whatever a damaged table leads to
        raise _Unfit("is damaged", _ANEW) from None


def _check_size(content: bytes) -> None:
    if len(content) > LARGEST_BYTES:
        raise _Unfit(f"is larger than {LARGEST_BYTES // 1024**2} MiB", "take one of fewer characters")
    if content[:4] not in (*_TRUETYPE, _CFF, _WOFF2):
        raise _Unfit("is no TTF, OTF or WOFF2 font", _ANEW)
    if content[:4] == _WOFF2 and int.from_bytes(content[16:20]) > LARGEST_UNPACKED:  # WOFF2, 4.1
        raise _Unfit(f"unpacks to more than {LARGEST_UNPACKED // 1024**2} MiB", "take one of fewer characters")


def _check(font: Any) -> None:
    if "fvar" in font:
        raise _Unfit("is variable", "take its single styles, each a file")
    if any(table in font for table in _COLOURED):
        raise _Unfit("has colours of its own", "take one that is printed in the colour of text")
    if not ("glyf" in font or "CFF " in font):
        raise _Unfit("has no outlines", _ANEW)
    for bit, said in _MAY_NOT.items():
        if font["OS/2"].fsType & bit:
            raise _Unfit(f"{said}, as its maker says in it", _FREE)
    lacking = [each for each in (*ascii_letters, *digits) if ord(each) not in font.getBestCmap()]
    if lacking:
        raise _Unfit(f"has no '{lacking[0]}'", "take one that has all letters and digits of English")


def _written(font: Any) -> bytes:
    from fontTools.subset import Options, Subsetter

    options = Options(
        glyph_names=False,
        hinting=False,
        layout_features=["*"],
        name_IDs=list(_KEPT_NAMES),
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = None
    made = io.BytesIO()
    font.save(made, reorderTables=False)
    return made.getvalue()
