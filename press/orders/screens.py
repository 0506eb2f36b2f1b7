"""The order of the stages for what is read on screens: the web page, and the draft of a mail."""

from collections.abc import Callable, Sequence
from datetime import datetime

from press.compose import compose_page
from press.declare import html_meta, json_ld
from press.draw import Draughtsman, illustrate
from press.model.document import Document
from press.model.edition import EDITIONS, Edition, is_to_read
from press.model.output import Artefact, Download
from press.model.report import Report
from press.model.theme import Theme
from press.orders.mailroom import Printed, draft
from press.web import bind

# What the figures of the web page are drawn for.
SCREEN = Edition("web", "web/page.html", "web.css", "screen", figures="web")


def screens(
    document: Document,
    artefacts: Sequence[Artefact],
    draughtsman: Draughtsman,
    theme: Theme,
    dated: datetime,
    report: Report,
    progress: Callable[[str], None],
) -> tuple[Artefact, ...]:
    """The web page and, where the record wants one, the draft, which bears the date ``dated``.

    Both name the PDFs among ``artefacts``.
    """
    printed = [each for artefact in artefacts if (each := as_printed(document.briefing.slug, artefact))]
    page = _page(document, [each.download for each in printed], draughtsman, theme, report, progress)
    progress("writing the mail")
    mail = draft(document, printed, dated, theme, report)
    return tuple(each for each in (page, mail) if each)


def as_printed(slug: str, artefact: Artefact) -> Printed | None:
    """A PDF to read, as web page and mail name it; None for any other file."""
    edition = {f"{slug}-{each.name}.pdf": each for each in EDITIONS if is_to_read(each.name)}.get(artefact.name)
    if edition is None:
        return None
    download = Download(artefact.name, edition.name, edition.paper, artefact.pages, len(artefact.content))
    return Printed(download, artefact.content)


def _page(
    document: Document,
    downloads: Sequence[Download],
    draughtsman: Draughtsman,
    theme: Theme,
    report: Report,
    progress: Callable[[str], None],
) -> Artefact | None:
    progress("making the web page")
    briefing, evidence = document.briefing, document.evidence
    html = compose_page(document, downloads, html_meta(evidence), json_ld(briefing, evidence), theme, report)
    shown = illustrate(document, SCREEN.figures, SCREEN.ink, draughtsman)
    report.add(shown.diagnostics)
    if html is None or report.has_errors:
        return None
    return Artefact(f"{briefing.slug}.html", bind(html, shown.pictures, shown.drawings, theme.styles), 0)
