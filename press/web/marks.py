"""Marked words lead to the row of their fact, and the row to where they stand."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_LINKS = ("a", "button")


def lead_to_facts(root: Element) -> None:
    """Make a link of each marked word whose fact has a row on the page; a row leads to the first in each section."""
    rows = {id: row for row in root.iter("tr") if (id := row.get("id", "")).startswith("fact-")}
    linked = {inner for link in root.iter() if link.tag in _LINKS for inner in link.iter()}
    first: dict[tuple[str, str], str] = {}
    marks = [(section, mark) for section, mark in _marks(root, "") if f"fact-{mark.get('data-fact')}" in rows]
    for section, mark in marks:
        use = (section, mark.attrib["data-fact"])
        if use not in first and "id" not in mark.attrib:
            first[use] = f"use.{use[1]}.{len(first) + 1}"
            mark.set("id", first[use])
    for _, mark in reversed(marks):  # those within others first
        if mark not in linked:
            _lead(mark, f"#fact-{mark.attrib['data-fact']}")
    for id, row in rows.items():
        for link in row.iter("a"):
            use = (link.get("href", "").removeprefix("#"), id.removeprefix("fact-"))
            if use in first:
                link.set("href", f"#{first[use]}")


def _marks(element: Element, section: str) -> Iterator[tuple[str, Element]]:
    """Each marked word below an element with the section that it stands in, in order."""
    if element.tag == "section":
        section = element.get("id", "")
    if "data-fact" in element.attrib:
        yield section, element
    for child in element:
        yield from _marks(child, section)


def _lead(mark: Element, address: str) -> None:
    """One link, or where the words hold notes or links, which no link can, one for each run of others."""
    if not any(map(_is_apart, mark.iter())):
        mark.tag = "a"
        mark.set("href", address)
        _add_class(mark)
        return
    children, run = list(mark), _run(mark.text, address)
    mark.text, mark[:] = None, []
    for child in children:
        tail, child.tail = child.tail, None
        if any(map(_is_apart, child.iter())):
            _close(mark, run)
            mark.append(child)
            run = _run(tail, address)
        else:
            run.append(child)
            child.tail = tail
    _close(mark, run)


def _run(text: str | None, address: str) -> Element:
    run = Element("a", {"href": address, "class": "fact"})
    run.text = text
    return run


def _close(mark: Element, run: Element) -> None:
    """Add a run with words; what is only space stays what it is."""
    words = "".join(run.itertext())
    if words.strip():
        mark.append(run)
    elif words and len(mark):
        mark[-1].tail = words
    elif words:
        mark.text = words


def _is_apart(element: Element) -> bool:
    return element.tag in _LINKS or element.get("class") == "note"


def _add_class(element: Element) -> None:
    element.set("class", f"{element.get('class', '')} fact".strip())
