"""The proof of one edition: its text, numbers and pictures are held against the galley, its pages against the eye."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from press.model.edition import Edition
from press.model.output import Galley, Pages
from press.model.report import Place, Report
from press.proof.breaks import check_heads, check_lines
from press.proof.continued import check_continued
from press.proof.expected import Block, Expected, Image, expected_of
from press.proof.found import Found
from press.proof.labels import check_labels
from press.proof.letters import plain, quoted
from press.proof.match import match
from press.proof.measures import measures_of
from press.proof.numbers import check_folios, check_notes, long_notes
from press.proof.paper import Picture, Piece
from press.proof.printed import Printed
from press.proof.sight import Seen, Sight
from press.proof.spaces import check_spaces
from press.proof.stream import Stream
from press.proof.tables import WideTables, cells_of, tell_tall_rows
from press.proof.text import TextProof


def proof(galley: Galley, pages: Pages, edition: Edition, styles: Path, place: Place, report: Report) -> None:
    """Report what the pages lost of their galley, and what of them cannot be read.

    ``styles`` is the folder of the stylesheets, which say how small type may be and how wide margins are; ``place`` is
    told of what stands in no chapter.
    """
    hidden = {name for lever in edition.levers if lever.stylesheet in galley.levers for name in lever.hides}
    expected = expected_of(galley.html, frozenset(hidden), place)
    with Printed(pages.pdf, frozenset(expected.foot)) as printed:
        outside = {
            page.number: Stream([piece for piece in page.pieces if not piece.is_in_text]) for page in printed.pages
        }
        text = match(expected.blocks, Stream(printed.flow), outside)
        notes = match(expected.notes, Stream(printed.notes))
        if tell_tall_rows(edition.name, text, report):
            return  # the rest of it is not where it should be, whatever is asked
        TextProof(edition.name, expected.blocks, text, place, report).tell()
        TextProof(edition.name, expected.notes, notes, place, report).tell()
        measures = measures_of(styles, galley.stylesheets, galley.tokens)
        long = long_notes(expected, notes, printed.pages, measures.top + measures.bottom)
        check_notes(edition.name, expected, text, notes, long, report)
        check_folios(edition.name, expected, text, report)
        _check_order(edition.name, expected, text, report)
        check_spaces(edition.name, text, report)
        check_spaces(edition.name, notes, report)
        check_heads(edition.name, expected.blocks, text, report)
        check_lines(edition.name, expected.blocks, text, printed.pages, report)
        check_continued(edition.name, expected.blocks, text, printed.pages, report)
        pictures = dict(_check_pictures(edition.name, expected, printed, report))
        check_labels(edition.name, galley.drawings, pictures, report)
        labels = {label: image.place for picture, image in pictures.items() for label in picture.labels}
        places = _places(text) | _places(notes) | labels
        wide = WideTables(edition.name, expected.blocks, cells_of(text))
        told = {piece for pieces in long.values() for piece in pieces}
        seen = Seen(places, _raised(text), pictures, told)
        Sight(edition.name, printed, measures, seen, pages.blanks, wide, place, report).check()


def _places(found: Found) -> dict[Piece, Place]:
    """Where the text of each piece comes from."""
    spans = [(block.place, span.stream.between(span.start, span.end)) for block, span in found.spans.items()]
    gaps = [(gap.blocks[0].place, gap.stream.between(gap.start, gap.end)) for gap in found.gaps if gap.blocks]
    return {piece: place for place, pieces in (*spans, *gaps) for piece in pieces}


def _raised(found: Found) -> set[Piece]:
    """Superscripts and subscripts."""
    return {
        piece
        for block, span in found.spans.items()
        if block.raised
        for piece in span.stream.between(span.start, span.end)
        if piece.text.strip() in block.raised
    }


def _check_order(edition: str, expected: Expected, text: Found, report: Report) -> None:
    """A figure may give way to text that follows it, but not to a chapter, or go up on the page that it did not fit on.

    Text that it stood behind may then go on overleaf. A side note may go to the foot of its page.
    """
    first = last = 1
    waiting: list[tuple[Block, int, int]] = []
    for block in expected.blocks:
        span = text.spans.get(block)
        if span is None:
            continue
        if block.unit is None:
            if span.first_page < first:
                message = f"'{edition}' prints {quoted(block.text)} on page {span.first_page}, before what it follows"
                report.error(block.place, message, "report this: the text is right")
            first, last = span.first_page, span.last_page
            if block.tag == "h2":
                _check_waiting(edition, waiting, span.first_page, report)
                waiting = []
        elif not waiting or waiting[-1][0].unit is not block.unit:
            waiting.append((block, span.first_page, last))
    _check_waiting(edition, waiting, last + 1, report)


def _check_waiting(edition: str, waiting: Sequence[tuple[Block, int, int]], until: int, report: Report) -> None:
    for block, page, last in waiting:
        if not last - 1 <= page <= until:
            message = f"'{edition}' prints {quoted(block.text)} on page {page}, and its place is on page {last}"
            report.error(block.place, message, "move it in the text, nearer to the page where it has room")


def _check_pictures(
    edition: str, expected: Expected, printed: Printed, report: Report
) -> Iterator[tuple[Picture, Image]]:
    """Every picture of the galley is on paper, once; gives those that are."""
    shown: dict[str, list[Picture]] = {}
    for page in printed.pages:
        for picture in page.pictures:
            shown.setdefault(plain(picture.alternative), []).append(picture)
    for image in expected.images:
        of_it = shown.get(plain(image.alternative))
        found = of_it.pop(0) if of_it else None
        if found is None or found.box is None:
            message = f"'{edition}' does not print the picture {quoted(image.alternative)}"
            report.error(image.place, message, "make it less high, or move it in the text")
        else:
            yield found, image
    places = {plain(image.alternative): image.place for image in expected.images}
    for alternative, left in shown.items():
        for again in left:
            if alternative in places:
                message = f"'{edition}' prints the picture {quoted(alternative)} once more, on page {again.page}"
                report.error(places[alternative], message, "show it once")
