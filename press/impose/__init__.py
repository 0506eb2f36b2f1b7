"""Pages become sheets to fold or to cut: which page stands where, and the PDF that prints them so."""

from press.impose.marks import has_room_for_crop_marks
from press.impose.plan import Layout, Sheet, creep_mm, fold_layout, grid_layout, n_up, saddle_stitch, thickness_mm
from press.impose.sheets import Job, Printer, UnreadablePage, print_sides
from press.impose.source import Source, open_source
from press.model.imposition import Fold, Imposition, Split
from press.model.output import Sheets
from press.model.report import Place, Report

__all__ = ["impose"]

MARGIN_MM, GAP_MM = 8.0, 5.0  # n-up: most printers leave 5 mm at the edges white
MOST_IN_ONE_FOLD = 20  # sheets: beyond that neither hands nor staplers manage, and creep nears 2 mm


def impose(content: bytes, how: Imposition, title: str, place: Place, report: Report) -> Sheets | None:
    """Impose a PDF; None where it cannot be, and the report says why. ``title`` is that of the sheets."""
    source = open_source(content, place, report)
    if source is None:
        return None
    sheets, layout = _planned(source, how)
    thickness = thickness_mm(how.grammage) if how.fold is Fold.SADDLE else 0.0
    job = Job(layout, how.fold is Fold.SADDLE, how.fold is not Fold.SADDLE and how.frames, how.marks, thickness)
    if not _can_be_marked(source, job, how, place, report):
        return None
    _warn_of_thickness(sheets, how, place, report)
    kept = {Split.BOTH: ("front", "back"), Split.FRONTS: ("front",), Split.BACKS: ("back",)}[how.split]
    order = sheets[::-1] if how.split is Split.BACKS and how.reversed_backs else sheets
    try:
        printed = print_sides(source, job, order, kept, title)
    except UnreadablePage as error:
        report.error(place, f"what is drawn on page {error} cannot be read", "export the PDF anew")
        return None
    return Sheets(
        pdf=printed,
        sheets=len(sheets),
        sides=len(kept) * len(sheets),
        pages=source.count,
        paper=how.paper.label,
        is_landscape=layout.sheet.is_landscape,
        scale=layout.scale,
        creep_mm=tuple(creep_mm(sheet, thickness) for sheet in sheets),
    )


def _planned(source: Source, how: Imposition) -> tuple[tuple[Sheet, ...], Layout]:
    if how.fold is Fold.SADDLE:
        return saddle_stitch(source.count, how.signature, how.keep_last), fold_layout(source.page, how.paper)
    per_side = 2 if how.fold is Fold.TWO_UP else 4
    return n_up(source.count, per_side), grid_layout(source.page, how.paper, per_side, MARGIN_MM, GAP_MM)


def _can_be_marked(source: Source, job: Job, how: Imposition, place: Place, report: Report) -> bool:
    if how.fold is not Fold.SADDLE and (how.marks.fold or how.marks.staple):
        report.error(place, f"nothing is folded or stapled with '{how.fold}'", "leave out these marks")
        return False
    if how.marks.crop and not has_room_for_crop_marks(job.layout, Printer(source, job).bleed_mm):
        report.error(place, f"{how.paper.label} has no room for crop marks around these pages", "take larger paper")
        return False
    return True


def _warn_of_thickness(sheets: tuple[Sheet, ...], how: Imposition, place: Place, report: Report) -> None:
    deepest = max(sheet.depth for sheet in sheets) + 1
    if how.fold is Fold.SADDLE and deepest > MOST_IN_ONE_FOLD:
        report.warning(
            place,
            f"{deepest} sheets are folded into one another, and more than {MOST_IN_ONE_FOLD} gape",
            "make signatures: --signature 8",
        )
