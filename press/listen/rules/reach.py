"""Everything on a page is in a tag that is read, or an artifact; and every tag is part of the one tree."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.model.tags import NOWHERE, UNREACHABLE, Content, Kid, Kind, Rule

FEWEST_RUNNING_HEADS = 3
SAME_HEIGHT = 2  # points
LONGEST_FOLIO = 4  # figures
_OWN = ("Table", "L", "TOC", "H", "H1", "H2", "H3", "H4", "H5", "H6")
_NUMBER = re.compile("[0-9]+")


def _unreachable(reading: Reading) -> Iterator[Found]:
    held = _held(reading)
    for page in reading.tagged.pages:
        named = {(parent.stream, parent.mcid): parent.element for parent in page.parents}
        for content in page.contents:
            if not content.shows or (page.number, content.stream, content.mcid) in held or content.stream:
                continue
            of = named.get((content.stream, content.mcid), NOWHERE)
            if of == UNREACHABLE:
                yield Found(page.number, "a tag hangs in the ParentTree and not below the root", _words(content))
            else:
                yield Found(page.number, "marked content is held by no tag", _words(content))


def _parents(reading: Reading) -> Iterator[Found]:
    held = _held(reading)
    for page in reading.tagged.pages:
        named = {(page.number, parent.stream, parent.mcid): parent.element for parent in page.parents}
        for key, element in held.items():
            if key[0] == page.number and not key[1] and key in reading.contents and named.get(key) != element:
                words = _words(reading.contents[key])
                yield Found(page.number, "the ParentTree does not name the tag that holds some content", words)


def _nothing_there(reading: Reading) -> Iterator[Found]:
    for (page, stream, mcid), element in _held(reading).items():
        if (page, stream, mcid) not in reading.contents:
            role = reading.elements[element].role
            yield Found(page, "a tag refers to content that is not on its page", f"{role}, MCID {mcid}")


def _loose(reading: Reading) -> Iterator[Found]:
    for page in reading.tagged.pages:
        for text in page.loose:
            yield Found(page.number, "something is neither in a tag nor an artifact", quoted(text) or "a drawing")


def _running_heads(reading: Reading) -> Iterator[Found]:
    """What is read at the same edge of many pages, but for numbers that count with these."""
    alike: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    held = _held(reading)
    for page in reading.tagged.pages:
        shown = [each for each in page.contents if (page.number, each.stream, each.mcid) in held and each.text.strip()]
        shown = [each for each in shown if not _is_own_text(reading, held[page.number, each.stream, each.mcid])]
        if shown:
            edges = (max(shown, key=lambda each: each.runs[0].y), min(shown, key=lambda each: each.runs[0].y))
            for edge in dict.fromkeys(edges):
                line = "".join(each.text for each in shown if abs(each.runs[0].y - edge.runs[0].y) < SAME_HEIGHT)
                block = reading.block(held[page.number, edge.stream, edge.mcid])
                if reading.text(block).split() != line.split():
                    continue  # one line of a paragraph
                words = _NUMBER.sub(partial(_counted, page.number), line.strip())
                alike[words, round(edge.runs[0].y / SAME_HEIGHT)].append((page.number, line))
    for places in alike.values():
        if len(places) >= max(FEWEST_RUNNING_HEADS, len(reading.tagged.pages) / 4):
            for number, text in places:
                yield Found(number, "a running head or a folio is read as text", quoted(text))


def _is_own_text(reading: Reading, index: int) -> bool:
    """Whether content is a heading, or part of a list or table, which may well begin or end pages alike."""
    return reading.elements[index].role in _OWN or reading.is_within(index, *_OWN)


def _counted(page: int, found: re.Match[str]) -> str:
    """A number by how far it is from that of its page: a folio is as far on all pages, and a year on none."""
    return f"#{int(found[0]) - page}" if len(found[0]) <= LONGEST_FOLIO else found[0]


def _typed(reading: Reading) -> Iterator[Found]:
    for page in reading.tagged.pages:
        for artifact in page.artifacts:
            if artifact.text.strip() and not artifact.type:
                yield Found(page.number, "an artifact with words does not say what it is", quoted(artifact.text))


def _tree(reading: Reading) -> Iterator[Found]:
    for type_ in reading.tagged.tangled:
        yield Found(0, "a tag stands in two places of the tree", type_)
    for type_ in reading.tagged.facts.unmapped:
        yield Found(0, "a type of tag is neither standard nor mapped to one that is", type_)


def _empty(reading: Reading) -> Iterator[Found]:
    full = [False] * len(reading.elements)
    for element in reversed(reading.elements):
        full[element.index] = (
            element.actual is not None
            or element.alt is not None
            or any(full[kid.number] if kid.kind is Kind.ELEMENT else _is_there(reading, kid) for kid in element.kids)
        )
    for element in reading.elements:
        is_cell = element.role in ("TD", "TH") and not element.kids
        is_inside = element.parent != NOWHERE and not full[element.parent]
        if not full[element.index] and not is_cell and not is_inside:
            page = element.page or next((each.page for each in reading.above(element.index) if each.page), 0)
            yield Found(page, "a tag holds nothing", element.type)


def _is_there(reading: Reading, kid: Kid) -> bool:
    if kid.kind is Kind.OBJECT:
        return True
    content = reading.contents.get((kid.page, kid.stream, kid.number))
    return content is not None and content.shows


def _idle(reading: Reading) -> Iterator[Found]:
    for element in reading.elements:
        says = element.lang or element.attributes or element.id or element.title
        # A type of the author's own says something, whatever it is mapped to.
        if element.type == "Span" and not says and (element.alt, element.actual, element.expansion) == (None,) * 3:
            yield Found(element.page, "a Span says nothing of what it holds", quoted(reading.text(element.index)))


def _held(reading: Reading) -> dict[tuple[int, int, int], int]:
    """The elements that hold marked content, by its page, its stream and its number."""
    return {
        (kid.page, kid.stream, kid.number): element.index
        for element in reading.elements
        for kid in element.kids
        if kid.kind is Kind.CONTENT
    }


def _words(content: Content) -> str:
    return quoted(content.text) or "a drawing"


CHECKS = (
    Check(Rule("reachable", f"{UA}, 7.1 and 7.8", "hang it below the root, or make it an artifact"), _unreachable),
    Check(Rule("parent-tree", f"{PDF}, 14.7.4.4", "name in the ParentTree the tag that holds the content"), _parents),
    Check(Rule("content-there", f"{PDF}, 14.7.4.2", "hold only content that the page has"), _nothing_there),
    Check(Rule("tag-or-artifact", f"{UA}, 7.1", "put it into a tag, or make it an artifact"), _loose),
    Check(Rule("running-head", f"{UA}, 7.8", "make it an artifact of the type Pagination"), _running_heads),
    Check(Rule("artifact-type", f"{PDF}, 14.8.2.2.2", "say Pagination, Layout or Page", is_advice=True), _typed),
    Check(Rule("one-tree", f"{PDF}, 14.7.2 and 14.7.3", "map it in the RoleMap; let each tag have one parent"), _tree),
    Check(Rule("empty", f"{PDF}, 14.7.2", "leave out tags without content"), _empty),
    Check(Rule("idle-span", f"{PDF}, 14.8.4.4", "let the tag around it hold its content"), _idle),
)
