"""What the pages of an edition show: figures drawn for its paper, images fitted to it."""

from dataclasses import dataclass

from press.model.briefing import Picture
from press.model.drawing import Ink
from press.model.report import Diagnostic


@dataclass(frozen=True)
class Illustrations:
    """All that editions of one figure size (``size`` is its name) and one ink show, and what there is to say of it.

    ``pictures`` are images of the author by name; ``drawings`` are addressed as HTML and CSS address them. What could
    not be drawn or fitted is left out.
    """

    size: str
    ink: Ink
    pictures: tuple[Picture, ...]
    drawings: tuple[Picture, ...]
    diagnostics: tuple[Diagnostic, ...]
