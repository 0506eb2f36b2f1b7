"""What a build is asked for besides its editions."""

from dataclasses import dataclass

from press.model.edition import TYPE_SIZES
from press.model.print_note import Price


@dataclass(frozen=True)
class Wishes:
    """``most_pages`` is a page budget for every edition that has levers, 0 for the briefing's own; ``fits`` pulls them.

    ``price`` is that of a printed side, ``type_size`` (points) that of large print.
    """

    most_pages: int = 0
    fits: bool = False
    price: Price | None = None
    type_size: int = TYPE_SIZES[0]


NO_WISHES = Wishes()
