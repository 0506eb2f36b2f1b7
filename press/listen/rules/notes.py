"""Notes: each has a name and a label, and its call and the note lead to each other."""

from collections.abc import Iterator

from press.listen.reading import Piece, Reading
from press.listen.rules.rule import UA, Check, Found, quoted
from press.model.tags import Element, Rule, Target

RAISED = 0.95  # of the size of the text before it, at most: fonts have small numbers of their own
FEWEST_CALLS = 2
_HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")
NEAR = 40  # points between a destination and what it means


def _named(reading: Reading) -> Iterator[Found]:
    seen: set[str] = set()
    for note in reading.of("Note"):
        if not note.id:
            yield Found(note.page, "a note has no ID", _words(reading, note))
        elif note.id in seen:
            yield Found(note.page, "two notes have one ID", note.id)
        seen.add(note.id)


def _labelled(reading: Reading) -> Iterator[Found]:
    for note in reading.of("Note"):
        label = [each for each in reading.below(note.index) if each.role == "Lbl"]
        if not label or not reading.text(label[0].index):
            yield Found(note.page, "a note has no label (Lbl)", _words(reading, note))


def _called(reading: Reading) -> Iterator[Found]:
    calls = _calls(reading)
    for note in reading.of("Note"):
        if not calls[note.index]:
            yield Found(note.page, "no Reference with a link leads to a note", _words(reading, note))


def _back(reading: Reading) -> Iterator[Found]:
    found = _calls(reading)
    for note in reading.of("Note"):
        calls = [(_place(reading, call), call) for call in found[note.index]]
        targets = [each.target for each in reading.annotations(note.index) if each.target]
        if calls and not any(_is_at(target, place, call) for target in targets for place, call in calls):
            yield Found(note.page, "no link leads from a note back to its call", _words(reading, note))


def _after(reading: Reading) -> Iterator[Found]:
    """A note on the page of its call stands after the paragraph, item or table that calls it, and other notes."""
    found = _calls(reading)
    for note in reading.of("Note"):
        calls = [call for call in found[note.index] if call.page == note.page]
        if calls and not any(_is_after(reading, note, call) for call in calls):
            yield Found(note.page, "a note does not stand directly after what calls it", _words(reading, note))


def _is_after(reading: Reading, note: Element, call: Element) -> bool:
    if any(each.index == note.index for each in reading.above(call.index)):
        return False
    around = {each.index for each in reading.above(call.index)} | {call.index}
    siblings = reading.kids(note.parent) if note.parent >= 0 else []
    before = [each for each in siblings if each.index < note.index and each.role != "Note"]
    # Notes that are gathered under a heading of their own stand where they are to stand.
    if before and (before[-1].index in around or before[-1].role in _HEADINGS):
        return True
    # Those of cards, which stand for a table, are behind the last of them.
    if note.parent in around and reading.elements[note.parent].role == "Div":
        return True
    # Within a line that is still open: the call is the last thing that was read of its block.
    return note.parent in around and bool(before) and before[-1].index == call.index


def _untagged(reading: Reading) -> Iterator[Found]:
    """Raised numbers that count up and are no reference: calls that nobody can follow."""
    calls: list[Piece] = []
    expected = 1
    before: Piece | None = None
    for piece in reading.pieces:
        number = piece.text.strip()
        if before and number == str(expected) and _is_raised(piece, before):
            expected += 1
            if not _is_reference(reading, piece.element):
                calls.append(piece)
        before = piece if piece.text.strip() else before
    for piece in calls if expected > FEWEST_CALLS else ():
        yield Found(piece.page, "the call of a note is no Reference", piece.text.strip())


def _is_raised(piece: Piece, before: Piece) -> bool:
    """Whether a piece stands close behind a word, smaller."""
    one, other = piece.run, before.run
    if one is None or other is None or piece.page != before.page or piece.block != before.block:
        return False
    is_small = one.size <= RAISED * other.size and -1 < one.y - other.y < other.size
    return is_small and piece.element != before.element and before.text[-1:].strip() not in ("", *"0123456789")


def _is_reference(reading: Reading, index: int) -> bool:
    roles = ("Reference", "Lbl", "Note", "Link")
    return reading.elements[index].role in roles or reading.is_within(index, *roles)


def _calls(reading: Reading) -> dict[int, list[Element]]:
    """For each note the references from which a link leads to it."""
    by_page: dict[int, list[tuple[Element, Target]]] = {}
    for reference in reading.of("Reference"):
        for annotation in reading.annotations(reference.index):
            if annotation.target:
                by_page.setdefault(annotation.target.page, []).append((reference, annotation.target))
    found = {}
    for note in reading.of("Note"):
        place = _place(reading, note)
        found[note.index] = [
            reference
            for reference, target in by_page.get(place[0], ())
            if _is_at(target, place, note) and not note.index <= reference.index < reading.ends[note.index]
        ]
    return found


def _place(reading: Reading, element: Element) -> tuple[int, float]:
    """The page and the height at which an element begins."""
    first = next((piece for piece in reading.pieces_of(element.index) if piece.run and piece.text.strip()), None)
    return (first.page, first.run.y) if first and first.run else (element.page, 0.0)


def _is_at(target: Target, place: tuple[int, float], element: Element) -> bool:
    """Whether a destination is where an element begins."""
    if element.id and target.name == element.id:
        return True
    page, height = place
    return target.page == page > 0 and (target.y is None or -NEAR / 4 < target.y - height < NEAR)


def _words(reading: Reading, element: Element) -> str:
    return quoted(reading.text(element.index))


CHECKS = (
    Check(Rule("note-id", f"{UA}, 7.9", "give each Note an ID of its own"), _named),
    Check(Rule("note-label", f"{UA}, 7.9", "put its number into an Lbl"), _labelled),
    Check(
        Rule("note-call", f"{UA}, 7.9", "tag the call as Reference > Link, with the note as its destination"), _called
    ),
    Check(Rule("note-back", f"{UA}, 7.9", "put a Link into its Lbl that leads to the call"), _back),
    Check(Rule("note-place", f"{UA}, 7.2 and 7.9", "put the Note directly after what calls it"), _after),
    Check(Rule("note-untagged", f"{UA}, 7.9", "tag the call as Reference, the note as Note"), _untagged),
)
