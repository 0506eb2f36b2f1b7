"""Each heading, figure and table shows its own address, for people who quote it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_HEADINGS = ("h2", "h3", "h4")
_NOT_WORDS = ("call", "note", "label")


def show_addresses(root: Element) -> None:
    """Put a link to itself behind each heading and caption that has an address which stays."""
    main = next(root.iter("main"), root)
    for section in main.iter("section"):
        for parent, heading in list(_headings(section, _title(section))):
            if id := heading.get("id") or section.get("id", ""):
                _put_beside(parent, heading, _link(id, _words(heading)))
    for figure in list(main.iter("figure")):
        caption = figure.find("figcaption")
        # Ids of ours count what has none, so they change from version to version.
        if caption is not None and "." not in figure.get("id", "."):
            label = next((each for each in caption.iter("span") if each.get("class") == "label"), caption)
            figure.insert(
                list(figure).index(caption) + 1, _link(figure.attrib["id"], "".join(label.itertext()).strip())
            )


def _headings(section: Element, title: Element | None) -> Iterator[tuple[Element, Element]]:
    """The headings of a section that have an id, and its title, each with its parent."""
    for parent in section.iter():
        for child in parent:
            if child.tag in _HEADINGS and ("id" in child.attrib or child is title):
                yield parent, child


def _title(section: Element) -> Element | None:
    return next((heading for heading in section.iter("h2") if "id" not in heading.attrib), None)


def _put_beside(parent: Element, heading: Element, link: Element) -> None:
    """Beside it, not inside: who listens to headings would hear of the link in each."""
    around = Element("div", {"class": "headed"})
    around.tail, heading.tail = heading.tail, None
    parent[list(parent).index(heading)] = around
    around.extend([heading, link])


def _link(id: str, words: str) -> Element:
    return Element("a", {"class": "permalink", "href": f"#{id}", "aria-label": f"Link to {words}"})


def _words(element: Element) -> str:
    if element.get("class") in _NOT_WORDS:
        return ""
    inner = "".join(_words(child) + (child.tail or "") for child in element)
    return f"{element.text or ''}{inner}".strip()
