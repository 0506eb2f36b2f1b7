"""What to do to trees of the house's own HTML, and how they become HTML again."""

from xml.etree.ElementTree import Element, tostring


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
