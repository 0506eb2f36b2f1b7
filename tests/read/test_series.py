"""What briefings of a series have in common stands beside their folders, once; a briefing may say otherwise."""

import pytest

from tests.briefings import Folder, write_briefing
from tests.houses import write_house


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_briefing(tmp_path)


def series(folder: Folder, text: str) -> None:
    Folder(folder.path.parent).write("series.yaml", text)


def test_a_default_is_taken_where_the_briefing_says_nothing(folder):
    folder.change("briefing.yaml", "accessibility_email: access@example.org\n", "")
    series(folder, "accessibility_email: all@example.org\ncitation_style: oscola\n")
    briefing, found = folder.read()
    assert found == []
    assert (briefing.accessibility_email, briefing.citation_style) == ("all@example.org", "oscola")


def test_a_briefing_is_before_its_series(folder):
    series(folder, "accessibility_email: all@example.org\neditions: [a5]\n")
    briefing, _ = folder.read()
    assert (briefing.accessibility_email, briefing.editions) == ("access@example.org", ("a4", "letter"))


def test_of_series_and_publisher_a_part_may_be_given(folder):
    folder.change("briefing.yaml", "series: {name: Water briefing, number: 2026/01}", "series: {number: 2026/07}")
    folder.change("briefing.yaml", "  web: https://example.org/briefings/2026-01\n", "")
    series(folder, "series: {name: Notes on water}\npublisher: {name: Another Desk, web: https://example.org/all}\n")
    briefing, found = folder.read()
    assert found == []
    assert briefing.series_line == "Notes on water 2026/07"
    assert (briefing.publisher.name, briefing.publisher.web) == ("Example Policy Desk", "https://example.org/all")


def test_a_series_chooses_a_house(folder):
    write_house(folder)
    folder.change("briefing.yaml", "house: green\n", "")
    series(folder, "house: green\n")
    briefing, found = folder.read()
    assert found == []
    assert briefing.house.name == "green"
    assert [file.name for file in briefing.files][-1] == "sources.yaml"
    assert "series.yaml" in [file.name for file in briefing.files]


def test_the_series_within_the_folder_is_the_only_one_that_is_read(folder):
    series(folder, "citation_style: oscola\n")
    folder.write("series.yaml", "citation_style: apa\n")
    briefing, found = folder.read()
    assert found == []
    assert (briefing.citation_style, briefing.beside) == ("apa", ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "house: green\ntitle: Water\n",
            "2: error: 'title' is no default of a series\n  hint: known are form, parts, forms, series, language,"
            " audience, publisher, accessibility_email, licence, citation_style, editions, page_budgets,"
            " carries_source, house",
        ),
        (
            "licences: {}\n",
            "1: error: 'licences' is no default of a series\n  hint: did you mean 'licence'?",
        ),
        ("citation_style:\n", "1: error: 'citation_style': text is missing here"),
        ("publisher: {nam: a}\n", "1: error: unknown key 'nam'\n  hint: did you mean 'name'?"),
        ("a: b: c\n", "1: error: this is no YAML: mapping values are not allowed in this context"
                      "\n  hint: put a value that holds a colon in quotation marks"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_line(folder, text, problem):
    write_house(folder)
    series(folder, text)
    assert folder.read()[1] == [f"content/series.yaml:{problem}"]


def test_a_list_is_no_series(folder):
    series(folder, "- house\n")
    assert [line.split("\n")[0] for line in folder.read()[1]] == [
        "content/series.yaml: error: this must hold keys and values"
    ]
