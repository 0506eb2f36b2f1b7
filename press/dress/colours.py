"""The arithmetic of colours: contrast as WCAG has it, lightness as CIE has it, hue and chroma as OKLCH has them.

Colours are ``#rrggbb`` in sRGB (IEC 61966-2-1). OKLab is that of CSS Color 4, 9.2, with the matrices given there.
"""

import math
from collections.abc import Callable, Iterable

from press.model.drawing import luminance

BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 24  # of a bisection: finer than the 255 steps of a channel

Oklch = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def lightness(colour: str) -> float:
    """L* of a colour, from 0 to 100 (CIE 15:2018, 8.2.1): what is left of it in grey.

    >>> round(lightness("#777777"))
    50
    """
    y = luminance(colour)
    return 116 * math.cbrt(y) - 16 if y > (6 / 29) ** 3 else y * (29 / 3) ** 3


def oklch(colour: str) -> Oklch:
    """Lightness from 0 to 1, chroma from 0 to about 0.32, and hue in degrees."""
    r, g, b = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def from_oklch(light: float, chroma: float, hue: float) -> str:
    """The colour of that lightness and hue, with as much of the chroma as sRGB has there (CSS Color 4, 13.2)."""
    light = min(1.0, max(0.0, light))
    if _is_in_gamut(channels := _channels(light, chroma, hue)):
        return _written(channels)
    low, high = 0.0, chroma
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _is_in_gamut(_channels(light, middle, hue)) else (low, middle)
    return _written(_channels(light, low, hue))


def shade(colour: str, light: float, most_chroma: float) -> str:
    """A tone of the hue of a colour, with no more chroma than that, nor than the colour has."""
    _, chroma, hue = oklch(colour)
    return from_oklch(light, min(chroma, most_chroma), hue)


def toned(colour: str, by: float) -> str:
    """The colour, lighter or darker by so much of OKLCH's lightness."""
    light, chroma, hue = oklch(colour)
    return from_oklch(light + by, chroma, hue)


def mixed(one: str, other: str, share: float) -> str:
    """So much of ``one`` and the rest of ``other``, in sRGB, as a semitransparent print would show them."""
    levels = (share * int(one[n : n + 2], 16) + (1 - share) * int(other[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(level):02x}" for level in levels)


def at_contrast(colour: str, grounds: Iterable[str], least: float, lighter: bool = False) -> str:
    """The nearest colour, of the same hue, that has at least so much contrast on each of the grounds.

    It is darker than ``colour``, or ``lighter``. Raises ValueError where even black, or white, has less.
    """
    against = tuple(grounds)
    return _moved(colour, lighter, lambda tried: least_contrast(tried, against) >= least)


def at_lightness(colour: str, lowest: float, highest: float) -> str:
    """The nearest colour, of the same hue, whose L* is in a range that is a step of 8 bits wide at least."""
    if lightness(colour) > highest:
        return _moved(colour, False, lambda tried: lightness(tried) <= highest)
    return _moved(colour, True, lambda tried: lightness(tried) >= lowest)


def distance(one: str, other: str) -> float:
    """How far two colours are apart in OKLab (CSS Color 4, 9.4, deltaEOK): 0.02 is just seen."""
    (l1, c1, h1), (l2, c2, h2) = oklch(one), oklch(other)
    across = c1 * c1 + c2 * c2 - 2 * c1 * c2 * math.cos(math.radians(h1 - h2))
    return math.sqrt((l1 - l2) ** 2 + max(0.0, across))


def _moved(colour: str, lighter: bool, is_enough: Callable[[str], bool]) -> str:
    if is_enough(colour):
        return colour
    light, chroma, hue = oklch(colour)
    short, enough = light, 1.0 if lighter else 0.0
    best = WHITE if lighter else BLACK
    if not is_enough(best):
        raise ValueError(f"no colour is as far from its grounds as '{colour}' should be")
    for _ in range(_STEPS):
        middle = (short + enough) / 2
        tried = from_oklch(middle, chroma, hue)
        if is_enough(tried):
            enough, best = middle, tried
        else:
            short = middle
    return best


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


def _channels(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear sRGB; outside of 0 to 1 where there is no such colour."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _is_in_gamut(channels: tuple[float, float, float]) -> bool:
    return all(-0.0001 <= each <= 1.0001 for each in channels)


def _written(channels: tuple[float, float, float]) -> str:
    levels = (min(1.0, max(0.0, each)) for each in channels)
    coded = (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in levels)
    return "#" + "".join(f"{round(255 * level):02x}" for level in coded)
