"""Page numbers become words."""

from collections.abc import Iterable
from itertools import groupby


def in_runs(numbers: Iterable[int]) -> str:
    """Page numbers as people write them.

    >>> in_runs([3, 7, 8, 9, 12])
    '3, 7–9, 12'
    """
    runs = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        runs.append(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]))
    return ", ".join(runs)
