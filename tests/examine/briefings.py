"""Small briefings for tests, made as values or as a folder; names in them are placeholders."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from press.model.briefing import (
    Assistance,
    Briefing,
    Contact,
    KeyPoint,
    Licence,
    Origin,
    Section,
    SourceFile,
    Text,
    Tool,
    Use,
)
from press.model.dates import PartialDate
from press.model.record import Check, Fact, FactCheck, Importance, Relation, Review, Source, Status, Support, Value
from press.model.report import Place, Report
from press.model.seal import copy_name, fact_digest, parts
from press.read import read_briefing

FOLDER = "content/small"
PUBLISHED = date(2026, 11, 22)
FIRST_LINE = "AI systems helped to make this briefing. Check its key facts before you rely on them."
TOOL = Tool("model", "Example Model", "Example Provider", "2026-09", "large language model", PartialDate(2026, 11, 18))
DRAFTING = Use("model", "drafting", (), Origin.AI_DRAFTED, "substantial", "Drafted every chapter.")

CHAPTERS = {
    "origins": (
        "---\nid: origins\ntitle: Origins\nstandfirst: How it began.\n---\n\n"
        "The force had [4,500 troops]{fact=strength} at first.\n\nThe second paragraph says nothing.\n"
    ),
    "future": (
        "---\nid: future\ntitle: Future\nstandfirst: How it may end.\n---\n\n"
        "It may shrink. It was [founded in 1949]{fact=founded}.\n"
    ),
}


def source(id: str = "report", **changes: Any) -> Source:
    made = Source(
        id=id,
        title=f"The {id}",
        csl=f'{{"id": "{id}", "title": "The {id}", "type": "report"}}',
        origin=f"body-of-{id}",
        kind="official-record",
        issued=None,
        accessed=None,
        reliability="A",
        reliability_reason="The record itself.",
        place=Place(f"{FOLDER}/sources.yaml", 1),
    )
    return replace(made, **changes)


def support(source: str = "report", relation: Relation = Relation.SUPPORTS, locator: str = "para. 7") -> Support:
    return Support(source, relation, locator, "It says so.", "", Place(f"{FOLDER}/facts.yaml", 20))


def fact(id: str = "strength", **changes: Any) -> Fact:
    """A key fact, sourced, in line 12 of facts.yaml; its evidence in line 20."""
    made = Fact(
        id=id,
        claim=f"The claim {id}.",
        type="event",
        importance=Importance.KEY,
        values=(Value(Decimal(4500), "troops"), Value(date=PartialDate(1949))),
        as_of=None,
        confidence="high",
        proposed_by_ai=True,
        status=Status.SOURCED,
        caveat="",
        reason="",
        evidence=(support(),),
        checked=None,
        recheck_after=None,
        place=Place(f"{FOLDER}/facts.yaml", 12),
    )
    return replace(made, **changes)


def checked(by: str = "Reviewer A", on: date = date(2026, 11, 20), how: str = "read-source") -> Check:
    return Check(by, on, how)


def assistance(**changes: Any) -> Assistance:
    made = Assistance(
        used=True,
        first_line=FIRST_LINE,
        tools=(TOOL,),
        uses=(DRAFTING,),
        not_used_for=("pictures",),
        responsibility=Contact("Example Policy Desk", "briefings@example.org"),
        corrections=Contact("", "corrections@example.org"),
        place=Place(f"{FOLDER}/briefing.yaml", 30),
    )
    return replace(made, **changes)


def briefing(chapters: dict[str, str] | None = None, **changes: Any) -> Briefing:
    """A briefing of two chapters, one source, no facts and no reviews."""
    texts = CHAPTERS if chapters is None else chapters
    files = tuple(SourceFile(f"{n:02}-{id}.md", text.encode()) for n, (id, text) in enumerate(texts.items(), 1))
    made = Briefing(
        slug="small",
        place=Place(f"{FOLDER}/briefing.yaml"),
        series="Test briefing",
        number="1",
        title="A small briefing",
        subtitle="For tests",
        language="en-GB",
        published=PUBLISHED,
        version="1.0.0",
        next_review=None,
        audience="For tests",
        summary="It is small.",
        keywords=("test",),
        publisher=Contact("Example Policy Desk", "briefings@example.org", "https://example.org/small"),
        accessibility_email="access@example.org",
        licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        citation_style="mhra-notes",
        editions=("a4",),
        key_points=(KeyPoint("It began.", Text("It began long ago.", Place(f"{FOLDER}/briefing.yaml", 18))),),
        key_figures=(),
        guidance=(),
        glossary=(),
        mail=None,
        assistance=assistance(),
        sections=tuple(_section(id, text, file.name) for (id, text), file in zip(texts.items(), files, strict=True)),
        sources=(source(),),
        facts=(),
        reviews=(),
        pictures=(),
        files=files,
    )
    return replace(made, **changes)


def review(briefing: Briefing, *ids: str, facts: tuple[str, ...] = (), **changes: Any) -> Review:
    """A substantive review of the parts named, or of all, and checks of facts, of the briefing as it is."""
    made = Review(
        by="Reviewer A",
        role="editor",
        kind="substantive",
        on=date(2026, 11, 20),
        covers=tuple((part.id, part.sha256) for part in parts(briefing) if part.id in ids or not ids),
        facts=tuple(
            FactCheck(f.id, fact_digest(f, briefing.sources), "read-source") for f in briefing.facts if f.id in facts
        ),
        limits="",
        place=Place(f"{FOLDER}/reviews.yaml", 1),
    )
    return replace(made, **changes)


def reviewed(briefing: Briefing, *ids: str, facts: tuple[str, ...] = (), **changes: Any) -> Briefing:
    """The briefing with a review of it, and the copies that the review keeps."""
    entry = review(briefing, *ids, facts=facts, **changes)
    read = {id for id, _ in entry.covers}
    copies = tuple(SourceFile(copy_name(p.sha256), p.content) for p in parts(briefing) if p.id in read)
    return replace(briefing, reviews=(*briefing.reviews, entry), files=(*briefing.files, *copies))


def edited(briefing: Briefing, id: str, old: str, new: str) -> Briefing:
    """The briefing with some words of one chapter replaced."""
    section = next(section for section in briefing.sections if section.id == id)
    name = section.body.place.path.rpartition("/")[2]
    file = next(file for file in briefing.files if file.name == name)
    text = file.content.decode()
    assert text.count(old) == 1
    changed = text.replace(old, new)
    return replace(
        briefing,
        files=tuple(SourceFile(name, changed.encode()) if f is file else f for f in briefing.files),
        sections=tuple(_section(id, changed, name) if s is section else s for s in briefing.sections),
    )


def _section(id: str, text: str, name: str) -> Section:
    place = Place(f"{FOLDER}/{name}", 4)
    body = text.split("---\n", 2)[2]
    return Section(id, id.capitalize(), id.capitalize(), Text("How.", place), False, True, Text(body, place.below(2)))


BRIEFING_YAML = """\
series: {name: Test briefing, number: "1"}
title: A small briefing
subtitle: For tests
language: en-GB
published: 2026-11-22
version: 1.0.0
audience: For tests
summary: It is small.
keywords: [test]
publisher: {name: Example Policy Desk, email: briefings@example.org, web: "https://example.org/small"}
accessibility_email: access@example.org
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
editions: [a4]
key_points:
  - {lead: It began., text: It began long ago.}
