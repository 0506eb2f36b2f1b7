"""Where in a source: what an author typed becomes a locator of CSL, or stays as it was typed."""

import re
from dataclasses import dataclass

# What authors type, without a full stop, for the locators of CSL 1.0.2. Any other label stands as it was typed.
_TYPED = {
    "act": "act",
    "appendix": "app apps appendix appendices",
    "article-locator": "art arts article articles",
    "book": "bk bks book books",
    "canon": "can canon canons",
    "chapter": "ch chs chap chaps chapter chapters",
    "column": "col cols column columns",
    "equation": "eq eqq eqs equation equations",
    "figure": "fig figs figure figures",
    "folio": "f ff fol fols folio folios",
    "issue": "no nos issue issues",
    "line": "l ll line lines",
    "note": "n nn note notes",
    "opus": "op opus",
    "page": "p pp page pages",
    "paragraph": "para paras paragraph paragraphs",
    "part": "pt pts part parts",
    "rule": "r rr rule rules",
    "scene": "sc scene scenes",
    "section": "s ss sec secs sect sects section sections",
    "supplement": "suppl suppls supplement supplements",
    "table": "tbl table tables",
    "title-locator": "tit titt title titles",
    "verse": "verse verses",
    "volume": "vol vols volume volumes",
}
_LABELS = {typed: label for label, words in _TYPED.items() for typed in words.split()}

_ROMAN = r"[ivxlcdm]+"
# Numbers as CSL counts them, and roman ones; "4(1)(b)" is none, and stands as it was typed.
_NUMBER = rf"(?:[A-Z]{{0,2}}\d+[a-z]{{0,2}}|{_ROMAN})"
_LOCATOR = re.compile(rf"(?P<label>[A-Za-z]+)\.?\s+(?P<number>{_NUMBER}(?:\s*[-,&]\s*{_NUMBER})*)")
# Of these a style prints a number that is none in digits without its label (MHRA Style Guide, 4th edition, 7.3c).
_CANONICAL = ("chapter", "line", "verse")
_RANGE = re.compile(rf"(?<=\d)-(?=\d)|(?<=\b[ivxlcdm])-(?={_ROMAN}\b)|(?<=[ivxlcdm]{{2}})-(?={_ROMAN}\b)")


@dataclass(frozen=True)
class Locator:
    """The ``label`` is one of CSL's; where it is empty, ``number`` is all that was typed."""

    label: str
    number: str


def read_locator(typed: str) -> Locator:
    """Read what stands behind the key of a citation.

    >>> read_locator("paras 4--7"), read_locator("Schedule 2")
    (Locator(label='paragraph', number='4-7'), Locator(label='', number='Schedule 2'))
    """
    plain = " ".join(re.sub(r"--|–", "-", typed).split())
    found = _LOCATOR.fullmatch(plain)
    label = _LABELS.get(found["label"].lower(), "") if found else ""
    if found and label and (label not in _CANONICAL or found["number"][0].isdigit()):
        return Locator(label, found["number"])
    return as_typed(typed)


def as_typed(typed: str) -> Locator:
    """All of it in print, with the dashes of ranges."""
    return Locator("", _RANGE.sub("–", " ".join(re.sub(r"--|–", "-", typed).split())))
