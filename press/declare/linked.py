"""Evidence becomes what a web page tells machines: JSON-LD in the terms of schema.org, and a meta element.

There is no ClaimReview: that is for reviewing what others claim. There is no ``aiDisclosure``: it is no term.
"""

import json
from typing import Any

from press.model.briefing import Briefing, Contact
from press.model.evidence import Evidence, FactEvidence
from press.model.record import Source, Status

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


def json_ld(briefing: Briefing, evidence: Evidence) -> str:
    """JSON to stand in a script element: it holds no ``<``."""
    work = f"{briefing.publisher.web}#work"
    code = evidence.disclosure.digital_source_type
    tree = {
        "@context": "https://schema.org",
        "@type": ["Report", "Book"] if briefing.imprint.isbn else "Report",  # only a book has an ISBN there
        "@id": work,
        "name": briefing.title,
        **_given(description=briefing.summary, version=briefing.version, datePublished=briefing.published_iso),
        **_given(creativeWorkStatus=briefing.release.words),
        **_identified(briefing),
        "inLanguage": briefing.language,
        "digitalSourceType": SCHEMA_ORG.get(code.rpartition("/")[2], code),
        "backstory": " ".join(evidence.disclosure.lines),
        **_given(publisher=_organization(briefing.publisher), license=briefing.licence.url),
        "citation": [_source(source, work) for source in briefing.sources],
        "hasPart": [_claim(f, work) for f in evidence.facts if f.status is not Status.JUDGEMENT],
    }
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=2)
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
    named = _given(name=publisher.name, url=publisher.web)
    return {"@type": "Organization", **named} if named else {}


def _source(source: Source, work: str) -> dict[str, Any]:
    item = json.loads(source.csl)
    entry = {
        "@type": SOURCE_TYPES.get(source.kind, "CreativeWork"),
        "@id": _id(work, source.id),
        "name": source.title,
    }
    return entry | ({"url": item["URL"]} if "URL" in item else {})


def _claim(fact: FactEvidence, work: str) -> dict[str, Any]:
    """A claim with its status in words; only one that a person verified has a review."""
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": _id(work, f"fact-{fact.id}"),
        "text": fact.claim,
        "appearance": {"@id": work},
        "description": f"{fact.label}.",
        "citation": [{"@id": _id(work, id)} for id in dict.fromkeys(source.id for source in fact.sources)],
    }
    if fact.status is Status.VERIFIED and fact.checked:
        claim["review"] = {
            "@type": "Review",
            "reviewAspect": "fact verification",
            "author": {"@type": "Person", "name": fact.checked.by},
            "datePublished": fact.checked.on.isoformat(),
            "reviewBody": fact.checked_sentence,
        }
    return claim


def _id(work: str, name: str) -> str:
    return f"{work.rpartition('#')[0]}#{name}"
