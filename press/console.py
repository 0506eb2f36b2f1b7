"""What a run says: progress while it works, then problems and a table; to people, or as JSON to machines."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from press.model.evidence import Coverage
from press.model.output import Artefact
from press.model.report import Diagnostic, Report

Show = Callable[[str], None]
HEAD = ("file", "pages", "size", "seconds", "problems")


@dataclass
class Outcome:
    """What one run has made of one briefing; ``seconds`` is by the name of the step."""

    slug: str
    report: Report = field(default_factory=Report)
    artefacts: tuple[Artefact, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@contextmanager
def progress(is_quiet: bool = False) -> Iterator[Show]:
    """Show what is being done: in one moving line on a terminal, in plain lines elsewhere, not at all where quiet."""
    if is_quiet:
        yield lambda text: None
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("starting") as status:
            yield lambda text: status.update(text)
    else:
        yield lambda text: print(text, file=sys.stderr, flush=True)


def tell_outcomes(outcomes: Sequence[Outcome], output: Path) -> None:
    """Problems to standard error, the table of files to standard output."""
    for outcome in outcomes:
        tell_problems(outcome.report)
    rows = [row for outcome in outcomes for row in _rows(outcome, output)]
    if rows:
        tell_table(HEAD, rows)
    failed = [outcome.slug for outcome in outcomes if outcome.report.has_errors]
    if failed:
        print(f"nothing was written for {', '.join(failed)}", file=sys.stderr)


def tell_problems(report: Report) -> None:
    for diagnostic in report.diagnostics:
        print(diagnostic, file=sys.stderr)


def tell_json(content: Any) -> None:
    print(json.dumps(content, indent=2, ensure_ascii=False))


def tell_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere one line a row, its cells parted by tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in head:
        table.add_column(name, justify="left" if name == head[0] else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "briefing": outcome.slug,
        "files": [{"name": a.name, "pages": a.pages, "bytes": len(a.content)} for a in outcome.artefacts],
        "problems": [problem_json(found) for found in outcome.report.diagnostics],
    }


def check_json(slug: str, report: Report, coverage: Coverage | None) -> dict[str, Any]:
    found = {"briefing": slug, "problems": [problem_json(each) for each in report.diagnostics]}
    if coverage is None:
        return found
    uncovered = [{"path": s.place.path, "line": s.place.line, "sentence": s.text} for s in coverage.uncovered]
    return {**found, "coverage": coverage.sentence, "uncovered": uncovered}


def problem_json(found: Diagnostic) -> dict[str, Any]:
    return {
        "path": found.place.path,
        "line": found.place.line,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
    }


def _rows(outcome: Outcome, output: Path) -> list[tuple[str, ...]]:
    folder = output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
    problems = str(len(outcome.report.diagnostics) or "none")
    rows: list[tuple[str, ...]] = []
    for artefact in outcome.artefacts:
        edition = artefact.name.removeprefix(f"{outcome.slug}-").removesuffix(".pdf")
        seconds = outcome.seconds.get(f"laying out {edition}")
        rows.append(
            (
                f"{folder}/{outcome.slug}/{artefact.name}",
                str(artefact.pages or ""),
                f"{len(artefact.content) / 1000:.0f} kB",
                f"{seconds:.1f}" if seconds else "",
                problems if artefact.pages else "",
            )
        )
    return rows
