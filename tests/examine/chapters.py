"""A briefing of one chapter, for tests of what its text says; its first line of text is line 7 of its file."""

from press.model.report import Report
from tests.examine.briefings import briefing
from tests.stages import prose_of

CHAPTER = "content/small/01-origins.md"
FACTS = "content/small/facts.yaml"


def written(text, *facts, **changes):
    """The briefing whose one chapter is ``text``."""
    head = "---\nid: origins\ntitle: Origins\nstandfirst: How.\n---\n\n"
    return briefing({"origins": head + text}, **{"facts": facts, "key_points": (), **changes})


def said(check, made):
    """What a check reports, as authors see it."""
    report = Report()
    check(made, prose_of(made), report)
    return [str(diagnostic) for diagnostic in report.diagnostics]
