"""Words of a text, cut to what "troop", "troops" and "Troops" have in common."""

import re

from press.examine.language.vocabulary import words_of

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = words_of("a an and at by for from in of on or per the to with who that were was is are all as")


def stems(text: str) -> list[str]:
    """The words of a text without their endings, in order, small ones left out.

    >>> stems("troops of 33 countries")
    ['troop', 'country']
    """
    return [_stem(word) for word in map(str.lower, _WORD.findall(text)) if word not in _SMALL]


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
