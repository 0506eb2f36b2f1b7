"""Which characters the house's fonts can draw; any other would be an empty box, or drawn in the machine's own fonts."""

from functools import lru_cache
from pathlib import Path

# Characters that shape or break text and have no picture of their own.
_INVISIBLE = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff")


@lru_cache(maxsize=4)
def drawable(fonts: Path) -> frozenset[int]:
    """The code points that at least one font below ``fonts`` has a glyph for."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for path in sorted(fonts.rglob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)


def missing_characters(text: str, fonts: Path) -> tuple[str, ...]:
    """The characters of ``text`` that no font can draw, each once."""
    unusual = {each for each in text if not (" " <= each <= "~" or each.isspace())} - _INVISIBLE
    if not unusual:
        return ()
    known = drawable(fonts)
    return tuple(sorted(character for character in unusual if ord(character) not in known))
