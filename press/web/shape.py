"""Markup that was made for paper becomes markup for screens and for those who listen to them."""

from xml.etree.ElementTree import Element

from press.web.cards import ready_for_phones

# For layout and messages only; a fact's id stays, so that machines find the words that it backs.
_WORKING = ("data-line", "data-source", "data-title", "data-running", "data-target", "data-folio", "data-where")


def shape_for_screens(root: Element) -> None:
    """Leave out page numbers, name every table's scroll region, and keep boxes out of the list of landmarks."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == "folio" or child.get("class") == "dots":
                _remove(parent, child)
    for number, figure in enumerate(list(root.iter("figure")), 1):
        _caption_figure(figure, number)
    for number, aside in enumerate([a for a in root.iter("aside") if a.get("id") != "reader-note"], 1):
        _make_note_of_box(aside, number)
    for element in root.iter():
        for name in _WORKING:
            element.attrib.pop(name, None)


def _remove(parent: Element, child: Element) -> None:
    """Take a child out and leave the text behind it."""
    index = list(parent).index(child)
    tail = child.tail or ""
    parent.remove(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def _caption_figure(figure: Element, number: int) -> None:
    """A figure's caption as HTML has it, and around a table a region that scrolls by itself, named by the caption."""
    id = figure.get("id") or f"figure.{number}"
    figure.set("id", id)
    table = figure.find(".//table")
    _unwrap(figure)
    old = figure.find(".//caption") if table is not None else figure.find("*[@class='caption']")
    if old is None:
        return
    caption = Element("figcaption", {"id": _caption_id(figure)})
    caption.text = old.text
    caption.extend(list(old))
    _remove(table if table is not None else figure, old)
    figure.insert(0, caption)
    if table is not None:
        _scroll(figure, table)


def _unwrap(figure: Element) -> None:
    """Paper keeps a figure in the margin whole by a box inside it."""
    if len(figure) == 1 and figure[0].get("class") == "whole":
        figure[:] = list(figure[0])


def region(figure: Element) -> Element:
    """An empty region that scrolls by itself, also with the keyboard, and has the name of the figure."""
    label = {"aria-labelledby": _caption_id(figure)}
    return Element("div", {"class": "scroll", "role": "region", "tabindex": "0", **label})


def _caption_id(figure: Element) -> str:
    return f"{figure.get('id')}.caption"


def _scroll(figure: Element, table: Element) -> None:
    parent = next(element for element in figure.iter() if table in list(element))
    index = list(parent).index(table)
    around = region(figure)
    around.tail, table.tail = table.tail, None
    parent.remove(table)
    around.append(table)
    parent.insert(index, around)
    table.set("aria-labelledby", _caption_id(figure))
    ready_for_phones(figure, table)
    if table.find("colgroup") is not None:
        table.set("class", "fixed")


def _make_note_of_box(aside: Element, number: int) -> None:
    """A box is a note within the text: as an ``aside`` it would be one of many landmarks (ARIA, complementary)."""
    aside.tag = "div"
    aside.set("role", "note")
    title = next((element for element in aside.iter("p") if element.get("class") == "title"), None)
    if title is not None:
        title.set("id", f"box.{number}")
        aside.set("aria-labelledby", title.attrib["id"])
