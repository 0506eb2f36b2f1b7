"""What is kept of lines is what would be worked out anew: nothing that a line depends on is left out of its key."""

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.css.properties import INITIAL_VALUES  # noqa: E402 # only now can its libraries be found
from weasyprint.text import line_break  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from press.paginate.engine.lines import let_spaces_hang  # noqa: E402
from press.paginate.engine.shaping import MOST_LINES, PROPERTIES, Fonts, shape_each_line_once  # noqa: E402

FONTS = HOUSE.styles / "fonts" / "source-serif"
CSS = f"""
@font-face {{ font-family: S; src: url({(FONTS / "SourceSerif4SmText-Regular.ttf").as_uri()}) }}
@page {{ size: 100mm; margin: 10mm; @bottom-left {{ content: counter(page) }} }}
body {{ font: 10pt/14pt S }} .wide {{ letter-spacing: 1pt }} .old {{ font-variant-numeric: oldstyle-nums }}
.just {{ text-align: justify; hyphens: auto }} u {{ text-decoration: underline }} td {{ width: 20mm }}
pre {{ white-space: pre-wrap; tab-size: 4 }} .any {{ overflow-wrap: anywhere }} .de {{ columns: 2 }}
"""
WORDS = "Eighteen missions since 1992 had their mandates written down, and twelve had them renewed in 2004. " * 6
HTML = f"""<html lang=en><style>{CSS}</style>
<p>{WORDS}</p><p class=wide>{WORDS}</p><p class=old>{WORDS}</p><p class=just>{WORDS}</p>
<p class=just lang=de>{WORDS}</p>
<p>Twice <u>underlined</u> and <b>bold</b> and <i>slanting</i>.</p><pre>a\tb\tc  d</pre><p class=any>{"x" * 300}</p>
<table><tr><td>{WORDS}<td>{WORDS}</table><div class=de>{WORDS}</div><p dir=rtl>{WORDS}</p>"""


@pytest.fixture(autouse=True)
def _mended():
    let_spaces_hang()
    shape_each_line_once()


def pdf(fonts: FontConfiguration) -> bytes:
    document = weasyprint.HTML(string=HTML).render(font_config=fonts, pdf_variant="pdf/a-3a")
    return document.write_pdf(pdf_variant="pdf/a-3a")


def test_pages_are_the_same_to_the_byte_as_without_what_is_kept():
    plain = pdf(FontConfiguration())
    fonts = Fonts()
    assert pdf(fonts) == plain
    assert fonts.lines
    known = len(fonts.lines)
    assert pdf(fonts) == plain
    assert len(fonts.lines) == known


class Asked(dict):
    """A style that notes what is asked of it."""

    def __init__(self, font_config: FontConfiguration, **values) -> None:
        super().__init__(INITIAL_VALUES, font_family=["S"], font_size=16, font_weight=400, lang="en", **values)
        self.font_config = font_config
        self.names: set[str] = set()

    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"hyphens": "auto"},
        {"hyphens": "manual"},
        {"white_space": "pre-wrap"},
        {"overflow_wrap": "anywhere", "word_break": "break-all"},
        {"letter_spacing": 2, "word_spacing": 3},
        {"text_decoration_line": {"underline"}},
        {"font_language_override": "DEU"},
        {"font_variation_settings": (("wght", 500),)},
    ],
    ids=str,
)
@pytest.mark.parametrize("text", [WORDS, "Rechtsschutzversicherungen" * 4, "soft\xadhyphens\xad" * 9, "a\tb", "x"])
def test_a_line_asks_for_nothing_that_is_no_part_of_its_key(values, text):
    style = Asked(FontConfiguration(), **values)
    context = type("Context", (), {"dictionaries": {}})()
    for width in (None, 0, 40, 120.5):
        line_break.split_first_line(text, style, context, width, 0)
        line_break.split_first_line(text, style, context, width, 0, is_line_start=False, minimum=True)
    assert "font_family" in style.names
    assert style.names <= set(PROPERTIES)


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_line_of_another_style_is_another(name):
    from press.paginate.engine.shaping import _key

    fonts = Fonts()
    one, same, other = (Asked(fonts) for _ in range(3))
    other[name] = ["T"] if name == "font_family" else "another"
    assert _key(one) == _key(same) != _key(other)


def test_another_font_makes_lines_anew():
    fonts = Fonts()
    pdf(fonts)
    assert fonts.lines
    weasyprint.CSS(
        string=f"@font-face {{ font-family: T; src: url({(FONTS / 'SourceSerif4SmText-It.ttf').as_uri()}) }}",
        font_config=fonts,
    )
    assert [fonts.lines, fonts.shapes, fonts.strut_layouts] == [{}, {}, {}]


def test_no_more_than_so_many_lines_are_kept(monkeypatch):
    monkeypatch.setattr("press.paginate.engine.shaping.MOST_LINES", 7)
    assert MOST_LINES > 7
    fonts = Fonts()
    pdf(fonts)
    assert 0 < len(fonts.lines) <= 7


def test_no_style_changes_after_its_lines_are_laid_out():
    # ::first-line and ::first-letter would: WeasyPrint sets their properties into the styles of boxes.
    for path in HOUSE.styles.rglob("*.css"):
        assert "::first-l" not in path.read_text(encoding="utf-8"), path


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def strut(style):
        return style

    monkeypatch.setattr(line_break, "strut", strut)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's shaping of text has changed: look at .*shaping\.py again"):
        shape_each_line_once()
