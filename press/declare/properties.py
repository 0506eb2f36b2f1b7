"""Evidence becomes properties of a PDF's XMP, and the events that its record knows of."""

from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from press.model.briefing import Briefing, Licence, Tool, Use
from press.model.carried import Recipe
from press.model.evidence import Evidence, ReviewEvidence, Standing
from press.model.imprint import Imprint
from press.model.output import Metadata, XmpEvent, XmpProperty
from press.model.release import Release

Schema = tuple[str, str, str]

# Past participles, as XMP wants them (ISO 16684-1, 8.2.2.10). Software compares; it does not check.
ACTIONS = {
    "research": "researched",
    "outlining": "outlined",
    "drafting": "created",
    "checking": "compared",
    "figures": "produced",
    "code": "produced",
    "layout": "formatted",
}

# Namespace, prefix and description. IPTC defines these properties for pictures (Photo Metadata Standard 2025.1); to use
# them on a text is a reuse, because no standard has such properties for text.
IPTC = ("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt", "IPTC Extension (subset)")
PRISM = ("http://prismstandard.org/namespaces/basic/3.0/", "prism", "PRISM Basic Metadata 3.0 (subset)")
DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "dc", "")  # a schema that PDF/A has itself, and wants no word on
STATUS = ("https://example.org/ns/publication/1.0/", "pub", "Status of a publication, from a record")
OWN = ("https://example.org/ns/ai-assistance/1.0/", "aia", "AI assistance and its review, from a record")


def metadata(briefing: Briefing, evidence: Evidence, recipe: Recipe) -> Metadata:
    """All that the PDF says to machines about what it is and how it was made."""
    said = xmp(briefing, evidence), history(briefing, evidence)
    return Metadata(recipe.dated, *said, document_id(briefing, recipe), recipe.versions)


def document_id(briefing: Briefing, recipe: Recipe) -> str:
    """The name of one edition of a publication in one form, which its versions share (RFC 9562, 5.5).

    Anyone can work it out, of the publisher's name, the briefing's folder, the form and the edition.
    """
    parts = (briefing.publisher.name, briefing.slug, recipe.form, recipe.edition)
    return f"uuid:{uuid5(NAMESPACE_URL, STATUS[0] + '/'.join(quote(part, safe='') for part in parts))}"


def xmp(briefing: Briefing, evidence: Evidence) -> tuple[XmpProperty, ...]:
    """The properties, in the order in which they are written; what the record does not know is left out."""
    return (
        *_iptc(briefing, evidence),
        *_own(briefing, evidence),
        *_status(briefing.release),
        *_numbers(briefing.imprint),
        *_properties(DUBLIN_CORE, (("language", "bag Locale", "", briefing.language), _rights(briefing.licence))),
    )


def history(briefing: Briefing, evidence: Evidence) -> tuple[XmpEvent, ...]:
    """Uses of AI, reviews and checks by people, and publication, by date; all dates are the record's own.

    A person's event has no agent: ``stEvt:softwareAgent`` is for software.
    """
    tools = {tool.id: tool for tool in briefing.assistance.tools}
    used = [_use_event(use, tools[use.tool]) for use in briefing.assistance.uses if use.tool in tools]
    reviewed = [_review_event(review) for review in evidence.review_log]
    ordered = tuple(sorted((*used, *reviewed), key=lambda event: event.when))
    if not briefing.published:
        return ordered
    version = f"Version {briefing.version}" if briefing.version else ""
    return (*ordered, XmpEvent("published", briefing.published_iso, "", version))


def review_date(evidence: Evidence) -> str:
    """The day on which the last part was reviewed, if all are reviewed as they stand; otherwise empty."""
    days = [row.on for row in evidence.reviews if row.standing is Standing.SUBSTANTIVE and row.on]
    return max(days).isoformat() if days and len(days) == len(evidence.reviews) else ""


def tool_name(tool: Tool) -> str:
    return f"{tool.name} ({tool.provider})"


def _iptc(briefing: Briefing, evidence: Evidence) -> tuple[XmpProperty, ...]:
    tools = briefing.assistance.tools if briefing.assistance.used else ()
    rows = (
        ("DigitalSourceType", "URI", "IPTC digital source type", evidence.disclosure.digital_source_type),
        ("AISystemUsed", "Text", "The AI systems used", "; ".join(tool_name(tool) for tool in tools)),
        (
            "AISystemVersionUsed",
            "Text",
            "Their versions, in the same order",
            "; ".join(t.version for t in tools),
        ),
    )
    return _properties(IPTC, rows)


