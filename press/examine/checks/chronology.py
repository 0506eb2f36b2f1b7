"""The dates of the record must come in an order in which things can have happened."""

import re
from collections.abc import Iterator
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
    """Report sources, facts and checks whose dates cannot follow each other.

    What depends on the day of publication is not computed of an undated briefing (``press.examine.standing.account``).
    """
    sources = {source.id: source for source in briefing.sources}
    published = briefing.published
    for source in briefing.sources:
        _check_source(source, published, report)
    for fact in briefing.facts:
        _check_checked(fact, sources, published, report)
        if published is not None:
            _check_support(fact, sources, published, report)
            _check_known(fact, published, report)


def _check_source(source: Source, published: date | None, report: Report) -> None:
    if source.issued and source.accessed and source.issued.first > _last(source.accessed):
        opened = f"after it was opened {_on(source.accessed)}"
        message = f"the source '{source.id}' was issued {_on(source.issued)}, {opened}"
        report.error(source.place, message, "correct 'issued:' or 'accessed:'")
    if published and source.accessed and source.accessed.first > published:
        opened = f"was opened {_on(source.accessed)}"
        message = f"the source '{source.id}' {opened}, after the briefing was published"
        report.error(source.place, message, "correct 'accessed:', or 'published:' in briefing.yaml")


def _check_support(fact: Fact, sources: dict[str, Source], published: date, report: Report) -> None:
    """A source cannot tell of what happened after it was issued, unless it announced it.

    Which of a fact's dates a source supports is not on record. So one source is reported only for a date that it is
    said to give, and all of them together if none is later than the event.
    """
    dates = [value.date for value in fact.values if value.date and not _is_announced(value.date, fact, published)]
    supporting = [
        (support, sources[support.source])
        for support in fact.evidence
        if support.relation is Relation.SUPPORTS and support.source in sources
    ]
    if not dates or _PLANNED.search(fact.claim):
        return
    told = [_check_one(support, source, dates, report) for support, source in supporting]
    event = min(dates, key=lambda day: day.first)
    days = [source.issued for _, source in supporting]
    if days and not any(told) and all(day and _last(day) < event.first for day in days):
        message = f"every source for the fact '{fact.id}' was issued before {event}, of which it tells"
        hint = f"{_if_announced(event.iso)} if not, correct 'issued:' or 'date:', or name a later source"
        report.error(fact.place, message, hint)


def _check_one(support: Support, source: Source, dates: list[PartialDate], report: Report) -> bool:
    """Whether the evidence says that the source gives one of these dates, which was still to come; it is reported."""
    late = next((m for m in _later_than_issued(support, source) if any(map(m.agrees_with, dates))), None)
    if late is None:
        return False
    message = f"the source '{source.id}' was issued {_on(source.issued)}, before '{late.text}', which it is to support"
    announced = _if_announced(PartialDate(late.year, late.month, late.day).iso)
    report.error(support.place, message, f"{announced} if not, correct 'issued:' or the date")
    return True


def _is_announced(day: PartialDate, fact: Fact, published: date) -> bool:
    """Whether a day was still to come when the briefing was published, or is one from which on the fact holds."""
    return day.first > published or bool(fact.takes_effect and _last(day) >= fact.takes_effect.first)


def _if_announced(iso: str) -> str:
    return f"if it was announced for then, add 'takes_effect: {iso}' to the fact;"


def _later_than_issued(support: Support, source: Source) -> Iterator[Moment]:
    """The days that the evidence says the source gives, although they were still to come."""
    if source.issued and not _PLANNED.search(support.says):
        last = _last(source.issued)
        for moment in read(f"{support.says} {support.quote}").moments:
            if moment.year and moment.is_possible and _first(moment) > last:
                yield moment


def _check_checked(fact: Fact, sources: dict[str, Source], published: date | None, report: Report) -> None:
    if not fact.checked:
        return
    on = in_words(fact.checked.on)
    if published and fact.checked.on > published:
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
        is_to_come = value.date and value.date.first > published
        if is_to_come and not fact.takes_effect and not _OPEN.search(fact.claim):
            message = f"the fact '{fact.id}' tells of {value.date}, after the briefing was published"
            hint = f"{_if_announced(value.date.iso if value.date else '')} if not, correct the date"
            report.warning(fact.place, message, hint)


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
