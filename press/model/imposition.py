"""What can be asked of sheets: how pages are folded, on which paper, with which marks."""

from dataclasses import dataclass
from enum import StrEnum

from press.model.paper import Paper

USUAL_GRAMMAGE = 80.0  # g/m², of office paper
LARGEST_BYTES = 200 * 1024 * 1024  # of a PDF that is imposed


class Fold(StrEnum):
    """How pages are put on sheets: two a side and folded, or two or four a side in reading order."""

    SADDLE = "saddle"
    TWO_UP = "2up"
    FOUR_UP = "4up"


class Split(StrEnum):
    """Which sides a file holds: both for a duplex printer, one for a simplex one, which prints two files in turn."""

    BOTH = "both"
    FRONTS = "fronts"
    BACKS = "backs"


@dataclass(frozen=True)
class Marks:
    """Which marks to print; each is a white line with a black one on it, so that it shows on any ground."""

    fold: bool = False
    staple: bool = False
    crop: bool = False


NO_MARKS = Marks()


@dataclass(frozen=True)
class Imposition:
    """What is to be made of pages.

    ``signature`` is the most sheets that are folded into one another, 0 for all; ``keep_last`` keeps the last page on
    the outside, blanks before it; ``grammage`` (g/m²) is the paper's, for creep; ``reversed_backs`` gives the backs of
    simplex printing last sheet first.
    """

    fold: Fold
    paper: Paper
    signature: int = 0
    keep_last: bool = False
    grammage: float = USUAL_GRAMMAGE
    marks: Marks = NO_MARKS
    frames: bool = True
    split: Split = Split.BOTH
    reversed_backs: bool = False
