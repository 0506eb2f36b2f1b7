"""The contents of the page are read off the page: its sections in their order, and below each its headings."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

_NOT_WORDS = ("call", "note")


def list_contents(root: Element) -> None:
    """Fill the page's list of contents."""
    listing = next((element for element in root.iter("ul") if element.get("id") == "contents.list"), None)
    main = next(root.iter("main"), None)
    if listing is None or main is None:
        return
    below = listing
    for heading, id in [found for section in main.iter("section") for found in _headings(section)]:
        if heading.tag == "h2":
            below = _entry(listing, heading, id)
        else:
            _entry(_inner(below), heading, id)


def _headings(section: Element) -> Iterator[tuple[Element, str]]:
    """The title of a section, which has the section's own id, and the headings of its text."""
    for heading in section.iter():
        if heading.tag == "h2":
            yield heading, heading.get("id") or section.get("id") or ""
        elif heading.tag == "h3" and "id" in heading.attrib:
            yield heading, heading.attrib["id"]


def _inner(entry: Element) -> Element:
    """The list below an entry."""
    inner = entry if entry.tag == "ul" else entry.find("ul")
    return SubElement(entry, "ul") if inner is None else inner


def _entry(listing: Element, heading: Element, id: str) -> Element:
    item = SubElement(listing, "li")
    link = SubElement(item, "a", {"href": f"#{id}"})
    number = heading.find("span[@class='number']")
    title = SubElement(link, "span")
    title.text = _words(heading).removeprefix((number.text if number is not None else None) or "").strip()
    if number is not None:
        link.insert(0, Element("span", {"class": "number"}))
        link[0].text = number.text
    return item


def _words(element: Element) -> str:
    if element.get("class") in _NOT_WORDS:
        return ""
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)
