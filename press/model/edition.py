"""The forms in which a briefing is made: one row each; sizes are CSS and stand in ``styles/``."""

from dataclasses import dataclass
from enum import StrEnum

from press.model.drawing import Ink
from press.model.imposition import Fold


class Arrangement(StrEnum):
    """In which order an edition prints a document; ``press.arrange`` knows how."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    HANDOUT = "handout"


@dataclass(frozen=True)
class Lever:
    """A means to save pages, pulled by a stylesheet of its own; ``effect`` is said to authors.

    ``hides`` are the classes of the elements that it leaves out.
    """

    name: str
    stylesheet: str
    effect: str
    hides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A form to read.

    ``template`` and ``stylesheet`` are names below ``templates/`` and ``styles/``; ``paper`` is said to readers;
    ``printed_on`` names the Paper that goes into a printer, ``figures`` a FigureSize. ``at_most`` is the number of
    pages that it may have, 0 for any; where its pages must be a multiple, blank ones stand before the back cover.
    ``levers`` are in the order in which they are pulled. ``status`` is the stylesheet that puts the status of a
    briefing into the margin of each page. Of the lines on a page, each of so many as ``line_numbers`` says shows its
    number, none where that is 0. Pages on their side are shown upright where it ``is_turned``, for paper that is cut.
    """

    name: str
    template: str
    stylesheet: str
    paper: str
    printed_on: str = "a4"
    figures: str = "a4"
    ink: Ink = Ink.COLOUR
    arrangement: Arrangement = Arrangement.STANDARD
    at_most: int = 0
    multiple_of: int = 1
    levers: tuple[Lever, ...] = ()
    line_numbers: int = 0
    is_turned: bool = False
    status: str = "status/book.css"


@dataclass(frozen=True)
class FoldedEdition:
    """A form to fold, made of the pages of the edition ``pages``: nobody should read it on a screen, or mail it."""

    name: str
    pages: str
    label: str
    printed_on: str
    fold: Fold


BOOKLET = "editions/report.html"  # of a report; other forms have templates of their own
HOW_TO_PRINT = "how-to-print"
LARGE_PRINT = "large-print"
USUAL_EDITIONS = ("a4", LARGE_PRINT)  # those of a briefing that lists none
PRINT_SHOP = "print-shop"
CLEARANCE = "clearance"  # for those who have to agree before it is published
TYPE_SIZES = (18, 20, 24)  # points; those of large print

_OPTIONAL = Lever("optional blocks", "levers/optional.css", "leaving out pull quotes and side notes", ("pull", "side"))
_A4_LEVERS = (
    Lever("spacing", "levers/a4-spacing.css", "closer spacing"),
    _OPTIONAL,
    Lever("type", "levers/a4-type.css", "type one step smaller"),
)
_A5_LEVERS = (
    Lever("spacing", "levers/a5-spacing.css", "closer spacing"),
    _OPTIONAL,
    Lever("type", "levers/a5-type.css", "type one step smaller"),
)

_BOOKLET, _SHEET = "status/booklet.css", "status/sheet.css"


def _large_print(size: int) -> Edition:
    return Edition(
        name=LARGE_PRINT if size == TYPE_SIZES[0] else f"{LARGE_PRINT}-{size}",
        template="editions/large-print.html",
        stylesheet=f"large-{size}.css",
        paper=f"large print ({size} point)",
        figures="large",
        ink=Ink.BLACK,
        arrangement=Arrangement.LARGE_PRINT,
        status="status/large.css",
    )


EDITIONS = (
    Edition("a4", BOOKLET, "a4.css", "A4", levers=_A4_LEVERS),
    Edition("letter", BOOKLET, "letter.css", "US Letter", "letter", levers=_A4_LEVERS),
    Edition("a5", BOOKLET, "a5.css", "A5 booklet", "a5", "a5", multiple_of=4, levers=_A5_LEVERS, status=_BOOKLET),
    Edition(
        "half-letter",
        BOOKLET,
        "half-letter.css",
        "half-letter booklet",
        "half-letter",
        "a5",
        multiple_of=4,
        levers=_A5_LEVERS,
        status=_BOOKLET,
    ),
    Edition(
        "handout",
        "editions/handout.html",
        "handout.css",
        "handout on one sheet",
        figures="handout",
        arrangement=Arrangement.HANDOUT,
        at_most=2,
        status=_SHEET,
    ),
    *(_large_print(size) for size in TYPE_SIZES),
    Edition("ink-saver", BOOKLET, "ink-saver.css", "ink saver (A4)", ink=Ink.SAVER, levers=_A4_LEVERS),
    Edition(PRINT_SHOP, BOOKLET, "print-shop.css", "print shop (A4 with bleed)", levers=_A4_LEVERS, is_turned=True),
    Edition(CLEARANCE, BOOKLET, "clearance.css", "clearance copy (A4)", figures="a5", line_numbers=5),
    Edition(HOW_TO_PRINT, "editions/how-to-print.html", "how-to-print.css", "how to print", at_most=1, status=_SHEET),
)

# What the figures of the web page are drawn for: it is made with the printed forms, and is none of them.
SCREEN = Edition("web", "web/page.html", "web.css", "screen", figures="web")

FOLDED_EDITIONS = (
    FoldedEdition("a5-sheets", "a5", "A5 booklet to fold", "a4", Fold.SADDLE),
    FoldedEdition("half-letter-sheets", "half-letter", "half-letter booklet to fold", "letter", Fold.SADDLE),
)

EDITION_NAMES = (*(edition.name for edition in EDITIONS), *(edition.name for edition in FOLDED_EDITIONS))


def edition_named(name: str) -> Edition:
    """Raises KeyError where no form to read has that name."""
    return {edition.name: edition for edition in EDITIONS}[name]


def folded_edition_named(name: str) -> FoldedEdition | None:
    """None where no form to fold has that name."""
    return {edition.name: edition for edition in FOLDED_EDITIONS}.get(name)


def is_for_readers(name: str) -> bool:
    """Whether readers are told of the edition of that name, and can have it."""
    return is_to_read(name) and name != CLEARANCE


def is_to_read(name: str) -> bool:
    """Whether the edition of that name is a briefing to read: no sheets to fold, and not the sheet about printing."""
    return name != HOW_TO_PRINT and folded_edition_named(name) is None
