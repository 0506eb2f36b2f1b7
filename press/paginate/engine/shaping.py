"""Lines of text are shaped once for all editions that one set of fonts serves.

WeasyPrint 70.0 lays out most lines several times: for the width of columns, for each height of a footnote area, for
each edition. A line depends on its text, the room for it and the properties below, and on the fonts; ``Fonts`` keeps
what is known of lines, so that nothing can outlive the fonts that it was shaped with.
"""

import copy
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.fonts import FontConfiguration

from press.paginate.engine.mend import replace

# All that the shaping and breaking of a line asks of its style; a test sees that nothing else is asked.
PROPERTIES = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size",
    "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings",
    "font_weight", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang",
    "letter_spacing", "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break", "word_spacing",
)  # fmt: skip
# Of the sources of what is replaced, in WeasyPrint 70.0.
_SETUP_SHA256 = "fb227a55094f41d42fbd57f180d8b7a9a1e741969ec8ddb3fd5cd80920257442"
_LINE_SHA256 = "39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f"
_STRUT_SHA256 = "b57885b70dd08efe92f72a746709e08c576f47b90edb36f02925fefa15bb761a"

# Pango has it, and WeasyPrint 70.0 does not ask for it.
ffi.cdef("PangoLayout* pango_layout_copy (PangoLayout *layout);")

# What one process keeps; the flagship's editions have 40,000 lines between them. A line takes about a kilobyte.
MOST_LINES = 60_000


class Fonts(FontConfiguration):  # type: ignore[misc]
    """The fonts of a build, and what is known of lines set in them."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: dict[tuple[Any, ...], int] = {}
        self.lines: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self.shapes: dict[int, Any] = {}

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Add a font; what was known of lines may be otherwise with it."""
        before = self._faces()
        super().add_font_face(rule_descriptors, url_fetcher)
        if self._faces() != before:
            for known in (self.lines, self.shapes, self.strut_layouts):
                known.clear()

    def _faces(self) -> int:
        return len(list(self._folder.iterdir())) if self._folder else 0


def shape_each_line_once() -> None:
    """Keep lines, struts, and what Pango is told of a style. Raises RuntimeError as ``replace`` does."""
    what, here = "shaping of text", "shaping.py"
    replace(line_break.Layout, "setup", _remembered_setup, _SETUP_SHA256, what, here)
    replace(line_break, "strut", _remembered_strut, _STRUT_SHA256, what, here)
    replace(line_break, "split_first_line", _remembered_line, _LINE_SHA256, what, here)


def _key(style: Any) -> int:
    """A number for all styles that shape text alike; worked out once a style, which layout does not change any more."""
    key = style.__dict__.get("shaping")
    if key is None:
        values = tuple(_frozen(style[name]) for name in PROPERTIES)
        known = style.font_config.styles
        key = style.shaping = known.setdefault(values, len(known))
    return int(key)


def _frozen(value: Any) -> Any:
    if isinstance(value, set):
        return frozenset(value)
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _remembered_line(original: Callable[..., Any]) -> Callable[..., Any]:
    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: Any,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        lines = getattr(style.font_config, "lines", None)
        if lines is None:
            return tuple(original(text, style, context, max_width, justification_spacing, is_line_start, minimum))
        # The text may be a paragraph of which the line is the start: its digest takes a tenth of the room.
        known = blake2b(text.encode(), digest_size=32).digest()
        key = (_key(style), known, max_width, justification_spacing, is_line_start, minimum)
        found = lines.get(key)
        if found is None:
            found = original(text, style, context, max_width, justification_spacing, is_line_start, minimum)
            if len(lines) >= MOST_LINES:
                lines.clear()
            lines[key] = found
        layout, *measures = found
        return copy.copy(layout), *measures  # a page number may be set into the line that goes out

    return split_first_line


def _remembered_strut(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def strut(style: Any) -> Any:
        found = style.__dict__.get("strut")
        if found is None:
            found = style.strut = original(style)
        return found

    return strut


def _remembered_setup(original: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def setup(self: Any, style: Any) -> None:
        """What is the same for all texts of a style is made once, and copied."""
        shapes = getattr(style.font_config, "shapes", None)
        if shapes is None:
            original(self, style)
            return
        key = _key(style)
        shape = shapes.get(key)
        if shape is None:
            shape = shapes[key] = line_break.Layout.__new__(line_break.Layout)
            original(shape, style)
        self.__dict__.update(shape.__dict__)
        self.style = style
        self.layout = ffi.gc(pango.pango_layout_copy(shape.layout), gobject.g_object_unref)

    return setup
