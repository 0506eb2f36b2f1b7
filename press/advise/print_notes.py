"""Pages and sheets become notes on how to print them, from the facts of the files."""

from dataclasses import dataclass

from press.model.edition import FOLDED_EDITIONS, LARGE_PRINT, PRINT_SHOP, Edition, FoldedEdition
from press.model.imposition import USUAL_GRAMMAGE
from press.model.output import Pages, Sheets
from press.model.paper import Paper, paper_named
from press.model.print_note import Price, PrintNote

LARGE_PRINT_GRAMMAGE = 90.0  # thinner paper shows the large type of its other side
MOST_STAPLED = 25  # sheets of 80 g/m² that an ordinary stapler takes
PAGES_PER_FOLDED_SHEET = 4


@dataclass(frozen=True)
class Printing:
    """What a note needs besides pages: the briefing's short name, the price of a side, the ink that was measured."""

    slug: str
    price: Price | None
    ink_percent: float | None


def note_for_pages(edition: Edition, pages: Pages, printing: Printing) -> PrintNote:
    """A form that is printed as it is, on both sides, and stapled or clipped."""
    paper = paper_named(edition.printed_on)
    grammage = LARGE_PRINT_GRAMMAGE if edition.name.startswith(LARGE_PRINT) else USUAL_GRAMMAGE
    sheets = -(-pages.count // 2)
    return PrintNote(
        edition=edition.name,
        label=edition.paper,
        file=f"{printing.slug}-{edition.name}.pdf",
        pages=pages.count - pages.blanks,
        blanks=pages.blanks,
        paper=paper.label,
        sheets=sheets,
        sides=pages.count,
        edge="long" if pages.count > 1 else "",
        steps=_steps(edition, paper, grammage, sheets, printing.slug),
        waste=waste(pages.count, 2),
        weight_g=weight_g(sheets, paper, grammage),
        cost=printing.price.times(pages.count) if printing.price else "",
        ink_percent=printing.ink_percent,
    )


def note_for_sheets(edition: FoldedEdition, pages: Pages, sheets: Sheets, printing: Printing) -> PrintNote:
    """Sheets that are printed on both sides, folded and stapled; ``pages`` are what they were made of."""
    paper = paper_named(edition.printed_on)
    written = pages.count - pages.blanks
    return PrintNote(
        edition=edition.name,
        label=edition.label,
        file=f"{printing.slug}-{edition.name}.pdf",
        pages=written,
        blanks=pages.blanks,
        paper=paper.label,
        sheets=sheets.sheets,
        sides=sheets.sides,
        edge="short" if sheets.is_landscape else "long",
        steps=_folding_steps(sheets),
        waste=waste(written, PAGES_PER_FOLDED_SHEET),
        weight_g=weight_g(sheets.sheets, paper, USUAL_GRAMMAGE),
        cost=printing.price.times(sheets.sides) if printing.price else "",
        ink_percent=printing.ink_percent,
    )


def waste(pages: int, per_sheet: int) -> str:
    """What one page more or less would mean.

    >>> waste(17, 4)
    '17 pages print on 5 sheets; one page less saves a sheet'
    >>> waste(19, 4)
    '19 pages print on 5 sheets; one page stays blank'
    >>> waste(16, 4)
    '16 pages print on 4 sheets'
    """
    sheets = -(-pages // per_sheet)
    told = f"{_count(pages, 'page')} {'print' if pages > 1 else 'prints'} on {_count(sheets, 'sheet')}"
    blank = sheets * per_sheet - pages
    if sheets > 1 and blank == per_sheet - 1:
        return f"{told}; one page less saves a sheet"
    if blank:
        return f"{told}; {'one page stays' if blank == 1 else f'{blank} pages stay'} blank"
    return told


def weight_g(sheets: int, paper: Paper, grammage: float) -> int:
    """The weight of one copy: its area in m² times g/m².

    >>> weight_g(10, paper_named("a4"), 80)
    50
    """
    area = paper.upright.width_mm * paper.upright.height_mm / 1e6
    return round(sheets * area * grammage)


def _steps(edition: Edition, paper: Paper, grammage: float, sheets: int, slug: str) -> tuple[str, ...]:
    folded = next((other for other in FOLDED_EDITIONS if other.pages == edition.name), None)
    if folded:
        larger = paper_named(folded.printed_on).label
        file = f"{slug}-{folded.name}.pdf"
        return (f"These pages are for reading, in their order. To print a booklet on {larger}, print {file}.",)
    if edition.name == PRINT_SHOP:
        return (
            f"Give the file to a print shop: {paper.label} trimmed, with 3 mm of bleed and crop marks.",
            "Fonts are embedded, and colours are sRGB. It is PDF/A, and does not claim to be PDF/X.",
        )
    if sheets == 1:
        return (f"Print on {paper.label}, on both sides, turned on the long edge, at 100 % (actual size).",)
    return _loose_steps(edition, paper, grammage, sheets)


def _loose_steps(edition: Edition, paper: Paper, grammage: float, sheets: int) -> tuple[str, ...]:
    quality = ", matt," if edition.name.startswith(LARGE_PRINT) else ""
    stapled = "Staple once, at the upper left."
    thick = f"Clip or bind it: {sheets} sheets are too many for a stapler."
    return (
        f"Print on {paper.label}, {grammage:g} g/m²{quality} or more, at 100 % (actual size).",
        "On both sides, turned on the long edge. On one side it works too, on twice the paper.",
        stapled if sheets <= MOST_STAPLED else thick,
    )


def _folding_steps(sheets: Sheets) -> tuple[str, ...]:
    edge = "short" if sheets.is_landscape else "long"
    return (
        f"Print on {sheets.paper}, at 100 % (actual size), both sides, turned on the {edge} edge.",
        "Leave the sheets in the order in which they come: the first is the outermost.",
        "Fold all of them once, in the middle, the cover outside.",
        "Staple twice on the fold, a quarter of the height from its ends, with a stapler that reaches it.",
    )


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
