"""A PDF becomes what a reader finds in it: pieces of text in reading order, pictures, fonts; each with its place."""

import ctypes
import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from press.model.geometry import IDENTITY, Box, Matrix, moved, times
from press.proof.paper import Book, Piece, PrintedPage
from press.proof.structure import Structure, without_glyph

USUAL_BYTES = 512  # of a line of text, in UTF-16


class Printed:
    """An open PDF; closed by ``with``. ``flow`` and ``notes`` are its text as its tags have it.

    ``foot`` are the identifiers of the notes at the foot of its pages.
    """

    def __init__(self, pdf: bytes, foot: frozenset[str] = frozenset()) -> None:
        self._file = pypdfium2.PdfDocument(pdf)
        self._book = Book(self._file)
        self._drawn: dict[tuple[int, int], list[Box]] = {}
        self.pages = [self._page(number) for number in range(1, len(self._file) + 1)]
        with pikepdf.open(BytesIO(pdf)) as opened:
            structure = Structure(opened, self.pages, self._drawn, foot)
            structure.read()
            self.flow, self.notes = structure.flow, structure.notes
            for page, found in zip(opened.pages, self.pages, strict=True):
                found.without_glyph = list(without_glyph(page))

    def __enter__(self) -> "Printed":
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def _page(self, number: int) -> PrintedPage:
        with self._book.opened(number) as handle:
            page = PrintedPage(number, self._book, Box(*handle.get_mediabox()), Box(*handle.get_trimbox()))
            text = handle.get_textpage()
            for index, (object_, matrix, mark) in enumerate(objects(handle)):
                kind = pdfium.FPDFPageObj_GetType(object_)
                box = _box_of(object_, matrix)
                if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                    if (piece := _piece(object_, matrix, mark, text, number, box, index)).text.strip():
                        page.pieces.append(piece)
                elif mark >= 0:
                    self._drawn.setdefault((number, mark), []).append(_clipped(object_, box))
            text.close()
        return page


def objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Matrix, int]]:
    """Everything that is drawn, in order: the object, the matrix around it, and the number of its marked content."""

    def inside(
        get: Callable[[int], object], count: int, matrix: Matrix, mark: int
    ) -> Iterator[tuple[object, Matrix, int]]:
        for index in range(count):
            object_ = get(index)
            of = mark if mark >= 0 else int(pdfium.FPDFPageObj_GetMarkedContentID(object_))
            if pdfium.FPDFPageObj_GetType(object_) == pdfium.FPDF_PAGEOBJ_FORM:

                def get_inside(index: int, form: object = object_) -> object:
                    return pdfium.FPDFFormObj_GetObject(form, index)

                count_inside = pdfium.FPDFFormObj_CountObjects(object_)
                yield from inside(get_inside, count_inside, times(_matrix(object_), matrix), of)
            else:
                yield object_, matrix, of

    count = pdfium.FPDFPage_CountObjects(page.raw)
    yield from inside(lambda index: pdfium.FPDFPage_GetObject(page.raw, index), count, IDENTITY, -1)


def _piece(
    object_: object, matrix: Matrix, mark: int, text: pypdfium2.PdfTextPage, page: int, box: Box, index: int
) -> Piece:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(object_, size)
    whole = times(_matrix(object_), matrix)
    font = pdfium.FPDFTextObj_GetFont(object_)
    return Piece(
        page=page,
        mark=mark,
        text=_text_of(object_, text),
        box=box,
        size_pt=size.value * abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5,
        font=_font_name(font),
        is_embedded=pdfium.FPDFFont_GetIsEmbedded(font) == 1,
        index=index,
    )


def _text_of(object_: object, page: pypdfium2.PdfTextPage) -> str:
    size = USUAL_BYTES
    # PDFium goes through all letters of the page for each answer, so it is asked once wherever one line is enough.
    while True:
        buffer = (ctypes.c_ushort * (size // 2))()
        length = pdfium.FPDFTextObj_GetText(object_, page.raw, buffer, size)
        if length <= size:
            break
        size = length
    # PDFium marks a hyphen at the end of a line with a control character.
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16le", "replace").replace("\x02", "-")


def _font_name(font: object) -> str:
    """The name without the six letters of a subset (ISO 32000-1, 9.6.4)."""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    return re.sub(r"^[A-Z]{6}\+", "", buffer.value.decode("utf-8", "replace")).rstrip(",")


def _matrix(object_: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(object_, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _box_of(object_: object, matrix: Matrix) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(object_, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return moved(Box(left, bottom, right, top), matrix)


def _clipped(object_: object, box: Box) -> Box:
    """What is left of a box within all paths that clip an object (ISO 32000-1, 8.5.4), as far as these are boxes."""
    clip = pdfium.FPDFPageObj_GetClipPath(object_)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        xs, ys = [], []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            box = box.common(Box(min(xs), min(ys), max(xs), max(ys)))
    return box
