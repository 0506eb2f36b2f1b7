"""A person reads a briefing, and it is recorded what they read."""

import sys
from collections.abc import Sequence
from datetime import date, datetime

import click

from press.commands import console, places
from press.model.report import Report


@click.command()
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
    from press.orders.pipeline import Pipeline

    report, folder = Report(), places.folder_of(slug)
    desk = Pipeline().review_desk(folder, (reviewer, role, kind, limits), report)
    # The one place where a review may know what day it is.
    day = on.date() if on else date.today()
    files = (desk.plain_yes(day) if yes else desk.walk(day, ask, click.echo)) if desk else ()
    console.tell_problems(report)
    if report.has_errors:
        sys.exit(places.MISTAKES_IN_CONTENT)
    places.write(files, folder)
    for file in files:
        click.echo(f"wrote {file.name}")


def ask(question: str, choices: Sequence[str]) -> str:
    return str(click.prompt(question, type=click.Choice(list(choices))))
