"""A tree is told as a screen reader tells it: a line for each thing that it says."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from press.listen.reading import INLINE, Reading, said
from press.listen.tables import Cell, Grid, grid
from press.model.tags import NOWHERE, Annotation, Element, Kid, Kind, Line

PAGE = "— page"
LONGEST_ARTIFACT = 80  # characters
_HEADINGS = {f"H{level}": str(level) for level in range(1, 7)}
_OPENED = {"BlockQuote": "quotation", "Index": "index", "Form": "form field", "Annot": "annotation"}


@dataclass
class Teller:
    """Tells one file; ``page`` is the one on which it reads."""

    reading: Reading
    page: int = 0
    lines: list[Line] = field(default_factory=list)
    turned: set[int] = field(default_factory=set)

    def tell(self) -> tuple[Line, ...]:
        for element in self.reading.elements:
            if element.parent == NOWHERE:
                self._block(element, 0)
        return tuple(self.lines)

    def _say(self, depth: int, text: str) -> None:
        if text:
            self.lines.append(Line(depth, self.page, text))

    def _turn(self, page: int) -> None:
        """Tell that a page begins, and what of it is not read."""
        if page and page != self.page:
            self.page = page
            is_new = page not in self.turned
            self.turned.add(page)
            artifacts = (said(each.text) for each in self.reading.tagged.pages[page - 1].artifacts if is_new)
            unread = " · ".join(dict.fromkeys(text for text in artifacts if text))
            short = unread if len(unread) <= LONGEST_ARTIFACT else f"{unread[: LONGEST_ARTIFACT - 1]}…"
            self._say(0, f"{PAGE} {page} —" + (f" (not read: {short})" if short else ""))

    def _block(self, element: Element, depth: int) -> None:
        """Tell an element that begins anew."""
        self._turn(element.page)
        role = element.role
        if role == "Table":
            self._table(element, depth)
        elif role in ("L", "TOC"):
            self._list(element, depth)
        elif role in ("Figure", "Formula"):
            alternative = element.alt if element.alt is not None else element.actual
            told = said(alternative) if alternative else "without alternative"
            self._say(depth, f"{role.lower()}: {told}")
            for caption in (kid for kid in self.reading.kids(element.index) if kid.role == "Caption"):
                self._block(caption, depth + 1)
        elif role == "Note":
            self._labelled(element, depth, "note")
        elif role in ("LI", "TOCI"):
            self._labelled(element, depth, "")
        elif element.type != role and role in ("Div", "Sect"):
            self._say(depth, _with_lang(f"{element.type.lower()}:", element))
            self._held(element, depth + 1, "")
        elif role in _OPENED:
            self._say(depth, _with_lang(f"{_OPENED[role]}:", element))
            self._held(element, depth + 1, "")
        else:
            self._held(element, depth, _opening(element))

    def _held(self, element: Element, depth: int, opening: str) -> None:
        """Tell what is in an element: lines of text, and blocks between them; the first has the opening before it."""
        before = len(self.lines)
        if element.actual is not None:
            self._say(depth, said(element.actual))
        else:
            text = ""
            for kid in element.kids:
                inner = self.reading.elements[kid.number] if kid.kind is Kind.ELEMENT else None
                if inner is None:
                    text += self._shown(kid)
                elif inner.role in INLINE and not self._has_blocks(inner):
                    text += self._inline(inner)
                else:
                    self._say(depth, said(text))
                    text = ""
                    self._block(inner, depth)
            self._say(depth, said(text))
        if len(self.lines) > before:
            self._open(before, depth, opening)

    def _has_blocks(self, element: Element) -> bool:
        return any(each.role not in INLINE for each in self.reading.below(element.index))

    def _shown(self, kid: Kid) -> str:
        """Marked content; of a page that begins within a line it is told there."""
        content = self.reading.contents.get((kid.page, kid.stream, kid.number)) if kid.kind is Kind.CONTENT else None
        if content is None:
            return ""
        turned = ""
        if kid.page != self.page and content.text.strip():
            self.page, turned = kid.page, f" [page {kid.page}] "
        return turned + content.text

    def _inline(self, element: Element) -> str:
        """An element within a line, with what is said of it in brackets."""
        if element.actual is not None:
            text = element.actual
        else:
            text = "".join(
                self._inline(self.reading.elements[kid.number]) if kid.kind is Kind.ELEMENT else self._shown(kid)
                for kid in element.kids
            )
        if element.expansion:
            text = _bracketed("", text, f" [that is: {said(element.expansion)}")
        if element.lang:
            text = _bracketed(f"[{element.lang}: ", text)
        match element.role:
            case "Link":
                return _bracketed("[link: ", text, _leads(self.reading.annotations(element.index)))
            case "Reference":
                is_link = text.lstrip().startswith("[link")
                return text.replace("[link", "[reference", 1) if is_link else _bracketed("[reference: ", text)
            case "Quote":
                return _bracketed("[quotation: ", text)
            case "Code":
                return _bracketed("[code: ", text)
        return text

    def _list(self, element: Element, depth: int) -> None:
        kids = self.reading.kids(element.index)
        items = sum(kid.role in ("LI", "TOCI") for kid in kids)
        name = "contents with {} entr{}" if element.role == "TOC" else "list of {} item{}"
        ends = ("y", "ies") if element.role == "TOC" else ("", "s")
        self._say(depth, _with_lang(name.format(items, ends[items != 1]), element))
        for kid in kids:
            self._block(kid, depth + 1)

    def _labelled(self, element: Element, depth: int, name: str) -> None:
        """A note or an item: its label stands before the first line of what follows it."""
        label = next((kid for kid in self.reading.kids(element.index) if kid.role == "Lbl"), None)
        words = self.reading.text(label.index).rstrip(":") if label else ""
        if name and words.lower().startswith(name):
            name = ""  # large print says the word itself
        opening = " ".join(filter(None, (name, words))) or ("-" if element.role == "LI" else "")
        if element.role == "Note":
            opening = f"{opening}{_back(self.reading.annotations(label.index) if label else [])}: "
        elif opening:
            opening += " "
        before, text = len(self.lines), ""
        for kid in element.kids:
            inner = self.reading.elements[kid.number] if kid.kind is Kind.ELEMENT else None
            if inner is None or (inner.role in INLINE and not self._has_blocks(inner)):
                text += self._inline(inner) if inner else self._shown(kid)
            elif inner is not label:
                self._say(depth, said(text))
                text = ""
                self._held(inner, depth, "") if inner.role == "LBody" else self._block(inner, depth)
        self._say(depth, said(text))
        self._open(before, depth, _with_lang(opening, element))

    def _open(self, before: int, depth: int, opening: str) -> None:
        """Put an opening before the first line that has been told since ``before``; alone where there is none."""
        for at in range(before, len(self.lines)):
            if not self.lines[at].text.startswith(PAGE):
                self.lines[at] = Line(depth, self.lines[at].page, opening + self.lines[at].text)
                return
        self._say(depth, opening.strip())

    def _table(self, element: Element, depth: int) -> None:
        found = grid(self.reading, element.index)
        shape = f"table, {_count(found.columns, 'column')}, {_count(found.rows, 'row')}"
        self._say(depth, _with_lang(shape, element))
        for caption in (kid for kid in self.reading.kids(element.index) if kid.role == "Caption"):
            self._block(caption, depth + 1)
        for number in range(found.rows):
            row = [cell for cell in found.cells if cell.row == number]
            if row and all(cell.is_head and cell.scope == "Column" for cell in row):
                self._turn(row[0].element.page)
                self._say(depth + 1, "heads: " + " | ".join(self._cell_text(cell) for cell in row))
                continue
            self._say(depth + 1, f"row {number + 1}")
            for cell in row:
                self._cell(cell, found, depth + 2)

    def _cell(self, cell: Cell, found: Grid, depth: int) -> None:
        """A cell with its heads before it; a head of a row is named as one."""
        self._turn(cell.element.page)
        heads = ", ".join(self.reading.text(head.index) for head in found.heads(cell))
        opening = f"{'head of the row: ' if cell.is_head else ''}{f'({heads}) ' if heads else ''}"
        before = len(self.lines)
        self._held(cell.element, depth, "")
        self._open(before, depth, opening if len(self.lines) > before else f"{opening}empty")

    def _cell_text(self, cell: Cell) -> str:
        return self.reading.text(cell.element.index) or "empty"


def _opening(element: Element) -> str:
    if element.role in _HEADINGS:
        opening = f"heading level {_HEADINGS[element.role]}: "
    else:
        opening = {"H": "heading: ", "Caption": "caption: "}.get(element.role, "")
    return f"[{element.lang}] {opening}" if element.lang and element.role != "Document" else opening


def _bracketed(opening: str, text: str, ending: str = "") -> str:
    """Brackets around a text, and blanks at its ends around the brackets."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    return f"{before}{opening}{words}{ending}]{after}"


