"""The text and the record of a briefing, checked without making pages."""

import sys

import click

from press.commands import console, places
from press.model.report import Report
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop


@click.command()
@click.argument("slug")
@click.option("--coverage", is_flag=True, help="List the sentences that look checkable and are tied to no fact.")
@click.option("--sources", is_flag=True, help="List what of each source's record the citation style leaves out.")
@click.option("--strict", is_flag=True, help="Count as mistakes what people have not verified and reviewed.")
@places.with_limits
@places.AS_JSON
def check(slug: str, coverage: bool, sources: bool, strict: bool, as_json: bool, limits: Limits) -> None:
    """Check the text and the record of the briefing SLUG, without making pages."""
    report, folder = Report(), places.folder_of(slug)
    found = Workshop(limits).check(folder, report, strict)
    if as_json:
        told = console.check_json(
            folder.name,
            report,
            found.coverage if found and coverage else None,
            found.left_out if found and sources else None,
        )
        console.tell_json(told)
    else:
        console.tell_problems(report)
        if found and found.coverage:
            for sentence in found.coverage.uncovered if coverage else ():
                click.echo(f"{sentence.place}: {sentence.text}")
            for source in found.left_out if sources else ():
                click.echo(f"{source.place}: '{source.id}' is printed without {', '.join(source.variables)}")
            click.echo(found.coverage.sentence)
    sys.exit(places.status_of(report))
