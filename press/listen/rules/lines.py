"""Lines and pages: they end in the middle of words, sentences and tables, and a listener must not hear that."""

import re
from collections.abc import Iterator
from itertools import pairwise

from press.listen.reading import Piece, Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.listen.tables import grid
from press.model.tags import Element, Kind, Rule

# Of the size of type: further down or up than a raised number stands, it is another line.
LINE = 0.6
GAP = 0.18  # of the size of type: narrower than any space between words, wider than letters are set apart
DROPPED = 1.8  # a letter that begins a paragraph over several lines is so much larger at least
SHORTEST_SENTENCE = 40  # characters
LONGEST_WORD = 40  # letters: what is longer was broken because it had to be
MOST_LOOKED_AT = 4  # blocks at the head and at the foot of a page
# What a line may end or begin with and still be parted from the next, or rightly joined to it.
_PARTS = re.compile(r"[\s\u00ad\u200b/\\_@=&?#%~|+·•‐‑–—-]")
_OPENS, _CLOSES = re.compile(r"[(\[{“‘«„‚]"), re.compile(r"[)\]},;:.!?…”’»]")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ADDRESS = re.compile(r"://|^www\.|@|[0-9a-f]{16}")
_ENDED = re.compile(r"""[.!?:;…]["'”’»)\]\d]*$""")
_BROKEN_BLOCKS = ("P", "LBody", "BlockQuote", "Caption")


def _joined(reading: Reading) -> Iterator[Found]:
    last: dict[int, tuple[Piece, str]] = {}
    open_block = -1
    for piece in reading.pieces:
        if not piece.text:
            continue
        if piece.block != open_block and not _is_in_note(reading, piece.block):
            # A list or a table in the middle of an item is no end of a line; a note is.
            last = {piece.block: last[piece.block]} if piece.block in last and _is_in_note(reading, open_block) else {}
        open_block = piece.block
        before, word = last.get(piece.block, (None, ""))
        if before and _is_joined(before, piece):
            whole = word + re.split(r"\s", piece.text, maxsplit=1)[0]
            if len(whole) <= LONGEST_WORD and not _ADDRESS.search(whole) and not _is_in_code(reading, before, piece):
                where = "at the end of a line" if _is_new_line(before, piece) else "across a gap"
                yield Found(piece.page, f"words are joined {where}", quoted(whole))
        is_same = before and not _is_new_line(before, piece) and not _is_apart(before, piece)
        tail = re.split(r"\s", word + piece.text if is_same else piece.text)[-1]
        last[piece.block] = (piece, tail)


def _is_in_code(reading: Reading, before: Piece, piece: Piece) -> bool:
    """Whether code is broken at a sign of its own, where nobody typed a blank."""
    around = {each.index for each in (reading.elements[before.element], *reading.above(before.element))}
    is_one = any(
        each.role == "Code" and each.index in around
        for each in (reading.elements[piece.element], *reading.above(piece.element))
    )
    return is_one and not (before.text[-1].isalnum() and piece.text[0].isalnum())


def _is_in_note(reading: Reading, index: int) -> bool:
    return index >= 0 and (reading.elements[index].role == "Note" or reading.is_within(index, "Note"))


def _is_joined(before: Piece, piece: Piece) -> bool:
    if not _is_new_line(before, piece) and not _is_apart(before, piece):
        return False
    end, begin = before.text[-1], piece.text[0]
    if _is_apart(before, piece) and (_OPENS.match(end) or _CLOSES.match(begin)):
        return False  # a mark beside what is set in a frame
    return not (_PARTS.match(end) or _PARTS.match(begin) or (_NO_SPACES.match(end) and _NO_SPACES.match(begin)))


def _is_apart(before: Piece, piece: Piece) -> bool:
    """Whether a reader of the page sees a gap on the line between two pieces."""
    one, other = before.run, piece.run
    if one is None or other is None or one.end is None or before.page != piece.page:
        return False
    return one.end + GAP * max(one.size, other.size) < other.x


def _is_new_line(before: Piece, piece: Piece) -> bool:
    one, other = before.run, piece.run
    if one is None or other is None:
        return False
    if before.page != piece.page:
        return True
    smaller, larger = sorted((one.size, other.size))
    if larger > DROPPED * smaller:
        return False
    return abs(one.y - other.y) > LINE * larger


