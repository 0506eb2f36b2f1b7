"""Every so many lines of a page have a number in its margin, on the baseline of the line."""

from typing import Any

import pytest

from press.paginate.engine.line_numbers import print_line_numbers
from press.paginate.engine.start import import_weasyprint

import_weasyprint()

import weasyprint  # noqa: E402 # only now can its libraries be found

STYLE = """
<style>
@page { size: 100mm 160mm; margin: 20mm;
  @left-top { content: "0"; font-size: 8pt; text-align: right; vertical-align: top }
  @bottom-left { content: "foot" } }
@page bare { @left-top { content: none } }
p { line-height: 20px; margin: 0 0 7px }
td { line-height: 20px; padding: 0; vertical-align: top }
.note { float: footnote }
.note::footnote-call, .note::footnote-marker { content: "*" }
.bare { break-before: page; page: bare }
</style>
"""  # fmt: skip
TEXT = (
    "<p>One<br>two<sup>raised</sup><span class=note>A note below.</span><br>three</p><p>four</p>"
    "<table><tr><td>five<td>beside<br>six</table><p>seven<br>eight</p><div class=bare>nine<br>ten</div>"
)


def numbered(every: int | None) -> list[dict[str, float]]:
    """On each page, the numbers in the margin and the words of the text, each with its baseline in pixels."""
    root = f' data-line-numbers="{every}"' if every else ""
    html = weasyprint.HTML(string=f"<html{root}><body>{STYLE}{TEXT}</body></html>")
    document = html.render()
    print_line_numbers(document, html.etree_element)
    return [dict(texts(page._page_box)) for page in document.pages]


def texts(box: Any) -> list[tuple[str, float]]:
    found = [(box.text, box.position_y + box.baseline)] if hasattr(box, "text") else []
    for child in getattr(box, "children", ()):
        found += texts(child)
    return found


@pytest.mark.parametrize(("every", "shown"), [(1, "12345678"), (2, "2468"), (5, "5")])
def test_numbers_stand_on_the_lines_that_they_count(every, shown):
    first, second = numbered(every)
    lines = ("One", "two", "three", "four", "five", "six", "seven", "eight")
    numbers = {number: at for number, at in first.items() if number.isdigit()}
    assert "".join(numbers) == shown
    assert numbers == {number: pytest.approx(first[lines[int(number) - 1]], abs=0.01) for number in shown}
    assert not [each for each in second if each.isdigit()]


def test_without_the_attribute_the_stand_in_is_left():
    first, _ = numbered(None)
    assert "0" in first
    assert "5" not in first


def test_a_number_stands_to_the_right_of_its_margin():
    html = weasyprint.HTML(string=f'<html data-line-numbers="10"><body>{STYLE}<p>{"a<br>" * 10}</p></body></html>')
    document = html.render()
    print_line_numbers(document, html.etree_element)
    ten = next(box for box in document.pages[0]._page_box.descendants() if getattr(box, "text", "") == "10")
    assert ten.position_x + ten.width == pytest.approx(20 / 25.4 * 96, abs=0.01)
