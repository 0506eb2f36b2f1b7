"""A Document becomes HTML: the galley of an edition, the web page, a letter to mail; each by its template."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from press.front import front
from press.model.document import Document
from press.model.drawing import Ink
from press.model.edition import BOOKLET, Arrangement, Edition
from press.model.form import WHOLE, Form, FormName
from press.model.house import Back, Cover, Family, House, faces_sheet, fonts_of, root_sheet
from press.model.letter import Letter
from press.model.output import Attachment, Download, Galley, Metadata
from press.model.palette import PaletteSheet
from press.model.print_note import PrintNote
from press.model.report import Place, Report
from press.model.theme import Theme
from press.model.typeset import typeset


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
        document.form.template if edition.template == BOOKLET else edition.template,
        theme,
        report,
        **_values_of(document),
        edition=edition,
        front=front(document, edition.name),
        print_notes=print_notes,
    )
    if html is None:
        return None
    return Galley(
        name=f"{document.briefing.stem}-{edition.name}",
        html=html,
        stylesheet=edition.stylesheet,
        status=edition.status if document.briefing.release.words else "",
        form=_sheet_of(document.form, edition),
        pictures=document.pictures,
        metadata=metadata,
        attachments=tuple(attachments),
        at_most=edition.at_most,
        multiple_of=edition.multiple_of,
        house=_sheets_of(document.briefing.house, edition),
        tokens=_tokens_of(document.briefing.house),
        fonts=fonts_of(document.briefing.house),
    )


def _values_of(document: Document) -> dict[str, object]:
    """What templates know of a document under names of their own."""
    return {"document": document, "briefing": document.briefing, "evidence": document.evidence}


def _sheet_of(form: Form, edition: Edition) -> str:
    return f"forms/{form.name}.css" if edition.template == BOOKLET and form.name is not FormName.REPORT else ""


def _sheets_of(house: House | None, edition: Edition) -> tuple[str, ...]:
    """The stylesheets by which an edition wears a house, besides its tokens: families, logo, covers.

    On white, covers have no art, for it would cost ink.
    """
    if house is None:
        return ()
    cover, back = (house.cover, house.back) if edition.ink is Ink.COLOUR else (Cover.PLAIN, Back.PLAIN)
    is_booklet = edition.template == BOOKLET
    chosen = {
        "fonts-large.css": Family.NEXT in house.families and edition.arrangement is not Arrangement.LARGE_PRINT,
        "houses/upright.css": house.is_upright and edition.arrangement is not Arrangement.LARGE_PRINT,
        "houses/logo.css": house.logo is not None,
        f"houses/cover-{cover}.css": is_booklet and cover is not Cover.GLOBE,
        f"houses/back-{back}.css": is_booklet and back is not Back.GLOBE,
    }
    return tuple(sheet for sheet, is_worn in chosen.items() if is_worn)


def _tokens_of(house: House | None) -> str:
    if house is None:
        return ""
    return faces_sheet(house.own_families) + root_sheet((*house.dress.colours, *house.dress.families))


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
        **_values_of(document),
        front=front(document),
        downloads=downloads,
        meta=meta,
        linked=linked,
    )


def compose_palette(
    document: Document, palette: PaletteSheet, edition: Edition, theme: Theme, metadata: Metadata, report: Report
) -> Galley | None:
    """What shows the house of a document; None where its template is wrong."""
    briefing = document.briefing
    said = {"briefing": briefing, "evidence": document.evidence, "edition": edition, "front": front(document)}
    html = _fill_in(edition.template, theme, report, palette=palette, **said)
    if html is None:
        return None
    house = _sheets_of(briefing.house, edition)
    tokens = _tokens_of(briefing.house)
    galley = Galley(edition.name, html, edition.stylesheet, (), metadata, (), house=house, tokens=tokens)
    return replace(galley, fonts=fonts_of(briefing.house))


def compose_evidence(document: Document, theme: Theme, report: Report) -> str | None:
    """What travels in the PDF for those who ask on what it rests: HTML that needs nothing else, and loads nothing."""
    whole = replace(document, form=WHOLE)
    return _fill_in(
        "attached/evidence.html",
        theme,
        report,
        document=whole,
        briefing=document.briefing,
        evidence=document.evidence,
        front=front(whole),
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
