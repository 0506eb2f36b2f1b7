"""What to know before printing a form: paper, sheets, edge, weight, cost; and how much ink it takes."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Price:
    """What a printed side costs; ``currency`` may be empty."""

    amount: Decimal
    currency: str = ""

    def times(self, sides: int) -> str:
        """
        >>> Price(Decimal("0.05"), "EUR").times(50)
        '2.50 EUR'
        """
        return f"{self.amount * sides:.2f} {self.currency}".strip()


@dataclass(frozen=True)
class PrintNote:
    """How one form is printed.

    ``edition`` is its name and ``label`` what readers call it. ``pages`` counts those with something on them, and
    ``blanks`` those without; ``sheets`` are of ``paper``, ``sides`` are printed. ``edge`` is that on which a duplex
    printer turns the sheet, ``steps`` are what to do, in order, ``waste`` is what of the paper stays white.
    ``weight_g`` is one copy's; ``cost`` is empty without a price; ``ink_percent`` is the mean share of
    the paper that is covered when printed in black, None where it was not measured.
    """

    edition: str
    label: str
    file: str
    pages: int
    blanks: int
    paper: str
    sheets: int
    sides: int
    edge: str
    steps: tuple[str, ...]
    waste: str
    weight_g: int
    cost: str
    ink_percent: float | None

    @property
    def title(self) -> str:
        return self.label[:1].upper() + self.label[1:]

    @property
    def duplex(self) -> str:
        return f"both sides, {self.edge} edge" if self.edge else "one side"

    @property
    def facts(self) -> str:
        """The numbers on one line."""
        sheets = f"{self.sheets} sheet{'' if self.sheets == 1 else 's'} of {self.paper}"
        ink = f"{self.ink_percent:.1f} % ink" if self.ink_percent is not None else ""
        return "; ".join(fact for fact in (sheets, self.duplex, f"{self.weight_g} g", ink, self.cost) if fact)
