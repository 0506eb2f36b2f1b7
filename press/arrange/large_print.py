"""A chapter in the order of large print: notes at its end, tables as cards, no quotes of its own words.

A magnified page shows little at once, so nothing may depend on what stands elsewhere on it: on the foot of the page for
a note, on the head of a column for a cell.
"""

from collections.abc import Collection
from dataclasses import replace as with_changes
from xml.etree.ElementTree import Element, SubElement

from press.arrange.tree import element, inner_html, moved, remove, replace, with_class, words
from press.model.document import Chapter, Document
from press.model.tree import parsed


def in_large_print(document: Document, drawings: Collection[str]) -> Document:
    chapters = tuple(_chapter(chapter, document, drawings) for chapter in document.chapters)
    return with_changes(document, chapters=chapters)


def _chapter(chapter: Chapter, document: Document, drawings: Collection[str]) -> Chapter:
    tree = parsed(chapter.html)
    for image in list(tree.iter("img")):
        _show_parts(tree, image, drawings)
    for quote in with_class(tree, "pull"):
        remove(tree, quote)
    called = [_call(tree, note) for note in with_class(tree, "note")]
    for mark in with_class(tree, "mark"):
        _name_mark(tree, mark)
    for figure in with_class(tree, "table"):
        _deal(tree, figure)
    notes = {note.number: note for note in document.notes}
    return with_changes(
        chapter,
        html=inner_html(tree),
        notes=tuple(notes[number] for number in called),
    )


def _show_parts(tree: Element, image: Element, drawings: Collection[str]) -> None:
    """Show a figure that was drawn in parts, one below the other."""
    address = image.get("src", "")
    stem = address.removesuffix(".svg")
    parts = [name for name in (f"{stem}-{n}.svg" for n in range(1, len(drawings) + 1)) if name in drawings]
    if address in drawings or not parts:
        return
    alternative = image.get("alt", "")
    images = [
        Element("img", {"src": name, "alt": f"Part {n} of {len(parts)}. {alternative}"})
        for n, name in enumerate(parts, 1)
    ]
    replace(tree, image, *images)


def _call(tree: Element, note: Element) -> int:
    """Put ``[note 3]`` where the note stood; a link has text only, or its tag breaks in two (WeasyPrint 70.0)."""
    number = int(note.attrib["id"].removeprefix("note-"))
    call = element("a", f"[note\N{NO-BREAK SPACE}{number}]", class_="call", href=f"#note-{number}")
    replace(tree, note, call)
    _space_before(tree, call)
    return number


def _name_mark(tree: Element, mark: Element) -> None:
    """Name a note of a table where it is called, and where it stands: a raised letter is easily missed."""
    if mark.tag == "sup":
        call = element("span", f"[note\N{NO-BREAK SPACE}{mark.text}]", class_="call")
        replace(tree, mark, call)
        _space_before(tree, call)
    elif mark.text and mark.text.isalpha():
        mark.text = f"Note\N{NO-BREAK SPACE}{mark.text}:"


def _space_before(tree: Element, call: Element) -> None:
    parent = next(each for each in tree.iter() if call in list(each))
    index = list(parent).index(call)
    if index:
        before = parent[index - 1].tail or ""
        parent[index - 1].tail = before.rstrip("\u2060 ") + " "
    else:
        parent.text = (parent.text or "").rstrip("\u2060 ") + " "


def _deal(tree: Element, figure: Element) -> None:
    """Turn a table into cards, one a row: the head of the row, then for each cell the head of its column."""
    table = figure.find("table")
    if table is None:
        return
    heads = [words(cell) for cell in table.iterfind("./thead/tr/th")]
    level = _level(tree, figure)
    cards = [_card(list(row), heads, level) for row in table.iterfind("./tbody/tr")]
    caption = table.find("caption")
    lead = moved("div", caption, class_="caption") if caption is not None else element("p")
    replace(figure, table, lead, *cards)
    figure.tag = "div"
    figure.set("class", "cards")


def _card(cells: list[Element], heads: list[str], level: str) -> Element:
    card = Element("div", {"class": "card"})
    card.append(moved(level, cells[0], class_="card-title"))
    pairs = SubElement(card, "dl")
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        SubElement(pairs, "dt").text = head
        pairs.append(moved("dd", cell))
    return card


def _level(tree: Element, figure: Element) -> str:
    """One level below the last heading before it, so that no level is skipped (ISO 14289-1, 7.4.2)."""
    last = "h2"
    for each in tree.iter():
        if each is figure:
            break
        if each.tag in ("h3", "h4") and each.get("class") != "card-title":
            last = each.tag
    return {"h2": "h3", "h3": "h4", "h4": "h4"}[last]
