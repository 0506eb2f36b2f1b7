"""The pages of any PDF become sheets."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from press.commands import console, places
from press.model.imposition import LARGEST_BYTES, USUAL_GRAMMAGE, Fold, Imposition, Marks, Split
from press.model.output import Artefact
from press.model.paper import PAPERS, paper_named
from press.model.report import Place, Report
from press.workshop.workshop import Workshop


@click.command("impose")
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
@places.with_limits
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.  [default: FILE-sheets.pdf]")
def impose_file(file: Path, fold: str, paper: str, marks: tuple[str, ...], output: Path | None, **asked: Any) -> None:
    """Put the pages of FILE.pdf on sheets, to fold (saddle) or to cut (2up, 4up); blank pages are added as needed."""
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
    report = Report()
    target = output or file.with_name(f"{file.stem}-sheets.pdf")
    splits = (Split.FRONTS, Split.BACKS) if asked["simplex"] else (Split.BOTH,)
    hows = [replace(how, split=split) for split in splits]
    places.see_that_it_can_be_written(target.parent)
    content = places.read(file, LARGEST_BYTES)
    made = Workshop(asked["limits"]).impose(content, hows, f"{file.stem}: sheets", Place(str(file)), report)
    console.tell_problems(report)
    if report.has_errors:
        sys.exit(places.status_of(report))
    for split, sheets in zip(splits, made, strict=True):
        part = "" if split is Split.BOTH else f"-{split}"
        path = target.with_name(f"{target.stem}{part}{target.suffix}")
        places.write((Artefact(path.name, sheets.pdf, sheets.sides),), path.parent)
        console.tell_sheets(path, sheets)
