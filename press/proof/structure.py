"""The tags of a PDF put its pieces in reading order, and tell text from running heads, and text from notes."""

import re
from collections.abc import Iterator
from functools import reduce

import pikepdf

from press.proof.paper import Box, Picture, Piece, PrintedPage, around

_MARKED_OR_SHOWN = re.compile(rb"/MCID (\d+)|<([0-9A-Fa-f]+)>")
NOT_DEFINED = "0000"  # the glyph 0 in a font whose codes are glyphs (ISO 32000-1, 9.7.4.2)


class Structure:
    """Reads the tree of the tags (ISO 32000-1, 14.7), which has every page's text in the order of the galley."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[PrintedPage], drawn: dict[tuple[int, int], list[Box]]) -> None:
        self.pdf = pdf
        self.pages = {page.obj.objgen: found for page, found in zip(pdf.pages, pages, strict=True)}
        self.marked: dict[tuple[int, int], list[Piece]] = {}
        for piece in (piece for page in pages for piece in page.pieces):
            self.marked.setdefault((piece.page, piece.mark), []).append(piece)
        self.drawn = drawn

    def read(self) -> None:
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            return
        for document in _kids(root):
            tops: dict[PrintedPage, pikepdf.Object] = {}
            for top in _kids(document) if isinstance(document, pikepdf.Dictionary) else ():
                if isinstance(top, pikepdf.Dictionary) and (page := self._page(top, None)):
                    before = len(page.flow)
                    self._element(top, page)
                    tops[page] = top
                    page.notes = page.flow[before:] if _is_notes(top) else []
            for page, top in tops.items():
                # The area for notes comes after everything else of its page.
                page.notes = page.notes if _is_notes(top) else []
                del page.flow[len(page.flow) - len(page.notes) :]

    def _page(self, element: pikepdf.Object, page: PrintedPage | None) -> PrintedPage | None:
        at = element.get("/Pg")
        return self.pages.get(at.objgen) if at is not None else page

    def _element(self, element: pikepdf.Object, page: PrintedPage | None) -> None:
        page = self._page(element, page)
        if page is None:
            return
        if element.get("/S") == pikepdf.Name.Figure:
            marks = [int(kid) for kid in _kids(element) if isinstance(kid, int)]
            labels = tuple(piece for mark in marks for piece in self.marked.get((page.number, mark), ()))
            boxes = [
                *(piece.box for piece in labels),
                *(b for m in marks for b in self.drawn.get((page.number, m), ())),
            ]
            boxes = [box for box in boxes if box.width >= 0 and box.height >= 0]
            box = reduce(around, boxes) if boxes else None
            page.pictures.append(Picture(page.number, str(element.get("/Alt", "")), box, labels))
            for label in labels:
                label.is_in_text = True
            return
        for kid in _kids(element):
            if isinstance(kid, int):
                for piece in self.marked.get((page.number, kid), ()):
                    piece.is_in_text = True
                    page.flow.append(piece)
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self._element(kid, page)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_notes(top: pikepdf.Object) -> bool:
    """Whether an element at the top of the tree is the area for notes: WeasyPrint 70.0 gives it no tag of its own."""
    kids = [kid for kid in _kids(top) if isinstance(kid, pikepdf.Dictionary)]
    return (
        top.get("/S") == pikepdf.Name.NonStruct and bool(kids) and all(k.get("/S") == pikepdf.Name.Span for k in kids)
    )


def without_glyph(page: pikepdf.Page) -> Iterator[int]:
    """The marks at which a page shows the glyph for "not defined"."""
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    mark = -1
    for found in _MARKED_OR_SHOWN.finditer(b"\n".join(stream.read_bytes() for stream in streams)):
        if found[1]:
            mark = int(found[1])
        elif NOT_DEFINED in (code := found[2].decode()) and NOT_DEFINED in (
            code[n : n + 4] for n in range(0, len(code), 4)
        ):
            yield mark
