"""A Document becomes HTML: the galley of an edition, the web page, a letter to mail; each by its template."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from press.model.briefing import Briefing
from press.model.contents import second_column
from press.model.dates import MONTHS, in_words
from press.model.document import Captioned, Document
from press.model.edition import Edition, edition_named, is_to_read
from press.model.evidence import FactEvidence, SourceEvidence
from press.model.letter import Letter
from press.model.output import QR_PICTURE, Attachment, Download, Galley, Metadata
from press.model.parts import ABOUT, GLANCE, HANDOUT, TERMS, Part
from press.model.print_note import PrintNote
from press.model.record import Importance
from press.model.report import Place, Report
from press.model.theme import Theme

# Where facts are used besides chapters, as a sentence names it.
OTHER_PLACES = {
    GLANCE.id: f"the page “{GLANCE.title}”",
    TERMS.id: f"“{TERMS.title}”",
    HANDOUT.id: "the handout",
}


@dataclass(frozen=True)
class FactRow:
    """A row of the ledger of facts, in words to print."""

    claim: str
    explanation: str
    standing: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Front:
    """Words that several parts of an edition share, ready to print; ``control`` is pairs of term and meaning."""

    series: str
    month: str
    published: str
    title: str
    subtitle: str
    audience: str
    control: tuple[tuple[str, str], ...]
    about: Part
    second_column: str
    captioned: tuple[Captioned, ...]
    facts: tuple[FactRow, ...]
    facts_lead: str
    reading_help: str
    forms: str
    other_forms: str
    address: str
    qr: str


def compose(
    document: Document,
    edition: Edition,
    theme: Theme,
    metadata: Metadata,
    attachments: Sequence[Attachment],
    report: Report,
    print_notes: Sequence[PrintNote] = (),
) -> Galley | None:
    """Fill in the edition's template; None where the template is wrong, and the report says where.

    ``print_notes`` are of the forms that the sheet about printing lists.
    """
    html = _fill_in(
        edition.template,
        theme,
        report,
        document=document,
        briefing=document.briefing,
        evidence=document.evidence,
        edition=edition,
        front=front(document, edition.name),
        print_notes=print_notes,
    )
    if html is None:
        return None
    return Galley(
        name=f"{document.briefing.slug}-{edition.name}",
        html=html,
        stylesheet=edition.stylesheet,
        pictures=document.pictures,
        metadata=metadata,
        attachments=tuple(attachments),
        at_most=edition.at_most,
        multiple_of=edition.multiple_of,
    )


def compose_page(
    document: Document, downloads: Sequence[Download], meta: tuple[str, str], linked: str, theme: Theme, report: Report
) -> str | None:
    """The web page, as yet without its styles, fonts and pictures; None where its template is wrong.

    ``meta`` is name and content of the meta element on the use of AI, ``linked`` the page's JSON-LD.
    """
    return _fill_in(
        "web/page.html",
        theme,
        report,
        document=document,
        briefing=document.briefing,
        evidence=document.evidence,
        front=front(document),
        downloads=downloads,
        meta=meta,
        linked=linked,
    )


def compose_letter(letter: Letter, theme: Theme, report: Report) -> str | None:
    """The HTML of a letter, as yet without its styles; None where its template is wrong."""
    return _fill_in("mail/letter.html", theme, report, letter=letter)


def _fill_in(template: str, theme: Theme, report: Report, **values: object) -> str | None:
    try:
        return _environment(theme).get_template(template).render(**values)
    except jinja2.TemplateSyntaxError as error:
        report.error(Place(f"templates/{error.name}", error.lineno), f"the template cannot be read: {error.message}")
    except jinja2.TemplateNotFound as error:
        report.error(Place(f"templates/{template}"), f"the template '{error.name}' is missing")
    except (jinja2.UndefinedError, SecurityError) as error:
        report.error(_place_of(error, theme, template), f"the template asks for what is not there: {error.message}")
    return None


@lru_cache(maxsize=4)
def _environment(theme: Theme) -> SandboxedEnvironment:
    # Always escaped: Jinja's choice by file name is for names that end in .html, and one day a template will not.
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(theme.templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["typeset"] = typeset
    return environment


def typeset(text: str) -> str:
    """Quotation marks and dashes of a text from the record as print has them; Markdown has had its own pass.

    >>> typeset("NATO's \"role\" 1992--95")
    'NATO’s “role” 1992–95'
    """
    text = re.sub(r"(^|[\s(\[])\"", r"\1“", text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[“])'", r"\1‘", text).replace("'", "’")
    return text.replace("--", "–")


def _place_of(error: Exception, theme: Theme, template: str) -> Place:
    """The line of the template on which an error arose."""
    place = Place(f"templates/{template}")
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(str(theme.templates)):
            place = Place(f"templates/{name[len(str(theme.templates)) + 1 :]}", trace.tb_lineno)
        trace = trace.tb_next
    return place


def front(document: Document, edition: str = "") -> Front:
    """What is said once for all parts; ``edition`` is the name of the one that says it, if it is one."""
    briefing = document.briefing
    published = briefing.published
    return Front(
        series=f"{briefing.series} {briefing.number}",
        month=f"{MONTHS[published.month - 1]} {published.year}",
        published=in_words(published),
        title=document.title,
        subtitle=document.subtitle,
        audience=briefing.audience,
        control=_control(briefing),
        about=ABOUT,
        second_column=second_column(document),
        captioned=(*document.figures, *document.tables),
        facts=tuple(_fact_row(fact, document) for fact in document.evidence.facts_least_checked_first),
        forms=_forms(briefing),
        other_forms=_forms(briefing, besides=edition),
        address=briefing.publisher.web.partition("://")[2].rstrip("/"),
        qr=QR_PICTURE,
        facts_lead=_facts_lead(document),
        reading_help=_reading_help(document),
    )


def _fact_row(fact: FactEvidence, document: Document) -> FactRow:
    numbers = {source.id: str(source.number) for source in document.sources}
    details = (
        "Key fact." if fact.importance is Importance.KEY else "",
        "Independent sources agree." if fact.is_independent else "",
        _used_in(fact, document),
        fact.explanation,
        fact.checked_sentence,
    )
    return FactRow(
        claim=fact.claim,
        explanation=" ".join(detail for detail in details if detail),
        standing=f"{fact.symbol} {fact.word}",
        evidence=tuple(_evidence_line(source, numbers) for source in fact.sources) or ("No source on record.",),
    )


def _used_in(fact: FactEvidence, document: Document) -> str:
    """Where a fact is used, in a sentence: ``Used in chapters 2 and 4 and in Corrections.``"""
    numbers = [chapter.number for chapter in document.chapters if chapter.number and chapter.id in fact.used_in]
    annexes = [c.running_title for c in document.chapters if not c.number and c.id in fact.used_in]
    places = [f"chapter{'s' if len(numbers) > 1 else ''} {_listed(numbers)}"] if numbers else []
    places += [f"the annex “{title}”" for title in annexes]
    places += [words for part, words in OTHER_PLACES.items() if part in fact.used_in]
    return f"Used in {_listed(places)}." if places else "Not used."


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _evidence_line(source: SourceEvidence, numbers: Mapping[str, str]) -> str:
    name = f"Source {numbers[source.id]}" if source.id in numbers else source.title
    relation = "" if source.relation == "supports it" else f"; {source.relation}"
    return f"{name} ({source.reliability}){relation}"


def _facts_lead(document: Document) -> str:
    """How the evidence in the ledger names its sources: by number, by title, or some so and some so."""
    cited = {source.id for source in document.sources}
    named = {source.id for fact in document.evidence.facts for source in fact.sources}
    if named <= cited:
        return "Numbers are those of the list of sources." if named else ""
    if named & cited:
        return "Numbers are those of the list of sources; a source that no note cites stands here by its title."
    return "No note cites these sources; each stands here by its title."


def _reading_help(document: Document) -> str:
    """How to read what large print prints otherwise than others do, as far as there is any of it."""
    notes = "Notes stand at the end of their chapter: [note\xa01] in the text is Note\xa01 there."
    cards = "Tables are set as cards, one for each row."
    has_tables = bool(document.tables or document.data_tables or document.evidence.facts)
    return " ".join(words for words, is_said in ((notes, document.notes), (cards, has_tables)) if is_said)


def _forms(briefing: Briefing, besides: str = "") -> str:
    """The forms that the briefing is made in, as a list in words, ``besides`` one."""
    return _listed([edition_named(name).paper for name in briefing.editions if is_to_read(name) and name != besides])


def _control(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    papers = _forms(briefing)
    responsible, corrections = briefing.assistance.responsibility, briefing.assistance.corrections
    rows = [
        ("Number", f"{briefing.series} {briefing.number}"),
        ("Version", f"{briefing.version}, {in_words(briefing.published)}"),
        ("Next review", in_words(briefing.next_review) if briefing.next_review else ""),
        ("Publisher", briefing.publisher.name),
        ("Responsible", f"{responsible.name}, {responsible.email}"),
        ("Corrections", corrections.email),
        ("Forms", papers),
        ("Accessibility", f"Tagged PDF. Tell us about problems at {briefing.accessibility_email}"),
        (
            "Licence",
            f"Text: {briefing.licence.name}. Type: Source Serif 4 and Source Sans 3, SIL Open Font License 1.1",
        ),
    ]
    return tuple(row for row in rows if row[1])
