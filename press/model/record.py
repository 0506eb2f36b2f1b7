"""The record behind a briefing: its facts, the sources they rest on, and who read what."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from press.model.dates import PartialDate
from press.model.report import Place


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
    """A statement that the text relies on; ``values`` are all numbers and dates of its claim.

    ``takes_effect`` is the day from which it holds, where its sources announce it: a law in force later, a pledge.
    """

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
    takes_effect: PartialDate | None = None


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
