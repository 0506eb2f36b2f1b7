"""What is measured, and against what: each function makes the rows of one question."""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.generate import write_briefing
from bench.measure import ROOT, Cost, cost, middle, paired
from bench.retype import retyped
from bench.table import Row

SLUG = "nato-peace-enforcement"
FROZEN = ROOT / "bench" / "frozen"
FONTS = ROOT / "styles" / "fonts"
TYPST_PYTHON = ROOT / ".venv" / "bench" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

# Sections of a generated briefing, by the pages of which it has about as many: 1.3 a section, and 6.4 around them.
SECTIONS = {8: 1, 20: 10, 50: 33, 200: 149, 1000: 764}
# Above, a build needs more than the usual limits of a step, which are for briefings of some hundred pages.
LARGEST_USUAL = 200
# The forms that can be the slowest: the others are made of their pages, or list them.
LAID_OUT = ("a4", "letter", "a5", "handout", "large-print", "ink-saver", "print-shop")

_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[1] + '.pdf', font_paths=[sys.argv[2]],"
    " ignore_system_fonts=True, pdf_standards=['a-3a'])"
)


@dataclass(frozen=True)
class Bench:
    """Where all is measured: ``folder`` is empty and thrown away afterwards; ``tell`` says what is under way."""

    folder: Path
    pairs: int
    tell: Callable[[str], None]

    def build(self, *arguments: str) -> list[str]:
        return [sys.executable, str(ROOT / "build.py"), "build", *arguments, "--output", str(self.folder / "output")]

    def against_plain(self) -> list[Row]:
        """The A4 edition against the plain command, on the frozen galley and on that of today."""
        today = self.folder / "today"
        today.mkdir()
        cost([sys.executable, "-m", "bench.galley", str(today)])
        now, whole = (self.build(name, "--edition", "a4") for name in (SLUG, str(self.whole())))
        rows = []
        for name, ours, galley, numbers, must in (
            ("frozen HTML with page numbers", whole, FROZEN, True, 0.65),
            ("frozen HTML without page numbers", whole, FROZEN, False, 1.0),
            ("today's HTML with page numbers", now, today, True, None),
            ("today's HTML without page numbers", now, today, False, None),
        ):
            rows += self._pairs(f"A4 against plain weasyprint, {name}", ours, self._plain(galley, numbers), must, must)
        return rows

    def whole(self) -> Path:
        """The flagship with all that the frozen galley has: a form that prints less would win by that."""
        folder = self.folder / "whole" / SLUG
        if not folder.exists():
            shutil.copytree(ROOT / "content" / SLUG, folder)
            with (folder / "briefing.yaml").open("a", encoding="utf-8") as record:
                record.write("\nparts: {data: true, ledger: full}\n")
        return folder

    def _plain(self, galley: Path, has_numbers: bool) -> list[str]:
        numbers = ["--stylesheet", str(galley / "page-numbers.css")] if has_numbers else []
        command = [sys.executable, "-m", "weasyprint", "--quiet", "--pdf-variant", "pdf/a-3a", *numbers]
        return [*command, str(galley / "galley.html"), str(self.folder / "plain.pdf")]

    def against_typst(self) -> list[Row]:
        """The A4 edition against Typst on the same words and pictures; nothing where Typst is not installed."""
        if not TYPST_PYTHON.exists():
            self.tell("Typst is not installed, and left out: `make bench` installs it")
            return []
        folder = shutil.copytree(FROZEN, self.folder / "typst")
        source = folder / "galley.typ"
        source.write_text(retyped(folder), encoding="utf-8")
        typst = [str(TYPST_PYTHON), "-c", _TYPST, str(source), str(FONTS)]
        return self._pairs("A4 against Typst, the same words", self.build(str(self.whole()), "--edition", "a4"), typst)

    def all_forms(self) -> list[Row]:
        """All forms in one build against the slowest alone, and the memory of all processes together."""
        self.tell("each form alone, once")
        alone = {name: cost(self.build(SLUG, "--edition", name)).wall for name in LAID_OUT}
        slowest = max(alone, key=lambda name: alone[name])
        command = self.build(SLUG)
        rows = self._pairs(f"all forms against {slowest} alone", command, self.build(SLUG, "--edition", slowest), 2.0)
        self.tell("memory of all forms")
        seen = cost(command, looks=True)
        together = Row("all forms, memory of all processes together", "MiB", seen.together_mib, must=700)
        return [*rows, Row("all forms, memory of the largest process", "MiB", seen.largest_mib), together]

    def growth(self, sizes: Sequence[int]) -> list[Row]:
        """Generated briefings: seconds of the processor a page, and memory."""
        rows, seconds = [], {}
        for size in sizes:
            folder = self.folder / f"generated-{size}"
            write_briefing(folder, SECTIONS[size])
            self.tell(f"a generated briefing of about {size} pages")
            limits = ("--limit-memory", "3072", "--limit-seconds", "600") if size > LARGEST_USUAL else ()
            command = self.build(str(folder), "--edition", "a4", *limits)
            try:
                seen = cost(command, looks=True)
                runs = [seen] if limits else [cost(command) for _ in range(1 if size > 50 else self.pairs)]
            except RuntimeError as error:
                said = [line for line in str(error).splitlines() if "error:" in line]
                rows.append(Row(f"about {size} pages: not finished, {' '.join(said[:1])}", "s", None))
                continue
            pages = self._pages(folder.name)
            taken = middle(runs)
            seconds[size] = taken.processor / pages
            rows += [
                Row(f"{pages} pages, processor", "s a page", seconds[size]),
                Row(f"{pages} pages, wall", "s", taken.wall),
                Row(
                    f"{pages} pages, memory of the largest process",
                    "MiB",
                    seen.largest_mib,
                    must=350 if size == 200 else None,
                ),
                Row(f"{pages} pages, memory of all processes together", "MiB", seen.together_mib),
            ]
        if {50, 200} <= seconds.keys():
            ratio = seconds[200] / seconds[50]
            rows.append(Row("a page at 200 against one at 50", "s a page", seconds[200], seconds[50], ratio, 1.1))
        return rows

    def _pages(self, slug: str) -> int:
        told = json.loads((self.folder / "output" / slug / "manifest.json").read_text(encoding="utf-8"))
        return max(int(each.get("pages") or 0) for each in told["files"])

    def _pairs(
        self,
        what: str,
        ours: list[str],
        other: list[str],
        must: float | None = None,
        must_processor: float | None = None,
    ) -> list[Row]:
        """Two rows, processor and wall; the ratio is the median of those of the pairs, not the ratio of medians."""
        self.tell(what)
        cost(ours)  # once each: what they read is in memory afterwards
        cost(other)
        ours_taken, other_taken = paired(ours, other, self.pairs)
        return [
            _row(f"{what}, wall", "s", ours_taken, other_taken, lambda each: each.wall, must),
            _row(f"{what}, processor", "s", ours_taken, other_taken, lambda each: each.processor, must_processor),
        ]


def _row(
    what: str, unit: str, ours: list[Cost], other: list[Cost], figure: Callable[[Cost], float], must: float | None
) -> Row:
    ratio = median(figure(a) / figure(b) for a, b in zip(ours, other, strict=True))
    return Row(what, unit, figure(middle(ours)), figure(middle(other)), ratio, must)
