"""Pages of a finished file are opened for PDFium as they are needed, and their letters found once."""

import pypdfium2
import pytest

from press.proof import paper
from press.proof.paper import Book
from tests.proof.cases import paragraph


@pytest.fixture
def book(shop, monkeypatch):
    monkeypatch.setattr(paper, "MOST_OPEN", 1)
    html = f'{paragraph(5)}<div class="break">{paragraph(6)}</div>'
    book = Book(pypdfium2.PdfDocument(shop.pages(html).pdf))
    with book.opened(1):
        yield book
    book.close()


def test_letters_are_found_once_while_no_others_are_asked_for(book):
    letters = book.text(2)
    assert letters.get_text_range().strip()
    assert book.text(2) is letters


def test_letters_are_closed_when_others_are_asked_for(book):
    first = book.text(1)
    second = book.text(2)
    assert (first.raw, bool(second.raw)) == (None, True)
    assert book.text(1).raw
    assert second.raw is None


def test_a_closed_book_leaves_nothing_open(book):
    letters = book.text(2)
    book.close()
    assert letters.raw is None
