"""Where things are drawn on a page, by the number of their marked content; and text that only a viewer can tell."""

import ctypes
from collections.abc import Collection, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from press.listen.content import Mark
from press.listen.values import Unreadable, clean
from press.model.geometry import Box, around


class Drawing:
    """A file as PDFium sees it; closed by ``with``."""

    def __init__(self, content: bytes) -> None:
        try:
            self._file = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            raise Unreadable("this is no PDF, or a broken one", "open it in a viewer, and print it to PDF") from None

    def __enter__(self) -> "Drawing":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def boxes(self, page: int) -> dict[int, Box]:
        """Around all that is drawn within each mark of a page, counted from 1."""
        found: dict[int, Box] = {}
        with _closing(self._file[page - 1]) as opened:
            for object_, mark in _objects(opened):
                box = _box(object_)
                if mark >= 0 and box:
                    found[mark] = around(found[mark], box) if mark in found else box
        return found

    def texts(self, page: int, marks: Collection[Mark]) -> dict[Mark, str]:
        """The characters of marks on the page itself, spaces that PDFium makes up left out."""
        found: dict[Mark, str] = {}
        with _closing(self._file[page - 1]) as opened, _closing(opened.get_textpage()) as text:
            for index in range(pdfium.FPDFText_CountChars(text.raw)):
                if pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
                    continue
                object_ = pdfium.FPDFText_GetTextObject(text.raw, index)
                mark = (0, int(pdfium.FPDFPageObj_GetMarkedContentID(object_)) if object_ else -1)
                if mark in marks:
                    code = pdfium.FPDFText_GetUnicode(text.raw, index)
                    # PDFium marks a hyphen at the end of a line with a control character.
                    found[mark] = found.get(mark, "") + ("-" if code == 2 else clean(chr(code)))
        return found


class _closing:
    """As ``contextlib.closing``, for objects whose parents must be open when they are closed."""

    def __init__(self, opened: object) -> None:
        self._opened = opened

    def __enter__(self):  # type: ignore[no-untyped-def]  # PDFium has no types
        return self._opened

    def __exit__(self, *_: object) -> None:
        self._opened.close()  # type: ignore[attr-defined]


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, int]]:
    """What stands on the page itself: a form is drawn as a whole."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        object_ = pdfium.FPDFPage_GetObject(page.raw, index)
        yield object_, int(pdfium.FPDFPageObj_GetMarkedContentID(object_))


def _box(object_: object) -> Box | None:
    """The edges of an object within the paths that clip it (ISO 32000-1, 8.5.4); None where nothing is left."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(object_, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    clip = pdfium.FPDFPageObj_GetClipPath(object_)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        xs, ys = [], []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return Box(left, bottom, right, top) if left <= right and bottom <= top else None
