"""How far a briefing is on its way to the public, and back: draft, embargoed, final, withdrawn."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from press.model.dates import in_words
from press.model.report import Place


class ReleaseName(StrEnum):
    """As it begins in the record."""

    DRAFT = "draft"
    CLEARANCE = "for clearance"
    EMBARGOED = "embargoed"
    FINAL = "final"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


# What nobody outside should get, and what search engines may list.
UNFINISHED = (ReleaseName.DRAFT, ReleaseName.CLEARANCE)
LISTABLE = (ReleaseName.FINAL, ReleaseName.SUPERSEDED)

UNTIL, BY = "embargoed until", "superseded by"
LONGEST_SUCCESSOR = 48  # characters: the words stand in one line of the smallest page
MOST_OFFSET = timedelta(hours=14)  # of any clock on Earth
_NOWHERE = Place("")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?P<offset>Z|[+-]\d\d:\d\d)?", re.ASCII)


class NoMoment(ValueError):
    """A text that names no moment; ``hint`` says what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def moment(text: str) -> datetime:
    """Read day, time and offset (ISO 8601-1, 5.4.2.1, extended format): ``2026-12-01T06:00Z``, ``…T07:00+01:00``.

    Raises NoMoment for anything else, a day that no calendar has, or a time without its offset: it would be another
    moment for each reader.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise NoMoment(f"'{text}' is no moment", "write day, time and offset: 2026-12-01T06:00Z")
    if not found["offset"]:
        raise NoMoment(
            f"'{text}' does not say of which clock it is",
            f"write {text}Z if it is UTC, or {text}+01:00 with the offset of that clock",
        )
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise NoMoment(f"'{text}' is no moment: no calendar or clock has it", "look at day, hour and minute") from None
    if abs(read.utcoffset() or timedelta()) > MOST_OFFSET:
        raise NoMoment(f"'{text}' is no moment: no clock is so far from UTC", "offsets go from -14:00 to +14:00")
    return read


def moment_in_words(when: datetime) -> str:
    """``1 December 2026, 06:00 UTC``, or ``07:00 (UTC+1)`` by another clock.

    >>> moment_in_words(moment("2026-12-01T06:00Z")), moment_in_words(moment("2026-12-01T06:00-03:30"))
    ('1 December 2026, 06:00 UTC', '1 December 2026, 06:00 (UTC-3:30)')
    """
    clock = f"{when:%H:%M:%S}" if when.second else f"{when:%H:%M}"
    minutes = round((when.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
    return f"{in_words(when.date())}, {clock} {f'(UTC{offset})' if minutes else 'UTC'}"


@dataclass(frozen=True)
class Release:
    """``until`` is the moment until which a briefing is embargoed, ``by`` what supersedes it, as far as it is."""

    name: ReleaseName = ReleaseName.FINAL
    until: datetime | None = None
    by: str = ""
    place: Place = _NOWHERE

    @property
    def words(self) -> str:
        """As it is printed, empty where it is final: ``Embargoed until 1 December 2026, 06:00 UTC``."""
        match self.name:
            case ReleaseName.FINAL:
                return ""
            case ReleaseName.EMBARGOED if self.until:
                return f"Embargoed until {moment_in_words(self.until)}"
            case ReleaseName.SUPERSEDED:
                return f"Superseded by {self.by}"
        return self.name.value.capitalize()

    @property
    def tag(self) -> str:
        """What stands before the subject of a mail, its space included; empty where it is final."""
        return f"[{self.words}] " if self.words else ""

    @property
    def slug(self) -> str:
        """As the name of a file can hold it; empty where it is final."""
        return self.name.value.replace(" ", "-") if self.words else ""

    @property
    def until_iso(self) -> str:
        """The end of the embargo in UTC (ISO 8601), empty where there is none."""
        return f"{self.until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if self.until else ""

    @property
    def is_unfinished(self) -> bool:
        return self.name in UNFINISHED

    @property
    def is_listable(self) -> bool:
        """Whether search engines may list it."""
        return self.name in LISTABLE

    def is_embargoed(self, now: datetime) -> bool:
        return self.until is not None and now < self.until


USUAL = Release()  # final, which nothing is said of
