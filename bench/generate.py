"""A number of sections becomes a briefing of our own plain words, with all that makes real pages dear.

Headings, notes, citations, marked facts, references, tables, figures, quotations, boxes and sources stand as densely as
in the flagship. One seed gives one text, on every machine.
"""

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from bench import words

SEED = 20261122
SECTIONS_A_CHAPTER = 6

_RECORD = """\
series: {{name: Bench, number: "{sections}"}}
title: Water along the river
subtitle: A text of {sections} sections that was made to be measured
language: en-GB
published: 2026-11-22
form: report
parts: {{data: true, ledger: full}}
version: 1.0.0
audience: For those who measure how long printing takes
summary: A generated text, as long as it has to be.
publisher: {{name: Example Policy Desk, email: briefings@example.org, web: "https://example.org/bench"}}
accessibility_email: access@example.org
licence: {{name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}}
editions: [a4]
key_points:
  - {{lead: It is invented., text: "Nothing in it is about anywhere. See [](#chapter-1)."}}
glossary:
  - {{term: Tariff, meaning: The price of water by volume.}}
  - {{term: WHO, meaning: The health agency of the UN., expansion: World Health Organization}}
ai_assistance: {{used: false}}
"""

_FIGURE = """\
kind: bars
title: {title}
subtitle: Readings a day
source: Invented for this text.
alternative: Four bars of invented readings, of which the first is the longest.
nocheck: invented for this text
unit: Readings
data:
"""

_TABLE = """\
/// table | Readings of series {number} differ by place
    id: tbl-{number}
    subtitle: Invented readings a day.
    columns: 20 15 65

| Series | Readings | Remark |
|---|--:|---|
{rows}
///"""

_BOX = """\
/// box | What series {number} leaves open
    id: box-{number}

{text}
///"""


@dataclass
class _Writer:
    """Writes sections one after another; ``files`` fills up with what they need."""

    dice: random.Random
    files: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        said = f"{self.one(words.OPENERS)} {self.one(words.ACTORS)} {self.one(words.ACTS)}"
        shape = self.dice.randrange(4)
        if shape == 0:
            return f"{self.one(words.JUDGEMENTS)}."
        if shape == 1:
            return f"{said}, {self.one(words.CLAUSES)}."
        if shape == 2:
            return f"{said}; on {self.one(words.OBJECTS)}, {self.one(words.ACTORS)} {self.one(words.ACTS)}."
        return f"{said} and wrote of {self.one(words.OBJECTS)}, {self.one(words.CLAUSES)}."

    def one(self, choices: tuple[str, ...]) -> str:
        return self.dice.choice(choices)

    def paragraph(self, sentences: int) -> str:
        return "\n".join(self.sentence() for _ in range(sentences))

    def cited(self) -> str:
        """A citation: every second one of a source that was not cited before."""
        number = self.dice.randint(1, 2 * len(self.sources) + 1)
        if number > len(self.sources):
            number = len(self.sources) + 1
            self.sources.append(self._source(number))
        return f"[@source-{number}, p. {self.dice.randint(1, 300)}]"

    def _source(self, number: int) -> str:
        title = f"{self.one(words.TOPICS)} in the {self.one(words.PLACES)}, volume {number}"
        return (
            f"- id: source-{number}\n  type: report\n  author: [{{literal: Office {number}}}]\n"
            f"  title: {json.dumps(title)}\n  issued: {self.dice.randint(1960, 2025)}\n"
            f"  URL: https://example.org/reports/{number}\n  accessed: 2026-11-20\n  origin: office-{number}\n"
            "  kind: official-record\n  reliability: B\n  reliability_reason: Invented, as is its publisher.\n"
        )

    def marked(self) -> str:
        """A sentence tied to a fact of its own, and the citation that backs it."""
        number, value = len(self.facts) + 1, self.dice.randint(11, 980)
        cited = self.cited()
        source = cited.removeprefix("[@").partition(",")[0]
        self.facts.append(
            f"- id: fact-{number}\n  claim: The {self.one(words.PLACES)} had {value} readings in series {number}.\n"
            f"  type: number\n  importance: supporting\n  value: {value}\n  unit: readings\n  confidence: high\n"
            "  proposed_by_ai: false\n  status: sourced\n  evidence:\n"
            f"    - {{source: {source}, relation: supports, locator: p. 1, says: Gives the number.}}\n"
        )
        return f"That series had [{value} readings]{{fact=fact-{number}}}.{cited}"

    def section(self, number: int) -> str:
        """About a page: two paragraphs and a half, with a note, and in turn a table, a figure, a quotation, a box."""
        topic = f"{self.one(words.TOPICS)}, part {number}"
        parts = [f"## {topic} {{#section-{number}}}", f"{self.paragraph(5)}{self.cited()} {self.marked()}"]
        parts.append(f"{self.paragraph(4)}{self.cited()}\n{self.sentence()}[^n{number}]")
        parts.append(f"[^n{number}]: {self.sentence()}")
        extras = (self._table, self._quotation, self._figure, self._points, self._table, self._box)
        parts.append(extras[number % len(extras)](number))
        parts.append(f"{self.paragraph(3)} See [](#section-{self.dice.randint(max(1, number - 9), number)}).")
        return "\n\n".join(parts)

    def _table(self, number: int) -> str:
        rows = [
            f"| Series {number}.{row} | {self.dice.randint(10, 999)} | {self.one(words.CLAUSES).capitalize()} |"
            for row in range(1, 7)
        ]
        return _TABLE.format(number=number, rows="\n".join(rows))

    def _quotation(self, number: int) -> str:
        return f"> {self.sentence()}\n> {self.sentence()}"

    def _figure(self, number: int) -> str:
        name = f"bars-{number}"
        values = sorted((self.dice.randint(40, 900) for _ in range(4)), reverse=True)
        rows = [
            f"  - {{name: The {place}, value: {value}}}\n" for place, value in zip(words.PLACES, values, strict=False)
        ]
        self.files[f"figures/{name}.yaml"] = _FIGURE.format(
            title=f"The first series of {number} is the longest"
        ) + "".join(rows)
        return f"![](fig:{name})"

    def _points(self, number: int) -> str:
        return "\n".join(f"- {self.sentence()}" for _ in range(4))

    def _box(self, number: int) -> str:
        return _BOX.format(number=number, text=self.paragraph(3) + self.cited())


def write_briefing(folder: Path, sections: int) -> None:
    """Write a briefing of so many sections into ``folder``; its name is the slug."""
    writer = _Writer(random.Random(SEED))
    for number in range(1, sections + 1):
        chapter = (number - 1) // SECTIONS_A_CHAPTER + 1
        name = f"{chapter:03}-chapter.md"
        if name not in writer.files:
            title = f"{writer.one(words.TOPICS)} in the {writer.one(words.PLACES)}"
            standfirst = json.dumps(writer.sentence())
            writer.files[name] = (
                f"---\nid: chapter-{chapter}\ntitle: {title}\nstandfirst: {standfirst}\n---\n\n{writer.sentence()}\n"
            )
        writer.files[name] += f"\n{writer.section(number)}\n"
    writer.files["briefing.yaml"] = _RECORD.format(sections=sections)
    writer.files["sources.yaml"] = "\n".join(writer.sources)
    writer.files["facts.yaml"] = "\n".join(writer.facts)
    for name, content in writer.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
