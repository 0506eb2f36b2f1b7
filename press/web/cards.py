"""A table on a phone: cards, each cell under the head of its column, or columns to be held against each other."""

from xml.etree.ElementTree import Element

# So many columns of figures are there to be held against each other; as cards they could not be.
_COMPARED = 2


def ready_for_phones(figure: Element, table: Element) -> None:
    """Name the kind of a table, and in one that becomes cards the head of each cell but the first of a row."""
    heads = [" ".join("".join(_words(cell)).split()) for cell in table.findall("./thead/tr/th")]
    if _columns_of_figures(table) >= _COMPARED:
        _add_class(figure, "compared")
        return
    _add_class(figure, "cards")
    for row in table.findall("./tbody/tr"):
        for head, cell in list(zip(heads, row, strict=False))[1:]:
            cell.set("data-label", head)


def _columns_of_figures(table: Element) -> int:
    row = table.find("./tbody/tr")
    return len([cell for cell in row if "figures" in cell.get("class", "").split()]) if row is not None else 0


def _words(cell: Element) -> list[str]:
    """The words of a head without the letters of its notes."""
    if cell.get("class") == "mark":
        return []
    return [cell.text or "", *(word for child in cell for word in (*_words(child), child.tail or ""))]


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
