"""What figures state is held against the ledger: every number and date must be one that the row's facts record."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from press.model.charts import Bars, Dots, Line, Measure, Multiples
from press.model.comparisons import Dumbbells, Slopes, StackedBars
from press.model.dates import PartialDate
from press.model.figure import FigureSpec
from press.model.figure_data import Statement
from press.model.record import Fact, Value
from press.model.report import Named, Report, did_you_mean

# A number in words that are printed: 1,500 and 3.5, but neither the 9 of SR-9 nor the 2 of A/2.
_NUMBER = re.compile(r"(?<![\w/.-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w/])")


def check_figure_facts(figures: Sequence[FigureSpec], facts: Sequence[Fact], report: Report) -> None:
    """Report each row that rests on no fact, and each number, date and unit with which its facts do not agree."""
    ledger = {fact.id: fact for fact in facts}
    for figure in figures:
        measure = _measure(figure)
        for statement in figure.statements:
            _check(statement, figure, measure, ledger, report)


def _check(
    statement: Statement, figure: FigureSpec, measure: Measure | None, ledger: dict[str, Fact], report: Report
) -> None:
    place = statement.backing.place
    unknown = [fact for fact in statement.backing.facts if fact not in ledger]
    for fact in unknown:
        hint = did_you_mean(fact, ledger, "add it to facts.yaml")
        report.missing(Named.FACT, fact, place, f"no fact has the id '{fact}'", hint)
    if not statement.backing.facts and not figure.nocheck:
        hint = "add 'fact: …' with its id, or say once for the whole figure why not: 'nocheck: …'"
        report.error(place, "this row of the figure rests on no fact", hint)
    if unknown or not statement.backing.facts:
        return
    known = [ledger[fact] for fact in statement.backing.facts]
    for number in statement.numbers:
        if not any(value.number == number for value in _values(known)):
            _disagree(statement, f"{number:,f}", known, report)
    for day in statement.dates:
        if not any(_is_in(day, recorded) for recorded in _dates(known)):
            _disagree(statement, str(day), known, report)
    for said in _NUMBER.findall(statement.words):
        if not _is_recorded(Decimal(said.replace(",", "")), statement, known):
            _disagree(statement, said, known, report)
    if measure and measure.counts:
        _check_units(statement, measure, known, report)


def _disagree(statement: Statement, said: str, facts: Iterable[Fact], report: Report) -> None:
    listed = list(facts)
    records = ", ".join(dict.fromkeys(_shown(value) for value in _values(listed))) or "no number and no date"
    names = ", ".join(f"'{fact.id}'" for fact in listed)
    noun = "fact" if len(listed) == 1 else "facts"
    message = f"the figure says '{said}', the ledger says {records} ({noun} {names})"
    report.error(statement.backing.place, message, f"correct one of the two, here or in {listed[0].place}")


def _check_units(statement: Statement, measure: Measure, facts: list[Fact], report: Report) -> None:
    """What is counted differently does not stand on one axis, however near the numbers are."""
    for number in statement.numbers:
        units = [value.unit for value in _values(facts) if value.number == number]
        if units and not any(_is_unit(unit, count) for unit in units for count in measure.counts):
            message = f"the ledger counts {units[0]} here, and this figure counts {', '.join(measure.counts)}"
            hint = "numbers of different counts do not share an axis: use the kind 'numbers', or add to 'counts:'"
            report.error(statement.backing.place, message, hint)


def _is_unit(unit: str, count: str) -> bool:
    """Whether the ledger's unit is the count, with or without words after it: "troops in 2003" are troops."""
    return unit == count or unit.startswith(f"{count} ")


def _measure(figure: FigureSpec) -> Measure | None:
    measured = Bars | StackedBars | Dots | Dumbbells | Line | Slopes | Multiples
    return figure.content.measure if isinstance(figure.content, measured) else None


def _values(facts: Iterable[Fact]) -> list[Value]:
    return [value for fact in facts for value in fact.values]


def _dates(facts: Iterable[Fact]) -> list[PartialDate]:
    listed = list(facts)
    return [v.date for v in _values(listed) if v.date] + [fact.as_of for fact in listed if fact.as_of]


def _is_in(day: PartialDate, recorded: PartialDate) -> bool:
    """Whether ``recorded`` says as much as ``day`` or more: 1999-06-12 bears out June 1999, but not the other way."""
    return recorded.iso.startswith(day.iso)


def _is_recorded(number: Decimal, statement: Statement, facts: list[Fact]) -> bool:
    """Whether a printed number is one of the facts', or part of a date of theirs, or of the row's own."""
    dates = [*_dates(facts), *statement.dates]
    parts = {part for day in dates for part in (day.year, day.year % 100, day.day) if part}
    numbers = {value.number for value in _values(facts)} | set(statement.numbers) | set(_names(facts))
    return number in numbers or number in parts


def _names(facts: list[Fact]) -> list[Decimal]:
    """Numbers in the wording of the facts' claims: those of resolutions and articles are in no value."""
    return [Decimal(said.replace(",", "")) for fact in facts for said in _NUMBER.findall(fact.claim)]


def _shown(value: Value) -> str:
    return str(value.date) if value.date else f"{value.number:,f} {value.unit}".rstrip()
