"""Lays out each page once; where a figure leaves white, it moves, and only the pages around it are made again.

WeasyPrint 70.0 keeps, in ``context.page_maker``, where each page begins, so that one page can be made again without
those before it. This takes the place of its loop over them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from press.paginate.engine.floats import Gap, gap_before, is_turned
from press.paginate.engine.folios import Folios, print_folios
from press.paginate.engine.mend import replace
from press.paginate.engine.moves import Mover
from press.paginate.engine.openings import Openings
from press.paginate.engine.spare import spare

# Of the source of the loop that is replaced, in WeasyPrint 70.0.
_LOOP_SHA256 = "b5e4034894841caa9581fa5d33338c71a7d8948be65618d358ab4b946f367edb"

# A number that grows can move its target, and that another number; nobody has seen it happen twice.
MOST_ROUNDS = 5


def lay_out_each_page_once() -> None:
    """Put our loop in the place of WeasyPrint's. Raises RuntimeError as ``replace`` does."""
    from weasyprint.layout import page

    replace(page, "make_all_pages", lambda original: make_all_pages, _LOOP_SHA256, "loop over pages", "pages.py")


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """The pages of a document; ``pages`` are those of an earlier round, which a page counter in the text would need."""
    if pages:
        raise RuntimeError("a page counter in the text has pages laid out twice: use data-folio instead")
    composition = Composition(context, root_box, html)
    composition.print_folios()
    return iter(composition.pages)


@dataclass(frozen=True)
class _State:
    """What WeasyPrint carries from one page to the next, besides the place where the text goes on."""

    footnotes: tuple[Any, ...]
    reported: tuple[Any, ...]
    broken: dict[Any, Any]
    shapes: dict[Any, Any]

    @classmethod
    def of(cls, context: Any) -> "_State":
        return cls(
            tuple(context.footnotes),
            tuple(context.reported_footnotes),
            dict(context.broken_out_of_flow),
            {key: list(shapes) for key, shapes in context._excluded_shapes.items()},
        )

    def put_into(self, context: Any) -> None:
        context.footnotes = list(self.footnotes)
        context.reported_footnotes = list(self.reported)
        context.broken_out_of_flow = dict(self.broken)
        context._excluded_shapes = {key: list(shapes) for key, shapes in self.shapes.items()}

    def is_as(self, other: "_State") -> bool:
        """Whether pages go on in the same way after both; boxes that were broken are made anew by each layout."""
        broken, others = ([(box, rest) for box, _, _, rest in each.broken.values()] for each in (self, other))
        return (self.footnotes, self.reported, broken) == (other.footnotes, other.reported, others)


