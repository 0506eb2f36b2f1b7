"""A publisher's own look as its folder ``house/NAME/`` describes it, and what a briefing wears of it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from press.model.report import Place

FOLDER = "house"
RECORD = "house.yaml"
FONT_SUFFIXES = (".ttf", ".otf", ".woff2")
NOTICE_SUFFIX = ".txt"  # of the notice of a font's licence
SUFFIXES_WITHIN = (*FONT_SUFFIXES, NOTICE_SUFFIX)  # of what a house may hold, and a briefing may not
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
class Face:
    """A font of the house's own: ``file`` is its name among those of a briefing, ``content`` what of it is printed."""

    file: str
    weight: int
    is_italic: bool
    place: Place
    content: bytes = b""

    @property
    def served_as(self) -> str:
        """Its name for stylesheets: no two fonts have the same."""
        return f"{hashlib.sha256(self.content).hexdigest()[:16]}.ttf"


@dataclass(frozen=True)
class OwnFamily:
    """A family of the house's own, and the first line of the notice of its licence."""

    name: str
    notice: str
    faces: tuple[Face, ...]

    @property
    def css_name(self) -> str:
        """One that no other family has, here or on the machine."""
        return f"{self.name} {hashlib.sha256(b''.join(face.content for face in self.faces)).hexdigest()[:6]}"

    @property
    def has_italic(self) -> bool:
        return any(face.is_italic for face in self.faces)


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
    text: str = Family.SERIF
    headings: str = Family.SERIF
    labels: str = Family.SANS
    logo: Logo | None = None
    cover: Cover = Cover.PLAIN
    picture: str = ""
    back: Back = Back.PLAIN
    imprint: tuple[str, ...] = ()
    fonts: tuple[OwnFamily, ...] = ()
    dress: Dress = Dress()

    @property
    def families(self) -> frozenset[str]:
        return frozenset((self.text, self.headings, self.labels))

    @property
    def own_families(self) -> tuple[OwnFamily, ...]:
        """Those of its own that it wears."""
        return tuple(family for family in self.fonts if family.name in self.families)

    @property
    def is_upright(self) -> bool:
        """Whether its text has no italics."""
        return self.text == Family.NEXT or any(
            family.name == self.text and not family.has_italic for family in self.fonts
        )

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


def faces_sheet(families: tuple[OwnFamily, ...]) -> str:
    """Families of a house's own as CSS; their files stand in the folder ``own`` beside the stylesheet."""
    return "".join(
        f'@font-face {{\n  font-family: "{family.css_name}";\n  font-weight: {face.weight};\n'
        f'  font-style: {"italic" if face.is_italic else "normal"};\n  src: url("own/{face.served_as}");\n}}\n'
        for family in families
        for face in family.faces
    )


def fonts_of(house: House | None) -> tuple[tuple[str, bytes], ...]:
    """The fonts of its own that a house wears, by the names that stylesheets know."""
    families = house.own_families if house else ()
    return tuple((face.served_as, face.content) for family in families for face in family.faces)
