"""Labels of a drawn figure that are not printed, or not whole."""

import pytest

from press.model.briefing import Picture as Drawing
from press.model.geometry import Box
from press.model.report import Place, Report
from press.proof.expected import Image
from press.proof.labels import check_labels
from press.proof.paper import Picture, Piece
from tests.briefings import problems

BOX = Box(0, 0, 10, 10)
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg"><title>Towns</title>
<text>First town</text><text>Second <tspan>town</tspan></text></svg>"""


def labels(*texts: str) -> list[str]:
    """The problems of a drawing of which these pieces are printed."""
    pieces = tuple(Piece(2, 7, text, BOX, 8, "Source-Sans-3", True, 0) for text in texts)
    image = Image("Use by town", Place("content/water/02-record.md", 9), "figures/towns.svg")
    report = Report()
    drawings = [Drawing("figures/towns.svg", "image/svg+xml", SVG)]
    check_labels("a6", drawings, {Picture(2, "Use by town", BOX, pieces): image}, report)
    return problems(report)


@pytest.mark.parametrize(
    "printed",
    [("First town", "Second ", "town"), ("Second town", *"Firsttown"), ("First town", "First town", "Second town")],
    ids=["as it is drawn", "letter by letter", "with a halo"],
)
def test_labels_may_be_printed_in_any_order(printed):
    assert labels(*printed) == []


@pytest.mark.parametrize("printed", [("First town",), ("First town", "Second tow")], ids=["missing", "cut"])
def test_a_label_that_is_not_printed_is_told(printed):
    assert labels(*printed) == [
        "content/water/02-record.md:9: error: 'a6' does not print the label 'Second town' of this figure\n"
        "  hint: report this: the figure is drawn with it"
    ]
