"""A sentence becomes a guess: does it state something that a reader could check?

The detector knows forms of words, not meanings. It adds up what points to a statement of fact (a date, a number, a
named instrument, somebody who said something) and takes off what points away (a question, advice, an opinion).
"""

import re
from collections.abc import Iterable

from press.examine.language.names import finder, names_in
from press.examine.language.quantities import Form, Reading, read
from press.examine.language.vocabulary import AGAINST, FOR, VERBS

THRESHOLD = 3

_INSTRUMENTS = ("resolution", "article", "art", "regulation", "directive", "protocol", "rule")
_PREDICATE = re.compile(r"\s+(?:\w+ly\s+|also\s+)?[a-z]+")
# A name so near to the start of a sentence is what the sentence is about.
_SUBJECT_CHARACTERS = 8
_Rules = tuple[tuple[int, re.Pattern[str]], ...]


class Detector:
    """Knows the names that a briefing is about: what is said of them is more often a fact."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = finder(names)
        self._verbs, self._for, self._against = map(_compiled, (VERBS, FOR, AGAINST))

    def looks_checkable(self, text: str, reading: Reading | None = None) -> bool:
        return self.score(text, reading) >= THRESHOLD

    def score(self, text: str, reading: Reading | None = None) -> int:
        """What speaks for a statement of fact, less what speaks against it."""
        verb = max((weight for weight, pattern in self._verbs if pattern.search(text)), default=0)
        forms = sum(weight for weight, pattern in self._for if pattern.search(text))
        against = sum(weight for weight, pattern in self._against if pattern.search(text))
        return _stated(reading or read(text)) + self._named(text) + verb + forms - against

    def _named(self, text: str) -> int:
        """A name of the briefing's own counts for more than any other run of capitals."""
        if found := self._names.search(text):
            is_subject = found.start() < _SUBJECT_CHARACTERS and _PREDICATE.match(text, found.end())
            return 3 if is_subject else 2
        return 2 if names_in(text) else 0


def _compiled(rules: tuple[tuple[int, str], ...]) -> _Rules:
    return tuple((weight, re.compile(pattern)) for weight, pattern in rules)


def _stated(reading: Reading) -> int:
    """Dates, numbers and named instruments; "one" and "first" are often none."""
    dates = 3 if reading.moments else 0
    sure = (Form.DIGITS, Form.PART)
    counted = [q for q in reading.quantities if q.form in sure or (q.form is Form.WORDS and q.number > 1)]
    numbers = 3 if any(q.form is not Form.WORDS or q.unit for q in counted) else 2 if counted else 0
    instruments = 3 if any(name.kind.rstrip("s.") in _INSTRUMENTS for name in reading.names) else 0
    return dates + numbers + instruments
