"""What a document shows in one size and ink, as a value. Dots per inch were reckoned by hand."""

import pytest

from press.draw import Draughtsman, illustrate
from press.model.drawing import Ink
from press.model.report import Report
from tests.briefings import write_briefing
from tests.draw.test_images import picture
from tests.pipelines import shared_pipeline


@pytest.fixture
def document(tmp_path):
    """The tiny briefing with a picture of 800 pixels: 120 an inch across 170 mm, 178 across 114 mm."""
    briefing = write_briefing(tmp_path)
    (briefing.path / "harbour.png").write_bytes(picture(800, format="PNG").content)
    report = Report()
    made = shared_pipeline().document(briefing.path, report)
    assert made, report.diagnostics
    return made


@pytest.mark.parametrize(("size", "told"), [("a4", 1), ("a5", 0)])
def test_what_there_is_to_say_goes_with_it(document, size, told):
    shown = illustrate(document, size, Ink.COLOUR, Draughtsman())
    assert [picture.name for picture in shown.pictures] == ["harbour.png"]
    assert (shown.size, shown.ink) == (size, Ink.COLOUR)
    assert ["dots per inch" in found.message for found in shown.diagnostics] == [True] * told
