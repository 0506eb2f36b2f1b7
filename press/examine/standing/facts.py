"""Each fact of the ledger becomes what may be said of it, where it is used and what it rests on."""

from collections.abc import Mapping

from press.examine.standing.statuses import effective_statuses
from press.model.briefing import Briefing
from press.model.dates import in_words
from press.model.evidence import FactEvidence, SourceEvidence
from press.model.record import Check, Fact, Relation, Source, Status, Support
from press.model.report import Report
from press.model.seal import fact_digest
from press.model.support import contradicting, supporting
from press.model.wording import SAYINGS

# Each of these symbols is in Source Sans 3 and in Source Serif 4 (a test looks), and none is an emoji.
SYMBOLS = {
    Status.NOT_CHECKED: "?",
    Status.STALE: "!",
    Status.UNVERIFIABLE: "–",
    Status.CONTRADICTED: "×",
    Status.DISPUTED: "≠",
    Status.PARTLY: "~",
    Status.JUDGEMENT: "◊",
    Status.SOURCED: "•",
    Status.VERIFIED: "✓",
}
WORDS = {
    Status.NOT_CHECKED: "not checked",
    Status.STALE: "due for a new check",
    Status.UNVERIFIABLE: "cannot be settled",
    Status.CONTRADICTED: "contradicted",
    Status.DISPUTED: "disputed",
    Status.PARTLY: "supported in part",
    Status.JUDGEMENT: "a judgement",
    Status.SOURCED: "source on record",
    Status.VERIFIED: "verified",
}
# STANAG 2511, annex A; always spelled out, because a letter alone says nothing to most readers.
RELIABILITY = {
    "A": "A, completely reliable",
    "B": "B, usually reliable",
    "C": "C, fairly reliable",
    "D": "D, not usually reliable",
    "E": "E, unreliable",
    "F": "F, reliability cannot be judged",
}
RELATIONS = {
    Relation.SUPPORTS: "supports it",
    Relation.CONTRADICTS: "contradicts it",
    Relation.CONTEXT: "gives context",
}
METHODS = {
    "read-source": "read the source",
    "two-source": "read two sources",
    "recalculated": "recalculated it",
    "asked-author": "asked its author",
}


def fact_evidence(briefing: Briefing, used: Mapping[str, tuple[str, ...]]) -> tuple[FactEvidence, ...]:
    """A row for every fact of the ledger, in its order; ``used`` has the facts of each part, by its id."""
    sources = {source.id: source for source in briefing.sources}
    ids = {part: frozenset(facts) for part, facts in used.items()}
    statuses = effective_statuses(briefing)
    return tuple(_fact(fact, *statuses[fact.id], briefing, sources, ids) for fact in briefing.facts)


def check_contradicted(facts: tuple[FactEvidence, ...], briefing: Briefing, report: Report) -> None:
    """Report a text that relies on what a source denies; a text that says it is wrong has a caveat on record."""
    for row, fact in zip(facts, briefing.facts, strict=True):
        if row.status is Status.CONTRADICTED and row.used_in and not fact.caveat:
            message = f"the fact '{fact.id}' is 'contradicted', and the text relies on it"
            hint = "take it out, or report it as an error and add a line 'caveat: …' that says so"
            report.error(fact.place, message, hint)


def _fact(
    fact: Fact,
    status: Status,
    check: Check | None,
    briefing: Briefing,
    sources: dict[str, Source],
    used: dict[str, frozenset[str]],
) -> FactEvidence:
    reason = "" if status is Status.VERIFIED else fact.reason
    origins = tuple(sorted({sources[s.source].origin for s in supporting(fact, briefing.sources)}))
    return FactEvidence(
        id=fact.id,
        claim=fact.claim,
        status=status,
        importance=fact.importance,
        word=WORDS[status],
        symbol=SYMBOLS[status],
        label=_label(status),
        explanation=" ".join(text for text in (fact.caveat, reason) if text),
        as_of=str(fact.as_of) if fact.as_of else "",
        proposed_by_ai=fact.proposed_by_ai,
        sources=tuple(_source(s, sources[s.source]) for s in fact.evidence if s.source in sources),
        origins=origins,
        is_independent=len(origins) > 1 and not contradicting(fact, briefing.sources),
        used_in=tuple(part for part, ids in used.items() if fact.id in ids),
        checked=check,
        checked_sentence=f"{check.by} {METHODS[check.how]} on {in_words(check.on)}." if check else "",
        sha256=fact_digest(fact, briefing.sources),
    )


def _label(status: Status) -> str:
    """One sentence without a full stop, for the table of facts and its key."""
    if status is Status.JUDGEMENT:
        return "A judgement, which no source can settle"
    if status is Status.VERIFIED:
        return "Verified: a person opened the source, and it says so"
    label = f"It {SAYINGS[status][0]}"
    return f"{label}; no person has confirmed it" if status is Status.SOURCED else label


def _source(support: Support, source: Source) -> SourceEvidence:
    return SourceEvidence(
        id=source.id,
        title=source.title,
        origin=source.origin,
        relation=RELATIONS[support.relation],
        locator=support.locator,
        says=support.says,
        quote=support.quote,
        reliability=RELIABILITY[source.reliability],
        reliability_reason=source.reliability_reason,
    )
