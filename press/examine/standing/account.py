"""The record becomes the page "How this briefing was made and checked", as sentences under headings."""

from press.examine.standing.assistance import TABLE, is_involved
from press.examine.standing.facts import RELATIONS
from press.model.briefing import Assistance, Briefing, Origin, Tool, Use
from press.model.dates import in_words
from press.model.evidence import (
    Account,
    AccountPart,
    Counts,
    FactEvidence,
    PartReview,
    Standing,
    UseAccount,
)
from press.model.record import Relation, Status
from press.model.wording import confirmation, listed, number

ORIGINS = {
    Origin.AI_DRAFTED: "drafted by AI",
    Origin.HUMAN_DRAFTED_AI_EDITED: "drafted by people, edited by AI",
    Origin.MIXED: "in part by people, in part by AI",
    None: "",
}
RULES_OF_FACTS = (
    "A fact is called verified only if a named person opened a source and found the statement in it.",
    "What an AI system says is never evidence.",
)
RULES_OF_REVIEWS = (
    "A review is tied to a fingerprint (SHA-256) of the text that was read, so a later edit ends it.",
    f"The note for readers is computed from this record (rules, version {TABLE}).",
)
NO_CORRECTIONS = "The record gives no address for corrections."
UNDATED = (
    "The briefing bears no date. Whether facts are due to be checked again, and whether dates of the record come in an "
    "order in which things can have happened, was not computed."
)
LIMITS = (
    "The software compares the text with the ledger. It cannot tell whether a statement is true.",
    "It takes the names of people in the record as they are given.",
    "A source can be wrong, and so can the place named in it.",
)


def account(
    briefing: Briefing,
    reviews: tuple[PartReview, ...],
    facts: tuple[FactEvidence, ...],
    counts: Counts,
    key_counts: Counts,
    review: str,
    limits: tuple[str, ...] = (),
) -> Account:
    """Every part has at least one sentence, so that nothing can be left out by being empty."""
    assistance = briefing.assistance
    tools = tuple(_tool(tool) for tool in assistance.tools) if assistance.used else ()
    uses = tuple(_use(use, briefing) for use in assistance.uses)
    responsible, corrections = assistance.responsibility, assistance.corrections
    answers = responsible.name or briefing.publisher.name
    counted = tuple(fact for fact in facts if fact.status is not Status.JUDGEMENT)
    parts = (
        AccountPart("tools", "AI systems", tools or ("The record names no AI system.",)),
        AccountPart("uses", "What AI did", _use_sentences(uses, briefing)),
        AccountPart("not-used", "What AI did not do", (_not_used(assistance),)),
        AccountPart("review", "Review by people", (review, *_reviews(reviews))),
        AccountPart("facts", "Facts", _facts(counted, counts, key_counts)),
        AccountPart(
            "responsibility",
            "Responsibility",
            (_responsible(answers, responsible.email),),
        ),
        AccountPart("method", "Method", (*_method(counted), *RULES_OF_REVIEWS)),
        AccountPart("limits", "Limits", (*limits, *_undated(briefing), *LIMITS)),
        AccountPart(
            "corrections",
            "Corrections",
            (
                f"Send corrections to {corrections.email}." if corrections.email else NO_CORRECTIONS,
                *_next_review(briefing),
            ),
        ),
    )
    return Account(parts, uses)


def _responsible(name: str, email: str) -> str:
    if not name and not email:
        return "The record does not say who is responsible for this briefing."
    if not name:
        return f"Who is responsible for this briefing answers at {email}."
    return f"{name} is responsible for this briefing{f' and answers at {email}' if email else ''}."


def _undated(briefing: Briefing) -> tuple[str, ...]:
    return () if briefing.published else (UNDATED,)


