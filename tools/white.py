"""Says of each page of a PDF how many words it has, and how much of its text area is white at its foot.

``python -m tools.white FILE.pdf`` prints a table, and with ``--json`` the same as JSON. The text area is what text and
pictures take of the pages together; notes are no white, and covers, which have no running head or number, have no foot.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from press.proof.paper import Piece, PrintedPage
from press.proof.printed import Printed

MUCH = 1 / 3
SMALLER = 0.9  # of the size of text: notes at the foot


@dataclass(frozen=True)
class Fill:
    """``white`` is a share of the height of the text area, from 0 to 1; None for a cover."""

    page: int
    words: int
    white: float | None


@dataclass(frozen=True)
class Filled:
    """``white`` is the mean of all pages but covers."""

    pages: tuple[Fill, ...]
    words: int
    white: float


def filled(pdf: bytes) -> Filled:
    """How the pages of a PDF that was printed here are filled."""
    with Printed(pdf) as printed:
        inner = [page for page in printed.pages if not all(piece.is_in_text for piece in page.pieces)]
        edges = [edge for page in inner for edge in (*_edges(page), *_note_edges(page))]
        top, bottom = max(edges, default=0.0), min(edges, default=0.0)
        pages = []
        for page in printed.pages:
            white = None
            if page in inner and top > bottom:
                foot = max(_note_edges(page), default=bottom)
                white = round(max(0.0, min(_edges(page), default=top) - foot) / (top - bottom), 3)
            pages.append(Fill(page.number, _words(page), white))
    whites = [page.white for page in pages if page.white is not None]
    mean = round(sum(whites) / len(whites), 3) if whites else 0.0
    return Filled(tuple(pages), sum(page.words for page in pages), mean)


def _notes(page: PrintedPage) -> set[Piece]:
    """The notes at the foot, which are set smaller than the text; those at the end of a chapter are not."""
    notes = [piece for piece in page.pieces if piece.is_in_note]
    text = [piece for piece in page.pieces if piece.is_in_text and not piece.is_in_note]
    return set(notes) if notes and (not text or _size(notes) <= SMALLER * _size(text)) else set()


def _size(pieces: Sequence[Piece]) -> float:
    """The size of type in which most letters are set, in points."""
    letters: Counter[float] = Counter()
    for piece in pieces:
        letters[piece.size_pt] += len(piece.text)
    return letters.most_common(1)[0][0]


def _edges(page: PrintedPage) -> list[float]:
    """The upper and lower edges of text and pictures, in points from the foot of the paper."""
    notes = _notes(page)
    boxes = [piece.box for piece in page.pieces if piece.is_in_text and piece not in notes]
    boxes += [picture.box for picture in page.pictures if picture.box]
    return [edge for box in boxes for edge in (box.bottom, box.top)]


def _note_edges(page: PrintedPage) -> list[float]:
    return [edge for piece in _notes(page) for edge in (piece.box.bottom, piece.box.top)]


def _words(page: PrintedPage) -> int:
    """The words of a page without its running head and number."""
    running = " ".join(piece.text for piece in page.pieces if not piece.is_in_text)
    return max(0, len(page.text().get_text_range().split()) - len(running.split()))


def table(found: Filled) -> str:
    """A line a page, and what they come to."""
    lines = [f"{each.page:4} {each.words:6} {_percent(each.white):>6}" for each in found.pages]
    much = [str(each.page) for each in found.pages if (each.white or 0.0) > MUCH]
    mean = round(found.words / len(found.pages)) if found.pages else 0
    total = f"{found.words} words, {mean} a page; {_percent(found.white)} white"
    more = f"; more than a third: {', '.join(much)}" if much else ""
    return "\n".join(["page  words  white", *lines, f"{total}{more}"])


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.white", description=__doc__.partition("\n")[0])
    parser.add_argument("pdf", type=Path, metavar="FILE.pdf")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args(arguments)
    found = filled(asked.pdf.read_bytes())
    print(json.dumps(asdict(found), indent=2) if asked.json else table(found))


if __name__ == "__main__":
    main()
