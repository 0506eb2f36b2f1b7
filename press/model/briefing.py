"""What an author wrote, read and checked for form: nothing here knows of HTML or paper."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from press.model.dates import MONTHS, UNDATED, PartialDate, in_words
from press.model.figure import FigureSpec
from press.model.form import FORMS, USUAL_FORM, Form, FormName
from press.model.house import FOLDER, SUFFIXES_WITHIN, House
from press.model.imprint import NO_IMPRINT, Imprint
from press.model.mailing import Mail
from press.model.record import Fact, Review, Source
from press.model.release import USUAL, Release
from press.model.report import Place

# What a briefing's folder is called, and the files in it that are its source.
LONGEST_SLUG = 80
SLUG = re.compile(rf"[a-z0-9](?:[a-z0-9-]{{0,{LONGEST_SLUG - 2}}}[a-z0-9])?")
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".svg", ".webp", ".gif")
# What programs and cameras write besides, and what Pillow, WeasyPrint or browsers do not print.
FOREIGN_PICTURES = (
    ".tif", ".tiff", ".bmp", ".heic", ".heif", ".avif", ".jxl", ".jp2", ".psd", ".ai", ".eps", ".pdf", ".emf", ".wmf",
    ".svgz", ".ico", ".drawio", ".vsdx",
)  # fmt: skip
SUFFIXES = (".md", ".yaml", ".csv", *PICTURE_SUFFIXES)


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
    """One Markdown file: a chapter, or an annex where ``is_numbered`` is false.

    One that ``is_corrections`` is the log of what was corrected, and may be left out.
    One that ``is_whole`` is all of its briefing; its title is that of the briefing, and is printed as such only.
    """

    id: str
    title: str
    running_title: str
    standfirst: Text
    opens_page: bool
    is_numbered: bool
    body: Text
    is_whole: bool = False
    is_corrections: bool = False


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
class HandoutChoice:
    """What the handout prints besides title, note, key points and key figures: ids, words of rows and terms.

    What is empty is chosen by ``press.arrange``. ``limits`` are texts that stand nowhere else.
    """

    place: Place
    figure: str = ""
    table: str = ""
    rows: tuple[str, ...] = ()
    questions: str = ""
    terms: tuple[str, ...] = ()
    limits: tuple[Guidance, ...] = ()


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


@dataclass(frozen=True)
class Briefing:
    """A publication as its folder describes it; ``page_budgets`` says how many pages an edition may have, by name.

    Texts and addresses that its record does not give are empty, and nothing is printed in their place; one without a
    ``published`` date is undated. ``stem`` is what the names of its files begin with: the slug and, where it is
    printed in a form that is not its ``own_form``, that form; in an ``other_house`` than its own, that. ``sender`` and
    ``receiver`` are those of a memo. ``carries_source`` says whether a PDF to read has the folder inside,
    ``is_status_named`` whether the names of files tell the status too. ``beside`` tells of ``files`` that stand
    elsewhere: how their names begin, and the path that takes the place of that. ``house`` is None for our own look.
    """

    slug: str
    place: Place
    series: str
    number: str
    title: str
    subtitle: str
    language: str
    published: date | None
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
    figures: tuple[FigureSpec, ...] = ()
    form: Form = FORMS[USUAL_FORM]
    own_form: FormName = USUAL_FORM
    stem: str = ""
    sender: str = ""
    receiver: str = ""
    handout: HandoutChoice = HandoutChoice(Place(""))
    page_budgets: tuple[tuple[str, int], ...] = ()
    carries_source: bool = True
    release: Release = USUAL
    is_status_named: bool = False
    imprint: Imprint = NO_IMPRINT
    has_numbered_paragraphs: bool = False
    house: House | None = None
    other_house: str = ""
    beside: tuple[tuple[str, str], ...] = ()

    def place_of(self, name: str) -> Place:
        """The place of one of its files, by its name."""
        return place_in(self.place.path.rpartition("/")[0], self.beside, name)

    @property
    def file_stem(self) -> str:
        """What the names of its files begin with."""
        return f"{self.stem}-{self.release.slug}" if self.is_status_named and self.release.slug else self.stem

    @property
    def is_as_recorded(self) -> bool:
        """Whether it is printed in the form and the house that its record names."""
        return self.form.name is self.own_form and not self.other_house

    @property
    def series_line(self) -> str:
        """Series and number, as far as there are any."""
        return f"{self.series} {self.number}".strip()

    @property
    def published_words(self) -> str:
        return in_words(self.published) if self.published else UNDATED

    @property
    def month(self) -> str:
        return f"{MONTHS[self.published.month - 1]} {self.published.year}" if self.published else UNDATED

    @property
    def edition_line(self) -> str:
        """Version and date: ``Version 1.0.0, 22 November 2026``, or ``Undated`` where neither is given."""
        if self.version:
            return f"Version {self.version}, {self.published_words}"
        return self.published_words.capitalize()

    @property
    def published_iso(self) -> str:
        """The date in ISO 8601, empty where there is none."""
        return self.published.isoformat() if self.published else ""


def is_carried(name: str) -> bool:
    """Whether a file of that name is source: fonts are that in a house alone."""
    return name.lower().endswith((*SUFFIXES, *SUFFIXES_WITHIN) if name.startswith(f"{FOLDER}/") else SUFFIXES)


def place_in(folder: str, beside: tuple[tuple[str, str], ...], name: str) -> Place:
    """The place of a file of a briefing, of which some may stand ``beside`` its folder."""
    for beginning, path in beside:
        if name.startswith(beginning):
            return Place(path + name.removeprefix(beginning))
    return Place(f"{folder}/{name}" if folder else name)
