"""The boxes of finished pages keep only what sets them apart, for a page stays until all pages are drawn.

Nearly all boxes are lines and texts, and most of what WeasyPrint 70.0 writes into each of them is the same for all: no
border, no padding, no limits. A class has room for that once. Each box of a finished page that is a line or a text is
made one of a class of the same name that knows these values, and forgets its own: whoever asks gets the same answers.
"""

from math import inf
from typing import Any

_COMMON = {
    **{f"{what}_{side}": 0 for what in ("margin", "padding") for side in ("top", "right", "bottom", "left")},
    **{f"border_{side}_width": 0 for side in ("top", "right", "bottom", "left")},
    "first_letter_style": None,
    "first_line_style": None,
    "min_width": 0,
    "min_height": 0,
    "max_width": inf,
    "max_height": inf,
    "text_indent": 0,
}
_NONE: frozenset[str] = frozenset()
_classes: dict[type, type] = {}


def spare(page: Any) -> None:
    """Let the lines and texts of a page, which is a box, go without what all of them have alike."""
    from weasyprint.formatting_structure import boxes

    stack = [page]
    while stack:
        box = stack.pop()
        box = getattr(box, "_box", box)  # absolutely placed boxes stand in a placeholder
        stack += box.children
        if isinstance(box, boxes.TextBox | boxes.LineBox) and not hasattr(box, "is_spared"):
            _forget(box)


def _forget(box: Any) -> None:
    """Only the very same values are forgotten: 0.0 is equal to 0, and another value."""
    own = {name: value for name, value in box.__dict__.items() if _COMMON.get(name, box) is not value}
    # Only layout adds to either, and none of what is finished is laid out again.
    for name in ("children", "remove_decoration_sides"):
        if not own.get(name, True):
            del own[name]
    box.__dict__ = own
    box.__class__ = _class_for_spared(type(box))


def _class_for_spared(of: type) -> type:
    if of not in _classes:
        values = {**_COMMON, "children": (), "remove_decoration_sides": _NONE, "is_spared": True}
        _classes[of] = type(of.__name__, (of,), {**values, "__module__": of.__module__})
    return _classes[of]