def _cut_sentences(reading: Reading) -> Iterator[Found]:
    """A block that ends in the middle of a sentence, and another on the next page that begins in it."""
    by_page: dict[int, list[Element]] = {}
    for element in reading.of(*_BROKEN_BLOCKS):
        if element.page and reading.block(element.index) == element.index and not _is_in_note(reading, element.index):
            by_page.setdefault(element.page, []).append(element)
    for page, blocks in by_page.items():
        ends = [e for e in by_page.get(page - 1, [])[-MOST_LOOKED_AT:] if _is_open(reading.text(e.index))]
        for block in blocks[:MOST_LOOKED_AT]:
            text = reading.text(block.index)
            before = next((end for end in reversed(ends) if _may_be_one(reading, end, block)), None)
            if before and text[:1].islower():
                end = reading.text(before.index)[-25:]
                yield Found(page, f"the end of a page cuts a {block.role} in two", quoted(f"…{end} | {text[:30]}"))


def _may_be_one(reading: Reading, before: Element, block: Element) -> bool:
    """Whether two blocks could be halves of one: items that follow each other in one list are none."""
    is_apart = any(reading.is_within(each.index, "Caption", "Figure", "TOC") for each in (before, block))
    if before.role != block.role or is_apart or _begins_with_code(reading, block):
        return False
    lists = [
        next((each.index for each in reading.above(each.index) if each.role == "L"), -1) for each in (before, block)
    ]
    return lists[0] != lists[1] or lists[0] < 0


def _begins_with_code(reading: Reading, block: Element) -> bool:
    """Names in code begin sentences with small letters."""
    first = next((piece.element for piece in reading.pieces_of(block.index) if piece.text.strip()), block.index)
    return reading.elements[first].role == "Code" or reading.is_within(first, "Code")


def _is_open(text: str) -> bool:
    return len(text) >= SHORTEST_SENTENCE and not _ENDED.search(text)


def _cut_tables(reading: Reading) -> Iterator[Found]:
    """Tables or lists with nothing between them, and a page or a column that ends there."""
    order = {id(piece): at for at, piece in enumerate(reading.pieces)}
    for role in ("Table", "L"):
        before: Element | None = None
        for element in reading.of(role):
            are_near = before and (element.parent == before.parent or role == "Table")
            if before and are_near and _is_one(reading, before, element, order):
                head = quoted(reading.text(element.index))
                yield Found(element.page, f"the end of a page or a column cuts a {role} in two", head)
            before = element


def _is_one(reading: Reading, before: Element, element: Element, order: dict[int, int]) -> bool:
    one, other = reading.pieces_of(before.index), reading.pieces_of(element.index)
    if not one or not other or one[-1].page > other[0].page or before.role != element.role:
        return False
    between = reading.pieces[order[id(one[-1])] + 1 : order[id(other[0])]]
    if any(piece.text.strip() and not _is_in_note(reading, piece.block) for piece in between):
        return False
    if element.role == "L":
        return before.attribute("ListNumbering") == element.attribute("ListNumbering")
    return one[-1].page < other[0].page and _heads(reading, before) == _heads(reading, element) != ""


def _heads(reading: Reading, table: Element) -> str:
    cells = [cell for cell in grid(reading, table.index).cells if cell.is_head and cell.scope == "Column"]
    return " | ".join(reading.text(cell.element.index) for cell in cells)


def _painted(reading: Reading) -> Iterator[Found]:
    """Notes are read where they are called and painted at the foot of the page, so they are left out."""
    below = (each for note in reading.of("Note") for each in reading.below(note.index))
    notes = {(kid.page, kid.stream, kid.number) for each in below for kid in each.kids if kid.kind is Kind.CONTENT}
    for page in reading.tagged.pages:
        marks = ((at, (each.stream, each.mcid)) for at, each in enumerate(page.contents))
        painted = {mark: at for at, mark in marks if (page.number, *mark) not in notes}
        read = [mark for mark in reading.marks.get(page.number, ()) if mark in painted]
        for before, after in pairwise(read):
            if painted[after] < painted[before]:
                texts = (reading.contents[page.number, *mark].text for mark in (before, after))
                words = " before ".join(quoted(text)[:30] or "a drawing" for text in texts)
                yield Found(page.number, "it is read in another order than it is painted", words)
                break


CHECKS = (
    Check(Rule("line-ends", f"{PDF}, 14.8.2.5", "let a real space or hyphen stand at the end of each line"), _joined),
    Check(Rule("whole-sentence", f"{UA}, 7.2", "one tag, on however many pages"), _cut_sentences),
    Check(Rule("whole-table", f"{UA}, 7.5 and 7.6", "one tag, its head rows once"), _cut_tables),
    Check(
        Rule("paint-order", f"{PDF}, 14.8.2.3", "paint in the order of reading where layout allows", is_advice=True),
        _painted,
    ),
)
