"""A Document becomes the pictures of its pages: figures drawn for their paper, images fitted to it."""

from press.draw.draughtsman import Draughtsman
from press.draw.house import COVER_ADDRESS, LINE_COVER_ADDRESS, art_of, pictures_of
from press.draw.pictures.grey import in_grey
from press.draw.pictures.images import fitted_picture
from press.model.briefing import Picture
from press.model.document import Document
from press.model.drawing import Ink, figure_size
from press.model.house import Cover
from press.model.illustrations import Illustrations
from press.model.report import Report

COVER = "cover"  # the figure that the covers show


def illustrate(document: Document, size_name: str, ink: Ink, draughtsman: Draughtsman) -> Illustrations:
    """Draw the figures of ``document`` and fit its images for a figure size and an ink.

    Raises KeyError where there is no size of that name.
    """
    size, report = figure_size(size_name), Report()
    house = document.briefing.house
    colours = house.dress.colours if house else ()
    drawings = list(art_of(house, ink, draughtsman)) if house else []
    shown = {figure.id for figure in document.figures}
    shows_globe = house is None or house.cover is Cover.GLOBE
    for figure in document.briefing.figures:
        is_shown = figure.id == COVER and shows_globe if figure.is_decoration else figure.anchor in shown
        if not is_shown:
            continue
        parts = draughtsman.draw(figure, size.of(figure.width), ink, report, colours)
        for number, part in enumerate(parts, 1):
            name = f"figures/{figure.id}{f'-{number}' if len(parts) > 1 else ''}.svg"
            cover = LINE_COVER_ADDRESS if ink is Ink.SAVER else COVER_ADDRESS
            drawings.append(Picture(cover if figure.is_decoration else name, "image/svg+xml", part.svg))
    drawings = list({drawing.name: drawing for drawing in drawings}.values())  # an author's globe is before the house's
    places = dict(document.picture_places)
    fitted = (
        fitted_picture(picture, size, places.get(picture.name, document.briefing.place), report)
        for picture in document.pictures
    )
    own = pictures_of(document.briefing, size, ink, report)
    pictures = (*(picture for picture in fitted if picture), *own)
    if ink in (Ink.GREY, Ink.SAVER):
        pictures = tuple(in_grey(picture) for picture in pictures)
    return Illustrations(size_name, ink, pictures, tuple(drawings), report.diagnostics)
