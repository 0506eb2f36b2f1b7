"""Lengths of boxes that depend on their style alone are looked up, not worked out for every box.

WeasyPrint 70.0 works out fifteen lengths of each box each time that it is laid out, although few are percentages.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import percent

from press.paginate.engine.mend import replace

# Of the source of what is replaced, in WeasyPrint 70.0.
_SHA256 = "71673078096fcf8764e6412933288cc79ba956eae0d939deda27beaeac45acad"
_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{bound}{axis}" for bound in ("", "min_", "max_") for axis in ("width", "height")),
)


def look_up_lengths() -> None:
    """Look lengths up. Raises RuntimeError as ``replace`` does."""
    replace(percent, "resolve_percentages", _looked_up, _SHA256, "percentages", "lengths.py")


def _looked_up(original: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        known = style.__dict__.get("lengths")
        if known is None:
            known = style.lengths = _lengths(style)
        if known:
            box.__dict__.update(known)
        else:
            original(box, containing_block)

    return resolve_percentages


def _lengths(style: Any) -> dict[str, Any]:
    """The lengths of all boxes of a style; none where they depend on the box around, or on the box itself."""
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return {}
    found: dict[str, Any] = {f"border_{side}_width": style[f"border_{side}_width"] for side in _SIDES}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            found[name] = 0 if name in ("min_width", "min_height") else value
        elif type(value) is Dimension and value.unit == "px":
            found[name] = value.value
        else:
            return {}
    # Few styles differ in their lengths, and there are thousands of styles.
    known: dict[Any, dict[str, Any]] = style.font_config.__dict__.setdefault("lengths", {})
    return known.setdefault(tuple(found.values()), found)
