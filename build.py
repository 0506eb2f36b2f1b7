#!/usr/bin/env python3
"""The command line: arguments in, pipeline called, report told, exit status out."""

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from press import console
from press.model.edition import EDITION_NAMES, TYPE_SIZES
from press.model.imposition import USUAL_GRAMMAGE, Fold, Imposition, Marks, Split
from press.model.output import Artefact
from press.model.paper import PAPERS, paper_named
from press.model.print_note import Price
from press.model.report import Place, Report, did_you_mean
from press.model.wishes import Wishes

if TYPE_CHECKING:
    from press.pipeline import Pipeline

ROOT = Path(__file__).resolve().parent
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"
# Not in output/: what was sent to whom must outlast `make clean`.
MAILINGS = ROOT / "mailings"

# Exit statuses; 2 is click's own, for a command that cannot be understood.
DONE, MISTAKES_IN_CONTENT, MACHINE_REFUSED = 0, 1, 3

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


class PriceType(click.ParamType[Price]):
    """An amount with or without a currency after it."""

    name = "PRICE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Price:
        amount, _, currency = str(value).strip().partition(" ")
        try:
            return Price(Decimal(amount), currency.strip())
        except InvalidOperation:
            self.fail(f"'{value}' is no price: write it as '0.05 EUR'", param, ctx)


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
    type=click.Choice(EDITION_NAMES),
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
@click.option(
    "--pages", "most_pages", type=click.IntRange(1), metavar="N", help="Allow N pages; say what would save some."
)
@click.option(
    "--fit", is_flag=True, help="Save pages, as far as the budget asks: spacing, then optional blocks, then type."
)
@click.option("--price-per-page", "price", type=PriceType(), help="What a printed side costs, for example '0.05 EUR'.")
@click.option(
    "--type-size",
    type=click.Choice([str(size) for size in TYPE_SIZES]),
    default=str(TYPE_SIZES[0]),
    show_default=True,
    help="Size of large print, in points.",
)
@AS_JSON
def build(
    slugs: tuple[str, ...] = (),
    editions: tuple[str, ...] = (),
    output: Path = OUTPUT,
    strict: bool = False,
    most_pages: int | None = None,
    fit: bool = False,
    price: Price | None = None,
    type_size: str = str(TYPE_SIZES[0]),
    as_json: bool = False,
) -> None:
    """Build briefings into OUTPUT/SLUG/: all of them, or those named SLUG."""
    folders = [folder_of(slug) for slug in slugs] or all_folders()
    outcomes = [console.Outcome(folder.name) for folder in folders]
    wishes = Wishes(most_pages or 0, fit, price, int(type_size))
    with console.progress(is_quiet=as_json) as show:
        # Not before here: --help needs none of the libraries behind it.
        from press.pipeline import Pipeline

        pipeline = Pipeline()
        for folder, outcome in zip(folders, outcomes, strict=True):
            build_one(pipeline, folder, outcome, editions, output, strict, wishes, show)
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
    wishes: Wishes,
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

    outcome.artefacts = pipeline.make(folder, editions, outcome.report, progress, strict, wishes)
    if outcome.artefacts:
        progress("writing")
        write(pipeline, outcome.artefacts, output / outcome.slug)


def write(pipeline: "Pipeline", artefacts: tuple[Artefact, ...], folder: Path) -> None:
    try:
        pipeline.publish(artefacts, folder)
    except OSError as error:
        click.echo(f"{error.filename or folder}: error: cannot be written: {error.strerror}", err=True)
        sys.exit(MACHINE_REFUSED)


@main.command("impose")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--fold",
    type=click.Choice([fold.value for fold in Fold]),
    required=True,
    help="Two a side and folded, or two or four a side in reading order.",
)
@click.option("--paper", type=click.Choice([paper.name for paper in PAPERS]), default="a4", show_default=True)
@click.option("--signature", type=click.IntRange(1), metavar="N", help="Fold at most N sheets into one another.")
@click.option(
    "--keep-back-cover", "keep_last", is_flag=True, help="Put blank pages before the last page, not after it."
)
@click.option("--grammage", type=click.FloatRange(40, 400), default=USUAL_GRAMMAGE, show_default=True, help="In g/m².")
@click.option("--marks", multiple=True, type=click.Choice(["fold", "staple", "crop"]), help="May be repeated.")
@click.option("--no-frames", is_flag=True, help="Print no line around the pages of 2up and 4up.")
@click.option(
    "--simplex", is_flag=True, help="Write two files, for a printer that prints on one side: fronts and backs."
)
@click.option("--reverse-backs", is_flag=True, help="Give the backs last sheet first.")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.  [default: FILE-sheets.pdf]")
def impose_file(file: Path, fold: str, paper: str, marks: tuple[str, ...], output: Path | None, **asked: Any) -> None:
    """Put the pages of FILE.pdf on sheets, to fold (saddle) or to cut (2up, 4up); blank pages are added as needed."""
    from press.pipeline import Pipeline

    how = Imposition(
        fold=Fold(fold),
        paper=paper_named(paper),
        signature=asked["signature"] or 0,
        keep_last=asked["keep_last"],
        grammage=asked["grammage"],
        marks=Marks(*(name in marks for name in ("fold", "staple", "crop"))),
        frames=not asked["no_frames"],
        reversed_backs=asked["reverse_backs"],
    )
    report, pipeline, place = Report(), Pipeline(), Place(str(file))
    target = output or file.with_name(f"{file.stem}-sheets.pdf")
    content = read(file)
    made = []
    for split in (Split.FRONTS, Split.BACKS) if asked["simplex"] else (Split.BOTH,):
        part = "" if split is Split.BOTH else f"-{split}"
        sheets = pipeline.impose(content, replace(how, split=split), f"{file.stem}: sheets", place, report)
        made += [(target.with_name(f"{target.stem}{part}{target.suffix}"), sheets)] if sheets else []
    console.tell_problems(report)
    if report.has_errors:
        sys.exit(MISTAKES_IN_CONTENT)
    for path, sheets in made:
        write(pipeline, (Artefact(path.name, sheets.pdf, sheets.sides),), path.parent)
        console.tell_sheets(path, sheets)


