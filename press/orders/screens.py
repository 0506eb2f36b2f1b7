"""The order of the stages for what is read on screens: the web page, and the draft of a mail."""

from collections.abc import Callable, Sequence

from press.compose import compose_page
from press.declare import html_meta, json_ld
from press.model.document import Document
from press.model.edition import EDITIONS, SCREEN, is_for_readers, is_to_read
from press.model.output import Artefact, Download
from press.model.report import Report
from press.model.wishes import Wishes
from press.orders.letters import Printed, draft
from press.orders.pressroom import Pressroom
from press.web import bind


def screens(
    document: Document,
    artefacts: Sequence[Artefact],
    room: Pressroom,
    wishes: Wishes,
    report: Report,
    progress: Callable[[str], None],
) -> tuple[Artefact, ...]:
    """The web page and, where the record wants one, the draft of a mail; both name the PDFs among ``artefacts``."""
    made = [each for artefact in artefacts if (each := as_printed(document.briefing.file_stem, artefact))]
    printed = [each for each in made if is_for_readers(each.download.edition)]
    page = _page(document, [each.download for each in printed], room, report, progress)
    progress("writing the mail")
    mail = draft(document, printed, wishes.file_date(document.briefing.published), room.theme, report)
    return tuple(each for each in (page, mail) if each)


def as_printed(stem: str, artefact: Artefact) -> Printed | None:
    """A PDF to read, as web page and mail name it; None for any other file. ``stem`` begins the names of all."""
    edition = {f"{stem}-{each.name}.pdf": each for each in EDITIONS if is_to_read(each.name)}.get(artefact.name)
    if edition is None:
        return None
    download = Download(artefact.name, edition.name, edition.paper, artefact.pages, len(artefact.content))
    return Printed(download, artefact.content)


def _page(
    document: Document,
    downloads: Sequence[Download],
    room: Pressroom,
    report: Report,
    progress: Callable[[str], None],
) -> Artefact | None:
    progress("making the web page")
    briefing, evidence = document.briefing, document.evidence
    linked = json_ld(briefing, evidence, [source.id for source in document.sources], downloads)
    html = compose_page(document, downloads, html_meta(evidence), linked, room.theme, report)
    shown = room.shown(document, SCREEN)
    report.add(shown.diagnostics)
    if html is None or report.has_errors:
        return None
    page = bind(html, shown.pictures, shown.drawings, room.theme.styles, briefing.house)
    return Artefact(f"{briefing.file_stem}.html", page, 0)
