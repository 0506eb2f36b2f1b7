"""Whether a title is plainly in another language than English: then English capitals would be wrong in it."""

import re
import unicodedata

# The language that is likeliest in a script; the author knows better, and the hint says so.
_OF_SCRIPT = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
}
_UKRAINIAN = set("іїєґ")

# Words that carry grammar, and in no other language of these mean much; two of them make a title plain.
_WORDS = {
    "de": "der die das und ein eine einer von zu zur zum im den dem des mit für auf nicht ist über aus bei",
    "fr": "le la les des du et un une pour dans sur aux au est par avec que qui l d",
    "es": "el la los las del y un una para por con en que se su al de",
    "it": "il lo la gli le del della dei delle e un una per con nel nella di che da sul",
    "pl": "w i z na nie się dla o od po oraz przez za ze",
    "cs": "v a na se o z je pro ve ze při",
}
_LETTERS = {"pl": set("łąęśźż"), "cs": set("ěřůťď")}
_ENGLISH = (
    "the of and for to on with from by at how what is are was why who when where that this not as or its their our his "
    "her we you it be has have can will under over between after before against into about"
)


def other_language(title: str) -> str:
    """The code of the language that a title is plainly in, empty where it may be English.

    >>> other_language("Woda w małych miastach"), other_language("Water in small towns"), other_language("Le Monde")
    ('pl', '', '')
    """
    if code := _by_script(title):
        return code
    words = re.findall(r"[^\W\d_]+", title)
    if any(word.casefold() in _ENGLISH.split() for word in words) or "I" in words:
        return ""
    scores = {code: _score(code, {word.casefold() for word in words}) for code in _WORDS}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 1 else ""


def _score(code: str, words: set[str]) -> int:
    """How many words carry the grammar of a language, or have a letter that is its own."""
    return sum(word in _WORDS[code].split() or not _LETTERS.get(code, set()).isdisjoint(word) for word in words)


def _by_script(title: str) -> str:
    letters = [letter for letter in title.casefold() if letter.isalpha()]
    scripts = [unicodedata.name(letter, "LATIN").split()[0].split("-")[0] for letter in letters]
    foreign = [script for script in scripts if script != "LATIN"]
    if 2 * len(foreign) <= len(letters):
        return ""
    script = max(sorted(set(foreign)), key=foreign.count)
    if script == "CYRILLIC" and _UKRAINIAN.intersection(letters):
        return "uk"
    if {"HIRAGANA", "KATAKANA"}.intersection(foreign):
        return "ja"
    return _OF_SCRIPT.get(script, "und")
