"""The words of a page, with the boxes around their letters: those of a piece end with a space where a line does."""

import ctypes
from functools import reduce

import pypdfium2
import pypdfium2.raw as pdfium

from press.model.geometry import Box, around
from press.proof.paper import Piece, PrintedPage
from press.proof.printed import objects

Word = tuple[str, Box]


class Words:
    """Finds the words of a page when they are first asked for."""

    def __init__(self, page: PrintedPage) -> None:
        self._page = page
        self._found: dict[int, list[Word]] = {}

    def of(self, piece: Piece) -> list[Word]:
        """The words of a piece; the whole of it where PDFium knows none."""
        if not self._found:
            with self._page.opened() as handle:
                text = handle.get_textpage()
                by_address = _by_object(text)
                text.close()
                drawn = enumerate(_address(object_) for object_, _, _ in objects(handle))
                self._found = {index: by_address[address] for index, address in drawn if address in by_address}
        return self._found.get(piece.index, [(piece.text, piece.box)])

    def box(self, piece: Piece) -> Box:
        """The box around the letters of a piece, without a space at its end."""
        return reduce(around, (box for _, box in self.of(piece)))


def _by_object(text: pypdfium2.PdfTextPage) -> dict[int, list[Word]]:
    """The words of each object of a page with the box around their letters."""
    found: dict[int, list[Word]] = {}
    open_in = 0
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        within = _address(pdfium.FPDFText_GetTextObject(text.raw, index))
        if character.isspace() or not within:
            open_in = 0
            continue
        left, bottom, right, top = text.get_charbox(index)
        words = found.setdefault(within, [])
        if open_in == within:
            word, box = words[-1]
            words[-1] = (word + character, around(box, Box(left, bottom, right, top)))
        else:
            words.append((character, Box(left, bottom, right, top)))
        open_in = within
    return found


def _address(handle: object) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
