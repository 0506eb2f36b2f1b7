"""A table's rows and columns as HTML has them, and how much room they need."""

import re
from itertools import takewhile
from xml.etree.ElementTree import Element, SubElement

from press.mark_up.elements import line_of, text_of
from press.model.report import Place, Report

_UPRIGHT_MM = 170  # the width of a table on A4 and Letter
_LETTER_MM = 1.5  # a little less than a letter of 9.25 points is wide, so that no table is turned that would fit
_PADDING_MM = 3
_HEADINGS = ("h3", "h4")
_BREAKS = re.compile(r"[\s/–—-]+")


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


def room_classes(table: Element, typed: str, place: Place, report: Report) -> list[str]:
    """``wide`` for a table that asks for a page on its side, or whose longest words have no room on an upright one;
    ``fitted`` for one in which columns of one width would be too narrow for them.
    """
    if typed not in ("", "true", "false"):
        report.error(place, f"'wide: {typed}' is neither true nor false", "write 'wide: true', or leave it out")
    if typed == "true":
        return ["wide"]
    if table.find("colgroup") is not None:
        return []
    needs = _needs_mm(table)
    if sum(needs) > _UPRIGHT_MM and not typed:
        message = f"the table has {len(needs)} columns, too wide for an upright page, and stands on one on its side"
        report.warning(place, message, "write 'wide: true' to have it so, or leave columns out")
        return ["wide"]
    return ["fitted"] if needs and max(needs) > _UPRIGHT_MM / len(needs) else []


def keep_with_headings(root: Element) -> None:
    """Mark ``alone`` each table on a page on its side that has no text before the next heading, and its own headings.

    They stand on that page, for on the page before they would stand alone.
    """
    blocks = list(root)
    for number, block in enumerate(blocks):
        above = list(takewhile(lambda each: each.tag in _HEADINGS, reversed(blocks[:number])))
        below = next((each for each in blocks[number + 1 :] if not _is_wide(each)), None)
        begins = above or not number
        if begins and _is_wide(block) and (below is None or below.tag in _HEADINGS):
            for each in (block, *above):
                each.set("class", f"{each.get('class', '')} alone".strip())


def _is_wide(block: Element) -> bool:
    return block.tag == "figure" and "wide" in block.get("class", "").split()


def _needs_mm(table: Element) -> list[float]:
    """About how wide each column has to be for its longest word."""
    rows = [[max(map(len, _BREAKS.split(text_of(cell)))) for cell in row] for row in table.iter("tr")]
    return [max(longest) * _LETTER_MM + _PADDING_MM for longest in zip(*rows, strict=False)]
