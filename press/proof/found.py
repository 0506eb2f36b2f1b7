"""What was found of a text in print: where each block stands, the numbers between, and what is left over."""

from dataclasses import dataclass, field

from press.proof.expected import Block, Call, Folio
from press.proof.stream import Stream


@dataclass(frozen=True)
class Number:
    """A number that the engine printed in place of ``item``; 0 where that is dropped."""

    item: Call | Folio
    block: Block
    printed: int
    page: int


@dataclass(frozen=True)
class Span:
    """Where a block stands: positions in a stream."""

    stream: Stream
    start: int
    end: int

    @property
    def first_page(self) -> int:
        return self.stream.page(self.start)

    @property
    def last_page(self) -> int:
        return self.stream.page(self.end - 1)


@dataclass(frozen=True)
class Gap:
    """Blocks that are not printed as they should be, and what is printed between their neighbours; one may be none."""

    blocks: tuple[Block, ...]
    stream: Stream
    start: int
    end: int

    @property
    def page(self) -> int:
        return self.stream.page(self.start)


@dataclass
class Found:
    """What was found: blocks by place, numbers, what is left over, and tables that go on without their head.

    ``texts`` tells where each text of a block begins, ``repeated`` are the heads that tables have on further pages.
    """

    spans: dict[Block, Span] = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    headless: list[tuple[Block, int]] = field(default_factory=list)
    repeated: list[tuple[Block, Span]] = field(default_factory=list)
    texts: dict[Block, list[int]] = field(default_factory=dict)

    def add(self, other: "Found") -> None:
        self.spans |= other.spans
        self.numbers += other.numbers
        self.gaps += other.gaps
        self.headless += other.headless
        self.repeated += other.repeated
        self.texts |= other.texts
