"""The shape of each YAML file: what may stand there, of which type, and what must.

Forms know text only; ``folder.py`` turns a filled form into the values that flow.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from press.model.briefing import Importance, Origin, Relation, Status
from press.model.dates import PartialDate
from press.model.report import Report, did_you_mean
from press.read.yaml_text import Lined, Path


def _id(text: str) -> str:
    if not text or not all(c.isascii() and (c.isalnum() or c in "-_") for c in text):
        raise ValueError("an id has letters, digits and hyphens only")
    return text


def _day(value: Any) -> Any:
    parsed = PartialDate.parse(value) if isinstance(value, str) else None
    if parsed is None or not parsed.day:
        raise ValueError("write a day as 2026-11-22")
    return date(parsed.year, parsed.month, parsed.day)


def _partial_date(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("write a date as 2026, 2026-11 or 2026-11-22")
    return PartialDate.parse(value)


def _email(text: str) -> str:
    name, _, domain = text.partition("@")
    if not name or "." not in domain or any(c.isspace() or c in "<>,;:" for c in text):
        raise ValueError(f"'{text}' is no e-mail address")
    return text


def _web(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(c.isspace() or c in '<>"' for c in text):
        raise ValueError(f"'{text}' is no web address that starts with https://")
    return text


Id = Annotated[str, AfterValidator(_id)]
Line = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
Dated = Annotated[PartialDate, BeforeValidator(_partial_date)]
Email = Annotated[str, AfterValidator(_email)]
Web = Annotated[str, AfterValidator(_web)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)


class SeriesForm(Form):
    name: Line
    number: Line


class ContactForm(Form):
    name: Line = ""
    email: Email
    web: Web | None = None


class PublisherForm(Form):
    name: Line
    email: Email
    web: Web


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


class MailForm(Form):
    subject: Line
    preview: Line


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
    first_line: Line
    tools: list[ToolForm] = []
    uses: list[UseForm] = []
    not_used_for: list[Line] = []
    responsibility: ContactForm
    corrections: ContactForm


class BriefingForm(Form):
    series: SeriesForm
    title: Line
    subtitle: Line
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    published: Day
    version: Line
    next_review: Day | None = None
    audience: Line
    summary: Line
    keywords: list[Line]
    publisher: PublisherForm
    accessibility_email: Email
    licence: LicenceForm
    citation_style: Line = "mhra-notes"
    editions: list[Line]
    key_points: list[KeyPointForm] = []
    key_figures: list[KeyFigureForm] = []
    guidance: list[GuidanceForm] = []
    glossary: list[GlossaryForm] = []
    mail: MailForm | None = None
    ai_assistance: AssistanceForm


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
    also: list[ValueForm] = []
    as_of: Dated | None = None
    confidence: Literal["high", "medium", "low"]
    proposed_by_ai: bool
    status: WrittenStatus
    caveat: Line | None = None
    reason: Line | None = None
    evidence: list[SupportForm] = []
    checked: CheckForm | None = None
    recheck_after: Dated | None = None


Kind = Literal[
    "primary-legal", "official-record", "official-statistics", "peer-reviewed", "reputable-press",
    "expert", "advocacy", "reference", "ai-output",
]  # fmt: skip


# The types of the CSL 1.0.2 schema.
CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure",
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
    author: list[NameForm] = []
    editor: list[NameForm] = []
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
    covers: list[CoverForm] = []
    facts: list[FactCheckForm] = []
    limits: Line | None = None


class ChapterForm(Form):
    id: Id
    title: Line
    running_title: Line | None = None
    standfirst: Line
    opening: Literal["run-on", "page"] = "run-on"
    numbered: bool = True


F = TypeVar("F", bound=Form)


def fill(form: type[F], lined: Lined, report: Report, path: Path = ()) -> F | None:
    """Fill in a form from the node at ``path``; None where it cannot be filled, and the report says why."""
    tree: Any = lined.tree
    for step in path:
        tree = tree[step]
    try:
        return form.model_validate(tree)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _report(details, form, lined, path, report)
        return None


def _report(details: ErrorDetails, form: type[Form], lined: Lined, path: Path, report: Report) -> None:
    where = tuple(
        step for step in details["loc"] if not isinstance(step, str) or not step.startswith(("literal[", "list["))
    )
    here = (*path, *where)
    name = str(next((step for step in reversed(where) if isinstance(step, str)), "this file"))
    match details["type"]:
        case "missing":
            place = lined.place(here[:-1])
            report.error(place, f"'{name}' is missing{_within(here[:-1])}", f"add a line '{name}: …'")
        case "extra_forbidden":
            known = _known_keys(form, where[:-1])
            report.error(
                lined.place(here), f"unknown key '{name}'", did_you_mean(name, known, f"known are {', '.join(known)}")
            )
        case _:
            report.error(lined.place(here), f"'{name}': {_complaint(details)}", _hint(details))


def _within(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f" in '{names[-1]}'" if names else ""


def _known_keys(form: type[Form], steps: Path) -> list[str]:
    """The keys of the form that ``steps`` lead to."""
    current: Any = form
    for step in steps:
        if isinstance(step, int):
            continue
        annotation = next((f.annotation for name, f in current.model_fields.items() if (f.alias or name) == step), None)
        queue = [annotation]
        while queue:
            candidate = queue.pop(0)
            if isinstance(candidate, type) and issubclass(candidate, Form):
                current = candidate
                break
            queue.extend(get_args(candidate))
    return [field.alias or name for name, field in current.model_fields.items()]


def _complaint(details: ErrorDetails) -> str:
    given = details["input"]
    match details["type"]:
        case "value_error":
            return str(details["ctx"]["error"])
        case "string_type" | "string_too_short":
            return "text is missing here" if given in (None, "") else "this must be text"
        case "list_type":
            return "this must be a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "this must hold keys and values"
        case "literal_error" | "enum":
            return f"'{given}' is not one of {details['ctx']['expected'].replace(' or ', ', ')}"
        case "bool_parsing" | "bool_type":
            return f"'{given}' is neither true nor false"
        case "decimal_parsing" | "decimal_type":
            return f"'{given}' is no number"
        case "string_pattern_mismatch":
            return f"'{given}' does not have the right form"
    return details["msg"]


def _hint(details: ErrorDetails) -> str:
    match details["type"]:
        case "list_type":
            return "begin each entry on a line of its own with '- '"
        case "literal_error" | "enum":
            choices = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return did_you_mean(str(details["input"]), choices)
        case "decimal_parsing":
            return "write digits only, with a point for decimals: 4500 or 1.5"
        case "bool_parsing" | "bool_type":
            return "write true or false"
    return ""
