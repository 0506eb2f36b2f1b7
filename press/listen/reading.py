"""The words of a tree in order: who holds them, on which page, in which block. Nothing here opens a file.

What is here serves whoever has a ``Tagged``: the transcript, the rules, and any proof that what is read aloud is what
was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from press.model.tags import NOWHERE, Annotation, Content, Element, Kid, Kind, Run, Tagged

# Elements that stand within a line (ISO 32000-1, 14.8.4.4); all others begin anew. ``NonStruct`` says nothing.
INLINE = frozenset((
    "Span", "Quote", "Link", "Reference", "BibEntry", "Code", "Annot", "NonStruct", "Private", "Em", "Strong", "Sub",
    "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
))  # fmt: skip
# Elements that hold blocks and no text of their own.
GROUPING = frozenset((
    "Document", "Part", "Art", "Sect", "Div", "TOC", "Index", "L", "LI", "Table", "TR", "THead", "TBody", "TFoot",
))  # fmt: skip
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Piece:
    """Text that is read at once: what one operator shows, or what is said in its place, where ``run`` is None."""

    text: str
    element: int
    block: int
    page: int
    run: Run | None


class Reading:
    """A tagged file, with what stands in it looked up once."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.elements = tagged.elements
        self.contents: dict[tuple[int, int, int], Content] = {
            (content.page, content.stream, content.mcid): content for page in tagged.pages for content in page.contents
        }
        self.ends = _ends(tagged.elements)

    def below(self, index: int) -> tuple[Element, ...]:
        """An element and all within it, as they are read."""
        return self.elements[index : self.ends[index]]

    def above(self, index: int) -> Iterator[Element]:
        """What an element stands in, from within."""
        index = self.elements[index].parent
        while index != NOWHERE:
            yield self.elements[index]
            index = self.elements[index].parent

    def is_within(self, index: int, *roles: str) -> bool:
        return any(element.role in roles for element in self.above(index))

    def kids(self, index: int) -> list[Element]:
        return [self.elements[kid.number] for kid in self.elements[index].kids if kid.kind is Kind.ELEMENT]

    def of(self, *roles: str) -> list[Element]:
        if len(roles) == 1:
            return self._by_role.get(roles[0], [])
        return sorted((each for role in roles for each in self.of(role)), key=lambda each: each.index)

    @cached_property
    def _by_role(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.role, []).append(element)
        return found

    def annotations(self, index: int) -> list[Annotation]:
        """Those that an element or anything within it holds."""
        return [
            self.tagged.annotations[kid.number]
            for element in self.below(index)
            for kid in element.kids
            if kid.kind is Kind.OBJECT and kid.number != NOWHERE
        ]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything that is read, in order."""
        return tuple(piece for element in self.elements if element.parent == NOWHERE for piece in self._read(element))

    def pieces_of(self, index: int) -> list[Piece]:
        """What is read of an element and all within it, in order."""
        found = (at for element in self.below(index) for at in self._order.get(element.index, ()))
        return [self.pieces[at] for at in sorted(found)]

    def text(self, index: int) -> str:
        """What is read of an element, with single blanks; ends of lines join nothing and part nothing."""
        return said("".join(piece.text for piece in self.pieces_of(index)))

    @cached_property
    def _order(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at, piece in enumerate(self.pieces):
            found.setdefault(piece.element, []).append(at)
        return found

    @cached_property
    def marks(self) -> dict[int, list[tuple[int, int]]]:
        """The marked content of each page, in the order in which it is read."""
        found: dict[int, list[tuple[int, int]]] = {}
        stack = [Kid(Kind.ELEMENT, each.index) for each in reversed(self.elements) if each.parent == NOWHERE]
        while stack:
            kid = stack.pop()
            if kid.kind is Kind.ELEMENT:
                stack += reversed(self.elements[kid.number].kids)
            elif kid.kind is Kind.CONTENT:
                found.setdefault(kid.page, []).append((kid.stream, kid.number))
        return found

    def _read(self, top: Element) -> Iterator[Piece]:
        """The pieces within an element: what it says in the place of its text, or what is in it."""
        stack: list[Element | Piece] = [top]
        while stack:
            each = stack.pop()
            if isinstance(each, Piece):
                yield each
                continue
            block = self.block(each.index)
            if each.actual is not None:
                yield Piece(each.actual, each.index, block, each.page, None)
                continue
            held: list[Element | Piece] = []
            for kid in self._said(each):
                if kid.kind is Kind.ELEMENT:
                    held.append(self.elements[kid.number])
                elif kid.kind is Kind.CONTENT:
                    content = self.contents.get((kid.page, kid.stream, kid.number))
                    held += (
                        [Piece(run.text, each.index, block, kid.page, run) for run in content.runs] if content else []
                    )
            stack += reversed(held)

    def _said(self, element: Element) -> list[Kid]:
        """What is read of an element: of a figure with an alternative only its caption."""
        if element.role not in ("Figure", "Formula") or element.alt is None:
            return list(element.kids)
        elements = (kid for kid in element.kids if kid.kind is Kind.ELEMENT)
        return [kid for kid in elements if self.elements[kid.number].role == "Caption"]

    def block(self, index: int) -> int:
        """The element that begins anew, in which an element stands within a line; or the element itself."""
        return self._blocks[index]

    @cached_property
    def _blocks(self) -> list[int]:
        found: list[int] = []
        for element in self.elements:
            parent = self.elements[element.parent] if element.parent != NOWHERE else None
            is_inline = element.role in INLINE and parent is not None and parent.role not in GROUPING
            found.append(found[element.parent] if is_inline else element.index)
        return found


def said(text: str) -> str:
    """Text as it is heard: single blanks, and none of the marks that only tell where a line may end.

    >>> said(" peace en\\u00adforce\\u00adment  now ")
    'peace enforcement now'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def _ends(elements: tuple[Element, ...]) -> list[int]:
    """For each element the number after the last within it."""
    ends = [element.index + 1 for element in elements]
    for element in reversed(elements):
        if element.parent != NOWHERE:
            ends[element.parent] = max(ends[element.parent], ends[element.index])
    return ends
