"""What stands on a page: pieces of text and pictures, in rectangles; and the matrices that put them there."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field

import pypdfium2

from press.model.geometry import Box

# To open a page again takes as long as to read it; to leave it open, a quarter of a megabyte.
MOST_OPEN = 64


@dataclass(eq=False)
class Piece:
    """Text of one style on one line; ``page`` counts from 1, ``size_pt`` is that of the type as it is printed.

    ``index`` is that of the object of an open page that draws it. ``is_in_text`` tells what the structure of the file
    holds from what it leaves out: running heads, folios; ``is_in_note`` is that of notes, wherever they stand.
    """

    page: int
    mark: int
    text: str
    box: Box
    size_pt: float
    font: str
    is_embedded: bool
    index: int
    is_in_text: bool = False
    is_in_note: bool = False


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure of the structure: ``box`` is that of what is drawn, None where nothing is; ``labels`` are its texts."""

    page: int
    alternative: str
    box: Box | None
    labels: tuple[Piece, ...]


@dataclass(eq=False)
class PrintedPage:
    """``trim`` is the page as it leaves the printer; ``flow`` and ``notes`` are its text."""

    number: int
    book: "Book"
    media: Box
    trim: Box
    pieces: list[Piece] = field(default_factory=list)
    flow: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    without_glyph: list[int] = field(default_factory=list)

    def opened(self) -> AbstractContextManager[pypdfium2.PdfPage]:
        """The page for PDFium, for a while."""
        return self.book.opened(self.number)

    def text(self) -> pypdfium2.PdfTextPage:
        """The letters of the page for PDFium, until those of another page are asked for."""
        return self.book.text(self.number)


class Book:
    """A file of which pages are opened, each as often as it is needed."""

    def __init__(self, file: pypdfium2.PdfDocument) -> None:
        self._file = file
        self._kept: dict[int, pypdfium2.PdfPage] = {}
        self._text: tuple[int, pypdfium2.PdfTextPage | None] = 0, None
        self._open = ExitStack()  # what ``_text`` is of

    @contextmanager
    def opened(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        """The page of that number, counted from 1."""
        page = self._kept.get(number) or self._file[number - 1]
        if len(self._kept) < MOST_OPEN:
            self._kept[number] = page
        yield page
        if number not in self._kept:
            page.close()

    def text(self, number: int) -> pypdfium2.PdfTextPage:
        """The letters of the page of that number, open until those of another are asked for.

        To find them takes longer than all that is asked of them, and they take half a megabyte, which would be held to
        the end: PDFium's objects name themselves, and nobody looks for circles during the work.
        """
        if number != self._text[0]:
            self._open.close()
            text = self._open.enter_context(self.opened(number)).get_textpage()
            self._open.callback(text.close)
            self._text = number, text
        return self._text[1]

    def close(self) -> None:
        """Close the file, and all that is open of it."""
        self._open.close()
        self._file.close()
