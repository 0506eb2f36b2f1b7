"""A house is shown: its palette and type, and one text in each form."""

import sys
from pathlib import Path

import click

from press.commands import console, places
from press.model.report import Report
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop


@click.command()
@click.argument("name")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=places.OUTPUT,
    show_default="output/",
    help="Write below this folder.",
)
@places.with_limits
def house(name: str, output: Path, limits: Limits) -> None:
    """Print what the house NAME looks like, into OUTPUT/house-NAME/: palette, type, and a sample of each form."""
    folder = places.house_of(name)
    written = output / f"house-{folder.name}"
    places.see_that_it_can_be_written(written)
    report = Report()
    with console.progress() as show:
        made = Workshop(limits).show(folder, report, lambda step: show(f"{folder.name}: {step}"))
    console.tell_problems(report)
    if report.has_errors:
        sys.exit(places.status_of(report))
    places.write(made, written)
    for artefact in made:
        click.echo(f"wrote {written / artefact.name}")
