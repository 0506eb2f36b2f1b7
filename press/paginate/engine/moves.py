"""A figure that left white before it is tried elsewhere, and the pages around it are made again (``floats.py``)."""

from typing import TYPE_CHECKING, Any

from press.paginate.engine.floats import Gap, Siblings, is_figure, is_turned

if TYPE_CHECKING:
    from press.paginate.engine.pages import Composition


class Mover:
    """One figure at the top of the last page, and the white that it left on the page before."""

    def __init__(self, composition: "Composition", gap: Gap) -> None:
        self.composition = composition
        self.gap = gap
        self.before = len(composition.pages) - 2
        self.kept = composition.kept(self.before)

    def move(self) -> None:
        """Move the figure where that fills the white; all stays as it is where nothing does."""
        found = _find(self.composition.root, self.gap.element, ())
        if found is None:
            return
        path, siblings = found
        is_on_side = is_turned(self.gap.figure)
        if not (
            self._lowered(siblings, path, is_on_side)
            or (not is_on_side and (self._raised(siblings, path) or self._lowered(siblings, path, by_blocks=True)))
        ):
            siblings.reset()
            self.composition.take_back(self.kept)

    def _lowered(self, siblings: Siblings, path: tuple[int, ...], by_blocks: bool) -> bool:
        """Fill the page with what follows, or with whole blocks of it, and set the figure where that ends."""
        fillers = siblings.fillers()
        if not siblings.ends_with_text(len(fillers)):
            return False
        siblings.lower(len(fillers))
        taken, goes_on = self._taken(siblings, path)
        count = min(taken - siblings.first, len(fillers))
        ends = siblings.ends_with_text(count - (goes_on and by_blocks))
        if ends <= 0:
            return False
        siblings.lower(ends)
        if ends < count or by_blocks:  # that a page is on its side is known when the one before is made
            self._taken(siblings, path)
        return not goes_on or by_blocks or self._comes_overleaf(siblings, path, ends)

    def _taken(self, siblings: Siblings, path: tuple[int, ...]) -> tuple[int, bool]:
        """Make the page anew; how many siblings it and those before it took, and whether the last goes on overleaf."""
        self.composition.make_again(self.before)
        return self._count(siblings, path, self.before + 1)

    def _count(self, siblings: Siblings, path: tuple[int, ...], index: int) -> tuple[int, bool]:
        return siblings.count_before(self.composition.resume_at(index), path, len(siblings.boxes))

    def _comes_overleaf(self, siblings: Siblings, path: tuple[int, ...], lowered: int) -> bool:
        """Whether the figure is on the next page: one far from its place is worse than white."""
        self.composition.make_page()
        taken, _ = self._count(siblings, path, self.before + 2)
        return taken > siblings.first + lowered

    def _raised(self, siblings: Siblings, path: tuple[int, ...]) -> bool:
        """Set the figure as little higher as makes room for it."""
        before = self.kept.pages[0]
        began, _ = siblings.count_before(self.composition.resume_at(self.before), path, 0)
        lacking = self.gap.figure.margin_height() - self.gap.height
        for position in list(siblings.places_above(before, began, lacking))[:2]:
            siblings.raise_to(position)
            self._taken(siblings, path)
            if any(
                is_figure(box) and box.element is self.gap.element for box in self.composition.pages[-1].descendants()
            ):
                return True
        return False


def _find(box: Any, element: Any, path: tuple[int, ...]) -> tuple[tuple[int, ...], Siblings] | None:
    """The way from the root to the parent of a figure's box, and the boxes beside it."""
    children = getattr(box, "children", ())
    for index, child in enumerate(children):
        if is_figure(child) and child.element is element:
            after = index
            while after < len(children) and is_figure(children[after]):
                after += 1
            return path, Siblings(box, tuple(children), index, after)
        found = _find(child, element, (*path, index))
        if found:
            return found
    return None