def _properties(schema: Schema, rows: tuple[tuple[str, str, str, str], ...]) -> tuple[XmpProperty, ...]:
    """``rows`` are name, value type, description and value; one without a value is left out."""
    return tuple(
        XmpProperty(*schema, name, kind, "external", about, value) for name, kind, about, value in rows if value
    )


def _numbers(imprint: Imprint) -> tuple[XmpProperty, ...]:
    """Those of PRISM, which no schema of PDF/A has; and the best known as ``dc:identifier``, which has one value."""
    rows = (
        ("isbn", "Text", "ISBN", imprint.isbn),
        ("issn", "Text", "ISSN of the series", imprint.issn),
        ("doi", "Text", "DOI", imprint.doi),
    )
    return (*_properties(PRISM, rows), *_properties(DUBLIN_CORE, (("identifier", "Text", "", imprint.urn),)))


def _rights(licence: Licence) -> tuple[str, str, str, str]:
    """What may be done with the text; fonts and coastlines have licences of their own, which the pages name."""
    named = ", ".join(part for part in (licence.name, licence.url) if part)
    return "rights", "Lang Alt", "", f"Text: {named}" if named else ""


def _status(release: Release) -> tuple[XmpProperty, ...]:
    """Nothing of what is final."""
    name = release.name if release.words else ""
    rows = (
        ("Status", "Text", "Draft, for clearance, embargoed, withdrawn or superseded", name),
        ("StatusInWords", "Text", "The status as it is printed", release.words),
        ("EmbargoedUntil", "Date", "The moment until which nothing of it may be published", release.until_iso),
        ("SupersededBy", "Text", "What supersedes it", release.by),
    )
    return _properties(STATUS, rows)


def _own(briefing: Briefing, evidence: Evidence) -> tuple[XmpProperty, ...]:
    note, counts, keys = evidence.disclosure, evidence.counts, evidence.key_counts
    responsible = briefing.assistance.responsibility
    address = f"<{responsible.email}>" if responsible.email else ""
    answers = f"{responsible.name or briefing.publisher.name} {address}".strip()
    rows = (
        ("Disclosure", "Text", "Value of the W3C draft AI Content Disclosure for HTML", note.value),
        ("HumanOversight", "Text", "Level of oversight in the terms of C2PA 2.4", note.oversight),
        ("RulesVersion", "Text", "Version of the rules by which this was computed", note.table),
        ("Note", "Lang Alt", "The note for readers", " ".join(note.lines)),
        ("EditorialResponsibility", "Text", "Who is responsible for the text", answers),
        ("ReviewDate", "Date", "Day of the review by people of this version", review_date(evidence)),
        ("PartsTotal", "Integer", "Chapters and other parts", str(len(evidence.reviews))),
        (
            "PartsReviewed",
            "Integer",
            "Parts reviewed by people as they stand",
            str(_parts_reviewed(evidence)),
        ),
        ("FactsTotal", "Integer", "Facts on record", str(counts.total)),
        ("FactsVerified", "Integer", "Facts that people verified", str(counts.verified)),
        ("FactsNotVerified", "Integer", "Facts that no person verified", str(counts.not_verified)),
        ("KeyFactsTotal", "Integer", "Key facts on record", str(keys.total)),
        ("KeyFactsVerified", "Integer", "Key facts that people verified", str(keys.verified)),
        ("KeyFactsNotVerified", "Integer", "Key facts that no person verified", str(keys.not_verified)),
    )
    return _properties(OWN, rows)


def _parts_reviewed(evidence: Evidence) -> int:
    return sum(row.standing is Standing.SUBSTANTIVE for row in evidence.reviews)


def _use_event(use: Use, tool: Tool) -> XmpEvent:
    action = ACTIONS.get(use.stage, "edited")
    scope = ", ".join(use.chapters) or "all chapters"
    agent = f"{tool_name(tool)}, version {tool.version}"
    return XmpEvent(action, tool.last_used.iso, agent, f"{use.stage}, {scope}: {use.what}")


def _review_event(review: ReviewEvidence) -> XmpEvent:
    kind = "Review of the substance" if review.kind == Standing.SUBSTANTIVE else "Review of the language only"
    parts = f"parts read {review.parts_read}, of these unchanged since {review.parts_unchanged}"
    facts = f"facts checked {review.facts_checked}, of these unchanged since {review.facts_unchanged}"
    about = f"{kind} by {review.by} ({review.role}): {parts}; {facts}"
    return XmpEvent("reviewed", review.on.isoformat(), "", about)
