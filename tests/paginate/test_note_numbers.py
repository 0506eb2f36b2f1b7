"""The number of a note stands before its text, however many digits it has, and never on it."""

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.fetcher import BASE, Fetcher
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()


@pytest.mark.parametrize("sheet", ["a4.css", "a5.css", "letter.css"])
def test_four_digits_do_not_touch_the_text(sheet):
    fetcher = Fetcher(HOUSE.styles, {})
    notes = "".join(f"<p>t<span class=note>Office {n}</span></p>" for n in range(3))
    html = weasyprint.HTML(
        string=f'<html lang=en><body style="counter-reset: footnote 998"><section class=chapter>{notes}',
        base_url=BASE,
        url_fetcher=fetcher,
    )
    css = weasyprint.CSS(url=f"{BASE}styles/{sheet}", url_fetcher=fetcher)
    boxes = [box for page in html.render(stylesheets=[css]).pages for box in page._page_box.descendants()]
    texts = [box for box in boxes if hasattr(box, "text")]
    numbers = [box for box in texts if box.element_tag == "span::footnote-marker"]
    words = [box for box in texts if box.text.startswith("Office")]
    assert [box.text for box in numbers] == ["999", "1000", "1001"]
    for number, word in zip(numbers, words, strict=True):
        assert number.position_x + number.width < word.position_x
