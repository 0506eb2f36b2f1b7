"""Small questions about elements, and small changes to them, that several passes need."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring


def text_of(element: Element | None) -> str:
    """The words of an element on one line, without notes."""
    return " ".join("".join(_texts(element)).split()) if element is not None else ""


def _texts(element: Element) -> Iterator[str]:
    if element.get("class") in ("note", "citation"):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def line_of(element: Element) -> int:
    return int(element.get("data-line", "0"))


def inner_html(element: Element) -> str:
    """The HTML of what stands inside an element."""
    return (_escape(element.text or "")) + "".join(
        tostring(child, encoding="unicode", method="html") for child in element
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def parents(root: Element) -> dict[Element, Element]:
    """The parent of every element below ``root``."""
    return {child: parent for parent in root.iter() for child in parent}


def unwrap(element: Element, parent: Element) -> None:
    """Put what stands inside an element into its place."""
    index = list(parent).index(element)
    _append_text(parent, index, element.text or "")
    children = list(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    _append_text(parent, index + len(children), element.tail or "")


def _append_text(parent: Element, index: int, text: str) -> None:
    """Add text in front of the child at ``index``."""
    if index == 0:
        parent.text = (parent.text or "") + text
    else:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
