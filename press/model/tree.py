"""The house's own HTML as a tree, as stages read it from one another."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

# Elements that have no end (HTML, 13.1.2), of those that the house writes.
VOID = frozenset(("br", "wbr", "img", "meta", "link", "col", "hr", "input", "source"))


def parsed(html: str) -> Element:
    """The tree of well-formed HTML, in which every element is closed but void ones, below an element ``body``."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data
