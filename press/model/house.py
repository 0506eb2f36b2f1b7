"""A publisher's own look as its folder ``house/NAME/`` describes it, and what a briefing wears of it."""

from dataclasses import dataclass
from enum import StrEnum

from press.model.report import Place

FOLDER = "house"
RECORD = "house.yaml"
# How wide a logo is printed at most, and how wide the picture of a cover, in millimetres: Letter is the widest paper.
LOGO_WIDTH_MM, COVER_WIDTH_MM = 60.0, 222.0


class Cover(StrEnum):
    """What a cover shows besides its words."""

    PLAIN = "plain"
    PATTERN = "pattern"
    PICTURE = "picture"
    GLOBE = "globe"


class Back(StrEnum):
    """What the band of a back cover shows besides its words."""

    PLAIN = "plain"
    PATTERN = "pattern"
    GLOBE = "globe"


class Family(StrEnum):
    """The families of type that lie here."""

    SERIF = "Source Serif 4"
    SANS = "Source Sans 3"
    NEXT = "Atkinson Hyperlegible Next"


@dataclass(frozen=True)
class Asked:
    """A colour as it is asked for, ``#rrggbb``, and where."""

    colour: str
    place: Place


@dataclass(frozen=True)
class Logo:
    """``picture`` is its name among the pictures of a briefing."""

    picture: str
    alternative: str
    place: Place


@dataclass(frozen=True)
class Dress:
    """What is made of a house for the stylesheets: tokens by name, and art as SVG, empty for none."""

    colours: tuple[tuple[str, str], ...] = ()
    families: tuple[tuple[str, str], ...] = ()
    families_of_screens: tuple[tuple[str, str], ...] = ()
    pattern: bytes = b""


@dataclass(frozen=True)
class House:
    """A look; ``place`` is that of its record, ``picture`` the name of the cover's among those of a briefing.

    Where ``ground`` is None, covers and mastheads stand on the primary colour. ``dress`` follows from all the rest.
    """

    name: str
    place: Place
    primary: Asked
    accent: Asked
    ground: Asked | None = None
    text: Family = Family.SERIF
    headings: Family = Family.SERIF
    labels: Family = Family.SANS
    logo: Logo | None = None
    cover: Cover = Cover.PLAIN
    picture: str = ""
    back: Back = Back.PLAIN
    imprint: tuple[str, ...] = ()
    dress: Dress = Dress()

    @property
    def families(self) -> frozenset[Family]:
        return frozenset((self.text, self.headings, self.labels))

    @property
    def wants_pattern(self) -> bool:
        return Cover.PATTERN is self.cover or Back.PATTERN is self.back


def prefix_of(name: str) -> str:
    """How the names of a house's files begin among those of a briefing."""
    return f"{FOLDER}/{name}/"


def root_sheet(tokens: tuple[tuple[str, str], ...]) -> str:
    """Tokens as CSS; empty for none."""
    declared = "".join(f"  --{name}: {value};\n" for name, value in tokens)
    return f":root {{\n{declared}}}\n" if declared else ""
