"""What a block of figures side by side may hold."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from press.mark_up.drawn import figure_in
from press.mark_up.elements import line_of
from press.model.figure import FigureSpec, Width
from press.model.report import Place, Report


def check_figures(block: Element, figures: Mapping[str, FigureSpec], place: Place, report: Report) -> None:
    """Report what is no figure in a block of them, and each drawn figure that is not drawn for half of the width."""
    held = 0
    for child in block:
        where = Place(place.path, line_of(child))
        id = figure_in(child) if child.tag == "p" else ""
        if not id and child.get("data-block") != "figure":
            report.error(where, "a block of figures holds figures only", "write the text above it or below")
            continue
        held += 1
        figure = figures.get(id)
        if figure is not None and figure.width is not Width.HALF:
            message = f"the figure '{id}' is not drawn for half of the width"
            report.error(where, message, f"write 'width: half' in {figure.place.path}")
    if held < 2:
        report.error(place, "a block of figures holds two or more", "place a single figure without it")
