"""Dates that a sentence states must exist, fall on the weekday that it gives, and count right up to today."""

import re
from datetime import date

from press.examine.language.moments import Moment
from press.examine.language.pieces import Kind
from press.examine.language.prose import Sentence
from press.examine.language.quantities import Bound, Quantity
from press.model.report import Named, Report

_SINCE = re.compile(r"[\s-]years?\s+(?P<word>since|after|on\s+from)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|still|now|today|remains?|stands?|continues?)\b")
_SINCE_CHARACTERS = 60

_PERISHABLE = re.compile(
    r"\b(?<!what is )(?<!until )(?<!by )(?<!from )(?:currently|nowadays|at\s+present|now(?!\s+(?:and\s+then|that)\b)|"
    r"today|recently|so\s+far|to\s+date|the\s+latest|still)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did)\b")
# "Was still there" tells of a day that is over, "can still be missed" of none.
_DATELESS = re.compile(r"\b(?:can|could|may|might|should|must|would|was|were|had)\b(?:\W+\w+){0,8}?\W*$")
_UNDATED = (Kind.HEADING, Kind.HEAD_CELL, Kind.ROW_HEAD, Kind.GUIDANCE, Kind.SOURCE)


def check_calendar(sentence: Sentence, report: Report) -> None:
    """Report days that no calendar has, and weekdays that do not fit."""
    for moment in sentence.reading.moments:
        if not moment.is_possible:
            hint = "write the day that the source gives"
            report.error(sentence.place, f"no calendar has '{moment.text}'", hint)
        elif moment.weekday and moment.right_weekday not in ("", moment.weekday):
            hint = f"write '{moment.right_weekday}', or correct the date"
            report.error(sentence.place, f"'{moment.text}' was a {moment.right_weekday}", hint)


def check_intervals(sentence: Sentence, published: date | None, report: Report) -> None:
    """Report "85 years since 1949" where the briefing is not of 2034, give or take a year; undated, of none."""
    if published is None:
        return
    moments = [moment for moment in sentence.reading.moments if moment.year]
    for quantity in sentence.reading.quantities:
        since = _SINCE.match(sentence.text, quantity.end)
        start = next((m for m in moments if since and 0 <= m.start - since.end() < _SINCE_CHARACTERS), None)
        if not since or not start or _has_end(quantity, start, moments):
            continue
        if since["word"] != "since" and not _PRESENT.search(sentence.text):
            continue  # "fifty years after 1949" tells of 1999
        passed = published.year - start.year
        if not _covers(quantity, passed):
            said = sentence.text[quantity.start : start.end]
            message = f"'{said}' does not fit: in {published.year} it is {passed} years"
            hint = f"write '{passed} years', or name the year up to which you count"
            report.warning(sentence.place, message, hint)


def _has_end(quantity: Quantity, start: Moment, moments: list[Moment]) -> bool:
    return any(m is not start and _covers(quantity, m.year - start.year) for m in moments)


def _covers(quantity: Quantity, passed: int) -> bool:
    """Within a year, since an anniversary may still be to come; rounded years may be a twentieth off too."""
    said = float(quantity.number)
    match quantity.bound:
        case Bound.AT_LEAST:
            return said - 1 <= passed
        case Bound.AT_MOST:
            return passed <= said + 1
        case Bound.ABOUT:
            return abs(passed - said) <= 1 + said / 20
    return abs(passed - said) <= 1


def check_perishable(sentence: Sentence, dated: frozenset[str], report: Report) -> None:
    """Report "currently" and its like where no fact in the sentence says for which day; ``dated`` are those that do."""
    # A capital inside a sentence makes a name of it: "Metal Today", not today.
    words = _PERISHABLE.finditer(sentence.text)
    found = next((word for word in words if word.start() == 0 or word[0][0].islower()), None)
    if not found or sentence.kind in _UNDATED or sentence.waiver is not None or sentence.text.endswith("?"):
        return
    if any(mark.fact in dated for mark in sentence.marks) or not report.has_all(Named.FACT):
        return
    is_past = bool(_PAST.search(sentence.text)) and any(moment.year for moment in sentence.reading.moments)
    if is_past or _DATELESS.search(sentence.text[: found.start()]):
        return
    hint = "mark words of this sentence with a fact that has 'as_of:', or write the date instead"
    message = f"'{found[0].lower()}' holds for a day that the sentence does not give"
    report.warning(sentence.place, message, hint)
