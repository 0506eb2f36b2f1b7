"""The shape of facts.yaml, sources.yaml and reviews.yaml."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from press.model.record import Importance, Relation, Status
from press.read.fields import Dated, Day, Form, Id, Line, Web


class ValueForm(Form):
    value: Decimal | None = None
    unit: Line | None = None
    date: Dated | None = None


class SupportForm(Form):
    source: Id
    relation: Relation
    locator: Line | None = None
    says: Line | None = None
    quote: Line | None = None


How = Literal["read-source", "two-source", "recalculated", "asked-author"]


class CheckForm(Form):
    by: Line
    on: Day
    how: How


FactType = Literal[
    "date",
    "number",
    "money",
    "percent",
    "instrument",
    "quotation",
    "event",
    "attribution",
    "status",
    "superlative",
    "causal",
]


WrittenStatus = Literal[
    Status.VERIFIED, Status.SOURCED, Status.PARTLY, Status.DISPUTED, Status.CONTRADICTED,
    Status.UNVERIFIABLE, Status.NOT_CHECKED, Status.JUDGEMENT,
]  # fmt: skip


class FactForm(Form):
    id: Id
    claim: Line
    type: FactType
    importance: Importance
    value: Decimal | None = None
    unit: Line | None = None
    date: Dated | None = None
    also: list[ValueForm] = Field(default_factory=list)
    as_of: Dated | None = None
    confidence: Literal["high", "medium", "low"]
    proposed_by_ai: bool
    status: WrittenStatus
    caveat: Line | None = None
    reason: Line | None = None
    evidence: list[SupportForm] = Field(default_factory=list)
    checked: CheckForm | None = None
    recheck_after: Dated | None = None


Kind = Literal[
    "primary-legal", "official-record", "official-statistics", "peer-reviewed", "reputable-press",
    "expert", "advocacy", "reference", "ai-output",
]  # fmt: skip


# The types of the CSL 1.0.2 schema.
CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure",
    "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip


class NameForm(Form):
    literal: Line | None = None
    family: Line | None = None
    given: Line | None = None


class SourceForm(Form):
    """A CSL item (citationstyles.org, schema 1.0.2) and, after it, our own keys."""

    id: Id
    type: CslType
    title: Line
    author: list[NameForm] = Field(default_factory=list)
    editor: list[NameForm] = Field(default_factory=list)
    issued: Dated | None = None
    accessed: Dated | None = None
    publisher: Line | None = None
    publisher_place: Annotated[Line | None, Field(alias="publisher-place")] = None
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    collection_title: Annotated[Line | None, Field(alias="collection-title")] = None
    number: Line | None = None
    genre: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    edition: Line | None = None
    event: Line | None = None
    archive: Line | None = None
    note: Line | None = None
    language: Line | None = None
    URL: Web | None = None
    DOI: Line | None = None
    ISBN: Line | None = None
    origin: Id
    kind: Kind
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    reliability_reason: Line


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CoverForm(Form):
    chapter: Id
    sha256: Digest


class FactCheckForm(Form):
    id: Id
    sha256: Digest
    how: How


class ReviewForm(Form):
    by: Line
    role: Line
    kind: Literal["substantive", "copy-edit"]
    on: Day
    covers: list[CoverForm] = Field(default_factory=list)
    facts: list[FactCheckForm] = Field(default_factory=list)
    limits: Line | None = None
