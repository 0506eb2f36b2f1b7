"""What the data of every figure have in common: what a row states, what it rests on, and the table made of all."""

from dataclasses import dataclass
from decimal import Decimal

from press.model.dates import PartialDate
from press.model.report import Place


@dataclass(frozen=True)
class Backing:
    """The facts of the ledger on which a row of data rests, and where the row was written."""

    facts: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Statement:
    """What a row of data tells the reader: its numbers, its dates, and the words that are printed with them."""

    numbers: tuple[Decimal, ...]
    dates: tuple[PartialDate, ...]
    words: str
    backing: Backing


@dataclass(frozen=True)
class Equivalent:
    """A figure's data as a table; the first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
