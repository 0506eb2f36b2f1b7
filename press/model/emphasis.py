"""What a chart points out: the rows or series that count, and notes on the chart."""

from dataclasses import dataclass

from press.model.dates import PartialDate
from press.model.figure_data import Backing, Statement


@dataclass(frozen=True)
class Note:
    """Words on a chart: at a row or series (``name``), at a day, or over the time from ``at`` to ``until``.

    With a name and a day it stands at the reading of that series on that day.
    """

    text: str
    name: str
    at: PartialDate | None
    until: PartialDate | None
    backing: Backing

    @property
    def statement(self) -> Statement:
        return Statement((), tuple(day for day in (self.at, self.until) if day), self.text, self.backing)

    @property
    def dates(self) -> str:
        return f"{self.at} to {self.until}" if self.until else str(self.at or "")

    @property
    def words(self) -> str:
        """As it is printed where the figure is told as a table."""
        return f"Note: {self.text}"


@dataclass(frozen=True)
class Emphasis:
    """``names`` are the rows or series that stand out; where there is none, all count alike."""

    names: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    def is_quiet(self, name: str) -> bool:
        return bool(self.names) and name not in self.names

    def note_on(self, name: str) -> str:
        """The words at a row, of all its notes."""
        return " ".join(note.text for note in self.notes if note.name == name and not note.at)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(note.statement for note in self.notes)


NONE = Emphasis()
