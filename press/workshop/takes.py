"""The forms of a build are cut into takes, each one worker's at a time, and dealt so that none waits for another.

A take was the piece of copy that a compositor got at a time; here it is the forms that are made of the same pages.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from press.model.edition import (
    HOW_TO_PRINT,
    LARGE_PRINT,
    SCREEN,
    TYPE_SIZES,
    Edition,
    edition_named,
    folded_edition_named,
)
from press.workshop import jobs

# People wait for the first; of the others those come first that take longest, so that none is left over at the end.
ORDER = (
    "a4", *(f"{LARGE_PRINT}-{size}" for size in TYPE_SIZES[:0:-1]), LARGE_PRINT, "letter", "a5", "half-letter",
    "ink-saver", "print-shop", "clearance", "handout",
)  # fmt: skip


@dataclass(frozen=True)
class Take:
    """``names`` are those of forms, all of the edition ``pages``."""

    pages: str
    names: tuple[str, ...]

    @property
    def size(self) -> str:
        """The figure size: takes that have it in common have lines of text in common too."""
        return edition_named(self.pages).figures

    @property
    def shows(self) -> jobs.Draw:
        """What has to be drawn for it."""
        return shown_by(edition_named(self.pages))


def takes_of(names: Sequence[str]) -> tuple[Take, ...]:
    """In the order of ``names``, but for how to print, which comes last: it tells of all the others."""
    cut: dict[str, list[str]] = {}
    for name in sorted(dict.fromkeys(names), key=lambda name: name == HOW_TO_PRINT):
        folded = folded_edition_named(name)
        cut.setdefault(folded.pages if folded else name, []).append(name)
    return tuple(Take(pages, tuple(named)) for pages, named in cut.items())


def shown_by(edition: Edition) -> jobs.Draw:
    return jobs.Draw(edition.figures, edition.ink)


def to_draw(takes: Sequence[Take], has_screens: bool) -> tuple[jobs.Draw, ...]:
    """What is shown by any of them, or by the web page, once and in the order in which it is needed."""
    needed = sorted(takes, key=lambda take: ORDER.index(take.pages) if take.pages in ORDER else len(ORDER))
    shown = [take.shows for take in needed] + [shown_by(SCREEN)] * has_screens
    return tuple(dict.fromkeys(shown))


def next_take(waiting: Sequence[Take], own: Collection[str], others: Collection[str]) -> Take:
    """The one of those ``waiting`` that a worker is to have.

    ``own`` are the sizes that it has made before, ``others`` those that somebody else has: what it knows comes first,
    what another knows last.
    """

    def rank(take: Take) -> tuple[int, int]:
        known = 0 if take.size in own else 2 if take.size in others else 1
        return known, ORDER.index(take.pages)

    return min(waiting, key=rank)
