"""What an author wrote, read and checked for form: nothing here knows of HTML or paper."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from press.model.dates import PartialDate
from press.model.report import Place


@dataclass(frozen=True)
class Text:
    """Markdown, and the line on which it starts."""

    markdown: str
    place: Place


@dataclass(frozen=True)
class SourceFile:
    """A file of the briefing's folder as it was read; ``name`` is relative to that folder."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Picture:
    """An image of the briefing's folder; ``name`` is relative to that folder, ``media_type`` follows from the bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Section:
    """One Markdown file: a chapter, or an annex where ``is_numbered`` is false."""

    id: str
    title: str
    running_title: str
    standfirst: Text
    opens_page: bool
    is_numbered: bool
    body: Text


@dataclass(frozen=True)
class Contact:
    """A person or body that answers; empty where nothing was given."""

    name: str
    email: str
    web: str = ""


@dataclass(frozen=True)
class Licence:
    name: str
    url: str


@dataclass(frozen=True)
class KeyPoint:
    lead: str
    text: Text


@dataclass(frozen=True)
class KeyFigure:
    """A figure printed large; ``value`` is the printed text, thousands separators included."""

    value: str
    label: str
    fact: str
    place: Place


@dataclass(frozen=True)
class Guidance:
    title: str
    text: Text


@dataclass(frozen=True)
class GlossaryEntry:
    """A term; one with an ``expansion`` is an abbreviation."""

    term: str
    meaning: Text
    expansion: str


@dataclass(frozen=True)
class Mail:
    subject: str
    preview: str


class Origin(StrEnum):
    """Who wrote the first words of a text."""

    AI_DRAFTED = "ai-drafted"
    HUMAN_DRAFTED_AI_EDITED = "human-drafted-ai-edited"
    MIXED = "mixed"


@dataclass(frozen=True)
class Tool:
    """An AI system that was used; it is never an author and never a source (ICMJE recommendations, II.A.4)."""

    id: str
    name: str
    provider: str
    version: str
    kind: str
    last_used: PartialDate


@dataclass(frozen=True)
class Use:
    """What one tool was used for; ``chapters`` holds section ids, and none means all of them."""

    tool: str
    stage: str
    chapters: tuple[str, ...]
    origin: Origin | None
    extent: str
    what: str


@dataclass(frozen=True)
class Assistance:
    """The record of AI assistance, as the author states it; what people reviewed is not in it."""

    used: bool
    first_line: str
    tools: tuple[Tool, ...]
    uses: tuple[Use, ...]
    not_used_for: tuple[str, ...]
    responsibility: Contact
    corrections: Contact
    place: Place


class Importance(StrEnum):
    KEY = "key"
    SUPPORTING = "supporting"
    BACKGROUND = "background"


class Status(StrEnum):
    """What was done to find out whether a fact is right, least first; ``stale`` is computed, never written."""

    NOT_CHECKED = "not_checked"
    STALE = "stale"
    UNVERIFIABLE = "unverifiable"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    PARTLY = "partly"
    JUDGEMENT = "judgement"
    SOURCED = "sourced"
    VERIFIED = "verified"


class Relation(StrEnum):
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


@dataclass(frozen=True)
class Value:
    """A number with its unit, or a date: what words marked with the fact must agree with."""

    number: Decimal | None = None
    unit: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True)
class Support:
    """What one source says about a fact: ``says`` in the author's words, ``quote`` in the source's own."""

    source: str
    relation: Relation
    locator: str
    says: str
    quote: str
    place: Place


@dataclass(frozen=True)
class Check:
    """A person's statement that they looked: ``by`` names the person, ``how`` the method."""

    by: str
    on: date
    how: str


@dataclass(frozen=True)
class Fact:
    """A statement that the text relies on; ``values`` are all numbers and dates of its claim."""

    id: str
    claim: str
    type: str
    importance: Importance
    values: tuple[Value, ...]
    as_of: PartialDate | None
    confidence: str
    proposed_by_ai: bool
    status: Status
    caveat: str
    reason: str
    evidence: tuple[Support, ...]
    checked: Check | None
    recheck_after: PartialDate | None
    place: Place


@dataclass(frozen=True)
class Source:
    """A document on record; ``csl`` is its CSL-JSON item (citationstyles.org, schema 1.0) as JSON text.

    ``reliability`` runs from A (completely reliable) to E (unreliable); F means that it cannot be judged
    (STANAG 2511, annex A).
    """

    id: str
    title: str
    csl: str
    origin: str
    kind: str
    issued: PartialDate | None
    accessed: PartialDate | None
    reliability: str
    reliability_reason: str
    place: Place


@dataclass(frozen=True)
class FactCheck:
    """A person's check of one fact; ``sha256`` is that of the fact as it was then (``press.model.seal``)."""

    id: str
    sha256: str
    how: str


@dataclass(frozen=True)
class Review:
    """What a person read: the SHA-256 of each part as it was then, by its id, and of each fact they checked."""

    by: str
    role: str
    kind: str
    on: date
    covers: tuple[tuple[str, str], ...]
    facts: tuple[FactCheck, ...]
    limits: str
    place: Place


@dataclass(frozen=True)
class Briefing:
    """A publication as its folder describes it."""

    slug: str
    place: Place
    series: str
    number: str
    title: str
    subtitle: str
    language: str
    published: date
    version: str
    next_review: date | None
    audience: str
    summary: str
    keywords: tuple[str, ...]
    publisher: Contact
    accessibility_email: str
    licence: Licence
    citation_style: str
    editions: tuple[str, ...]
    key_points: tuple[KeyPoint, ...]
    key_figures: tuple[KeyFigure, ...]
    guidance: tuple[Guidance, ...]
    glossary: tuple[GlossaryEntry, ...]
    mail: Mail | None
    assistance: Assistance
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    reviews: tuple[Review, ...]
    pictures: tuple[Picture, ...]
    files: tuple[SourceFile, ...]
