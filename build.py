#!/usr/bin/env python3
"""The command line: arguments in, pipeline called, report told, exit status out."""

import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from press import console
from press.model.edition import EDITIONS
from press.model.output import Artefact
from press.model.report import Report, did_you_mean

if TYPE_CHECKING:
    from press.pipeline import Pipeline

ROOT = Path(__file__).resolve().parent
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"

# Exit statuses; 2 is click's own, for a command that cannot be understood.
DONE, MISTAKES_IN_CONTENT, MACHINE_REFUSED = 0, 1, 3

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


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
@click.option("--strict", is_flag=True, help="Refuse to build what people have not verified and reviewed.")
@AS_JSON
def build(
    slugs: tuple[str, ...] = (),
    editions: tuple[str, ...] = (),
    output: Path = OUTPUT,
    strict: bool = False,
    as_json: bool = False,
) -> None:
    """Build briefings into OUTPUT/SLUG/: all of them, or those named SLUG."""
    folders = [folder_of(slug) for slug in slugs] or all_folders()
    outcomes = [console.Outcome(folder.name) for folder in folders]
    with console.progress(is_quiet=as_json) as show:
        # Not before here: --help needs none of the libraries behind it.
        from press.pipeline import Pipeline

        pipeline = Pipeline()
        for folder, outcome in zip(folders, outcomes, strict=True):
            build_one(pipeline, folder, outcome, editions, output, strict, show)
    if as_json:
        console.tell_json([console.outcome_json(outcome) for outcome in outcomes])
    else:
        console.tell_outcomes(outcomes, output)
    sys.exit(MISTAKES_IN_CONTENT if any(outcome.report.has_errors for outcome in outcomes) else DONE)


def build_one(
    pipeline: "Pipeline",
    folder: Path,
    outcome: console.Outcome,
    editions: tuple[str, ...],
    output: Path,
    strict: bool,
    show: console.Show,
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
    if outcome.artefacts:
        progress("writing")
        write(pipeline, outcome.artefacts, output / outcome.slug)


def write(pipeline: "Pipeline", artefacts: tuple[Artefact, ...], folder: Path) -> None:
    try:
        pipeline.publish(artefacts, folder)
    except OSError as error:
        click.echo(f"{error.filename or folder}: error: cannot be written: {error.strerror}", err=True)
        sys.exit(MACHINE_REFUSED)


@main.command()
@click.argument("slug")
@click.option("--coverage", is_flag=True, help="List the sentences that look checkable and are tied to no fact.")
@click.option("--strict", is_flag=True, help="Count as mistakes what people have not verified and reviewed.")
@AS_JSON
def check(slug: str, coverage: bool, strict: bool, as_json: bool) -> None:
    """Check the text and the record of the briefing SLUG, without making pages."""
    from press.pipeline import Pipeline

    report = Report()
    evidence = Pipeline().check(folder_of(slug), report, strict)
    found = evidence.coverage if evidence else None
    if as_json:
        console.tell_json(console.check_json(slug, report, found if coverage else None))
    else:
        console.tell_problems(report)
        if found and coverage:
            for sentence in found.uncovered:
                click.echo(f"{sentence.place}: {sentence.text}")
        if found:
            click.echo(found.sentence)
    sys.exit(MISTAKES_IN_CONTENT if report.has_errors else DONE)


@main.command()
@click.argument("slug")
@click.option("--reviewer", prompt="Your name", help="The person who has read the briefing.")
@click.option("--role", prompt="Your role", help="What they are, for example editor.")
@click.option(
    "--kind",
    type=click.Choice(["substantive", "copy-edit"]),
    prompt="Kind of review",
    help="Whether they read for substance, facts among it, or for language only.",
)
@click.option("--limits", default="", help="What they did not look at.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the review.  [default: today]")
@click.option("--yes", is_flag=True, help="Record that they have read every part, without asking; no fact is checked.")
def review(slug: str, reviewer: str, role: str, kind: str, limits: str, on: datetime | None, yes: bool) -> None:
    """Lead a person through the text and the key facts of SLUG, and record what they read in reviews.yaml."""
    from press.pipeline import Pipeline

    pipeline, report, folder = Pipeline(), Report(), folder_of(slug)
    desk = pipeline.review_desk(folder, (reviewer, role, kind, limits), report)
    # The one place where a review may know what day it is.
    day = on.date() if on else date.today()
    files = (desk.plain_yes(day) if yes else desk.walk(day, ask, click.echo)) if desk else ()
    console.tell_problems(report)
    if report.has_errors:
        sys.exit(MISTAKES_IN_CONTENT)
    write(pipeline, files, folder)
    for file in files:
        click.echo(f"wrote {file.name}")


def ask(question: str, choices: Sequence[str]) -> str:
    return str(click.prompt(question, type=click.Choice(list(choices))))


def all_folders() -> list[Path]:
    folders = sorted(path.parent for path in CONTENT.glob("*/briefing.yaml"))
    if not folders:
        raise click.UsageError(f"there is no briefing in {CONTENT}: write content/SLUG/briefing.yaml")
    return folders


def folder_of(slug: str) -> Path:
    folder = CONTENT / slug
    if not folder.is_dir() or folder.parent != CONTENT:
        known = [path.name for path in all_folders()]
        raise click.UsageError(f"there is no briefing '{slug}': {did_you_mean(slug, known, ', '.join(known))}")
    return folder


if __name__ == "__main__":
    main()
