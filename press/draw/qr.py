"""A web address becomes a QR code: dark on light, for the eye of a telephone."""

from xml.sax.saxutils import escape

import segno

from press.draw.materials.tokens import palette
from press.model.drawing import Drawing, Ink
from press.model.theme import HOUSE, Theme

QUIET_ZONE_MODULES = 4  # ISO/IEC 18004, 5.3.8
SMALLEST_MODULE_MM = 0.5  # below that telephones have to come very near


def qr_code(address: str, width_mm: float, theme: Theme = HOUSE) -> Drawing:
    """A QR code ``width_mm`` wide, quiet zone included, that is read with a quarter of it dirty (level Q).

    Print the address beside it: not everyone has a telephone at hand. Raises ValueError where the address is so
    long that the modules would be smaller than 0.5 mm.
    """
    code = segno.make(address, error="q", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * QUIET_ZONE_MODULES
    if width_mm / side < SMALLEST_MODULE_MM:
        raise ValueError(f"'{address}' needs {side} modules, too many for {width_mm:g} mm")
    inks = palette(theme.styles, Ink.COLOUR)
    path = "".join(_run(start, length, y) for y, row in enumerate(rows) for start, length in _runs(row))
    title = f"QR code: {address}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{width_mm:g}mm" '
        f'height="{width_mm:g}mm"><title>{escape(title)}</title>'
        f'<path d="M0 0h{side}v{side}h-{side}z" fill="{inks.white}" /><path d="{path}" fill="{inks.ink}" /></svg>'
    )
    return Drawing(svg.encode(), width_mm, width_mm, title)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """The dark stretches of a row, as start and length."""
    runs: list[tuple[int, int]] = []
    for x, is_dark in enumerate(row):
        if is_dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif is_dark:
            runs.append((x, 1))
    return runs


def _run(start: int, length: int, y: int) -> str:
    return f"M{start + QUIET_ZONE_MODULES} {y + QUIET_ZONE_MODULES}h{length}v1h-{length}z"
