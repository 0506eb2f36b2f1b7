"""An abbreviation is spelled out for machines where a chapter first uses it; every further mark would only be noise."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from press.mark_up.elements import parents, unwrap

_UNTOUCHED = ("code", "a")


def mark_abbreviations(root: Element, known: Mapping[str, str]) -> None:
    """Put an ``abbr`` around each abbreviation below ``root``; ``known`` maps it to what it stands for."""
    if known:
        # The longest first, for one may begin with another.
        names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
        _mark(root, re.compile(rf"\b(?:{names})\b"), known)


def _mark(element: Element, pattern: re.Pattern[str], known: Mapping[str, str]) -> None:
    if element.tag in _UNTOUCHED:
        return
    for child in reversed(element):
        _mark(child, pattern, known)
        child.tail = _split(child.tail or "", element, list(element).index(child) + 1, pattern, known)
    element.text = _split(element.text or "", element, 0, pattern, known)


def _split(text: str, parent: Element, index: int, pattern: re.Pattern[str], known: Mapping[str, str]) -> str:
    """The text up to the first abbreviation; the rest goes into ``parent`` at ``index``."""
    for found in reversed(list(pattern.finditer(text))):
        mark = Element("abbr", {"title": known[found[0]]})
        mark.text, mark.tail = found[0], text[found.end() :]
        parent.insert(index, mark)
        text = text[: found.start()]
    return text


def keep_first_of_each(root: Element) -> None:
    """Keep the first ``abbr`` of each abbreviation below ``root``, and none inside a link or a heading."""
    above = parents(root)
    seen: set[str] = set()
    for element in [found for found in root.iter("abbr")]:
        text = element.text or ""
        if text in seen or _is_within(element, above, ("a", "h3", "h4", "abbr", "th")):
            unwrap(element, above[element])
        else:
            seen.add(text)


def _is_within(element: Element, above: dict[Element, Element], tags: tuple[str, ...]) -> bool:
    while element in above:
        element = above[element]
        if element.tag in tags:
            return True
    return False
