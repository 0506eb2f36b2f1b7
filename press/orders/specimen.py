"""The order of the stages when a house is shown: its palette and type, and one text in each form."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from press.compose import compose_palette
from press.declare import metadata
from press.dress import sheet_of
from press.model.carried import Recipe
from press.model.document import Document
from press.model.edition import Edition
from press.model.form import FormName
from press.model.output import Artefact
from press.model.report import Report
from press.model.wishes import NO_WISHES
from press.orders.pressroom import Pressroom, PrintRun
from press.proof import proof

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"
PALETTE = Edition("palette", "editions/palette.html", "palette.css", "A4")


@dataclass(frozen=True)
class Shower:
    """Shows houses; ``read`` makes a Document of a briefing's folder, in a form, in the house of another folder."""

    room: Pressroom
    read: Callable[[Path, Report, FormName, Path | None], Document | None]
    report: Report
    progress: Callable[[str], None]

    def show(self, folder: Path) -> tuple[Artefact, ...]:
        """The palette, and the sample in each form; none where the house holds a mistake, which the report tells."""
        made: list[Artefact | None] = []
        for form in FormName:
            document = self.read(SAMPLE, self.report, form, folder)
            if document is None or self.report.has_errors:
                return ()
            if not made:
                made.append(self._palette(document))
            run = PrintRun(self.room, document, NO_WISHES, self.report, self.progress)
            page = run.artefact("a4")
            made.append(replace(page, name=f"{folder.name}-{form}.pdf", print_note=None) if page else None)
        return tuple(each for each in made if each) if not self.report.has_errors else ()

    def _palette(self, document: Document) -> Artefact | None:
        briefing = document.briefing
        if briefing.house is None:
            return None
        self.progress("laying out the palette")
        dated = f"{NO_WISHES.file_date(briefing.published):%Y-%m-%dT%H:%M:%SZ}"
        said = metadata(briefing, document.evidence, Recipe(PALETTE.name, (), dated, ()))
        galley = compose_palette(document, sheet_of(briefing.house), PALETTE, self.room.theme, said, self.report)
        shown = self.room.shown(document, PALETTE)
        if galley is None or self.report.has_errors:
            return None
        galley = replace(galley, pictures=shown.pictures)
        pages = self.room.paginator.paginate(galley, briefing.house.place, self.report)
        if pages is None:
            return None
        proof(galley, pages, PALETTE, self.room.theme.styles, briefing.house.place, self.report)
        return Artefact(f"{briefing.house.name}-palette.pdf", pages.pdf, pages.count)
