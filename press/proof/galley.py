"""A Document and its galley are compared: did the templates print every part, once?"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from press.model.document import Document, Handout
from press.model.edition import HOW_TO_PRINT, Arrangement, Edition
from press.model.elsewhere import elsewhere
from press.model.output import Galley
from press.model.parts import DATA, GLANCE, SOURCES, TERMS
from press.model.report import Place, Report
from press.model.typeset import typeset
from press.proof.letters import letters

_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_SHOWN = re.compile(r'\bsrc="([^"]+)"')
SHORTEST_KNOWN = 40  # letters: a shorter text may well stand in two places


@dataclass(frozen=True)
class _Part:
    """A part of a document; ``id`` is empty where the galley gives it none, ``source`` is what templates call it.

    The text of a part that ``recurs`` may stand elsewhere too: that of a source in a note, that of a note in another.
    """

    name: str
    html: str
    id: str
    source: str
    recurs: bool = False


def proof_galley(document: Document, galley: Galley, edition: Edition, report: Report) -> None:
    """Report each part of the arranged document that the galley does not have, or has twice.

    A handout is a selection, so it is held against what was chosen; the sheet about printing prints none of it.
    """
    if edition.name == HOW_TO_PRINT:
        return
    text = _letters(galley.html.partition("<body>")[2])
    is_handout = edition.arrangement is Arrangement.HANDOUT
    parts = list(_chosen(document.handout) if is_handout and document.handout else _all(document))
    said = [_letters(part.html) for part in parts] + [_letters(entry) for entry in _entries(document)]
    place = Place(f"templates/{edition.template}")
    ids = Counter(_ID.findall(galley.html))
    for part in parts:
        wanted = _letters(part.html)
        found = text.count(wanted) if wanted else 1
        by_id = ids[part.id] if part.id else min(found, 1)
        is_known = len(wanted) >= SHORTEST_KNOWN and not part.recurs
        # Authors may say a thing in two parts, and the contents say what captions do.
        again = sum(each.count(wanted) for each in said) - 1 if is_known and found > 1 else 0
        times = max(by_id, found - again if is_known else 0)
        if found == 0 or by_id == 0:
            report.error(place, f"the template leaves out {part.name}", f"print it: it is in '{part.source}'")
        elif times > 1:
            report.error(place, f"the template prints {part.name} {times} times", f"print '{part.source}' once")
        for shown in _SHOWN.findall(part.html):
            if f'src="{shown}"' not in galley.html:
                report.error(place, f"the template leaves out the picture '{shown}' of {part.name}", "print it")


def _letters(html: str) -> str:
    return letters(unescape(_TAG.sub("", html)))


def _all(document: Document) -> Iterator[_Part]:
    for chapter in document.chapters:
        name = f"the chapter '{chapter.label}'"
        yield _Part(name, chapter.html, chapter.id, "document.chapters")
        yield _Part(f"the standfirst of {name}", chapter.standfirst, "", "document.chapters")
    for note in document.notes:
        yield _Part(f"note {note.number}", note.html, f"note-{note.number}", "document.chapters", recurs=True)
    for captioned in (*document.figures, *document.tables, *document.boxes):
        yield _Part(captioned.label.lower(), "", captioned.id, "document.chapters")
    for line in document.evidence.disclosure.lines:
        yield _Part("the note for readers", escape(typeset(line)), "", "evidence.disclosure", recurs=True)
    if words := elsewhere(document):
        yield _Part("where that is which it does not print", escape(words), "", "front.elsewhere")
    yield from _parts(document)


def _parts(document: Document) -> Iterator[_Part]:
    """What stands in the parts that the form prints."""
    printed = document.parts
    for point in document.key_points if GLANCE in printed else ():
        yield _Part(f"the key point '{point.lead}'", f"{point.lead}{point.html}", "", "document.key_points")
    for advice in document.guidance if GLANCE in printed else ():
        yield _Part(f"the guidance '{advice.lead}'", f"{advice.lead}{advice.html}", "", "document.guidance")
    for table in document.data_tables if DATA in printed else ():
        # The cells are plain text, and typeset by the template.
        yield _Part(f"the data of {table.label.lower()}", "", table.id, "document.data_tables")
    for term in document.terms if TERMS in printed else ():
        yield _Part(f"the term '{term.term}'", f"{term.term}{term.html}", "", "document.terms")
    for source in document.sources if SOURCES in printed else ():
        name = f"source {source.number}"
        yield _Part(name, source.html, f"source-{source.number}", "document.sources", recurs=True)


def _entries(document: Document) -> Iterator[str]:
    """What the contents list of figures, tables and boxes."""
    for captioned in (*document.figures, *document.tables, *document.boxes):
        yield f"{captioned.label} {captioned.title}"


def _chosen(handout: Handout) -> Iterator[_Part]:
    for point in handout.key_points:
        yield _Part(f"the key point '{point.lead}'", f"{point.lead}{point.html}", "", "handout.key_points")
    yield _Part("the figure", handout.figure, "", "handout.figure")
    yield _Part("the table", handout.table, "", "handout.table")
    for limit in handout.limits:
        yield _Part(f"the limit '{limit.lead}'", f"{limit.lead}{limit.html}", "", "handout.limits")
    for question in handout.questions:
        yield _Part("a question", question, "", "handout.questions")
    for term in handout.terms:
        yield _Part(f"the term '{term.term}'", f"{term.term}:{term.html}", "", "handout.terms")
