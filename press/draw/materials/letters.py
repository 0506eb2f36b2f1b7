"""How wide words are in the fonts that print them: what decides which label fits where."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_STYLES = {400: "Regular", 600: "Semibold", 700: "Bold"}
_EM = 1000

# Heights above and below the baseline in ems, for figures and capitals: Source Sans 3 has 0.66 and 0.20.
ASCENT = 0.72
DESCENT = 0.22


@dataclass(frozen=True)
class Type:
    """A size in points and a weight."""

    size: float
    weight: int = 400

    @property
    def lead(self) -> float:
        """From one baseline to the next, in points."""
        return self.size * 1.25


@dataclass(frozen=True)
class Letters:
    """The files of one family below ``fonts``, named as foundries name them: ``SourceSans3-Semibold.ttf``."""

    fonts: Path
    family: str

    def width(self, text: str, type: Type) -> float:
        """In points. Kerning is left out, so that no line comes out longer than was reckoned."""
        return _font(self._file(type.weight)).getlength(text) * type.size / _EM

    def lines(self, text: str, width: float, type: Type) -> tuple[str, ...]:
        """``text`` broken between words to fit ``width``; a word that is longer than that stands alone."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}", type) <= width:
                lines[-1] = f"{lines[-1]} {word}"
            else:
                lines.append(word)
        return tuple(lines)

    def widest(self, texts: tuple[str, ...], type: Type) -> float:
        return max((self.width(text, type) for text in texts), default=0.0)

    def _file(self, weight: int) -> Path:
        return _find(self.fonts, f"{self.family.replace(' ', '')}-{_STYLES[weight]}.ttf")


@lru_cache(maxsize=16)
def _find(fonts: Path, name: str) -> Path:
    """Raises FileNotFoundError where no folder below ``fonts`` has it: a fault of the theme, not of an author."""
    found = sorted(fonts.rglob(name))
    if not found:
        raise FileNotFoundError(f"{name} is in no folder below {fonts}")
    return found[0]


@lru_cache(maxsize=16)
def _font(file: Path) -> ImageFont.FreeTypeFont:
    # The basic layout engine is part of Pillow; Raqm is there on some machines only, and labels would move.
    return ImageFont.truetype(file, _EM, layout_engine=ImageFont.Layout.BASIC)
