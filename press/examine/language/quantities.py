"""English prose becomes the numbers and dates that it states; "Article 5" is kept apart, as a name."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from press.examine.language import number_words
from press.examine.language.moments import DATE, KINDS, Moment, filled, moments_of


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Form(StrEnum):
    """How a number was written."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    PART = "part"


@dataclass(frozen=True)
class Quantity:
    """A number of the text; ``unit`` is "per cent", a currency's sign or empty.

    "Two-thirds" and "nine in ten" are numbers below 1, of the form PART.
    """

    text: str
    start: int
    end: int
    number: Decimal
    form: Form
    bound: Bound = Bound.EXACT
    unit: str = ""


@dataclass(frozen=True)
class Numbered:
    """A name that holds numbers, such as "resolutions 1970 and 1973"; ``kind`` is its word, lower case."""

    text: str
    start: int
    end: int
    kind: str
    numbers: tuple[Decimal, ...]


@dataclass(frozen=True)
class Reading:
    """What a text states, each in the order in which it stands."""

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    names: tuple[Numbered, ...]


_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d,]\d)|\d+)(?:\.\d+)?"
_KINDS = (
    r"resolutions?|articles?|arts?\.?|chapters?|ch\.|sections?|paragraphs?|paras?\.?|tables?|figures?|fig\.|box(?:es)?|"
    r"pages?|pp?\.|notes?|annex(?:es)?|appendix|parts?|protocol|nos?\.|regulation|directive|rules?|clauses?|title|vol\.|"
    r"volume|phase|level|tier|version|edition|stage|category|goal|question|case|route|flight|lesson|principle"
)
_LISTED = r"\d+(?:\.\d+)*[a-z]?(?:\(\w{1,4}\))*"
_UNIT = r"(?:\s?%|\s?(?i:per\s+cent|percent|percentage\s+points?)\b)"
_MAGNITUDES = "hundred|thousand|million|billion|trillion"
_TEXT = re.compile(
    rf"""
    # Whatever follows begins at the start of a word or a sum of money; most places are passed over here.
    (?<!\w)(?=[\w$€£])(?:
    (?P<address>https?://\S+)
  | (?=[A-Za-z]+[.]?\s+\(?[\dE])(?P<named>(?P<kind>(?i:{_KINDS}))\s+(?:\((?:EU|EC|EEC)\)\s+)?
      (?P<list>{_LISTED}(?:/\d+)*(?:(?:\s*,\s*|\s*,?\s+(?:and|or|to)\s+|\s*(?:–|--?)\s*){_LISTED}\b
        (?!\s+[A-Z][a-z]|\s*%|\s+(?:per\s+cent|million|billion)|[,.]\d|,?\d))*)
      (?:\s+\(\d{{4}}\))?)
  | (?P<symbol>\b(?!(?:Mid|Pre|Post|Early|Late|Non|Sub)-)
      (?:[A-Z][A-Za-z]*(?:/[\w().-]*\w)+|[A-Za-z]*[A-Z][A-Za-z]*[-.]?\d[\w.-]*\w|[A-Za-z]*[A-Z]\d)\b)
  | (?P<time>\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}(?:\.\d\d)?\s?[ap]\.?m\b)
  | (?=[A-Z\dmple])(?:{DATE})
  | (?P<slashed>\b\d+(?:/\d+)+\b)
  | (?=[$€£\dACEFGHNOSTUZaefhnostz])(?:
    (?P<ratio>\b(?P<some>\d|(?i:{number_words.NUMBER}))\s+(?:in|out\s+of)\s+
      (?P<of>ten|five|four|three|eight|twenty|100?|20)\b(?!\s+(?:years?|months?|weeks?|days?|hours?)\b))
  | (?P<part>\b(?P<parts>(?i:{number_words.NUMBER})|\d)[-\s](?P<piece>{number_words.PART})\b
      |\b(?:[Aa]|[Oo]ne)\s(?P<single>third|quarter|fifth|tenth)\b
        (?:(?=\s+of\b)|(?<=by\sa\s\w{{5}})|(?<=by\sa\s\w{{7}})))
  | (?P<nth>\b\d+(?:st|nd|rd|th)\b|\b(?i:{number_words.ORDINAL})\b)
  | (?P<digits>(?<![\w/])(?<!\d[.,:])(?P<currency>(?:US|A|C)?[$€£]\s?|(?:EUR|USD|GBP)\s)?
      (?P<number>{_DIGITS})(?(currency)(?:\s?(?P<money>m|bn|tn|k)\b)?)
      (?:[\s-](?P<magnitude>{_MAGNITUDES})\b)?(?P<unit>{_UNIT})?(?![^\W_]))
  | (?P<words>\b(?i:{number_words.NUMBER})\b(?P<words_unit>{_UNIT})?))
    )
    """,
    re.VERBOSE,
)
_NOT_READ = ("address", "symbol", "time", "slashed")
_FACTORS = {**number_words.MAGNITUDES, "hundred": 100, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}

