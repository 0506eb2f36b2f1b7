"""The author of a source as running text names them: ``@key``."""

import json
from typing import Any

from press.model.record import Source

MOST_NAMED = 3


def name_of(source: Source) -> str:
    """The family names or bodies that wrote the source, or else edited it, as its record has them; or else its title.

    Of more than three the first is named, "and others". A particle that belongs to the name stays before it (CSL 1.0.2,
    "Names").
    """
    item: dict[str, Any] = json.loads(source.csl)
    people = item.get("author") or item.get("editor") or []
    names = [name for person in people if (name := _family(person))]
    if not names:
        return source.title
    if len(names) > MOST_NAMED:
        return f"{names[0]} and others"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _family(person: dict[str, str]) -> str:
    own = person.get("literal") or person.get("family") or person.get("given") or ""
    return f"{person['non-dropping-particle']} {own}" if person.get("non-dropping-particle") else own
