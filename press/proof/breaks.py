"""Where pages and lines break: no heading and no title alone above the next page, no line that ends too early.

A reader stumbles over both, and neither loses a word: they are told, and never stop a build.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import pypdfium2.raw as pdfium

from press.model.report import Report
from press.proof.expected import Block
from press.proof.found import Found
from press.proof.letters import quoted
from press.proof.paper import Piece, PrintedPage

_HEADS = ("h1", "h2", "h3", "h4")
# A line that is shorter than the longest of its paragraph by the next word, a space and this much ends too early; what
# stands in for a page number is a little wider than the number (in sizes of the type).
SLACK_EM = 1.0
_SPACE_EM = 0.3


def check_heads(edition: str, blocks: Sequence[Block], text: Found, report: Report) -> None:
    """Tell of each heading that does not stand on the page of what it heads."""
    found = [(block, text.spans[block]) for block in blocks if block in text.spans]
    for index, (head, above) in enumerate(found[:-1]):
        # No author can do anything about headings of the program's own, which have no line.
        if head.tag not in _HEADS or head.unit is not None or not head.place.line:
            continue
        # A figure may stand on the next page, and text that follows it below the heading.
        below = [found[index + 1], *takewhile(lambda each: each[0].tag not in _HEADS, found[index + 2 :])]
        if all(span.first_page > above.last_page for _, span in below):
            message = f"'{edition}' leaves the heading {quoted(head.text)} alone at the end of page {above.last_page}"
            report.warning(head.place, message, "add or take away a line above it")


def check_lines(
    edition: str, blocks: Sequence[Block], text: Found, pages: Sequence[PrintedPage], report: Report
) -> None:
    """Tell of each line of a paragraph on which the next word would have had room."""
    for block in blocks:
        span = text.spans.get(block)
        # Lists of contents and the record have columns of their own, within which they break.
        if span is None or block.tag != "p" or not block.place.line:
            continue
        for line, word in _early(block.text, _lines(span.stream.between(span.start, span.end)), pages):
            message = f"'{edition}' ends the line {quoted(line)} on which {quoted(word)} would have room"
            report.warning(block.place, message, "look there, and report what you see: the program broke it")


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a block: pieces of one page that overlap in height, each to the right of the one before."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        last = lines[-1][-1] if lines else None
        is_same = (
            last is not None
            and last.page == piece.page
            and piece.box.left >= last.box.right - piece.size_pt
            and min(last.box.top, piece.box.top) > max(last.box.bottom, piece.box.bottom)
        )
        if is_same:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _early(text: str, lines: list[list[Piece]], pages: Sequence[PrintedPage]) -> Iterator[tuple[str, str]]:
    """The words of each line that ends too early, and what would have fitted, up to where a line can break."""
    for above, below in pairwise(lines):
        first, em = below[0], above[0].size_pt
        right = max(line[-1].box.right for line in lines if _is_beside(line, above))
        room = right - above[-1].box.right - em * (SLACK_EM + _SPACE_EM)
        if not _is_beside(below, above) or room <= 0:
            continue
        word = _unbroken(text, above[-1].text, first.text)
        if word and len(word) < len(first.text) and _width_of(first, word, pages[first.page - 1]) < room:
            yield "".join(piece.text for piece in above), word


def _is_beside(line: list[Piece], other: list[Piece]) -> bool:
    """Whether two lines are of one column: they stand on one page, and begin at one place."""
    one, two = line[0], other[0]
    return one.page == two.page and abs(one.box.left - two.box.left) < one.size_pt / 2


def _unbroken(text: str, above: str, below: str) -> str:
    """What begins a line, as its text binds it: "24 March" may be one; empty where it cannot be found."""
    last, first = above.split()[-2:], below.split()
    if not last or not first:
        return ""
    before = r"\s+".join(map(re.escape, last))
    found = re.search(rf"{before}[ \n]+({re.escape(first[0])}[^ \n]*)", text)
    return found[1].replace("\N{NO-BREAK SPACE}", " ") if found else ""


def _width_of(piece: Piece, word: str, page: PrintedPage) -> float:
    """The width of the words at the start of a piece, in points."""
    text = page.text()
    index = pdfium.FPDFText_GetCharIndexAtPos(text.raw, piece.box.left + 0.5, _middle(piece), 3, 3)
    if index < 0:
        return piece.box.width
    _, _, right, _ = text.get_charbox(index + len(word) - 1)
    return float(right) - piece.box.left


def _middle(piece: Piece) -> float:
    return (piece.box.bottom + piece.box.top) / 2
