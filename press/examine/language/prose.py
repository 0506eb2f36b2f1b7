"""A Manuscript becomes sentences, each with its line, its marked facts and its citations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from press.examine.language.pieces import Kind, Piece, pieces
from press.examine.language.plain import Order, Plain, plain
from press.examine.language.quantities import Reading, read
from press.examine.language.uses import facts_used, figures_placed
from press.model.briefing import Briefing, Text
from press.model.figure import FigureSpec
from press.model.manuscript import Manuscript, Node, source_of, subtitle_of, title_of
from press.model.report import Place

_CONTEXT_CHARACTERS = 48
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9§])")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Gen|Col|Maj|Capt|Lt|Adm|Sgt|Mr|Mrs|Ms|Dr|Prof|St|Sir|Hon|Gov|Sen|Rep|No|Nos|Art|Arts|para|paras|p|pp|vol|"
    r"ch|fig|ed|eds|cf|vs|v|e\.g|i\.e|etc|approx|ca|c|al|Inc|Ltd|Co|Corp|U\.S|U\.K|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)


@dataclass(frozen=True)
class Mark:
    """Words tied to a fact; ``start`` counts characters of its sentence."""

    words: str
    fact: str
    start: int
    end: int
    place: Place


@dataclass(frozen=True)
class Citation:
    """Where a sentence, ``at`` so many characters, names sources."""

    sources: tuple[str, ...]
    at: int


@dataclass(frozen=True)
class Sentence:
    """One sentence, cell or heading as plain text; its ``table``, ``row`` and ``column`` are those of its ``Piece``.

    ``waiver`` is why the author left it out of the coverage, None where they did not.
    """

    text: str
    kind: Kind
    place: Place
    marks: tuple[Mark, ...] = ()
    citations: tuple[Citation, ...] = ()
    is_forced: bool = False
    waiver: str | None = None
    table: int = 0
    row: int = 0
    column: int = 0

    @cached_property
    def reading(self) -> Reading:
        """The numbers and dates that it states."""
        return read(self.text)

    def reading_of(self, mark: Mark) -> Reading:
        """The numbers and dates inside a mark, with the bounds that words around it give."""
        before = self.text[max(0, mark.start - _CONTEXT_CHARACTERS) : mark.start]
        return read(mark.words, before, self.text[mark.end : mark.end + _CONTEXT_CHARACTERS])


@dataclass(frozen=True)
class Prose:
    """All texts of a briefing that a reader sees as its author's words, in order.

    ``used`` has the ids of the facts on which each chapter and other part rests, by the id of the part.
    """

    sentences: tuple[Sentence, ...]
    used: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def used_facts(self) -> frozenset[str]:
        return frozenset(fact for facts in self.used.values() for fact in facts)

    @property
    def cited_sources(self) -> frozenset[str]:
        return frozenset(
            key for sentence in self.sentences for citation in sentence.citations for key in citation.sources
        )


def read_prose(briefing: Briefing, manuscript: Manuscript) -> Prose:
    """Read the chapters with their figures, and the texts of the record: key points, guidance, meanings of terms."""
    found: list[Sentence] = []
    for point in briefing.key_points:
        found += _record(manuscript.of(Text(point.lead, point.text.place)), Kind.HEADING)
        found += _record(manuscript.of(point.text), Kind.KEY_POINT)
    for section in briefing.sections:
        found += _record(manuscript.of(section.standfirst), Kind.STANDFIRST)
        found += sentences_of(manuscript.of(section.body))
        for figure in figures_placed(manuscript.of(section.body), briefing):
            found += _figure(figure, manuscript)
    for advice in (*briefing.guidance, *briefing.handout.limits):
        found += _record(manuscript.of(advice.text), Kind.GUIDANCE)
    for entry in briefing.glossary:
        found += _record(manuscript.of(entry.meaning), Kind.TERM)
    return Prose(tuple(found), facts_used(briefing, manuscript))


def sentences_of(tree: Node) -> Iterator[Sentence]:
    """The sentences of a chapter."""
    for piece in pieces(tree):
        yield from _sentences(piece, tree.place.path)


def _record(tree: Node, kind: Kind) -> Iterator[Sentence]:
    """The sentences of a text in YAML, all of which stand at the line of its key."""
    for piece in pieces(tree):
        yield from _sentences(replace(piece, kind=kind), tree.place.path)


def _figure(figure: FigureSpec, manuscript: Manuscript) -> Iterator[Sentence]:
    """The words around a figure; what its title and subtitle say rests on the facts that it draws."""
    drawn = tuple(Mark("", fact, 0, 0, figure.place) for fact in figure.facts)
    for text in (title_of(figure), subtitle_of(figure)):
        for sentence in _record(manuscript.of(text), Kind.CAPTION):
            yield replace(sentence, marks=(*sentence.marks, *drawn))
    yield from _record(manuscript.of(source_of(figure)), Kind.SOURCE)


def _sentences(piece: Piece, path: str) -> Iterator[Sentence]:
    whole = plain(piece.parts)
    text = whole.text
    ends = (*_ends(text, whole, piece.kind), len(text))
    starts = [begin + len(text[begin:end]) - len(text[begin:end].lstrip()) for begin, end in pairwise((0, *ends))]
    orders = (0, *starts[1:], len(text) + 1)  # an order before the first sentence is about that one
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if text[start:end].strip():
            about = [order for order in whole.orders if orders[n] <= order.at < orders[n + 1]]
            yield _sentence(whole, piece, path, start, end, about)


def _ends(text: str, whole: Plain, kind: Kind) -> Iterator[int]:
    """Where a sentence ends; a cell and a heading are one, and a mark is never cut."""
    if kind in (Kind.CELL, Kind.HEAD_CELL, Kind.ROW_HEAD, Kind.HEADING):
        return
    for found in _END.finditer(text):
        end = found.end()
        if found[0] == "." and _ABBREVIATION.search(text, max(0, end - 8), end):
            continue
        if not any(mark.start < end < mark.end for mark in whole.marks):
            yield end


def _sentence(whole: Plain, piece: Piece, path: str, start: int, end: int, orders: list[Order]) -> Sentence:
    text = whole.text
    return Sentence(
        text=text[start:end].rstrip(),
        kind=piece.kind,
        place=Place(path, whole.line_at(start)),
        marks=tuple(
            Mark(
                words=text[mark.start : mark.end],
                fact=mark.fact,
                start=mark.start - start,
                end=mark.end - start,
                place=Place(path, whole.line_at(mark.start)),
            )
            for mark in whole.marks
            if start <= mark.start < end
        ),
        # A citation stands after the full stop, and the next sentence begins after a space.
        citations=tuple(Citation(c.sources, c.at - start) for c in whole.citations if start < c.at <= end),
        is_forced=any(not order.is_waiver for order in orders),
        waiver=next((order.reason for order in orders if order.is_waiver), None),
        table=piece.table,
        row=piece.row,
        column=piece.column,
    )
