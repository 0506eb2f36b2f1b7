"""Facts as written become facts as they stand on the published date; what says too much is an error."""

from collections.abc import Container
from datetime import timedelta

from press.examine.standing.reviews import checks_that_ended, checks_that_hold, review_command
from press.model.briefing import Briefing
from press.model.dates import in_words
from press.model.people import is_model
from press.model.record import Check, Fact, Relation, Status
from press.model.report import Report
from press.model.support import AI_OUTPUT, CONFIRMING, contradicting, is_checkable, supporting

# A fact that holds "as of" a day can change, so a check of it is believed for a year.
CHECK_LASTS = timedelta(days=365)

CONFIRMABLE = (Status.NOT_CHECKED, Status.SOURCED, Status.VERIFIED)
CAN_GO_STALE = (Status.PARTLY, Status.SOURCED, Status.VERIFIED)
NEEDS_CAVEAT = (Status.PARTLY, Status.DISPUTED)
NEEDS_REASON = (Status.NOT_CHECKED, Status.UNVERIFIABLE, Status.CONTRADICTED)
NEEDS_SUPPORT = (Status.SOURCED, Status.VERIFIED, Status.PARTLY, Status.DISPUTED)
NEEDS_CONTRADICTION = (Status.DISPUTED, Status.CONTRADICTED)


def effective_statuses(briefing: Briefing) -> dict[str, tuple[Status, Check | None]]:
    """For each fact its status on the published date, and the person's check that it rests on, if any."""
    held, ended = checks_that_hold(briefing), checks_that_ended(briefing)
    return {
        fact.id: _effective(fact, held.get(fact.id) or _written_check(fact, ended, briefing), briefing)
        for fact in briefing.facts
    }


def stale_since(fact: Fact, check: Check | None, briefing: Briefing) -> str:
    """The day from which a fact should have been checked again, in words; empty where it has not come yet.

    Of an undated briefing nobody knows: its account says that this was not computed.
    """
    if briefing.published is None:
        return ""
    due = fact.recheck_after.first if fact.recheck_after else None
    days = [due] if due and not (check and check.on >= due) else []
    if check and fact.as_of:
        days.append(check.on + CHECK_LASTS)
    past = [day for day in days if day <= briefing.published]
    return in_words(min(past)) if past else ""


def check_statuses(briefing: Briefing, report: Report) -> None:
    """Report each fact whose status says more than its evidence, and each check that no person made."""
    held, ended = checks_that_hold(briefing), checks_that_ended(briefing)
    for fact in briefing.facts:
        _check_evidence(fact, briefing, report)
        _check_explained(fact, report)
        if fact.checked:
            _check_checker(fact, fact.checked, briefing, report)
        if fact.status is Status.VERIFIED:
            _check_locator(fact, briefing, report)
            if fact.id not in held:
                _check_written_check(fact, fact.id in ended, briefing, report)


def check_strictly(briefing: Briefing, report: Report) -> None:
    """Report what stands against publishing: a key fact that is not verified, and any that is stale."""
    statuses = effective_statuses(briefing)
    for fact in briefing.facts:
        status, check = statuses[fact.id]
        if since := stale_since(fact, check, briefing):
            message = f"the fact '{fact.id}' is stale: it should have been checked again on {since}"
            report.error(fact.place, message, review_command(briefing))
        elif fact.importance == "key" and status not in (Status.VERIFIED, Status.JUDGEMENT):
            message = f"the key fact '{fact.id}' is '{status}', not 'verified'"
            can_be_checked = status in CONFIRMABLE
            hint = review_command(briefing) if can_be_checked else "name a source that settles it"
            report.error(fact.place, message, hint)


def _written_check(fact: Fact, ended: Container[str], briefing: Briefing) -> Check | None:
    """The check that stands in facts.yaml; an edit that reviews.yaml knows of has ended it.

    It counts only where the author says ``verified``: otherwise it may be of another wording of the fact.
    """
    check = fact.checked
    if check is None or fact.status not in (Status.VERIFIED, Status.PARTLY, Status.DISPUTED) or fact.id in ended:
        return None
    is_late = briefing.published is not None and check.on > briefing.published
    is_persons = not is_late and not is_model(check.by, briefing.assistance.tools)
    return check if is_persons and check.how in CONFIRMING else None


