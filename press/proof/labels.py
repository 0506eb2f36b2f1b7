"""The words of a drawing are held against those that are printed of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from press.model.briefing import Picture as Drawing
from press.model.report import Report
from press.proof.expected import Image
from press.proof.letters import letters, quoted
from press.proof.paper import Picture

_TEXT = "{http://www.w3.org/2000/svg}text"


def check_labels(edition: str, drawings: Sequence[Drawing], pictures: Mapping[Picture, Image], report: Report) -> None:
    """Every label of a figure that was drawn for this edition is printed with all its letters, in whatever order."""
    labels = {drawing.name: _labels(drawing.content) for drawing in drawings}
    for picture, image in pictures.items():
        printed = Counter(letters("".join(piece.text for piece in picture.labels)))
        for label in labels.get(image.address, ()):
            wanted = Counter(letters(label))
            if wanted - printed:
                message = f"'{edition}' does not print the label {quoted(label)} of this figure"
                report.error(image.place, message, "report this: the figure is drawn with it")
            printed -= wanted


def _labels(svg: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(_TEXT)]
