"""Links and annotations, asked from both ends: the tag that holds each, and the place to which each leads."""

import re
from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.model.tags import NOWHERE, UNREACHABLE, Annotation, Element, Kind, Rule

_BARE_ID = re.compile(r"[a-z0-9_.:]+(?:-[a-z0-9_.:]+)+|[a-z]+\d*")
# They are drawn by a viewer, or are no part of what is read.
_UNTAGGED = ("Popup", "TrapNet", "PrinterMark")


def _without_annotation(reading: Reading) -> Iterator[Found]:
    for link in reading.of("Link"):
        if not reading.annotations(link.index):
            yield Found(link.page, "a link has no annotation and cannot be followed", _words(reading, link))


def _annotations(reading: Reading) -> Iterator[Annotation]:
    return (each for each in reading.tagged.annotations if not each.is_hidden and each.subtype not in _UNTAGGED)


def _without_tag(reading: Reading) -> Iterator[Found]:
    for each in _annotations(reading):
        if each.holder == NOWHERE:
            yield Found(each.page, "an annotation is in no tag", _told(each))
        elif each.holder == UNREACHABLE:
            yield Found(each.page, "the tag of an annotation says that it is on another page", _told(each))
        elif each.subtype == "Link":
            holder = reading.elements[each.holder]
            if holder.role != "Link" and not reading.is_within(holder.index, "Link"):
                yield Found(each.page, f"the annotation of a link is in a {holder.role}, not in a Link", _told(each))


def _parents(reading: Reading) -> Iterator[Found]:
    for each in _annotations(reading):
        if each.holder >= 0 and each.parent != each.holder:
            yield Found(each.page, "the ParentTree does not name the tag that holds an annotation", _told(each))


def _objects(reading: Reading) -> Iterator[Found]:
    for element in reading.of("Link", "Annot", "Form"):
        if any(kid.kind is Kind.OBJECT and kid.number == NOWHERE for kid in element.kids):
            yield Found(element.page, "a tag refers to an annotation that no page has", _words(reading, element))


def _dead(reading: Reading) -> Iterator[Found]:
    for each in reading.tagged.annotations:
        if each.subtype == "Link" and not each.uri and (each.target is None or not each.target.page):
            yield Found(each.page, "a link leads nowhere", _told(each))


def _contents(reading: Reading) -> Iterator[Found]:
    for each in reading.tagged.annotations:
        if each.subtype != "Link":
            continue
        name = each.target.name if each.target else ""
        if not each.contents.strip():
            where = each.uri or name or (f"page {each.target.page}" if each.target else "")
            yield Found(each.page, "a link has no words in its Contents", quoted(where))
        elif not each.uri and (each.contents == name or _BARE_ID.fullmatch(each.contents)):
            yield Found(each.page, "the Contents of a link are a bare name, not words", quoted(each.contents))


def _split(reading: Reading) -> Iterator[Found]:
    """Links one after the other, with nothing between them, that lead to one place: one link, broken by its lines."""
    order = {piece: at for at, piece in enumerate(map(id, reading.pieces))}
    before: Element | None = None
    for link in reading.of("Link"):
        if before and _leads(reading, before) == _leads(reading, link) is not None:
            first, second = reading.pieces_of(before.index), reading.pieces_of(link.index)
            if first and second and first[-1].block == second[0].block:
                between = reading.pieces[order[id(first[-1])] + 1 : order[id(second[0])]]
                if not "".join(piece.text for piece in between).strip():
                    words = f"{reading.text(before.index)} | {reading.text(link.index)}"
                    yield Found(link.page, "one link is two tags", quoted(words))
        before = link


def _leads(reading: Reading, link: Element) -> tuple[object, ...] | None:
    found = reading.annotations(link.index)
    return (found[0].uri, found[0].target) if found else None


def _words(reading: Reading, element: Element) -> str:
    return quoted(reading.text(element.index))


def _told(annotation: Annotation) -> str:
    name = annotation.target.name if annotation.target else ""
    return quoted(annotation.contents or annotation.uri or name or annotation.subtype)


CHECKS = (
    Check(Rule("link-annotation", f"{UA}, 7.18.5", "give the Link an annotation (OBJR)"), _without_annotation),
    Check(Rule("annotation-tag", f"{UA}, 7.18.1 and 7.18.5", "hold it in a Link or an Annot, by OBJR"), _without_tag),
    Check(Rule("annotation-parent", f"{PDF}, 14.7.4.4", "let StructParent lead to the tag that holds it"), _parents),
    Check(Rule("annotation-there", f"{PDF}, 14.7.4.3", "hold only annotations that a page has"), _objects),
    Check(Rule("link-target", f"{PDF}, 12.3.2 and 12.5.6.5", "name a destination that the file has"), _dead),
    Check(Rule("link-contents", f"{UA}, 7.18.5", "say in words where it leads: 'Table 1, page 14'"), _contents),
    Check(Rule("one-link", f"{PDF}, 14.8.4.4.2", "one Link with an annotation for each line"), _split),
)
