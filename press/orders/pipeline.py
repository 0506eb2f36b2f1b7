"""The order of the stages, and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from pathlib import Path

from press.harmless import check_harmless
from press.impose import impose
from press.listen import listen
from press.model.briefing import Briefing
from press.model.carried import Carried
from press.model.document import Document
from press.model.form import FormName
from press.model.imposition import Imposition
from press.model.mailing import NO_LEAVE, Leave
from press.model.output import Artefact, Sheets
from press.model.report import Place, Report
from press.model.tags import Listening
from press.model.theme import HOUSE, Theme
from press.model.verdict import Verification
from press.model.wishes import NO_WISHES, Wishes
from press.orders.desk import Desk, check_words, open_desk
from press.orders.kept import kept
from press.orders.letters import Printed
from press.orders.mailroom import Mailroom, Source
from press.orders.pressroom import Pressroom, PrintRun, open_pressroom
from press.orders.provenance import Prover
from press.orders.screens import as_printed, screens
from press.orders.specimen import Shower
from press.prove import unpack
from press.read import read_briefing
from press.review import Ask, Reviewer, Tell, plain_yes, walk

Progress = Callable[[str], None]


@dataclass
class Pipeline:
    """Makes briefings; one serves a whole run, so that fonts and stylesheets are read once."""

    theme: Theme = HOUSE
    desk: Desk = field(init=False)
    pressroom: Pressroom = field(init=False)

    def __post_init__(self) -> None:
        self.desk = open_desk(self.theme)
        self.pressroom = open_pressroom(self.theme, self.desk.draughtsman)

    def make(
        self,
        folder: Path,
        editions: Sequence[str],
        report: Report,
        progress: Progress,
        strict: bool = False,
        wishes: Wishes = NO_WISHES,
        form: FormName | None = None,
        house: Path | None = None,
    ) -> tuple[Artefact, ...]:
        """Make the named editions of the briefing in ``folder``, or all that it asks for where none is named.

        In another ``form`` than its own, or in the house in another folder, only what is printed is made. Nothing is
        written. The result is empty where the report has an error.
        """
        document = self.desk.read(folder, report, progress, strict, form, wishes.names_status, house)
        if document is None:
            return ()
        run = PrintRun(self.pressroom, document, wishes, report, progress)
        made = [run.artefact(name) for name in editions or document.briefing.editions]
        if report.has_errors:
            return ()
        artefacts = tuple(artefact for artefact in made if artefact)
        if not editions and document.briefing.is_as_recorded:
            artefacts += screens(document, artefacts, self.pressroom, wishes, report, progress)
        return (*artefacts, self.pressroom.listed(document, artefacts)) if not report.has_errors else ()

    def document(
        self, folder: Path, report: Report, strict: bool = False, form: FormName | None = None
    ) -> Document | None:
        """Read, examine and mark up the briefing in ``folder``; None where it cannot be read."""
        return self.desk.document(folder, report, strict, form)

    def impose(self, content: bytes, how: Imposition, title: str, place: Place, report: Report) -> Sheets | None:
        """Impose any PDF; None where it cannot be, and the report says why."""
        sheets = impose(content, how, title, place, report)
        if sheets:
            check_harmless(sheets.pdf, title, place, report, hint="print the file to PDF anew, and impose that")
        return sheets if not report.has_errors else None

    def unpack(self, content: bytes, place: Place, report: Report) -> Carried | None:
        """The source that a PDF carries; None where there is none to be had, and the report says why."""
        return unpack(content, place, report)

    def verify(self, content: bytes, place: Place, report: Report, progress: Progress) -> Verification | None:
        """Make a PDF again from the source inside it; None where that cannot be tried, and the report says why."""
        return Prover(self.pressroom, self._worn, report, progress).verify(content, place)

    def listen(self, content: bytes, place: Place, report: Report) -> Listening | None:
        """What a listener is told of a PDF; None where its tags cannot be read, and the report says why."""
        return listen(content, place, report)

    def show(self, folder: Path, report: Report, progress: Progress) -> tuple[Artefact, ...]:
        """What the house in ``folder`` looks like; nothing where it holds a mistake, which the report tells."""
        return Shower(self.pressroom, self._worn, report, progress).show(folder)

    def _worn(self, folder: Path, report: Report, form: FormName, house: Path | None) -> Document | None:
        return self.desk.document(folder, report, form=form, house=house)

    def check(self, folder: Path, report: Report, strict: bool = False) -> Document | None:
        """Read, examine and mark up the briefing in ``folder``, for what the report says of it."""
        document = self.document(folder, report, strict)
        if document is not None:
            check_words(document.briefing, report, is_draft=True)
            self.pressroom.paginator.check_characters(_marked_up(document), document.briefing.place, report)
        return document

    def review_desk(self, folder: Path, reviewer: tuple[str, str, str, str], report: Report) -> "ReviewDesk | None":
        """Where a person reviews the briefing in ``folder``; None where it cannot be read, and the report says why.

        ``reviewer`` is name, role, kind of review and its limits.
        """
        briefing = read_briefing(folder, report)
        return ReviewDesk(briefing, Reviewer(*reviewer), report) if briefing and not report.has_errors else None

    def mailroom(
        self,
        folder: Path,
        report: Report,
        progress: Progress,
        now: datetime,
        not_after: datetime | None = None,
        leave: Leave = NO_LEAVE,
        output: Path | None = None,
    ) -> Mailroom:
        """Where mails about the briefing in ``folder`` are written and sent; ``now`` is the date that they bear.

        Their PDF is the one that a build makes, and bears no date after ``not_after``. ``leave`` says what may be sent.
        What a build has put below ``output``, and would make again, is taken from there.
        """
        wishes = Wishes(not_after=not_after)

        def edition(document: Document, name: str) -> Printed | None:
            run = PrintRun(self.pressroom, document, wishes, report, progress)
            there = kept(run, name, output / document.briefing.slug) if output else None
            made = there or run.artefact(name)
            return as_printed(document.briefing.file_stem, made) if made else None

        source = Source(lambda name: self.document(folder.parent / name, report), edition)
        return Mailroom(folder.name, source, self.theme, report, now, leave)


@dataclass(frozen=True)
class ReviewDesk:
    """A briefing and the person who reviews it."""

    briefing: Briefing
    reviewer: Reviewer
    report: Report

    def walk(self, on: date, ask: Ask, tell: Tell) -> tuple[Artefact, ...]:
        """Ask part by part and fact by fact; the files that record the answers."""
        return _artefacts(walk(self.briefing, self.reviewer, on, ask, tell, self.report))

    def plain_yes(self, on: date) -> tuple[Artefact, ...]:
        """The files that record that every part was read."""
        return _artefacts(plain_yes(self.briefing, self.reviewer, on, self.report))


def _marked_up(document: Document) -> str:
    """The words of a document as the templates will set them, each part with its place."""
    parts = [
        f'<section data-source="{escape(each.path)}">{each.title} {each.standfirst} {each.html}</section>'
        for each in document.chapters
    ]
    points = (f"{point.lead} {point.html}" for point in (*document.key_points, *document.guidance, *document.limits))
    terms = (f"{term.term} {term.html}" for term in document.terms)
    return "\n".join((document.title, document.subtitle, *parts, *points, *terms))


def _artefacts(files: dict[str, bytes]) -> tuple[Artefact, ...]:
    return tuple(Artefact(name, content, 0) for name, content in files.items())
