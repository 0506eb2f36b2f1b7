"""Content is painted in the order in which it is read, as far as nothing has to lie over anything.

CSS 2.2, appendix E, has floats painted before text, and what is positioned after it. WeasyPrint 70.0 does so, and a
reader that goes by the order of the file hears all numbers of a list behind the list. What asks for no place of its own
in that pile (``z-index``) is painted where it stands among the elements.
"""

from collections.abc import Callable
from typing import Any

from press.paginate.engine.mend import mend, replace

# Of the source of what is replaced, in WeasyPrint 70.0.
_CHILDREN_SHA256 = "664961378e41dc05db7d4e9c0051dec25be8abd7311d50c6ea8fbf8173d7a122"

_BLOCKS = "    for block, blocks_and_cells in blocks_and_cells.items():\n"
_BLOCKS_OR_PLACED = (
    f"{_BLOCKS}        if isinstance(block, StackingContext):\n"
    "            draw_stacking_context(stream, block)\n            continue\n"
)
_ONLY_BLOCKS = "        assert isinstance(stacking_context.box, allowed_boxes)\n"


def paint_as_it_is_read() -> None:
    """Paint in reading order. Raises RuntimeError where the source is another, as ``mend`` and ``replace`` do."""
    from weasyprint import draw, stacking

    what, here = "order of painting", "tagging/order.py"
    replace(stacking, "_dispatch_children", _in_place, _CHILDREN_SHA256, what, here)
    mend(draw, "draw_block_level", _BLOCKS, _BLOCKS_OR_PLACED, what, here)
    mend(draw, "draw_inline_level", _ONLY_BLOCKS, "", what, here)


def _in_place(original: Callable[..., Any]) -> Callable[..., Any]:
    from weasyprint import stacking
    from weasyprint.formatting_structure import boxes

    def _dispatch_children(
        box: Any, page: Any, child_contexts: list[Any], blocks: list[Any], floats: list[Any], placed: dict[Any, Any]
    ) -> Any:
        """The box with the children that are painted with it; ``placed`` is what is painted block by block."""
        if not isinstance(box, boxes.ParentBox):
            return box
        is_inline = isinstance(box, boxes.LineBox | boxes.InlineBox)
        kept = []
        for child in box.children:
            contexts, floating = len(child_contexts), len(floats)
            found = stacking._dispatch(child, page, child_contexts, blocks, floats, placed)
            if found is None:
                found = floats.pop() if len(floats) > floating else child_contexts.pop(contexts)
                if found.z_index:
                    child_contexts.insert(contexts, found)
                    continue
                if not is_inline:
                    placed[found] = {}
                    continue
            kept.append(found)
        return box.copy_with_children(kept)

    return _dispatch_children
