"""What a build is asked for besides its editions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from press.model.edition import TYPE_SIZES
from press.model.print_note import Price


@dataclass(frozen=True)
class Wishes:
    """``most_pages`` is a page budget for every edition that has levers, 0 for the briefing's own; ``fits`` pulls them.

    ``price`` is that of a printed side, ``type_size`` (points) that of large print. ``levers`` are the names of those
    to pull, whatever any budget says; None leaves that to the budget. No file bears a date after ``not_after``.
    """

    most_pages: int = 0
    fits: bool = False
    price: Price | None = None
    type_size: int = TYPE_SIZES[0]
    levers: tuple[str, ...] | None = None
    not_after: datetime | None = None

    def file_date(self, published: date) -> datetime:
        """The date that a file bears: the first moment of the published day, unless that is too late."""
        midnight = datetime(published.year, published.month, published.day, tzinfo=UTC)
        return min(midnight, self.not_after) if self.not_after else midnight


NO_WISHES = Wishes()
