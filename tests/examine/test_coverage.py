"""Which sentences look checkable, and how many of them the ledger covers.

The labelled sentences were written and labelled before the detector was tuned. Of each subject's checkable
sentences every second is held out, and so is every second of the others; the detector was tuned on the rest. What is
asserted, and what the README quotes, are the figures of those held out.
"""

from pathlib import Path

import pytest
import yaml

from press.examine.checks.coverage import MEASURED, measure_coverage
from press.examine.language.detector import Detector
from press.examine.language.names import names_in, names_of
from press.model.briefing import GlossaryEntry, Text
from press.model.coverage import Coverage
from press.model.record import Status
from press.model.report import Place
from tests.examine.briefings import fact
from tests.examine.chapters import CHAPTER, written
from tests.stages import prose_of

LABELLED = yaml.safe_load((Path(__file__).parent / "labelled_sentences.yaml").read_text(encoding="utf-8"))


def sample():
    """The labelled sentences in two lists: those to tune on, those held out."""
    tuned_on, held_out = [], []
    for sentences in LABELLED["subjects"].values():
        for label in (True, False):
            of_label = [(is_checkable, text) for is_checkable, text in sentences if is_checkable is label]
            tuned_on += of_label[::2]
            held_out += of_label[1::2]
    return tuned_on, held_out


def measured(sentences):
    detector = Detector(LABELLED["names"])
    found = [is_checkable for is_checkable, text in sentences if detector.looks_checkable(text)]
    checkable = sum(is_checkable for is_checkable, _ in sentences)
    return round(sum(found) / len(found), 2), round(sum(found) / checkable, 2)


def coverage_of(made, statuses):
    return measure_coverage(made, prose_of(made), statuses)


def test_the_sample_is_large_enough_and_of_both_kinds():
    sentences = [sentence for half in sample() for sentence in half]
    assert len(sentences) >= 160
    assert len({text for _, text in sentences}) == len(sentences)
    assert 0.4 <= sum(is_checkable for is_checkable, _ in sentences) / len(sentences) <= 0.6


def test_the_figures_we_quote_are_those_of_the_sentences_held_out():
    _, held_out = sample()
    assert (len(held_out), *measured(held_out)) == MEASURED


def test_it_was_not_tuned_to_death():
    tuned_on, held_out = sample()
    assert measured(tuned_on)[1] - measured(held_out)[1] < 0.1


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 3 May 1968.",
        "The fleet has 340 boats.",
        "Leakage fell by 4 per cent.",
        "Resolution 1244 gives the force its mandate.",
        "The court struck down the law.",
        "The minister denied the report.",
        'She called it "a plan without a budget".',
        "KFOR is commanded from Pristina.",
    ],
)
def test_statements_of_fact_look_checkable(text):
    assert Detector(["KFOR"]).looks_checkable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did turnout fall to 54 per cent in 2025?",
        "Ask who pays for it.",
        "We return to this below.",
        "Trust returns slowly.",
        "Members should insist on a date.",
        "This section sets out the options.",
    ],
)
def test_questions_advice_and_signposts_do_not(text):
    assert not Detector(["KFOR"]).looks_checkable(text)


@pytest.mark.parametrize(
    "text",
    ["Iceland has no army.", "Judges retire late.", "The valley floods every spring."],
    ids=["a denial", "a habit", "a regularity"],
)
def test_plain_assertions_without_a_trigger_are_missed(text):
    """Known limits, kept here so that a change of them is seen."""
    assert not Detector([]).looks_checkable(text)


TEXT = """\
It opened on [3 May 1968]{fact=opened}. It closed on [1 May 1999]{fact=closed}.

It had 340 boats. How many are left?

[It had 341 boats.]{nocheck reason="an example"} [It is good.]{check}
"""
FACTS = (fact("opened"), fact("closed"))
STATUSES = {"opened": Status.VERIFIED, "closed": Status.SOURCED}


def test_coverage_counts_sentences():
    found = coverage_of(written(TEXT, *FACTS), STATUSES)
    assert (found.detected, found.linked, found.verified, found.waived, found.forced) == (4, 2, 1, 1, 1)


def test_coverage_lists_what_is_tied_to_nothing():
    found = coverage_of(written(TEXT, *FACTS), STATUSES)
    assert [(str(uncovered.place), uncovered.text) for uncovered in found.uncovered] == [
        (f"{CHAPTER}:9", "It had 340 boats."),
        (f"{CHAPTER}:11", "It is good."),
    ]


def test_a_sentence_is_verified_only_if_all_its_facts_are():
    text = "It ran from [3 May 1968]{fact=opened} to [1 May 1999]{fact=closed}.\n"
    assert coverage_of(written(text, *FACTS), STATUSES).verified == 0
    assert coverage_of(written(text, *FACTS), {**STATUSES, "closed": Status.VERIFIED}).verified == 1


def test_an_unknown_fact_is_not_verified():
    assert coverage_of(written("It opened on [3 May 1968]{fact=opend}.\n"), {}).verified == 0


def test_headings_heads_of_tables_and_pull_quotes_are_not_counted():
    text = (
        "## In 1949 {#a}\n\n/// table | What it had\n    source: NATO, 2004\n\n"
        "| 2004 | 2005 |\n|---|---|\n| 2006 | -- |\n///\n\n"
        "/// pull |\nIt had 340 boats.\n///\n"
    )
    assert coverage_of(written(text), {}).detected == 0


def test_names_come_from_the_glossary_and_the_claims():
    place = Place("content/small/briefing.yaml", 40)
    terms = (
        GlossaryEntry("KFOR", Text("A force.", place), "Kosovo Force"),
        GlossaryEntry("Peace enforcement", Text("Coercion.", place), ""),
    )
    made = written("Text.", fact(claim="In Oslo the North Atlantic Council met on 4 June 1992."), glossary=terms)
    assert names_of(made) == {"KFOR", "Kosovo Force", "Oslo", "North Atlantic Council"}


def test_a_capital_that_only_opens_a_sentence_makes_no_name():
    assert names_in("Ships left. Then NATO came to Bosnia in June.") == ["NATO", "Bosnia"]


def test_what_readers_are_told_has_no_percentage_and_says_what_software_cannot_see():
    many = Coverage(detected=118, linked=42, verified=31, waived=3, forced=1, uncovered=())
    assert many.sentence == (
        "Software found 118 statements in this text that look checkable; 42 of them are tied to a fact on record, "
        "and a person has verified every fact in 31 of these. The authors left out 3 more, with a reason. "
        "Software misses some statements and cannot tell whether any is true."
    )


def test_what_readers_are_told_where_nothing_is_verified():
    one = Coverage(detected=1, linked=1, verified=0, waived=0, forced=0, uncovered=())
    assert one.sentence == (
        "Software found 1 statement in this text that looks checkable; 1 of them is tied to a fact on record, "
        "and no person has verified the facts of any of these. "
        "Software misses some statements and cannot tell whether any is true."
    )


def test_a_text_in_which_nothing_looks_checkable_is_told_so():
    assert Coverage(0, 0, 0, 0, 0, ()).sentence == (
        "Software found no statement in this text that looks checkable. "
        "Software misses some statements and cannot tell whether any is true."
    )
