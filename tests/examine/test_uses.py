"""Where facts and sources count as used: each place once, in a tiny briefing that has one more fact and source."""

import pytest

from press.compose import front
from press.model.report import Report
from tests.briefings import FACTS, SOURCES, problems, write_briefing
from tests.stages import document_of, evidence_of

FIGURE = """\
kind: bars
title: Use fell
subtitle: Litres a day
source: The third report.
alternative: "One bar: 80 litres."
unit: Litres
counts: [litres]
data:
  - {name: First town, value: 80, fact: third}
"""
THIRD = """\
- id: third
  claim: The first town used 80 litres a day.
  type: number
  importance: background
  value: 80
  unit: litres
  as_of: 2025-12-31
  confidence: high
  proposed_by_ai: false
  status: sourced
  evidence:
    - {source: town-report, relation: supports, locator: p. 5, says: Eighty litres.}
"""
REPORT = """\
- id: third-report
  type: report
  title: A third report
  origin: third
  kind: expert
  reliability: B
  reliability_reason: It counts.
"""
MARK = "[80 litres]{fact=third}"
UNUSED = (
    "water/facts.yaml:23: warning: the fact 'third' is not used in the text\n"
    "  hint: mark the words that state it, as in '[words]{fact=third}', or delete the fact"
)
UNCITED = (
    "water/sources.yaml:22: warning: the source 'third-report' is neither cited nor evidence for a fact\n"
    "  hint: cite it, as in '[@third-report]', name it as evidence, or delete it"
)


@pytest.fixture
def folder(tmp_path):
    made = write_briefing(tmp_path)
    made.write("facts.yaml", FACTS + THIRD)
    return made


def told(folder):
    """Where the ledger says that the third fact is used, for machines and people, and what is reported."""
    briefing, found = folder.read()
    assert found == []
    report = Report()
    evidence = evidence_of(briefing, report)
    (row,) = (row for row in front(document_of(briefing)).facts if row.claim.startswith("The first town used 80"))
    return evidence.facts[2].used_in, row.explanation, problems(report)


def test_a_fact_that_nothing_rests_on_is_not_used(folder):
    assert told(folder) == ((), "Not used.", [UNUSED])


@pytest.mark.parametrize(
    ("file", "old", "new", "part", "words"),
    [
        pytest.param("02-record.md", "The WHO", f"It is {MARK}. The WHO", "record", "chapter 2", id="text"),
        pytest.param("02-record.md", "It published", f"It said {MARK}. It", "record", "chapter 2", id="note"),
        pytest.param("02-record.md", "| First | 80 |", f"| First | {MARK} |", "record", "chapter 2", id="cell"),
        pytest.param("02-record.md", "harbour is empty", f"harbour had {MARK}", "record", "chapter 2", id="caption"),
        pytest.param("02-record.md", "    id: tbl-use", f"    id: tbl-use\n    subtitle: Of {MARK}", "record",
                     "chapter 2", id="subtitle"),
        pytest.param("02-record.md", "    id: tbl-use", f"    id: tbl-use\n    source: Of {MARK}", "record",
                     "chapter 2", id="source"),
        pytest.param("02-record.md", "standfirst: Use fell where the price rose.", f"standfirst: '{MARK}'", "record",
                     "chapter 2", id="standfirst"),
        pytest.param("briefing.yaml", "The first town used", f"It was {MARK}, and", "glance",
                     "the page “At a glance”", id="key point"),
        pytest.param("briefing.yaml", "key_figures:", "key_figures:\n  - {value: '80', label: litres, fact: third}",
                     "glance", "the page “At a glance”", id="key figure"),
        pytest.param("briefing.yaml", "Read [](#record)", f"Of {MARK} read [](#record)", "glance",
                     "the page “At a glance”", id="guidance"),
        pytest.param("briefing.yaml", "The price of water", f"The price of {MARK} of water", "terms",
                     "“Terms and abbreviations”", id="glossary"),
        pytest.param("briefing.yaml", "mail: {s", f"handout: {{limits: [{{title: One, text: '{MARK}.'}}]}}\nmail: {{s",
                     "handout", "the handout", id="limit of the handout"),
    ],
)  # fmt: skip
def test_a_fact_is_used_where_words_are_marked_with_it(folder, file, old, new, part, words):
    folder.change(file, old, new)
    assert told(folder) == ((part,), f"Used in {words}.", [])


def test_a_fact_that_is_only_drawn_is_used_in_the_chapter_of_its_figure(folder):
    folder.write("figures/use.yaml", FIGURE)
    folder.change("02-record.md", "The WHO watched", "![](fig:use)\n\nThe WHO watched")
    assert told(folder) == (("record",), "Used in chapter 2.", [])
    chapter = evidence_of(folder.read()[0]).chapters[1]
    assert chapter.counts.total == 2


def test_a_figure_that_no_chapter_places_uses_nothing(folder):
    folder.write("figures/use.yaml", FIGURE)
    assert told(folder) == ((), "Not used.", [UNUSED])


def test_a_fact_of_several_parts_is_told_with_all(folder):
    folder.write("figures/use.yaml", FIGURE)
    folder.change("02-record.md", "The WHO watched", "![](fig:use)\n\nThe WHO watched")
    folder.change("01-introduction.md", "See", f"It is {MARK}. See")
    folder.change("briefing.yaml", "The price of water", f"The price of {MARK} of water")
    used = ("introduction", "record", "terms")
    assert told(folder) == (used, "Used in chapters 1 and 2 and “Terms and abbreviations”.", [])


@pytest.mark.parametrize(
    ("source", "placed", "said"),
    [
        pytest.param("Own count.", True, [UNCITED], id="cited nowhere"),
        pytest.param('"Counts.[@third-report, p. 3]"', True, [], id="cited under a figure"),
        pytest.param('"Counts.[@third-report, p. 3]"', False, [UNCITED, UNUSED], id="under one that is not printed"),
    ],
)
def test_a_source_is_cited_by_a_figure_that_is_printed(folder, source, placed, said):
    folder.write("sources.yaml", SOURCES + REPORT)
    folder.write("figures/use.yaml", FIGURE.replace("The third report.", source))
    if placed:
        folder.change("02-record.md", "The WHO watched", "![](fig:use)\n\nThe WHO watched")
    assert sorted(told(folder)[2]) == sorted(said)


def test_the_title_of_a_figure_is_tied_to_the_facts_that_it_draws(folder):
    before = evidence_of(folder.read()[0]).coverage
    folder.write("figures/use.yaml", FIGURE.replace("Use fell", "Use fell to 80 litres in 2025"))
    folder.change("02-record.md", "The WHO watched", "![](fig:use)\n\nThe WHO watched")
    after = evidence_of(folder.read()[0]).coverage
    assert (after.detected - before.detected, after.linked - before.linked) == (2, 2)
    assert [each.text for each in after.uncovered] == [each.text for each in before.uncovered]
