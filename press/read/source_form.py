"""The shape of sources.yaml: the items of CSL 1.0.2, and our own keys."""

from typing import Any, Literal, Self

from pydantic import AliasGenerator, ConfigDict, Field, model_validator

from press.model.dates import DateSpan
from press.read.fields import Form, Id, Line, Span, Web

Kind = Literal[
    "primary-legal", "official-record", "official-statistics", "peer-reviewed", "reputable-press",
    "expert", "advocacy", "reference", "ai-output",
]  # fmt: skip


# The types of the CSL 1.0.2 schema.
CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip

_OUR_KEYS = {"origin", "kind", "reliability", "reliability_reason"}

# CSL writes these with an underscore, and all others with a hyphen.
_WITH_UNDERSCORE = ("archive_collection", "archive_location", "reliability_reason")


def _csl_name(name: str) -> str:
    return name if name in _WITH_UNDERSCORE else name.replace("_", "-")


class _CslForm(Form):
    model_config = ConfigDict(alias_generator=AliasGenerator(alias=_csl_name))


class NameForm(_CslForm):
    literal: Line | None = None
    family: Line | None = None
    given: Line | None = None
    dropping_particle: Line | None = None
    non_dropping_particle: Line | None = None
    suffix: Line | None = None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        parts = self.model_dump(exclude_none=True).keys()
        if ("literal" in parts and len(parts) > 1) or not parts & {"literal", "family", "given"}:
            raise ValueError("a name has 'literal' alone, or 'family' or 'given' and what belongs to them")
        return self


Names = list[NameForm]


class SourceForm(_CslForm):
    """A CSL item (citationstyles.org, schema 1.0.2) and, after it, our own keys.

    Variables that a style computes, such as the number of a citation, are not those of a record.
    """

    id: Id
    type: CslType
    title: Line

    author: Names = Field(default_factory=list)
    chair: Names = Field(default_factory=list)
    collection_editor: Names = Field(default_factory=list)
    compiler: Names = Field(default_factory=list)
    composer: Names = Field(default_factory=list)
    container_author: Names = Field(default_factory=list)
    contributor: Names = Field(default_factory=list)
    curator: Names = Field(default_factory=list)
    director: Names = Field(default_factory=list)
    editor: Names = Field(default_factory=list)
    editor_translator: Names = Field(default_factory=list)
    editorial_director: Names = Field(default_factory=list)
    executive_producer: Names = Field(default_factory=list)
    guest: Names = Field(default_factory=list)
    host: Names = Field(default_factory=list)
    illustrator: Names = Field(default_factory=list)
    interviewer: Names = Field(default_factory=list)
    narrator: Names = Field(default_factory=list)
    organizer: Names = Field(default_factory=list)
    original_author: Names = Field(default_factory=list)
    performer: Names = Field(default_factory=list)
    producer: Names = Field(default_factory=list)
    recipient: Names = Field(default_factory=list)
    reviewed_author: Names = Field(default_factory=list)
    script_writer: Names = Field(default_factory=list)
    series_creator: Names = Field(default_factory=list)
    translator: Names = Field(default_factory=list)

    accessed: Span | None = None
    available_date: Span | None = None
    event_date: Span | None = None
    issued: Span | None = None
    original_date: Span | None = None
    submitted: Span | None = None

    abstract: Line | None = None
    annote: Line | None = None
    archive: Line | None = None
    archive_collection: Line | None = None
    archive_location: Line | None = None
    archive_place: Line | None = None
    authority: Line | None = None
    call_number: Line | None = None
    chapter_number: Line | None = None
    collection_number: Line | None = None
    collection_title: Line | None = None
    container_title: Line | None = None
    container_title_short: Line | None = None
    dimensions: Line | None = None
    division: Line | None = None
    DOI: Line | None = None
    edition: Line | None = None
    event: Line | None = None
    event_place: Line | None = None
    event_title: Line | None = None
    genre: Line | None = None
    ISBN: Line | None = None
    ISSN: Line | None = None
    issue: Line | None = None
    jurisdiction: Line | None = None
    keyword: Line | None = None
    language: Line | None = None
    license: Line | None = None
    medium: Line | None = None
    note: Line | None = None
    number: Line | None = None
    number_of_pages: Line | None = None
    number_of_volumes: Line | None = None
    original_publisher: Line | None = None
    original_publisher_place: Line | None = None
    original_title: Line | None = None
    page: Line | None = None
    page_first: Line | None = None
    part_number: Line | None = None
    part_title: Line | None = None
    PMCID: Line | None = None
    PMID: Line | None = None
    printing_number: Line | None = None
    publisher: Line | None = None
    publisher_place: Line | None = None
    references: Line | None = None
    reviewed_genre: Line | None = None
    reviewed_title: Line | None = None
    scale: Line | None = None
    section: Line | None = None
    source: Line | None = None
    status: Line | None = None
    supplement_number: Line | None = None
    title_short: Line | None = None
    URL: Web | None = None
    version: Line | None = None
    volume: Line | None = None
    volume_title: Line | None = None

    origin: Id
    kind: Kind
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    reliability_reason: Line

    @property
    def csl(self) -> dict[str, Any]:
        """The item as CSL-JSON has it, without our own keys."""
        spans = {name: value for name, value in self if isinstance(value, DateSpan)}
        item = self.model_dump(by_alias=True, exclude_none=True, exclude={*_OUR_KEYS, *spans})
        dated = {_csl_name(name): span.csl for name, span in spans.items()}
        return {key: value for key, value in item.items() if value != []} | dated
