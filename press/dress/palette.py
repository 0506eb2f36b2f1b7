"""Two or three colours become all tokens of colour: what is read keeps its contrast, what is told apart its lightness.

Ours stay: the note for readers (``paper``, ``ochre`` and their dark twins), for it must look the same in every house,
and what means something by itself (``rust``, ``amber``).
"""

from press.dress.colours import (
    BLACK,
    WHITE,
    at_contrast,
    at_lightness,
    contrast,
    distance,
    lightness,
    mixed,
    shade,
    toned,
)

# Those of styles/tokens.css that stay, on which or beside which others stand; a test holds that they are the same.
PAPER, DARK_PAPER, DARK_OCHRE, RUST = "#f8f4ec", "#2a2415", "#c08a33", "#a63d1e"

TEXT, LINES = 4.5, 3.0  # WCAG 2.2, 1.4.3 (AA) and 1.4.11
APART = 20.0  # of L*, between neighbouring inks of data
_DARKEST_DATA, _LIGHTEST_DATA = 29.0, 49.4  # L*: room for two inks that have 4.5:1 on white

# Exceptions are outlined in the one of these that is furthest from the inks of data.
_EXCEPTIONS = (RUST, "#1f5f8f", "#6b3f94")

Tokens = tuple[tuple[str, str], ...]


def derived(primary: str, accent: str, ground: str | None = None) -> Tokens:
    """Every token of colour that a house changes, in the order of the tokens' names.

    ``primary`` has a contrast of 4.5 at least on white; ``accent`` and ``ground`` are any colours.
    """
    tokens = _on_white(primary, accent)
    tokens |= _on_ground(ground or primary, accent, tokens["ink"])
    tokens |= _in_figures(primary, accent)
    tokens |= _in_the_dark(primary, accent, tokens["ink"])
    return tuple(sorted(tokens.items()))


def _on_white(primary: str, accent: str) -> dict[str, str]:
    tint, row = shade(primary, 0.968, 0.008), shade(primary, 0.975, 0.006)
    lights = (WHITE, tint, row, PAPER)
    return {
        "tint": tint,
        "figure-row": row,
        "ink": at_contrast(shade(primary, 0.24, 0.025), lights, 12),
        "navy": at_contrast(primary, lights, TEXT),
        "blue": at_contrast(accent, lights, TEXT),
        "steel": at_contrast(shade(primary, 0.46, 0.02), lights, 5.5),
        "line": shade(primary, 0.81, 0.015),
    }


def _on_ground(ground: str, accent: str, ink: str) -> dict[str, str]:
    """What stands on covers, mastheads and bands, which may be dark or light; one of black and white has 4.5 on any."""
    is_dark = contrast(WHITE, ground) >= TEXT
    above = WHITE if is_dark else ink if contrast(ink, ground) >= TEXT else BLACK
    step = 1 if is_dark else -1
    return {
        "cover-ground": ground,
        "on-navy": above,
        "on-navy-soft": at_contrast(mixed(above, ground, 0.87), (ground,), TEXT, is_dark),
        "on-navy-line": at_contrast(mixed(above, ground, 0.5), (ground,), LINES, is_dark),
        "on-navy-gold": at_contrast(accent, (ground,), LINES, is_dark),
        "globe-sea": toned(ground, 0.045 * step),
        "globe-land": toned(ground, 0.11 * step),
        "globe-line": toned(ground, 0.18 * step),
    }


def _in_figures(primary: str, accent: str) -> dict[str, str]:
    darker = at_lightness(primary, 0, _DARKEST_DATA)
    lighter = at_lightness(accent, lightness(darker) + APART, _LIGHTEST_DATA)
    return {
        "data-1": lighter,
        "data-2": darker,
        "data-exception": max(_EXCEPTIONS, key=lambda each: min(distance(each, lighter), distance(each, darker))),
        "figure-grid": shade(primary, 0.875, 0.01),
        "figure-land": shade(primary, 0.915, 0.01),
    }


def _in_the_dark(primary: str, accent: str, ink: str) -> dict[str, str]:
    ground, tint = shade(primary, 0.19, 0.015), shade(primary, 0.235, 0.018)
    darks = (ground, tint, ink, DARK_PAPER)
    return {
        "dark-white": ground,
        "dark-tint": tint,
        "dark-ink": at_contrast(shade(primary, 0.94, 0.01), darks, 10, lighter=True),
        "dark-navy": at_contrast(shade(primary, 0.89, 0.05), darks, 7, lighter=True),
        "dark-blue": at_contrast(accent, darks, 7, lighter=True),
        "dark-steel": at_contrast(shade(primary, 0.79, 0.015), darks, 6, lighter=True),
        "dark-line": shade(primary, 0.39, 0.02),
    }
