"""What is written for glyphs that were drawn before is what was written for them the first time."""

import logging

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.drawing import draw_known_glyphs_at_once
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.draw import text as drawing  # noqa: E402 # only now can its libraries be found
from weasyprint.text.ffi import ffi  # noqa: E402

FONTS = "".join(
    f"@font-face {{ font-family: house; src: url({path.as_uri()}); font-weight: {weight} }}"
    for weight, path in enumerate(sorted((HOUSE.styles / "fonts").rglob("*.ttf"))[:2], 4)
)
STYLE = f"<style>{FONTS} p {{ font: 11pt house; margin: 0 }} sup {{ font-variant-position: super }}</style>"
WORDS = "AVAST, Tomorrow: efficient “office” 1.234 – ﬁ Ångström. "
TEXTS = {
    "plain": WORDS * 20,
    "spaced": f"<p style='letter-spacing: 1pt; word-spacing: 2pt'>{WORDS * 3}",
    "justified": f"<p style='text-align: justify'>{WORDS * 9}",
    "sizes": "".join(f"<p style='font-size: {size}pt'>{WORDS}" for size in (7, 9.5, 11, 7)),
    "small caps": f"<p style='font-variant: small-caps'>{WORDS} <sup>1, 2</sup>",
    "marks that are raised": "e\u0301\u0302 q\u0301\u0323 " * 3,
    "right to left": f"<p dir=rtl>שלום, {WORDS} שלום",
    "glyphs that no font has": "\U000e0fff one \U000e0fff two",
}


def pages(text: str) -> list[bytes]:
    """What is drawn on each page, before it is compressed, and the widths and characters of all fonts."""
    found: list[bytes] = []

    def keep(document, pdf):
        found.extend(item.data for item in pdf.objects if item.number)

    weasyprint.HTML(string=f"<html lang=en>{STYLE}<p>{text}").write_pdf(uncompressed_pdf=True, finisher=keep)
    return found


@pytest.fixture(autouse=True)
def _mended():
    draw_known_glyphs_at_once()
    logging.getLogger("weasyprint").setLevel(logging.ERROR)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_written_is_the_same(name, monkeypatch):
    known = pages(TEXTS[name])
    monkeypatch.setattr(drawing, "_drawn_before", lambda *_: None)
    assert known == pages(TEXTS[name])


def test_most_runs_are_drawn_at_once(monkeypatch):
    drawn = []
    original = drawing._drawn_before
    monkeypatch.setattr(drawing, "_drawn_before", lambda *run: drawn.append(original(*run)) or drawn[-1])
    pages(TEXTS["plain"])
    assert len(drawn) > 10
    assert sum(each is None for each in drawn) <= 3


def test_a_glyph_has_five_numbers():
    fields = dict(ffi.typeof("PangoGlyphInfo").fields)
    assert ffi.sizeof("PangoGlyphInfo") == 5 * ffi.sizeof("int")
    assert [fields[name].offset for name in ("glyph", "geometry", "attr")] == [0, 4, 16]
    assert [field.offset for _, field in ffi.typeof("PangoGlyphGeometry").fields] == [0, 4, 8]


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix):
        pass

    monkeypatch.setattr(drawing, "draw_first_line", draw_first_line)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's drawing of text has changed: look at .*drawing\.py again"):
        draw_known_glyphs_at_once()
