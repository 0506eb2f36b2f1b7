"""The shape of facts.yaml and reviews.yaml."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from press.model.record import Importance, Relation, Status
from press.read.fields import Dated, Day, Form, Id, Line


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
    takes_effect: Dated | None = None
    confidence: Literal["high", "medium", "low"]
    proposed_by_ai: bool
    status: WrittenStatus
    caveat: Line | None = None
    reason: Line | None = None
    evidence: list[SupportForm] = Field(default_factory=list)
    checked: CheckForm | None = None
    recheck_after: Dated | None = None


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
