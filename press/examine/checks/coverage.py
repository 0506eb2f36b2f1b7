"""How much of what looks checkable in the text is tied to the ledger, and which sentences are not.

``MEASURED`` is what the detector scores on 81 sentences that it was not tuned on, out of the 192 written and labelled
for it in ``tests/examine/labelled_sentences.yaml``. They were made up by the same hand as the detector, so expect
less.
"""

from collections.abc import Mapping
from typing import NamedTuple

from press.examine.language.detector import Detector
from press.examine.language.names import names_of
from press.examine.language.pieces import Kind
from press.examine.language.prose import Prose, Sentence
from press.model.briefing import Briefing
from press.model.coverage import Coverage, Uncovered
from press.model.record import Status


class Measured(NamedTuple):
    """``precision``: of what is found, the part that is checkable; ``recall``: of what is checkable, the part found."""

    sentences: int
    precision: float
    recall: float


MEASURED = Measured(sentences=81, precision=0.98, recall=0.83)

# Not statements of their own: headings, heads of rows and columns, sources, words that are repeated large.
_NOT_COUNTED = (Kind.HEADING, Kind.HEAD_CELL, Kind.ROW_HEAD, Kind.SOURCE, Kind.PULL)


def measure_coverage(briefing: Briefing, prose: Prose, statuses: Mapping[str, Status]) -> Coverage:
    """Count the sentences that look checkable; ``statuses`` are those of the facts as they stand, by id."""
    detector = Detector(names_of(briefing))
    counted = [s for s in prose.sentences if s.kind not in _NOT_COUNTED]
    detected = [s for s in counted if _is_detected(s, detector)]
    linked = [s for s in detected if s.marks]
    return Coverage(
        detected=len(detected),
        linked=len(linked),
        verified=sum(all(statuses.get(mark.fact) is Status.VERIFIED for mark in s.marks) for s in linked),
        waived=sum(s.waiver is not None for s in counted),
        forced=sum(s.is_forced for s in counted),
        uncovered=tuple(Uncovered(s.place, s.text) for s in detected if not s.marks),
    )


def _is_detected(sentence: Sentence, detector: Detector) -> bool:
    """A mark is the author's own word that a sentence is checkable; a waiver is their word that it is not."""
    if sentence.waiver is not None:
        return False
    is_marked = sentence.is_forced or bool(sentence.marks)
    return is_marked or detector.looks_checkable(sentence.text, sentence.reading)
