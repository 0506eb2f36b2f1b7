"""Reads what a PDF says of its own structure, without any part of the pipeline."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Bookmark:
    """``level`` counts from 1, and so does ``page``."""

    level: int
    title: str
    page: int


def bookmarks(pdf: pikepdf.Pdf) -> list[Bookmark]:
    numbers = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}

    def walk(item: pikepdf.Object, level: int) -> Iterator[Bookmark]:
        while item is not None:
            yield Bookmark(level, str(item.Title), numbers[item.Dest[0].objgen])
            if "/First" in item:
                yield from walk(item.First, level + 1)
            item = item.get("/Next")

    return list(walk(pdf.Root.Outlines.First, 1))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every structure element (ISO 32000-1, 14.7.2), in reading order."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if element.get("/Type") == "/StructElem":
            yield element
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot)


def named(pdf: pikepdf.Pdf, *names: str) -> list[pikepdf.Object]:
    """The structure elements of these types, for example ``/H1``."""
    return [element for element in elements(pdf) if str(element.S) in names]


def marked_content(pdf: pikepdf.Pdf, page: pikepdf.Page) -> list[tuple[str, int | None]]:
    """The tag and the MCID of each piece of marked content; MCID is None where the piece has none."""
    found = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            properties = operands[1]
            mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            found.append((str(operands[0]), int(mcid) if mcid is not None else None))
        elif str(operator) == "BMC":
            found.append((str(operands[0]), None))
    return found
