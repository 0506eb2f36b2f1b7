"""What a figure is drawn with and for, and what comes of it: palettes, sizes, drawings."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

POINTS_PER_MM = 72 / 25.4


class Ink(StrEnum):
    """How an edition is inked; ``styles/inks/`` holds the tokens that the last two change."""

    COLOUR = "colour"
    GREY = "grey"
    SAVER = "saver"
    BLACK = "black"


@dataclass(frozen=True)
class Palette:
    """The tokens of the stylesheets that figures are drawn with; each field has its token's name, with hyphens.

    Colours are ``#rrggbb``. Data 1 is what has ended, data 2 what continues; exceptions are outlined, never filled.
    Data quiet is what stands beside what is highlighted. Shares are parts of a whole, from dark to light.
    """

    sans: str
    ink: str
    steel: str
    white: str
    line: str
    data_1: str
    data_2: str
    data_exception: str
    data_quiet: str
    share_1: str
    share_2: str
    share_3: str
    share_4: str
    figure_row: str
    figure_grid: str
    figure_land: str
    figure_border: str
    globe_sea: str
    globe_land: str
    globe_line: str
    globe_edge: str
    globe_ring: str

    def in_grey(self) -> "Palette":
        """Each colour as the grey of the same luminance: what a printer without colour makes of it."""
        greys = {f.name: grey_of(getattr(self, f.name)) for f in fields(self) if f.name != "sans"}
        return replace(self, **greys)


@dataclass(frozen=True)
class FigureSize:
    """For which paper or screen a figure is drawn; it is never scaled afterwards.

    ``text_pt`` is the size of its labels, ``smallest_pt`` that of axes and details. A drawing that would be higher
    than ``tallest_mm`` is made in parts. ``narrower_mm`` are the widths that are less than the full one, by name.
    """

    name: str
    width_mm: float
    tallest_mm: float
    text_pt: float
    smallest_pt: float
    narrower_mm: tuple[tuple[str, float], ...] = ()

    def of(self, width: str) -> "FigureSize":
        """The size of a figure of a width by its name; the full one where this paper has no other."""
        return replace(self, width_mm=dict(self.narrower_mm).get(width, self.width_mm))

    @property
    def width_pt(self) -> float:
        return self.width_mm * POINTS_PER_MM

    @property
    def tallest_pt(self) -> float:
        return self.tallest_mm * POINTS_PER_MM

    @property
    def is_screen(self) -> bool:
        """Whether it stands in a web page, whose style sheet may set its inks."""
        return self.name == "web"

    @property
    def is_large(self) -> bool:
        """Whether it is for large print, where labels stand above what they name."""
        return self.smallest_pt >= 16


MM_PER_PX = 25.4 / 96

FIGURE_SIZES = (
    FigureSize("a4", 170, 150, 9, 8.5, (("column", 124), ("half", 82), ("margin", 40))),
    FigureSize("a5", 114, 130, 8.25, 8),
    FigureSize("handout", 178, 120, 9, 8.5),
    FigureSize("large", 166, 203, 18, 18),
    FigureSize("mail", 600 * MM_PER_PX, 200, 12, 10.5),
    FigureSize("web", 720 * MM_PER_PX, 200, 12, 10.5, (("half", 348 * MM_PER_PX), ("margin", 348 * MM_PER_PX))),
)


def figure_size(name: str) -> FigureSize:
    """Raises KeyError where there is none of that name."""
    return {size.name: size for size in FIGURE_SIZES}[name]


@dataclass(frozen=True)
class Drawing:
    """A finished figure, or a part of one: SVG whose user unit is one point, of which text is as large as it says.

    ``alternative`` is empty where the drawing is decoration; else the SVG's title holds it too.
    """

    svg: bytes
    width_mm: float
    height_mm: float
    alternative: str


def grey_of(colour: str) -> str:
    """The grey of the same relative luminance (WCAG 2.2), back in sRGB (IEC 61966-2-1)."""
    linear = luminance(colour)
    level = linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return "#" + f"{round(level * 255):02x}" * 3


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, from 0 to 1 (WCAG 2.2).

    >>> round(luminance("#ffffff"), 3)
    1.0
    """
    levels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in levels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
