"""XMP that machines read: one rdf:RDF, every property described as ISO 19005-3, 6.6.2.3 wants it."""

from types import SimpleNamespace
from xml.etree.ElementTree import Element, fromstring

import pytest

from press.model.output import XmpEvent, XmpProperty
from press.paginate.engine.xmp import add_to_xmp

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "our": "https://example.org/ns/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "extension": "http://www.aiim.org/pdfa/ns/extension/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
}
WEASYPRINT = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li lang="x">Title</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF>"""
NOTE = XmpProperty(
    "https://example.org/ns/", "our", "Our schema", "Note", "Text", "external", "What readers are told", "a < b & c"
)
MOTTO = XmpProperty(
    "https://example.org/ns/", "our", "Our schema", "Motto", "Lang Alt", "internal", "A motto", "Read twice"
)


@pytest.fixture
def written():
    """A function that gives what a document would write, with properties and history added."""

    def write(properties=(), history=()) -> Element:
        metadata = SimpleNamespace(generate_rdf_metadata=lambda variant, version, conformance: WEASYPRINT)
        document = SimpleNamespace(metadata=metadata)
        add_to_xmp(document, properties, history)
        return fromstring(document.metadata.generate_rdf_metadata("a", 3, "A"))

    return write


def texts(rdf: Element, path: str) -> list[str | None]:
    return [element.text for element in rdf.findall(path, NAMES)]


def test_a_file_says_that_it_is_pdf_ua(written):
    assert texts(written(), "rdf:Description/pdfuaid:part") == ["1"]


def test_weasyprint_s_own_metadata_stay(written):
    assert texts(written(), "rdf:Description/dc:title/rdf:Alt/rdf:li") == ["Title"]


def test_properties_are_written_by_their_kind(written):
    rdf = written([NOTE, MOTTO])
    assert rdf.tag == f"{{{NAMES['rdf']}}}RDF"
    assert texts(rdf, "rdf:Description/our:Note") == ["a < b & c"]
    item = rdf.find("rdf:Description/our:Motto/rdf:Alt/rdf:li", NAMES)
    assert (item.text, item.attrib) == ("Read twice", {"{http://www.w3.org/XML/1998/namespace}lang": "x-default"})


def test_a_bag_is_written_as_one_and_a_schema_of_pdf_a_is_not_described(written):
    """ISO 16684-1, 7.9.2.2; ISO 19005-3, 6.6.2.3.1."""
    rdf = written([XmpProperty(NAMES["dc"], "dc", "", "language", "bag Locale", "external", "", "en-GB")])
    assert texts(rdf, "rdf:Description/dc:language/rdf:Bag/rdf:li") == ["en-GB"]
    described = rdf.findall("rdf:Description/extension:schemas/rdf:Bag/rdf:li", NAMES)
    assert [texts(schema, "schema:prefix") for schema in described] == [["pdfuaid"]]


def test_every_property_is_described(written):
    rdf = written([NOTE, MOTTO])
    schemas = rdf.findall("rdf:Description/extension:schemas/rdf:Bag/rdf:li", NAMES)
    assert [
        (
            texts(schema, "schema:schema"),
            texts(schema, "schema:namespaceURI"),
            texts(schema, "schema:prefix"),
            texts(schema, "schema:property/rdf:Seq/rdf:li/property:name"),
            texts(schema, "schema:property/rdf:Seq/rdf:li/property:valueType"),
            texts(schema, "schema:property/rdf:Seq/rdf:li/property:category"),
        )
        for schema in schemas
    ] == [
        (
            ["PDF/UA identification schema"],
            ["http://www.aiim.org/pdfua/ns/id/"],
            ["pdfuaid"],
            ["part"],
            ["Integer"],
            ["internal"],
        ),
        (
            ["Our schema"],
            ["https://example.org/ns/"],
            ["our"],
            ["Note", "Motto"],
            ["Text", "Lang Alt"],
            ["external", "internal"],
        ),
    ]


def test_history_is_written_without_what_is_not_known(written):
    rdf = written(history=[XmpEvent("reviewed", "2026-11-20", "Reviewer A", ""), XmpEvent("created", "", "x", "y")])
    events = rdf.findall("rdf:Description/xmpMM:History/rdf:Seq/rdf:li", NAMES)
    assert [[(field.tag.split("}")[1], field.text) for field in event] for event in events] == [
        [("action", "reviewed"), ("when", "2026-11-20"), ("softwareAgent", "Reviewer A")],
        [("action", "created"), ("softwareAgent", "x"), ("parameters", "y")],
    ]


def test_without_history_there_is_none(written):
    assert written().find("rdf:Description/xmpMM:History", NAMES) is None
