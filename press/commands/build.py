"""Content becomes files in output/."""

import sys
import time
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from press.commands import console, places
from press.model.edition import CLEARANCE, EDITION_NAMES, TYPE_SIZES
from press.model.form import FormName
from press.model.print_note import Price
from press.model.wishes import Wishes
from press.workshop import jobs
from press.workshop.limits import USUAL_LIMITS, Limits
from press.workshop.progress import Moment
from press.workshop.staffing import MOST_WORKERS, workers_for
from press.workshop.workshop import Workshop


class PriceType(click.ParamType[Price]):
    """An amount with or without a currency after it."""

    name = "PRICE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Price:
        amount, _, currency = str(value).strip().partition(" ")
        try:
            return Price(Decimal(amount), currency.strip())
        except InvalidOperation:
            self.fail(f"'{value}' is no price: write it as '0.05 EUR'", param, ctx)


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice(EDITION_NAMES),
    help="Build only this edition; may be repeated.  [default: those that briefing.yaml lists]",
)
@click.option(
    "--form",
    type=click.Choice([*(form.value for form in FormName), CLEARANCE]),
    help="Print it as this form, under a name of its own; clearance is the edition for those who have to agree.  "
    "[default: the one that briefing.yaml names]",
)
@click.option(
    "--house",
    metavar="NAME",
    help="Print it in this house, under a name of its own.  [default: the one that briefing.yaml names]",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=places.OUTPUT,
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
@click.option("--name-status", "names_status", is_flag=True, help="Put the status into the names of files.")
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    envvar="PRESS_WORKERS",
    show_default="2 where there are two cores and memory for both",
    help="Share the work among so many processes.",
)
@places.with_limits
@places.AS_JSON
def build(
    slugs: tuple[str, ...] = (),
    editions: tuple[str, ...] = (),
    form: str | None = None,
    house: str | None = None,
    output: Path = places.OUTPUT,
    strict: bool = False,
    most_pages: int | None = None,
    fit: bool = False,
    price: Price | None = None,
    type_size: str = str(TYPE_SIZES[0]),
    names_status: bool = False,
    workers: int | None = None,
    as_json: bool = False,
    limits: Limits = USUAL_LIMITS,
) -> None:
    """Build briefings into OUTPUT/SLUG/: all of them, or those named SLUG."""
    folders = [places.folder_of(slug) for slug in slugs] or places.all_folders()
    for folder in folders:
        places.see_that_it_can_be_written(output / folder.name)
    outcomes = [console.Outcome(folder.name) for folder in folders]
    wishes = Wishes(
        most_pages or 0, fit, price, int(type_size), not_after=places.source_date(), names_status=names_status
    )
    editions = editions if form != CLEARANCE else tuple(dict.fromkeys((*editions, CLEARANCE)))
    worn = places.house_of(house) if house else None
    asked = FormName(form) if form and form != CLEARANCE else None
    with console.progress(is_quiet=as_json) as show:
        workshop = Workshop(limits, workers or workers_for(limits))
        for folder, outcome in zip(folders, outcomes, strict=True):
            build_one(workshop, jobs.Make(folder, editions, strict, wishes, asked, worn), outcome, output, show)
    if as_json:
        console.tell_json([console.outcome_json(outcome) for outcome in outcomes])
    else:
        console.tell_outcomes(outcomes, output)
    sys.exit(max(places.status_of(outcome.report) for outcome in outcomes))


def build_one(workshop: Workshop, job: jobs.Make, outcome: console.Outcome, output: Path, show: console.Show) -> None:
    """Build one briefing and note how long each step took; leaves with status 3 where it cannot be written."""
    steps: dict[int, tuple[str, float]] = {}

    def progress(moment: Moment) -> None:
        now = time.monotonic()
        if moment.worker in steps:
            before, since = steps.pop(moment.worker)
            outcome.seconds[before] = now - since
        if moment.step:
            steps[moment.worker] = moment.step, now
        console.tell_moment(outcome.slug, moment, show)

    outcome.artefacts = workshop.make(job, outcome.report, progress)
    if outcome.artefacts:
        show(f"{outcome.slug}: writing")
        places.write(outcome.artefacts, output / outcome.slug)
        outcome.stale = places.left_behind(output / outcome.slug)
