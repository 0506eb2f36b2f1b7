"""Where chapters open on a page: not with a few lines below or above their header. Pages here have twenty lines."""

import pytest

from press.paginate.engine import pages
from press.paginate.engine.footnotes import keep_footnotes_with_calls
from press.paginate.engine.openings import let_pages_end_early
from press.paginate.engine.start import import_weasyprint
from tests.paginate.test_floats import names

weasyprint = import_weasyprint()

STYLE = (
    "@page{size:100mm;margin:0} body{margin:0} *{margin:0;orphans:2;widows:2;line-height:5mm}"
    "header,h2{break-after:avoid;height:10mm} .whole,figure{break-inside:avoid} .new{break-before:page}"
    ".note{float:footnote} .side{float:left;height:40mm;width:20mm}"
)


@pytest.fixture(autouse=True)
def _mended():
    pages.lay_out_each_page_once()
    keep_footnotes_with_calls()
    let_pages_end_early()


def text(name: str, lines: int, kind: str = "") -> str:
    return f'<p id="{name}" class="{kind}">{"<br>".join(["x"] * lines)}</p>'


def chapter(*blocks: str, name: str = "one", kind: str = "", standfirst: int = 0) -> str:
    said = f"<p>{'<br>'.join(['x'] * standfirst)}</p>" if standfirst else ""
    header = f'<header id="h-{name}">h{said}</header>'
    return f'<section class="chapter {kind}" id="{name}">{header}{"".join(blocks)}</section>'


def rendered(*blocks: str) -> list[list[str]]:
    """What is on each page: the names of headers and blocks, and how many lines these have there."""
    html = f"<meta charset=utf-8><style>{STYLE}</style>{''.join(blocks)}"
    found = []
    for page in weasyprint.HTML(string=html).render().pages:
        boxes = [box for box in page._page_box.descendants() if getattr(box, "element", None) is not None]
        lines = [box.element.get("id") for box in boxes if type(box).__name__ == "LineBox"]
        shown = [name for name in names(page._page_box) if lines.count(name)]
        found.append([name if name[:2] == "h-" else f"{name}{lines.count(name)}" for name in shown])
    return found


