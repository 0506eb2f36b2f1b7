"""A Briefing and its Manuscript become Evidence: what its record of sources, checks and reviews supports."""

from press.examine.checks.agreement import check_agreement
from press.examine.checks.consistency import check_consistency
from press.examine.checks.coverage import measure_coverage
from press.examine.language.prose import read_prose
from press.examine.standing.account import account
from press.examine.standing.disclosure import chapter_evidence, check_author_words, disclosure, key_counts
from press.examine.standing.facts import check_contradicted, fact_evidence
from press.examine.standing.reviews import check_reviews, part_reviews, review_command, review_log
from press.examine.standing.statuses import check_statuses, check_strictly
from press.model.briefing import Briefing
from press.model.evidence import Evidence, PartReview, Standing
from press.model.manuscript import Manuscript
from press.model.report import Place, Report
from press.model.seal import parts
from press.model.wording import count

__all__ = ["examine"]


def examine(briefing: Briefing, manuscript: Manuscript, report: Report, strict: bool = False) -> Evidence:
    """Say what the record supports, and nothing that it does not; what contradicts itself is reported.

    ``strict`` is for publishing: every key fact verified, none stale, the substance of every part reviewed.
    """
    check_statuses(briefing, report)
    check_reviews(briefing, report)
    prose = read_prose(briefing, manuscript)
    check_agreement(briefing, prose, report)
    check_consistency(briefing, prose, report)
    facts, reviews = fact_evidence(briefing, prose.used), part_reviews(briefing)
    counts, keys = count(fact.status for fact in facts), key_counts(facts)
    check_contradicted(facts, briefing, report)
    check_author_words(briefing, keys, report)
    if strict:
        check_strictly(briefing, report)
        _check_reviewed(briefing, reviews, report)
    coverage = measure_coverage(briefing, prose, {fact.id: fact.status for fact in facts})
    by_part = {review.id: review for review in reviews}
    note = disclosure(briefing, reviews, keys, tuple(section.id for section in briefing.sections))
    return Evidence(
        disclosure=note,
        facts=facts,
        chapters=tuple(
            chapter_evidence(s, briefing, by_part[s.id], tuple(fact for fact in facts if fact.id in prose.used[s.id]))
            for s in briefing.sections
        ),
        reviews=reviews,
        review_log=review_log(briefing),
        counts=counts,
        key_counts=keys,
        coverage=coverage,
        account=account(briefing, reviews, facts, counts, keys, note.review, limits=(coverage.sentence,)),
    )


def _check_reviewed(briefing: Briefing, reviews: tuple[PartReview, ...], report: Report) -> None:
    for part, review in zip(parts(briefing), reviews, strict=True):
        if review.standing is not Standing.SUBSTANTIVE:
            place = Place(part.places[0].path) if part.places else briefing.place
            report.error(place, f"no person has reviewed '{part.title}' as it stands", review_command(briefing))
