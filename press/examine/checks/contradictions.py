"""A fact has one value, and an event one year, wherever the briefing speaks of it."""

import re
from dataclasses import dataclass

from press.examine.checks.recorded import Recorded, agree
from press.examine.language.names import names_in
from press.examine.language.pieces import Kind
from press.examine.language.prose import Sentence
from press.examine.language.quantities import Form
from press.model.record import Fact
from press.model.report import Report

# Not "NATO began to train officers", which it may do again.
_ALONE = r"(?=\s+(?:in|on|from|at|with|after|before|early|late)\b|[,.;]|\s+\d)"
# What happens once to a thing; the words of a row mean the same.
_EVENTS = {
    "was founded": r"(?:was|were)\s+(?:founded|established|created|set\s+up|formed)",
    "began": rf"(?:began|started){_ALONE}|(?:was|were)\s+(?:launched|started|begun)",
    "ended": rf"(?:ended|expired){_ALONE}|(?:was|were)\s+(?:ended|closed|terminated)",
    "was signed": r"(?:was|were)\s+signed",
    "was adopted": r"(?:was|were)\s+(?:adopted|passed|ratified)",
    "entered into force": r"(?:entered|came)\s+into\s+force",
    "was abolished": r"(?:was|were)\s+(?:abolished|dissolved|repealed|disbanded)",
}
_WORD = r"[A-Z][\w’'-]*"
_EVENT = re.compile(
    rf"(?P<subject>[Rr]esolution\s+\d+|{_WORD}(?:\s+(?:(?:of|for)\s+(?:the\s+)?|and\s+)?(?:{_WORD}|\d+)){{0,7}})"
    rf"(?:\s+\([^)]*\))?\s+(?P<event>{'|'.join(_EVENTS.values())})\b"
)
_KINDS = {name: re.compile(pattern) for name, pattern in _EVENTS.items()}
_BETWEEN_CHARACTERS = 60


@dataclass(frozen=True)
class _Dated:
    year: int
    sentence: Sentence


def check_claim(fact: Fact, claim: Sentence, report: Report) -> None:
    """Report a fact whose claim says another number or date than its value."""
    recorded, reading = Recorded(fact), claim.reading
    for quantity in reading.quantities:
        if quantity.form is Form.ORDINAL or quantity.number == 1:
            continue
        counted = recorded.counted(quantity, fact.claim[quantity.end :])
        if counted and not any(agree(quantity, known) for known in counted):
            shown = " or ".join(known.shown for known in counted)
            _report_two(fact, quantity.text, shown, report)
    stated = [moment for moment in reading.moments if moment.year]
    if stated and recorded.dates and not any(recorded.has_date(moment) for moment in stated):
        days = " or ".join(map(str, recorded.dates))
        _report_two(fact, stated[0].text, days, report)


def _report_two(fact: Fact, said: str, recorded: str, report: Report) -> None:
    message = f"the fact '{fact.id}' has two values: its claim says '{said}', its record {recorded}"
    report.error(fact.place, message, "correct 'claim:', or 'value:', 'date:' and 'also:'")


def check_years(sentences: tuple[Sentence, ...], report: Report) -> None:
    """Report an event that is dated to different years in different sentences."""
    first: dict[tuple[str, str], _Dated] = {}
    for sentence in sentences:
        if sentence.kind in (Kind.ROW_HEAD, Kind.HEAD_CELL):
            continue
        for key, year in _dated_events(sentence).items():
            earlier = first.setdefault(key, _Dated(year, sentence))
            if earlier.year != year:
                there = f"in {earlier.year} in {earlier.sentence.place}"
                message = f"'{' '.join(key)}' in {year} here, and {there}"
                hint = "correct one of the two, or say how the two events differ"
                report.warning(sentence.place, message, hint)


def _dated_events(sentence: Sentence) -> dict[tuple[str, str], int]:
    """The years of the events that a sentence dates; none of an event that it dates twice."""
    found: dict[tuple[str, str], set[int]] = {}
    for event in _EVENT.finditer(sentence.text):
        subject = _subject(event["subject"])
        moment = next((m for m in sentence.reading.moments if m.start >= event.end() and m.year), None)
        if not subject or not moment or moment.years > 1:
            continue
        between = sentence.text[event.end() : moment.start]
        if len(between) < _BETWEEN_CHARACTERS and ";" not in between and not _EVENT.search(between):
            at = event.start("event")
            kind = next(name for name, pattern in _KINDS.items() if pattern.match(sentence.text, at))
            found.setdefault((subject, kind), set()).add(moment.year)
    return {key: years.pop() for key, years in found.items() if len(years) == 1}


def _subject(text: str) -> str:
    """The name at the head of a sentence; empty for "The treaty" or "It", which may be any."""
    if text[:10].lower() == "resolution":
        return f"r{text[1:]}"
    name = text.removeprefix("The ")
    return name if names_in(f"the {name}") else ""
