"""Fonts to spoil: one that lies here, with what a maker might have written into it."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont

from press.model.theme import HOUSE

SANS = HOUSE.styles / "fonts" / "source-sans"


@cache
def plain() -> bytes:
    return (SANS / "SourceSans3-Regular.ttf").read_bytes()


def changed(change: Callable[[Any], None], flavor: str | None = None) -> bytes:
    """The font after a change; ``flavor`` may be that of WOFF2."""
    with TTFont(io.BytesIO(plain()), recalcTimestamp=False) as font:
        change(font)
        font.flavor = flavor
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()


def with_fs_type(bits: int) -> bytes:
    def change(font: Any) -> None:
        font["OS/2"].fsType = bits

    return changed(change)
