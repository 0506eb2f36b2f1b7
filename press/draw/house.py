"""The pictures and the art of a house, as an edition of some size and ink shows them."""

from collections.abc import Iterator
from dataclasses import fields, replace

from press.draw.draughtsman import Draughtsman
from press.draw.pictures.images import fitted_picture
from press.model.briefing import Briefing, Picture
from press.model.drawing import FigureSize, Ink
from press.model.house import COVER_WIDTH_MM, LOGO_WIDTH_MM, Back, Cover, House
from press.model.report import Report

# The addresses at which stylesheets look for what covers show.
COVER_ADDRESS = "styles/art/globe.svg"
LINE_COVER_ADDRESS = "styles/art/globe-line.svg"  # where the cover is white
BACK_ADDRESS = "styles/art/globe-corner.svg"
PATTERN_ADDRESS = "styles/art/pattern.svg"
PICTURE_NAME = "cover-picture"  # among pictures, where an author's has an ending

_BOOKLETS = ("a4", "a5")  # figure sizes of the editions that have covers


def art_of(house: House, ink: Ink, draughtsman: Draughtsman) -> Iterator[Picture]:
    """What covers show that is drawn: the pattern, or our globes in its colours. On white there is none."""
    if ink is not Ink.COLOUR:
        return
    if house.dress.pattern:
        yield Picture(PATTERN_ADDRESS, "image/svg+xml", house.dress.pattern)
    chosen = {COVER_ADDRESS: house.cover is Cover.GLOBE, BACK_ADDRESS: house.back is Back.GLOBE}
    for address in (address for address, is_shown in chosen.items() if is_shown):
        svg = (draughtsman.theme.styles.parent / address).read_text(encoding="utf-8")
        yield Picture(address, "image/svg+xml", _recoloured(svg, house, draughtsman).encode())


def pictures_of(briefing: Briefing, size: FigureSize, ink: Ink, report: Report) -> Iterator[Picture]:
    """Logo and cover picture, fitted to the width that they are printed in at most."""
    house = briefing.house
    if house is None:
        return
    known = {picture.name: picture for picture in briefing.pictures}
    if house.logo and house.logo.picture in known:
        narrow = replace(size, width_mm=LOGO_WIDTH_MM)
        if logo := fitted_picture(known[house.logo.picture], narrow, house.logo.place, report):
            yield logo
    if house.picture in known and size.name in _BOOKLETS and ink is Ink.COLOUR:
        wide = replace(size, width_mm=COVER_WIDTH_MM)
        if cover := fitted_picture(known[house.picture], wide, briefing.place_of(house.picture), report):
            yield replace(cover, name=PICTURE_NAME)


def _recoloured(svg: str, house: House, draughtsman: Draughtsman) -> str:
    """Our own art in the colours of a house."""
    ours, theirs = draughtsman.palette(Ink.COLOUR), draughtsman.palette(Ink.COLOUR, house.dress.colours)
    for name in (field.name for field in fields(ours) if field.name.startswith("globe_")):
        svg = svg.replace(getattr(ours, name), getattr(theirs, name))
    return svg
