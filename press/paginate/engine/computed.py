"""Properties that no rule sets are looked up, not computed: nine in ten of those that layout asks for are such."""

from collections.abc import Callable
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from press.paginate.engine.mend import replace

# Of the source of what is replaced, in WeasyPrint 70.0.
_SHA256 = "b318d8efc8ac79d716f05cb81cc3abd65a32bd79601e363b218a32559bb3a5fb"

# Those that WeasyPrint treats apart, whether a rule sets them or not.
_APART = {"display", "float", "page", "position"}
_PLAIN = {
    name
    for name, value in INITIAL_VALUES.items()
    if name not in _APART and name not in INITIAL_NOT_COMPUTED and not name.startswith("text_decoration_")
    if not check_math(value)
}
# A rule that sets a logical property ("margin-inline-start") sets a physical one, too.
_LOGICAL = ("inline", "block", "start", "end")


def look_up_what_no_rule_sets() -> None:
    """Look up. Raises RuntimeError where the source is another, as ``replace`` does."""
    replace(ComputedStyle, "__missing__", _looked_up, _SHA256, "computing of styles", "computed.py")


def _looked_up(original: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    def __missing__(self: Any, key: str) -> Any:
        if key not in _PLAIN or key in self.cascaded or (key in PHYSICAL_FUNCTIONS and _is_logical(self)):
            return original(self, key)
        if key not in INHERITED:
            value = INITIAL_VALUES[key]
        elif self.parent_style is None:
            return original(self, key)
        else:
            value = self.parent_style[key]
            if check_math(value):
                return original(self, key)
        self[key] = value
        return value

    return __missing__


def _is_logical(style: Any) -> bool:
    """Whether a rule may set a logical property of a style; asked once a style."""
    found: bool | None = style.__dict__.get("is_logical")
    if found is None:
        found = style.is_logical = any(part in name for name in style.cascaded for part in _LOGICAL)
    return found
