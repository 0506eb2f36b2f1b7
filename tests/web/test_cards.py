"""On a phone a table is cards, or stays columns where figures are held against each other."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from press.web.cards import ready_for_phones


def ready(cells: str) -> Element:
    """A table of three columns, the first of which names the row, with these cells in one row."""
    heads = '<tr><th>Year</th><th>Boats <sup class="mark">a</sup>  at\n sea</th><th>Harbour</th></tr>'
    table = f"<table><thead>{heads}</thead><tbody><tr><th>1994</th>{cells}</tr></tbody></table>"
    figure = fromstring(f'<figure class="table">{table}</figure>')
    ready_for_phones(figure, figure[0])
    return figure


def test_each_cell_of_a_card_has_the_head_of_its_column():
    figure = ready('<td class="figures">7</td><td>Oslo</td>')
    assert figure.get("class") == "table cards"
    assert [cell.get("data-label") for cell in figure.iter("td")] == ["Boats at sea", "Harbour"]
    assert all("data-label" not in cell.attrib for cell in figure.iter("th"))


@pytest.mark.parametrize("second", ["figures", "figures last"])
def test_columns_of_figures_stay_columns(second):
    figure = ready(f'<td class="figures">7</td><td class="{second}">8</td>')
    assert figure.get("class") == "table compared"
    assert all("data-label" not in cell.attrib for cell in figure.iter())
