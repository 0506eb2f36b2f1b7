"""Headings and lines that break where they should not are told, and nothing that may break so is."""

import pytest

from tests.proof.cases import paragraph

HEAD = '<h3 data-line="9">The price of water</h3>'
LONG = paragraph(5, "First it rose. " + "Three towns raised the price of water, and use fell within one year. " * 4)


def breaks(found: list[str]) -> list[str]:
    return [each.split("\n")[0] for each in found if "alone at the end" in each or "ends the line" in each]


def test_a_heading_alone_at_the_end_of_a_page_is_told(shop):
    (told,) = breaks(shop.proven(f'{HEAD}<div class="break">{paragraph(10)}</div>'))
    leaves = "'a6' leaves the heading 'The price of water' alone at the end of page 1"
    assert told == f"content/water/briefing.yaml:9: warning: {leaves}"


def test_a_heading_above_its_text_is_not_told(shop):
    assert breaks(shop.proven(f"{HEAD}{paragraph(10)}")) == []


def test_a_line_that_ends_too_early_is_told(shop):
    broken = LONG.replace("First it rose", "First it<br>rose")
    (told,) = breaks(shop.proven(LONG, printed=broken))
    assert "ends the line" in told
    assert told.endswith("on which 'rose.' would have room")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(LONG, id="ragged lines"),
        pytest.param(LONG.replace("First it rose", "First it<br>rose"), id="a break of the author's"),
        pytest.param(LONG.replace("use fell within", "use\u00a0fell\u00a0within\u00a0one"), id="words that are bound"),
    ],
)
def test_a_line_that_ends_where_it_should_is_not_told(shop, html):
    assert breaks(shop.proven(html)) == []
