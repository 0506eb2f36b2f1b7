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
from tests.briefings import problems, write_briefing


@dataclass(frozen=True)
class Marked:
    """``html`` is the chapter's, without the lines that its elements carry; ``lined`` has them."""

    html: str
    lined: str
    problems: list[str]
    document: Document


@pytest.fixture(scope="session")
def mark(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Marked]:
    """A function that marks up Markdown; its first line is line 1 of ``one.md``, and keywords change the briefing."""
    read, found = write_briefing(tmp_path_factory.mktemp("mark_up")).read()
    assert read is not None and not found
    evidence = examine(read, Report())

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
        document = mark_up(replace(read, **{**alone, **changes}), evidence, report)
        lined = document.chapters[0].html
        return Marked(re.sub(r' data-line="\d+"', "", lined), lined, problems(report), document)

    return marked
