"""Draws the specimen's pictures: ``python tools/draw_specimen_pictures.py`` writes ``content/specimen/figures/``.

They are printed 170 mm wide, so 1339 pixels give 200 to the inch, and 680 units of the SVG give text of 12.5 units a
size of 8.9 pt: above the house's floor of 8.5.
"""

from collections.abc import Sequence
from math import exp, hypot, sqrt
from pathlib import Path

from PIL import Image, ImageDraw

FIGURES = Path(__file__).resolve().parent.parent / "content" / "specimen" / "figures"

PRINTED_MM = 170
DOTS_PER_INCH = 200
WIDTH = round(PRINTED_MM / 25.4 * DOTS_PER_INCH)

# The house's colours (styles/tokens.css), darkest first, as the specimen's text names them.
COLOURS = ("#10294a", "#16202b", "#1f5f8f", "#4d5a66", "#8a5a00", "#a63d1e", "#a86f12", "#b9c5cf", "#eef3f6", "#f8f4ec")
INK, NAVY, BLUE, STEEL, LINE, TINT = "#16202b", "#10294a", "#1f5f8f", "#4d5a66", "#b9c5cf", "#eef3f6"

GREY_STEPS = 11
SCALE = 1.0  # units of the SVG to a millimetre of paper

Shade = tuple[int, int, int]
DARK: Shade = (24, 44, 70)
LIGHT: Shade = (244, 246, 248)


def sphere() -> Image.Image:
    """A lit ball above a floor: smooth tones, as a photograph has, for which JPEG is made."""
    height = 480
    radius, centre = 165, (WIDTH / 2, 215)
    light = (-0.55, -0.62, 0.56)
    picture = Image.new("RGB", (WIDTH, height))
    pixels = []
    for y in range(height):
        for x in range(WIDTH):
            pixels.append(_shade(_brightness(x - centre[0], y - centre[1], radius, light)))
    picture.putdata(pixels)
    return picture


def _brightness(x: float, y: float, radius: float, light: tuple[float, float, float]) -> float:
    distance = hypot(x, y)
    if distance <= radius:
        normal = (x / radius, y / radius, sqrt(max(0.0, 1 - (distance / radius) ** 2)))
        facing = sum(n * part for n, part in zip(normal, light, strict=True))
        return 0.1 + 0.12 * (1 - normal[2]) + 0.78 * max(0.0, facing)
    background = 0.93 - 0.22 * exp(-((y - 265) ** 2) / 60_000)
    shadow = 0.5 * exp(-(((x - 72) / 200) ** 2 + ((y - 190) / 34) ** 2))
    return background * (1 - shadow)


def _shade(brightness: float) -> Shade:
    share = min(1.0, max(0.0, brightness))
    red, green, blue = (round(dark + (light - dark) * share) for dark, light in zip(DARK, LIGHT, strict=True))
    return red, green, blue


def swatches() -> Image.Image:
    """Eleven steps of grey above the ten colours: flat areas with hard edges, for which PNG is made."""
    height, gap = 330, 24
    picture = Image.new("RGB", (WIDTH, height), "#ffffff")
    draw = ImageDraw.Draw(picture)
    greys = [(level, level, level) for level in (round(255 * n / (GREY_STEPS - 1)) for n in range(GREY_STEPS))]
    half = (height - gap) // 2
    _row(draw, greys, 0, half)
    _row(draw, COLOURS, half + gap, height - 1)
    return picture.quantize(colors=32, dither=Image.Dither.NONE)


def _row(draw: ImageDraw.ImageDraw, fills: Sequence[str] | Sequence[Shade], top: int, bottom: int) -> None:
    for n in range(len(fills)):
        left, right = n * (WIDTH - 1) // len(fills), (n + 1) * (WIDTH - 1) // len(fills)
        draw.rectangle((left, top, right, bottom), fill=fills[n], outline=STEEL, width=2)


def geometry() -> str:
    """The A4 and the US Letter page at one scale, with the side column and the main column that both share."""
    pages = (
        _page("A4", 80, (210.0, 297.0), 20.0, (30.0, 27.0)),
        _page("US Letter", 384, (215.9, 279.4), 22.95, (27.0, 25.0)),
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="680" height="340" viewBox="0 0 680 340">\n'
        + f'<g font-family="Source Sans 3" font-size="12.5" fill="{INK}">\n'
        + "".join(pages)
        + "</g>\n</svg>\n"
    )


def _page(name: str, left: float, paper: tuple[float, float], margin: float, ends: tuple[float, float]) -> str:
    """One page; ``paper``, ``margin`` and ``ends`` (the margins at top and bottom) are in millimetres."""
    head = 34
    side, main, full = (SCALE * length for length in (40, 124, 170))
    x, y, tall = left + SCALE * margin, head + SCALE * ends[0], SCALE * (paper[1] - sum(ends))
    column = x + full - main
    size = f"{paper[0]:g} × {paper[1]:g} mm"
    return "".join(
        (
            f'<text x="{left}" y="22" font-weight="600" font-size="14" fill="{NAVY}">{name}'
            f'<tspan font-weight="400" font-size="12.5" fill="{INK}" dx="6">{size}</tspan></text>\n',
            _rectangle(left, head, SCALE * paper[0], SCALE * paper[1], "#ffffff", STEEL, 1),
            _rectangle(x, y, side, tall, TINT, LINE, 0.75),
            _rectangle(column, y, main, tall, TINT, BLUE, 1),
            _centred(x + side / 2, y + 22, "Side"),
            _centred(x + side / 2, y + 38, "40 mm"),
            _centred(column + main / 2, y + 22, "Main column"),
            _centred(column + main / 2, y + 38, "124 mm"),
            _span(x, column + main, y + tall - 34),
            _centred(column + main / 2, y + tall - 14, "Full width, 170 mm"),
        )
    )


def _rectangle(x: float, y: float, width: float, height: float, fill: str, stroke: str, weight: float) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{weight}"/>\n'
    )


def _centred(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{text}</text>\n'


def _span(left: float, right: float, y: float) -> str:
    """A measured distance: a line with an upright at each end."""
    ends = "".join(f"M{x:.1f} {y - 5:.1f}v10" for x in (left, right))
    return f'<path d="M{left:.1f} {y:.1f}H{right:.1f}{ends}" fill="none" stroke="{NAVY}" stroke-width="1.25"/>\n'


def main() -> None:
    FIGURES.mkdir(parents=True, exist_ok=True)
    dpi = (DOTS_PER_INCH, DOTS_PER_INCH)
    sphere().save(FIGURES / "sphere.jpg", quality=88, subsampling=0, optimize=True, dpi=dpi)
    swatches().save(FIGURES / "swatches.png", optimize=True, dpi=dpi)
    (FIGURES / "page-geometry.svg").write_text(geometry(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
