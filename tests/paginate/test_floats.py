"""A figure goes down behind text that fills the white before it, and no further. Pages here are 100 mm high."""

import pytest

from press.paginate.engine.floats import defer_figures
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

STYLE = "@page{size:100mm;margin:0}body{margin:0}*{margin:0;orphans:1;widows:1}figure{break-inside:avoid}"
FIGURE = '<figure class="figure" style="height:60mm"></figure>'


def block(name: str, height_mm: int, kind: str = "") -> str:
    """A block of lines, each 10 mm high."""
    lines = "<br>".join(["x"] * (height_mm // 10))
    return f'<div id="{name}" class="{kind}" style="line-height:10mm">{lines}</div>'


@pytest.mark.parametrize(
    ("before", "following", "order"),
    [
        pytest.param(50, [block("a", 30), block("b", 40)], ["a", "b", "figure"], id="text that fills the white"),
        pytest.param(50, [block("a", 60), block("b", 40)], ["a", "figure", "b"], id="a block that goes on overleaf"),
        pytest.param(50, [block("a", 500)], ["figure", "a"], id="a block that goes on for pages"),
        pytest.param(50, [block("a", 60, "box")], ["figure", "a"], id="a box that has no room"),
        pytest.param(50, [block("a", 20, "side"), block("b", 500)], ["figure", "a", "b"], id="a note and no text"),
        pytest.param(30, [block("a", 30)], ["figure", "a"], id="no white, for the figure fits"),
        pytest.param(90, [block("a", 30)], ["figure", "a"], id="little white"),
    ],
)
def test_a_figure_goes_down_behind_what_fills_the_white_before_it(before, following, order):
    body = f"{block('before', before)}{FIGURE}{''.join(following)}"
    html = weasyprint.HTML(string=f"<meta charset=utf-8><style>{STYLE}</style><section>{body}</section>")
    root = html.etree_element
    defer_figures(html.render(), root)
    section = next(root.iter("section"))
    assert [element.get("id") or element.tag for element in section][1:] == order
