"""How far each code of a font moves the pen, in thousandths of the size of type (ISO 32000-1, 9.2.4)."""

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

from press.listen.values import inside, listed, number_of, whole_of

Advance = Callable[[bytes], float]
MOST_CODES = 70_000
USUAL = 1000.0  # of a composite font that says nothing else


def advance(font: object) -> Advance | None:
    """None where the file leaves it to the viewer, as with the fonts that each is to have."""
    if not isinstance(font, Dictionary):
        return None
    if font.get("/Subtype") == Name.Type0:
        below = listed(font.get("/DescendantFonts"))
        return _composite(below[0]) if below else None
    widths = font.get("/Widths")
    if not isinstance(widths, Array) or font.get("/Subtype") == Name.Type3:
        return None
    first = whole_of(font.get("/FirstChar"), 0)
    known = dict(enumerate((number_of(each) or 0.0 for each in widths), first))
    missing = number_of(inside(font, "/FontDescriptor", "/MissingWidth")) or 0.0
    return lambda codes: sum(known.get(code, missing) for code in codes)


def _composite(font: object) -> Advance:
    """Codes of two bytes, which are the numbers of glyphs, as in nearly all files (Identity-H)."""
    known: dict[int, float] = {}
    items = listed(inside(font, "/W"))
    at = 0
    while at + 1 < len(items) and len(known) < MOST_CODES:
        first, second = whole_of(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            known.update(enumerate((number_of(each) or 0.0 for each in second), first))
            at += 2
        else:
            last = min(whole_of(second), first + MOST_CODES)
            width = number_of(items[at + 2]) if at + 2 < len(items) else None
            known.update(dict.fromkeys(range(first, last + 1), width or 0.0))
            at += 3
    said = number_of(inside(font, "/DW"))
    usual = USUAL if said is None else said

    def total(codes: bytes) -> float:
        return sum(known.get(codes[at] << 8 | codes[at + 1], usual) for at in range(0, len(codes) - 1, 2))

    return total
