"""A Document becomes words that several parts of an edition share, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from press.model.briefing import Briefing
from press.model.contents import second_column
from press.model.dates import in_words
from press.model.document import Captioned, Document
from press.model.edition import edition_named, is_for_readers
from press.model.elsewhere import address_of, elsewhere
from press.model.evidence import FactEvidence, SourceEvidence
from press.model.form import FormName, Ledger
from press.model.house import Family
from press.model.output import EVIDENCE_FILE, QR_PICTURE
from press.model.parts import ABOUT, GLANCE, HANDOUT, SOURCES, TERMS, Part
from press.model.record import Importance
from press.model.typeset import typeset
from press.model.wording import listed

# Where facts are used besides chapters, as a sentence names it.
OTHER_PLACES = {
    GLANCE.id: f"the page “{GLANCE.title}”",
    TERMS.id: f"“{TERMS.title}”",
    HANDOUT.id: "the handout",
}


@dataclass(frozen=True)
class SourceWords:
    """What a source says of a fact: ``name`` and ``rest`` name it and the place in it; what it does not give is empty.

    ``number`` is that of its entry in the list of sources.
    """

    name: str
    rest: str = ""
    says: str = ""
    quote: str = ""
    number: str = ""

    @property
    def line(self) -> str:
        return f"{self.name}{self.rest}"


@dataclass(frozen=True)
class FactRow:
    """A row of the ledger of facts, in words to print; ``sources`` say more of each line of ``evidence``.

    ``explanation`` holds what is ``told`` of it and where it is used; ``uses`` are the ids of these places, and words.
    """

    id: str
    claim: str
    explanation: str
    told: str
    uses: tuple[tuple[str, str], ...]
    standing: str
    evidence: tuple[str, ...]
    sources: tuple[SourceWords, ...]


@dataclass(frozen=True)
class Front:
    """What the parts of an edition share; ``control`` and ``masthead`` are pairs of term and meaning.

    ``edition`` is version and date, ``foot`` the series too; ``elsewhere`` says where that is which is not printed.
    """

    series: str
    month: str
    edition: str
    foot: str
    masthead: tuple[tuple[str, str], ...]
    title: str
    subtitle: str
    audience: str
    control: tuple[tuple[str, str], ...]
    elsewhere: str
    closing: tuple[str, ...]
    about: Part
    second_column: str
    captioned: tuple[Captioned, ...]
    facts: tuple[FactRow, ...]
    facts_caption: str
    facts_elsewhere: str
    unmarked: str
    facts_lead: str
    reading_help: str
    licence_of_type: str
    imprint: str
    forms: str
    other_forms: str
    address: str
    qr: str
    status: str = ""


def front(document: Document, edition: str = "") -> Front:
    """What is said once for all parts; ``edition`` is the name of the one that says it, if it is one."""
    briefing = document.briefing
    return Front(
        series=briefing.series_line,
        month=briefing.month if briefing.published else briefing.month.capitalize(),
        edition=briefing.edition_line,
        foot=". ".join(part for part in (briefing.series_line, briefing.edition_line) if part),
        masthead=_masthead(briefing),
        title=document.title,
        subtitle=document.subtitle,
        audience=briefing.audience,
        control=_control(document),
        elsewhere=elsewhere(document),
        closing=_closing(document),
        about=ABOUT,
        second_column=second_column(document),
        captioned=(*document.figures, *document.tables),
        facts=tuple(_fact_row(fact, document) for fact in document.rows_in(document.form)),
        facts_caption=_facts_caption(document),
        unmarked=document.evidence.unmarked if document.notes else "",
        facts_elsewhere=_facts_elsewhere(document),
        forms=_forms(briefing),
        other_forms=_forms(briefing, besides=edition),
        address=address_of(document),
        qr=QR_PICTURE,
        facts_lead=_facts_lead(document),
        reading_help=_reading_help(document),
        status=typeset(briefing.release.words),
        licence_of_type=_licence_of_type(briefing),
        imprint=_imprint(briefing),
    )


def _fact_row(fact: FactEvidence, document: Document) -> FactRow:
    is_listed = SOURCES in document.parts
    numbers = {source.id: str(source.number) for source in document.sources if is_listed}
    first = (
        "Key fact." if fact.importance is Importance.KEY else "",
        "Independent sources agree." if fact.is_independent else "",
    )
    used = _used_in(fact, document) if document.form.ledger is Ledger.FULL else ""
    last = (fact.explanation, fact.checked_sentence)
    return FactRow(
        id=fact.id,
        claim=fact.claim,
        explanation=" ".join(detail for detail in (*first, used, *last) if detail),
        told=" ".join(detail for detail in (*first, *last) if detail),
        uses=_uses(fact, document),
        standing=f"{fact.symbol} {fact.word}",
        evidence=tuple(_evidence_line(source, numbers) for source in fact.sources) or ("No source on record.",),
        sources=tuple(_source_words(source, numbers) for source in fact.sources)
        or (SourceWords("No source on record."),),
    )


def _uses(fact: FactEvidence, document: Document) -> tuple[tuple[str, str], ...]:
    """The ids of chapters and parts that use a fact, each as a list names it; the handout is no place of a page."""
    chapters = [(c.id, f"chapter {c.number}" if c.number else c.running_title) for c in document.chapters]
    parts = [(part.id, part.title) for part in document.parts]
    return tuple((id, words) for id, words in (*chapters, *parts) if id in fact.used_in)


def _used_in(fact: FactEvidence, document: Document) -> str:
    """Where a fact is used, in a sentence: ``Used in chapters 2 and 4 and in Corrections.``"""
    numbers = [chapter.number for chapter in document.chapters if chapter.number and chapter.id in fact.used_in]
    annexes = [c.running_title for c in document.chapters if not c.number and c.id in fact.used_in]
    places = [f"chapter{'s' if len(numbers) > 1 else ''} {listed(numbers)}"] if numbers else []
    places += [f"the annex “{title}”" for title in annexes]
    places += [words for part, words in OTHER_PLACES.items() if part in fact.used_in]
    return f"Used in {listed(places)}." if places else "Not used."


def _evidence_line(source: SourceEvidence, numbers: Mapping[str, str]) -> str:
    return f"{_name(source, numbers)}{_bearing(source)}"


def _name(source: SourceEvidence, numbers: Mapping[str, str]) -> str:
    return f"Source {numbers[source.id]}" if source.id in numbers else source.title


def _bearing(source: SourceEvidence) -> str:
    """How reliable it is, and how it stands to the fact."""
    relation = "" if source.relation == "supports it" else f"; {source.relation}"
    return f" ({source.reliability}){relation}"


def _source_words(source: SourceEvidence, numbers: Mapping[str, str]) -> SourceWords:
    rest = ", ".join(part for part in (_bearing(source), source.locator) if part)
    return SourceWords(_name(source, numbers), f"{rest}.", source.says, source.quote, numbers.get(source.id, ""))


def _facts_lead(document: Document) -> str:
    """How the evidence in the ledger names its sources: by number, by title, or some so and some so."""
    cited = {source.id for source in document.sources if SOURCES in document.parts}
    named = {source.id for fact in document.rows_in(document.form) for source in fact.sources}
    if not named:
        return ""
    if named <= cited:
        return "Numbers are those of the list of sources."
    if named & cited:
        return "Numbers are those of the list of sources; a source that no note cites stands here by its title."
    return "Each source stands here by its title."


def _reading_help(document: Document) -> str:
    """How to read what large print prints otherwise than others do, as far as there is any of it."""
    notes = "Notes stand at the end of their chapter: [note\xa01] in the text is Note\xa01 there."
    cards = "Tables are set as cards, one for each row."
    has_tables = bool(document.tables or document.data_tables or document.evidence.facts)
    said = ((notes, document.notes), (cards, has_tables))
    return " ".join(words for words, is_said in said if is_said)


def _forms(briefing: Briefing, besides: str = "") -> str:
    """The forms that the briefing is made in, as a list in words, ``besides`` one."""
    return listed([edition_named(name).paper for name in briefing.editions if is_for_readers(name) and name != besides])


def _facts_caption(document: Document) -> str:
    if document.form.ledger is Ledger.FULL or len(document.rows_in(document.form)) == len(document.evidence.facts):
        return "The ledger of facts, the least checked first"
    if document.form.ledger is Ledger.DOUBTS:
        return "The ledger of facts: those of which least is known"
    return "The ledger of facts: key facts, and those of which least is known"


def _facts_elsewhere(document: Document) -> str:
    left = len(document.evidence.facts) - len(document.rows_in(document.form))
    if not left:
        return ""
    rest = "the other one is" if left == 1 else f"the other {left:,} are"
    shown = "those" if document.form.ledger is Ledger.DOUBTS else "key facts, and those"
    return f"Here stand {shown} of which least is known; {rest} in the attached {EVIDENCE_FILE}."


def _closing(document: Document) -> tuple[str, ...]:
    """The last lines of a form without a back cover."""
    briefing = document.briefing
    report_to, access = briefing.assistance.corrections.email, briefing.accessibility_email
    licence = f"Text: {briefing.licence.name}." if briefing.licence.name else ""
    sentences = (
        document.evidence.unmarked if document.notes else "",
        elsewhere(document) if document.form.name is FormName.MEMO else "",
        *(f"{term}: {words}." for term, words in briefing.imprint.people if document.form.name is FormName.MEMO),
        f"Errors: {report_to}." if report_to else "",
        f"Accessibility: {access}." if access else "",
        licence,
        *(f"{term}: {words}." for term, words in briefing.imprint.numbers if document.form.name is FormName.MEMO),
        _imprint(briefing) if document.form.name is FormName.MEMO else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


def _masthead(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    """What stands at the head of a memo, as far as it is given."""
    version = f"version {briefing.version}" if briefing.version else ""
    rows = (
        ("From", briefing.sender),
        ("To", briefing.receiver),
        ("Date", briefing.published_words if briefing.published else briefing.published_words.capitalize()),
        ("Number", ", ".join(part for part in (briefing.series_line, version) if part)),
    )
    return tuple((term, meaning) for term, meaning in rows if meaning)


def _licence_of_type(briefing: Briefing) -> str:
    house = briefing.house
    families = house.families if house else (Family.SERIF, Family.SANS)
    named = [family for family in Family if family in families or family is Family.SANS]  # figures are lettered in it
    own = [f"{family.name} ({family.notice})" for family in house.own_families] if house else []
    return "; ".join((f"Type: {listed(named)}, SIL Open Font License 1.1", *own))


def _imprint(briefing: Briefing) -> str:
    """The lines of a house's imprint, as one."""
    return " ".join(briefing.house.imprint) if briefing.house else ""


def _control(document: Document) -> tuple[tuple[str, str], ...]:
    briefing = document.briefing
    responsible, corrections = briefing.assistance.responsibility, briefing.assistance.corrections
    access, licence = briefing.accessibility_email, briefing.licence.name
    rows = [
        ("Number", briefing.series_line),
        ("Version", briefing.edition_line.removeprefix("Version ")),
        ("Status", briefing.release.words),
        ("Next review", in_words(briefing.next_review) if briefing.next_review else ""),
        ("Publisher", briefing.publisher.name),
        ("Responsible", ", ".join(part for part in (responsible.name, responsible.email) if part)),
        *briefing.imprint.people,
        ("Corrections", corrections.email),
        ("Forms", _forms(briefing)),
        ("Accessibility", f"Tagged PDF.{f' Tell us about problems at {access}' if access else ''}"),
        ("Licence", f"{f'Text: {licence}. ' if licence else ''}{_licence_of_type(briefing)}"),
        *briefing.imprint.numbers,
        ("Imprint", _imprint(briefing)),
        ("Elsewhere", elsewhere(document)),
    ]
    return tuple(row for row in rows if row[1])
