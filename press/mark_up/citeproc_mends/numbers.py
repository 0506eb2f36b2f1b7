"""Ranges of pages end with the page that the record says, and are told to be ranges."""

import re
from typing import Any

_LARGEST_ROMAN = 3999
_ROMAN = r"\b[ivxlcdm]+"
# Numbers, or Roman ones, with what stands between the ends of a range or in a list: "12/2025" is one number.
_MORE_THAN_ONE = re.compile(
    rf"\d[a-z]*\s*(?:[-–,&]|\band\b)\s*[a-z]*\d|{_ROMAN}\s*[-–,&]\s*(?:[ivxlcdm]+\b|\d)", re.IGNORECASE
)


def mend_ranges() -> None:
    """Write the last page of a range as the style asks, and never as another number.

    citeproc-py 0.11.1 cuts the digits off by the length of the first page: "1-20" becomes "1–0", and "5-15" "5–5". It
    takes roman pages for one page: "p. i–x"; and it writes 4000000 as four thousand times "m".
    """
    from citeproc import model
    from citeproc.string import String

    def _format_last_page(self: Any, first: str, last: str) -> str:
        return last_page(first, last, self.get_root().get_option("page-range-format") or "")

    romanize = model.romanize

    def in_roman(number: int) -> Any:
        return romanize(number) if number <= _LARGEST_ROMAN else String(number)

    model.FormatNumber._format_last_page = _format_last_page
    model.romanize = in_roman
    model.Label.RE_MULTIPLE_NUMBERS = _MORE_THAN_ONE


def last_page(first: str, last: str, wish: str) -> str:
    """The last page of a range as a style with this ``page-range-format`` prints it (CSL 1.0.2, appendix V).

    Shortened only where it cannot be misread: for "minimal-two" within a hundred (MHRA Style Guide, 4th edition).

    >>> [last_page(*pages, "minimal-two") for pages in (("1", "20"), ("101", "108"), ("1119", "1184"), ("99", "101"))]
    ['20', '08', '84', '101']
    """
    if not (first.isdigit() and last.isdigit() and len(first) == len(last) and first < last):
        return last
    within = int(first[-2:])
    if wish == "minimal":
        return _changed(first, last, 1)
    if wish == "minimal-two":
        return last[-2:] if len(first) > 2 and first[:-2] == last[:-2] else last
    if wish.startswith("chicago") and len(first) > 2 and within:
        changed = _changed(first, last, 1 if within < 10 else 2)
        return last if len(first) == 4 and len(changed) > 2 else changed
    return last


def _changed(first: str, last: str, least: int) -> str:
    """The digits of ``last`` from the first that differs, at least so many."""
    same = next(n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return last[min(same, max(len(last) - least, 0)) :]
