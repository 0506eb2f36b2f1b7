"""The pages are looked at: is all text on paper, inside its margins, to be seen, large enough, in our own fonts?"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from press.model.geometry import Box
from press.model.report import Place, Report
from press.proof.expected import Image
from press.proof.ink import Ink
from press.proof.letters import quoted
from press.proof.measures import Measures
from press.proof.paper import Picture, Piece, PrintedPage
from press.proof.printed import Printed
from press.proof.tables import WideTables
from press.proof.words import Words

LEAST_OVER_PT = 1.5
OVERHANG = 0.12  # of the size of type: letters reach a little over their line, a j and italics more than others
SHARED_WIDTH_PT = 1.5  # letters of two pieces may touch so much
SHARED_HEIGHT = 0.35  # of the lower of two pieces: lines set close touch with their longest letters
LEAST_SHARED_PT = 0.5
RAISED = 0.7  # of the least size: superscripts and subscripts, which are few and no text by themselves
FEWEST_LINES = 3
LINE_PT = 4  # what stands closer than this is one line
ROUNDING_PT = 0.02

_ROOM = "shorten it or what stands around it"
_NARROW = "break a long word or address, or make the table or picture smaller"
_LONG = "break the long word; where it is an address, link words to it: '[words](https://…)'"
_SIDES = ("left", "right")
_UNSEEN = "it is covered, cut off, or of the colour of its ground: shorten or move it"


@dataclass(frozen=True)
class Seen:
    """What is known of the pieces: ``places`` tells where the text of each comes from.

    ``raised`` are superscripts and subscripts, ``pictures`` those of the galley, as they are printed; of what is
    ``told`` already nothing more is said.
    """

    places: Mapping[Piece, Place]
    raised: Set[Piece]
    pictures: Mapping[Picture, Image]
    told: Set[Piece] = frozenset()


@dataclass
class Sight:
    """Looks at all pages; ``blanks`` are the blank ones that stand before the last."""

    edition: str
    printed: Printed
    measures: Measures
    seen: Seen
    blanks: int
    wide: WideTables
    place: Place
    report: Report
    _said: dict[tuple[Place, str, str], list[str]] = field(default_factory=dict)

    def check(self) -> None:
        for page in self.printed.pages:
            self._check_type(page)
            beyond = self._check_edges(page)
            self._check_overlap(page)
            self._check_fill(page)
            for piece, words in Ink(page).unseen():
                if piece not in beyond and not self.wide.has_taken(piece):
                    self._tell(piece, words, f"cannot be seen whole on page {page.number}", _UNSEEN)
        self.wide.tell(self.report)
        for (place, message, hint), said in self._said.items():
            # Drawings put letters one by one.
            together = ("" if all(len(word) == 1 for word in said) else " ").join(said)
            self.report.error(place, f"'{self.edition}': {quoted(together)} {message}", hint)

    def _tell(self, piece: Piece, words: str, message: str, hint: str) -> None:
        """Say something of words; what is said of several pieces of a block is said once."""
        if piece not in self.seen.told:
            self._said.setdefault((self.seen.places.get(piece, self.place), message, hint), []).append(words.strip())

    # Type

    def _check_type(self, page: PrintedPage) -> None:
        labels = {label: self.seen.pictures.get(picture) for picture in page.pictures for label in picture.labels}
        for piece in page.pieces:
            self._check_font(piece)
            if piece not in labels:
                self._check_size(piece, self.measures.smallest * (RAISED if piece in self.seen.raised else 1))
                continue
            image = labels[piece]
            # An author's own picture is made smaller where it is too wide, and its letters with it.
            if image is None or not image.is_own:
                self._check_size(piece, self.measures.smallest_label)
        marked = {piece.mark: piece for piece in page.pieces}
        for mark in page.without_glyph:
            if mark in marked:
                message = f"on page {page.number} has an empty box in the place of a character"
                self._tell(marked[mark], marked[mark].text, message, "its font has no glyph for it: use another")

    def _check_size(self, piece: Piece, least: float) -> None:
        if piece.size_pt < least - ROUNDING_PT:
            message = f"on page {piece.page} is {piece.size_pt:.3g} pt, and the least size is {least:.3g} pt"
            self._tell(piece, piece.text, message, "write it outside of small type, or change the stylesheet")

    def _check_font(self, piece: Piece) -> None:
        if not piece.is_embedded:
            message = f"on page {piece.page} is printed in '{piece.font}', which is not in the file"
            self._tell(piece, piece.text, message, "report this: every font has to be embedded")
        elif not self._is_known(piece.font):
            message = f"on page {piece.page} is printed in '{piece.font}', which is no font of the stylesheet"
            self._tell(piece, piece.text, message, "use other characters, or name the font in styles/fonts.css")

    def _is_known(self, font: str) -> bool:
        names = (family.replace(" ", "-") for family in self.measures.families)
        return any(font == name or font.startswith(f"{name}-") for name in names)

    # Edges

    def _check_edges(self, page: PrintedPage) -> set[Piece]:
        """The pieces that are beyond an edge of the paper, and so need no second look."""
        is_cover = all(piece.is_in_text for piece in page.pieces)
        labels = {label for picture in page.pictures for label in picture.labels}
        words = Words(page)
        beyond = set()
        for piece in page.pieces:
            edge = next((edge for edge, points in _over(piece.box, page.trim) if points > LEAST_OVER_PT), "")
            if edge:
                beyond.add(piece)
                if edge in _SIDES and self.wide.takes(piece):
                    continue
                hint = _ROOM if edge not in _SIDES or " " in piece.text.strip() else _LONG
                self._tell(piece, piece.text, f"is beyond the {edge} edge of page {page.number}", hint)
            elif piece.is_in_text and piece not in labels:
                most = max(LEAST_OVER_PT, OVERHANG * piece.size_pt)
                kept = not any(self._margins(page, piece.box, is_cover, most))
                for edge, message, hint in () if kept else self._margins(page, words.box(piece), is_cover, most):
                    if edge not in _SIDES or not self.wide.takes(piece):
                        self._tell(piece, piece.text, message, hint)
        for picture in page.pictures:
            image = self.seen.pictures.get(picture)
            if picture.box and image:
                for _, message, hint in self._margins(page, picture.box, is_cover, LEAST_OVER_PT):
                    what = f"the picture {quoted(picture.alternative)}"
                    self.report.error(image.place, f"'{self.edition}': {what} {message}", hint)
        return beyond

    def _margins(self, page: PrintedPage, box: Box, is_cover: bool, most: float) -> Iterator[tuple[str, str, str]]:
        """What is to be said of a box that does not keep the margins, and which of them.

        Covers have none above and below, and so nothing that recurs in them either.
        """
        side, trim = self.measures.side, page.trim
        top, bottom = (0.0, 0.0) if is_cover else (self.measures.top, self.measures.bottom)
        area = Box(trim.left + side, trim.bottom + bottom, trim.right - side, trim.top - top)
        for edge, points in _over(box, area):
            if points > most:
                yield (
                    edge,
                    f"stands in the {edge} margin of page {page.number}",
                    _NARROW if edge in _SIDES else _ROOM,
                )

    # Overlap and fill

    def _check_overlap(self, page: PrintedPage) -> None:
        for one, other in _overlapping(page.pieces):
            if self.wide.takes(one, other):
                continue
            upper, lower = (one, other) if one in self.seen.places else (other, one)
            message = f"and {quoted(lower.text)} are printed over one another on page {page.number}"
            self._tell(upper, upper.text, message, "shorten them or what stands around them")

    def _check_fill(self, page: PrintedPage) -> None:
        """No page is nearly empty but the covers, and the blank ones that stand before the back cover."""
        total = len(self.printed.pages)
        if page.number in (1, total) or total - self.blanks <= page.number < total or page.pictures:
            return
        pieces = [*page.flow, *page.notes]
        lines = {round(piece.box.bottom / LINE_PT) for piece in pieces}
        if not pieces:
            message = f"'{self.edition}': page {page.number} is empty"
            self.report.error(self.place, message, "report this: nothing asks for an empty page")
        elif len(lines) < FEWEST_LINES:
            # Nothing is lost: whether it is worth a mend, the author may say. Parts of our own are none of theirs.
            own = [piece for piece in pieces if self.seen.places.get(piece, self.place) != self.place]
            if own:
                words = quoted(" ".join(piece.text.strip() for piece in pieces))
                message = f"'{self.edition}': {words} is all that stands on page {page.number}"
                self.report.warning(self.seen.places[own[0]], message, "shorten the text before it, or write more")


def _over(box: Box, area: Box) -> list[tuple[str, float]]:
    """How far a box reaches over each edge of an area, in points."""
    return [
        ("left", area.left - box.left),
        ("right", box.right - area.right),
        ("upper", box.top - area.top),
        ("lower", area.bottom - box.bottom),
    ]


def _overlapping(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Pairs of pieces that lie over one another."""
    ordered = sorted(pieces, key=lambda piece: -piece.box.top)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.box.top <= one.box.bottom:
                break
            shared = one.box.common(other.box)
            least = min(one.box.height, other.box.height)
            if shared.width > SHARED_WIDTH_PT and shared.height > max(SHARED_HEIGHT * least, LEAST_SHARED_PT):
                yield one, other
