"""What the specimen of a house shows: colours with their uses, contrasts, samples of type."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Swatch:
    """A token, what it is for, and its colour."""

    token: str
    use: str
    value: str


@dataclass(frozen=True)
class Contrast:
    """A colour on the ground where it has the least contrast, in words."""

    use: str
    colour: str
    ground: str
    ratio: str
    least: str


@dataclass(frozen=True)
class Sample:
    """Words in a role; ``kind`` names it to the stylesheet."""

    role: str
    kind: str
    words: str


@dataclass(frozen=True)
class PaletteSheet:
    """``asked`` names the colours that all follow from."""

    name: str
    asked: str
    swatches: tuple[Swatch, ...]
    contrasts: tuple[Contrast, ...]
    samples: tuple[Sample, ...]
