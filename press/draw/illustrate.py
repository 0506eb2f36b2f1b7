"""A Document becomes the pictures of its pages: figures drawn for their paper, images fitted to it."""

from press.draw.draughtsman import Draughtsman
from press.draw.pictures.grey import in_grey
from press.draw.pictures.images import fitted_picture
from press.model.briefing import Picture
from press.model.document import Document
from press.model.drawing import Ink, figure_size
from press.model.illustrations import Illustrations
from press.model.report import Report

# The figure that the covers show, under the address at which their stylesheet looks for it.
COVER = "cover"
COVER_ADDRESS = "styles/art/globe.svg"
LINE_COVER_ADDRESS = "styles/art/globe-line.svg"  # where the cover is white


def illustrate(document: Document, size_name: str, ink: Ink, draughtsman: Draughtsman) -> Illustrations:
    """Draw the figures of ``document`` and fit its images for a figure size and an ink.

    Raises KeyError where there is no size of that name.
    """
    size, report = figure_size(size_name), Report()
    drawings = []
    shown = {figure.id for figure in document.figures}
    for figure in document.briefing.figures:
        is_shown = figure.id == COVER if figure.is_decoration else figure.anchor in shown
        if not is_shown:
            continue
        parts = draughtsman.draw(figure, size.of(figure.width), ink, report)
        for number, part in enumerate(parts, 1):
            name = f"figures/{figure.id}{f'-{number}' if len(parts) > 1 else ''}.svg"
            cover = LINE_COVER_ADDRESS if ink is Ink.SAVER else COVER_ADDRESS
            drawings.append(Picture(cover if figure.is_decoration else name, "image/svg+xml", part.svg))
    places = dict(document.picture_places)
    fitted = (
        fitted_picture(picture, size, places.get(picture.name, document.briefing.place), report)
        for picture in document.pictures
    )
    pictures = tuple(picture for picture in fitted if picture)
    if ink in (Ink.GREY, Ink.SAVER):
        pictures = tuple(in_grey(picture) for picture in pictures)
    return Illustrations(size_name, ink, pictures, tuple(drawings), report.diagnostics)
