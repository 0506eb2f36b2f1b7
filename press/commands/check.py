"""The text and the record of a briefing, checked without making pages; or a finished PDF."""

import sys
from pathlib import Path

import click

from press.commands import console, places
from press.commands.pdf import check_pdf
from press.model.report import Report
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop


@click.command()
@click.argument("slug", required=False)
@click.option("--coverage", is_flag=True, help="List the sentences that look checkable and are tied to no fact.")
@click.option("--sources", is_flag=True, help="List what of each source's record the citation style leaves out.")
@click.option("--strict", is_flag=True, help="Count as mistakes what people have not verified and reviewed.")
@click.option(
    "--pdf",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Check this PDF, in place of a briefing: by the rules of 'tags --check', and by veraPDF where it is.",
)
@places.with_limits
@places.AS_JSON
def check(
    slug: str | None, coverage: bool, sources: bool, strict: bool, pdf: Path | None, as_json: bool, limits: Limits
) -> None:
    """Check the text and the record of the briefing SLUG, without making pages; or a finished PDF.

    A PDF is held against our rules for its tags, as 'tags --check' does, and by veraPDF against PDF/A-3a and PDF/UA-1.
    veraPDF is a program of others: name it in the variable VERAPDF, or have it on the path. Exit status for a PDF:
    0 all of these rules are kept, 1 one is broken, by whomever it was asked, or the file cannot be read, 3 none is
    broken of those that were asked, and veraPDF is not there, or gave no answer.
    """
    if (slug is None) == (pdf is None):
        raise click.UsageError("name one briefing, or one file: --pdf FILE")
    if pdf:
        if coverage or sources or strict:
            raise click.UsageError("--coverage, --sources and --strict are for briefings")
        check_pdf(pdf, as_json, limits)
    assert slug is not None
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