@pytest.mark.parametrize(
    ("blocks", "printed"),
    [
        pytest.param(
            [text("a", 13), chapter(text("b", 10))],
            [["a13", "h-one", "b5"], ["b5"]],
            id="five lines below",
        ),
        pytest.param(
            [text("a", 14), chapter(text("b", 10))],
            [["a14"], ["h-one", "b10"]],
            id="four lines below",
        ),
        pytest.param(
            [text("a", 14), chapter(text("b", 2), text("c", 2), text("d", 9))],
            [["a14"], ["h-one", "b2", "c2", "d9"]],
            id="short paragraphs below",
        ),
        pytest.param(
            [text("a", 14), chapter(f"<ul>{text('b', 1)}{text('c', 1)}</ul>", text("d", 9, "whole"))],
            [["a14"], ["h-one", "b1", "c1", "d9"]],
            id="a list below, and a box overleaf",
        ),
        pytest.param(
            [text("a", 14), f'<section class="annex" id="x"><h2 id="h-x">h</h2>{text("b", 10)}</section>'],
            [["a14"], ["h-x", "b10"]],
            id="an annex",
        ),
        pytest.param(
            [text("a", 14), chapter(text("b", 3), text("c", 9), standfirst=2)],
            [["a14", "h-one", "b3"], ["c9"]],
            id="three lines below a long header, for more than a fifth would be white",
        ),
        pytest.param(
            [text("a", 14), chapter(text("b", 2), '<h3 id="s">s</h3>', text("c", 1), text("d", 9))],
            [["a14", "h-one", "b2", "s1", "c1"], ["d9"]],
            id="a heading, and the room around it",
        ),
        pytest.param(
            [text("a", 15), chapter(text("b", 2), text("c", 9, "whole"), standfirst=3)],
            [["a15"], ["h-one", "b2", "c9"]],
            id="two lines below a long header",
        ),
        pytest.param([text("a", 14), chapter(text("b", 4))], [["a14", "h-one", "b4"]], id="all of a chapter"),
        pytest.param(
            [text("a", 14), chapter(text("b", 4)), chapter(text("c", 9), name="two")],
            [["a14", "h-one", "b4"], ["h-two", "c9"]],
            id="all of a chapter, and the next overleaf",
        ),
        pytest.param(
            [text("a", 9), chapter('<figure style="height:30mm"><img src="data:image/svg+xml,'
             '<svg xmlns=%22http://www.w3.org/2000/svg%22/>" style="height:30mm"></figure>', text("c", 20))],
            [["a9", "h-one", "c3"], ["c17"]],
            id="a picture counts",
        ),
        pytest.param(
            [text("a", 12), chapter(text("b", 4), text("c", 9, "whole"))],
            [["a12", "h-one", "b4"], ["c9"]],
            id="more than a third would be white",
        ),
        pytest.param(
            [text("a", 14), '<p id="n">x<span class="note">y</span></p>', chapter(text("b", 10))],
            [["a14", "n1"], ["h-one", "b10"]],
            id="a note stays at the foot",
        ),
        pytest.param(
            [text("a", 22), chapter(text("b", 15))],
            [["a17"], ["a5", "h-one", "b13"], ["b2"]],
            id="two lines above",
        ),
        pytest.param(
            [text("a", 17), text("c", 6), chapter(text("b", 9))],
            [["a17"], ["c6", "h-one", "b9"]],
            id="a paragraph above that comes over, since two of its lines have to stay",
        ),
        pytest.param(
            [f"<section>{text('a', 17)}{text('c', 7)}</section>", chapter(text("b", 9))],
            [["a17", "c2"], ["c5", "h-one", "b9"]],
            id="a line of the last paragraph above",
        ),
        pytest.param([text("a", 25), chapter(text("b", 9))], [["a20"], ["a5", "h-one", "b9"]], id="five lines above"),
        pytest.param(
            [text("a", 10), text("c", 10, "whole"), text("d", 2), chapter(text("b", 9))],
            [["a10", "c10"], ["d2", "h-one", "b9"]],
            id="a box before them would leave half a page white",
        ),
        pytest.param(
            [text("a", 20), text("c", 2, "new"), chapter(text("b", 9))],
            [["a20"], ["c2", "h-one", "b9"]],
            id="a page that begins where a stylesheet says so",
        ),
        pytest.param(
            [text("a", 20), chapter(text("c", 3)), chapter(text("b", 9), name="two")],
            [["a20"], ["h-one", "c3", "h-two", "b9"]],
            id="a short chapter above",
        ),
        pytest.param(
            ["<div class='side'></div>", text("a", 14), chapter(text("b", 10))],
            [["a14"], ["h-one", "b10"]],
            id="a note in the margin that ends above",
        ),
    ],
)  # fmt: skip
def test_a_chapter_opens_among_lines(blocks, printed):
    assert rendered(*blocks) == printed


@pytest.mark.parametrize(
    ("blocks", "again"),
    [
        ([text("a", 45), chapter(text("b", 20))], []),
        ([text("a", 54), chapter(text("b", 20))], [2]),
        ([text("a", 62), chapter(text("b", 50))], [2, 3]),
        ([text("a", 40), text("c", 20, "whole"), text("d", 2), chapter(text("b", 9))], []),
    ],
    ids=["good", "too few below", "too few above", "too white, as can be told before"],
)  # fmt: skip
def test_only_pages_around_are_made_again(monkeypatch, blocks, again):
    from weasyprint.layout import page

    done = []
    original = page.remake_page
    monkeypatch.setattr(page, "remake_page", lambda index, *rest: done.append(index) or original(index, *rest))
    rendered(*blocks)
    for index in range(max(done) + 1):
        done.remove(index)
    assert sorted(done) == again


def test_another_end_of_pages_is_refused(monkeypatch):
    from weasyprint.layout import LayoutContext

    def overflows_page():
        pass

    monkeypatch.setattr(LayoutContext, "overflows_page", overflows_page)
    with pytest.raises(RuntimeError, match=r"look at press/paginate/engine/openings\.py"):
        let_pages_end_early()
