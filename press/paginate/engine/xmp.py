"""What the PDF says of itself for machines: XMP within the one ``rdf:RDF`` that readers look at (ISO 16684-1).

WeasyPrint's own ``xmp_metadata`` option writes a second ``rdf:RDF``, which neither veraPDF nor pikepdf reads.
"""

from collections.abc import Iterable
from types import MethodType
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

from press.model.output import XmpEvent, XmpProperty

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"
ST_EVT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
PDFA_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
PDFA_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PDFA_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# ISO 14289-1, clause 5: this is how a file says that it is PDF/UA-1.
PDFUA = XmpProperty(
    namespace="http://www.aiim.org/pdfua/ns/id/",
    prefix="pdfuaid",
    schema="PDF/UA identification schema",
    name="part",
    kind="Integer",
    category="internal",
    description="Part of ISO 14289 to which the file conforms",
    value="1",
)


def add_to_xmp(document: Any, properties: Iterable[XmpProperty], history: Iterable[XmpEvent]) -> None:
    """Make ``document`` write the PDF/UA identification, ``properties`` and ``history`` with its own metadata.

    PDF/A-3 wants a description of every property that its standard does not define (ISO 19005-3, 6.6.2.3.1).
    """
    every = (PDFUA, *properties)
    events = tuple(history)
    original = document.metadata.generate_rdf_metadata

    def generate(metadata: Any, variant: str, version: int, conformance: str) -> bytes:
        rdf = fromstring(original(variant, version, conformance))
        _mend_languages(rdf)
        for each in every:
            _write(_description(rdf), each)
        if events:
            _write_history(_description(rdf), events)
        _describe(_description(rdf), tuple(each for each in every if each.schema))
        return bytes(tostring(rdf, encoding="utf-8"))

    for each in every:
        register_namespace(each.prefix, each.namespace)
    for prefix, namespace in (
        ("rdf", RDF), ("xmpMM", XMP_MM), ("stEvt", ST_EVT), ("pdfaExtension", PDFA_EXTENSION),
        ("pdfaSchema", PDFA_SCHEMA), ("pdfaProperty", PDFA_PROPERTY),
    ):  # fmt: skip
        register_namespace(prefix, namespace)
    document.metadata.generate_rdf_metadata = MethodType(generate, document.metadata)


def _mend_languages(rdf: Element) -> None:
    # WeasyPrint 70.0 sets an attribute literally named "xml:lang", which is not that of the XML namespace.
    for element in rdf.iter():
        language = element.attrib.pop("xml:lang", None)
        if language:
            element.set(_XML_LANG, language)


def _description(rdf: Element) -> Element:
    return SubElement(rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})


def _write(description: Element, each: XmpProperty) -> None:
    element = SubElement(description, f"{{{each.namespace}}}{each.name}")
    if each.kind == "Lang Alt":
        item = SubElement(SubElement(element, f"{{{RDF}}}Alt"), f"{{{RDF}}}li", {_XML_LANG: "x-default"})
        item.text = each.value
    elif each.kind.startswith("bag "):
        SubElement(SubElement(element, f"{{{RDF}}}Bag"), f"{{{RDF}}}li").text = each.value
    else:
        element.text = each.value


def _write_history(description: Element, events: tuple[XmpEvent, ...]) -> None:
    sequence = SubElement(SubElement(description, f"{{{XMP_MM}}}History"), f"{{{RDF}}}Seq")
    for event in events:
        item = SubElement(sequence, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})
        fields = {
            "action": event.action,
            "when": event.when,
            "softwareAgent": event.agent,
            "parameters": event.parameters,
        }
        for name, value in fields.items():
            if value:
                SubElement(item, f"{{{ST_EVT}}}{name}").text = value


def _describe(description: Element, properties: tuple[XmpProperty, ...]) -> None:
    bag = SubElement(SubElement(description, f"{{{PDFA_EXTENSION}}}schemas"), f"{{{RDF}}}Bag")
    for namespace in dict.fromkeys(each.namespace for each in properties):
        own = [each for each in properties if each.namespace == namespace]
        schema = SubElement(bag, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})
        SubElement(schema, f"{{{PDFA_SCHEMA}}}schema").text = own[0].schema
        SubElement(schema, f"{{{PDFA_SCHEMA}}}namespaceURI").text = namespace
        SubElement(schema, f"{{{PDFA_SCHEMA}}}prefix").text = own[0].prefix
        sequence = SubElement(SubElement(schema, f"{{{PDFA_SCHEMA}}}property"), f"{{{RDF}}}Seq")
        for each in own:
            item = SubElement(sequence, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})
            SubElement(item, f"{{{PDFA_PROPERTY}}}name").text = each.name
            SubElement(item, f"{{{PDFA_PROPERTY}}}valueType").text = each.kind
            SubElement(item, f"{{{PDFA_PROPERTY}}}category").text = each.category
            SubElement(item, f"{{{PDFA_PROPERTY}}}description").text = each.description
