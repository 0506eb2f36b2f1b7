"""Reviews on record become what each part's review is worth today, and which lines changed since."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from press.model.briefing import Briefing
from press.model.dates import in_words
from press.model.evidence import PartReview, ReviewEvidence, Standing
from press.model.people import is_model
from press.model.record import Check, Fact, Review
from press.model.report import Named, Place, Report, did_you_mean
from press.model.seal import OTHER_PARTS, Part, copy_name, digest, fact_digest, lines_of, parts
from press.model.support import CONFIRMING


def review_command(briefing: Briefing) -> str:
    """What to type for a review; hints end with it."""
    return f"python build.py review {briefing.slug}"


def part_reviews(briefing: Briefing) -> tuple[PartReview, ...]:
    """How each part stands: reviewed as it is, its language corrected, reviewed before an edit, or never."""
    return tuple(_standing(part, briefing) for part in parts(briefing))


def review_log(briefing: Briefing) -> tuple[ReviewEvidence, ...]:
    """The reviews that count, oldest first."""
    digests = {part.id: part.sha256 for part in parts(briefing)}
    facts = {fact.id: fact_digest(fact, briefing.sources) for fact in briefing.facts}
    return tuple(
        ReviewEvidence(
            by=review.by,
            role=review.role,
            kind=review.kind,
            on=review.on,
            limits=review.limits,
            parts_read=len(review.covers),
            parts_unchanged=sum(digests.get(id) == sha256 for id, sha256 in review.covers),
            facts_checked=len(review.facts),
            facts_unchanged=sum(facts.get(check.id) == check.sha256 for check in review.facts),
        )
        for review in _reviews_by_day(briefing)
    )


def checks_that_hold(briefing: Briefing) -> dict[str, Check]:
    """People's checks of facts that are still what they were then, the latest for each fact."""
    return {
        fact.id: Check(review.by, review.on, how)
        for fact in briefing.facts
        for review, how, sha256 in _checks_of(fact, briefing)
        if sha256 == fact_digest(fact, briefing.sources) and how in CONFIRMING
    }


def checks_that_ended(briefing: Briefing) -> dict[str, Check]:
    """People's checks of facts that were edited since and not checked again."""
    held = checks_that_hold(briefing)
    return {
        fact.id: Check(review.by, review.on, how)
        for fact in briefing.facts
        for review, how, _ in _checks_of(fact, briefing)
        if fact.id not in held
    }


def check_reviews(briefing: Briefing, report: Report) -> None:
    """Report reviews that do not count, and those that an edit ended, line by line."""
    for section in briefing.sections:
        if section.id in OTHER_PARTS:
            message = f"'{section.id}' is the name of a part that is no chapter"
            report.error(section.standfirst.place, message, "give the chapter another id")
    for review in briefing.reviews:
        _check_review(review, briefing, report)
    standings = {row.id: row for row in part_reviews(briefing)}
    for part in parts(briefing):
        ended = _ended_review(part, briefing)
        if ended and standings[part.id].standing is not Standing.SUBSTANTIVE:
            _report_changes(part, ended, briefing, report)
    ended_checks = checks_that_ended(briefing)
    for fact in briefing.facts:
        if check := ended_checks.get(fact.id):
            when = f"{check.by} checked it on {in_words(check.on)}"
            report.warning(fact.place, f"the fact '{fact.id}' changed since {when}", review_command(briefing))


def counts_as_review(review: Review, briefing: Briefing) -> bool:
    """A review counts if a person made it, and not after the briefing was published, if that is on record."""
    is_person = not is_model(review.by, briefing.assistance.tools, review.role)
    return is_person and (briefing.published is None or review.on <= briefing.published)


def _reviews_by_day(briefing: Briefing) -> list[Review]:
    return sorted((r for r in briefing.reviews if counts_as_review(r, briefing)), key=lambda review: review.on)


