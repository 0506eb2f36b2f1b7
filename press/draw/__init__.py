"""Figure specifications become SVG, drawn anew for each paper and ink, in the house's type and colours."""

from press.draw.draughtsman import Draughtsman
from press.draw.facts import check_figure_facts
from press.draw.illustrate import illustrate
from press.draw.images import fitted_picture, tell_traces
from press.draw.qr import qr_code
from press.draw.vetting import check_pictures

__all__ = [
    "Draughtsman",
    "check_figure_facts",
    "check_pictures",
    "fitted_picture",
    "illustrate",
    "qr_code",
    "tell_traces",
]
