"""A note leads to the sources that it cites and to their addresses, and a source back to all that rests on it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

_AGAIN = re.compile(r"(.*)(note (\d+))(\..*)")


def link_sources(root: Element) -> None:
    """Put links behind each note, and behind each source of the list, where the page has one."""
    entries = {id: item for item in root.iter("li") if (id := item.get("id", "")).startswith("source-")}
    notes = list(_notes(root))
    for note in notes:
        numbers = _take_numbers(note)
        _lead_again(note)
        for number in numbers:
            if f"source-{number}" in entries:
                _add_way(_words(note), number, entries[f"source-{number}"], "popover" in note.attrib)
                if "id" in note.attrib and not note.get("popover"):
                    entries[f"source-{number}"].set("data-notes", _and(entries[f"source-{number}"], note.attrib["id"]))
    tables = {figure.get("id", ""): figure for figure in root.iter("figure")}
    for id, entry in entries.items():
        named = [(note, _name(note, tables)) for note in entry.attrib.pop("data-notes", "").split()]
        _add_ways_back(entry, named, [(fact, fact.removeprefix("fact-")) for fact in _facts(root, id)])


def _notes(root: Element) -> Iterator[Element]:
    """Notes beside their calls, in the list of notes and under tables."""
    for element in root.iter():
        if element.get("id", "").startswith("listed.") or element.get("class") in ("note", "table-note"):
            yield element


def _take_numbers(note: Element) -> list[str]:
    taken = [element.attrib.pop("data-sources", "") for element in note.iter()]
    return list(dict.fromkeys(number for numbers in taken for number in numbers.split()))


def _words(note: Element) -> Element:
    """The part of a note that holds its words; it has more behind them."""
    return note if note.get("class") == "table-note" else note[0]


def _add_way(words: Element, number: str, entry: Element, is_beside: bool) -> None:
    """To a source, and from a note ``is_beside`` its call to the address too, which the list gives in full."""
    ways = SubElement(words, "span", {"class": "to-source"})
    ways.text = " → "
    SubElement(ways, "a", {"href": f"#source-{number}"}).text = f"Source {number}"
    address = next((link.get("href", "") for link in entry.iter("a") if link.get("class") == "address"), "")
    shown = [link.get("href") for link in words.iter("a")]
    if address and address not in shown and is_beside:
        ways[-1].tail = ", "
        site = urlsplit(address).hostname or address
        SubElement(ways, "a", {"href": address, "class": "address"}).text = site.removeprefix("www.")


def _lead_again(note: Element) -> None:
    """``See note 3.`` leads to it."""
    for again in [element for element in note.iter("span") if element.get("class") == "again"]:
        if found := _AGAIN.fullmatch(again.text or ""):
            again.text = found[1]
            link = SubElement(again, "a", {"href": f"#listed.{found[3]}"})
            link.text, link.tail = found[2], found[4]


def _and(entry: Element, id: str) -> str:
    return f"{entry.get('data-notes', '')} {id}".strip()


def _facts(root: Element, source: str) -> list[str]:
    """The ids of the rows of the ledger that name a source."""
    rows = [row for row in root.iter("tr") if row.get("id", "").startswith("fact-")]
    return [row.attrib["id"] for row in rows if any(link.get("href") == f"#{source}" for link in row.iter("a"))]


def _name(id: str, figures: dict[str, Element]) -> str:
    """A note by its number, or by its letter and the table that it stands under."""
    if id.startswith("listed."):
        return f"note {id.removeprefix('listed.')}"
    table, _, letter = id.rpartition("-note-")
    labels = [each for each in figures[table].iter("span") if each.get("class") == "label"]
    return f"note {letter} of {labels[0].text}" if labels else f"note {letter} of a table"


def _add_ways_back(entry: Element, notes: list[tuple[str, str]], facts: list[tuple[str, str]]) -> None:
    if notes or facts:
        back = SubElement(entry, "p", {"class": "cited"})
        _add_list(back, "Cited in ", notes)
        _add_list(back, " On record for " if notes else "On record for ", facts)


def _add_list(parent: Element, lead: str, links: list[tuple[str, str]]) -> None:
    if not links:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + lead
    else:
        parent.text = lead
    for id, words in links:
        link = SubElement(parent, "a", {"href": f"#{id}"})
        link.text, link.tail = words, ", "
    parent[-1].tail = "."
