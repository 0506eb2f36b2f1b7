"""What a listener is told of a PDF, and what of its tags is not as the house wants it."""

import sys
from pathlib import Path

import click

from press.commands import heard, places
from press.commands.console import tell_json, tell_problems
from press.model.imposition import LARGEST_BYTES
from press.model.report import Place, Report
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "is_checked", is_flag=True, help="Hold the tags against the house's rules instead.")
@places.with_limits
@places.AS_JSON
def tags(file: Path, is_checked: bool, as_json: bool, limits: Limits) -> None:
    """Print the tags of FILE.pdf, any PDF, as a screen reader tells them.

    A line for each thing that is heard: headings with their level, lists with the number of their items, each cell of
    a table after its heads, links with the place to which they lead, notes, figures by their alternatives, changes of
    language in brackets, and where pages begin, with what of them is not read.

    --check tells instead where the file breaks a rule of ours, each with its clause; advice is what layout may force.
    --json prints the whole tree, and with --check the rules and what they find.

    Exit status: 0 done, with --check nothing found but advice; 1 something found, no tags, or the file cannot be
    read; 2 and 3 as for every command.
    """
    report, content = Report(), places.read(file, LARGEST_BYTES)
    listening = Workshop(limits).listen(content, Place(str(file)), report)
    if listening is None:
        if as_json:
            heard.tell_unread_json(file, report)
        tell_problems(report)
        sys.exit(places.status_of(report) or places.MISTAKES_IN_CONTENT)
    if is_checked:
        if as_json:
            tell_json({"file": str(file), **heard.findings_json(listening)})
        else:
            heard.tell_findings(file, listening)
        sys.exit(places.MISTAKES_IN_CONTENT if heard.count_broken(listening) else places.DONE)
    if as_json:
        heard.tell_tree_json(file, listening)
    else:
        heard.tell_lines(listening)
    if not listening.elements:
        report.error(Place(str(file)), "the file has no tags", "a screen reader can only guess at it; make it anew")
        tell_problems(report)
        sys.exit(places.MISTAKES_IN_CONTENT)
