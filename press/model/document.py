"""A briefing marked up: HTML of its parts, numbered and cross-referenced, free of paper and of templates."""

from dataclasses import dataclass

from press.model.briefing import Briefing, KeyFigure, Picture
from press.model.evidence import Evidence, FactEvidence
from press.model.form import WHOLE, Form, Ledger
from press.model.parts import BACK_PARTS, DATA, FACTS, GLANCE, SOURCES, TERMS, Part, printed_parts
from press.model.report import Place


@dataclass(frozen=True)
class Heading:
    """A heading inside a chapter; ``number`` is printed before it and may be empty."""

    id: str
    number: str
    title: str
    place: Place


@dataclass(frozen=True)
class Chapter:
    """``number`` is empty for an annex; ``headings`` are those that the contents list.

    ``notes`` are those to print at its end, in an arrangement that does not leave them in the text. One that
    ``is_whole`` is all of its briefing, and its headings stand a level higher.
    """

    id: str
    number: str
    title: str
    running_title: str
    standfirst: str
    html: str
    headings: tuple[Heading, ...]
    opens_page: bool
    line: str
    path: str
    notes: tuple["Note", ...] = ()
    is_whole: bool = False
    is_corrections: bool = False

    @property
    def running_label(self) -> str:
        """The name under which running heads show it."""
        return f"{self.number}  {self.running_title}" if self.number else self.running_title

    @property
    def label(self) -> str:
        """The name under which bookmarks list it."""
        return f"{self.number} {self.title}".strip().replace("\N{NO-BREAK SPACE}", " ")


@dataclass(frozen=True)
class Captioned:
    """A figure, table or box as the contents list it: ``label`` is for example ``Table 2``."""

    id: str
    label: str
    title: str
    place: Place


@dataclass(frozen=True)
class DataTable:
    """The data of a drawn figure for those who read rather than look; the first column names the row."""

    id: str
    label: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Note:
    """A note to the text, numbered from 1 through the whole document."""

    number: int
    html: str
    place: Place


@dataclass(frozen=True)
class SourceEntry:
    """A source as the list of sources prints it, numbered by first mention."""

    number: int
    id: str
    html: str


@dataclass(frozen=True)
class LeftOut:
    """What of the record of the source ``id`` its citation style prints nowhere, as CSL names it."""

    id: str
    place: Place
    variables: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """A lead and a text, both HTML."""

    lead: str
    html: str


@dataclass(frozen=True)
class Term:
    id: str
    term: str
    html: str


@dataclass(frozen=True)
class Handout:
    """What the handout, one sheet, prints: HTML without notes, page numbers and links within the document.

    ``figure`` and ``table`` are empty where there is none; ``facts`` says how the facts stand that all this is tied to.
    """

    key_points: tuple[Point, ...]
    figure: str
    table: str
    limits: tuple[Point, ...]
    questions_title: str
    questions: tuple[str, ...]
    terms: tuple[Term, ...]
    key_figures: tuple[KeyFigure, ...] = ()
    facts: str = ""

    @property
    def glance_columns(self) -> int:
        """How many columns key points and key figures fill; 0 where there are neither."""
        return bool(self.key_points) + bool(self.key_figures)

    @property
    def limit_columns(self) -> int:
        """How many columns limits and questions fill."""
        return bool(self.limits) + bool(self.questions)


@dataclass(frozen=True)
class Document:
    """Everything that any edition prints, in the order in which it was written."""

    briefing: Briefing
    evidence: Evidence
    title: str
    subtitle: str
    chapters: tuple[Chapter, ...]
    key_points: tuple[Point, ...]
    guidance: tuple[Point, ...]
    terms: tuple[Term, ...]
    notes: tuple[Note, ...]
    sources: tuple[SourceEntry, ...]
    tables: tuple[Captioned, ...]
    figures: tuple[Captioned, ...]
    boxes: tuple[Captioned, ...]
    pictures: tuple[Picture, ...]
    data_tables: tuple[DataTable, ...] = ()
    picture_places: tuple[tuple[str, Place], ...] = ()
    limits: tuple[Point, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    handout: Handout | None = None
    form: Form = WHOLE

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it prints and lists besides chapters."""
        return self.parts_in(self.form)

    def parts_in(self, form: Form) -> tuple[Part, ...]:
        """What a form prints of it besides chapters."""
        return tuple(part for part in self.all_parts if form.prints(part) and (part is not FACTS or self.rows_in(form)))

    def rows_in(self, form: Form) -> tuple[FactEvidence, ...]:
        """The facts that a form prints in its ledger, the least checked first.

        Where it prints chosen chapters, these are facts that what it prints relies on.
        """
        facts = self.evidence.facts_least_checked_first
        if form.chapters:
            left = {section.id for section in self.briefing.sections} - set(form.chapters)
            facts = tuple(fact for fact in facts if set(fact.used_in) - left)
        match form.ledger:
            case Ledger.FULL:
                return facts
            case Ledger.EXCEPTIONS:
                return tuple(fact for fact in facts if fact.is_exception)
            case Ledger.DOUBTS:
                return tuple(fact for fact in facts if fact.is_doubtful)
        return ()

    @property
    def all_parts(self) -> tuple[Part, ...]:
        """What there is besides chapters; a part that would be empty is printed and listed nowhere."""
        return printed_parts(
            {
                GLANCE.id: (*self.key_points, *self.briefing.key_figures, *self.guidance),
                DATA.id: self.data_tables,
                FACTS.id: self.evidence.facts,
                TERMS.id: self.terms,
                SOURCES.id: self.sources,
            }
        )

    @property
    def front_parts(self) -> tuple[Part, ...]:
        """Those that stand before the chapters."""
        return tuple(part for part in self.parts if part not in BACK_PARTS)

    @property
    def back_parts(self) -> tuple[Part, ...]:
        """Those that stand behind the chapters."""
        return tuple(part for part in self.parts if part in BACK_PARTS)