def _checks_of(fact: Fact, briefing: Briefing) -> Iterator[tuple[Review, str, str]]:
    for review in _reviews_by_day(briefing):
        for check in review.facts:
            if check.id == fact.id:
                yield review, check.how, check.sha256


def _covering(part: Part, briefing: Briefing) -> list[tuple[Review, str]]:
    """The reviews that cover a part, oldest first, each with the SHA-256 that it had then."""
    return [(review, sha256) for review in _reviews_by_day(briefing) for id, sha256 in review.covers if id == part.id]


def _standing(part: Part, briefing: Briefing) -> PartReview:
    best = PartReview(part.id, part.title, Standing.NEVER)
    order = list(Standing)
    for review, sha256 in _covering(part, briefing):
        standing = Standing(review.kind) if sha256 == part.sha256 else Standing.ENDED
        if order.index(standing) >= order.index(best.standing):
            best = PartReview(part.id, part.title, standing, review.by, review.role, review.on, review.limits)
    return best


def _ended_review(part: Part, briefing: Briefing) -> tuple[Review, str] | None:
    """The last review that an edit of the part ended, of the substance rather than of the language."""
    ended = [(review, sha256) for review, sha256 in _covering(part, briefing) if sha256 != part.sha256]
    substantive = [(review, sha256) for review, sha256 in ended if review.kind == Standing.SUBSTANTIVE]
    has_copy_edit = any(sha256 == part.sha256 for _, sha256 in _covering(part, briefing))
    chosen = substantive or ([] if has_copy_edit else ended)
    return chosen[-1] if chosen else None


def _check_review(review: Review, briefing: Briefing, report: Report) -> None:
    if is_model(review.by, briefing.assistance.tools, review.role):
        message = f"the review by '{review.by}' does not count: that is an AI system"
        report.error(review.place, message, "only people review; delete the entry")
    if briefing.published and review.on > briefing.published:
        published = in_words(briefing.published)
        message = f"the review of {in_words(review.on)} came after the published date, {published}"
        report.error(review.place, message, f"write 'published: {review.on.isoformat()}' in briefing.yaml")
    part_ids = [part.id for part in parts(briefing)]
    fact_ids = [fact.id for fact in briefing.facts]
    for id, _ in review.covers:
        if id not in part_ids and report.has_all(Named.CHAPTER):
            message = f"a review covers '{id}', and no chapter has that id"
            report.warning(review.place, message, did_you_mean(id, part_ids, "it counts for nothing now"))
    for check in review.facts:
        if check.id not in fact_ids and report.has_all(Named.FACT):
            message = f"a review checked '{check.id}', and no fact has that id"
            report.warning(review.place, message, did_you_mean(check.id, fact_ids, "it counts for nothing now"))


def _report_changes(part: Part, ended: tuple[Review, str], briefing: Briefing, report: Report) -> None:
    review, sha256 = ended
    since = f"since {review.by} read it on {in_words(review.on)}"
    command = review_command(briefing)
    copy = next((file.content for file in briefing.files if file.name == copy_name(sha256)), None)
    first = part.places[0] if part.places else briefing.place
    if copy is None or digest(copy) != sha256:
        missing = "is missing" if copy is None else "is not what was read"
        message = f"changed {since}; where cannot be said, because {copy_name(sha256)} {missing}"
        report.warning(Place(first.path), message, command)
        return
    for line, was_removed in changed_lines(lines_of(copy), part.lines):
        place = part.places[min(line, len(part.places)) - 1] if part.places else briefing.place
        report.warning(place, f"{'text removed here' if was_removed else 'changed'} {since}", command)


def changed_lines(old: list[str], new: list[str]) -> list[tuple[int, bool]]:
    """The first line, from 1, of each run of lines that changed, and whether the run was only removed.

    >>> changed_lines(["a", "b", "c"], ["a", "x", "y"]), changed_lines(["a", "b"], ["a"])
    ([(2, False)], [(2, True)])
    """
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(first + 1, tag == "delete") for tag, _, _, first, _ in codes if tag != "equal"]