ai_assistance:
  used: true
  first_line: AI systems helped to make this briefing. Check its key facts before you rely on them.
  tools:
    - {id: model, name: Example Model, provider: Example Provider, version: "2026-09",
       kind: large language model, last_used: 2026-11-18}
  uses:
    - {tool: model, stage: drafting, chapters: all, origin: ai-drafted, extent: substantial,
       what: Drafted every chapter.}
  not_used_for: [pictures]
  responsibility: {name: Example Policy Desk, email: briefings@example.org}
  corrections: {email: corrections@example.org}
"""
SOURCES_YAML = """\
- {id: report, type: report, title: The report, origin: body, kind: official-record,
   reliability: A, reliability_reason: The record.}
"""
FACTS_YAML = """\
- id: strength
  claim: The force had 4,500 troops.
  type: number
  importance: key
  value: 4500
  unit: troops
  confidence: high
  proposed_by_ai: true
  status: sourced
  evidence:
    - {source: report, relation: supports, locator: para. 7, says: It had 4500 troops.}
- id: founded
  claim: It was founded in 1949.
  type: date
  importance: supporting
  date: 1949
  confidence: high
  proposed_by_ai: true
  status: sourced
  evidence:
    - {source: report, relation: supports, locator: para. 1, says: It was founded in 1949.}
"""


def write_folder(folder: Path) -> Path:
    """Write a small briefing that has no errors; the folder's name is its slug."""
    folder.mkdir(parents=True)
    for n, (id, text) in enumerate(CHAPTERS.items(), 1):
        (folder / f"{n:02}-{id}.md").write_bytes(text.encode())
    for name, text in (("briefing", BRIEFING_YAML), ("sources", SOURCES_YAML), ("facts", FACTS_YAML)):
        (folder / f"{name}.yaml").write_bytes(text.encode())
    return folder


def read_folder(folder: Path) -> tuple[Briefing, Report]:
    report = Report()
    read = read_briefing(folder, report)
    assert read is not None, report.diagnostics
    return read, report
