"""The parts of a text: headings that count right, and a section for each chapter."""

from collections import Counter
from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.model.tags import Element, Rule

_LEVELS = {f"H{level}": level for level in range(1, 7)}
_SECTIONS = ("Sect", "Part", "Art")


def _headings(reading: Reading) -> list[Element]:
    return reading.of(*_LEVELS)


def _levels(reading: Reading) -> Iterator[Found]:
    before = 0
    for heading in _headings(reading):
        level, words = _LEVELS[heading.role], quoted(reading.text(heading.index))
        if not before and level != 1:
            yield Found(heading.page, f"the first heading is of level {level}, not 1", words)
        elif level > before + 1:
            yield Found(heading.page, f"a heading of level {level} follows one of level {before}", words)
        if not words:
            yield Found(heading.page, "a heading has no words", heading.type)
        before = level
    ones = [each for each in _headings(reading) if each.role == "H1"]
    for heading in ones[1:]:
        yield Found(heading.page, "there is a second heading of level 1", quoted(reading.text(heading.index)))
    if reading.of("H") and _headings(reading):
        yield Found(reading.of("H")[0].page, "headings with a level and headings without stand in one file")


def _chapters(reading: Reading) -> Iterator[Found]:
    """Each heading of the level of chapters has a section that holds no other of that level."""
    chapters = [each for each in _headings(reading) if each.role == "H2"]
    if len(chapters) < 2:
        return
    sections = {each.index: _section(reading, each) for each in chapters}
    shared = Counter(sections.values())
    for heading in chapters:
        words = quoted(reading.text(heading.index))
        if sections[heading.index] < 0:
            yield Found(heading.page, "a chapter is in no Sect", words)
        elif shared[sections[heading.index]] > 1:
            yield Found(heading.page, "chapters share one Sect", words)


def _section(reading: Reading, heading: Element) -> int:
    return next((each.index for each in reading.above(heading.index) if each.role in _SECTIONS), -1)


CHECKS = (
    Check(Rule("heading-levels", f"{UA}, 7.4.2", "begin with H1, once, and skip no level"), _levels),
    Check(Rule("chapters", f"{PDF}, 14.8.4.2", "put each chapter into a Sect of its own"), _chapters),
)