class Composition:
    """The pages made so far; ``starts`` holds the state before each, and the one after the last."""

    def __init__(self, context: Any, root_box: Any, html: Any) -> None:
        context.rendered_notes = []
        self.context = context
        self.root = root_box
        self.html = html
        self.folios = Folios(root_box, html.etree_element)
        self.openings = Openings(self, html.etree_element)
        self.pages: list[Any] = []
        self.starts = [_State.of(context)]
        self._tried: set[Any] = set()
        self._go_on()
        self._correct_folios(exactly=True)
        for _ in range(MOST_ROUNDS):  # pages may have moved, and with them what the numbers on earlier ones are
            if not self._correct_folios():
                break
        self.context.broken_out_of_flow.clear()
        self.context.reported_footnotes.clear()
        del self.openings  # a circle, which nobody looks for: it would keep all pages until the process ends

    def _go_on(self, known: "_Kept | None" = None) -> None:
        """Make pages to the end, or until they are the ``known`` ones."""
        while not self.pages or self.goes_on():
            if known and self._is_where(known):
                self._take_rest(known)
                return
            if not known:
                self.folios.foresee(self.resume_at(len(self.pages)))
            self.make_page()
            self.folios.look_ahead(len(self.pages), self.anchors(len(self.pages) - 1))
            gap = self._gap()
            if gap and gap.element not in self._tried:
                self._tried.add(gap.element)
                Mover(self, gap).move()
            self.openings.mend(len(self.pages) - 1)

    def _take_rest(self, known: "_Kept") -> None:
        index = len(self.pages)
        count = index - known.index
        self.pages += known.pages[count:]
        self.starts[index:] = known.starts[count - 1 :]
        self.context.page_maker[index:] = known.page_maker[count - 1 :]
        self.starts[-1].put_into(self.context)

    def _is_where(self, known: "_Kept") -> bool:
        """Whether the next page begins as the one of the same number did among the ``known``."""
        position = len(self.pages) - known.index
        if not 0 < position < len(known.pages):
            return False
        begins, began = self.context.page_maker[len(self.pages)], known.page_maker[position - 1]
        return begins[:4] == began[:4] and self.starts[-1].is_as(known.starts[position - 1])

    def _numbers(self) -> dict[Any, int]:
        found: dict[str, int] = {}
        for index in range(len(self.pages)):
            for anchor in self.anchors(index):
                found.setdefault(anchor, index + 1)
        return self.folios.numbers(found)

    def _correct_folios(self, exactly: bool = False) -> bool:
        """Make pages again whose page numbers need more or less room than was thought; False where there was none."""
        numbers, were_wrong = self._numbers(), False
        index = 0
        while index < len(self.pages):
            if wrong := self.folios.wrong(self.pages[index], index + 1, numbers, exactly):
                were_wrong = True
                self.folios.correct(wrong)
                known = self.kept(index)
                self.make_again(index)
                self.openings.mend(index)
                self._go_on(known)
                numbers = self._numbers()
            index += 1
        return were_wrong

    def print_folios(self) -> None:
        """Put the page numbers into the text."""
        print_folios(self.pages, self._numbers())

    def goes_on(self) -> bool:
        """Whether there is more than the pages made so far."""
        return self.resume_at(len(self.pages)) is not None or bool(self.context.reported_footnotes)

    def resume_at(self, index: int) -> Any:
        """Where in the tree of boxes the page of that index begins; None for the first, and after the last."""
        return self.context.page_maker[index][0]

    def cut(self, index: int) -> list[Any]:
        """The elements that begin on earlier pages than that of the index and go on there, from the outermost on."""
        return [box.element for box, _, rest in _way(self.root, self.resume_at(index)) if rest]

    def anchors(self, index: int) -> list[str]:
        """The anchors of what begins on the page of that index."""
        found: list[str] = self.context.page_maker[index][-1]["anchors"]
        return found

    def is_planned(self, index: int) -> bool:
        """Whether the page of that index begins where it does because a stylesheet says so."""
        wanted = self.context.page_maker[index][1]
        return bool(wanted["break"] != "any" or wanted["page"])

    def _gap(self) -> Gap | None:
        last = len(self.pages) - 1
        gap = gap_before(self.pages[last], self.pages[last - 1]) if last else None
        if gap is None or gap.element in self.cut(last):
            return None
        return gap if is_turned(gap.figure) or not self.is_planned(last) else None

    def make_page(self) -> None:
        from weasyprint.layout.page import remake_page

        index = len(self.pages)
        again = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
        self.context.page_maker[index][-1].update(again)
        self.context.ends_at = self.openings.end_of(index)
        page, _ = remake_page(index, self.context, self.root, self.html)
        spare(page)
        anchors = self.anchors(index)
        for anchor in _unshown(self.root, self.resume_at(index + 1)):
            if anchor in anchors:
                anchors.remove(anchor)
        self.pages.append(page)
        self.starts.append(_State.of(self.context))

    def make_again(self, index: int) -> None:
        """Make the page of that index again, which forgets those after it."""
        del self.pages[index:], self.starts[index + 1 :], self.context.page_maker[index + 1 :]
        self.starts[index].put_into(self.context)
        self.make_page()

    def kept(self, index: int) -> "_Kept":
        """The pages from that index on, as they are now."""
        maker = self.context.page_maker
        return _Kept(index, self.pages[index:], self.starts[index + 1 :], maker[index + 1 :], dict(maker[index][-1]))

    def take_back(self, kept: "_Kept") -> None:
        """Put pages that were kept in the place of those that were made since."""
        index = kept.index
        self.pages[index:] = kept.pages
        self.starts[index + 1 :] = kept.starts
        self.context.page_maker[index + 1 :] = kept.page_maker
        self.context.page_maker[index][-1].update(kept.first)
        self.starts[-1].put_into(self.context)


@dataclass(frozen=True)
class _Kept:
    """Pages from that of an index on; ``starts`` and ``page_maker`` say how each that follows one of them begins.

    ``first`` is what the first of them holds, such as its anchors.
    """

    index: int
    pages: list[Any]
    starts: list[_State]
    page_maker: list[Any]
    first: dict[str, Any]


def _unshown(root: Any, resume_at: Any) -> list[str]:
    """The anchors of the boxes that a page ends within before anything of them is shown.

    Some leave an empty fragment there, and what names them is to name the page on which their words begin.
    """
    found = list[str]()
    for box, index, _ in _way(root, resume_at):
        found = [*([] if index else found), box.style["anchor"]]
    return found


def _way(root: Any, resume_at: Any) -> Iterator[tuple[Any, int, Any]]:
    """The boxes from the root to a place in the tree, the index of each among its siblings, and the rest of the way."""
    box = root
    while resume_at and len(resume_at) == 1:
        ((index, resume_at),) = resume_at.items()
        if index >= len(box.children):
            return
        box = box.children[index]
        yield box, index, resume_at
