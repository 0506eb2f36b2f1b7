"""Glyphs are drawn by the run: what is written for a glyph, and what for the room behind it, is looked up.

WeasyPrint 70.0 asks C for each field of each glyph, and works out for each anew what it writes.
"""

from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from press.paginate.engine.mend import mend

_EACH = "for i, glyph_info in enumerate(glyphs_info[0:num_glyphs]):"
_KNOWN = """if (known := _drawn_before(font, font_size, glyphs_info, num_glyphs)) is not None:
            string += known[0]
            x_advance = sum(known[1], x_advance)
            num_glyphs = 0
        for i, glyph_info in enumerate(glyphs_info[0:num_glyphs]):"""
_INTEGERS = ffi.typeof("int *")
_FIELDS = 5  # of a glyph: its number, its width, two offsets, and flags

# A glyph by its number, width and horizontal offset; what is written for it, and how far it takes the pen.
_Glyph = tuple[int, int, int]
_Written = tuple[str, float]


def draw_known_glyphs_at_once() -> None:
    """Look glyphs up. Raises RuntimeError where the source is another, as ``mend`` does."""
    from weasyprint.draw import text

    text._drawn_before = _drawn_before
    mend(text, "draw_first_line", _EACH, _KNOWN, "drawing of text", "drawing.py")


def _drawn_before(font: Any, font_size: float, glyphs: Any, count: int) -> tuple[str, list[float]] | None:
    """What is written for a run of glyphs, and their advances; None where they have to be drawn one by one."""
    if font.bitmap or font.svg or font.png or font.colr:
        return None
    fields = ffi.unpack(ffi.cast(_INTEGERS, glyphs), count * _FIELDS)
    if any(fields[3::_FIELDS]):  # glyphs that are raised
        return None
    written: dict[_Glyph, _Written] = font.__dict__.setdefault("written", {}).setdefault(font_size, {})
    found = []
    for glyph in zip(fields[::_FIELDS], fields[1::_FIELDS], fields[2::_FIELDS], strict=True):
        drawn = written.get(glyph)
        if drawn is None:
            if not _is_known(font, glyph[0]):
                return None
            drawn = written[glyph] = _drawn(font, font_size, glyph)
        found.append(drawn)
    return "".join([text for text, _ in found]), [advance for _, advance in found]


def _is_known(font: Any, number: int) -> bool:
    """Whether a glyph is one of the font's own, and the font was told of it by the one who drew it first."""
    return number < pango.PANGO_GLYPH_EMPTY and number in font.to_unicode and number in font.widths


def _drawn(font: Any, font_size: float, glyph: _Glyph) -> _Written:
    number, width, x_offset = glyph
    offset = x_offset / font_size
    kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / font_size
    before, behind = f">{-offset}<" if offset else "", f">{int(kerning)}<" if kerning else ""
    return f"{before}{number:04x}{behind}", (font.widths[number] + offset - kerning) / 1000
