"""Evidence becomes files that travel in the PDF: the disclosure, and the ledger of facts with every row."""

import json
from typing import Any

from press.declare.properties import review_date, tool_name
from press.model.briefing import Briefing, Contact, Tool, Use
from press.model.coverage import Coverage
from press.model.evidence import Counts, Evidence, FactEvidence, PartReview, ReviewEvidence
from press.model.output import EVIDENCE_FILE, Attachment
from press.model.record import Fact, Source, Value

# The schemas stand in schemas/ of the repository.
DISCLOSURE_SCHEMA = "https://example.org/schemas/disclosure/1.0"
LEDGER_SCHEMA = "https://example.org/schemas/fact-ledger/1.0"


def attachments(briefing: Briefing, evidence: Evidence, has_facts: bool = True) -> tuple[Attachment, ...]:
    """The disclosure and, where it ``has_facts``, the ledger."""
    disclosure = Attachment(
        name="disclosure.json",
        description="How AI was used, who reviewed this, and how many facts people verified",
        media_type="application/json",
        relationship="Data",
        content=disclosure_json(briefing, evidence),
    )
    if not has_facts:
        return (disclosure,)
    ledger = Attachment(
        name="fact-ledger.json",
        description="Every fact on record, with its status and its sources",
        media_type="application/json",
        relationship="Data",
        content=fact_ledger_json(briefing, evidence),
    )
    return disclosure, ledger


def evidence_attachment(html: str) -> Attachment:
    """What people read who want to know on what the briefing rests."""
    return Attachment(
        name=EVIDENCE_FILE,
        description="To read: every fact and source on record, how this was made and checked, data, terms",
        media_type="text/html",
        relationship="Supplement",
        content=html.encode(),
    )


def disclosure_json(briefing: Briefing, evidence: Evidence) -> bytes:
    """Valid against schemas/disclosure.schema.json."""
    note, assistance = evidence.disclosure, briefing.assistance
    return _json(
        {
            "schema": DISCLOSURE_SCHEMA,
            "briefing": _briefing(briefing),
            "disclosure": {
                "rules_version": note.table,
                "value": note.value,
                "human_oversight": note.oversight or None,
                "digital_source_type": note.digital_source_type,
                "tag": note.tag,
                "note": list(note.lines),
            },
            "tools": [_tool(tool) for tool in assistance.tools],
            "uses": [_use(use) for use in assistance.uses],
            "not_used_for": list(assistance.not_used_for),
            "review_date": review_date(evidence) or None,
            "parts": [_part(row) for row in evidence.reviews],
            "reviews": [_review(review) for review in evidence.review_log],
            "chapters": [
                {"id": c.id, "value": c.value, "line": c.line, "marked_facts": _counts(c.counts)}
                for c in evidence.chapters
            ],
            "facts": _counts(evidence.counts),
            "key_facts": _counts(evidence.key_counts),
            "coverage": _coverage(evidence.coverage),
            "responsibility": _contact(assistance.responsibility, briefing),
            "corrections": _contact(assistance.corrections, briefing),
        }
    )


def fact_ledger_json(briefing: Briefing, evidence: Evidence) -> bytes:
    """Valid against schemas/fact-ledger.schema.json; every fact is in it, the least checked first."""
    written = {fact.id: fact for fact in briefing.facts}
    return _json(
        {
            "schema": LEDGER_SCHEMA,
            "briefing": _briefing(briefing),
            "counts": _counts(evidence.counts),
            "key_counts": _counts(evidence.key_counts),
            "facts": [_fact(fact, written[fact.id]) for fact in evidence.facts_least_checked_first],
            "sources": [_source(source) for source in briefing.sources],
        }
    )


def _json(tree: dict[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def _briefing(briefing: Briefing) -> dict[str, Any]:
    return {
        "id": briefing.slug,
        "series": briefing.series_line or None,
        "title": briefing.title,
        "language": briefing.language,
        "published": briefing.published_iso or None,
        "version": briefing.version or None,
        "publisher": briefing.publisher.name or None,
        "status": {
            "name": briefing.release.name,
            "embargoed_until": briefing.release.until_iso or None,
            "superseded_by": briefing.release.by or None,
        },
    }


def _tool(tool: Tool) -> dict[str, Any]:
    return {
        "id": tool.id,
        "name": tool_name(tool),
        "version": tool.version,
        "kind": tool.kind,
        "last_used": tool.last_used.iso,
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "tool": use.tool,
        "stage": use.stage,
        "chapters": list(use.chapters) or "all",
        "origin": use.origin,
        "extent": use.extent,
        "what": use.what,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "looks_checkable": coverage.detected,
        "tied_to_a_fact": coverage.linked,
        "tied_to_verified_facts": coverage.verified,
        "waived": coverage.waived,
        "sentence": coverage.sentence,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "total": counts.total,
        "by_status": {status.value: n for status, n in counts.by_status},
        "judgements": counts.judgements,
    }


def _part(row: PartReview) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "standing": row.standing,
        "by": row.by or None,
        "role": row.role or None,
        "on": row.on.isoformat() if row.on else None,
    }


def _review(review: ReviewEvidence) -> dict[str, Any]:
    return {
        "by": review.by,
        "role": review.role,
        "kind": review.kind,
        "on": review.on.isoformat(),
        "limits": review.limits or None,
        "parts_read": review.parts_read,
        "parts_unchanged": review.parts_unchanged,
        "facts_checked": review.facts_checked,
        "facts_unchanged": review.facts_unchanged,
    }


def _contact(contact: Contact, briefing: Briefing) -> dict[str, Any]:
    return {"name": contact.name or briefing.publisher.name or None, "email": contact.email or None}


def _fact(fact: FactEvidence, written: Fact) -> dict[str, Any]:
    check = fact.checked
    return {
        "id": fact.id,
        "claim": fact.claim,
        "status": fact.status,
        "explanation": fact.explanation or None,
        "importance": fact.importance,
        "values": [_value(value) for value in written.values],
        "as_of": written.as_of.iso if written.as_of else None,
        **({"takes_effect": written.takes_effect.iso} if written.takes_effect else {}),
        "proposed_by_ai": fact.proposed_by_ai,
        "checked": {"by": check.by, "on": check.on.isoformat(), "how": check.how} if check else None,
        "supporting_origins": list(fact.origins),
        "is_independent": fact.is_independent,
        "used_in": list(fact.used_in),
        "sha256": fact.sha256,
        "evidence": [
            {
                "source": support.source,
                "relation": support.relation,
                "locator": support.locator or None,
                "says": support.says or None,
                "quote": support.quote or None,
            }
            for support in written.evidence
        ],
    }


def _value(value: Value) -> dict[str, Any]:
    """A number is text: JSON's own would lose the digits that were written."""
    return {
        "number": None if value.number is None else str(value.number),
        "unit": value.unit or None,
        "date": value.date.iso if value.date else None,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "origin": source.origin,
        "kind": source.kind,
        "reliability": source.reliability,
        "reliability_reason": source.reliability_reason,
        "csl": json.loads(source.csl),
    }
