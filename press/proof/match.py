"""Blocks are looked for in the stream of a PDF; what is not where it should be is left over on either side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from xml.etree.ElementTree import Element

from press.proof.expected import Block, Call, Folio, Item
from press.proof.found import Found, Gap, Number, Span
from press.proof.stream import Stream

_NUMBER = re.compile(r"\d+")
SURE, SHORTEST_SURE = 40, 12  # letters: text that fits so far is no chance, or hardly one
NONE_OUTSIDE: Mapping[int, Stream] = {}
FARTHEST = 60_000  # letters to look ahead, about twenty pages


def match(blocks: Sequence[Block], stream: Stream, outside: Mapping[int, Stream] = NONE_OUTSIDE) -> Found:
    """Find every block in turn. What moves – figures, side notes – is found first, and taken out of the stream.

    ``outside`` has for each page what the tags leave out, heads of tables that go on among it.
    """
    found = Found()
    taken: list[tuple[int, int]] = []
    moved: set[Block] = set()
    at = 0
    for unit, members in groupby(blocks, key=lambda block: block.unit):
        whole = list(members)
        if unit is None:
            at = _followed(whole, stream, at)
        elif place := _place_of_unit(whole, stream, outside, at, taken) or _place_of_damaged(
            whole, stream, outside, at
        ):
            found.add(place[0])
            taken.append(place[1])
            moved.update(whole)
    gone = _pieces_in(taken, stream)
    rest = Stream([piece for number, piece in enumerate(stream.pieces) if number not in gone])
    matcher = _Matcher([block for block in blocks if block not in moved], rest, outside)
    matcher.run()
    found.add(matcher.found)
    return found


def _followed(blocks: Sequence[Block], stream: Stream, at: int) -> int:
    """About where these blocks end: what moves stands behind the text before it, never in the contents."""
    matcher = _Matcher(blocks, stream)
    for number, block in enumerate(blocks):
        step = matcher.step(number, at)
        first = block.items[0]
        if step is None and isinstance(first, str) and len(first) >= SURE:
            step = next(((number, place) for place in stream.starts_of(first[:SURE], at, len(stream))), None)
        at = step[1] if step else at
    return at


def _pieces_in(taken: Sequence[tuple[int, int]], stream: Stream) -> set[int]:
    """The numbers of the pieces that end within what is taken."""
    return {
        number
        for start, after in taken
        for number in range(stream.index(start), stream.index(after - 1) + 1)
        if stream.end(number) <= after
    }


def _place_of_unit(
    blocks: Sequence[Block],
    stream: Stream,
    outside: Mapping[int, Stream],
    hint: int,
    taken: Sequence[tuple[int, int]],
) -> tuple[Found, tuple[int, int]] | None:
    first = blocks[0].items[0]
    if not isinstance(first, str):
        return None
    for start, before in ((hint, len(stream)), (0, hint)):
        for at in stream.starts_of(first[:SURE], start, before):
            if any(one <= at < other for one, other in taken):
                continue
            matcher = _Matcher(blocks, stream, outside)
            if (end := matcher.sequence(at)) is not None:
                return matcher.found, (at, end)
    return None


def _place_of_damaged(
    blocks: Sequence[Block], stream: Stream, outside: Mapping[int, Stream], hint: int
) -> tuple[Found, tuple[int, int]] | None:
    """Where a unit is that is not whole: from the first of its blocks that can be found to the last."""
    most = 2 * sum(len(block.letters) for block in blocks)
    known = [(block, block.items[0]) for block in blocks if len(block.letters) >= SHORTEST_SURE]
    texts = [(block, text[:SURE]) for block, text in known if isinstance(text, str)]
    start = next((at for _, text in texts for at in stream.starts_of(text, hint, len(stream))), None)
    if start is None:
        return None
    matcher = _Matcher(blocks, stream, outside)
    ends = ((block, at) for block, text in reversed(texts) for at in stream.starts_of(text, start, start + most))
    end = next((after for block, at in ends if (after := matcher.after_block(block, at)[0]) is not None), None)
    if end is None:
        return None
    within = _Matcher(blocks, Stream(stream.between(start, end)), outside)
    within.run()
    return within.found, (start, end)


class _Matcher:
    """Walks along blocks and stream together."""

    def __init__(self, blocks: Sequence[Block], stream: Stream, outside: Mapping[int, Stream] = NONE_OUTSIDE) -> None:
        self.blocks = blocks
        self.stream = stream
        self.outside = outside
        self.found = Found()
        self.heads: dict[Element, list[Block]] = {}
        for block in blocks:
            if block.is_head and block.table is not None:
                self.heads.setdefault(block.table, []).append(block)

    def run(self) -> None:
        """Find all blocks; what stands between those that are found is a gap."""
        number = at = 0
        while number < len(self.blocks):
            step = self.step(number, at)
            if step:
                number, at = step
                continue
            gap = self._gap(number, at)
            self.found.gaps.append(gap)
            number, at = number + len(gap.blocks), gap.end
        if at < len(self.stream):
            self.found.gaps.append(Gap((), self.stream, at, len(self.stream)))

    def sequence(self, at: int) -> int | None:
        """The position after all blocks, one behind the other; None where they are not there like this."""
        number = 0
        while number < len(self.blocks):
            step = self.step(number, at)
            if not step:
                return None
            number, at = step
        return at

    def step(self, number: int, at: int) -> tuple[int, int] | None:
        """The next block and position, if this block stands here."""
        block = self.blocks[number]
        end, numbers, starts = self.after_block(block, at)
        if end is not None:
            self._look_for_head(number, at)
            self.found.spans[block] = Span(self.stream, at, end)
            self.found.texts[block] = starts
            self.found.numbers += numbers
            return number + 1, end
        return None

    def _look_for_head(self, number: int, at: int) -> None:
        """Look for the head that a table repeats on a new page, and tell where it has none."""
        block = self.blocks[number]
        before = self.blocks[number - 1] if number else None
        if (
            before is None
            or block.is_head
            or before.row is None
            or before.row is block.row
            or before.table is not block.table
            or before not in self.found.spans
            or self.stream.page(at) == self._last_page(number - 1)
        ):
            return
        page = self.stream.page(at)
        if not self._repeats_head(block.table, self.outside.get(page, Stream(()))):
            self.found.headless.append((block, page))

    def _last_page(self, number: int) -> int:
        """The page on which the row of a cell ends."""
        row = self.blocks[number].row
        cells = takewhile(lambda block: block.row is row, reversed(self.blocks[: number + 1]))
        return max(self.found.spans[cell].last_page for cell in cells if cell in self.found.spans)

    def _repeats_head(self, table: Element | None, stream: Stream) -> bool:
        """Whether a page shows all heads of a table once more, in order; where they stand is kept."""
        matcher, at, spans = _Matcher((), stream), 0, []
        for head in self.heads.get(table, []) if table is not None else []:
            first = head.letters[:1]
            places = (
                place for place in stream.starts_of(first, at, len(stream)) if matcher.after_block(head, place)[0]
            )
            start = next(places, None) if first else at
            if start is None:
                return False
            at = matcher.after_block(head, start)[0] or at
            spans.append((head, Span(stream, start, at)))
        self.found.repeated += spans
        return True

    def after_block(self, block: Block, at: int) -> tuple[int | None, list[Number], list[int]]:
        """The position after a block that ends with a piece, its numbers, and where each of its texts begins.

        None where it does not stand here.
        """
        end, numbers, starts = self._after_items(block, block.items, at)
        if end is None and block.marker and self.stream.piece(at) in _markers(block.marker):
            end, numbers, starts = self._after_items(block, block.items, at + len(self.stream.piece(at)))
        if end is None or not (self.stream.is_start(end) or end == len(self.stream)):
            return None, [], []
        return end, numbers, starts

    def _after_items(self, block: Block, items: Sequence[Item], at: int) -> tuple[int | None, list[Number], list[int]]:
        numbers, starts = [], []
        position: int | None = at
        for item in items:
            if position is None:
                break
            if isinstance(item, str):
                starts.append(position)
                position = self.stream.after(item, position)
                continue
            after, printed = self._after_number(item, position)
            if after is None and isinstance(item, Folio) and item.can_be_dropped:
                numbers.append(Number(item, block, 0, self.stream.page(max(position - 1, 0))))
                continue
            numbers.append(Number(item, block, printed, self.stream.page(position)))
            position = after
        return (position, numbers, starts) if position is not None else (None, [], [])

    def _after_number(self, item: Call | Folio, at: int) -> tuple[int | None, int]:
        """The position after what the engine counts, which is a piece of its own or the end of one; and the number."""
        before, behind = (item.before, item.after) if isinstance(item, Folio) else ("", "")
        start = self.stream.after(before, at)
        digits = _NUMBER.match(self.stream.piece(start)) if start is not None else None
        if start is None or digits is None:
            return None, 0
        return self.stream.after(behind, start + len(digits[0])), int(digits[0])

    def _gap(self, number: int, at: int) -> Gap:
        """What lies between here and where text goes on, with this block or a later one."""
        resumed, place = self._resume(number, at)
        return Gap(tuple(self.blocks[number:resumed]), self.stream, at, place)

    def _resume(self, number: int, at: int) -> tuple[int, int]:
        """The nearest block and position at which text goes on as it should; the ends where it never does."""
        best = (len(self.blocks), len(self.stream))
        cost = FARTHEST
        skipped = 0
        for later in range(number, len(self.blocks)):
            if skipped > cost:
                break
            for place in self._places(later, at, at + max(1, cost - skipped)):
                if (later, place) != (number, at) and skipped + place - at < cost and self._is_sure(later, place):
                    best, cost = (later, place), skipped + place - at
                    break
            skipped += len(self.blocks[later].letters)
        return best

    def _places(self, number: int, at: int, before: int) -> Iterator[int]:
        first = self.blocks[number].items[0]
        if isinstance(first, str):
            yield from self.stream.starts_of(first[:SURE], at, min(len(self.stream), before + len(first)))
        elif self.blocks[number].name == "note":
            text = next((item for item in self.blocks[number].items if isinstance(item, str)), "")
            for place in self.stream.starts_of(text[:SURE], at, min(len(self.stream), before + len(text))):
                index = self.stream.index(place) - 1
                if index >= 0:
                    yield max(at, place - (self.stream.end(index) - (self.stream.end(index - 1) if index else 0)))

    def _is_sure(self, number: int, at: int) -> bool:
        """Whether so much text fits from here on that it is no chance."""
        fitted = 0
        while fitted < SURE and number < len(self.blocks):
            end = self.after_block(self.blocks[number], at)[0]
            if end is None:
                return False
            fitted += end - at
            number, at = number + 1, end
        return True


def _markers(allowed: str) -> Sequence[str]:
    return allowed.split("|") if "|" in allowed else tuple(allowed)
