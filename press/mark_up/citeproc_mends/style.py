"""A style is read once and asked fast, and two things are taken out of what it prints."""

import re
from functools import cache, lru_cache
from typing import Any

CSL = {"cs": "http://purl.org/net/xbiblio/csl"}
_WITHOUT_EDITION = re.compile(r", [Ee]dition(?=[ ,.;\]]|$)")
_TWICE = re.compile(r"(?P<start>^|; |see )(?P<title>(?:‘|<i>)?[^;]{6,}?(?:’|</i>)?), (?P=title)(?=,|;|\.$|$| \()")


def remember_the_style() -> None:
    """Keep what depends on the style alone.

    For every source citeproc-py looks up each macro by XPath anew, and asks anew which variables it calls: two thirds
    of its time. Styles do not change while they are used.
    """
    from citeproc import model

    look_up = model.CitationStylesElement.get_macro

    @cache
    def macro(root: Any, name: str) -> Any:
        return look_up(root, name)

    def get_macro(self: Any, name: str) -> Any:
        return macro(self.get_root(), name)

    model.CitationStylesElement.get_macro = get_macro
    for owner in (model.Parent, model.Text):
        owner.calls_variable = lru_cache(maxsize=None)(owner.calls_variable)


def keep_order_of_authors(style: Any) -> None:
    """Take the sorting of citations out of a style: within a note, the order is the author's."""
    for sort in style.root.xpath("./cs:citation/cs:sort", namespaces=CSL):
        sort.getparent().remove(sort)


def mended(formatted: str) -> str:
    """Formatted HTML without an "Edition" that has none, and without a title twice where it stands in for an author."""
    formatted = _WITHOUT_EDITION.sub("", formatted)
    return _TWICE.sub(r"\g<start>\g<title>", formatted).replace("'", "’")
