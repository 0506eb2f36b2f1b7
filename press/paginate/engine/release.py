"""What no stage reads any more goes, so that the next has its room: layout before drawing, a page once it is drawn.

Circles hold all of it together, pages and the areas of their notes, pictures and the context of the layout, and while
a worker works nobody looks for circles, which takes longer than it frees. So they are opened where they close.
"""

from collections.abc import Callable, Iterator
from typing import Any

from press.paginate.engine.mend import replace

# Of the source of what is replaced, in WeasyPrint 70.0.
_LAYOUT_SHA256 = "a5cbf437e99caf7293e7ed2289278048bca734f7ead2e947b4e24e4a3a536dbc"

# Pictures keep the context of the layout, and ask it for fonts, dictionaries and other pictures when they are drawn.
_OF_LAYOUT = (
    "_excluded_shapes", "broken_out_of_flow", "current_page_footnotes", "footnotes", "page_footnotes", "page_maker",
    "rendered_notes", "reported_footnotes", "running_elements", "string_set", "tables",
)  # fmt: skip
_TARGETS = ("counter_lookup_items", "target_lookup_items")


def let_go_of_what_is_done() -> None:
    """Let go of boxes. Raises RuntimeError where the source is another, as ``replace`` does."""
    from weasyprint import document

    what, here = "order of layout and drawing", "release.py"
    replace(document, "layout_document", _without_what_led_there, _LAYOUT_SHA256, what, here)


def _without_what_led_there(original: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def layout_document(html: Any, root_box: Any, context: Any, max_loops: int = 8) -> Iterator[Any]:
        yield from original(html, root_box, context, max_loops)
        root_box.children = ()
        for name in _OF_LAYOUT:
            kept = getattr(context, name)
            if kept is not None:
                kept.clear()
        for name in _TARGETS:
            getattr(context.target_collector, name).clear()
        context.style_for = context.current_footnote_area = None

    return layout_document


def let_go_of_page(page: Any) -> None:
    """Let the boxes of a page go, which is drawn. The area for its notes knows the page."""
    page._page_box.children = ()
    page._page_box, page.links = None, ()
