"""What stands under a figure that is drawn: where its data are told as text, and whether all of them are."""

import re

import pytest

from press.model.report import Report
from tests.briefings import problems, write_briefing
from tests.html_read import text_of
from tests.stages import document_of

FIGURE = """\
kind: bars
title: Use fell
subtitle: Litres a day
source: Own count.
alternative: "One bar: 20 per cent."
unit: Litres
counts: [per cent]
{}data:
  - {{name: First town, value: 20{}}}
"""
FACT = ", fact: less-use"
MARKED = "[20 per cent]{fact=less-use}"
UNTOLD = (
    "water/figures/use.yaml:1: warning: the figure draws 'less-use', and the table 'tbl-use' has no words marked "
    "with it\n  hint: mark them there; or leave out 'table:', and the data of the figure are printed"
)


@pytest.mark.parametrize(
    ("options", "fact", "cell", "said", "told"),
    [
        pytest.param("", FACT, "80", "The same data as text: the data behind the figures", [], id="a table of ours"),
        pytest.param(
            "table: tbl-use\n", FACT, MARKED, "The same data as text: Table 1", [], id="a table with its facts"
        ),
        pytest.param("table: tbl-use\n", FACT, "80", "More of this as text: Table 1", [UNTOLD], id="without them"),
        pytest.param(
            "table: tbl-use\nnocheck: made up\n", "", "80", "More of this as text: Table 1", [], id="no facts at all"
        ),
    ],
)
def test_a_figure_says_where_its_data_are_told(tmp_path, options, fact, cell, said, told):
    folder = write_briefing(tmp_path)
    folder.write("figures/use.yaml", FIGURE.format(options, fact))
    folder.change("02-record.md", "| First | 80 |", f"| First | {cell} |")
    folder.change("02-record.md", "The WHO watched", "![](fig:use)\n\nThe WHO watched")
    briefing, _ = folder.read()
    report = Report()
    html = document_of(briefing, report).chapters[1].html
    source = re.search(r'<p[^>]*class="source"[^>]*>(.*?)</p>', html)[1]
    assert said in re.sub(r"\s+", " ", text_of(source))
    assert problems(report) == told
