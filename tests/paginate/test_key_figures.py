"""Key figures fill their row, however many there are."""

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()


@pytest.mark.parametrize(("count", "rows"), [(2, [2]), (3, [3]), (4, [4]), (5, [3, 2]), (6, [3, 3])])
def test_key_figures_fill_the_row(count, rows):
    figures = '<div class="key-figure"><p class="value">1</p></div>' * count
    sheets = [weasyprint.CSS(filename=HOUSE.styles / name) for name in ("tokens.css", "parts/front.css")]
    style = "<style>@page{size:210mm 297mm;margin:20mm 20mm 20mm 66mm} body{margin:0}</style>"
    html = weasyprint.HTML(string=f'<meta charset=utf-8>{style}<div class="key-figures">{figures}</div>')
    page = html.render(stylesheets=sheets).pages[0]._page_box
    boxes = [box for box in page.descendants() if getattr(box, "element", None) is not None]
    found = [box for box in boxes if box.element.get("class") == "key-figure"]
    found = list({box.element: box for box in found}.values())
    tops = [round(box.position_y) for box in found]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == rows
    right = max(box.position_x + box.margin_width() for box in found)
    assert right * 25.4 / 96 == pytest.approx(190, abs=0.1)
