"""The imprint: numbers with their check digits, whom to ask, and where all of it is said."""

import json
from io import BytesIO

import pikepdf
import pytest

from press.arrange import arrange
from press.compose import compose_page
from press.declare import html_meta, json_ld, xmp
from press.front import front
from press.model.document import Document
from press.model.edition import Arrangement
from press.model.form import FormName
from press.model.report import Report
from press.model.theme import HOUSE
from press.read import read_briefing
from tests.briefings import Folder, problems, write_briefing
from tests.html_read import text_of
from tests.pipelines import shared_pipeline
from tests.stages import document_of

IMPRINT = """\
isbn: 978-0-306-40615-7
issn: 2434-561X
doi: https://doi.org/10.1234/water-2026
contact: {name: Jo Doe, email: jo@example.org, phone: +44 20 7946 0000}
press_contact: {name: Press desk, phone: +44 20 7946 0001}
"""
LINE = 7  # of the first key that is added to the record


@pytest.fixture
def folder(tmp_path) -> Folder:
    return write_briefing(tmp_path)


def say(folder: Folder, more: str) -> Folder:
    folder.change("briefing.yaml", "version: 1.0.0\n", f"version: 1.0.0\n{more}")
    return folder


def document_in(folder: Folder, form: FormName | None = None) -> Document:
    report = Report()
    briefing = read_briefing(folder.path, report, form)
    assert briefing, problems(report)
    return document_of(briefing, report)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("isbn: 978-0-306-40615-8", "'isbn': '978-0-306-40615-8' is no ISBN: its last digit would be 7\n"
         "  hint: look for a typing error"),
        ("isbn: 977-0-306-40615-0", "'isbn': '977-0-306-40615-0' is no ISBN: it begins with neither 978 nor 979\n"
         "  hint: look for a typing error"),
        ("isbn: 978-0-306", "'isbn': '978-0-306' is no ISBN\n"
         "  hint: write its 13 digits, with or without hyphens: 978-0-306-40615-7"),
        ("isbn: 0-306-40615-2", "'isbn': '0-306-40615-2' has 10 digits, and an ISBN has 13 since 2007\n"
         "  hint: write 9780306406157"),
        ("issn: 2434-5611", "'issn': '2434-5611' is no ISSN: its last character would be X\n"
         "  hint: look for a typing error"),
        ("issn: 24345611", "'issn': '24345611' is no ISSN\n  hint: write it as 0317-8471"),
        ("doi: water-2026", "'doi': 'water-2026' is no DOI\n  hint: write it as 10.1234/water-2026"),
        ("contact: {name: Jo Doe, phone: 020 7946 0000}", "'phone': '020 7946 0000' is no telephone number\n"
         "  hint: write it with the code of the country: +44 20 7946 0000"),
        ("contact: {name: Jo Doe}", "'contact' does not say how to reach 'Jo Doe'\n"
         "  hint: add 'email: …' or 'phone: …'"),
        ("press_contact: {name: Jo Doe}", "'press_contact' does not say how to reach 'Jo Doe'\n"
         "  hint: add 'email: …' or 'phone: …'"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_told_with_its_line(folder, typed, told):
    assert say(folder, f"{typed}\n").read()[1] == [f"water/briefing.yaml:{LINE}: error: {told}"]


@pytest.mark.parametrize(
    "typed", ["10.1234/water-2026", "doi:10.1234/water-2026", "http://dx.doi.org/10.1234/water-2026"]
)
def test_a_doi_may_be_typed_in_several_ways(folder, typed):
    briefing, found = say(folder, f"doi: {typed}\n").read()
    assert found == []
    assert briefing.imprint.doi == "10.1234/water-2026"


def test_document_control_has_all_of_it(folder):
    control = front(document_in(say(folder, IMPRINT))).control
    assert control[-5:] == (
        ("Accessibility", "Tagged PDF. Tell us about problems at access@example.org"),
        control[-4],
        ("ISBN", "978-0-306-40615-7"),
        ("ISSN", "2434-561X"),
        ("DOI", "doi.org/10.1234/water-2026"),
    )
    assert ("Contact", "Jo Doe, jo@example.org, +44 20 7946 0000") in control
    assert ("Press", "Press desk, +44 20 7946 0001") in control


def test_what_is_not_given_has_no_row(folder):
    assert not {"ISBN", "ISSN", "DOI", "Contact", "Press"} & {term for term, _ in front(document_in(folder)).control}


def test_a_memo_says_it_where_it_ends(folder):
    document = document_in(say(folder, IMPRINT), FormName.MEMO)
    closing = front(arrange(document, Arrangement.STANDARD, (), Report())).closing
    assert "Contact: Jo Doe, jo@example.org, +44 20 7946 0000." in closing
    assert closing[-3:] == ("ISBN: 978-0-306-40615-7.", "ISSN: 2434-561X.", "DOI: doi.org/10.1234/water-2026.")


def test_the_web_page_has_it_with_links(folder):
    document = document_in(say(folder, IMPRINT))
    linked = json_ld(document.briefing, document.evidence)
    page = compose_page(document, (), html_meta(document.evidence), linked, HOUSE, Report()) or ""
    assert '<a href="tel:+442079460000">+44 20 7946 0000</a>' in page
    assert '<a href="https://doi.org/10.1234/water-2026">doi.org/10.1234/water-2026</a>' in page
    assert "978-0-306-40615-7" in text_of(page)


def test_machines_are_told(folder):
    document = document_in(say(folder, IMPRINT))
    said = {f"{each.prefix}:{each.name}": each.value for each in xmp(document.briefing, document.evidence)}
    assert {name: said[name] for name in ("prism:isbn", "prism:issn", "prism:doi", "dc:identifier")} == {
        "prism:isbn": "978-0-306-40615-7",
        "prism:issn": "2434-561X",
        "prism:doi": "10.1234/water-2026",
        "dc:identifier": "https://doi.org/10.1234/water-2026",
    }
    linked = json.loads(json_ld(document.briefing, document.evidence))
    assert linked["@type"] == ["Report", "Book"]
    assert linked["isbn"] == "978-0-306-40615-7"
    assert linked["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "Water briefing", "issn": "2434-561X"}
    assert [each["propertyID"] for each in linked["identifier"]] == ["DOI", "ISBN", "ISSN"]


def test_without_a_doi_the_isbn_is_the_identifier(folder):
    document = document_in(say(folder, "isbn: 978-0-306-40615-7\n"))
    said = {each.name: each.value for each in xmp(document.briefing, document.evidence)}
    assert said["identifier"] == "urn:isbn:9780306406157"


@pytest.mark.slow
def test_the_file_holds_it_and_describes_what_pdf_a_does_not_know(folder):
    say(folder, IMPRINT + "status: draft\n")
    report = Report()
    made = shared_pipeline().make(folder.path, ("a4", "a5"), report, lambda step: None)
    assert problems(report) == []
    with pikepdf.open(BytesIO(made[0].content)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        with pdf.open_metadata() as metadata:
            assert metadata["dc:identifier"] == "https://doi.org/10.1234/water-2026"
    assert "<pdfaSchema:prefix>prism</pdfaSchema:prefix>" in packet
    assert "<pdfaSchema:prefix>pub</pdfaSchema:prefix>" in packet
    assert "<pdfaSchema:prefix>dc</pdfaSchema:prefix>" not in packet