def read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        click.echo(f"{file}: error: cannot be read: {error.strerror}", err=True)
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


@main.command()
@click.argument("slug")
@click.option("--to", "addresses", multiple=True, metavar="ADDRESS", help="Mail to this person; may be repeated.")
@click.option(
    "--recipients",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Mail to the people of this CSV file: a column 'email', and 'name', 'edition', 'language' if you like.",
)
@click.option("--test-to", metavar="ADDRESS", help="Mail to this address alone what the first of them would get.")
@click.option("--send", "is_sending", is_flag=True, help="Send. Without it nothing leaves this machine.")
@click.option("--yes", "expected", type=int, metavar="N", help="Do not ask: N people are to get it now.")
@click.option("--limit", type=click.IntRange(1), default=10_000, help="Send to at most so many people in this run.")
@click.option("--rate", type=click.IntRange(1, 600), default=20, show_default=True, help="Messages a minute.")
@click.option(
    "--resolve",
    "resolved",
    type=(str, click.Choice(["arrived", "lost"])),
    metavar="ADDRESS arrived|lost",
    help="Say what became of a message that is unknown; one that was lost is sent again.",
)
@click.option("--journal", type=click.Path(file_okay=False, path_type=Path), default=MAILINGS, help="Kept below here.")
@AS_JSON
def mail(slug: str, journal: Path, resolved: tuple[str, str] | None, as_json: bool, **asked: Any) -> None:
    """Mail the briefing SLUG, with its PDF, to each person on a list; nobody gets two, however often this is run.

    Without --send it shows what would go to whom. The server is named by the environment: PRESS_SMTP_HOST,
    PRESS_SMTP_USER and PRESS_SMTP_PASSWORD_COMMAND (README.md, "Mail it").
    """
    from press.pipeline import Pipeline

    report, place = Report(), journal / slug
    with console.progress(is_quiet=as_json) as show:
        # The one place where a mail may know what time it is.
        room = Pipeline().mailroom(folder_of(slug), report, show, datetime.now(UTC))
        people = room.people(asked["recipients"], asked["addresses"], asked["test_to"])
        mailing = room.prepare(people) if people else None
    console.tell_problems(report)
    if not people and not report.has_errors:
        raise click.UsageError("nobody to mail to: give --to ADDRESS or --recipients FILE")
    if mailing is None:
        sys.exit(MISTAKES_IN_CONTENT)
    try:
        before = room.delivered(mailing, place)
        if resolved:
            before = room.resolve(mailing, place, resolved[0], resolved[1] == "arrived")
        if not asked["is_sending"]:
            console.tell_mailing(mailing, before, as_json)
            sys.exit(MACHINE_REFUSED if before.problem else DONE)
        account = room.account(os.environ)
        if isinstance(account, str):
            raise click.UsageError(account)
        confirm(min(asked["limit"], len(mailing.messages) - before.finished), asked["expected"])
        pace = room.pace(asked["rate"], asked["limit"])
        after = room.deliver(mailing, place, account, Clock(), console.tell_step, pace)
    except OSError as error:
        click.echo(f"{error.filename or place}: error: {error.strerror}", err=True)
        sys.exit(MACHINE_REFUSED)
    console.tell_delivered(after, as_json)
    sys.exit(MACHINE_REFUSED if after.problem else DONE if after.is_clean else MISTAKES_IN_CONTENT)


class Clock:
    """The clock of this machine, which no stage asks by itself."""

    def now(self) -> float:
        return time.time()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def confirm(people: int, expected: int | None) -> None:
    """Leave unless somebody has said how many people are meant."""
    if expected is None and sys.stdin.isatty():
        expected = click.prompt(f"{people} people would get it now. How many are meant", type=int)
    if expected != people:
        raise click.UsageError(f"{people} people would get it now: say so with --yes {people}")


def ask(question: str, choices: Sequence[str]) -> str:
    return str(click.prompt(question, type=click.Choice(list(choices))))


def all_folders() -> list[Path]:
    folders = sorted(path.parent for path in CONTENT.glob("*/briefing.yaml"))
    if not folders:
        raise click.UsageError(f"there is no briefing in {CONTENT}: write content/SLUG/briefing.yaml")
    return folders


def folder_of(slug: str) -> Path:
    known = {path.name: path for path in all_folders()}
    if slug not in known:
        raise click.UsageError(f"there is no briefing '{slug}': {did_you_mean(slug, known, ', '.join(known))}")
    return known[slug]


if __name__ == "__main__":
    main()
