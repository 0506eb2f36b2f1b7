"""A figure as its author describes it: data, the finding that they show, and the facts on which they rest."""

from dataclasses import dataclass
from enum import StrEnum

from press.model.figure_content import Content
from press.model.figure_data import Equivalent, Statement
from press.model.report import Place

LONGEST_ALTERNATIVE_CHARACTERS = 250
DISCLAIMER = "Boundaries and names do not imply endorsement."
BASE_MAP = "Base map: Natural Earth (public domain)."


class FigureKind(StrEnum):
    TIMELINE = "timeline"
    MAP = "map"
    BARS = "bars"
    STACKED_BARS = "stacked bars"
    LINE = "line"
    SLOPES = "slopes"
    DOTS = "dots"
    DUMBBELLS = "dumbbells"
    MULTIPLES = "multiples"
    NUMBERS = "numbers"
    VEGA_LITE = "vega-lite"
    GLOBE = "globe"


class Width(StrEnum):
    """How much of a page of two columns a figure takes; on narrower pages and in large print all of it."""

    FULL = "full"
    COLUMN = "column"
    HALF = "half"
    MARGIN = "margin"


WIDTHS = tuple(width.value for width in Width)
NARROWER = WIDTHS[1:]

# Kinds that have room for their words in less than the full width, and how little they can do with.
_MARGINAL = (
    FigureKind.BARS,
    FigureKind.STACKED_BARS,
    FigureKind.DUMBBELLS,
    FigureKind.SLOPES,
    FigureKind.LINE,
    FigureKind.NUMBERS,
)
_WIDE = (FigureKind.TIMELINE, FigureKind.MAP)


def least_width(kind: FigureKind) -> Width:
    """The narrowest that a figure of a kind may be."""
    return Width.COLUMN if kind in _WIDE else Width.MARGIN if kind in _MARGINAL else Width.HALF


@dataclass(frozen=True)
class FigureSpec:
    """A figure of the briefing. ``title`` states the finding; ``source`` is Markdown and may hold citations.

    ``described_in`` is the id of a table of the text that holds the same data; where it is empty the figure's
    ``equivalent`` is printed instead. ``nocheck`` says why a figure rests on no facts, and is empty where it does.
    A decorative figure has no title and no alternative.
    """

    id: str
    kind: FigureKind
    title: str
    subtitle: str
    source: str
    source_place: Place
    alternative: str
    described_in: str
    nocheck: str
    content: Content
    place: Place
    width: Width = Width.FULL

    @property
    def anchor(self) -> str:
        """The id under which cross-references know it."""
        return f"fig-{self.id}"

    @property
    def is_decoration(self) -> bool:
        return self.kind is FigureKind.GLOBE

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.content.statements

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all facts that it draws, each once, in the order of the data."""
        return tuple(dict.fromkeys(fact for each in self.statements for fact in each.backing.facts))

    @property
    def equivalent(self) -> Equivalent:
        return self.content.equivalent

    @property
    def remarks(self) -> str:
        """What has to be said under it besides its source."""
        return f"{BASE_MAP} {DISCLAIMER}" if self.kind is FigureKind.MAP else ""
