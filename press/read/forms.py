"""The shape of briefing.yaml and of the front matter of a chapter: what may stand there, of which type, and what must.

Forms know text only; ``folder.py`` turns a filled form into the values that flow.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from press.model.briefing import Origin
from press.model.edition import USUAL_EDITIONS
from press.model.form import USUAL_FORM, Contents, FormName, Ledger
from press.read.fields import Dated, Day, Doi, Email, Form, HouseName, Id, Isbn, Issn, Line, Phone, Web


class SeriesForm(Form):
    name: Line = ""
    number: Line = ""


class ContactForm(Form):
    name: Line = ""
    email: Email
    web: Web | None = None


class PublisherForm(Form):
    name: Line = ""
    email: Email | None = None
    web: Web | None = None


class PersonForm(Form):
    """Whom to ask."""

    name: Line
    email: Email | None = None
    phone: Phone | None = None


class LicenceForm(Form):
    name: Line
    url: Web


class KeyPointForm(Form):
    lead: Line
    text: Line


class KeyFigureForm(Form):
    value: Line
    label: Line
    fact: Id


class GuidanceForm(Form):
    title: Line
    text: Line


class GlossaryForm(Form):
    term: Line
    meaning: Line
    expansion: Line | None = None


class UnsubscribeForm(Form):
    web: Web | None = None
    email: Email | None = None


class MailForm(Form):
    subject: Line
    preview: Line
    greeting: Line | None = None
    reason: Line | None = None
    sender: ContactForm | None = None
    attach: Id | None = None
    largest_attachment_mb: Annotated[Decimal, Field(gt=0, le=20)] = Decimal(5)
    postal_address: Line | None = None
    unsubscribe: UnsubscribeForm | None = None
    languages: dict[str, Id] = Field(default_factory=dict)


class ToolForm(Form):
    id: Id
    name: Line
    provider: Line
    version: Line
    kind: Line
    last_used: Dated


Stage = Literal[
    "research",
    "outlining",
    "drafting",
    "editing",
    "translation",
    "summarising",
    "checking",
    "figures",
    "code",
    "layout",
]


class UseForm(Form):
    tool: Id
    stage: Stage
    chapters: Literal["all"] | list[Id] = "all"
    origin: Origin | None = None
    extent: Literal["minor", "moderate", "substantial"]
    what: Line


class AssistanceForm(Form):
    used: bool
    first_line: Line | None = None
    tools: list[ToolForm] = Field(default_factory=list)
    uses: list[UseForm] = Field(default_factory=list)
    not_used_for: list[Line] = Field(default_factory=list)
    responsibility: ContactForm | None = None
    corrections: ContactForm | None = None


class HandoutForm(Form):
    figure: Id | None = None
    table: Id | None = None
    rows: list[Line] = Field(default_factory=list)
    questions: Id | None = None
    terms: list[Line] = Field(default_factory=list)
    limits: list[GuidanceForm] = Field(default_factory=list)


class PartsForm(Form):
    cover: bool | None = None
    contents: Contents | None = None
    glance: bool | None = None
    glossary: bool | None = None
    sources: bool | None = None
    data: bool | None = None
    account: bool | None = None
    corrections: bool | None = None
    ledger: Literal[Ledger.FULL, Ledger.EXCEPTIONS, Ledger.NONE] | None = None


class MakeUpForm(Form):
    """What a briefing is made up of when it is printed in a form that is not its own."""

    chapters: Annotated[list[Id], Field(min_length=1)] | None = None
    parts: PartsForm = Field(default_factory=PartsForm)


class BriefingForm(Form):
    form: FormName = USUAL_FORM
    parts: PartsForm = Field(default_factory=PartsForm)
    forms: dict[FormName, MakeUpForm] = Field(default_factory=dict)
    sender: Annotated[Line, Field(alias="from")] = ""
    receiver: Annotated[Line, Field(alias="to")] = ""
    series: SeriesForm = Field(default_factory=SeriesForm)
    title: Line
    subtitle: Line = ""
    language: Line = "en-GB"
    published: Day | None = None
    version: Line = ""
    status: Line = "final"
    status_in_name: bool = False
    next_review: Day | None = None
    audience: Line = ""
    summary: Line = ""
    keywords: list[Line] = Field(default_factory=list)
    publisher: PublisherForm = Field(default_factory=PublisherForm)
    contact: PersonForm | None = None
    press_contact: PersonForm | None = None
    isbn: Isbn = ""
    issn: Issn = ""
    doi: Doi = ""
    accessibility_email: Email | None = None
    licence: LicenceForm | None = None
    citation_style: Line = "mhra-notes"
    editions: Annotated[list[Line], Field(min_length=1)] = Field(default_factory=lambda: list(USUAL_EDITIONS))
    key_points: list[KeyPointForm] = Field(default_factory=list)
    key_figures: list[KeyFigureForm] = Field(default_factory=list)
    guidance: list[GuidanceForm] = Field(default_factory=list)
    glossary: list[GlossaryForm] = Field(default_factory=list)
    mail: MailForm | None = None
    handout: HandoutForm | None = None
    page_budgets: dict[Line, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    carries_source: bool = True
    paragraphs: Literal["plain", "numbered"] = "plain"
    house: HouseName | None = None
    ai_assistance: AssistanceForm


class ChapterForm(Form):
    id: Id | None = None
    title: Line
    running_title: Line | None = None
    standfirst: Line = ""
    opening: Literal["run-on", "page"] = "run-on"
    numbered: bool = True
    part: Literal["corrections"] | None = None
