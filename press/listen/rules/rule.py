"""What a rule is: its name, its clause, what mends it, and the function that looks for what breaks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from press.listen.reading import Reading
from press.model.tags import Rule

UA, PDF, XMP = "ISO 14289-1", "ISO 32000-1", "ISO 16684-1"
LONGEST_QUOTE = 60  # characters


class Found(NamedTuple):
    """``page`` is 0 for the file as a whole; ``quoted`` is what is read there."""

    page: int
    message: str
    quoted: str = ""


@dataclass(frozen=True)
class Check:
    rule: Rule
    ask: Callable[[Reading], Iterator[Found]]


def quoted(text: str) -> str:
    """So much of a text as finds it.

    >>> quoted("peace enforcement " * 9)
    'peace enforcement peace enforcement peace enforcement peace…'
    """
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
