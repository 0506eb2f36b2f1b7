"""Every kind of figure in every width that it may have, on A4, where these differ."""

from itertools import combinations

import pytest

from press.model.drawing import Ink, figure_size
from press.model.figure import WIDTHS, least_width
from press.model.report import Report
from tests.draw.conftest import FIGURES
from tests.draw.svg_read import root_of, view_box, words_of

pytestmark = pytest.mark.xdist_group("drawings")

WIDTHS_MM = {"full": 170, "column": 124, "half": 82, "margin": 40}
CASES = [
    pytest.param(figure, width, id=f"{figure.place.path.split('/')[0]}-{figure.id}-{width}")
    for figure in FIGURES
    if not figure.is_decoration
    for width in WIDTHS[1 : WIDTHS.index(least_width(figure.kind)) + 1]
]


@pytest.mark.parametrize(("figure", "width"), CASES)
def test_a_narrower_figure_is_drawn_for_its_width(draughtsman, figure, width):
    report = Report()
    parts = draughtsman.draw(figure, figure_size("a4").of(width), Ink.COLOUR, report)
    assert report.diagnostics == ()
    for part in parts:
        root = root_of(part.svg)
        right, bottom = view_box(root)
        words = words_of(root)
        assert right == pytest.approx(WIDTHS_MM[width] * 72 / 25.4, abs=0.1)
        assert [w.text for w in words if w.left < -0.1 or w.right > right + 0.1 or w.bottom > bottom + 0.1] == []
        assert [(one.text, two.text) for one, two in combinations(words, 2) if one.overlaps(two)] == []
        assert min(w.size for w in words) >= 8.5


@pytest.mark.parametrize("name", ["a5", "handout", "large", "mail"])
def test_paper_without_two_columns_has_one_width(name):
    size = figure_size(name)
    assert {size.of(width) for width in WIDTHS} == {size}


def test_a_screen_has_halves():
    assert round(figure_size("web").of("half").width_mm * 96 / 25.4) == 348
