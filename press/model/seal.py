"""What people's reviews and checks are bound to: a briefing's parts, its facts, and the SHA-256 of each."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from press.model.briefing import Briefing, Section
from press.model.house import prefix_of
from press.model.record import Fact, Source, Support
from press.model.report import Place

# Texts outside the chapters are read too, and can be edited after a review too.
FRONT_MATTER = "front-matter"
FIGURE_FILES = "figure-files"
HOUSE_FILES = "house-files"
OTHER_PARTS = (FRONT_MATTER, FIGURE_FILES, HOUSE_FILES)

RECORD = ("briefing.yaml", "series.yaml", "facts.yaml", "sources.yaml", "reviews.yaml")
COPIES = "reviews/"


@dataclass(frozen=True)
class Part:
    """What a reviewer reads in one go: ``places`` says where each line of ``content`` was written."""

    id: str
    title: str
    content: bytes
    places: tuple[Place, ...]

    @property
    def sha256(self) -> str:
        return digest(self.content)

    @property
    def lines(self) -> list[str]:
        return lines_of(self.content)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def lines_of(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")


def parts(briefing: Briefing) -> tuple[Part, ...]:
    """All that people can review: chapters, the texts of briefing.yaml, figures and data, the publisher's look."""
    chapters = [_chapter(section, briefing) for section in briefing.sections]
    front = _of_lines(FRONT_MATTER, "Title, summary, key points and other texts", _front_matter(briefing))
    figures, house = _files(briefing, is_house=False), _files(briefing, is_house=True)
    others = [_of_lines(FIGURE_FILES, "Figures and their data", figures)] if figures else []
    others += [_of_lines(HOUSE_FILES, "The publisher's own look", house)] if house else []
    return (*chapters, front, *others)


def copy_name(sha256: str) -> str:
    """Where a reviewed text is kept, so that a later build can say which lines changed."""
    return f"{COPIES}{sha256}.md"


def fact_digest(fact: Fact, sources: tuple[Source, ...]) -> str:
    """The SHA-256 of a fact as a person checks it: its claim, its values, and what it rests on.

    Left out is what says how far the check has come (``status``, ``reason``, ``checked``, ``recheck_after``).
    A source counts as its bibliographic record without the day it was opened: another URL is another source.
    """
    known = {source.id: source for source in sources}
    entry = {
        "id": fact.id,
        "claim": fact.claim,
        "type": fact.type,
        "importance": fact.importance,
        "values": [[_number(v.number), v.unit, v.date.iso if v.date else ""] for v in fact.values],
        "as_of": fact.as_of.iso if fact.as_of else "",
        "confidence": fact.confidence,
        "proposed_by_ai": fact.proposed_by_ai,
        "caveat": fact.caveat,
        "evidence": [_support(support, known) for support in fact.evidence],
        # Only where it is given: checks of before the key was known stay valid.
        **({"takes_effect": fact.takes_effect.iso} if fact.takes_effect else {}),
    }
    return digest(json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())


def _number(number: object) -> str:
    return "" if number is None else str(number)


def _support(support: Support, known: Mapping[str, Source]) -> dict[str, object]:
    source = known.get(support.source)
    item = json.loads(source.csl) if source else {}
    item.pop("accessed", None)
    return {
        "source": support.source,
        "relation": support.relation,
        "locator": support.locator,
        "says": support.says,
        "quote": support.quote,
        "item": item,
    }


def _chapter(section: Section, briefing: Briefing) -> Part:
    """A chapter is its file, title and all; a section without a file (made by hand) is its text."""
    path = section.body.place.path
    name = path.rsplit("/", 1)[-1]
    content = next((f.content for f in briefing.files if f.name == name), section.body.markdown.encode())
    places = tuple(Place(path, n) for n in range(1, len(lines_of(content)) + 1))
    return Part(section.id, section.title, content, places)


def _of_lines(id: str, title: str, lines: list[tuple[str, Place]]) -> Part:
    return Part(id, title, "\n".join(text for text, _ in lines).encode(), tuple(place for _, place in lines))


def _front_matter(briefing: Briefing) -> list[tuple[str, Place]]:
    """The texts of briefing.yaml that are printed, one to a line, whatever the YAML around them is."""
    record = briefing.place
    assistance, mail = briefing.assistance, briefing.mail
    texts = [
        (f"Title: {briefing.title}", record),
        (f"Subtitle: {briefing.subtitle}", record),
        (f"Audience: {briefing.audience}", record),
        (f"Summary: {briefing.summary}", record),
        *((f"Key point: {point.lead} {point.text.markdown}", point.text.place) for point in briefing.key_points),
        *((f"Key figure: {f.value} {f.label} (fact {f.fact})", f.place) for f in briefing.key_figures),
        *((f"Guidance: {g.title}. {g.text.markdown}", g.text.place) for g in briefing.guidance),
        *((f"Limit: {g.title}. {g.text.markdown}", g.text.place) for g in briefing.handout.limits),
        *((f"Term: {t.term}: {t.meaning.markdown} {t.expansion}", t.meaning.place) for t in briefing.glossary),
        *((f"Mail: {text}", record) for text in (mail.texts if mail else ())),
        (f"Note for readers: {assistance.first_line}", assistance.place),
        *((f"Use of AI: {use.what}", assistance.place) for use in assistance.uses),
        *((f"AI not used for: {what}", assistance.place) for what in assistance.not_used_for),
    ]
    return [(" ".join(text.split()), place) for text, place in texts]


def _printable(line: str) -> str:
    """A line that can stand in a copy, which is read as text; the digest above it is of the file as it is."""
    return "".join(c if c.isprintable() or c == "\t" else "?" for c in line)


def _files(briefing: Briefing, is_house: bool) -> list[tuple[str, Place]]:
    """Files by name and digest, and the lines of data; the record and chapters are not among them.

    They are those of the house, or the figures.
    """
    beginning = prefix_of(briefing.house.name) if briefing.house else ""
    lines: list[tuple[str, Place]] = []
    for file in sorted(briefing.files, key=lambda file: file.name):
        is_chapter = "/" not in file.name and file.name.endswith(".md")
        if is_chapter or file.name in RECORD or file.name.startswith(COPIES):
            continue
        if is_house is not bool(beginning and file.name.startswith(beginning)):
            continue
        path = briefing.place_of(file.name).path
        lines.append((f"File {file.name}, SHA-256 {digest(file.content)}", Place(path)))
        if file.name.endswith((".csv", ".yaml", ".md")):
            lines += [(_printable(text), Place(path, n)) for n, text in enumerate(lines_of(file.content), 1)]
    return lines