_ABOUT = (
    r"about|some|around|roughly|nearly|almost|approximately|approx\.|circa|ca?\.|(?:an?\s+)?estimated|close\s+to|"
    r"just\s+(?:over|under|above|below|short\s+of)|in\s+the\s+region\s+of|~|≈"
)
_AT_MOST = (
    r"fewer\s+than|less\s+than|under|below|up\s+to|at\s+most|(?:no|not)\s+more\s+than|as\s+(?:many|much)\s+as|"
    r"a\s+maximum\s+of"
)
_AT_LEAST = (
    r"more\s+than|over|above|at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|upwards\s+of|in\s+excess\s+of|"
    r"exceed(?:s|ed|ing)?|a\s+minimum\s+of|a\s+good"
)
_BEFORE = re.compile(
    rf"(?:(?P<about>\b(?:{_ABOUT})|[~≈])|(?P<most>\b(?:{_AT_MOST}))|(?P<least>\b(?:{_AT_LEAST})))"
    r"\s*(?:(?:the|another)\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<about>-odd\b|\s+or\s+so\b)|(?P<least>\+|\s+or\s+(?:more|over)\b|\s+at\s+least\b)"
    r"|(?P<most>\s+or\s+(?:fewer|less)\b|\s+at\s+most\b)",
    re.IGNORECASE,
)
_LOOK_BACK_CHARACTERS = 32
_JOINED = re.compile(r"\s*(?:to|and|or|–|—|--?)\s*")


def read(text: str, before: str = "", after: str = "") -> Reading:
    """The numbers and dates of ``text``; what stands ``before`` and ``after`` it only gives bounds."""
    quantities: list[Quantity] = []
    moments: list[Moment] = []
    names: list[Numbered] = []
    for match in _TEXT.finditer(text):
        kind = match.lastgroup  # each alternative is one group, which closes last
        if kind == "named":
            names.append(_numbered(match))
        elif kind in KINDS:
            moments += moments_of(match)
        elif kind not in _NOT_READ:
            quantities.append(_bounded(_quantity(match), text, before, after))
    return Reading(_ranged(quantities, text), tuple(filled(moments, text)), tuple(names))


def _numbered(match: re.Match[str]) -> Numbered:
    numbers = tuple(Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", match["list"]))
    return Numbered(match["named"], match.start(), match.end(), match["kind"].lower(), numbers)


def _quantity(match: re.Match[str]) -> Quantity:
    found = Quantity(match[0], match.start(), match.end(), Decimal(0), Form.WORDS)
    if match["ratio"]:
        return replace(found, number=_number(match["some"]) / _number(match["of"]), form=Form.PART)
    if match["part"]:
        parts, piece = match["parts"] or "one", match["piece"] or match["single"]
        number = _number(parts) / number_words.PARTS[piece.removesuffix("s")]
        return replace(found, number=number, form=Form.PART)
    if match["nth"]:
        nth = match["nth"]
        number = Decimal(nth[:-2]) if nth[0].isdigit() else number_words.ordinal_of(nth)
        return replace(found, number=number, form=Form.ORDINAL)
    if match["words"]:
        unit = match["words_unit"] or ""
        words = match["words"].removesuffix(unit)
        return replace(found, number=number_words.number_of(words), unit="per cent" if unit else "")
    number = _number(match["number"]) * _FACTORS.get(match["magnitude"] or match["money"] or "", 1)
    unit = "per cent" if match["unit"] else (match["currency"] or "").strip()
    return replace(found, number=number, form=Form.DIGITS, unit=unit)


def _number(text: str) -> Decimal:
    digits = re.sub("[,\u00a0\u202f]", "", text)
    return Decimal(digits) if digits[0].isdigit() else number_words.number_of(text)


def _bounded(quantity: Quantity, text: str, before: str, after: str) -> Quantity:
    start, end = quantity.start, quantity.end
    ahead = text[max(0, start - _LOOK_BACK_CHARACTERS) : start]
    if start < _LOOK_BACK_CHARACTERS:
        ahead = before[-_LOOK_BACK_CHARACTERS:] + ahead
    found = _BEFORE.search(ahead) or _AFTER.match(text[end:] + after)
    if not found:
        return quantity
    bounds = (("about", Bound.ABOUT), ("least", Bound.AT_LEAST), ("most", Bound.AT_MOST))
    return replace(quantity, bound=next(bound for name, bound in bounds if found[name]))


def _ranged(quantities: list[Quantity], text: str) -> tuple[Quantity, ...]:
    """The second number of a range is as rough as the first, and a share where the first or second is one."""
    result: list[Quantity] = []
    for quantity in quantities:
        last = result[-1] if result else None
        if last and _JOINED.fullmatch(text, last.end, quantity.start):
            if quantity.bound is Bound.EXACT and last.bound is Bound.ABOUT:
                quantity = replace(quantity, bound=last.bound)
            if quantity.unit and not last.unit:
                result[-1] = replace(last, unit=quantity.unit)
        result.append(quantity)
    return tuple(result)
