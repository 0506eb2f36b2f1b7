"""What a finished PDF must not hold. Keys and actions are those of ISO 32000-1; the file around them is pikepdf's."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from press.harmless import check_harmless
from press.model.report import Place, Report

PLACE = Place("content/water/briefing.yaml")


def link(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)


def uri(address: str) -> Dictionary:
    return link(Dictionary(S=Name.URI, URI=String(address)))


def annotated(annotation: Dictionary):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([annotation])

    return change


def in_catalogue(**values: object):
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in values.items():
            pdf.Root[f"/{key}"] = value

    return change


def drawn(**values: object):
    """A form XObject with these keys."""

    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        for key, value in values.items():
            form[f"/{key}"] = value
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form))

    return change


def attached(name: str, content: bytes = b"{}"):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content)

    return change


def described(content: bytes):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(content, Type=Name.Metadata, Subtype=Name.XML)

    return change


def problems(change) -> list[str]:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    change(pdf)
    written = io.BytesIO()
    pdf.save(written, fix_metadata_version=False)
    report = Report()
    check_harmless(written.getvalue(), "a4", PLACE, report, ["fact-ledger.json"])
    assert all(found.place == PLACE for found in report.diagnostics)
    return [found.message for found in report.diagnostics]


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LAUNCH = Dictionary(S=Name.Launch, F=String("/bin/sh"))


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(annotated(link(SCRIPT)), "JavaScript", id="a script behind a link"),
        pytest.param(in_catalogue(Names=Dictionary(JavaScript=Dictionary())), "JavaScript", id="scripts by name"),
        pytest.param(in_catalogue(OpenAction=LAUNCH), "an action on opening", id="an action on opening"),
        pytest.param(in_catalogue(AA=Dictionary(WC=SCRIPT)), "events", id="an event"),
        pytest.param(in_catalogue(AcroForm=Dictionary(Fields=Array())), "a form", id="a form"),
        pytest.param(in_catalogue(X=Dictionary(XFA=Array())), "a form", id="an XML form"),
        pytest.param(annotated(link(LAUNCH)), "an object 'Launch'", id="a program"),
        pytest.param(annotated(link(Dictionary(S=Name.SubmitForm))), "an object 'SubmitForm'", id="sending a form"),
        pytest.param(annotated(link(Dictionary(S=Name.ImportData))), "an object 'ImportData'", id="taking data in"),
        pytest.param(annotated(link(Dictionary(S=Name.GoToR))), "an object 'GoToR'", id="another file"),
        pytest.param(annotated(link(Dictionary(S=Name.GoToE))), "an object 'GoToE'", id="a file inside"),
        pytest.param(annotated(Dictionary(Subtype=Name.Widget)), "an object 'Widget'", id="a field"),
        pytest.param(annotated(Dictionary(Subtype=Name.FileAttachment)), "an object 'FileAttachment'", id="a file"),
        pytest.param(annotated(Dictionary(Subtype=Name.RichMedia)), "an object 'RichMedia'", id="multimedia"),
        pytest.param(drawn(Subtype=Name.PS), "an object 'PS'", id="PostScript"),
        pytest.param(drawn(Ref=Dictionary(F=String("a.pdf"))), "content of another file", id="a page of another file"),
        pytest.param(drawn(OPI=Dictionary()), "content of another file", id="a picture of another file"),
        pytest.param(drawn(F=String("/etc/passwd")), "content of another file", id="bytes of another file"),
        pytest.param(attached("invoice.exe"), "the file 'invoice.exe'", id="a file that nobody named"),
        pytest.param(annotated(uri("javascript:alert(1)")), "a link to 'javascript:alert(1)'", id="a script's address"),
        pytest.param(annotated(uri("file:///etc/passwd")), "a link to 'file:///etc/passwd'", id="a file's address"),
        pytest.param(annotated(uri("pages/a.html")), "a link to 'pages/a.html'", id="an address without scheme"),
        pytest.param(annotated(uri("mailto:a@b.c\nBcc:d@e.f")), "a link to 'mailto:a@b.c\\nBcc:d@e.f'", id="two lines"),
        pytest.param(annotated(uri("ftp:(a)\\")), "a link to 'ftp:(a)\\\\'", id="brackets in an address"),
        pytest.param(in_catalogue(X=String(f"{Path.cwd()}/a")), "a path of this machine", id="a path"),
        pytest.param(in_catalogue(X=String(f"“{Path.cwd()}”")), "a path of this machine", id="a path among quotes"),
        pytest.param(described(f"<x>{Path.cwd()}</x>".encode()), "a path of this machine", id="a path in XMP"),
        pytest.param(
            attached("fact-ledger.json", str(Path.cwd()).encode()), "a path of this machine", id="a path in a ledger"
        ),
    ],
)  # fmt: skip
def test_what_could_do_harm_is_found(change, problem):
    assert f"'a4' would hold {problem}" in problems(change)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(annotated(uri("https://example.org/a?b=(c)#d")), id="a link"),
        pytest.param(annotated(uri("mailto:desk@example.org")), id="an address to write to"),
        pytest.param(annotated(link(Dictionary(S=Name.GoTo, D=String("a")))), id="a link inside"),
        pytest.param(in_catalogue(X=String("/JS /Launch << /AA >>")), id="words that look like keys"),
        pytest.param(in_catalogue(Outlines=Dictionary(Title=String("“JavaScript” (/JS)"))), id="a bookmark"),
        pytest.param(attached("fact-ledger.json"), id="the ledger"),
        pytest.param(described(b"<x/>"), id="metadata"),
    ],
)
def test_what_every_briefing_holds_is_no_harm(change):
    assert problems(change) == []
