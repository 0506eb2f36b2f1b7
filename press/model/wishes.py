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
    ``names_status`` puts the status of the briefing into the names of its files, as its record may too.
    """

    most_pages: int = 0
    fits: bool = False
    price: Price | None = None
    type_size: int = TYPE_SIZES[0]
    levers: tuple[str, ...] | None = None
    not_after: datetime | None = None
    names_status: bool = False

    def file_date(self, published: date | None) -> datetime:
        """The date that a file bears: the first moment of the published day, unless that is too late.

        That of an undated briefing is ``not_after`` or, without it, a constant that nobody takes for a date.
        """
        if published is None:
            return self.not_after or NO_DATE
        midnight = datetime(published.year, published.month, published.day, tzinfo=UTC)
        return min(midnight, self.not_after) if self.not_after else midnight


# The earliest that ZIP, in which PDFs travel, can hold; no stage reads a clock.
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)

NO_WISHES = Wishes()
