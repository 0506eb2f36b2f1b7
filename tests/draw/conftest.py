from pathlib import Path

import pytest

from press.draw import Draughtsman
from press.model.drawing import FIGURE_SIZES, Ink
from press.model.report import Place, Report
from press.read.figures import read_figures

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "content" / "specimen", ROOT / "content" / "nato-peace-enforcement")


def figures_in(folder):
    report = Report()
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    figures = read_figures(files, Place(folder.name), report)
    assert not report.diagnostics, report.diagnostics
    return figures


FIGURES = [figure for folder in FOLDERS for figure in figures_in(folder)]


def inks_for(size):
    return (Ink.BLACK,) if size.name == "large" else (Ink.COLOUR,)


# The widest and that of the largest type are drawn each time, the others where there is more time.
QUICK = ("a4", "large")
CASES = [
    pytest.param(
        figure,
        size,
        ink,
        id=f"{figure.place.path.split('/')[0]}-{figure.id}-{size.name}",
        marks=() if size.name in QUICK else pytest.mark.slow,
    )
    for figure in FIGURES
    for size in FIGURE_SIZES
    for ink in inks_for(size)
]


@pytest.fixture(scope="session")
def draughtsman():
    return Draughtsman()


@pytest.fixture
def report():
    return Report()
