"""A briefing is mailed to the people of a list."""

import os
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from press.commands import console, places
from press.commands.console import Example
from press.model.letter import Delivered, Mailing
from press.model.mailing import Leave
from press.model.report import Report, did_you_mean
from press.workshop import jobs
from press.workshop.workshop import Workshop


@click.command()
@click.argument("slug")
@click.option("--to", "addresses", multiple=True, metavar="ADDRESS", help="Mail to this person; may be repeated.")
@click.option(
    "--recipients",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Mail to the people of this CSV file: a column 'email', and 'name', 'edition', 'language' if you like.",
)
@click.option("--test-to", metavar="ADDRESS", help="Mail to this address alone what the first of them would get.")
@click.option("--show", "shown", metavar="ADDRESS", help="Show the mail to this person; usually one of each kind.")
@click.option("--send", "is_sending", is_flag=True, help="Send. Without it nothing leaves this machine.")
@click.option("--draft", "drafts", is_flag=True, help="Send it though its status is draft or for clearance.")
@click.option("--before-embargo", is_flag=True, help="Send it though its embargo has not ended.")
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
@click.option(
    "--journal", type=click.Path(file_okay=False, path_type=Path), default=places.MAILINGS, help="Kept below here."
)
@places.with_limits
@places.AS_JSON
def mail(slug: str, journal: Path, resolved: tuple[str, str] | None, as_json: bool, **asked: Any) -> None:
    """Mail the briefing SLUG, with its PDF, to each person on a list; nobody gets two, however often this is run.

    Without --send it shows what would go to whom. The server is named by the environment: PRESS_SMTP_HOST,
    PRESS_SMTP_USER and PRESS_SMTP_PASSWORD_COMMAND (README.md, "Mail it").
    """
    if asked["shown"] and asked["is_sending"]:
        raise click.UsageError("--show shows a mail, and --send sends them all: say one of them")
    report, folder = Report(), places.folder_of(slug)
    if asked["is_sending"] or resolved:
        places.see_that_it_can_be_written(journal / folder.name)
    with console.progress(is_quiet=as_json) as show:
        now = datetime.now(UTC)  # the one place where a mail may know what time it is
        leave = Leave(asked["is_sending"], asked["drafts"], asked["before_embargo"])
        people_asked = asked["recipients"], asked["addresses"], asked["test_to"]
        output = None if leave.is_sending else places.OUTPUT  # what is sent is made for it
        job = jobs.Prepare(folder, *people_asked, now, places.source_date(), leave, output)
        people, mailing = Workshop(asked["limits"]).prepare(job, report, show)
    console.tell_problems(report)
    if not people and not report.has_errors:
        raise click.UsageError("nobody to mail to: give --to ADDRESS or --recipients FILE")
    if mailing is None:
        sys.exit(places.status_of(report) or places.MISTAKES_IN_CONTENT)
    after = post(mailing, journal / folder.name, resolved, as_json, asked)
    console.tell_delivered(after, as_json)
    sys.exit(places.MACHINE_REFUSED if after.problem else places.DONE if after.is_clean else places.MISTAKES_IN_CONTENT)


def post(
    mailing: Mailing, folder: Path, resolved: tuple[str, str] | None, as_json: bool, asked: dict[str, Any]
) -> Delivered:
    """Send what is to be sent; leaves where nothing is, or where the machine does not let us."""
    # Not before here: --help needs none of the libraries behind it.
    from press.orders.postroom import Pace, Postroom

    room = Postroom(mailing, folder)
    try:
        before = room.delivered()
        if resolved:
            before = room.resolve(resolved[0], resolved[1] == "arrived")
        if not asked["is_sending"]:
            console.tell_mailing(mailing, before, examples(mailing, asked["shown"]), as_json)
            sys.exit(places.MACHINE_REFUSED if before.problem else places.DONE)
        if before.problem:
            return before
        account = room.account(os.environ)
        if isinstance(account, str):
            raise click.UsageError(account)
        confirm(min(asked["limit"], len(mailing.messages) - before.finished), asked["expected"])
        return room.deliver(account, Clock(), console.tell_step, Pace(asked["rate"], asked["limit"]))
    except OSError as error:
        click.echo(f"{error.filename or folder}: error: {error.strerror}", err=True)
        sys.exit(places.MACHINE_REFUSED)


def examples(mailing: Mailing, address: str | None) -> list[Example]:
    """The mail to an address, or the first of each kind, with how many others there are of it."""
    kinds = Counter(message.kind for _, message in mailing.messages)
    first = {message.kind: (person, message) for person, message in reversed(mailing.messages)}
    by_key = {person.key: (person, message) for person, message in mailing.messages}
    if address is None:
        chosen = [first[kind] for kind in kinds]
    elif address.strip().casefold() in by_key:
        chosen = [by_key[address.strip().casefold()]]
    else:
        hint = did_you_mean(address.strip().casefold(), by_key, "it is not on the list")
        raise click.UsageError(f"nobody would get a mail at '{address}': {hint}")
    return [(person.address, kinds[message.kind] - 1, message.plain) for person, message in chosen]


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
