"""Figure specifications become SVG, drawn anew for each paper and ink, in the house's type and colours."""

from press.draw.draughtsman import Draughtsman
from press.draw.facts import check_figure_facts
from press.draw.fonts import with_fonts
from press.draw.illustrate import illustrate
from press.draw.pictures.images import fitted_picture, tell_traces
from press.draw.pictures.vetting import check_pictures
from press.draw.qr import qr_code

__all__ = [
    "Draughtsman",
    "check_figure_facts",
    "check_pictures",
    "fitted_picture",
    "illustrate",
    "qr_code",
    "tell_traces",
    "with_fonts",
]
