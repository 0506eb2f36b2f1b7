"""A briefing taken through the first stages, for tests of what comes after them."""

from press.examine import examine
from press.examine.language.prose import Prose, read_prose
from press.mark_up import mark_up
from press.model.briefing import Briefing
from press.model.document import Document
from press.model.evidence import Evidence
from press.model.report import Report
from press.parse import parse


def prose_of(briefing: Briefing) -> Prose:
    return read_prose(briefing, parse(briefing, Report()))


def evidence_of(briefing: Briefing, report: Report | None = None, strict: bool = False) -> Evidence:
    return examine(briefing, parse(briefing, Report()), Report() if report is None else report, strict)


def document_of(briefing: Briefing, report: Report | None = None) -> Document:
    told = Report() if report is None else report
    manuscript = parse(briefing, told)
    return mark_up(briefing, manuscript, examine(briefing, manuscript, told), told)
