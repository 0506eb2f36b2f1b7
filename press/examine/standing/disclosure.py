"""Reviews, facts and the record of AI use become the note for readers; it cannot say more than they do."""

import re

from press.examine.standing.assistance import (
    RULES,
    TABLE,
    is_involved,
    origin_of,
    origin_of_all,
    source_type,
    start_of_line,
)
from press.model.briefing import Assistance, Briefing, Section
from press.model.dates import in_words
from press.model.evidence import (
    ChapterEvidence,
    Counts,
    Disclosure,
    FactEvidence,
    PartReview,
    ShortForms,
    Standing,
)
from press.model.record import Importance
from press.model.report import Report
from press.model.wording import confirmation, count, marked, names, number, on_days, unconfirmed

HEADING = "Note for readers"
NEVER_REVIEWED = "No person has reviewed this version."
LONGEST_TAG = 80

_PRAISE = re.compile(
    r"\b(?:verified|fact[- ]?checked|accurate(?:ly)?|error[- ]free|proven|guaranteed)\b", re.IGNORECASE
)
_DENIAL = re.compile(
    r"n['’]t\b|\b(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot|should|must)\b"
    r"|\b(?:unless|until|before|whether|if)\b",
    re.IGNORECASE,
)


def disclosure(
    briefing: Briefing, reviews: tuple[PartReview, ...], key_counts: Counts, chapter_ids: tuple[str, ...]
) -> Disclosure:
    """Derive the values for machines from the table of rules, and the sentences for people from the same."""
    assistance = briefing.assistance
    value, oversight = RULES[is_involved(assistance), _is_reviewed(reviews)]
    origin = origin_of_all(assistance, chapter_ids)
    review, facts = review_sentence(reviews, assistance), confirmation(key_counts, "key fact")
    second = _joined(review, facts)
    tag = cover_tag(reviews, key_counts, origin)
    done = "Verified" if key_counts.total and not key_counts.not_verified else "Confirmed"
    of_all = number(key_counts.total, "key fact", "key facts")
    confirmed = f"{done} by a person: {key_counts.verified:,} of {of_all}." if key_counts.total else ""
    return Disclosure(
        table=TABLE,
        value=value,
        oversight=oversight,
        digital_source_type=source_type(origin),
        tag=tag,
        heading=HEADING,
        lines=(assistance.first_line, second),
        review=review,
        facts=facts,
        short=ShortForms(
            handout=f"{tag} {confirmed}".rstrip(),
            mail=f"{assistance.first_line}\n\n{second}\n",
            web=f"{assistance.first_line} {second}",
        ),
    )


def review_sentence(reviews: tuple[PartReview, ...], assistance: Assistance) -> str:
    """Who has reviewed the text as it stands; what nobody has reviewed comes first."""
    done = [row for row in reviews if row.standing is Standing.SUBSTANTIVE]
    corrected = [row for row in reviews if row.standing is Standing.COPY_EDIT]
    ended = [row for row in reviews if row.standing is Standing.ENDED]
    left, total = len(reviews) - len(done), len(reviews)
    if not left:
        return f"{_who(done)} reviewed this version, {_when(done)}."
    if len(corrected) == total:
        return (
            "No person has reviewed the substance of this version. "
            f"{_who(corrected)} corrected its language, {_when(corrected)}."
        )
    if not done and not corrected:
        if ended:
            return f"No person has reviewed this version: it was edited after the last review, {_when(ended)}."
        if not is_involved(assistance):
            return "No review of this version is on record."
        return NEVER_REVIEWED
    sentences = [f"No person has reviewed the substance of {left:,} of its {total:,} parts as they stand."]
    if corrected:
        sentences.append(f"{_who(corrected)} corrected the language of {len(corrected):,} of these.")
    if done:
        others = "one" if len(done) == 1 else f"{len(done):,}"
        sentences.append(f"{_who(done)} reviewed the other {others}, {_when(done)}.")
    return " ".join(sentences)


def _joined(review: str, facts: str) -> str:
    """The two sentences, or one where both begin alike: "No person has reviewed … or confirmed …"."""
    none = "No person has confirmed "
    if review == NEVER_REVIEWED and facts.startswith((f"{none}any of", f"{none}its one")):
        return f"{review.removesuffix('.')} or confirmed {facts.removeprefix(none)}"
    return f"{review} {facts}"


