"""The house's own HTML becomes a tree and HTML again; and what to do to such trees."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement, tostring

_VOID = frozenset(("br", "wbr", "img", "col", "hr"))


class _Builder(HTMLParser):
    """Builds a tree from well-formed HTML, which is what ``mark_up`` makes: every element is closed, but void ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def parsed(html: str) -> Element:
    """The tree of some HTML, below an element ``body``."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def inner_html(element: Element) -> str:
    text = (element.text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text + "".join(tostring(child, encoding="unicode", method="html") for child in element)


def words(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def find(root: Element, id: str) -> Element | None:
    return next((element for element in root.iter() if element.get("id") == id), None)


def with_class(root: Element, *names: str) -> list[Element]:
    """The elements below ``root`` that have one of these classes, in order."""
    return [element for element in root.iter() if set(element.get("class", "").split()) & set(names)]


def remove(root: Element, element: Element) -> None:
    """Take an element out of the tree, and leave the text after it."""
    parent = next(each for each in root.iter() if element in list(each))
    index = list(parent).index(element)
    _append(parent, index, element.tail or "")
    parent.remove(element)


def replace(root: Element, element: Element, *others: Element) -> None:
    """Put others in the place of an element; the text after it then follows the last."""
    parent = next(each for each in root.iter() if element in list(each))
    index = list(parent).index(element)
    tail, element.tail = element.tail, None
    parent.remove(element)
    for offset, other in enumerate(others):
        parent.insert(index + offset, other)
    _append(parent, index + len(others), tail or "")


def unwrap(root: Element, element: Element) -> None:
    """Put what stands inside an element in its place."""
    parent = next(each for each in root.iter() if element in list(each))
    index = list(parent).index(element)
    children = list(element)
    tail = element.tail or ""
    parent.remove(element)
    _append(parent, index, element.text or "")
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    _append(parent, index + len(children), tail)


def _append(parent: Element, index: int, text: str) -> None:
    """Add text in front of the child at ``index``."""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def element(tag: str, text: str = "", **attributes: str) -> Element:
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = text
    return made


def moved(tag: str, source: Element, **attributes: str) -> Element:
    """A new element with what stands inside ``source``."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = source.text
    made.extend(list(source))
    return made
