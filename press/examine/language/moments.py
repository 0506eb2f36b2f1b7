"""Dates in English prose, as far as they are stated: a day, a month, a year, a decade."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from press.model.dates import MONTHS, PartialDate

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT = {name[:3]: n for n, name in enumerate(MONTHS, 1)}
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|" \
    r"Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # fmt: skip
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_JOIN = r"\s*(?:and|or|to|until|–|—|--?)\s*"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?)?"

# In order: the first that matches at a place is right. The group's name says what was found.
DATE = rf"""
    (?P<iso>\b\d{{4}}-\d\d-\d\d\b)
  | (?P<full>\b{_WEEKDAY}(?P<full_day>{_DAY})\s+(?:of\s+)?(?P<full_month>{_MONTH})\b\.?
      (?:,?\s+(?P<full_year>{_YEAR})\b)?)
  | (?P<american>\b(?:(?P<american_weekday>{"|".join(WEEKDAYS)}),?\s+)?(?P<american_month>{_MONTH})\s+
      (?P<american_day>{_DAY}),\s+(?P<american_year>{_YEAR})\b)
  | (?P<days>\b{_DAY}(?=(?:\s*,\s*{_DAY}){{0,9}}{_JOIN}{_DAY}\s+{_MONTH}\b))
  | (?P<month>\b(?P<month_name>{_MONTH})\s+(?P<month_year>{_YEAR})\b)
  | (?P<months>\b{_MONTH}(?={_JOIN}(?:{_DAY}\s+)?{_MONTH}\s+{_YEAR}\b))
  | (?P<decade>\b(?P<decade_year>{_YEAR[:-4]}\d0)s\b)
  | (?P<span>\b(?P<span_first>{_YEAR})(?:–|—|--?|/)(?P<span_last>\d\d)(?![\d/-]))
  | (?P<year>(?<![\d.,/€$£-])(?<!-)\b{_YEAR}\b(?!,\d|\.\d|[/%]|\s*(?:per\s+cent|%)))
  | (?P<prefixed>\b(?:[Mm]id|[Pp]re|[Pp]ost|[Ee]arly|[Ll]ate)-{_YEAR}\b)
"""
KINDS = ("iso", "full", "american", "days", "month", "months", "decade", "span", "year", "prefixed")

_CONNECTED = re.compile(r"\s*(?:,|,?\s*and|or|to|until|–|—|--?)\s*(?:(?:on|from|the)\s+)?")


@dataclass(frozen=True)
class Moment:
    """A date as the text states it; a part that it leaves open is 0. ``years`` is 10 for a decade.

    ``start`` and ``end`` count characters of the text that was read.
    """

    text: str
    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    years: int = 1
    weekday: str = ""

    @property
    def is_possible(self) -> bool:
        """Whether a calendar has it; without a year, whether any year does."""
        if not 0 <= self.month <= 12:
            return False
        longest = monthrange(self.year or 2000, self.month)[1] if self.month else 31
        return self.day <= longest and (self.day > 0 or not self.weekday)

    @property
    def right_weekday(self) -> str:
        """The day of the week on which it fell; empty where it is not a whole date."""
        whole = self.year and self.month and self.day and self.is_possible
        return WEEKDAYS[date(self.year, self.month, self.day).weekday()] if whole else ""

    def agrees_with(self, known: PartialDate) -> bool:
        """Whether it states the known date, or the same date less precisely."""
        in_years = not self.year or self.year <= known.year < self.year + self.years
        return in_years and self.month in (0, known.month) and self.day in (0, known.day)


def moments_of(match: re.Match[str]) -> Iterator[Moment]:
    """The dates that one match of ``DATE`` states: two for "1992--95", else one."""
    text, start, end = match[0], match.start(), match.end()
    here = Moment(text, start, end)
    match kind := match.lastgroup:
        case "iso":
            year, month, day = map(int, text.split("-"))
            yield replace(here, year=year, month=month or 13, day=day or 32)
        case "full" | "american":
            yield replace(
                here,
                year=int(match[f"{kind}_year"] or 0),
                month=_SHORT[match[f"{kind}_month"][:3]],
                day=_number(match[f"{kind}_day"]),
                weekday=match["weekday" if kind == "full" else "american_weekday"] or "",
            )
        case "days":
            yield replace(here, day=_number(text))
        case "month":
            yield replace(here, year=int(match["month_year"]), month=_SHORT[match["month_name"][:3]])
        case "months":
            yield replace(here, month=_SHORT[text[:3]])
        case "decade":
            yield replace(here, year=int(match["decade_year"]), years=10)
        case "span":
            first = int(match["span_first"])
            yield Moment(match["span_first"], start, match.end("span_first"), year=first)
            last = first // 100 * 100 + int(match["span_last"])
            yield Moment(match["span_last"], match.start("span_last"), end, year=last)
        case _:
            yield replace(here, year=int(text[-4:]))


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def filled(moments: list[Moment], text: str) -> list[Moment]:
    """The dates, each with the month and year that it shares with the next: "31 March to 31 October 2011"."""
    result: list[Moment] = []
    for moment in reversed(moments):
        after = result[-1] if result else None
        if after and after.month and not moment.year and _CONNECTED.fullmatch(text, moment.end, after.start):
            moment = replace(moment, year=after.year, month=moment.month or after.month)
        result.append(moment)
    return result[::-1]
