"""A tiny briefing, valid as it stands, for tests to write into a folder of their own and to spoil in one place."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from press.model.briefing import Briefing
from press.model.report import Report
from press.read import read_briefing

BRIEFING = """\
series: {name: Water briefing, number: 2026/01}
title: Water and its price
subtitle: What three towns learnt
language: en-GB
published: 2026-11-22
version: 1.0.0
audience: For members of councils
summary: Three towns raised the price of water, and use fell.
keywords: [water, price]
publisher:
  name: Example Policy Desk
  email: briefings@example.org
  web: https://example.org/briefings/2026-01
accessibility_email: access@example.org
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
editions: [a4, letter]
key_points:
  - {lead: Use fell., text: "The first town used [20 per cent less]{fact=less-use}."}
key_figures:
  - {value: "20%", label: less water used in the first town, fact: less-use}
guidance:
  - {title: If you have to set a price, text: "Read [](#record) first."}
glossary:
  - {term: WHO, meaning: "The health agency of the UN.", expansion: World Health Organization}
  - {term: Tariff, meaning: "The price of water by volume."}
mail: {subject: "Water and its price", preview: Use fell where the price rose}
ai_assistance:
  used: true
  first_line: AI systems helped to make this briefing. Check its key facts before you rely on them.
  tools:
    - {id: model, name: Example Model, provider: Example Provider, version: "1", kind: LLM, last_used: 2026-11-22}
  uses:
    - {tool: model, stage: drafting, chapters: [introduction, record], origin: mixed, extent: minor, what: Drafts.}
  not_used_for: [pictures]
  responsibility: {name: Example Policy Desk, email: briefings@example.org}
  corrections: {email: corrections@example.org}
form: report
parts: {data: true, ledger: full}
"""

SOURCES = """\
- id: town-report
  type: report
  author: [{literal: Town A}]
  title: Water use in 2025
  issued: 2026-01-15
  URL: https://example.org/water-use
  accessed: 2026-11-20
  origin: town-a
  kind: official-statistics
  reliability: B
  reliability_reason: Published by the body that reads the meters.
- id: town-history
  type: book
  author: [{family: Doe, given: Jo}]
  title: A history of wells
  publisher: Example Press
  issued: 1999
  origin: jo-doe
  kind: expert
  reliability: C
  reliability_reason: Written long after the events.
"""

FACTS = """\
- id: less-use
  claim: In 2025 the first town used 20 per cent less water than in 2024.
  type: percent
  importance: key
  value: 20
  unit: per cent
  as_of: 2025-12-31
  confidence: medium
  proposed_by_ai: true
  status: sourced
  evidence:
    - {source: town-report, relation: supports, locator: p. 4, says: A fall by a fifth.}
- id: first-well
  claim: The first well was dug in 1886.
  type: date
  importance: supporting
  date: 1886
  confidence: high
  proposed_by_ai: false
  status: sourced
  evidence:
    - {source: town-history, relation: supports, locator: p. 12, says: Names the year.}
"""

INTRODUCTION = """\
---
id: introduction
title: Introduction
standfirst: Why the price of water is on the agenda.
---

The first well was dug [in 1886]{fact=first-well}.[@town-history, p. 12] See [](#record).
"""

RECORD = """\
---
id: record
title: What the record shows
running_title: Record
standfirst: Use fell where the price rose.
---

Use fell by [20 per cent]{fact=less-use}.[@town-report, p. 4]

## The first town {#first-town}

The WHO watched.[^aside]

[^aside]: It published nothing.

/// figure | The harbour is empty
    id: fig-harbour

![A harbour without ships](harbour.png)
///

/// table | Use fell
    id: tbl-use
    columns: 40 60

| Town | Use |
|---|--:|
| First | 80 |
///
"""


def _png(width: int, height: int) -> bytes:
    """A white picture (PNG, ISO 15948) of 8-bit grey."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = _png(1340, 400)  # 200 pixels to the inch over 170 mm

FILES: dict[str, bytes] = {
    "briefing.yaml": BRIEFING.encode(),
    "sources.yaml": SOURCES.encode(),
    "facts.yaml": FACTS.encode(),
    "01-introduction.md": INTRODUCTION.encode(),
    "02-record.md": RECORD.encode(),
    "harbour.png": PNG,
}


# A report of a few sentences, with all parts that it could have and none that is filled.
LEAST: dict[str, bytes] = {
    "briefing.yaml": b"""\
series: {name: Water briefing, number: 2026/02}
title: A notice about the well
subtitle: It opens again
language: en-GB
published: 2026-11-22
version: 1.0.0
audience: For all who fetch water
summary: The well opens again.
publisher: {name: Example Policy Desk, email: briefings@example.org, web: "https://example.org/well"}
accessibility_email: access@example.org
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
editions: [a4]
form: report
parts: {data: true, ledger: full}
ai_assistance: {used: false}
""",
    "01-notice.md": b"""\
---
id: notice
title: Notice
standfirst: The well opens again.
---

The well opens again. Bring a bucket.
""",
}


@dataclass(frozen=True)
class Folder:
    """A briefing's folder on disk."""

    path: Path

    def write(self, name: str, content: str | bytes) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, name: str, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old``, which must stand in the file exactly once."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def remove(self, name: str) -> None:
        (self.path / name).unlink()

    def read(self) -> tuple[Briefing | None, list[str]]:
        """The briefing, and the problems that reading it found, as an author sees them."""
        report = Report()
        briefing = read_briefing(self.path, report)
        return briefing, problems(report)


def write_briefing(root: Path, slug: str = "water") -> Folder:
    """Write the tiny briefing into ``root/content/slug``."""
    folder = Folder(root / "content" / slug)
    for name, content in FILES.items():
        folder.write(name, content)
    return folder


def write_least(root: Path, slug: str = "well") -> Folder:
    """Write the least briefing into ``root/content/slug``."""
    folder = Folder(root / "content" / slug)
    for name, content in LEAST.items():
        folder.write(name, content)
    return folder


def problems(report: Report) -> list[str]:
    return [str(diagnostic) for diagnostic in report.diagnostics]
