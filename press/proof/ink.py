"""A page is rendered with its text and without: where the two agree, nobody sees the text that should be there."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from press.model.geometry import Box
from press.proof.paper import Piece, PrintedPage
from press.proof.printed import objects
from press.proof.words import Words

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
        self.words = Words(page)

    def unseen(self) -> Iterator[tuple[Piece, str]]:
        """The pieces of which words cannot be seen, or not whole, and these words."""
        for piece in self.page.pieces:
            if self._is_seen(piece):
                continue
            found = self.words.of(piece)
            words = [word for word, box in found if not self._is_word_seen(box)]
            if not self._has_height(piece, self.words.box(piece)) or not self._has_contrast(piece.box):
                words = [piece.text]
            if words:
                yield piece, " ".join(words)

    def _is_seen(self, piece: Piece) -> bool:
        """Whether ink is everywhere along a piece; a wide space is ink nowhere, so False needs a second look."""
        widest = max(piece.size_pt, SMALLEST_GAP_PT) * PIXELS_PER_POINT
        columns = self._columns(piece.box)
        if bytes(round(widest)) in columns or not any(columns):
            return False
        return self._has_height(piece, piece.box) and self._has_contrast(piece.box)

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

    def _has_height(self, piece: Piece, box: Box) -> bool:
        """Whether text is seen from top to bottom of its box: a line that is cut along its length is not."""
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


def _from_the_middle(top: int, bottom: int) -> Iterator[int]:
    middle = (top + bottom) // 2
    yield from range(middle, bottom)
    yield from range(middle - 1, top - 1, -1)


def _render(page: pypdfium2.PdfPage) -> _Picture:
    upright = -page.get_rotation() % 360  # as its boxes are measured
    bitmap = page.render(scale=PIXELS_PER_POINT, grayscale=True, rotation=upright)
    return _Picture(bytes(bitmap.buffer), int(bitmap.width), int(bitmap.height), int(bitmap.stride))
