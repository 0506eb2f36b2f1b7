"""A date that may lack its day or month, as records often do."""

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

UNDATED = "undated"  # what is said of a briefing in the place of its date

# Spring, summer, autumn and winter, as EDTF writes them in the place of a month.
SEASONS = ("21", "22", "23", "24")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month of a year or a day; ``month`` and ``day`` count from 1, and 0 means not known."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601, 4.1.2).

        Raises ValueError where the text is anything else, or a day that no calendar has.
        """
        parts = text.split("-")
        if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(f"'{text}' is no date")
        if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
            raise ValueError(f"'{text}' is no date")
        year, month, day = (*map(int, parts), 0, 0)[:3]
        try:
            date(year, month if len(parts) > 1 else 1, day if len(parts) > 2 else 1)
        except ValueError:
            raise ValueError(f"'{text}' is no date: no calendar has it") from None
        return cls(year, month, day)

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as short as it was given."""
        parts = (f"{self.year:04}", f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        return "-".join(part for part in parts if part)

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        return " ".join(
            part for part in (str(self.day or ""), MONTHS[self.month - 1] if self.month else "", str(self.year)) if part
        )


@dataclass(frozen=True)
class DateSpan:
    """The date of a document: one, or the first and the last of a range; or a ``season`` of a year, 1 for spring.

    ``is_circa`` says that it is not certain.
    """

    first: PartialDate
    last: PartialDate | None = None
    is_circa: bool = False
    season: int = 0

    @classmethod
    def parse(cls, text: str) -> "DateSpan":
        """Read a date, two with a slash between them, ``1999~`` for about 1999, or ``1999-21`` for its spring.

        These are the forms of EDTF, which CSL 1.0.2 asks for (ISO 8601-2, 4.8). Raises ValueError for any other, and
        where a range ends before it begins.
        """
        certain, is_circa = text.removesuffix("~"), text.endswith("~")
        year, _, season = certain.partition("-")
        if season in SEASONS:
            return cls(PartialDate.parse(year), None, is_circa, SEASONS.index(season) + 1)
        begin, slash, end = certain.partition("/")
        first, last = PartialDate.parse(begin), PartialDate.parse(end) if slash else None
        if last and last.first < first.first:
            raise ValueError(f"'{text}' is no date: it ends before it begins")
        return cls(first, last, is_circa)

    @property
    def latest(self) -> PartialDate:
        return self.last or self.first

    @property
    def csl(self) -> dict[str, object]:
        """The date as CSL-JSON has it."""
        days = [day for day in (self.first, self.last) if day]
        found: dict[str, object] = {
            "date-parts": [[part for part in (day.year, day.month, day.day) if part] for day in days]
        }
        if self.is_circa:
            found["circa"] = 1
        if self.season:
            found["season"] = self.season
        return found


def in_words(day: date) -> str:
    """A day as it is printed in English text: ``22 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
