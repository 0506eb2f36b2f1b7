"""The house's drawings stand in the page as SVG, where its fonts reach them; in an ``img`` they would not."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

from press.model.briefing import Picture
from press.web.lighter import make_lighter
from press.web.shape import region


def put_drawings_in(root: Element, drawings: Sequence[Picture]) -> None:
    """Put each drawing, or its parts in order, in the place of the image that names it."""
    for figure in list(root.iter("figure")):
        image = figure.find("img")
        parts = [each for each in drawings if image is not None and _is_part(each.name, image.get("src", ""))]
        if image is None or not parts:
            continue
        shown = region(figure)
        shown.extend(_inline(part.content) for part in parts)
        figure.insert(list(figure).index(image), shown)
        figure.remove(image)


def _is_part(name: str, source: str) -> bool:
    """Whether ``figures/x-2.svg`` is a part of ``figures/x.svg``, or is that itself."""
    stem = source.removesuffix(".svg")
    return name == source or (name.startswith(f"{stem}-") and name[len(stem) + 1 : -4].isdigit())


def _inline(svg: bytes) -> Element:
    """SVG as HTML has it: without namespaces, sized by the stylesheet, one image to those who listen."""
    drawing = fromstring(svg)
    for element in drawing.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    for name in ("width", "height"):
        drawing.attrib.pop(name, None)
    make_lighter(drawing)
    drawing.set("role", "img")
    title = drawing.find("title")
    if title is not None:
        drawing.set("aria-label", title.text or "")
        drawing.remove(title)  # browsers show it as a tooltip, over the drawing
    return drawing
