"""Evidence becomes what a web page tells machines: JSON-LD in the terms of schema.org, and a meta element.

There is no ClaimReview: that is for reviewing what others claim. There is no ``aiDisclosure``: it is no term.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from press.model.briefing import Briefing, Contact
from press.model.evidence import Evidence
from press.model.output import Download, in_kilobytes
from press.model.parts import FACTS
from press.model.record import Source
from press.model.wording import confirmation, number

# The IPTC codes that schema.org has members for; for the others the IPTC URI itself is given.
SCHEMA_ORG = {
    "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "compositeWithTrainedAlgorithmicMedia": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "compositeSynthetic": "https://schema.org/CompositeSyntheticDigitalSource",
}
SOURCE_TYPES = {
    "primary-legal": "Legislation",
    "official-statistics": "Dataset",
    "peer-reviewed": "ScholarlyArticle",
}


def html_meta(evidence: Evidence) -> tuple[str, str]:
    """Name and content of the meta element (W3C draft "AI Content Disclosure for HTML"); a page has one."""
    return "ai-disclosure", evidence.disclosure.value


def json_ld(
    briefing: Briefing, evidence: Evidence, cited: Collection[str] = (), downloads: Sequence[Download] = ()
) -> str:
    """JSON to stand in a script element: it holds no ``<``.

    ``cited`` are the ids of the sources that notes cite, ``downloads`` the files beside the page.
    """
    page = briefing.publisher.web
    code = evidence.disclosure.digital_source_type
    tree = {
        "@context": "https://schema.org",
        "@type": ["Report", "Book"] if briefing.imprint.isbn else "Report",  # only a book has an ISBN there
        "@id": f"{page}#work",
        "name": briefing.title,
        **_given(url=page, description=briefing.summary, version=briefing.version),
        **_given(datePublished=briefing.published_iso, creativeWorkStatus=briefing.release.words),
        **_identified(briefing),
        "inLanguage": briefing.language,
        "digitalSourceType": SCHEMA_ORG.get(code.rpartition("/")[2], code),
        "backstory": " ".join(evidence.disclosure.lines),
        **_given(publisher=_organization(briefing.publisher), license=briefing.licence.url),
        **_given(encoding=[_file(each) for each in downloads]),
        **_given(citation=[_source(source) for source in briefing.sources if source.id in cited]),
        **_given(hasPart=_ledger(evidence, page)),
    }
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _identified(briefing: Briefing) -> dict[str, Any]:
    """Its numbers; an ISSN is that of the series."""
    imprint = briefing.imprint
    named = (("DOI", imprint.doi), ("ISBN", imprint.isbn), ("ISSN", imprint.issn))
    series = {"@type": "CreativeWorkSeries", **_given(name=briefing.series, issn=imprint.issn)}
    return _given(
        identifier=[{"@type": "PropertyValue", "propertyID": id, "value": value} for id, value in named if value],
        isbn=imprint.isbn,
        isPartOf=series if imprint.issn else {},
        sameAs=imprint.doi_address,
    )


def _given(**values: Any) -> dict[str, Any]:
    """Only what the record gives: JSON-LD has no empty values."""
    return {name: value for name, value in values.items() if value}


def _organization(publisher: Contact) -> dict[str, Any]:
    """Who publishes; its address on the web is not known, for ``publisher.web`` is that of the briefing."""
    named = _given(name=publisher.name, email=publisher.email)
    return {"@type": "Organization", **named} if publisher.name else {}


def _file(download: Download) -> dict[str, Any]:
    """A file beside the page, as which the same work can be had."""
    return {
        "@type": "MediaObject",
        "name": download.paper,
        "encodingFormat": "application/pdf",
        "contentSize": in_kilobytes(download.size_bytes),
        "contentUrl": download.name,
    }


def _source(source: Source) -> dict[str, Any]:
    item = json.loads(source.csl)
    entry = {"@type": SOURCE_TYPES.get(source.kind, "CreativeWork"), "name": source.title}
    return entry | ({"url": item["URL"]} if "URL" in item else {})


def _ledger(evidence: Evidence, page: str) -> dict[str, Any]:
    """The ledger of facts in a sentence: each row stands in the page and, for machines, in the PDFs."""
    counts = evidence.counts
    if not counts.total:
        return {}
    return {
        "@type": "Dataset",
        "@id": f"{page}#{FACTS.id}",
        "name": FACTS.title,
        "size": number(counts.total, "fact", "facts"),
        "description": confirmation(counts, "fact"),
    }
