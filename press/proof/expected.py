"""The HTML of a galley becomes the blocks of text and the pictures that its pages must show, in order."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from press.model.report import Place
from press.model.tree import parsed
from press.proof.letters import letters

_SECTIONS = frozenset(("article", "aside", "body", "div", "figure", "footer", "header", "main", "nav", "section"))
_PARAGRAPHS = frozenset(("address", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"))
_LISTS = frozenset(("dd", "dl", "dt", "li", "ol", "ul"))
_TABLES = frozenset(("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"))
_BLOCKS = _SECTIONS | _PARAGRAPHS | _LISTS | _TABLES
_NAMES = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list item", "td": "cell", "th": "cell", "caption": "caption", "figcaption": "caption", "dt": "term",
    "dd": "explanation", "tr": "row",
}  # fmt: skip
# Their place among the blocks is not that in the galley: figures and boxes change places with text that fills the white
# before them, and a side note goes to the foot of its page.
_MOVES = frozenset(("box", "figure", "side"))
_OWN = "pictures/"
_FOLIOS = {"plain": ("", ""), "after-comma": (",page", ""), "bracketed": ("(page", ")")}


@dataclass(frozen=True)
class Call:
    """Where a number stands that the engine counts: that of the note, in the text and before the note itself."""

    note: int


@dataclass(frozen=True)
class Folio:
    """Where the number of the page stands on which the element ``target`` begins, between letters of its own.

    One that has such letters is printed with them or not at all: what begins on the same page is named without it.
    """

    target: str
    before: str = ""
    after: str = ""

    @property
    def can_be_dropped(self) -> bool:
        return bool(self.before)


Item = str | Call | Folio


@dataclass(eq=False)
class Block:
    """A piece of text that is set by itself: a paragraph, a heading, a cell, a note.

    ``items`` are its letters, and what stands between them; ``written`` are the texts of these letters as they are
    written, with spaces, and parted where an element begins or ends. ``raised`` are its superscripts and subscripts.
    ``marker`` is what CSS may count before it. ``unit`` is the figure, box or side note that it is part of.
    """

    name: str
    tag: str
    place: Place
    items: list[Item] = field(default_factory=list)
    written: list[list[str]] = field(default_factory=list)
    text: str = ""
    space: str = ""
    raised: list[str] = field(default_factory=list)
    marker: str = ""
    unit: Element | None = None
    table: Element | None = None
    row: Element | None = None
    is_head: bool = False

    @property
    def letters(self) -> str:
        return "".join(item for item in self.items if isinstance(item, str))


@dataclass(frozen=True)
class Image:
    """A picture and its address; the author's own is printed as it is, and every other is drawn for its paper."""

    alternative: str
    place: Place
    address: str

    @property
    def is_own(self) -> bool:
        return self.address.startswith(_OWN)


@dataclass
class Expected:
    """``blocks`` is the text, ``notes`` the notes at the foot, and ``foot`` their ids.

    ``starts`` tells at which block each id begins.
    """

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    foot: list[str] = field(default_factory=list)


def expected_of(html: str, hidden: frozenset[str], place: Place) -> Expected:
    """What the pages of a galley must show; ``hidden`` are the classes of what a lever leaves out.

    ``place`` is that of what stands in no chapter.
    """
    tree = parsed(html)
    body = tree.find("html/body")
    reader = _Reader(hidden)
    reader.read(tree if body is None else body, _Around(place))
    return reader.found


@dataclass(frozen=True)
class _Around:
    """What stands around an element."""

    place: Place
    name: str = "paragraph"
    tag: str = "body"
    unit: Element | None = None
    table: Element | None = None
    row: Element | None = None
    is_head: bool = False

    def inside(self, element: Element, tag: str, classes: set[str]) -> "_Around":
        path = element.get("data-source") or self.place.path
        line = int(element.get("data-line") or (0 if "data-source" in element.attrib else self.place.line))
        moves = self.unit is None and (tag == "figure" or not _MOVES.isdisjoint(classes))
        name = _NAMES.get(tag, self.name)
        return _Around(
            Place(path, line),
            "paragraph" if tag in ("section", "table", "figure", "ul", "ol", "dl") else name,
            tag if tag in _BLOCKS else self.tag,
            element if moves else self.unit,
            element if tag == "table" else self.table,
            element if tag == "tr" else self.row,
            tag == "thead" or (self.is_head and tag != "tbody"),
        )


