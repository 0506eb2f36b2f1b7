"""Every example of the documentation works: each is put into a tiny briefing, which is read and marked up."""

import re
from pathlib import Path

import pytest

from press.arrange import arrange
from press.model.edition import Arrangement
from press.model.report import Report, Severity
from press.model.seal import fact_digest, parts
from tests.briefings import FACTS, PNG, SOURCES, Folder, write_briefing
from tests.fonts import plain
from tests.houses import HOUSE, LOGO, write_house
from tests.pipelines import shared_pipeline

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^```(markdown|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# What the examples refer to and another place defines, by the words by which an example defines it itself.
NAMED_SOURCES = ("unsc-1244", "kfor-page", "kfor-2025-handover", "nato-isaf-page")
NAMED_FACTS = {
    "isaf-peak": ("value: 130000", "troops"),
    "ifor-strength": ("value: 60000", "troops"),
    "kfor-initial-strength": ("value: 50000", "troops"),
    "kfor-strength": ("value: 4500", "troops"),
    "kfor-2025-strength": ("value: 4500", "personnel"),
    "kfor-entry-1999": ("date: 1999-06-12", ""),
    "nato-consensus": ("value: 1", "vote"),
}
NAMED_PLACES = {
    "id: tbl-missions": "/// table | Two missions\n    id: tbl-missions\n    columns: 50 50\n\n"
    "| Mission | Strength |\n|---|--:|\n| KFOR (Kosovo) | 4,500 |\n///",
    "{#crisis-response}": "## Crisis response {#crisis-response}\n\nText.",
    "{#legal-basis}": "## Legal basis {#legal-basis}\n\nText.",
    "id: before-approval": "/// scrutiny | Before approval\n    id: before-approval\n\n1. Who pays?\n///",
}
TIMELINE = """\
kind: timeline
title: One mission ran on
subtitle: Missions
source: Own count.
alternative: "A bar from 1999 on."
first_year: 1999
last_year: 2026
data:
  - {name: KFOR, start: 1999-06-12, continuing: true, fact: kfor-entry-1999}
"""
HEAD = "---\nid: {}\ntitle: A title\nstandfirst: A standfirst.\n---\n\n"
FURTHER = {"title": "A finding", "subtitle": "What is measured", "source": "Own count.", "alternative": "A line."}


def examples(kind: str) -> list[object]:
    """The fenced examples of a language, each named by its file and line."""
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for block in FENCE.finditer(text):
            if block[1] == kind:
                line = text.count("\n", 0, block.start()) + 1
                found.append(pytest.param(block[2], id=f"{page}:{line}"))
    return found


def inline_examples() -> list[object]:
    """What the table "Inline" says can be typed: the code in the first cell of each row."""
    text = (ROOT / "docs/writing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?) \| [^|]*\|$", text.split("## Inline")[1].split("###")[0], re.MULTILINE)
    return [pytest.param("\n\n".join(re.findall(r"`([^`]+)`", row)), id=row) for row in rows]


def source(id: str) -> str:
    return SOURCES.split("- id: town-history")[0].replace("town-report", id).replace("town-a", f"body-of-{id}")


def fact(id: str, value: str, unit: str) -> str:
    made = FACTS.split("- id: first-well")[0].replace("less-use", id).replace("value: 20", value)
    made = re.sub(r"claim: .*", "claim: It was so.", made).replace("type: percent", "type: event")
    return made.replace("unit: per cent", f"unit: {unit}") if unit else re.sub(r"  unit: .*\n", "", made)


@pytest.fixture
def folder(tmp_path) -> Folder:
    return write_briefing(tmp_path)


def fill(folder: Folder, example: str) -> None:
    """Write what the example refers to, and leave out what it defines."""
    folder.write("sources.yaml", SOURCES + "".join(source(id) for id in NAMED_SOURCES if f"id: {id}\n" not in example))
    facts = (fact(id, *value) for id, value in NAMED_FACTS.items() if f"id: {id}\n" not in example)
    folder.write("facts.yaml", FACTS + "".join(facts))
    places = "\n\n".join(text for name, text in NAMED_PLACES.items() if name not in example)
    folder.write("03-places.md", f"{HEAD.format('places')}{places}\n\n![](fig:missions-timeline)\n")
    folder.write("figures/missions-timeline.yaml", TIMELINE)
    folder.change("02-record.md", "fig-harbour", "fig-quay")
    folder.write("figures/harbour.jpg", PNG)


def mistakes(folder: Folder) -> list[str]:
    report = Report()
    document = shared_pipeline().document(folder.path, report)
    if document is not None and "handout" in document.briefing.editions:
        arrange(document, Arrangement.HANDOUT, (), report)
    return [str(found) for found in report.diagnostics if found.severity is Severity.ERROR]


@pytest.mark.parametrize("example", [*examples("markdown"), *inline_examples()])
def test_markdown_of_the_documentation_can_be_printed(folder, example):
    if "ai_assistance:" in example:  # a briefing in one text
        for name in ("briefing.yaml", "01-introduction.md", "02-record.md", "facts.yaml", "sources.yaml"):
            folder.remove(name)
    else:
        fill(folder, example)
    folder.write("04-example.md", example if example.startswith("---") else HEAD.format("example") + example)
    assert mistakes(folder) == []


@pytest.mark.parametrize("example", examples("yaml"))
def test_yaml_of_the_documentation_can_be_read(folder, example):
    fill(folder, example)
    if example.startswith("kind:"):
        further = (f"{key}: {words}\n" for key, words in FURTHER.items() if f"\n{key}:" not in example)
        folder.write("figures/example.yaml", example + "".join(further))
        folder.write("figures/strength.csv", "year,troops,fact\n1999,50000,kfor-initial-strength; kfor-entry-1999\n")
        folder.write("04-example.md", f"{HEAD.format('example')}![](fig:example)\n")
    elif example.startswith("colours:"):
        Folder(folder.path.parent.parent).write("house/green/house.yaml", example)
        Folder(folder.path.parent.parent).write("house/green/logo.svg", LOGO)
        folder.change("briefing.yaml", "version: 1.0.0", "version: 1.0.0\nhouse: green")
    elif example.startswith("type: {text: Gentium"):
        house = write_house(folder, "green")
        house.write("house.yaml", f"{HOUSE}{example}")
        for name in re.findall(r"fonts/.*ttf", example):
            house.write(name, plain())
        house.write("fonts/OFL.txt", "Copyright")
    elif example.startswith("# content/series.yaml"):
        Folder(folder.path.parent).write("series.yaml", example)
        write_house(folder, "example-library")
    elif example.startswith("- by:"):
        folder.write("04-origins.md", f"{HEAD.format('origins')}Text.\n")
        folder.write("reviews.yaml", with_digests(folder, example))
    elif example.startswith("- id:"):
        name = "facts.yaml" if "claim:" in example else "sources.yaml"
        folder.write(name, (folder.path / name).read_text(encoding="utf-8") + example)
    elif example.startswith("form:"):
        record = (folder.path / "briefing.yaml").read_text(encoding="utf-8")
        folder.write("briefing.yaml", record.partition("form: ")[0] + example.replace("conclusion", "record"))
    elif example.startswith("ai_assistance:"):
        record = (folder.path / "briefing.yaml").read_text(encoding="utf-8")
        folder.write("briefing.yaml", record.split("ai_assistance:")[0] + example)
    else:
        write_house(folder, "example-library")
        folder.write("briefing.yaml", example.replace("ai_assistance: {…}", "ai_assistance: {used: false}"))
    assert mistakes(folder) == []


def with_digests(folder: Folder, reviews: str) -> str:
    """The example with the digests of what there is, in the place of the first signs of others."""
    briefing, _ = folder.read()
    digests = {part.id: part.sha256 for part in parts(briefing)}
    digests |= {each.id: fact_digest(each, briefing.sources) for each in briefing.facts}
    return re.sub(r"(chapter|id): ([\w-]+), sha256: \w+…", lambda m: f"{m[0][:-5]}{digests[m[2]]}", reviews)


def test_an_example_that_does_not_work_is_found(folder):
    fill(folder, "")
    folder.write("04-example.md", f"{HEAD.format('example')}See [](#nowhere).\n")
    assert len(mistakes(folder)) == 1
