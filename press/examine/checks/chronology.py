"""The dates of the record must come in an order in which things can have happened."""

import re
from datetime import date

from press.examine.language.moments import Moment
from press.examine.language.quantities import read
from press.examine.language.vocabulary import any_of
from press.model.briefing import Briefing
from press.model.dates import PartialDate, in_words
from press.model.record import Fact, Relation, Source, Support
from press.model.report import Report

_LOOKS_AHEAD = any_of(
    r"will would shall due plan\w* schedul\w* expires? pledge\w* target\w* goal deadline to_be run_out forecast\w* "
    r"expected"
)
# A source may announce what was still to come, and so may a briefing.
_PLANNED = re.compile(rf"\b(?:{_LOOKS_AHEAD})\b")
_OPEN = re.compile(rf"\b(?:{_LOOKS_AHEAD}|by|until|from|review|renew\w*|extend\w*)\b")


def check_record(briefing: Briefing, report: Report) -> None:
    """Report sources, facts and checks whose dates cannot follow each other."""
    sources = {source.id: source for source in briefing.sources}
    for source in briefing.sources:
        _check_source(source, briefing.published, report)
    for fact in briefing.facts:
        _check_support(fact, sources, report)
        _check_checked(fact, sources, briefing.published, report)
        _check_known(fact, briefing.published, report)


def _check_source(source: Source, published: date, report: Report) -> None:
    if source.issued and source.accessed and source.issued.first > _last(source.accessed):
        opened = f"after it was opened {_on(source.accessed)}"
        message = f"the source '{source.id}' was issued {_on(source.issued)}, {opened}"
        report.error(source.place, message, "correct 'issued:' or 'accessed:'")
    if source.accessed and source.accessed.first > published:
        opened = f"was opened {_on(source.accessed)}"
        message = f"the source '{source.id}' {opened}, after the briefing was published"
        report.error(source.place, message, "correct 'accessed:', or 'published:' in briefing.yaml")


def _check_support(fact: Fact, sources: dict[str, Source], report: Report) -> None:
    """A source cannot tell of what happened after it was issued, unless it was planned.

    Which of a fact's dates a source supports is not on record. So one source is reported only for a date that it is
    said to give, and all of them together if none is later than the event.
    """
    dates = [value.date for value in fact.values if value.date]
    supporting = [
        (support, sources[support.source])
        for support in fact.evidence
        if support.relation is Relation.SUPPORTS and support.source in sources
    ]
    if not dates or _PLANNED.search(fact.claim):
        return
    for support, source in supporting:
        late = _later_than_issued(support, source)
        if late and any(late.agrees_with(day) for day in dates):
            issued = f"was issued {_on(source.issued)}"
            message = f"the source '{source.id}' {issued}, before '{late.text}', which it is to support"
            report.error(support.place, message, "correct 'issued:' or the date")
    event = min(dates, key=lambda day: day.first)
    days = [source.issued for _, source in supporting]
    if days and all(day and _last(day) < event.first for day in days):
        message = f"every source for the fact '{fact.id}' was issued before {event}, of which it tells"
        report.error(fact.place, message, "correct 'issued:' or 'date:', or name a later source")


def _later_than_issued(support: Support, source: Source) -> Moment | None:
    """A day that the evidence says the source gives, although it was still to come."""
    if not source.issued or _PLANNED.search(support.says):
        return None
    moments = read(f"{support.says} {support.quote}").moments
    last = _last(source.issued)
    return next((m for m in moments if m.year and m.is_possible and _first(m) > last), None)


def _check_checked(fact: Fact, sources: dict[str, Source], published: date, report: Report) -> None:
    if not fact.checked:
        return
    on = in_words(fact.checked.on)
    if fact.checked.on > published:
        message = f"the fact '{fact.id}' was checked on {on}, after the briefing was published"
        report.error(fact.place, message, "correct 'on:', or 'published:' in briefing.yaml")
    for support in fact.evidence:
        source = sources.get(support.source)
        if source and source.accessed and source.accessed.first > fact.checked.on:
            opened = f"before '{source.id}' was opened {_on(source.accessed)}"
            message = f"the fact '{fact.id}' was checked on {on}, {opened}"
            report.error(support.place, message, "correct 'on:', or 'accessed:' of the source")


def _check_known(fact: Fact, published: date, report: Report) -> None:
    if fact.as_of and fact.as_of.first > published:
        message = f"the fact '{fact.id}' holds as of {fact.as_of}, after the briefing was published"
        report.error(fact.place, message, "correct 'as_of:', or 'published:' in briefing.yaml")
    for value in fact.values:
        if value.date and value.date.first > published and not _OPEN.search(fact.claim):
            message = f"the fact '{fact.id}' tells of {value.date}, after the briefing was published"
            report.warning(fact.place, message, "correct the date, or say in the claim that it was planned")


def _first(moment: Moment) -> date:
    return PartialDate(moment.year, moment.month, moment.day).first


def _on(day: PartialDate | None) -> str:
    return f"{'on' if day and day.day else 'in'} {day}"


def _last(day: PartialDate) -> date:
    """The last day that it can mean."""
    if day.day:
        return day.first
    following = PartialDate(day.year + (day.month in (0, 12)), day.month % 12 + 1 if day.month else 1)
    return date.fromordinal(following.first.toordinal() - 1)
