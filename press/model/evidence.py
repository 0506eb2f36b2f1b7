"""What the record supports: computed once, so that no two outputs can say different things."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from press.model.coverage import Coverage
from press.model.record import Check, Importance, Status

UNMARKED = (
    "Where a note does not say otherwise, a source for what it supports is on record, and no person has confirmed it."
)
USUAL = (Status.SOURCED, Status.VERIFIED, Status.JUDGEMENT)
UNCOUNTED = (Status.JUDGEMENT,)  # a judgement is no fact: nobody can find it in a source


class Standing(StrEnum):
    """How a person's review of a part stands today, weakest first; an edit after the review ends it."""

    NEVER = "never"
    ENDED = "ended"
    COPY_EDIT = "copy-edit"
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True)
class PartReview:
    """Whether a person has read a part as it stands; ``by``, ``role`` and ``on`` name the review meant."""

    id: str
    title: str
    standing: Standing
    by: str = ""
    role: str = ""
    on: date | None = None
    limits: str = ""


@dataclass(frozen=True)
class ReviewEvidence:
    """A review by a person, and how much of what they read and checked is still as it was then."""

    by: str
    role: str
    kind: str
    on: date
    limits: str
    parts_read: int
    parts_unchanged: int
    facts_checked: int
    facts_unchanged: int


@dataclass(frozen=True)
class Counts:
    """How many facts have which status; judgements are counted apart and are not in ``total``."""

    total: int
    by_status: tuple[tuple[Status, int], ...]
    judgements: int

    def of(self, status: Status) -> int:
        return dict(self.by_status).get(status, 0)

    @property
    def verified(self) -> int:
        return self.of(Status.VERIFIED)

    @property
    def not_verified(self) -> int:
        return self.total - self.verified


@dataclass(frozen=True)
class ShortForms:
    """The note where room is short: a line for a handout, plain text for mail, a paragraph for the web."""

    handout: str
    mail: str
    web: str


@dataclass(frozen=True)
class Disclosure:
    """How AI was used, in the vocabularies that machines read, and in the words that people read.

    ``value`` is that of the W3C draft "AI Content Disclosure for HTML" (human-only, ai-assisted,
    ai-autonomous); ``oversight`` that of C2PA 2.4, ``c2pa.ai-disclosure`` (prompt_guided, human_validated),
    empty where no AI was used; ``digital_source_type`` is an IPTC NewsCodes URI. ``table`` is the version of
    the rules. ``tag`` has at most 80 characters. ``lines`` are the note itself: first the author's words,
    then what the record lets us say, least checked first; ``review`` and ``facts`` are the second in two.
    """

    table: str
    value: str
    oversight: str
    digital_source_type: str
    tag: str
    heading: str
    lines: tuple[str, ...]
    review: str
    facts: str
    short: ShortForms


@dataclass(frozen=True)
class SourceEvidence:
    """What a source says about a fact; ``relation`` and ``reliability`` are words to print."""

    id: str
    title: str
    origin: str
    relation: str
    locator: str
    says: str
    quote: str
    reliability: str
    reliability_reason: str


@dataclass(frozen=True)
class FactEvidence:
    """A fact's status as it is on the published date, which may be worse than the one written down.

    ``word`` and ``symbol`` stand in a note, ``label`` in the table of facts; ``explanation`` is the caveat or
    the reason. ``origins`` are those of its supporting sources: two or more, with no source against it, make
    it independently supported. ``used_in`` holds ids of chapters and other parts (``press.model.parts``)
    where words are marked with it or a figure draws it. ``checked`` is a person's check that still holds;
    ``sha256`` is that of the fact as it is now (``press.model.seal``).
    """

    id: str
    claim: str
    status: Status
    importance: Importance
    word: str
    symbol: str
    label: str
    explanation: str
    as_of: str
    proposed_by_ai: bool
    sources: tuple[SourceEvidence, ...]
    origins: tuple[str, ...]
    is_independent: bool
    used_in: tuple[str, ...]
    checked: Check | None
    checked_sentence: str
    sha256: str

    @property
    def is_exception(self) -> bool:
        """Whether readers are told of it where room is short: a key fact, or one of which less than usual is known."""
        return self.importance is Importance.KEY or self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """Whether less than usual is known of it."""
        return self.status not in USUAL


@dataclass(frozen=True)
class ChapterEvidence:
    """A chapter: ``line`` stands at its opening, ``value`` and ``origin`` are for machines."""

    id: str
    title: str
    line: str
    value: str
    origin: str
    review: PartReview
    counts: Counts

    @property
    def made(self) -> tuple[str, str, str, bool]:
        """How it was made and checked, as far as chapters of a briefing are alike in that."""
        return self.value, self.origin, self.review.standing, self.counts.verified > 0


@dataclass(frozen=True)
class AccountPart:
    """A heading and the sentences under it."""

    id: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class UseAccount:
    """A row of the table of uses, in words to print."""

    tool: str
    stage: str
    chapters: str
    extent: str
    origin: str
    what: str


@dataclass(frozen=True)
class Account:
    """The page "How this briefing was made and checked", part by part in the order of printing."""

    parts: tuple[AccountPart, ...]
    uses: tuple[UseAccount, ...]

    def part(self, id: str) -> AccountPart:
        """Raises KeyError where there is none of that id."""
        return {part.id: part for part in self.parts}[id]


@dataclass(frozen=True)
class Evidence:
    """Everything that any output may say about how a briefing was made and checked.

    ``reviews`` has a row for each part that a person can review: the chapters, then what is not in a chapter.
    ``review_log`` has the reviews that count, by day.
    """

    disclosure: Disclosure
    facts: tuple[FactEvidence, ...]
    chapters: tuple[ChapterEvidence, ...]
    reviews: tuple[PartReview, ...]
    review_log: tuple[ReviewEvidence, ...]
    counts: Counts
    key_counts: Counts
    coverage: Coverage
    account: Account

    @property
    def lines_that_differ(self) -> dict[str, str]:
        """The lines of the chapters of which the note for readers does not say the same, by their ids.

        What most chapters have in common is said there, once: who drafted them, and what people did.
        """
        alike = Counter(chapter.made for chapter in self.chapters)
        usual = max(alike, key=lambda made: alike[made], default=None)
        return {chapter.id: chapter.line for chapter in self.chapters if chapter.made != usual}

    @property
    def unmarked(self) -> str:
        """What is true of the facts that a note supports where it says nothing of them; empty where no note does so."""
        return UNMARKED if any(fact.status is Status.SOURCED for fact in self.facts) else ""

    @property
    def marks(self) -> dict[str, str]:
        """What a note says of a fact that it supports, by the fact's id; nothing of those that are as usual."""
        return {f.id: f"{f.symbol}\N{NO-BREAK SPACE}{f.word}" for f in self.facts if f.status is not Status.SOURCED}

    @property
    def facts_least_checked_first(self) -> tuple[FactEvidence, ...]:
        """Every fact, none left out; key facts first among equals."""
        statuses, importances = list(Status), list(Importance)
        return tuple(sorted(self.facts, key=lambda f: (statuses.index(f.status), importances.index(f.importance))))
