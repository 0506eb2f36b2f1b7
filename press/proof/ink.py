"""A page is rendered with its text and without: where the two agree, nobody sees the text that should be there."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from press.proof.paper import Box, Piece, PrintedPage
from press.proof.printed import objects

SMALLEST_GAP_PT = 6  # between two words
PIXELS_PER_POINT = 1  # a letter of 8 points is then five pixels high: enough to see whether it is there
LEAST_CONTRAST = 32  # of 255 levels of grey; thin letters of this size reach a third of their contrast on paper
LOWEST_PT = 3  # what is lower, a dash, is no more than a line of pixels
MOST_UNSEEN = 0.1  # of the height of a line
MOST_UNSEEN_ROWS = 2  # letters may only touch the first row of pixels and the last
MOST_UNSEEN_ROWS_OF_LABELS = 4  # which stand on land and lines, letter by letter


@dataclass(frozen=True)
class _Picture:
    """Rows of grey levels, 0 black, from the top."""

    levels: bytes
    width: int
    height: int
    stride: int

    def row(self, y: int, left: int, right: int) -> bytes:
        return self.levels[y * self.stride + left : y * self.stride + right]


class Ink:
    """Which text of a page can be seen: the page is rendered, and again with its text made invisible."""

    def __init__(self, page: PrintedPage) -> None:
        self.page = page
        self.labels = {label for picture in page.pictures for label in picture.labels}
        with page.opened() as handle:
            drawn = [object_ for object_, _, _ in objects(handle)]
            self.shown = _render(handle)
            for piece in page.pieces:
                pdfium.FPDFTextObj_SetTextRenderMode(drawn[piece.index], pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
            self.ground = _render(handle)
        self._words: dict[int, list[tuple[str, Box]]] = {}

    def unseen(self) -> Iterator[tuple[Piece, str]]:
        """The pieces of which words cannot be seen, or not whole, and these words."""
        for piece in self.page.pieces:
            if self._is_seen(piece):
                continue
            words = [word for word, box in self._words_of(piece) if not self._is_word_seen(box)]
            if not self._has_height(piece) or not self._has_contrast(piece.box):
                words = [piece.text]
            if words:
                yield piece, " ".join(words)

    def _is_seen(self, piece: Piece) -> bool:
        """Whether ink is everywhere along a piece; a wide space is ink nowhere, so False needs a second look."""
        widest = max(piece.size_pt, SMALLEST_GAP_PT) * PIXELS_PER_POINT
        columns = self._columns(piece.box)
        if bytes(round(widest)) in columns or not any(columns):
            return False
        return self._has_height(piece) and self._has_contrast(piece.box)

    def _columns(self, box: Box) -> bytes:
        """For each column of pixels of a box, from the left, whether text can be seen in it: 0 where it cannot."""
        left, top, right, bottom = self._pixels(box)
        seen = 0
        for y in range(top, bottom):
            shown, ground = self.shown.row(y, left, right), self.ground.row(y, left, right)
            seen |= int.from_bytes(shown, "big") ^ int.from_bytes(ground, "big")
        return seen.to_bytes(max(0, right - left), "big")

    def _differs(self, box: Box) -> bool:
        return any(self._columns(box))

    def _has_height(self, piece: Piece) -> bool:
        """Whether text is seen from top to bottom: a line that is cut along its length is not."""
        box = piece.box
        if box.height < LOWEST_PT:
            return True
        left, top, right, bottom = self._pixels(box)
        rows = range(top, bottom)
        first = next((y for y in rows if self.shown.row(y, left, right) != self.ground.row(y, left, right)), None)
        if first is None:
            return False
        last = next(y for y in reversed(rows) if self.shown.row(y, left, right) != self.ground.row(y, left, right))
        least = MOST_UNSEEN_ROWS_OF_LABELS if piece in self.labels else MOST_UNSEEN_ROWS
        return len(rows) - (last - first + 1) <= max(least, MOST_UNSEEN * len(rows))

    def _has_contrast(self, box: Box) -> bool:
        left, top, right, bottom = self._pixels(box)
        for y in _from_the_middle(top, bottom):
            shown, ground = self.shown.row(y, left, right), self.ground.row(y, left, right)
            if any(abs(one - other) >= LEAST_CONTRAST for one, other in zip(shown, ground, strict=True)):
                return True
        return False

    def _is_word_seen(self, box: Box) -> bool:
        third = box.width / 3
        if third < 4:
            return self._differs(box)
        parts = (Box(box.left + n * third, box.bottom, box.left + (n + 1) * third, box.top) for n in range(3))
        return all(self._differs(part) for part in parts)

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in pixels, within the picture, and a pixel more where a box is but a line."""
        media = self.page.media
        left = max(0, int((box.left - media.left) * PIXELS_PER_POINT))
        right = min(self.shown.width, int((box.right - media.left) * PIXELS_PER_POINT) + 1)
        around = 1 if box.height < LOWEST_PT else 0
        top = max(0, int((media.top - box.top) * PIXELS_PER_POINT) - around)
        bottom = min(self.shown.height, int((media.top - box.bottom) * PIXELS_PER_POINT) + 1 + around)
        return left, top, right, bottom

    def _words_of(self, piece: Piece) -> list[tuple[str, Box]]:
        if not self._words:
            with self.page.opened() as handle:
                text = handle.get_textpage()
                by_address = _words_by_object(text)
                text.close()
                drawn = enumerate(_address(object_) for object_, _, _ in objects(handle))
                self._words = {index: by_address[address] for index, address in drawn if address in by_address}
        return self._words.get(piece.index, [(piece.text, piece.box)])


def _from_the_middle(top: int, bottom: int) -> Iterator[int]:
    middle = (top + bottom) // 2
    yield from range(middle, bottom)
    yield from range(middle - 1, top - 1, -1)


def _render(page: pypdfium2.PdfPage) -> _Picture:
    bitmap = page.render(scale=PIXELS_PER_POINT, grayscale=True)
    return _Picture(bytes(bitmap.buffer), int(bitmap.width), int(bitmap.height), int(bitmap.stride))


def _words_by_object(text: pypdfium2.PdfTextPage) -> dict[int, list[tuple[str, Box]]]:
    """The words of each object of a page with the box around their letters."""
    found: dict[int, list[tuple[str, Box]]] = {}
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
            around = Box(min(box.left, left), min(box.bottom, bottom), max(box.right, right), max(box.top, top))
            words[-1] = (word + character, around)
        else:
            words.append((character, Box(left, bottom, right, top)))
        open_in = within
    return found


def _address(handle: object) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
