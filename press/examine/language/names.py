"""The proper names that a briefing's own ledger and glossary use."""

import re
from collections.abc import Iterable

from press.examine.language.moments import WEEKDAYS
from press.examine.language.vocabulary import words_of
from press.model.briefing import Briefing
from press.model.dates import MONTHS

_CAPITAL = r"[A-Z][\w’'-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:of\s+(?:the\s+)?|and\s+)?{_CAPITAL})*")
_STARTS = words_of(
    "A An The This That These Those It Its In On At By For From To Of With Under Over After Before Between During "
    "Since When Where While Who What Which How Why If Whether There Here And But Or Nor So Yet No Not One Two Three "
    "Four Five Some Most Many All Each Both Either Neither His Her Their Our As Once Then Thus"
)
_DATES = frozenset((*MONTHS, *WEEKDAYS))


def names_of(briefing: Briefing) -> frozenset[str]:
    """Names of the glossary, written with a capital inside, and of the ledger's claims."""
    terms = {text for entry in briefing.glossary for text in (entry.term, entry.expansion) if _is_name(text)}
    return frozenset(terms | {name for fact in briefing.facts for name in names_in(fact.claim)})


def names_in(text: str) -> list[str]:
    """Runs of capitalised words, without the word that is capital only because it opens the text.

    >>> names_in("In Oslo the North Atlantic Council met")
    ['Oslo', 'North Atlantic Council']
    """
    found = []
    for run in _RUN.finditer(text):
        words = run[0].split()
        while words and (words[0] in _STARTS or words[0] in _DATES):
            words = words[1:]
        opens = run.start() == 0 or text[run.start() - 2 : run.start()] in (". ", "? ", "! ")
        is_sure = len(words) > 1 or not opens or len(words) < len(run[0].split()) or words[0].isupper()
        if words and is_sure and words[-1] not in _DATES:
            found.append(" ".join(words).removesuffix("'s").removesuffix("’s"))
    return found


def finder(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the names as whole words, longest first."""
    listed = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b") if listed else re.compile(r"(?!)")


def _is_name(text: str) -> bool:
    """ "KFOR" and "Allied Force" are names, "Peace enforcement" is a term."""
    words = text.split()
    return any(c.isupper() for c in text[1:]) and (len(words) == 1 or words[-1][0].isupper())
