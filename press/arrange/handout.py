"""What the handout prints of a document: the author's choice, or ours where the author made none."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace as with_changes
from xml.etree.ElementTree import Element

from press.arrange.tree import element, find, inner_html, remove, unwrap, with_class, words
from press.model.briefing import HandoutChoice
from press.model.document import Captioned, Document, Handout, Point, Term
from press.model.report import Report, did_you_mean
from press.model.tree import parsed
from press.model.wording import count, marked, of_the_briefing

MOST_ROWS = 10  # of a table that we choose: more would not leave room for the rest
MOST_TERMS = 4


def for_handout(document: Document, report: Report) -> Document:
    return with_changes(document, handout=_Selection(document, report).handout())


class _Selection:
    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self.trees = [_with_sources(parsed(chapter.html), chapter.path) for chapter in document.chapters]
        self.here: frozenset[str] = frozenset()  # what these two pages print, and references may lead to
        chosen = document.briefing.handout
        self.choice = self._of_chosen_chapters(chosen) if document.briefing.form.chapters else chosen

    def handout(self) -> Handout:
        self.here = frozenset({self._figure_id(), self._table_id()})
        title, questions = self._questions()
        made = Handout(
            key_points=tuple(self._point(point) for point in self.document.key_points),
            figure=self._figure(),
            table=self._table(),
            limits=tuple(self._point(limit) for limit in self.document.limits),
            questions_title=title,
            questions=questions,
            terms=self._terms(),
            key_figures=self.document.briefing.key_figures,
        )
        if made == Handout((), "", "", (), "", (), ()):
            message = "the handout has a title and the note for readers only"
            hint = "give 'key_points:' or 'key_figures:', or take 'handout' out of 'editions:'"
            self.report.warning(self.document.briefing.place, message, hint)
        return with_changes(made, facts=self._standing(made))

    def _of_chosen_chapters(self, choice: HandoutChoice) -> HandoutChoice:
        """The author's choice was made of all chapters: what these do not have is replaced by the first of its kind."""
        figure, table, questions = (
            id if id == "none" or self._find(id) is not None else ""
            for id in (choice.figure, choice.table, choice.questions)
        )
        rows = choice.rows if table == choice.table else ()
        return with_changes(choice, figure=figure, table=table, questions=questions, rows=rows)

    def _standing(self, made: Handout) -> str:
        """What the ledger says of the facts that these two pages are tied to, each counted once."""
        points = (point.html for point in (*made.key_points, *made.limits))
        terms = (term.html for term in made.terms)
        tree = parsed("".join((*points, made.table, made.figure, *made.questions, *terms)))
        marked_facts = {span.get("data-fact") for span in tree.iter("span")}
        marked_facts |= {figure.fact for figure in made.key_figures}
        shown = {each.get("id") for each in with_class(tree, "drawn")}
        drawn = (figure for figure in self.document.briefing.figures if figure.anchor in shown)
        marked_facts |= {fact for figure in drawn for fact in figure.facts}
        return marked(count(fact.status for fact in self.document.evidence.facts if fact.id in marked_facts))

    def _find(self, id: str) -> Element | None:
        found = (find(tree, id) for tree in self.trees)
        return next((deepcopy(each) for each in found if each is not None), None)

    def _chosen(self, id: str, kind: str, known: Sequence[str]) -> Element | None:
        """The element that the author chose; None where there is none of that id, and the report says so."""
        found = self._find(id) if id in known else None
        if found is None:
            message = f"the handout asks for the {kind} '{id}', and there is none"
            self.report.error(self.choice.place, message, did_you_mean(id, known, _known(kind, known)))
        return found

    def _figure(self) -> str:
        id = self._figure_id()
        if id in ("", "none"):
            return ""
        figure = self._chosen(id, "figure", [figure.id for figure in self.document.figures])
        return self._html(figure) if figure is not None else ""

    def _figure_id(self) -> str:
        return self.choice.figure or next((figure.id for figure in self.document.figures), "")

    def _table(self) -> str:
        id = self._table_id()
        if id in ("", "none"):
            return ""
        figure = self._chosen(id, "table", [table.id for table in self.document.tables])
        if figure is None:
            return ""
        kept, total = self._keep_rows(figure)
        if kept < total:
            label = next(table.label for table in self.document.tables if table.id == id)
            words_of_it = f"{kept} of the {total} rows; all are in {label} of the full briefing."
            figure.append(element("p", words_of_it, class_="source"))
        return self._html(figure)

    def _table_id(self) -> str:
        return self.choice.table or self._shortest(self.document.tables)

    def _shortest(self, tables: Sequence[Captioned]) -> str:
        """The first table that a handout has room for."""
        for table in tables:
            figure = self._find(table.id)
            if figure is not None and len(_rows(figure)) <= MOST_ROWS:
                return table.id
        return ""

    def _keep_rows(self, figure: Element) -> tuple[int, int]:
        """Leave only the rows that the author chose, by the words of their heads; how many of how many."""
        rows = {words(_plain(deepcopy(row[0]))): row for row in _rows(figure)}
        total = len(rows)
        if not self.choice.rows:
            return total, total
        for name in self.choice.rows:
            if name not in rows:
                message = f"the table has no row '{name}'"
                self.report.error(self.choice.place, message, did_you_mean(name, rows, _known("row", list(rows))))
        for name, row in rows.items():
            if name not in self.choice.rows:
                remove(figure, row)
        figure.set("class", "table short")
        return len(_rows(figure)), total

    def _questions(self) -> tuple[str, tuple[str, ...]]:
        blocks = [block for tree in self.trees for block in with_class(tree, "scrutiny")]
        known = [block.get("id", "") for block in blocks if block.get("id")]
        id = self.choice.questions
        first = deepcopy(blocks[0]) if blocks else None
        block = self._chosen(id, "block of questions", known) if id else first
        if block is None:
            return "", ()
        plain = _plain(self._named(block))
        titles = with_class(plain, "title")
        return words(titles[0]) if titles else "", tuple(_without_paragraph(item) for item in plain.iter("li"))

    def _terms(self) -> tuple[Term, ...]:
        names = self.choice.terms
        if not names:
            entries = self.document.briefing.glossary
            names = tuple(entry.term for entry in entries if not entry.expansion)[:MOST_TERMS]
        by_name = dict(zip((e.term for e in self.document.briefing.glossary), self.document.terms, strict=True))
        return tuple(self._term(by_name[name]) for name in names if name in by_name)

    def _point(self, point: Point) -> Point:
        return Point(point.lead, inner_html(_plain(self._named(parsed(point.html)))))

    def _term(self, term: Term) -> Term:
        return Term(term.id, term.term, inner_html(_plain(self._named(parsed(term.html)))))

    def _html(self, figure: Element) -> str:
        wrapped = Element("body")
        figure.tail = None
        wrapped.append(_plain(self._named(figure)))
        return inner_html(wrapped)

    def _named(self, tree: Element) -> Element:
        """With the place in the briefing of each reference to what these two pages do not print."""
        for link in with_class(tree, "reference"):
            if link.get("href", "").removeprefix("#") not in self.here:
                link.text = (link.text or "") + of_the_briefing(link.get("data-where", ""))
        return tree


def _with_sources(tree: Element, path: str) -> Element:
    """Every figure and box tells its file, for outside of the chapter nothing else does."""
    for each in tree.iter():
        if each.tag in ("figure", "aside"):
            each.set("data-source", each.get("data-source", path))
    return tree


def _rows(figure: Element) -> list[Element]:
    return list(figure.iterfind(".//tbody/tr"))


def _known(kind: str, known: Sequence[str]) -> str:
    return f"there are {', '.join(known)}" if known else f"the text has no {kind}"


def _plain(tree: Element) -> Element:
    """Without notes, and without page numbers and links that only the whole document has."""
    for note in with_class(tree, "note", "folio", "mark", "table-notes"):
        remove(tree, note)
    for link in [link for link in tree.iter("a") if link.get("href", "").startswith("#")]:
        unwrap(tree, link)
    return tree


def _without_paragraph(item: Element) -> str:
    """The words of an item; its lines are left out, because nothing around it will say of which file."""
    for inner in item.iter():
        inner.attrib.pop("data-line", None)
    paragraph = item.find("p")
    return inner_html(paragraph if paragraph is not None else item)
