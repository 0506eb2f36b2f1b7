"""What is printed of a source is held against its record: a variable is whole, or the author is told.

The exceptions are closed: of several people the first and "and others"; given names by their initials, or none in
a short form; the last page of a range without the digits that it shares with the first; Roman numbers for Arabic ones;
of a date the year, or year and month; upper and lower case; points and apostrophes within words.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from press.mark_up.citeproc_mends import Printed
from press.model.dates import MONTHS

_TAG = re.compile(r"</?(?:i|b|em|strong|sup|sub|span)\b[^<>]*>")
_WITHIN_WORDS = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])|['’]")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 9  # digits of a page number
_RANGE = re.compile(r"(?<!\d)(\d+)\s*[-–]+\s*(\d+)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def not_whole(item: Mapping[str, Any], printed: Iterable[Printed], text: str) -> Iterator[str]:
    """What is wrong with the print of one source: a variable that was printed and does not stand whole in ``text``."""
    plain = plain_text(text)
    for each in printed:
        value = item.get(each.variable, item.get("page") if each.variable == "page-first" else None)
        if value is not None and not _stands(each.variable, value, each.piece, plain):
            wanted, piece = _in_words(value), plain_text(each.piece)
            yield f"the {each.variable} '{wanted}' is printed as '{piece}'"


def not_on_record(
    items: Iterable[Mapping[str, Any]], typed: str, printed: Iterable[Printed], text: str
) -> Iterator[str]:
    """Each number in ``text`` that neither a record nor what the author typed nor the style has."""
    known = set(_numbers(typed))
    for item in items:
        for word in _texts(item):
            known.update(_numbers(word))
            known.update(_bare(last[n:]) for _, last in _RANGE.findall(word) for n in range(min(len(last), _LONGEST)))
    known.update(number for each in printed if each.variable == "citation-number" for number in _numbers(each.piece))
    for number in _numbers(plain_text(text)):
        if number not in known:
            yield f"the number '{number}' is printed, and is not in its record"


def no_words_of(items: Iterable[Mapping[str, Any]], typed: str, known: frozenset[str], text: str) -> Iterator[str]:
    """Each word in ``text`` that no record has, nor what the author typed, nor the ``known`` words of the style."""
    texts = [plain_text(word) for item in items for word in _texts(item)]
    have = known | {token for each in (typed, *texts) for token in words_of(each)} | {each.lower() for each in MONTHS}
    have |= {word[0] for word in have}  # initials
    numbers = {_roman(int(number)) for each in texts for number in re.findall(r"(?<!\d)\d{1,4}(?!\d)", each)}
    for word in words_of(plain_text(text)) - have - numbers:
        yield f"the word '{word}' is printed, and is not in its record"


def words_of(text: str) -> frozenset[str]:
    """Words in small letters, those with points or apostrophes in them whole and in parts."""
    return frozenset(token for form in (text, _WITHIN_WORDS.sub("", text)) for token in _WORD.findall(form.casefold()))


def left_out(item: Mapping[str, Any], printed: Iterable[Printed]) -> tuple[str, ...]:
    """The variables that are never printed, and the dates of which only the year or the month is."""
    pieces: dict[str, str] = {}
    for each in printed:
        pieces[each.variable] = f"{pieces.get(each.variable, '')} {each.piece}"
    told = []
    for name, value in item.items():
        if name in ("id", "type", "language", "title-short", "container-title-short"):
            continue
        if name not in pieces:
            told.append(name)
        elif isinstance(value, dict) and (part := _part_left_out(value, pieces[name])):
            told.append(f"{name} (the {part})")
    return tuple(sorted(told))


def plain_text(formatted: str) -> str:
    return html.unescape(html.unescape(_TAG.sub("", formatted)))


def _stands(name: str, value: Any, piece: str, plain: str) -> bool:
    if isinstance(value, list):
        return _people_stand(value, plain_text(piece), plain)
    if isinstance(value, dict):
        return _date_stands(value, plain_text(piece), plain)
    wanted = plain_text(str(value))
    if name in ("URL", "DOI"):
        return re.sub(r"^https?://(?:dx\.)?(?:doi\.org/)?", "", wanted) in plain
    if _is_within(wanted, plain):
        return True
    if name == "page-first":
        return _is_within(re.split("[-–]", wanted)[0], plain)
    if name == "page" and _pages_stand(wanted.split(","), plain):
        return True
    return _is_within(re.sub(r"(?<!\d)\d{1,4}(?!\d)", lambda found: _roman(int(found[0])), wanted), plain)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_WITHIN_WORDS.sub("", text).casefold())


def _is_within(wanted: str, plain: str) -> bool:
    """Whether all words and numbers stand there, together and in order."""
    ways = [(_tokens(wanted), _tokens(plain)), (_TOKEN.findall(wanted.casefold()), _TOKEN.findall(plain.casefold()))]
    return any(f" {' '.join(tokens)} " in f" {' '.join(there)} " for tokens, there in ways)


def _people_stand(names: list[Mapping[str, str]], piece: str, plain: str) -> bool:
    """Whether all stand there, or the first and words that are nobody's name."""
    standing = [_is_within(name.get("literal") or name.get("family") or name.get("given", ""), plain) for name in names]
    own = {token for name in names for part in name.values() for token in words_of(part)}
    others = {word for word in words_of(piece) - own if len(word) > 1}
    return standing[0] and (all(standing) or bool(others))


def _date_stands(date: Mapping[str, Any], piece: str, plain: str) -> bool:
    days = [[*parts, 0, 0][:3] for parts in date["date-parts"]]
    months = {MONTHS[month - 1] for _, month, _ in days if month}
    others = {word for word in re.findall(r"[^\W\d_]+", piece) if word in MONTHS} - months
    return (
        not others
        and set(_numbers(piece)) <= {str(number) for parts in days for number in parts}
        and all(_is_within(str(abs(year)), plain) for year, _, _ in days)
    )


def _part_left_out(date: Mapping[str, Any], pieces: str) -> str:
    days = date["date-parts"]
    if any(len(parts) > 1 for parts in days) and not any(MONTHS[parts[1] - 1] in pieces for parts in days if parts[1:]):
        return "day and month" if any(len(parts) > 2 for parts in days) else "month"
    return "day" if any(str(parts[2]) not in _numbers(pieces) for parts in days if len(parts) > 2) else ""


def _pages_stand(ranges: list[str], plain: str) -> bool:
    """Whether each range stands there, its end as typed or without what it shares with its beginning."""
    for each in ranges:
        found = _RANGE.fullmatch(each.strip())
        first, last = found.groups() if found else ("", "")
        cuts = range(1, min(len(last), _LONGEST)) if len(first) == len(last) else ()
        ends = [last, *(last[n:] for n in cuts if first[:n] == last[:n])]
        if not any(_is_within(f"{first}-{end}" if found else each, plain) for end in ends):
            return False
    return True


def _numbers(text: str) -> list[str]:
    """Every number, as text: Python refuses to count what a stranger may write, 5,000 digits for example."""
    return [_bare(digits) for digits in re.findall(r"\d+", text)]


def _bare(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _roman(number: int) -> str:
    letters = ""
    for value, roman in _ROMAN:
        letters += roman * (number // value)
        number %= value
    return letters


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value)


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(" ".join(name.values()) for name in value)
    if isinstance(value, dict):
        return "/".join("-".join(f"{part:02}" for part in parts) for parts in value["date-parts"])
    return plain_text(str(value))
