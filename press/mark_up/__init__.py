"""A Manuscript and its Evidence become a Document: HTML of every part, numbered, cited and cross-referenced."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from press.mark_up.abbreviations import keep_first_of_each
from press.mark_up.citations import as_element
from press.mark_up.drawn import DrawnFigures
from press.mark_up.elements import inner_html
from press.mark_up.facts import check_facts
from press.mark_up.formatter import DEFAULT_STYLE, Formatter, UnknownStyle
from press.mark_up.headings import raise_headings
from press.mark_up.html import as_html
from press.mark_up.notes import Notes
from press.mark_up.paragraphs import print_numbers, refuse_ids
from press.mark_up.quotes import in_print
from press.mark_up.references import Targets
from press.mark_up.selection import elsewhere, numbers_of, printed_sections
from press.mark_up.shape import Shaper
from press.mark_up.typography import set_line, set_type
from press.model.briefing import Briefing, Section, Text
from press.model.document import Chapter, Document, Heading, LeftOut, Point, SourceEntry, Term
from press.model.evidence import Evidence
from press.model.manuscript import Manuscript
from press.model.parts import DATA, FACTS, FILLED_BY, GLANCE, REFERABLE_PARTS, SOURCES, TERMS, printed_parts
from press.model.report import Place, Report, did_you_mean

__all__ = ["mark_up"]

OUR_FAULT = "this is a fault of the program: please report it, and until then word the source in a note of your own"
# Parts that templates give an id, so that authors can refer to them.
PARTS = {part.id: part.title for part in REFERABLE_PARTS}


def mark_up(briefing: Briefing, manuscript: Manuscript, evidence: Evidence, report: Report) -> Document:
    """Mark up a briefing; what is wrong with its text is reported, and a placeholder stands in for it."""
    return _MarkUp(briefing, manuscript, evidence, report).document()


class _MarkUp:
    """The passes over one briefing, in order."""

    def __init__(self, briefing: Briefing, manuscript: Manuscript, evidence: Evidence, report: Report) -> None:
        self.briefing = briefing
        self.manuscript = manuscript
        self.evidence = evidence
        self.report = report
        self.sections = printed_sections(briefing)
        self.abbreviations = {entry.term: entry.expansion for entry in briefing.glossary if entry.expansion}
        self.targets = Targets(
            report,
            elsewhere=elsewhere(briefing, manuscript, self.abbreviations),
            rows=frozenset(f"fact-{fact.id}" for fact in briefing.facts),
        )
        figures = {each.id: each for each in briefing.figures}
        self.drawn = DrawnFigures(figures, manuscript, self.abbreviations, self.targets, report)
        pictures = {picture.name: picture for picture in briefing.pictures}
        self.shaper = Shaper(self.targets, pictures, self.drawn, report, briefing.has_numbered_paragraphs)
        sources = {source.id: source for source in briefing.sources}
        self.notes = Notes(self._formatter(), sources, evidence.marks, report)

    def document(self) -> Document:
        for id, title in PARTS.items():
            self.targets.add(id, "part", "", title, self.briefing.place)
        self.drawn.register_data()
        numbers = self._numbers()
        for section, number in zip(self.sections, numbers, strict=True):
            self.targets.add(section.id, "chapter", number, section.title, section.standfirst.place)
        trees = [as_html(self.manuscript.of(section.body), self.abbreviations) for section in self.sections]
        shaped = list(zip(self.sections, trees, numbers, strict=True))
        headings = [self.shaper.shape(tree, section, number) for section, tree, number in shaped]
        if self.sections == self.briefing.sections:
            self.drawn.check_all_placed()
        for section, tree, _ in shaped:
            self.notes.make(tree, section.body.place.path)
        self.targets.empty = self._empty_parts()
        lines = self.evidence.lines_that_differ
        return Document(
            briefing=self.briefing,
            evidence=self.evidence,
            title=self._plain(self.briefing.title, self.briefing.place),
            subtitle=self._plain(self.briefing.subtitle, self.briefing.place),
            chapters=tuple(
                self._chapter(section, tree, number, found, lines.get(section.id, ""))
                for (section, tree, number), found in zip(shaped, headings, strict=True)
            ),
            key_points=self._points((point.lead, point.text) for point in self.briefing.key_points),
            guidance=self._points((advice.title, advice.text) for advice in self.briefing.guidance),
            limits=self._points((limit.title, limit.text) for limit in self.briefing.handout.limits),
            terms=self._terms(),
            notes=self.notes.notes,
            sources=self._sources(),
            tables=tuple(self.shaper.captioned["table"]),
            figures=tuple(self.shaper.captioned["figure"]),
            boxes=tuple(self.shaper.captioned["box"]),
            pictures=tuple(self.shaper.used_pictures.values()),
            data_tables=self.drawn.data_tables(),
            picture_places=tuple(self.shaper.picture_places.items()),
            left_out=self._left_out(),
        )

    def _empty_parts(self) -> dict[str, str]:
        """The parts that this briefing does not have, each with what would fill it."""
        briefing = self.briefing
        printed = printed_parts(
            {
                GLANCE.id: (*briefing.key_points, *briefing.key_figures, *briefing.guidance),
                DATA.id: self.drawn.data_tables(),
                FACTS.id: briefing.facts,
                TERMS.id: briefing.glossary,
                SOURCES.id: self.notes.cited,
            }
        )
        return {id: words for id, words in FILLED_BY.items() if id not in [part.id for part in printed]}

    def _points(self, points: Iterable[tuple[str, Text]]) -> tuple[Point, ...]:
        return tuple(Point(self._plain(lead, text.place), self._inline(text)) for lead, text in points)

    def _terms(self) -> tuple[Term, ...]:
        return tuple(
            Term(f"term-{n}", self._plain(entry.term, entry.meaning.place), self._inline(entry.meaning))
            for n, entry in enumerate(self.briefing.glossary, 1)
        )

    def _formatter(self) -> Formatter:
        style, language = self.briefing.citation_style, self.briefing.language
        try:
            return Formatter(style, language, self.briefing.sources)
        except UnknownStyle:
            self.report.error(
                self.briefing.place, f"no citation style is called '{style}'", did_you_mean(style, [DEFAULT_STYLE])
            )
            return Formatter(DEFAULT_STYLE, language, self.briefing.sources)

    def _numbers(self) -> list[str]:
        return numbers_of(self.sections)

    def _chapter(
        self, section: Section, tree: Element, number: str, headings: tuple[Heading, ...], line: str
    ) -> Chapter:
        self._finish(tree, section.body.place.path)
        print_numbers(tree)
        if section.is_whole:
            raise_headings(tree)
        return Chapter(
            id=section.id,
            number=number,
            title=self._plain(section.title, section.standfirst.place),
            running_title=self._plain(section.running_title, section.standfirst.place),
            standfirst=self._inline(section.standfirst),
            html=inner_html(tree),
            headings=headings,
            opens_page=section.opens_page,
            line=line,
            path=section.body.place.path,
            is_whole=section.is_whole,
            is_corrections=section.is_corrections,
        )

    def _finish(self, tree: Element, path: str) -> None:
        """The passes that need to know the whole document."""
        self.targets.resolve(tree, path)
        check_facts(tree, path, self.briefing.facts, self.report)
        keep_first_of_each(tree)
        set_type(tree)

    def _inline(self, text: Text) -> str:
        """A text of a few sentences as HTML, without a paragraph around it; an empty one stays so."""
        if not text.markdown:
            return ""
        tree = as_html(self.manuscript.of(text), self.abbreviations)
        for citation in [
            span
            for span in tree.iter("span")
            if set(span.attrib) & {"data-cite", "data-note", "data-inline", "data-author"}
        ]:
            self.report.error(text.place, "a citation cannot stand here", "cite the source in a chapter")
            citation.attrib.clear()
        if len(tree) != 1 or tree[0].tag != "p":
            self.report.error(
                text.place, "this must be one paragraph", "write it without lists, headings and blank lines"
            )
            return ""
        refuse_ids(tree, text.place.path, self.report)
        self._finish(tree, text.place.path)
        return inner_html(tree[0])

    def _plain(self, text: str, place: Place) -> str:
        """A title with typographic quotation marks and bound spaces; markup in it is a mistake."""
        if not text:
            return ""
        tree = self.manuscript.of(Text(text, place))
        if [node.name for node in tree.nodes()] != ["text", "p"]:
            self.report.error(place, f"'{text}' holds markup", "write it as plain words")
        return set_line(" ".join("".join(in_print(tree)).split()))

    def _sources(self) -> tuple[SourceEntry, ...]:
        """The sources that notes cite, by first mention."""
        entries = []
        for number, key in enumerate(self.notes.cited, 1):
            element = as_element(self.notes.formatter.entry(key), "p")
            set_type(element)
            entries.append(SourceEntry(number, key, inner_html(element)))
        return tuple(entries)

    def _left_out(self) -> tuple[LeftOut, ...]:
        """What the style left out of the sources that are cited; and what it made of them that is not their record."""
        for place, fault in self.notes.formatter.faults:
            self.report.error(place, fault, OUR_FAULT)
        cited = [source for source in self.briefing.sources if source.id in self.notes.cited]
        found = [LeftOut(source.id, source.place, self.notes.formatter.left_out(source.id)) for source in cited]
        return tuple(each for each in found if each.variables)
