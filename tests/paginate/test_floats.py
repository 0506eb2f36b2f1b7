"""A figure changes places with text that fills the white before it, and no more. Pages here are 100 mm high."""

import pytest

from press.paginate.engine import pages
from press.paginate.engine.floats import is_figure
from press.paginate.engine.footnotes import keep_footnotes_with_calls
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

STYLE = (
    "@page{size:100mm;margin:0} body{margin:0} *{margin:0;orphans:1;widows:1;line-height:10mm}"
    "figure,.box{break-inside:avoid} h3{break-after:avoid;font-size:8mm} .side{break-after:avoid}"
    ".note{float:footnote;line-height:5mm} .new{break-before:page}"
    ".wide{break-after:page;break-before:page;page:wide} @page wide{size:120mm 90mm}"
)
NOTE = 'x<span class="note">n</span>'


@pytest.fixture(autouse=True)
def _mended():
    pages.lay_out_each_page_once()
    keep_footnotes_with_calls()


def figure(name: str, height_mm: int, inside: str = "") -> str:
    return f'<figure class="figure" id="{name}" style="height:{height_mm}mm">{inside}</figure>'


def block(name: str, height_mm: int, kind: str = "", tag: str = "div") -> str:
    """A block of lines, each 10 mm high."""
    lines = "<br>".join(["x"] * (height_mm // 10))
    return f'<{tag} id="{name}" class="{kind}">{lines}</{tag}>'


def noted(name: str, height_mm: int) -> str:
    return block(name, height_mm).replace(">x", f">{NOTE}", 1)


def rendered(*blocks: str) -> list[list[str]]:
    """The names of the blocks on each page, in order."""
    html = f"<meta charset=utf-8><style>{STYLE}</style><section>{''.join(blocks)}</section>"
    document = weasyprint.HTML(string=html).render()
    return [names(page._page_box) for page in document.pages]


def names(page) -> list[str]:
    found = [box.element.get("id") for box in page.descendants() if getattr(box, "element", None) is not None]
    return [name for name in dict.fromkeys(found) if name]


FIGURE = figure("figure", 60)
TURNED = FIGURE.replace('"figure"', '"wide"', 1)


@pytest.mark.parametrize(
    ("blocks", "printed"),
    [
        pytest.param(
            [block("t", 50), FIGURE, block("a", 30), block("b", 40)],
            [["t", "a", "b"], ["b", "figure"]],
            id="text that fills the white",
        ),
        pytest.param(
            [block("t", 50), FIGURE, block("a", 60), block("b", 40)],
            [["t", "a"], ["a", "figure", "b"], ["b"]],
            id="a block that goes on overleaf",
        ),
        pytest.param(
            [block("t", 50), FIGURE, block("a", 500)],
            [["t"], ["figure", "a"], *[["a"]] * 5],
            id="a block that goes on for pages, with nothing above to make room",
        ),
        pytest.param(
            [block("t", 50), FIGURE, figure("next", 30)],
            [["t"], ["figure", "next"]],
            id="another figure, which must not come first",
        ),
        pytest.param(
            [block("t", 50), FIGURE, figure("next", 30), block("a", 40), block("b", 40)],
            [["t", "a", "b"], ["b", "figure"], ["next"]],
            id="two figures, which stay in order",
        ),
        pytest.param(
            [block("t", 50), FIGURE, block("h", 10, tag="h3"), block("a", 30), block("b", 40)],
            [["t", "h", "a", "b"], ["b", "figure"]],
            id="a heading with its text",
        ),
        pytest.param(
            [block("t", 50), FIGURE, block("a", 40), block("h", 10, tag="h3"), block("b", 60)],
            [["t", "a"], ["figure", "h", "b"], ["b"]],
            id="a heading whose text has no room",
        ),
        pytest.param(
            [block("t", 50), block("h", 10, tag="h3"), FIGURE, block("a", 30), block("b", 40)],
            [["t", "h", "a", "b"], ["b", "figure"]],
            id="a figure right behind a heading",
        ),
        pytest.param([block("t", 30), FIGURE, block("a", 30)], [["t", "figure", "a"], ["a"]], id="it fits"),
        pytest.param(
            [block("t", 30), TURNED, block("a", 30), block("b", 50), block("c", 20)],
            [["t", "a"], ["figure"], ["b", "c"]],
            id="a table on its side, behind whole blocks",
        ),
        pytest.param(
            [block("h", 10, tag="h3"), TURNED, block("a", 40), block("b", 50), block("c", 20)],
            [["h", "a", "b"], ["figure"], ["c"]],
            id="a table on its side right behind a heading, and blocks that fill the page",
        ),
        pytest.param(
            [block("t", 30), TURNED, TURNED.replace('id="figure"', 'id="next"'), block("a", 30)],
            [["t", "a"], ["figure"], ["next"]],
            id="two tables on their side",
        ),
        pytest.param(
            [block("t", 30), TURNED, block("a", 300)],
            [["t"], ["figure"], *[["a"]] * 3],
            id="a table on its side, and a block that goes on for pages",
        ),
        pytest.param(
            [block("t", 30), TURNED], [["t"], ["figure"]], id="a table on its side that nothing follows"
        ),
        pytest.param([block("t", 90), FIGURE, block("a", 30)], [["t"], ["figure", "a"]], id="little white"),
        pytest.param(
            [block("t", 50), f'<div class="new">{FIGURE}</div>', block("a", 30)],
            [["t"], ["figure", "a"]],
            id="white that is planned",
        ),
        pytest.param(
            [block("t", 20), block("u", 20), block("v", 20), FIGURE],
            [["t", "u", "figure"], ["v"]],
            id="nothing follows, so it goes up",
        ),
        pytest.param(
            [block("t", 20), block("h", 10, tag="h3"), block("u", 30), FIGURE],
            [["t", "h", "u"], ["figure"]],
            id="not up between a heading and its text",
        ),
        pytest.param(
            [block("t", 20), noted("u", 20), figure("figure", 60, f"<div>{NOTE}</div>"), noted("v", 20)],
            [["t", "u"], ["figure", "v"]],
            id="a note in the figure keeps its place among notes",
        ),
        pytest.param(
            [block("t", 50), figure("figure", 60, f"<div>{NOTE}</div>"), block("v", 40)],
            [["t", "v"], ["figure"]],
            id="a note in the figure, and none in the text",
        ),
        pytest.param(
            [block("t", 50), '<aside class="box" id="box" style="height:60mm"></aside>', block("a", 50)],
            [["t", "a"], ["box"]],
            id="a box of text",
        ),
    ],
)  # fmt: skip
def test_a_figure_goes_where_white_is_filled(blocks, printed):
    assert rendered(*blocks) == printed


def test_a_table_that_is_moved_stands_on_its_side():
    html = f"<style>{STYLE}</style><section>{block('t', 30)}{TURNED}{block('a', 70)}{block('b', 30)}</section>"
    assert [round(page.width / 96 * 25.4) for page in weasyprint.HTML(string=html).render().pages] == [100, 120, 100]


def test_notes_come_once_and_in_order_whatever_moves():
    texts = [noted(f"n{number}", 20) for number in range(12)]
    blocks = [block("t", 50), FIGURE, *texts[:4], figure("second", 70), *texts[4:]]
    assert rendered(*blocks)[0] == ["t", "n0", "n1"]
    html = f"<meta charset=utf-8><style>{STYLE}</style><section>{''.join(blocks)}</section>"
    pages = [page._page_box for page in weasyprint.HTML(string=html).render().pages]
    texts = [box for page in pages for box in page.descendants() if type(box).__name__ == "TextBox"]
    expected = [str(number) for number in range(1, 13)]
    assert [box.text for box in texts if box.element_tag == "span::footnote-call"] == expected
    assert [box.text.rstrip(". ") for box in texts if box.element_tag == "span::footnote-marker"] == expected


def test_each_page_is_laid_out_once_but_for_those_of_a_moved_figure(monkeypatch):
    from weasyprint.layout import page

    laid_out = []
    original = page.remake_page
    monkeypatch.setattr(page, "remake_page", lambda index, *rest: laid_out.append(index) or original(index, *rest))
    rendered(
        *[block(f"t{number}", 100) for number in range(4)],
        block("u", 50),
        FIGURE,
        *[block(f"v{number}", 60) for number in range(4)],
    )
    assert laid_out.count(0) == laid_out.count(3) == 1
    assert len(laid_out) <= max(laid_out) + 4


def test_what_moves_is_a_figure_a_table_or_a_box():
    html = weasyprint.HTML(
        string=f'<style>{STYLE}</style>{FIGURE}<aside class="box">b</aside><aside class="side">s</aside>'
    )
    page = html.render().pages[0]._page_box
    moved = [
        box.element.get("class") for box in page.descendants() if type(box).__name__ == "BlockBox" and is_figure(box)
    ]
    assert moved == ["figure", "box"]


def test_another_loop_is_refused(monkeypatch):
    from weasyprint import layout
    from weasyprint.layout import page

    def make_all_pages():
        pass

    monkeypatch.setattr(layout, "make_all_pages", make_all_pages)
    monkeypatch.setattr(page, "make_all_pages", make_all_pages)
    with pytest.raises(RuntimeError, match=r"look at press/paginate/engine/pages\.py"):
        pages.lay_out_each_page_once()
