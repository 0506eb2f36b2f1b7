"""The variables of a source as words, each noted as it is printed."""

import html
import re
from collections.abc import Mapping
from typing import Any

from press.mark_up.citeproc_mends import Printed
from press.mark_up.citeproc_mends.variables import joined_dates
from press.model.dates import MONTHS

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
# What CSL-JSON allows in a text; anything else is printed as it stands.
_RICH = re.compile(r"&lt;(/?(?:i|b|sup|sub))&gt;")
_MOST_NAMED = 3  # MHRA Style Guide, 4th edition: of more, the first "and others"


def joined(*parts: str) -> str:
    """What there is of these, with commas."""
    return ", ".join(part for part in parts if part)


class Wording:
    """Words for the variables of one CSL item; names are turned round where ``is_listed``."""

    def __init__(self, item: Mapping[str, Any], is_listed: bool = False) -> None:
        self.item = item
        self.is_listed = is_listed
        self.printed: list[Printed] = []

    def __call__(self, name: str) -> str:
        escaped = html.escape(str(self.item.get(name, "")), quote=False)
        return self._noted(name, _RICH.sub(r"<\1>", escaped))

    def _noted(self, name: str, text: str) -> str:
        if text:
            self.printed.append(Printed(str(self.item["id"]), name, text))
        return text

    def title(self, is_first: bool) -> str:
        return self("title") if is_first or "title-short" not in self.item else self("title-short")

    def labelled(self, name: str, one: str, many: str) -> str:
        text = re.sub(r"(?<=\w)-(?=\w)", "–", self(name))
        return f"{many if re.search('[–,&]', text) else one} {text}" if text else ""

    def report(self) -> str:
        """Where it is printed, as in "34 UNTS 243"."""
        if "container-title" not in self.item:
            return joined(self("volume"), self.labelled("page", "p.", "pp."))
        page = re.sub(r"(?<=\w)-(?=\w)", "–", self("page"))
        return " ".join(filter(None, (self("volume"), self("container-title"), self("issue"), page)))

    def version(self) -> str:
        version = self("version")
        return f"version {version}" if version[:1].isdigit() else version

    def edition(self) -> str:
        edition = self("edition")
        if not edition.isdigit():
            return edition
        ending = "th" if edition[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
        return f"{edition}{ending} edn"

    def unless_in(self, name: str, text: str) -> str:
        """A variable, or nothing where ``text`` says it already."""
        value = self(name)
        return "" if value and f" {_bare(value)} " in f" {_bare(text)} " else value

    def date(self, name: str) -> str:
        span = self.item.get(name)
        if not span:
            return ""
        days = [_day(parts) for parts in span["date-parts"]]
        text = joined_dates(*days) if len(days) == 2 else days[0]
        if span.get("season"):
            text = f"{_SEASONS[span['season'] - 1]} {text}"
        return self._noted(name, f"c. {text}" if span.get("circa") else text)

    def date_unless_in(self, name: str, text: str) -> str:
        """A date, or nothing where it is a year that ``text`` says already."""
        date = self.date(name)
        return "" if date.isdigit() and re.search(rf"\b{date}\b", text) else date

    def first_of(self, *names: str) -> str:
        """The first of these that the source has."""
        for name in names:
            if self.item.get(name):
                return self.people(name, True) if isinstance(self.item[name], list) else self(name)
        return ""

    def people(self, name: str, is_full: bool) -> str:
        """Names as MHRA prints them; of a short form, what they are filed under."""
        named = [_name(each, is_full, self.is_listed and n == 0) for n, each in enumerate(self.item.get(name, ()))]
        if len(named) > _MOST_NAMED:
            text = f"{named[0]} and others"
        else:
            comma = (
                "," if len(named) > 2 or (self.is_listed and len(named) > 1 and "family" in self.item[name][0]) else ""
            )
            text = f"{', '.join(named[:-1])}{comma} and {named[-1]}" if len(named) > 1 else "".join(named)
        return self._noted(name, text)

    def bracketed(self, said: str, *parts: str) -> str:
        """``said``, and in brackets what there is of the parts."""
        inside = joined(*parts)
        return f"{said} ({inside})" if inside else said

    def address(self) -> str:
        if "DOI" in self.item:
            return f", doi:{self('DOI')}"
        if "URL" not in self.item:
            return ""
        accessed = self.date("accessed")
        return f" &lt;{self('URL')}&gt;" + (f" [accessed {accessed}]" if accessed else "")


def _name(name: Mapping[str, str], is_full: bool, is_turned: bool) -> str:
    parts = {part: html.escape(text, quote=False) for part, text in name.items()}
    if "literal" in parts:
        return parts["literal"]
    family = " ".join(filter(None, (parts.get("non-dropping-particle"), parts.get("family"))))
    if not is_full:
        return family or parts.get("given", "")
    initials = _initials(parts.get("given", ""))
    if is_turned:
        last = parts.get("family", "")
        given = " ".join(filter(None, (initials, parts.get("dropping-particle"), parts.get("non-dropping-particle"))))
        return joined(last, given, parts.get("suffix", ""))
    return " ".join(filter(None, (initials, parts.get("dropping-particle"), family, parts.get("suffix"))))


def _initials(given: str) -> str:
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _day(parts: list[int]) -> str:
    year, month, day = (*parts, 0, 0)[:3]
    return " ".join(filter(None, (str(day or ""), MONTHS[month - 1] if month else "", str(year))))


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()
