"""The source inside a PDF becomes a folder."""

import sys
from pathlib import Path

import click

from press.commands import console, places
from press.model.imposition import LARGEST_BYTES
from press.model.report import Place, Report
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to make; there must be nothing of that name yet.  [default: the briefing's name, here]",
)
@places.with_limits
def extract(file: Path, output: Path | None, limits: Limits) -> None:
    """Take the source out of FILE.pdf: the folder that it was made of, ready to be built again."""
    report, content = Report(), places.read(file, LARGEST_BYTES)
    if output:
        places.see_that_it_can_be_written(output.parent)
    carried = Workshop(limits).unpack(content, Place(str(file)), report)
    console.tell_problems(report)
    if carried is None:
        sys.exit(places.status_of(report) or places.MISTAKES_IN_CONTENT)
    folder = output or Path(carried.slug)
    try:
        # Not before here: --help needs none of the libraries behind it.
        from press.prove import write_folder

        write_folder(carried.files, folder)
    except OSError as error:
        if isinstance(error, FileExistsError) and error.filename == str(folder):
            raise click.UsageError(f"'{folder}' is there already: name another folder with --output") from None
        places.refuse_to_write(folder, error)
    console.tell_carried(carried, folder)
