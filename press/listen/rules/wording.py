"""Languages and abbreviations: so much of them as a file shows by itself.

Whether a word is foreign cannot be seen, but its script can, and so can a language that the metadata names.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from press.listen.reading import Piece, Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.model.tags import Rule

# BCP 47, as far as our files go: a language, and what is behind it.
_TAG = re.compile(r"(?:[A-Za-z]{2,3}|[ixIX])(?:-[A-Za-z0-9]{1,8})*")
_SHORT = re.compile(r"[A-Z][A-Z0-9&-]{1,7}")
_DEFINED = re.compile(r"\(([A-Z]{2,8})\)")
_LOOKED_BACK = 150  # characters: so far before its brackets stand the words of an abbreviation
_SMALL = ("of", "the", "and", "for", "in", "on", "to", "de", "du", "des", "und")
FEWEST_LETTERS = 2
_LATIN = 0x36F  # the last character before the letters of other scripts

# The languages that are written in a script, by the first word of a character's name.
_SCRIPTS = {
    "GREEK": ("el", "grc"),
    "CYRILLIC": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "bs"),
    "ARABIC": ("ar", "fa", "ps", "ur", "ku", "prs", "ug"),
    "HEBREW": ("he", "yi", "iw"),
    "CJK": ("zh", "ja", "ko", "yue"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "DEVANAGARI": ("hi", "mr", "ne", "sa"),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "THAI": ("th",),
}


def _said(reading: Reading) -> Iterator[Found]:
    if not reading.tagged.facts.lang:
        yield Found(0, "the file does not say in which language it is")
    elif not _TAG.fullmatch(reading.tagged.facts.lang):
        yield Found(0, "the language of the file is none", quoted(reading.tagged.facts.lang))
    for element in reading.elements:
        if element.lang and not _TAG.fullmatch(element.lang):
            yield Found(element.page, "the language of a tag is none", quoted(element.lang))


def _scripts(reading: Reading) -> Iterator[Found]:
    """Words in a script in which the language that they are said to be in is not written."""
    for piece in reading.pieces:
        if piece.text.isascii():
            continue
        language = _language(reading, piece)
        counts = Counter(unicodedata.name(c, "").split(" ")[0] for c in piece.text if ord(c) > _LATIN and c.isalpha())
        for script, count in counts.items():
            if count >= FEWEST_LETTERS and language not in _SCRIPTS.get(script, (language,)):
                yield Found(piece.page, "words in another script are in no language of that script", quoted(piece.text))


def _language(reading: Reading, piece: Piece) -> str:
    around = (reading.elements[piece.element], *reading.above(piece.element))
    said = next((each.lang for each in around if each.lang), reading.tagged.facts.lang)
    return said.split("-")[0].lower()


def _named(reading: Reading) -> Iterator[Found]:
    """Each language that the metadata names is one of the file or of a tag."""
    there = {each.lang.split("-")[0].lower() for each in reading.elements if each.lang}
    there.add(reading.tagged.facts.lang.split("-")[0].lower())
    for tag in dict(reading.tagged.facts.metadata).get("dc:language", "").split():
        if tag.split("-")[0].lower() not in there:
            yield Found(0, "the metadata names a language in which nothing is read", tag)


def _expanded(reading: Reading) -> Iterator[Found]:
    """What the file itself calls an abbreviation says somewhere in its text what it stands for."""
    expanded = {reading.text(each.index) for each in reading.elements if each.expansion}
    for element in reading.elements:
        words = reading.text(element.index) if element.expansion is not None else ""
        if element.expansion is not None and element.expansion.strip() in ("", words):
            yield Found(element.page, "an abbreviation is expanded to nothing else", quoted(words))
    for short, page in _abbreviations(reading).items():
        if short not in expanded:
            yield Found(page, "an abbreviation is explained in the text and expanded nowhere (E)", short)


def _abbreviations(reading: Reading) -> dict[str, int]:
    """What the file defines: in brackets after the words that it stands for, or as a term of a list."""
    found: dict[str, int] = {}
    for element in reading.of("P", "LBody", "TD", "Note"):
        text = reading.text(element.index)
        for match in _DEFINED.finditer(text):
            if _initials(text[max(0, match.start() - _LOOKED_BACK) : match.start()]).endswith(match[1]):
                found.setdefault(match[1], element.page)
    read_elsewhere = {word for element in reading.of("P", "TD") for word in reading.text(element.index).split()}
    for element in reading.of("LI"):
        label = next((each for each in reading.below(element.index) if each.role in ("Lbl", "LBody")), None)
        words = reading.text(label.index) if label else ""
        if _SHORT.fullmatch(words) and not words.isdigit() and words in read_elsewhere:
            found.setdefault(words, element.page)
    return found


def _initials(words: str) -> str:
    parts = [part for part in re.split(r"[ -]+", words) if part and part.lower() not in _SMALL]
    return "".join(part[0] for part in parts).upper()


CHECKS = (
    Check(Rule("language", f"{UA}, 7.2", "write it as in BCP 47: en-GB"), _said),
    Check(Rule("script", f"{UA}, 7.2", "give the words a tag with Lang"), _scripts),
    Check(Rule("languages", f"{UA}, 7.2", "give the words in it a tag with Lang"), _named),
    Check(Rule("abbreviation", f"{PDF}, 14.9.5", "give the abbreviation a tag with E, once at least"), _expanded),
)
