"""A document as its form prints it: what the form leaves out is named where the text refers to it."""

from collections.abc import Mapping
from dataclasses import replace as with_changes
from xml.etree.ElementTree import Element

from press.arrange.tree import inner_html, remove, unwrap
from press.model.document import Chapter, Document
from press.model.form import Contents, Form, in_large, is_left_out
from press.model.output import EVIDENCE_FILE
from press.model.parts import DATA
from press.model.tree import parsed

ATTACHED = f", in the attached {EVIDENCE_FILE}"
ON_THE_WEB = ", on the web page"


def in_form(document: Document, is_long: bool = False, is_large: bool = False) -> Document:
    """``is_long`` says whether the rest comes to so many pages that contents are worth one, ``is_large`` the type."""
    form = in_large(document.briefing.form) if is_large else document.briefing.form
    if form.contents is Contents.LONG:
        form = with_changes(form, contents=Contents.YES if is_long else Contents.NO)
    elsewhere = _elsewhere(document, form)
    kept = [chapter for chapter in document.chapters if form.corrections or not chapter.is_corrections]
    return with_changes(
        document,
        form=form,
        chapters=tuple(_chapter(chapter, elsewhere) for chapter in kept),
        key_points=tuple(with_changes(p, html=_without(p.html, elsewhere)) for p in document.key_points),
        guidance=tuple(with_changes(p, html=_without(p.html, elsewhere)) for p in document.guidance),
        terms=tuple(with_changes(term, html=_without(term.html, elsewhere)) for term in document.terms),
    )


def _elsewhere(document: Document, form: Form) -> Mapping[str, str]:
    """The ids of what is not printed, each with the words that say where it is."""
    left = [part for part in document.all_parts if is_left_out(form, part) and part not in document.parts_in(form)]
    found = {part.id: ATTACHED for part in left}
    if DATA.id in found:
        found |= {table.id: ATTACHED for table in document.data_tables}
    for chapter in document.chapters:
        if chapter.is_corrections and not form.corrections:
            inside = parsed(chapter.html)
            found |= {id: ON_THE_WEB for each in inside.iter() if (id := each.get("id"))}
            found[chapter.id] = ON_THE_WEB
    return found


def _chapter(chapter: Chapter, elsewhere: Mapping[str, str]) -> Chapter:
    return with_changes(
        chapter, html=_without(chapter.html, elsewhere), standfirst=_without(chapter.standfirst, elsewhere)
    )


def _without(html: str, elsewhere: Mapping[str, str]) -> str:
    """Without links to what is not printed: their words stay, and say where it is."""
    if not any(f'href="#{id}"' in html for id in elsewhere):
        return html
    tree = parsed(html)
    for folio in [each for each in tree.iter("span") if each.get("data-target") in elsewhere]:
        remove(tree, folio)
    for link in [each for each in tree.iter("a") if each.get("href", "").removeprefix("#") in elsewhere]:
        _name(tree, link, elsewhere[link.get("href", "").removeprefix("#")])
    return inner_html(tree)


def _name(tree: Element, link: Element, where: str) -> None:
    link.text = f"{link.text or ''}{where}"
    unwrap(tree, link)