def cover_tag(reviews: tuple[PartReview, ...], key_counts: Counts, origin: str) -> str:
    """At most 80 characters; weakest fact first. Counts of up to 999 facts and parts fit."""
    start = start_of_line(origin)
    standings = [row.standing for row in reviews]
    done = standings.count(Standing.SUBSTANTIVE)
    if done == len(standings):
        return f"{start}, reviewed by a person.{_key_tail(key_counts)}"
    if done or (Standing.COPY_EDIT in standings and set(standings) != {Standing.COPY_EDIT}):
        left = f"{len(standings) - done:,} of its {len(standings):,} parts"
        return f"{start}. No person has reviewed {left}."
    if Standing.COPY_EDIT in standings:
        return f"{start}. A person has read it for language only."
    if Standing.ENDED in standings:
        return f"{start}. Edited since a person reviewed it."
    if key_counts.total and not key_counts.verified:
        return f"{start}. No person has reviewed it or confirmed its key facts."
    return f"{start}. No person has reviewed it."


def chapter_evidence(
    section: Section, briefing: Briefing, review: PartReview, facts: tuple[FactEvidence, ...]
) -> ChapterEvidence:
    """What a chapter's opening says of it; ``facts`` are those marked there, each once."""
    counts = count(fact.status for fact in facts)
    is_reviewed = review.standing is Standing.SUBSTANTIVE
    value, _ = RULES[is_involved(briefing.assistance, section.id), is_reviewed]
    origin = origin_of(briefing.assistance, section.id)
    noun = "chapter" if section.is_numbered else "annex"
    line = _chapter_line(start_of_line(origin), review, counts, noun)
    return ChapterEvidence(section.id, section.title, line, value, origin, review, counts)


def key_counts(facts: tuple[FactEvidence, ...]) -> Counts:
    return count(fact.status for fact in facts if fact.importance is Importance.KEY)


def check_author_words(briefing: Briefing, counts: Counts, report: Report) -> None:
    """Report praise in the author's own lines that the ledger does not bear out (invariant I6)."""
    assistance = briefing.assistance
    if not counts.not_verified and counts.total:
        return
    total = number(counts.total, "key fact", "key facts")
    state = f"not verified are {counts.not_verified:,} of {total}" if counts.total else "no key fact is on record"
    for text in (assistance.first_line, *(use.what for use in assistance.uses)):
        for word in praise_in(text):
            message = f"the record of AI use says '{word}', but {state}"
            report.error(assistance.place, message, "say what was done, and by whom")


def praise_in(text: str) -> tuple[str, ...]:
    """Words that claim a fact was found right, in clauses that do not deny it.

    >>> praise_in("All facts are verified."), praise_in("No fact here is verified.")
    (('verified',), ())
    """
    clauses = re.split(r"[.;:!?()]\s*|,\s+(?:and|but)\s+", text)
    return tuple(m[0] for clause in clauses if not _DENIAL.search(clause) for m in _PRAISE.finditer(clause))


def _is_reviewed(reviews: tuple[PartReview, ...]) -> bool:
    return all(row.standing is Standing.SUBSTANTIVE for row in reviews)


def _who(rows: list[PartReview]) -> str:
    return names(row.by for row in rows)


def _when(rows: list[PartReview]) -> str:
    return on_days(row.on for row in rows if row.on)


def _key_tail(counts: Counts) -> str:
    if not counts.total:
        return ""
    if not counts.not_verified:
        return f" {counts.total:,} of {number(counts.total, 'key fact', 'key facts')} verified."
    return f" {counts.not_verified:,} of {number(counts.total, 'key fact', 'key facts')} not confirmed."


def _chapter_line(start: str, review: PartReview, counts: Counts, noun: str) -> str:
    opening = f"{start}{_chapter_review(review, noun)}"
    if review.standing is Standing.NEVER and counts.total and not counts.verified:
        its = "its one marked fact" if counts.total == 1 else f"any of its {counts.total:,} marked facts"
        return f"{opening} or confirmed {its}: {unconfirmed(counts)}."
    return f"{opening}. {marked(counts)}"


def _chapter_review(review: PartReview, noun: str) -> str:
    """What stands after "Drafted by AI", without the full stop."""
    nobody = ". No person has reviewed"
    if review.standing is Standing.NEVER or review.on is None:
        return f"{nobody} this {noun}"
    day = in_words(review.on)
    if review.standing is Standing.SUBSTANTIVE:
        return f", reviewed by {review.by} on {day}"
    if review.standing is Standing.COPY_EDIT:
        return f"{nobody} the substance of this {noun}; {review.by} corrected its language on {day}"
    return f"{nobody} this {noun} as it stands: it was edited after {review.by} read it on {day}"
