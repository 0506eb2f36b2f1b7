#!/usr/bin/env python3
"""The command line: arguments in, pipeline called, report printed, exit status out."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from press.model.edition import EDITIONS
from press.model.output import Artefact
from press.model.report import Report

if TYPE_CHECKING:
    from press.pipeline import Pipeline

ROOT = Path(__file__).resolve().parent
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"

# Exit statuses; 2 is click's own, for a command that cannot be understood.
DONE, MISTAKES_IN_CONTENT, MACHINE_REFUSED = 0, 1, 3

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@dataclass
class Outcome:
    """What one run has made of one briefing, for the closing table and for ``--json``."""

    slug: str
    report: Report = field(default_factory=Report)
    artefacts: tuple[Artefact, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@click.group(invoke_without_command=True, context_settings=CONTEXT)
@click.pass_context
def main(context: click.Context) -> None:
    """Make printable briefings from the Markdown and YAML in content/.

    Without a command, every briefing in content/ is built. Exit status: 0 done, 1 mistakes in the content
    (nothing is written), 2 wrong usage, 3 the machine does not let us.
    """
    if context.invoked_subcommand is None:
        context.invoke(build)


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice([edition.name for edition in EDITIONS]),
    help="Build only this edition; may be repeated.  [default: those that briefing.yaml lists]",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=OUTPUT,
    show_default="output/",
    help="Write below this folder.",
)
@click.option("--strict", is_flag=True, help="Refuse to build unless people have verified what readers rely on most.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def build(
    slugs: tuple[str, ...] = (),
    editions: tuple[str, ...] = (),
    output: Path = OUTPUT,
    strict: bool = False,
    as_json: bool = False,
) -> None:
    """Build briefings into OUTPUT/SLUG/: all of them, or those named SLUG."""
    folders = [folder_of(slug) for slug in slugs] or all_folders()
    outcomes = [Outcome(folder.name) for folder in folders]
    with progress_shown(quiet=as_json) as show:
        # Not before here: --help needs none of the libraries behind it.
        from press.pipeline import Pipeline

        pipeline = Pipeline()
        for folder, outcome in zip(folders, outcomes, strict=True):
            build_one(pipeline, folder, outcome, editions, output, strict, show)
    tell(outcomes, output, as_json)
    sys.exit(MISTAKES_IN_CONTENT if any(outcome.report.has_errors for outcome in outcomes) else DONE)


def build_one(
    pipeline: "Pipeline",
    folder: Path,
    outcome: Outcome,
    editions: tuple[str, ...],
    output: Path,
    strict: bool,
    show: Any,
) -> None:
    """Build one briefing and note how long each step took; leaves with status 3 where it cannot be written."""
    steps: list[tuple[str, float]] = []

    def progress(step: str) -> None:
        now = time.monotonic()
        if steps:
            before, since = steps[-1]
            outcome.seconds[before] = now - since
        steps.append((step, now))
        show(f"{outcome.slug}: {step}")

    outcome.artefacts = pipeline.make(folder, editions, outcome.report, progress, strict)
    progress("writing")
    try:
        pipeline.publish(outcome.artefacts, output / outcome.slug)
    except OSError as error:
        click.echo(f"{error.filename or output}: error: cannot be written: {error.strerror}", err=True)
        sys.exit(MACHINE_REFUSED)


def all_folders() -> list[Path]:
    folders = sorted(path.parent for path in CONTENT.glob("*/briefing.yaml"))
    if not folders:
        raise click.UsageError(f"there is no briefing in {CONTENT}: write content/SLUG/briefing.yaml")
    return folders


def folder_of(slug: str) -> Path:
    from press.model.report import did_you_mean

    folder = CONTENT / slug
    if not folder.is_dir() or folder.parent != CONTENT:
        known = [path.name for path in all_folders()]
        raise click.UsageError(f"there is no briefing '{slug}': {did_you_mean(slug, known, ', '.join(known))}")
    return folder


@contextmanager
def progress_shown(quiet: bool) -> Iterator[Any]:
    """Show what is being done: moving on a terminal, as plain lines elsewhere, not at all for machines."""
    if quiet:
        yield lambda text: None
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("starting") as status:
            yield lambda text: status.update(text)
    else:
        yield lambda text: click.echo(text, err=True)


def tell(outcomes: list[Outcome], output: Path, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([as_dict(outcome) for outcome in outcomes], indent=2, ensure_ascii=False))
        return
    for outcome in outcomes:
        for diagnostic in outcome.report.diagnostics:
            click.echo(str(diagnostic), err=True)
    rows = [row for outcome in outcomes for row in table_rows(outcome, output)]
    if rows:
        print_table(("file", "pages", "size", "seconds", "problems"), rows)
    failed = [outcome.slug for outcome in outcomes if outcome.report.has_errors]
    if failed:
        click.echo(f"nothing was written for {', '.join(failed)}", err=True)


def table_rows(outcome: Outcome, output: Path) -> list[tuple[str, ...]]:
    shown = output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
    problems = str(len(outcome.report.diagnostics) or "none")
    rows: list[tuple[str, ...]] = []
    for artefact in outcome.artefacts:
        edition = artefact.name.removeprefix(f"{outcome.slug}-").removesuffix(".pdf")
        seconds = outcome.seconds.get(f"laying out {edition}")
        rows.append(
            (
                f"{shown}/{outcome.slug}/{artefact.name}",
                str(artefact.pages or ""),
                f"{len(artefact.content) / 1000:.0f} kB",
                f"{seconds:.1f}" if seconds else "",
                problems if artefact.pages else "",
            )
        )
    return rows


def print_table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in head:
        table.add_column(name, justify="left" if name == "file" else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def as_dict(outcome: Outcome) -> dict[str, Any]:
    return {
        "briefing": outcome.slug,
        "files": [
            {"name": artefact.name, "pages": artefact.pages, "bytes": len(artefact.content)}
            for artefact in outcome.artefacts
        ],
        "problems": [
            {
                "path": found.place.path,
                "line": found.place.line,
                "severity": found.severity.value,
                "message": found.message,
                "hint": found.hint,
            }
            for found in outcome.report.diagnostics
        ],
    }


if __name__ == "__main__":
    main()
