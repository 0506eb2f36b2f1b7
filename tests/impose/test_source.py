"""What is refused, and in which words; bad files are made here."""

import io

import pikepdf
import pytest

from press.impose import impose, source
from press.model.imposition import Fold, Imposition, Marks
from press.model.paper import paper_named
from press.model.report import Place, Report
from tests.impose.pdfs import A4, A5, make_pdf


def told(content: bytes, **how: object) -> list[str]:
    report = Report()
    asked = Imposition(**{"fold": Fold.SADDLE, "paper": paper_named("a4"), **how})
    sheets = impose(content, asked, "Test", Place("x.pdf"), report)
    assert (sheets is None) == report.has_errors
    return [str(found) for found in report.diagnostics]


def encrypted(**passwords: str) -> bytes:
    written = io.BytesIO()
    pikepdf.open(io.BytesIO(make_pdf([A5] * 2))).save(written, encryption=pikepdf.Encryption(**passwords))
    return written.getvalue()


def test_a_file_with_a_password_is_refused():
    assert told(encrypted(user="u", owner="o")) == [
        "x.pdf: error: the PDF is encrypted\n  hint: save a copy without a password, and impose that"
    ]


def test_a_file_with_restrictions_is_refused():
    assert told(encrypted(user="", owner="o")) == [
        "x.pdf: error: the PDF is encrypted\n  hint: save a copy without protection, and impose that"
    ]


@pytest.mark.parametrize("content", [b"", b"Not a PDF", b"%PDF-1.7\nand no more", b"\x89PNG\r\n\x1a\n" * 50])
def test_what_is_no_pdf_is_refused(content):
    assert told(content) == [
        "x.pdf: error: this is no PDF, or a broken one\n  hint: open it in a viewer, and print it to PDF"
    ]


def test_half_a_file_is_refused_or_repaired():
    content = make_pdf([A5] * 8)
    (line,) = told(content[: len(content) // 2])
    assert line.startswith(("x.pdf: error: this is no PDF", "x.pdf: error: the PDF has no pages", "x.pdf: warning:"))


def test_a_file_without_pages_is_refused():
    assert told(make_pdf([])) == ["x.pdf: error: the PDF has no pages"]


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(source, "MOST_PAGES", 3)
    assert told(make_pdf([A5] * 4)) == ["x.pdf: error: the PDF has 4 pages, and 3 can be imposed\n  hint: split it"]


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(source, "LARGEST_BYTES", 1024 * 1024)
    assert told(b"%PDF-1.7" + b" " * 3 * 1024 * 1024) == [
        "x.pdf: error: the file has 3 MiB, and 1 can be imposed\n  hint: split it, or shrink its pictures"
    ]


def test_pages_of_other_sizes_are_named():
    (line,) = told(make_pdf([A5, A5, A4, A5, A5, A5, A4, A4, (210.0, 150.0)]))
    assert line == (
        "x.pdf: error: the pages differ in size: pages 3, 7–8 are 210 × 297 mm, page 9 is 210 × 150 mm, "
        "the others 148 × 210 mm\n  hint: impose a file whose pages have one size"
    )


def test_an_upright_page_among_those_on_their_side_is_named():
    (line,) = told(make_pdf([(210.0, 148.0), A5, (210.0, 148.0)]))
    assert line.startswith("x.pdf: error: the pages differ in size: page 2 is 148 × 210 mm, the others 210 × 148 mm")


def test_sizes_that_differ_by_rounding_are_one_size():
    assert told(make_pdf([(148.0, 210.0), (148.2, 209.8), (147.9, 210.1), (148.0, 210.0)])) == []


@pytest.mark.parametrize("size", [(5.0, 5.0), (5000.0, 210.0)])
def test_a_page_of_no_size_that_paper_has_is_refused(size):
    assert told(make_pdf([size]))[0].startswith("x.pdf: error: page 1 has no size that paper could have")


def test_crop_marks_need_room():
    assert told(make_pdf([A5] * 4), marks=Marks(crop=True)) == [
        "x.pdf: error: A4 has no room for crop marks around these pages\n  hint: take larger paper"
    ]


def test_what_is_not_folded_has_no_fold_marks():
    assert told(make_pdf([A5] * 4), fold=Fold.TWO_UP, marks=Marks(fold=True)) == [
        "x.pdf: error: nothing is folded or stapled with '2up'\n  hint: leave out these marks"
    ]


def test_a_thick_booklet_is_warned_of():
    (line,) = told(make_pdf([A5] * 100))
    assert line.splitlines() == [
        "x.pdf: warning: 25 sheets are folded into one another, and more than 20 gape",
        "  hint: make signatures: --signature 8",
    ]
    assert told(make_pdf([A5] * 100), signature=8) == []


def test_a_page_that_cannot_be_decoded_is_named():
    with pikepdf.open(io.BytesIO(make_pdf([A5] * 3))) as pdf:
        pdf.pages[1].Contents = pdf.make_stream(b"no zlib stream", Filter=pikepdf.Name.FlateDecode)
        written = io.BytesIO()
        pdf.save(written)
    assert told(written.getvalue()) == [
        "x.pdf: error: what is drawn on page 2 cannot be read\n  hint: export the PDF anew"
    ]


@pytest.mark.parametrize("box", [[0, 0, None, 500], [0, 0, 300], ["a", 0, 300, 500], [0, 0, 300, pikepdf.Name("/X")]])
def test_a_page_whose_bleed_box_is_no_rectangle_is_named(box):
    with pikepdf.open(io.BytesIO(make_pdf([A5] * 3))) as pdf:
        pdf.pages[2].BleedBox = pikepdf.Array(box)
        written = io.BytesIO()
        pdf.save(written)
    assert told(written.getvalue()) == [
        "x.pdf: error: page 3 has no size that paper could have\n  hint: print it to PDF anew"
    ]
