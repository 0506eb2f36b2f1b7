"""Words in quotation marks must be words that the ledger has from the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from press.examine.language.pieces import Kind
from press.examine.language.prose import Sentence
from press.model.record import Fact
from press.model.report import Place, Report

SHORTEST_WORDS = 4
# How many of a quotation's words a recorded one must share to be meant, where only the source is cited.
MEANT = 0.6

_QUOTED = re.compile(r"\"(?P<straight>[^\"]+)\"|“(?P<double>[^”]+)”|‘(?P<single>[^’]+(?:’\w[^’]*)*)’")
# Words that the author left out or put in.
_GAP = re.compile(r"\[[^\]]*\]|…|\.\.\.|\s*\(…\)\s*")
_ADJACENT_CHARACTERS = 3


@dataclass(frozen=True)
class _Quotation:
    """Quoted words, the ``facts`` that they are marked with, and the ``sources`` that are cited for them."""

    words: str
    place: Place
    facts: tuple[str, ...]
    sources: tuple[str, ...]


def check_quotations(sentences: tuple[Sentence, ...], facts: tuple[Fact, ...], report: Report) -> None:
    """Report each quotation of four words or more whose source has other words in the ledger, or none."""
    by_fact = {fact.id: [s.quote for s in fact.evidence if s.quote] for fact in facts}
    by_source: dict[str, list[str]] = {}
    for support in (s for fact in facts for s in fact.evidence if s.quote):
        by_source.setdefault(support.source, []).append(support.quote)
    for quotation in _quotations(sentences):
        marked = [quote for fact in quotation.facts for quote in by_fact.get(fact, ())]
        cited = [quote for source in quotation.sources for quote in by_source.get(source, ())]
        if any(_is_in(quotation.words, quote) for quote in (*marked, *cited)):
            continue
        meant = marked or [quote for quote in cited if _shared(quotation.words, quote) >= MEANT]
        said = _short(quotation.words)
        if meant:
            message = f"the text quotes '{said}', the source on record says '{_short(meant[0])}'"
            report.error(quotation.place, message, "quote word for word, with '...' where words are left out")
        else:
            origin = (
                f"the fact '{quotation.facts[0]}'"
                if quotation.facts
                else f"a fact that '{quotation.sources[0]}' supports"
            )
            message = f"the words of the quotation '{said}' are not recorded"
            report.warning(quotation.place, message, f"add them as 'quote:' to the evidence of {origin}")


def _quotations(sentences: tuple[Sentence, ...]) -> Iterator[_Quotation]:
    block: list[str] = []
    for sentence in sentences:
        cited = tuple(key for citation in sentence.citations for key in citation.sources)
        if sentence.kind is Kind.QUOTE:
            block.append(sentence.text.strip('"“”'))
            marked = tuple(mark.fact for mark in sentence.marks)
            if cited or marked:
                yield _Quotation(" ".join(block), sentence.place, marked, cited)
                block = []
            continue
        block = []
        for found in _QUOTED.finditer(sentence.text):
            words = found["straight"] or found["double"] or found["single"]
            end = found.end() + _ADJACENT_CHARACTERS
            marked = tuple(m.fact for m in sentence.marks if m.start <= end and m.end >= found.start())
            if len(words.split()) >= SHORTEST_WORDS and (marked or cited):
                yield _Quotation(words, sentence.place, marked, cited)


def _is_in(words: str, quote: str) -> bool:
    """Whether each unbroken run of the quoted words stands in the record, one after the other."""
    at, folded = 0, f" {_folded(quote)} "
    for run in filter(None, map(_folded, _GAP.split(words))):
        at = folded.find(f" {run} ", at)
        if at < 0:
            return False
        at += len(run)
    return True


def _folded(text: str) -> str:
    """Only the words: case, punctuation and spaces may change where a quotation begins and ends."""
    return " ".join(re.findall(r"\w+(?:['’]\w+)?", text.lower().replace("’", "'")))


def _shared(words: str, quote: str) -> float:
    own, theirs = _folded(words).split(), set(_folded(quote).split())
    return sum(word in theirs for word in own) / max(1, len(own))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."