def _with_lang(text: str, element: Element) -> str:
    return f"[{element.lang}] {text}" if element.lang else text


def _leads(annotations: list[Annotation]) -> str:
    """Where a link leads."""
    places = dict.fromkeys(filter(None, map(_place, annotations)))
    return f" → {', '.join(places)}" if places else " → nowhere"


def _back(annotations: list[Annotation]) -> str:
    """Where the label of a note leads."""
    places = list(filter(None, map(_place, annotations)))
    return f" [back to {places[0]}]" if places else ""


def _place(annotation: Annotation) -> str:
    if annotation.uri:
        return annotation.uri
    if annotation.target:
        return f"page {annotation.target.page}" if annotation.target.page else f"nowhere ('{annotation.target.name}')"
    return ""


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def transcript(reading: Reading) -> Iterator[Line]:
    """What a listener is told, from the language of the file to its last page."""
    facts, tagged = reading.tagged.facts, reading.tagged
    title = dict(facts.metadata).get("dc:title") or facts.title or "no title"
    yield Line(0, 0, f"document, {facts.lang or 'no language'}: {title}")
    yield from Teller(reading).tell()
    count = sum(len(page.artifacts) for page in tagged.pages)
    yield Line(0, 0, f"end; {_count(count, 'artifact')} on {_count(len(tagged.pages), 'page')} not read")
