"""Contents are a TOC, of entries that lead to what they name."""

import re
from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, Check, Found, quoted
from press.model.tags import Element, Rule

FEWEST_ENTRIES = 4
_NUMBER = re.compile(r"\d{1,4}$|\s[ivxlc]{1,7}$")
_TITLE = re.compile(r"(table of )?contents|inhalt(sverzeichnis)?|sommaire|table des matières|índice|indice", re.I)


def _is_listed(reading: Reading) -> Iterator[Found]:
    """Lists of which each item ends with the number of a page, and a heading that says so, without a TOC."""
    if reading.of("TOC"):
        lists = [each for each in reading.of("L") if not reading.is_within(each.index, "L", "TOC")]
        listed = [each for each in lists if _is_contents(reading, each) and _follows_contents(reading, each)]
    else:
        listed = [each for each in reading.of("L") if _is_contents(reading, each)]
    for each in listed:
        yield Found(each.page, "contents are a list (L), not a TOC", quoted(reading.text(each.index)))
    if not reading.of("TOC") and not listed:
        for heading in reading.of("H1", "H2", "H3", "H4", "H5", "H6", "H"):
            if _TITLE.fullmatch(reading.text(heading.index)):
                yield Found(heading.page, "there is a heading for contents and no TOC", reading.text(heading.index))


def _is_contents(reading: Reading, list_: Element) -> bool:
    items = [each for each in reading.below(list_.index) if each.role == "LI"]
    items = [each for each in items if not any(other.role == "L" for other in reading.below(each.index))]
    if len(items) < FEWEST_ENTRIES:
        return False
    linked = sum(any(each.role == "Link" for each in reading.below(item.index)) for item in items)
    numbered = sum(_ends_in_number(reading.text(item.index)) for item in items)
    return linked == numbered == len(items)


def _ends_in_number(text: str) -> bool:
    return bool(_NUMBER.search(text[-10:])) and any(character.isalpha() for character in text)


def _follows_contents(reading: Reading, list_: Element) -> bool:
    headings = [each for each in reading.of("H1", "H2", "H3", "H4", "H5", "H6") if each.index < list_.index]
    return bool(headings) and bool(_TITLE.fullmatch(reading.text(headings[-1].index)))


def _shape(reading: Reading) -> Iterator[Found]:
    for contents in reading.of("TOC"):
        kids = reading.kids(contents.index)
        for kid in kids:
            if kid.role not in ("TOCI", "TOC", "Caption"):
                words = quoted(reading.text(kid.index))
                yield Found(kid.page, f"a TOC holds a {kid.role}, not entries (TOCI) alone", words)
        if not any(kid.role == "TOCI" for kid in reading.below(contents.index)):
            yield Found(contents.page, "a TOC has no entries (TOCI)")
    for entry in reading.of("TOCI"):
        own = [each for each in reading.below(entry.index) if _entry_of(reading, each) == entry.index]
        leads = [each for each in own if each.role == "Link" and reading.is_within(each.index, "Reference")]
        if not leads and own:
            words = quoted(reading.text(entry.index))
            yield Found(entry.page, "an entry of the contents has no Reference with a Link", words)


def _entry_of(reading: Reading, element: Element) -> int:
    return next((each.index for each in reading.above(element.index) if each.role == "TOCI"), -1)


CHECKS = (
    Check(Rule("contents", f"{PDF}, 14.8.4.2", "tag them as TOC, each entry as TOCI"), _is_listed),
    Check(Rule("contents-entries", f"{PDF}, 14.8.4.2", "TOC > TOCI > Reference > Link"), _shape),
)
