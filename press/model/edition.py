"""The forms in which a briefing is made: one row each; sizes are CSS and stand in ``styles/``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """``template`` and ``stylesheet`` are names below ``templates/`` and ``styles/``; ``paper`` is said to readers."""

    name: str
    template: str
    stylesheet: str
    paper: str


EDITIONS = (
    Edition("a4", "editions/booklet.html", "a4.css", "A4"),
    Edition("letter", "editions/booklet.html", "letter.css", "US Letter"),
)


def edition_named(name: str) -> Edition:
    """Raises KeyError where there is none of that name."""
    return {edition.name: edition for edition in EDITIONS}[name]
