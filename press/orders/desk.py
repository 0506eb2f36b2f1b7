"""The order of the stages before print: a briefing is read, examined and marked up, and its figures are drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from press.declare import check_carriable
from press.draw import Draughtsman, check_figure_facts, check_pictures, illustrate, tell_traces, with_fonts
from press.dress import dress
from press.examine import examine
from press.harmless import check_told
from press.mail import check_draft, check_mail
from press.mark_up import mark_up
from press.model.briefing import Briefing
from press.model.document import Document
from press.model.drawing import Ink
from press.model.form import FormName
from press.model.illustrations import Illustrations
from press.model.report import Report
from press.model.theme import HOUSE, Theme
from press.parse import parse
from press.read import read_briefing


@dataclass(frozen=True)
class Desk:
    """Where a briefing becomes what a pressroom needs of it; nothing is laid out here."""

    draughtsman: Draughtsman

    def read(
        self,
        folder: Path,
        report: Report,
        progress: Callable[[str], None],
        strict: bool = False,
        form: FormName | None = None,
        names_status: bool = False,
        house: Path | None = None,
    ) -> Document | None:
        """The briefing in ``folder`` as it is printed, in a form or in its own; None where it holds a mistake.

        ``names_status`` is as in ``Wishes``, ``house`` as in ``document``.
        """
        progress("reading")
        document = self.document(folder, report, strict, form, house)
        if document is None or report.has_errors:
            return None
        named = replace(document.briefing, is_status_named=names_status or document.briefing.is_status_named)
        return replace(document, briefing=named)

    def document(
        self,
        folder: Path,
        report: Report,
        strict: bool = False,
        form: FormName | None = None,
        house: Path | None = None,
    ) -> Document | None:
        """Read, examine and mark up the briefing in ``folder``; None where it cannot be read.

        It wears the house in the folder ``house``, or the one that it names.
        """
        briefing = read_briefing(folder, report, form, house)
        if briefing is None:
            return None
        if briefing.house:
            files = {file.name: file.content for file in briefing.files}
            briefing = replace(briefing, house=dress(with_fonts(briefing.house, files, report), report))
        check_figure_facts(briefing.figures, briefing.facts, report)
        check_pictures(briefing, report)
        check_words(briefing, report)
        if briefing.carries_source:
            check_carriable(briefing, report)
            check_told(briefing, report)
            tell_traces(briefing, report)
        manuscript = parse(briefing, report)
        return mark_up(briefing, manuscript, examine(briefing, manuscript, report, strict), report)

    def drawn(self, document: Document, size: str, ink: Ink, progress: Callable[[str], None]) -> Illustrations:
        """What a document shows in the figure size of that name and an ink."""
        progress(f"drawing for {size}" if ink is Ink.COLOUR else f"drawing for {size} in {ink}")
        return illustrate(document, size, ink, self.draughtsman)


def open_desk(theme: Theme = HOUSE) -> Desk:
    return Desk(Draughtsman(theme))


def check_words(briefing: Briefing, report: Report, is_draft: bool = False) -> None:
    """Report what is wrong with the words of a mail before anything is laid out; and what a draft leaves out."""
    if briefing.mail is not None:
        check_mail(briefing.mail, report)
        if is_draft:
            check_draft(briefing.mail, report)
