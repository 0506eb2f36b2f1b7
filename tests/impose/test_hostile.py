"""PDFs by strangers that hold more than pages: what does not print stays behind, and the rest is refused."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from press.model.imposition import Fold, Imposition
from press.model.paper import paper_named
from press.model.report import Place, Report
from tests.impose.pdfs import A5, make_pdf
from tests.pipelines import shared_pipeline

SADDLE = Imposition(Fold.SADDLE, paper_named("a4"))
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LAUNCH = Dictionary(S=Name.Launch, F=String("calc.exe"))


def imposed(content: bytes) -> tuple[bytes, list[str]]:
    report = Report()
    sheets = shared_pipeline().impose(content, SADDLE, "sheets", Place("theirs.pdf"), report)
    return sheets.pdf if sheets else b"", [str(found) for found in report.diagnostics]


def with_page(**values: object) -> bytes:
    """Four pages, on the first of which stands ``values``."""
    with pikepdf.open(io.BytesIO(make_pdf([A5] * 4))) as pdf:
        for key, value in values.items():
            pdf.pages[0].obj[f"/{key}"] = pdf.make_indirect(value)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def with_drawing(content: bytes = b"", **values: object) -> bytes:
    """Four pages, on the first of which an XObject with these keys is drawn."""
    with pikepdf.open(io.BytesIO(make_pdf([A5] * 4))) as pdf:
        drawing = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        for key, value in values.items():
            drawing[f"/{key}"] = value
        pdf.pages[0].obj.Resources.XObject = Dictionary(X=drawing)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(make_pdf([A5] * 4, OpenAction=SCRIPT), id="a script on opening"),
        pytest.param(make_pdf([A5] * 4, OpenAction=LAUNCH), id="a program on opening"),
        pytest.param(make_pdf([A5] * 4, AA=Dictionary(WC=SCRIPT)), id="a script on closing"),
        pytest.param(make_pdf([A5] * 4, AcroForm=Dictionary(XFA=String("<xdp/>"))), id="a form"),
        pytest.param(with_page(AA=Dictionary(O=SCRIPT)), id="an event of a page"),
        pytest.param(
            with_page(Annots=Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=LAUNCH)])), id="a link"
        ),
        pytest.param(
            with_page(Annots=Array([Dictionary(Subtype=Name.Link, Rect=Array([0] * 4), AA=Dictionary(U=SCRIPT))])),
            id="an event of a link",
        ),
        pytest.param(with_page(PieceInfo=Dictionary(A=Dictionary(Private=SCRIPT))), id="data of a program"),
        pytest.param(with_drawing(Ref=Dictionary(F=String("/etc/passwd"), Page=0)), id="a page of another file"),
        pytest.param(with_drawing(OPI=Dictionary()), id="a picture of another file"),
    ],
)  # fmt: skip
def test_what_does_not_print_stays_behind(content):
    pdf, problems = imposed(content)
    assert problems == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        written = b"".join(
            each.unparse(resolved=True) for each in opened.objects if not isinstance(each, pikepdf.Stream)
        )
    assert b"app.alert" not in written
    assert b"calc.exe" not in written


def test_a_program_that_prints_is_refused():
    assert imposed(with_drawing(b"(%!PS) run", Subtype=Name.PS)) == (
        b"",
        ["theirs.pdf: error: 'sheets' would hold an object 'PS'\n  hint: print the file to PDF anew, and impose that"],
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "this is no PDF, or a broken one", id="nothing"),
        pytest.param(b"%PDF-1.7\n" + b"[" * 100_000, "this is no PDF, or a broken one", id="brackets without end"),
        pytest.param(b"MZ" + make_pdf([A5])[:200], "this is no PDF, or a broken one", id="a program"),
        pytest.param(make_pdf([A5])[:80], "this is no PDF, or a broken one", id="half a file"),
    ],
)
def test_what_is_no_pdf_is_told(content, message):
    pdf, problems = imposed(content)
    assert pdf == b""
    assert problems == [f"theirs.pdf: error: {message}\n  hint: open it in a viewer, and print it to PDF"]


def test_pages_that_hold_each_other_end():
    with pikepdf.open(io.BytesIO(make_pdf([A5] * 4))) as pdf:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        written = io.BytesIO()
        pdf.save(written)
    pdf, problems = imposed(written.getvalue())
    assert problems


def test_a_drawing_that_draws_itself_ends():
    with pikepdf.open(io.BytesIO(with_drawing(b"/X Do"))) as pdf:
        drawing = pdf.pages[0].obj.Resources.XObject.X
        drawing.Resources = Dictionary(XObject=Dictionary(X=drawing))
        written = io.BytesIO()
        pdf.save(written)
    pdf, problems = imposed(written.getvalue())
    assert (pdf[:5], problems) == (b"%PDF-", [])
