"""One chapter, ``one.md``, marked up on its own within the tiny briefing of ``tests/briefings.py``."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from press.examine import examine
from press.mark_up import mark_up
from press.model.briefing import Section, Text
from press.model.document import Document
from press.model.report import Place, Report
from press.parse import parse
from tests.briefings import problems, write_briefing


@dataclass(frozen=True)
class Marked:
    """A marked-up chapter: ``lined`` is its HTML, ``typeset`` the same without the lines and sources in its elements.

    ``html`` and ``notes`` have plain spaces for those that do not break a line, which are ``test_typography``'s matter.
    """

    html: str
    typeset: str
    lined: str
    notes: list[str]
    problems: list[str]
    document: Document


def without_lines(html: str) -> str:
    return re.sub(r' data-(?:line|sources)="[\d ]+"', "", html)


def _loose(html: str) -> str:
    return html.replace("\xa0", " ").replace("\u2060", "")


@pytest.fixture(scope="session")
def mark(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Marked]:
    """A function that marks up Markdown; its first line is line 1 of ``one.md``, and keywords change the briefing."""
    read, found = write_briefing(tmp_path_factory.mktemp("mark_up")).read()
    assert read is not None
    assert not found
    evidence = examine(read, parse(read, Report()), Report())

    def marked(markdown: str, **changes: Any) -> Marked:
        section = Section(
            id="one",
            title="One",
            running_title="One",
            standfirst=Text("What it says.", Place("one.md", 1)),
            opens_page=False,
            is_numbered=True,
            body=Text(markdown, Place("one.md", 1)),
        )
        alone = {"sections": (section,), "key_points": (), "key_figures": (), "guidance": ()}
        report = Report()
        briefing = replace(read, **{**alone, **changes})
        document = mark_up(briefing, parse(briefing, report), evidence, report)
        lined = document.chapters[0].html
        typeset = without_lines(lined)
        notes = [_loose(without_lines(note.html)) for note in document.notes]
        return Marked(_loose(typeset), typeset, lined, notes, problems(report), document)

    return marked