def _effective(fact: Fact, check: Check | None, briefing: Briefing) -> tuple[Status, Check | None]:
    status = fact.status
    support = supporting(fact, briefing.sources)
    if status in CONFIRMABLE:
        is_confirmed = check is not None and is_checkable(fact, briefing.sources)
        status = Status.VERIFIED if is_confirmed else min(status, Status.SOURCED, key=list(Status).index)
        if not support:
            status = Status.NOT_CHECKED
        elif contradicting(fact, briefing.sources):
            status = Status.DISPUTED
        if status is not Status.VERIFIED:
            check = None
    if status in CAN_GO_STALE and stale_since(fact, check, briefing):
        status = Status.STALE
    return status, check


def _check_evidence(fact: Fact, briefing: Briefing, report: Report) -> None:
    kinds = {source.id: source.kind for source in briefing.sources}
    for support in fact.evidence:
        if kinds.get(support.source) == AI_OUTPUT and support.relation is not Relation.CONTEXT:
            message = f"the source '{support.source}' is the output of an AI system, which is no evidence"
            report.error(support.place, message, "write 'relation: context', or name the source that it rests on")
    _check_relations(fact, {support.relation for support in fact.evidence}, report)


def _check_relations(fact: Fact, relations: set[Relation], report: Report) -> None:
    if fact.status in NEEDS_SUPPORT and Relation.SUPPORTS not in relations:
        hint = "add a source with 'relation: supports', or write 'status: not_checked' and a reason"
        message = f"the fact '{fact.id}' is '{fact.status}', but no source supports it"
        report.error(fact.place, message, hint)
    if fact.status in NEEDS_CONTRADICTION and Relation.CONTRADICTS not in relations:
        hint = "add the source that does with 'relation: contradicts'"
        message = f"the fact '{fact.id}' is '{fact.status}', but no source contradicts it"
        report.error(fact.place, message, hint)
    if fact.status in CONFIRMABLE and Relation.CONTRADICTS in relations:
        hint = "write 'status: disputed' and a caveat, or 'status: contradicted' and a reason"
        message = f"the fact '{fact.id}' is '{fact.status}', but a source contradicts it"
        report.error(fact.place, message, hint)


def _check_explained(fact: Fact, report: Report) -> None:
    if fact.status in NEEDS_CAVEAT and not fact.caveat:
        message = f"the fact '{fact.id}' is '{fact.status}', and readers are not told how"
        report.error(fact.place, message, "add a line 'caveat: …'")
    if fact.status in NEEDS_REASON and not fact.reason:
        message = f"the fact '{fact.id}' is '{fact.status}', and the reason is not given"
        report.error(fact.place, message, "add a line 'reason: …'")


def _check_checker(fact: Fact, check: Check, briefing: Briefing, report: Report) -> None:
    if is_model(check.by, briefing.assistance.tools):
        message = f"the fact '{fact.id}' was checked by '{check.by}', which is an AI system"
        report.error(fact.place, message, "only people check; delete 'checked:' and write 'status: sourced'")


def _check_locator(fact: Fact, briefing: Briefing, report: Report) -> None:
    support = supporting(fact, briefing.sources)
    if support and not is_checkable(fact, briefing.sources):
        message = f"the fact '{fact.id}' is 'verified', but the place in '{support[0].source}' is not given"
        report.error(support[0].place, message, "add a line 'locator: para. 7'")


def _check_written_check(fact: Fact, was_edited: bool, briefing: Briefing, report: Report) -> None:
    """``verified`` needs a person, a day and a source that they opened."""
    if fact.checked is None:
        message = f"the fact '{fact.id}' is 'verified', but nobody says who checked it and when"
        report.error(fact.place, message, f"{review_command(briefing)}, or write 'status: sourced'")
    elif fact.checked.how not in CONFIRMING:
        message = f"the fact '{fact.id}' is 'verified', but {fact.checked.by} did not open a source"
        report.error(fact.place, message, f"write 'how:' with one of {', '.join(CONFIRMING)}")
    elif not was_edited:
        message = f"the check of '{fact.id}' by {fact.checked.by} would outlive an edit of the fact"
        report.warning(fact.place, message, review_command(briefing))
