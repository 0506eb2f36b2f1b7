"""The order of the stages for what is printed: each edition's pages, the sheets made of them, how to print them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from press.advise import (
    Measured,
    Printing,
    mean_ink_percent,
    note_for_pages,
    note_for_sheets,
    tell_over_budget,
    tell_pulled,
)
from press.arrange import arrange
from press.compose import compose, compose_evidence
from press.declare import attachments, evidence_attachment, metadata, source_attachments
from press.harmless import check_harmless
from press.impose import impose
from press.model.briefing import Briefing, Picture
from press.model.carried import Recipe
from press.model.document import Document
from press.model.drawing import Ink
from press.model.edition import (
    HOW_TO_PRINT,
    LARGE_PRINT,
    TYPE_SIZES,
    Arrangement,
    Edition,
    FoldedEdition,
    Lever,
    edition_named,
    folded_edition_named,
    is_to_read,
)
from press.model.form import LONG_PAGES, Contents
from press.model.illustrations import Illustrations
from press.model.imposition import Imposition
from press.model.output import QR_PICTURE, Artefact, Attachment, Galley, Pages
from press.model.paper import paper_named
from press.model.print_note import PrintNote
from press.model.report import Report
from press.model.theme import HOUSE, Theme
from press.model.wishes import Wishes
from press.orders.memory import give_back
from press.orders.versions import versions
from press.paginate import Paginator
from press.proof import proof, proof_galley
from press.publish import manifest

if TYPE_CHECKING:
    from press.draw import Draughtsman

QR_WIDTH_MM = 30
WITH_CONTENTS = (Arrangement.STANDARD, Arrangement.LARGE_PRINT)

LaidOut = tuple[Galley, Pages | None]


@dataclass(frozen=True)
class Pressroom:
    """What prints; one serves a whole run, so that fonts, stylesheets and drawings are made once.

    Where ``draughtsman`` is None, it shows what was ``drawn`` elsewhere, by figure size and ink, of the one document
    that it prints.
    """

    theme: Theme
    paginator: Paginator
    draughtsman: "Draughtsman | None"
    drawn: dict[tuple[str, Ink], Illustrations] = field(default_factory=dict)

    def start(self) -> None:
        """Load what may only be loaded while the whole machine can be seen; otherwise it is loaded when it is used."""
        self.paginator.start()

    def rehearse(self) -> None:
        """Make all ready for the first pages; for who would have to wait for what is printed, and started."""
        self.paginator.rehearse(edition_named("a4").stylesheet)

    def shown(self, document: Document, edition: Edition) -> Illustrations:
        """What an edition shows. Raises KeyError where it would have to be drawn, and nobody here draws."""
        if self.draughtsman is None:
            return self.drawn[edition.figures, edition.ink]
        from press.draw import illustrate  # a room where nobody draws is spared the loading

        return illustrate(document, edition.figures, edition.ink, self.draughtsman)

    def galley(
        self, document: Document, recipe: Recipe, notes: Sequence[PrintNote], report: Report, is_long: bool = False
    ) -> Galley | None:
        """The galley of an edition, with the pictures drawn for it; ``notes`` are what it may say of printing.

        ``is_long`` says whether it is worth contents, where the form makes that depend on its length.
        """
        edition = edition_named(recipe.edition)
        briefing, evidence = document.briefing, document.evidence
        shown = self.shown(document, edition)
        report.add(shown.diagnostics)
        if report.has_errors:
            return None
        names = [drawing.name for drawing in shown.drawings]
        arranged = arrange(document, edition.arrangement, names, report, is_long)
        galley = compose(
            arranged,
            edition,
            self.theme,
            metadata(briefing, evidence, recipe),
            self.attached(document, recipe, report),
            report,
            notes,
        )
        if galley is None:
            return None
        proof_galley(arranged, galley, edition, report)
        is_handout = edition.arrangement is Arrangement.HANDOUT
        codes = self._codes(briefing, report) if is_handout and briefing.publisher.web else ()
        return replace(galley, pictures=(*shown.pictures, *codes), drawings=shown.drawings)

    def attached(self, document: Document, recipe: Recipe, report: Report) -> tuple[Attachment, ...]:
        """What travels in the PDF: the ledgers, for people and for machines, and, in a PDF to read, the source.

        A handout, of which all that would be half, is spared the facts for machines, which are in its source too.
        """
        briefing = document.briefing
        is_handout = edition_named(recipe.edition).arrangement is Arrangement.HANDOUT
        ledgers = attachments(briefing, document.evidence, has_facts=not (is_handout and briefing.carries_source))
        if not is_to_read(recipe.edition):
            return ledgers
        read = compose_evidence(document, self.theme, report)
        evidence = (evidence_attachment(read),) if read else ()
        return (*ledgers, *evidence, *(source_attachments(briefing, recipe) if briefing.carries_source else ()))

    def listed(self, document: Document, made: Sequence[Artefact]) -> Artefact:
        """The manifest of what was made."""
        return manifest(document.briefing, made, dict(versions(self.theme)))

    def _codes(self, briefing: Briefing, report: Report) -> tuple[Picture, ...]:
        from press.draw import qr_code

        try:
            code = qr_code(briefing.publisher.web, QR_WIDTH_MM, self.theme)
        except ValueError as error:
            report.error(
                briefing.place, f"no QR code can be printed: {error}", "give 'publisher: web:' a shorter address"
            )
            return ()
        return (Picture(QR_PICTURE, "image/svg+xml", code.svg),)


def open_pressroom(theme: Theme = HOUSE, draughtsman: "Draughtsman | None" = None) -> Pressroom:
    return Pressroom(theme, Paginator(theme), draughtsman)


@dataclass
class PrintRun:
    """One build of one briefing; pages that several files are made of are laid out once.

    ``notes`` are how the other forms are printed, where these are made elsewhere; None has them made first.
    """

    room: Pressroom
    document: Document
    wishes: Wishes
    report: Report
    progress: Callable[[str], None]
    notes: tuple[PrintNote, ...] | None = None
    _pages: dict[str, Pages | None] = field(default_factory=dict)
    _artefacts: dict[str, Artefact | None] = field(default_factory=dict)

    def artefact(self, name: str) -> Artefact | None:
        name = self._sized(name)
        if name not in self._artefacts:
            folded = folded_edition_named(name)
            self._artefacts[name] = self._sheets(folded) if folded else self._read(edition_named(name))
        return self._artefacts[name]

    def _sized(self, name: str) -> str:
        """The name of large print in the size that was asked for."""
        is_other = name == LARGE_PRINT and self.wishes.type_size != TYPE_SIZES[0]
        return f"{LARGE_PRINT}-{self.wishes.type_size}" if is_other else name

    def _read(self, edition: Edition) -> Artefact | None:
        pages = self._paginated(edition)
        if pages is None:
            return None
        note = note_for_pages(edition, pages, self._printing(pages.pdf)) if edition.name != HOW_TO_PRINT else None
        return Artefact(f"{self._stem}-{edition.name}.pdf", pages.pdf, pages.count, note)

    def _sheets(self, edition: FoldedEdition) -> Artefact | None:
        pages = self._paginated(edition_named(edition.pages))
        if pages is None:
            return None
        self.progress(f"imposing {edition.name}")
        how = Imposition(edition.fold, paper_named(edition.printed_on))
        title = f"{self.document.briefing.title}: {edition.label}"
        sheets = impose(pages.pdf, how, title, self.document.briefing.place, self.report)
        if sheets is None:
            return None
        check_harmless(sheets.pdf, edition.name, self.document.briefing.place, self.report)
        note = note_for_sheets(edition, pages, sheets, self._printing(sheets.pdf))
        return Artefact(f"{self._stem}-{edition.name}.pdf", sheets.pdf, sheets.sides, note)

    @property
    def _stem(self) -> str:
        return self.document.briefing.file_stem

    def _printing(self, pdf: bytes) -> Printing:
        return Printing(self._stem, self.wishes.price, mean_ink_percent(pdf))

    def _paginated(self, edition: Edition) -> Pages | None:
        if edition.name not in self._pages:
            notes = self._notes() if edition.name == HOW_TO_PRINT else ()
            self.progress(f"laying out {edition.name}")
            galley, pages = self._whole(edition, notes)
            if galley and pages:
                if self.wishes.levers is None:
                    galley, pages = self._within_budget(edition, galley, pages)
                self._check(edition, galley, pages)
            self._pages[edition.name] = pages
        return self._pages[edition.name]

    def _whole(self, edition: Edition, notes: Sequence[PrintNote]) -> tuple[Galley | None, Pages | None]:
        """The galley and its pages; with contents, where the form has them for what is long, and it is."""
        galley, pages = self._laid_out(edition, notes)
        is_asked = self.document.briefing.form.contents is Contents.LONG and edition.arrangement in WITH_CONTENTS
        if pages and is_asked and edition.name != HOW_TO_PRINT and pages.count > LONG_PAGES:
            give_back()
            return self._laid_out(edition, notes, is_long=True)
        return galley, pages

    def _laid_out(
        self, edition: Edition, notes: Sequence[PrintNote], is_long: bool = False
    ) -> tuple[Galley | None, Pages | None]:
        galley = self.room.galley(self.document, self.recipe(edition), notes, self.report, is_long)
        return self._first_layout(edition, galley) if galley else (None, None)

    def _check(self, edition: Edition, galley: Galley, pages: Pages) -> None:
        """Whether the pages hold all that they should, and nothing that could do harm."""
        give_back()  # boxes are a hundred times as large as the PDF, and the proof needs none
        place = self.document.briefing.place
        self.progress(f"reading the proof of {edition.name}")
        proof(galley, pages, edition, self.room.theme.styles, place, self.report)
        inside = [attachment.name for attachment in galley.attachments]
        check_harmless(pages.pdf, edition.name, place, self.report, inside)

    def _notes(self) -> tuple[PrintNote, ...]:
        """How to print every other form that the briefing is made in."""
        if self.notes is not None:
            return self.notes
        made = [self.artefact(name) for name in self.document.briefing.editions if name != HOW_TO_PRINT]
        return tuple(artefact.print_note for artefact in made if artefact and artefact.print_note)

    def _within_budget(self, edition: Edition, galley: Galley, pages: Pages) -> tuple[Galley, Pages]:
        """The galley that is printed, with the levers that were pulled, and its pages."""
        budget = self.wishes.most_pages or dict(self.document.briefing.page_budgets).get(edition.name, 0)
        if not budget or not edition.levers or pages.count <= budget:
            return galley, pages
        if self.wishes.fits:
            for count in range(1, len(edition.levers) + 1):
                pulled = edition.levers[:count]
                closer, fitted = self._with_levers(edition, galley, pulled)
                if fitted and fitted.count <= budget:
                    tell_pulled(edition, self.document, pages, fitted, pulled, self.report)
                    return closer, fitted
        alone = [(lever, self._with_levers(edition, galley, (lever,))[1]) for lever in edition.levers]
        _, together = self._with_levers(edition, galley, edition.levers)
        measured = Measured(
            tuple((lever, found.count) for lever, found in alone if found), together.count if together else pages.count
        )
        tell_over_budget(edition, self.document, pages, budget, measured, self.report)
        return galley, pages

    def _with_levers(self, edition: Edition, galley: Galley, levers: Sequence[Lever]) -> LaidOut:
        """Laid out once more, with levers pulled."""
        self.progress(f"measuring {galley.name} with {', '.join(lever.effect for lever in levers)}")
        return self._pulled(edition, galley, levers)

    def _pulled(self, edition: Edition, galley: Galley, levers: Sequence[Lever]) -> LaidOut:
        pulled = replace(
            galley,
            levers=tuple(lever.stylesheet for lever in levers),
            attachments=self.room.attached(self.document, self.recipe(edition, levers), self.report),
        )
        return pulled, self.room.paginator.paginate(pulled, self.document.briefing.place, self.report)

    def _first_layout(self, edition: Edition, galley: Galley) -> LaidOut:
        """With the levers that are asked for by name, if any are."""
        asked = self.wishes.levers or ()
        return self._pulled(edition, galley, [lever for lever in edition.levers if lever.name in asked])

    def recipe(self, edition: Edition, levers: Sequence[Lever] = ()) -> Recipe:
        dated = f"{self.wishes.file_date(self.document.briefing.published):%Y-%m-%dT%H:%M:%SZ}"
        form, house = self.document.briefing.form, self.document.briefing.other_house
        pulled = tuple(lever.name for lever in levers)
        return Recipe(edition.name, pulled, dated, versions(self.room.theme), form.name, form.choices, house)
