"""Numbers and years find their places along an axis."""

from dataclasses import dataclass
from decimal import Decimal

from press.model.dates import PartialDate


@dataclass(frozen=True)
class Scale:
    """Where a value stands between two points: ``first`` at ``start``, ``last`` at ``end``."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float | Decimal) -> float:
        return self.start + (float(value) - self.first) / (self.last - self.first) * (self.end - self.start)


def ticks(most: float, count: int) -> tuple[float, ...]:
    """Round numbers from 0 up to the first that reaches ``most``, about ``count`` of them.

    >>> ticks(47000, 5)
    (0.0, 10000.0, 20000.0, 30000.0, 40000.0, 50000.0)
    """
    if most <= 0:
        return (0.0, 1.0)
    rough = most / count
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 10.0 ** -(len(f"{1 / rough:.0f}"))
    step = next(power * n for n in (1, 2, 2.5, 5, 10, 20, 50, 100) if power * n >= rough * 0.8)
    number = int(-(-most // step))
    return tuple(step * n for n in range(number + 1))


def decimal_year(day: PartialDate, at_end: bool = False) -> float:
    """A date as a decimal year; what it leaves open is taken from its beginning, or for an end from its end."""
    month = day.month or (12 if at_end else 1)
    within = day.day or (30 if at_end else 1)
    return day.year + (month - 1) / 12 + (within - (0 if at_end else 1)) / 365


def year_step(first: int, last: int, width: float, label: float) -> int:
    """How many years lie between two labels of the width ``label`` that do not crowd on an axis of ``width``."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100) if step * width / (last + 1 - first) > label * 1.5)
