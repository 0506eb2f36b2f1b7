"""What is drawn is marked as it is drawn: for a listener, or as an artifact of its kind (ISO 32000-1, 14.6 and 14.8.2).

WeasyPrint 70.0 marks everything but backgrounds and borders as text, running heads too, and leaves out the space at the
end of a line.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS, ffi, harfbuzz, pango

from press.paginate.engine.mend import mend, replace
from press.paginate.engine.tagging.nodes import Annotated, Marked
from press.paginate.engine.tagging.reading import LAYOUT, NOTHING, Told
from press.paginate.engine.tagging.spaces import SOFT_HYPHEN

# HarfBuzz has it, and WeasyPrint 70.0 does not ask for it.
ffi.cdef("int hb_font_get_nominal_glyph (hb_font_t *font, hb_codepoint_t unicode, hb_codepoint_t *glyph);")

# Of the sources of what is replaced, in WeasyPrint 70.0.
_MARKED_SHA256 = "3fa3acacbbf66422e7b0de4346b6eaf638657280a0f62c73172e3c445b888692"
_ARTIFACT_SHA256 = "be61e42186804e990c3fa090d95a0a579b0d9ca73ba2ec9915c57fde18910faa"

_SILENT = "if not textbox.text.strip():"
_SPEAKS = "if not textbox.text.strip() and not _told(textbox).has_space:"
_SHOWN = "    stream.show_text(string)\n\n    return emojis"
_SPACED = (
    "    if _told(textbox).has_space and textbox.text.strip():\n"
    "        string += _space(stream, font, pango_font)\n    stream.show_text(string)\n\n    return emojis"
)
_USUAL = Told()


def mark_what_is_drawn() -> None:
    """Mark what is drawn. Raises RuntimeError where the source is another, as ``mend`` and ``replace`` do."""
    from weasyprint.draw import text
    from weasyprint.pdf.stream import Stream

    what, here = "marking of content", "tagging/painting.py"
    replace(Stream, "marked", _marked, _MARKED_SHA256, what, here)
    replace(Stream, "artifact", _artifact, _ARTIFACT_SHA256, what, here)
    text._told, text._space = _told, _space
    mend(text, "draw_first_line", _SILENT, _SPEAKS, what, here)
    mend(text, "draw_first_line", _SHOWN, _SPACED, what, here)


def _told(box: Any) -> Told:
    told: Told = box.__dict__.get("told", _USUAL)
    return told


def _marked(original: Callable[..., Any]) -> Callable[..., AbstractContextManager[None]]:
    @contextmanager
    def marked(self: Any, box: Any, tag: str) -> Iterator[None]:
        told = _told(box)
        if self._tags is None or told.artifact == NOTHING:
            yield
            return
        if told.artifact:
            self.begin_marked_content("Artifact", _properties(told.artifact))
        else:
            mcid = len(self._tags)
            self._tags[box] = mcid
            properties = pydyf.Dictionary({"MCID": mcid})
            if told.is_hyphenated:  # ISO 32000-1, 14.8.2.2.3: the reader is told that the line alone asked for it
                properties["ActualText"] = pydyf.String(box.text[:-1] + SOFT_HYPHEN)
            self.begin_marked_content(tag, properties)
        try:
            yield
        finally:
            self.end_marked_content()

    return marked


def _properties(artifact: str) -> Any:
    if artifact == LAYOUT:
        return pydyf.Dictionary({"Type": LAYOUT})
    return pydyf.Dictionary({"Type": "/Pagination", "Subtype": artifact})


def _artifact(original: Callable[..., Any]) -> Callable[..., AbstractContextManager[None]]:
    @contextmanager
    def artifact(self: Any) -> Iterator[None]:
        if self._tags is not None:
            self.begin_marked_content("Artifact", _properties(LAYOUT))
        try:
            yield
        finally:
            if self._tags is not None:
                self.end_marked_content()

    return artifact


def _space(stream: Any, font: Any, pango_font: Any) -> str:
    """What is written for the space of a font, of which nothing is seen; nothing where the font has none."""
    glyph = font.__dict__.get("space")
    if glyph is None:
        found = ffi.new("hb_codepoint_t *")
        is_there = harfbuzz.hb_font_get_nominal_glyph(font.hb_font, ord(" "), found)
        glyph = font.space = int(found[0]) if is_there else -1
    if glyph < 0 or font.bitmap:
        return ""
    font.to_unicode.setdefault(glyph, " ")
    if glyph not in font.widths:
        size = stream._current_font[1]
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return f"<{glyph:04x}>"


def give_to_tree(page: Any, stream: Any) -> None:
    """Give what is drawn of a page to the nodes that it belongs to; the boxes go."""
    number, reading = page.__dict__.pop("reading", (0, ()))
    for box, node in reading:
        if box.link_annotation is not None:
            box.link_annotation["Contents"] = pydyf.String(box.words)
            node.put(Annotated(number, box.link_annotation))
        if (mcid := stream._tags.pop(box, None)) is not None:
            node.put(Marked(number, mcid))
    if stream._tags:
        box = next(iter(stream._tags))
        raise RuntimeError(f"page {number + 1} shows {box} of {box.element_tag}, which no tag has: look at reading.py")
