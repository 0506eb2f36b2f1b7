"""Where lines break, and the one line of WeasyPrint that is mended for it. Widths were tried out."""

from itertools import pairwise

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.lines import let_spaces_hang
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.text import line_break  # noqa: E402 # only now can its libraries be found
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

FONT = HOUSE.styles / "fonts" / "source-serif" / "SourceSerif4SmText-Regular.ttf"
TEXT = (
    "<span>2022</span> names tasks: cooperative security. Crisis management thus remains a stated task, as it did "
    "after Afghanistan. The money pledged since is for defence. In The Hague on <span>25\u00a0June 2025</span> the "
    "Allies pledged it."
)
BOUND = (
    "Source: Ledger of this briefing. The same data as text:\u00a0\u2060<i>Table\u00a01</i><span>, page\u00a025</span>."
)


def lines(text: str, width_pt: int) -> list[str]:
    css = (
        f"@font-face {{ font-family: S; src: url({FONT.as_uri()}) }} p {{ font: 10.75pt/15pt S; width: {width_pt}pt }}"
    )
    document = weasyprint.HTML(string=f"<style>{css}</style><p>{text}").render(font_config=FontConfiguration())
    found = []
    for box in document.pages[0]._page_box.descendants():
        if type(box).__name__ == "LineBox":
            found.append("".join(each.text for each in box.descendants() if hasattr(each, "text")))
    return found


@pytest.mark.parametrize("text", [TEXT, BOUND], ids=["before a span", "before words that are bound"])
def test_no_line_ends_before_its_words_do(text):
    let_spaces_hang()
    for width in range(240, 420, 3):
        broken = lines(text, width)
        for above, below in pairwise(broken):
            assert len(above) + len(below.split()[0]) > width / 7, (width, broken)


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def split_first_line(text: str) -> str:
        return text

    monkeypatch.setattr(line_break, "split_first_line", split_first_line)
    with pytest.raises(
        RuntimeError, match=r"^WeasyPrint's line breaking has changed: look at press/paginate/engine/lines"
    ):
        let_spaces_hang()
