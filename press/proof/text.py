"""What was found of a galley's text in its pages, and what was not, becomes problems by file and line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from press.model.report import Place, Report
from press.proof.expected import Block
from press.proof.found import Found, Gap
from press.proof.letters import letters, plain, quoted, words_at

LEAST_EQUAL = 4  # letters: fewer in a row between two changes are a chance
SHORTEST_KNOWN = 8  # letters: a shorter text may well stand in two places


@dataclass(frozen=True)
class _Change:
    """Letters of the blocks, and the letters that are printed in their place; either may be none."""

    start: int
    end: int
    printed_start: int
    printed_end: int


@dataclass
class TextProof:
    """``edition`` is the name that messages use; ``blocks`` are all that should be printed in this stream."""

    edition: str
    blocks: Sequence[Block]
    found: Found
    place: Place
    report: Report

    def tell(self) -> None:
        for block, page in self.found.headless:
            message = f"'{self.edition}' goes on with this table on page {page} without its head"
            self.report.error(block.place, message, "split the row before it, or shorten the head")
        missing = {block for gap in self.found.gaps for block in gap.blocks}
        for gap in self.found.gaps:
            told = len(self.report.diagnostics)
            self._tell_gap(gap, missing)
            if gap.blocks and len(self.report.diagnostics) == told:
                # All letters are there, so what the engine counts is not.
                message = f"'{self.edition}' does not print a number that belongs into this {gap.blocks[0].name}"
                self.report.error(gap.blocks[0].place, message, "report this: the text is right")

    def _tell_gap(self, gap: Gap, missing: set[Block]) -> None:
        changes = list(_changes(gap))
        lost: list[Block] = []
        at = 0
        for block in gap.blocks:
            end = at + len(block.letters)
            own = [change for change in changes if _is_of(change, at, end)]
            if any(c.start <= at and c.end >= end for c in own):
                lost.append(block)
            else:
                for change in own:
                    self._tell_change(gap, block, at, change)
            at = end
        self._tell_lost(lost, gap)
        extra = [(c.printed_start, c.printed_end) for c in changes if c.printed_end > c.printed_start]
        if not gap.blocks or len(lost) == len(gap.blocks):
            for start, end in extra:
                self._tell_extra(gap, start, end, missing)

    def _tell_change(self, gap: Gap, block: Block, at: int, change: _Change) -> None:
        """Tell how a block is printed that begins ``at`` letters after the gap."""
        said = words_at(block.text, change.start - at, change.end - at)
        printed = _printed(gap, change.printed_start, change.printed_end)
        is_number = _is_number_of(block, change.start - at, printed)
        if change.end == change.start:
            if is_number:
                return
            where = f"on page {gap.page} in this {block.name}"
            message = f"'{self.edition}' prints {where} {quoted(printed)}, which it does not say"
            self.report.error(block.place, message, "look there, and report what you see: the text is right")
        elif change.printed_end == change.printed_start or is_number:
            self.report.error(
                block.place,
                f"'{self.edition}' does not print the words {quoted(said)} of this {block.name}",
                _look(gap),
            )
        else:
            message = f"'{self.edition}' prints {quoted(printed)} where this {block.name} says {quoted(said)}"
            self.report.error(block.place, message, _look(gap))

    def _tell_lost(self, lost: Sequence[Block], gap: Gap) -> None:
        """A row or head that is missing as a whole is told once."""
        told: set[int] = set()
        for block in lost:
            if block.row is None:
                self._tell_block(block, gap)
                continue
            if id(block.row) in told:
                continue
            told.add(id(block.row))
            cells = [each for each in self.blocks if each.row is block.row]
            if all(cell in lost for cell in cells):
                kind = "head" if block.is_head else "row"
                words = quoted(", ".join(plain(cell.text) for cell in cells))
                message = f"'{self.edition}' does not print the {kind} {words} of this table"
                self.report.error(block.place, message, _look(gap))
            else:
                for cell in cells:
                    if cell in lost:
                        self._tell_block(cell, gap)

    def _tell_block(self, block: Block, gap: Gap) -> None:
        words = quoted(block.text)
        unplaced = (each.stream.text[each.start : each.end] for each in self.found.gaps)
        if len(block.letters) >= SHORTEST_KNOWN and any(block.letters in text for text in unplaced):
            message = f"'{self.edition}' prints this {block.name} out of its order: {words}"
            self.report.error(block.place, message, "report this: the text is right")
            return
        of = f"the words {words} of this paragraph" if block.name == "paragraph" else f"the {block.name} {words}"
        self.report.error(block.place, f"'{self.edition}' does not print {of}", _look(gap))

    def _tell_extra(self, gap: Gap, start: int, end: int, missing: set[Block]) -> None:
        """Tell print that stands where nothing should: a block a second time, one out of order, or words of nobody."""
        text = gap.stream.text[start:end]
        left = text
        for row, members in groupby(self.blocks, key=lambda block: block.row):
            whole = list(members)
            for blocks in [whole] if row is not None else [[block] for block in whole]:
                known = "".join(block.letters for block in blocks)
                if known not in left or (len(known) < SHORTEST_KNOWN and known != text):
                    continue
                left = left.replace(known, "", 1)
                if missing.isdisjoint(blocks):
                    self._tell_twice(blocks, gap.stream.page(start + text.find(known)))
        if len(left) > len(text) / 2:
            words = quoted(_printed(gap, start, end))
            message = f"'{self.edition}' prints on page {gap.stream.page(start)} {words}, which no text says there"
            hint = "look there: it may be a part of the text that was printed twice"
            self.report.error(self._before(gap, start), message, hint)

    def _tell_twice(self, blocks: Sequence[Block], page: int) -> None:
        first = self.found.spans[blocks[0]].first_page
        pages = f"on pages {min(first, page)} and {max(first, page)}" if first != page else f"on page {page}"
        kind = "row" if blocks[0].row is not None else blocks[0].name
        words = quoted(", ".join(plain(block.text) for block in blocks))
        message = f"'{self.edition}' prints this {kind} twice, {pages}: {words}"
        self.report.error(blocks[0].place, message, "shorten it or what stands around it, so that it need not be cut")

    def _before(self, gap: Gap, start: int) -> Place:
        """The place of the block that is printed before a position."""
        spans = [(s.start, b) for b, s in self.found.spans.items() if s.stream is gap.stream and s.start < start]
        return max(spans, key=lambda each: each[0])[1].place if spans else self.place


def _look(gap: Gap) -> str:
    if gap.blocks and gap.blocks[0].name == "note":
        return "shorten it, or call it elsewhere"
    where = f"look at page {gap.page}: " if gap.page else ""
    return f"{where}shorten it or what stands around it, until it has room"


def _printed(gap: Gap, start: int, end: int) -> str:
    """The words that have a letter between two positions of the stream, as they are printed."""
    if end <= start:
        return ""
    pieces = gap.stream.between(start, end)
    first = gap.stream.index(start)
    offset = gap.stream.end(first - 1) if first else 0
    return words_at(" ".join(piece.text for piece in pieces), start - offset, end - offset)


def _is_number_of(block: Block, at: int, printed: str) -> bool:
    """Whether print that no text says is the number that the engine puts at this position."""
    read = 0
    for item in block.items:
        if isinstance(item, str):
            read += len(item)
        elif read == at and printed:
            return True
    return at == 0 and letters(printed) in (*block.marker.split("|"), *block.marker)


def _is_of(change: _Change, start: int, end: int) -> bool:
    """Whether a change is one of the block from ``start`` to ``end``; what is put in belongs to the block before it."""
    if change.start < change.end:
        return change.start < end and change.end > start
    return start < change.start <= end or change.start == start == 0


def _is_moved(one: _Change, other: _Change, text: str, gap: Gap) -> bool:
    """Whether letters were left out here and printed there."""
    lost = "".join(text[change.start : change.end] for change in (one, other))
    printed = "".join(gap.stream.text[change.printed_start : change.printed_end] for change in (one, other))
    return sorted(lost) == sorted(printed)


def _changes(gap: Gap) -> Iterator[_Change]:
    """How print differs from text, letter by letter; positions of text count from the first letter of the gap."""
    text = "".join(block.letters for block in gap.blocks)
    printed = gap.stream.text[gap.start : gap.end]
    if not text or not printed:
        yield _Change(0, len(text), gap.start, gap.end)
        return
    before: _Change | None = None
    for kind, start, end, printed_start, printed_end in SequenceMatcher(
        None, text, printed, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        here = _Change(start, end, gap.start + printed_start, gap.start + printed_end)
        if before and (here.start - before.end < LEAST_EQUAL or _is_moved(before, here, text, gap)):
            here = _Change(before.start, here.end, before.printed_start, here.printed_end)
        elif before:
            yield before
        before = here
    if before:
        yield before
