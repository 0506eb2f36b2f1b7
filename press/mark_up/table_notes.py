"""The notes of a table stand under it, marked with letters: readers look for them there, and numbers are data."""

from xml.etree.ElementTree import Element


class TableNotes:
    """The notes of the tables of one chapter."""

    def __init__(self, root: Element) -> None:
        figures = [figure for figure in root.iter("figure") if "table" in figure.get("class", "").split()]
        self._figures = {inner: figure for figure in figures for inner in figure.iter()}
        self._notes: dict[Element, Element] = {}

    def figure_of(self, element: Element) -> Element | None:
        """The table block that an element stands in."""
        return self._figures.get(element)

    def put(self, note: Element, figure: Element) -> str:
        """Move a note below its table; where it was called stands its letter, which comes back."""
        below = self._notes.get(figure)
        if below is None:
            below = self._notes[figure] = _place_below(figure)
        letter = letter_of(len(below))
        words = Element("p", {"class": "table-note", "id": f"{figure.get('id')}-note-{letter}"})
        words.set("data-line", note.get("data-line", "0"))
        if "data-sources" in note.attrib:
            words.set("data-sources", note.attrib["data-sources"])
        mark = Element("span", {"class": "mark"})
        mark.text, mark.tail = letter, f" {note.text or ''}"
        words.extend([mark, *note])
        below.append(words)
        mark_with(note, letter)
        return letter


def mark_with(call: Element, letter: str) -> None:
    """Put the letter of a note where it is called."""
    tail = call.tail
    call.clear()
    call.tag, call.text, call.tail = "sup", letter, tail
    call.set("class", "mark")


def letter_of(index: int) -> str:
    """The letter of a note, counted from 0: a to z, then aa.

    >>> letter_of(1), letter_of(26)
    ('b', 'aa')
    """
    before = letter_of(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("a") + index % 26)


def _place_below(figure: Element) -> Element:
    """An empty place for notes under the table, above the line that names its source."""
    below = Element("div", {"class": "table-notes"})
    source = next((child for child in figure if child.get("class") == "source"), None)
    figure.insert(list(figure).index(source) if source is not None else len(figure), below)
    return below
