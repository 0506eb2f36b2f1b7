"""Lets a grid go to the next page.

Where its first row does not fit, WeasyPrint 70.0 leaves the grid for the next page before it has given it a height, and
then adds to that height what floats inside it need: it ends with a TypeError.
"""

from press.paginate.engine.mend import mend

_ANY = "if root_box and root_box.style['height'] == 'auto' and self.excluded_shapes:"
_LAID_OUT = "if root_box and root_box.style['height'] == 'auto' != root_box.height and self.excluded_shapes:"


def let_grids_go_overleaf() -> None:
    """Leave alone what has no height yet. Raises RuntimeError where the source is another, as ``mend`` does."""
    from weasyprint.layout import LayoutContext

    mend(LayoutContext, "finish_block_formatting_context", _ANY, _LAID_OUT, "end of a formatting context", "grids.py")