class _Reader:
    """Walks through the tree; text goes to the block that is open, and a block-level element opens another."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.found = Expected()
        self.hidden = hidden
        self.open: Block | None = None
        self.marker = ""

    def read(self, element: Element, around: _Around) -> None:
        classes = set((element.get("class") or "").split())
        if classes & self.hidden or element.tag in ("script", "style", "template"):
            return
        inside = around.inside(element, element.tag, classes)
        if id := element.get("id"):
            self._close_if(element.tag in _BLOCKS)
            self.found.starts[id] = len(self.found.blocks) - (self.open is not None)
        if element.tag == "span" and "note" in classes:
            self._note(element, inside)
        elif element.tag == "img":
            self.found.images.append(Image(element.get("alt", ""), inside.place, element.get("src", "")))
        elif "data-folio" in element.attrib:
            self._folio(element, inside)
        elif element.tag in _BLOCKS:
            self.open = None
            self._content(element, inside)
            self.open = None
        else:
            self._inline(element, inside)

    def _close_if(self, closes: bool) -> None:
        if closes:
            self.open = None

    def _content(self, element: Element, inside: _Around) -> None:
        self._text(element.text, inside)
        for number, child in enumerate(element, 1):
            if child.tag == "li":
                self.marker = _marker(element.tag, int(child.get("data-number", number)))
            self.read(child, inside)
            self._text(child.tail, inside)

    def _inline(self, element: Element, inside: _Around) -> None:
        if element.tag == "br":
            self._text("\N{LINE SEPARATOR}", inside)
        self._content(element, inside)
        if element.tag in ("sup", "sub") and self.open:
            self.open.raised.append("".join(element.itertext()))

    def _text(self, text: str | None, around: _Around) -> None:
        if not text or (self.open is None and not letters(text)):
            return
        block = self._block(around)
        block.text += text
        _append(block, letters(text), text)

    def _block(self, around: _Around) -> Block:
        if self.open is None:
            self.open = Block(
                around.name, around.tag, around.place, marker=self.marker, unit=around.unit, table=around.table
            )
            self.open.row, self.open.is_head = around.row, around.is_head
            self.marker = ""
            self.found.blocks.append(self.open)
        return self.open

    def _folio(self, element: Element, around: _Around) -> None:
        words = _FOLIOS[element.get("data-folio", "plain")]
        self._block(around).items.append(Folio(element.get("data-target", ""), *words))

    def _note(self, element: Element, around: _Around) -> None:
        """The note goes to the foot of the page; its number is counted, here and there."""
        number = len(self.found.notes) + 1
        self.found.foot.append(element.get("id", ""))
        self._block(around).items.append(Call(number))
        text, self.open = self.open, Block("note", "span", around.place, [Call(number)])
        self.found.notes.append(self.open)
        self._content(element, around)
        self.open = text


def _append(block: Block, text: str, written: str) -> None:
    """Add letters to a block; a space between what the engine counts belongs to the letters behind it."""
    if block.items and isinstance(last := block.items[-1], str):
        block.items[-1] = last + text
        block.written[-1].append(written)
    elif text:
        block.items.append(text)
        block.written.append([block.space + written])
    block.space = "" if text else written


def _marker(tag: str, number: int) -> str:
    """What the stylesheets count before an item, in letters; an ordered list inside another has letters."""
    if tag == "ul":
        return "–•"
    return f"{number}|{chr(ord('a') + (number - 1) % 26)}" if tag == "ol" else ""
