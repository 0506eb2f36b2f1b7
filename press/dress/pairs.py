"""What stands on what, and how much contrast it has: for the specimen of a house, and for the tests of all."""

from collections.abc import Mapping
from dataclasses import dataclass

from press.dress.colours import WHITE, contrast
from press.dress.palette import DARK_OCHRE, DARK_PAPER, LINES, PAPER, RUST, TEXT

_LIGHTS = ("white", "tint", "figure-row", "paper")
_DARKS = ("dark-white", "ink", "dark-tint", "dark-paper")
OURS = {"white": WHITE, "paper": PAPER, "dark-paper": DARK_PAPER, "dark-ochre": DARK_OCHRE, "rust": RUST}


@dataclass(frozen=True)
class Pair:
    """A token on another, with the contrast that it has and the least that it may have (WCAG 2.2, AA)."""

    above: str
    below: str
    ratio: float
    least: float


def pairs_of(colours: Mapping[str, str]) -> tuple[Pair, ...]:
    """Each pair of tokens that is printed or shown; those for lines have ``LINES`` as the least."""
    known = OURS | dict(colours)
    asked = [(above, below, TEXT) for above in ("ink", "navy", "blue", "steel") for below in _LIGHTS]
    asked += [(above, "cover-ground", TEXT) for above in ("on-navy", "on-navy-soft")]
    asked += [(above, "cover-ground", LINES) for above in ("on-navy-line", "on-navy-gold")]
    asked += [
        (above, below, LINES) for above in ("data-1", "data-2", "data-exception") for below in ("white", "figure-land")
    ]
    asked += [(f"dark-{above}", below, TEXT) for above in ("ink", "navy", "blue", "steel") for below in _DARKS]
    asked += [("dark-ochre", below, LINES) for below in ("dark-white", "ink")]
    return tuple(Pair(above, below, contrast(known[above], known[below]), least) for above, below, least in asked)