def _tool(tool: Tool) -> str:
    version = tool.version if tool.version.startswith("not ") else f"version {tool.version}"
    version = f"version {version}" if version.startswith("not ") else version
    kind = f"{'an' if tool.kind[:1].casefold() in 'aeiou' else 'a'} {tool.kind}"
    day = tool.last_used
    return f"{tool.name} by {tool.provider}, {kind}, {version}, last used {'on' if day.day else 'in'} {day}."


def _use(use: Use, briefing: Briefing) -> UseAccount:
    tools = {tool.id: tool.name for tool in briefing.assistance.tools}
    titles = {section.id: section.title for section in briefing.sections}
    return UseAccount(
        tool=tools.get(use.tool, use.tool),
        stage=use.stage,
        chapters=listed([titles.get(id, id) for id in use.chapters]) if use.chapters else "all chapters",
        extent=use.extent,
        origin=ORIGINS[use.origin],
        what=use.what,
    )


def _not_used(assistance: Assistance) -> str:
    kept_out = "; ".join(assistance.not_used_for)
    if kept_out:
        return f"AI was not used for: {kept_out}."
    return "The record does not say." if assistance.used else "It was not used for anything, says the record."


def _use_sentences(uses: tuple[UseAccount, ...], briefing: Briefing) -> tuple[str, ...]:
    if not briefing.assistance.used:
        return ("The record says that no AI was used.",)
    lead = () if is_involved(briefing.assistance) else ("AI had no part in the text.",)
    return (*lead, *(f"{use.stage.capitalize()}, {use.chapters}: {_sentence(use.what)}" for use in uses))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _reviews(reviews: tuple[PartReview, ...]) -> tuple[str, ...]:
    """Part by part; but where nobody has ever reviewed any, one sentence has said so."""
    if all(row.standing is Standing.NEVER for row in reviews):
        return ()
    limits = dict.fromkeys(f"{row.by} states limits: {_sentence(row.limits)}" for row in reviews if row.limits)
    return (*(_review(row) for row in reviews), *limits)


def _review(row: PartReview) -> str:
    if row.on is None:
        return f"{row.title}: no person has reviewed it."
    who, day = f"{row.by} ({row.role})", in_words(row.on)
    return {
        Standing.SUBSTANTIVE: f"{row.title}: reviewed by {who} on {day}.",
        Standing.COPY_EDIT: f"{row.title}: no person has reviewed its substance; "
        f"{who} corrected its language on {day}.",
        Standing.ENDED: f"{row.title}: no person has reviewed it as it stands; "
        f"it was edited after {who} read it on {day}.",
    }[row.standing]


def _method(counted: tuple[FactEvidence, ...]) -> tuple[str, ...]:
    """How far the ledger goes, and the rules by which it is kept; nothing of a ledger without facts."""
    if not counted:
        return ()
    placed = sum(any(s.locator and s.relation == RELATIONS[Relation.SUPPORTS] for s in f.sources) for f in counted)
    named = f"For {placed:,} of its {number(len(counted), 'fact', 'facts')} the ledger names the place in a source."
    return (named, *RULES_OF_FACTS)


def _facts(counted: tuple[FactEvidence, ...], counts: Counts, key_counts: Counts) -> tuple[str, ...]:
    if not counted:
        return ("The ledger holds no facts.",)
    judgements = number(counts.judgements, "judgement", "judgements")
    beside = f", and {judgements} that no source can settle" if counts.judgements else ""
    by_ai = sum(fact.proposed_by_ai for fact in counted)
    independent = sum(fact.is_independent for fact in counted)
    total = f"{counts.total:,}"
    return (
        confirmation(key_counts, "key fact"),
        f"The ledger holds {number(counts.total, 'fact', 'facts')} in all{beside}.",
        confirmation(counts, "fact"),
        f"AI systems proposed {by_ai:,} of the {total}.",
        f"Sources of two or more different origins, and none against, support {independent:,} of the {total}.",
    )


def _next_review(briefing: Briefing) -> tuple[str, ...]:
    day = briefing.next_review
    return (f"The briefing is due for review on {in_words(day)}.",) if day else ()
