"""A table's rows and columns as HTML has them."""

from xml.etree.ElementTree import Element, SubElement

from press.mark_up.elements import line_of, text_of
from press.model.report import Place, Report


def shape_table(table: Element, columns: str, place: Place, report: Report) -> None:
    """Mark heads and columns of figures, and give columns their widths; ``columns`` are these as they were typed."""
    rows = list(table.iter("tr"))
    heads = [cell for cell in rows[0]] if rows else []
    for cell in heads:
        cell.set("scope", "col")
    for row in rows[1:]:
        if len(row):
            row[0].tag = "th"
            row[0].set("scope", "row")
    for cell in (cell for row in rows for cell in row):
        if cell.attrib.pop("align", "") == "right":
            cell.set("class", "figures")
        if not text_of(cell) and not len(cell):
            where = Place(place.path, line_of(cell))
            report.error(where, "a cell of the table is empty", "write '--' and say under the table what it means")
    _columns(table, columns, len(heads), place, report)


def _columns(table: Element, columns: str, count: int, place: Place, report: Report) -> None:
    widths = columns.split()
    if not widths:
        return
    if not all(width.isdigit() and 4 <= int(width) <= 90 for width in widths) or sum(map(int, widths)) != 100:
        report.error(
            place, f"'{columns}' are not widths in per cent", "write whole numbers from 4 to 90 that add up to 100"
        )
    elif len(widths) != count:
        report.error(place, f"there are {len(widths)} widths for {count} columns", "give each column its width")
    group = Element("colgroup")
    for width in widths:
        SubElement(group, "col", {"class": f"width-{width}"})
    table.insert(1, group)
