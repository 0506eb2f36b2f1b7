"""What a page may do with a text without losing any of it: no finding."""

import pytest

from tests.proof.cases import DRAWN, TEXT, chapter, heading, note, paragraph, picture, row, table

LONG = " ".join([TEXT] * 30)
HEAD = row(21, "Town", "Use", tag="th")
ROWS = [row(line, f"Town {line}", f"{line} litres a head, which is less than before") for line in range(30, 70)]
BESIDE = "A second cell, which is short and stands beside the first."
HYPHENS = "A far\u00adreach\u00ading re\u00adform of the self-reliant well-known water-works. " * 9
SIGNS = "On 12\u00a0June 2025, 5\u202f000 m² and H<sub>2</sub>O, x<sup>2</sup>, ½, µ and −3."
LISTS = """<ul data-line="5"><li data-line="5">One</li><li data-line="6">Two<ul><li>Three</li></ul></li></ul>
<ol data-line="9"><li data-line="9"><p>One</p></li><li data-line="10">2 is two</li></ol>"""
NOTED = [f"{TEXT}{note(n, n, f'Note {n} is of two lines, or of three. ' * 3)}" for n in range(1, 19)]
ASIDES = [f'<aside class="side" data-line="{n}"><p>Key term {n}</p></aside>' for n in range(5, 10)]
FOLIOS = (
    '<ol><li><a href="#towns">Towns</a> <span class="folio" data-folio="plain" data-target="towns"></span></li></ol>'
    '<p data-line="5">See <a href="#towns">Towns</a><span class="folio" data-folio="after-comma" data-target="towns">'
    '</span> and <a href="#record">the record</a>'
    '<span class="folio" data-folio="bracketed" data-target="record"></span>.</p>'
)


@pytest.mark.parametrize(
    ("html", "css"),
    [
        pytest.param(paragraph(5), "", id="a paragraph"),
        pytest.param("".join(paragraph(n, LONG) for n in range(5, 9)), "", id="pages of text"),
        pytest.param(
            paragraph(5, LONG), "p { hyphens: auto; text-align: justify; width: 30mm }", id="hyphens at line ends"
        ),
        pytest.param(paragraph(5, HYPHENS), "p { width: 24mm }", id="soft hyphens and hard ones"),
        pytest.param(
            paragraph(5, "An efficient official affirms five offices, first of all: ﬁne."), "", id="ligatures"
        ),
        pytest.param(paragraph(5, SIGNS), "", id="spaces and signs"),
        pytest.param(paragraph(5, "Small <b>NATO</b> capitals"), "b { font-variant: small-caps }", id="small capitals"),
        pytest.param(LISTS, "", id="lists"),
        pytest.param("".join(paragraph(n, text) for n, text in enumerate(NOTED, 1)), "", id="notes on three pages"),
        pytest.param(table(*ROWS, head=HEAD), "tr { break-inside: avoid }", id="a head on every page"),
        pytest.param(
            paragraph(4, LONG[:700]) + table(*ROWS[:12], row(90, LONG, BESIDE), *ROWS[12:], head=HEAD),
            "",
            id="a row that a page cuts",
        ),
        pytest.param("".join(f"{aside}{paragraph(8, LONG[:900])}" for aside in ASIDES), "", id="side notes"),
        pytest.param(
            heading(3, "Towns") + picture(5) + picture(6, "Use by town", DRAWN), "img { width: 80mm }", id="pictures"
        ),
        pytest.param(
            paragraph(4, LONG[:1100]) + picture(5) + "".join(paragraph(n, LONG[:500]) for n in range(6, 12)),
            "img { height: 70mm } figure { break-inside: avoid }",
            id="a figure that gives way",
        ),
        pytest.param(FOLIOS + paragraph(6, LONG) + heading(9, "Towns"), "", id="page numbers"),
        pytest.param(
            f"{FOLIOS}{heading(9, 'Towns')}<p data-line='10'>They are near<span data-folio='bracketed' "
            'data-target="towns"></span> and <b>far</b><span data-folio="after-comma" data-target="towns"></span></p>',
            "",
            id="page numbers of what is on the same page",
        ),
        pytest.param(
            '<div class="two"><div data-line="5"><p>Left</p></div><div data-line="6"><p>Right</p></div></div>',
            ".two { display: grid; grid-template-columns: 1fr 1fr }",
            id="a grid",
        ),
        pytest.param(f'<div class="c">{paragraph(5, LONG)}</div>', ".c { columns: 2 }", id="columns"),
        pytest.param(
            paragraph(5, "White on navy"), "p { background: #10294a; color: #fff; padding: 2mm }", id="light on dark"
        ),
        pytest.param(paragraph(5, "a&ensp;|&ensp;b, and a&emsp;&emsp;&emsp;gap"), "", id="wide spaces"),
    ],
)
def test_nothing_is_found_where_nothing_is_lost(shop, html, css):
    assert shop.proven(chapter(html), css) == []


def test_what_a_lever_leaves_out_is_not_missed(shop):
    aside = f'<aside class="side"><p>Key term{note(1, 5, "A note.")}</p></aside>'
    html = chapter(f"{aside}{paragraph(6, f'{TEXT}{note(2, 6, TEXT)}')}")
    assert shop.proven(html, levers=("hiding.css",)) == []


def test_a_lever_that_is_not_pulled_leaves_out_nothing(shop):
    html = chapter('<aside class="side" data-line="5"><p>Key term</p></aside>' + paragraph(6))
    assert shop.proven(html, printed=chapter(paragraph(6))) != []
