"""Footnotes become notes that open beside their calls, and a list of notes that leads back to them.

A note opens as a popover (HTML, 6.12), which needs no script. A browser that knows no popovers shows it in the line.
Ids of the page's own hold a full stop, which those of authors cannot.
"""

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement


def open_notes_beside_their_calls(root: Element) -> None:
    """Give each note a button in front of it, and fill the list of notes of the page."""
    # A page without notes has no list of them.
    items = next((element for element in root.iter("ol") if element.get("id") == "notes.list"), Element("ol"))
    for parent in list(root.iter()):
        for note in [child for child in parent if child.get("class") == "note"]:
            number = note.attrib["id"].removeprefix("note-")
            parent.insert(list(parent).index(note), _call(number))
            items.append(_listed(note, number))
            _make_popover(note, number)


def _call(number: str) -> Element:
    call = Element("span", {"class": "call"})
    button = SubElement(call, "button", {"type": "button", "id": f"call.{number}", "popovertarget": f"note.{number}"})
    button.set("aria-label", f"Note {number}")
    button.text = number
    return call


def _listed(note: Element, number: str) -> Element:
    item = Element("li", {"id": f"listed.{number}"})
    text = deepcopy(note)
    text.attrib = _cited(note)
    text.tail = " "
    item.append(text)
    back = SubElement(item, "a", {"class": "back", "href": f"#call.{number}", "aria-label": f"Back to note {number}"})
    back.text = "↑"
    return item


def _make_popover(note: Element, number: str) -> None:
    words = Element("span", {"class": "words", **_cited(note)})
    note.attrib = {"class": "note", "id": f"note.{number}", "popover": "auto", "role": "note"}
    note.set("aria-label", f"Note {number}")
    words.text, note.text = note.text, None
    words.extend(list(note))
    for child in list(note):
        note.remove(child)
    note.append(words)
    words.tail = " "
    to_list = SubElement(note, "a", {"class": "to-list", "href": f"#listed.{number}"})
    to_list.text = "In the list of notes"


def _cited(note: Element) -> dict[str, str]:
    """The sources of a note that is a citation and nothing else."""
    return {name: value for name, value in note.attrib.items() if name == "data-sources"}
