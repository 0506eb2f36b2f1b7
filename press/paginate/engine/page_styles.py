"""Keeps what pages have in common, so that the last of a thousand costs no more than the first.

For each page, WeasyPrint 70.0 computes the styles of the page and of its sixteen margin boxes anew, having looked for
them among those of all pages before; and it looks for each anchor in a list of all anchors before.
"""

from collections.abc import Callable
from typing import Any

from press.paginate.engine.mend import mend, replace

# Of the source of what is replaced, in WeasyPrint 70.0.
_STYLES_SHA256 = "4e68b396b35c4a0640453f413be69acdc81a82b37e0f806fd00999c937a126bb"


class _Seen(set[Any]):
    """A set that is filled as a list is."""

    append = set.add
    extend = set.update


def keep_what_pages_share() -> None:
    """Share the styles of pages, and look anchors up. Raises RuntimeError where the source is another."""
    from weasyprint.layout import page

    what, here = "making of pages", "page_styles.py"
    replace(page, "set_page_type_computed_styles", _shared, _STYLES_SHA256, what, here)
    page._Seen = _Seen
    for name in ("cached_anchors", "cached_lookups"):
        mend(page, "make_page", f"{name} = []", f"{name} = _Seen()", what, here)


def _shared(original: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
        """Give a page the styles of an earlier one to which the same declarations apply, if there is one."""
        style_for._cascaded_styles = {}
        style_for.add_page_declarations(page_type)
        cascaded = style_for.get_cascaded_styles()
        declared = frozenset(
            (pseudo, name, id(each[name][0])) for (_, pseudo), each in cascaded.items() for name in each
        )
        known = style_for.__dict__.setdefault("pages", {})
        computed = style_for.get_computed_styles()
        if declared in known:
            computed.update({(page_type, pseudo): style for pseudo, style in known[declared].items()})
            return
        original(page_type, html, style_for)
        if page_type.index:  # lengths in parts of the page are not known before there is one
            pseudos = (None, *(pseudo for _, pseudo in cascaded))
            known[declared] = {pseudo: computed[page_type, pseudo] for pseudo in pseudos}

    return set_page_type_computed_styles
