"""The tags of a PDF put its pieces in reading order, and tell text from running heads, and text from notes."""

import re
from collections.abc import Iterator
from functools import reduce

import pikepdf

from press.model.geometry import Box, around
from press.proof.paper import Picture, Piece, PrintedPage

_MARKED_OR_SHOWN = re.compile(rb"/MCID (\d+)|<([0-9A-Fa-f]+)>")
NOT_DEFINED = "0000"  # the glyph 0 in a font whose codes are glyphs (ISO 32000-1, 9.7.4.2)


class Structure:
    """Reads the tree of the tags (ISO 32000-1, 14.7): ``flow`` and ``notes`` are what is read aloud, in its order.

    ``foot`` are the identifiers of the notes that stand at the foot of their pages, where tags have them at their call.
    """

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        pages: list[PrintedPage],
        drawn: dict[tuple[int, int], list[Box]],
        foot: frozenset[str],
    ) -> None:
        self.pdf = pdf
        self.pages = {page.obj.objgen: found for page, found in zip(pdf.pages, pages, strict=True)}
        self.marked: dict[tuple[int, int], list[Piece]] = {}
        for piece in (piece for page in pages for piece in page.pieces):
            self.marked.setdefault((piece.page, piece.mark), []).append(piece)
        self.pages_by_number = {page.number: page for page in pages}
        self.flow: list[Piece] = []
        self.notes: list[Piece] = []
        self.drawn = drawn
        self.foot = foot

    def read(self) -> None:
        root = self.pdf.Root.get("/StructTreeRoot")
        for document in _kids(root) if root is not None else ():
            if isinstance(document, pikepdf.Dictionary):
                self._element(document, None, is_note=False, at_foot=False)

    def _element(self, element: pikepdf.Object, page: PrintedPage | None, is_note: bool, at_foot: bool) -> None:
        page = self._page(element, page)
        if element.get("/S") == pikepdf.Name.Figure:
            self._figure(element, page)
            return
        is_note = is_note or element.get("/S") == pikepdf.Name.Note
        at_foot = at_foot or (element.get("/S") == pikepdf.Name.Note and str(element.get("/ID", "")) in self.foot)
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self._element(kid, page, is_note, at_foot)
                continue
            for piece in self._marked(kid, page):
                piece.is_in_text, piece.is_in_note = True, is_note
                found = self.pages_by_number[piece.page]
                (found.notes if at_foot else found.flow).append(piece)
                (self.notes if at_foot else self.flow).append(piece)

    def _figure(self, element: pikepdf.Object, page: PrintedPage | None) -> None:
        labels = tuple(piece for kid in _kids(element) for piece in self._marked(kid, page))
        drawn = [box for kid in _kids(element) for box in self.drawn.get(self._key(kid, page), ())]
        boxes = [box for box in (*(piece.box for piece in labels), *drawn) if box.width >= 0 and box.height >= 0]
        at = next((key[0] for kid in _kids(element) if (key := self._key(kid, page))[1] >= 0), 0)
        if at:
            box = reduce(around, boxes) if boxes else None
            self.pages_by_number[at].pictures.append(Picture(at, str(element.get("/Alt", "")), box, labels))
        for label in labels:
            label.is_in_text = True

    def _page(self, element: pikepdf.Object, page: PrintedPage | None) -> PrintedPage | None:
        at = element.get("/Pg")
        return self.pages.get(at.objgen) if at is not None else page

    def _key(self, kid: pikepdf.Object | int, page: PrintedPage | None) -> tuple[int, int]:
        """The page and number of marked content; that number is -1 where a kid is something else."""
        if isinstance(kid, pikepdf.Dictionary):
            page = self._page(kid, page)
            kid = int(kid.get("/MCID", -1))
        return (page.number if page else 0), int(kid)

    def _marked(self, kid: pikepdf.Object | int, page: PrintedPage | None) -> list[Piece]:
        key = self._key(kid, page)
        return self.marked.get(key, []) if key[1] >= 0 else []


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


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
