"""A PDF is made again from the source inside it, and compared."""

import sys
from pathlib import Path

import click

from press.commands import console, places
from press.model.imposition import LARGEST_BYTES
from press.model.report import Place, Report
from press.model.verdict import Verdict
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop

# 1 is also what a file gets that cannot be verified: no source, damaged, refused.
STATUS = {Verdict.IDENTICAL: places.DONE, Verdict.NOT_THE_SAME: places.MISTAKES_IN_CONTENT, Verdict.OTHER_VERSIONS: 4}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@places.with_limits
@places.AS_JSON
def verify(file: Path, as_json: bool, limits: Limits) -> None:
    """Make FILE.pdf again from the source inside it, and say whether it is the same.

    Exit status: 0 identical to the byte; 1 not the same, or it cannot be tried (no source, damaged, refused);
    4 the same content, but made with other versions than are installed here; 2 and 3 as for every command.
    """
    report, content = Report(), places.read(file, LARGEST_BYTES)
    with console.progress(is_quiet=as_json) as show:
        found = Workshop(limits).verify(content, Place(str(file)), report, show)
    if as_json:
        console.tell_json(console.verification_json(file, found, report))
    else:
        console.tell_problems(report)
        if found:
            console.tell_verification(file, found)
    sys.exit(STATUS[found.verdict] if found else places.status_of(report) or places.MISTAKES_IN_CONTENT)
