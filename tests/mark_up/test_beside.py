"""Figures narrower than the page, and side by side; and the order of their numbers."""

import re

import pytest

from press.model.report import Report
from tests.briefings import problems, write_briefing
from tests.stages import document_of

DRAWN = """\
kind: bars
title: Use of {0}
subtitle: Litres a day
source: Own count.
alternative: "One bar of {0}."
nocheck: invented
unit: Litres
{1}data:
  - {{name: First town, value: 20}}
"""
PICTURE = "/// figure | A picture\n\n![What it shows](harbour.png)\n///"
PAIR = "/// figures\n\n![](fig:a)\n\n![](fig:b)\n///"
TITLED = PAIR.replace("/// figures", "/// figures | Both fell\n    id: fig-both\n    subtitle: Litres")


def read(tmp_path, markdown, widths=("width: half\n", "width: half\n", "")):
    folder = write_briefing(tmp_path)
    for name, width in zip("abc", widths, strict=True):
        folder.write(f"figures/{name}.yaml", DRAWN.format(name, width))
    folder.write("03-figures.md", f"---\nid: figures\ntitle: Figures\nstandfirst: Some.\n---\n\n{markdown}\n")
    briefing, _ = folder.read()
    report = Report()
    document = document_of(briefing, report)
    told = [problem for problem in problems(report) if "is not placed" not in problem]
    return document, document.chapters[-1].html if document else "", told


def labels(html):
    return [each.replace("\xa0", " ") for each in re.findall(r'class="label"[^>]*>([^<]+)<', html)]


def classes(html):
    return re.findall(r'<figure[^>]*class="([^"]+)"', html)


def test_figures_beside_each_other_have_a_number_each(tmp_path):
    _, html, told = read(tmp_path, f"{PAIR}\n\n![](fig:c)")
    assert told == []
    assert classes(html) == ["figure beside", "figure drawn half", "figure drawn half", "figure drawn"]
    first = int(labels(html)[0].split()[1])
    assert labels(html) == [f"Figure {first}", f"Figure {first + 1}", f"Figure {first + 2}"]


def test_figures_under_one_title_share_its_number(tmp_path):
    document, html, told = read(tmp_path, f"{TITLED}\n\n![](fig:c)\n\nSee [](#fig-b) and [](#fig-both).")
    assert told == []
    number = len(document.figures) - 3
    assert labels(html) == [f"Figure {number}", f"Figure {number}a", f"Figure {number}b", f"Figure {number + 1}"]
    assert [each.label for each in document.figures][-4:] == labels(html)
    assert f">Figure\xa0{number}b<" in html
    assert [table.label for table in document.data_tables] == [f"Figure {number}{x}" for x in "ab"] + [
        f"Figure {number + 1}"
    ]


def test_pictures_stand_beside_each_other_in_blocks_of_their_own(tmp_path):
    _, html, told = read(tmp_path, f"//// figures | Two\n\n{PICTURE}\n\n![](fig:a)\n////")
    assert told == []
    number = labels(html)[0]
    assert labels(html) == [number, f"{number}a", f"{number}b"]


def test_figures_of_data_and_pictures_are_numbered_in_their_order(tmp_path):
    _, html, told = read(tmp_path, f"![](fig:a)\n\n{PICTURE}\n\n![](fig:b)")
    assert told == []
    first = int(labels(html)[0].split()[1])
    assert labels(html) == [f"Figure {first + n}" for n in range(3)]


def test_a_figure_in_the_margin_is_kept_whole(tmp_path):
    _, html, told = read(tmp_path, "![](fig:a)", ("width: margin\n", "", ""))
    assert told == []
    assert classes(html) == ["figure drawn margin"]
    assert re.search(r'class="figure drawn margin"[^>]*><div class="whole"><div class="caption">', html)


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        (
            PAIR.replace("fig:b", "fig:c"),
            "11: error: the figure 'c' is not drawn for half of the width\n"
            "  hint: write 'width: half' in water/figures/c.yaml",
        ),
        (
            "/// figures\n\n![](fig:a)\n///",
            "7: error: a block of figures holds two or more\n  hint: place a single figure without it",
        ),
        (
            PAIR.replace("![](fig:b)", "![](fig:b)\n\nText."),
            "13: error: a block of figures holds figures only\n  hint: write the text above it or below",
        ),
        (
            PICTURE.replace("A picture\n", "A picture\n    width: wide\n"),
            "7: error: there is no width 'wide'\n  hint: there are full, column, half, margin",
        ),
    ],
)
def test_a_mistake_is_told_by_its_line(tmp_path, markdown, said):
    assert read(tmp_path, markdown)[2] == [f"water/03-figures.md:{said}"]
