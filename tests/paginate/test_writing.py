"""A PDF is written once: the same objects, an identifier that says what is in it, and less work."""

import re
import zlib
from pathlib import Path

import pydyf
import pytest
from pypdfium2 import PdfDocument

from press.paginate.engine.start import import_weasyprint
from press.paginate.engine.writing import write_once

weasyprint = import_weasyprint()


@pytest.fixture(autouse=True)
def _mended():
    write_once()


def pdf(text: str) -> bytes:
    html = f"<html lang=en><title>t</title><style>p{{break-after:page}}</style>{text}"
    return weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")


def identifier(content: bytes) -> bytes:
    return re.search(rb"/ID \[(\S+)", content)[1]


def test_the_identifier_is_that_of_the_content():
    assert identifier(pdf("<p>one")) == identifier(pdf("<p>one")) != identifier(pdf("<p>two"))


def test_the_file_can_be_read():
    document = PdfDocument(pdf("<p>one<p>two"))
    assert [page.get_textpage().get_text_range().strip() for page in document][:2] == ["one", "two"]


def test_each_page_is_compressed_once(monkeypatch):
    compressed = []
    original = zlib.compressobj
    monkeypatch.setattr(zlib, "compressobj", lambda level: compressed.append(level) or original(level))
    content = pdf("<p>one<p>two<p>three")
    assert set(compressed) == {6}
    assert len(compressed) == content.count(b"/FlateDecode")


def test_attachments_are_compressed_as_far_as_they_can_be():
    """They are more than half of a handout."""
    said = Path("README.md").read_bytes()
    attached = weasyprint.Attachment(string=said, name="a.txt", relationship="Data")
    html = weasyprint.HTML(string="<html lang=en><title>t</title><p>one")
    content = html.write_pdf(attachments=[attached], pdf_variant="pdf/a-3a")
    assert len(zlib.compress(said, 9)) < len(zlib.compress(said, 6))
    assert zlib.compress(said, 9) in content


def test_a_page_that_is_drawn_is_put_away_as_it_will_be_written():
    kept = []

    def keep(document, made):
        kept.extend(each for each in made.objects if isinstance(each, pydyf.Stream) and hasattr(each, "ctm"))

    html = "<html lang=en><title>t</title><p>one<p style='break-before: page'>two"
    content = weasyprint.HTML(string=html).write_pdf(finisher=keep, pdf_variant="pdf/a-3a")
    assert [len(stream.stream) for stream in kept] == [1, 1]
    assert all(stream.stream[0] in content and b"BT" in zlib.decompress(stream.stream[0]) for stream in kept)


def test_what_pages_that_are_not_compressed_say_is_not():
    html = "<html lang=en><title>t</title><p>one"
    assert b"\nBT\n" in weasyprint.HTML(string=html).write_pdf(uncompressed_pdf=True)


def test_the_numbers_of_pages_are_listed_once():
    document = pydyf.PDF()
    for number in range(1, 4):
        document.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert len(document.page_references) == number
    assert document.page_references is document.page_references
    assert [reference.split()[0] for reference in document.page_references] == [b"3", b"4", b"5"]


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def write(self, output):
        pass

    monkeypatch.setattr(pydyf.PDF, "write", write)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's writing of PDF files has changed: look at .*writing\.py"):
        write_once()
