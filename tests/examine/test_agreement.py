"""Marked words against the ledger: each disagreement with its message, and the roundings that are allowed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.examine.checks.agreement import check_agreement
from press.model.briefing import KeyFigure, KeyPoint, Text
from press.model.dates import PartialDate, in_words
from press.model.record import Value
from press.model.report import Place
from tests.examine.briefings import fact
from tests.examine.chapters import CHAPTER, FACTS, said, written


def number(value, unit=""):
    return Value(Decimal(value), unit)


def day(text):
    return Value(date=PartialDate.parse(text))


STRENGTH = fact("kfor-strength", claim="It had 4,500 personnel.", values=(number(4500, "personnel"),))
ENTRY = fact("kfor-entry", claim="It came on 12 June 1999.", values=(day("1999-06-12"),))


def disagreements(text, *facts):
    return said(check_agreement, written(text, *(facts or (STRENGTH, ENTRY))))


def test_another_number_is_an_error():
    assert disagreements("It has [4,600 personnel]{fact=kfor-strength} now.") == [
        f"{CHAPTER}:7: error: the text says '4,600', the ledger says 4,500 personnel (fact 'kfor-strength')\n"
        f"  hint: correct one of the two, here or in {FACTS}:12"
    ]


def test_another_date_is_an_error():
    assert disagreements("It came\non [13 June 1999]{fact=kfor-entry}.") == [
        f"{CHAPTER}:8: error: the text says '13 June 1999', the ledger says 12 June 1999 (fact 'kfor-entry')\n"
        f"  hint: correct one of the two, here or in {FACTS}:12"
    ]


def test_a_number_that_the_ledger_lacks_is_an_error():
    consensus = fact("consensus", claim="It decides by consensus.", values=())
    assert disagreements("It decides [by consensus of 32]{fact=consensus}.", consensus) == [
        f"{CHAPTER}:7: error: the text says '32', the ledger records no number (fact 'consensus')\n"
        f"  hint: add the number in {FACTS}:12, as in 'value: 4500', or mark other words"
    ]


def test_a_date_that_the_ledger_lacks_is_an_error():
    assert disagreements("It had [4,500 in May 2001]{fact=kfor-strength}.") == [
        f"{CHAPTER}:7: error: the text says 'May 2001', the ledger records no date (fact 'kfor-strength')\n"
        f"  hint: add the date in {FACTS}:12, as in 'date: 1999-06-12', or mark other words"
    ]


def test_all_that_the_ledger_has_is_listed():
    values = (number(33, "countries"), number("1.5", "per cent"), number(16, "resolution number"))
    (found,) = disagreements("It had [40]{fact=force} of them.", fact("force", claim="", values=values))
    assert "'40', the ledger says 33 countries, 1.5 per cent or resolution 16 (fact 'force')" in found


@pytest.mark.parametrize(
    "words",
    [
        "[4,500]{fact=kfor-strength}",
        "[4500 personnel]{fact=kfor-strength}",
        "[four and a half thousand]{fact=kfor-strength}",
        "[some 4,500]{fact=kfor-strength}",
        "some [4,500]{fact=kfor-strength}",
        "[about 4,600]{fact=kfor-strength}",
        "[nearly 4,700]{fact=kfor-strength}",
        "[more than 4,500]{fact=kfor-strength}",
        "more than [4,000]{fact=kfor-strength}",
        "[at least 4,400]{fact=kfor-strength}",
        "[fewer than 5,000]{fact=kfor-strength}",
        "[up to 4,500]{fact=kfor-strength}",
        "[one force of 4,500]{fact=kfor-strength}",
        "[the first 4,500]{fact=kfor-strength}",
        "[12 June 1999]{fact=kfor-entry}",
        "[1999-06-12]{fact=kfor-entry}",
        "[12 June]{fact=kfor-entry}",
        "[June 1999]{fact=kfor-entry}",
        "[1999]{fact=kfor-entry}",
        "the [1990s]{fact=kfor-entry}",
        "resolution 1244, [12 June 1999]{fact=kfor-entry}",
    ],
)
def test_the_same_value_agrees_however_it_is_written(words):
    assert disagreements(f"It is {words} in the text.") == []


@pytest.mark.parametrize(
    ("words", "text_says"),
    [
        ("[about 5,000]{fact=kfor-strength}", "5,000"),
        ("[about 4,512]{fact=kfor-strength}", "4,512"),
        ("[more than 4,600]{fact=kfor-strength}", "4,600"),
        ("[more than 3,000]{fact=kfor-strength}", "3,000"),
        ("[fewer than 4,400]{fact=kfor-strength}", "4,400"),
        ("[up to 9,000]{fact=kfor-strength}", "9,000"),
        ("[4,500.5]{fact=kfor-strength}", "4,500.5"),
        ("[4.5 million]{fact=kfor-strength}", "4.5 million"),
        ("[July 1999]{fact=kfor-entry}", "July 1999"),
        ("[12 July]{fact=kfor-entry}", "12 July"),
        ("the [1980s]{fact=kfor-entry}", "1980s"),
    ],
)
def test_rounding_has_its_limits(words, text_says):
    (found,) = disagreements(f"It is {words} in the text.")
    assert f"the text says '{text_says}', the ledger says " in found


def test_a_number_must_be_that_of_the_thing_counted():
    force = fact(
        "force", claim="4,500 personnel from 33 countries.", values=(number(4500, "personnel"), number(33, "countries"))
    )
    (found,) = disagreements("It has people [from 4,500 countries]{fact=force}.", force)
    assert "the text says '4,500', the ledger says 33 countries (fact 'force')" in found
    assert disagreements("It has [4,500 personnel from 33 countries]{fact=force}.", force) == []


def test_a_resolution_must_be_the_one_on_record():
    resolution = fact("unscr", claim="", values=(day("1999-06-10"), number(1244, "resolution number")))
    (found,) = disagreements("Under [resolution 1245 (1999)]{fact=unscr} it came.", resolution)
    assert "the text says 'resolution 1245 (1999)', the ledger says resolution 1244 (fact 'unscr')" in found
    assert disagreements("Under [resolution 1244 of 10 June 1999]{fact=unscr} it came.", resolution) == []


def test_number_words_of_the_claim_count_as_recorded():
    strike = fact("strike", claim="The strike killed three people.", values=(day("1999-05-07"),))
    assert disagreements("It killed [three people]{fact=strike}.", strike) == []
    assert len(disagreements("It killed [four people]{fact=strike}.", strike)) == 1


def test_the_day_for_which_a_fact_holds_counts_as_recorded():
    dated = fact("dated", claim="", values=(number(17178, "personnel"),), as_of=PartialDate(2019, 10))
    assert disagreements("There were [17,178 in October 2019]{fact=dated}.", dated) == []


def test_a_magnitude_may_stand_in_the_unit():
    budget = fact("budget", claim="", values=(number("1.5", "trillion US dollars"),))
    assert disagreements("They spent [about 1.5 trillion dollars]{fact=budget}.", budget) == []


def test_shares_agree_with_parts_in_words():
    share = fact("share", claim="", values=(number("66.7", "per cent"),))
    assert disagreements("It was [two-thirds]{fact=share}.", share) == []
    assert disagreements("It was [66.7%]{fact=share}.", share) == []
    assert len(disagreements("It was [three-quarters]{fact=share}.", share)) == 1


def test_marks_in_key_points_are_read():
    point = KeyPoint("Lead.", Text("It had [40 men]{fact=kfor-strength}.", Place("content/small/briefing.yaml", 24)))
    (found,) = said(check_agreement, written("Text.", STRENGTH, key_points=(point,)))
    assert found.startswith("content/small/briefing.yaml:24: error: the text says '40'")


def test_a_key_figure_must_agree():
    place = Place("content/small/briefing.yaml", 30)
    right = KeyFigure("4,500", "personnel", "kfor-strength", place)
    assert said(check_agreement, written("Text.", STRENGTH, key_figures=(right,))) == []
    wrong = KeyFigure("4,600", "personnel", "kfor-strength", place)
    (found,) = said(check_agreement, written("Text.", STRENGTH, key_figures=(wrong,)))
    assert found.startswith(f"{place}: error: the text says '4,600', the ledger says 4,500 personnel")


def test_a_key_figure_needs_a_fact():
    figure = KeyFigure("4,500", "personnel", "kfor-strenght", Place("content/small/briefing.yaml", 30))
    assert said(check_agreement, written("Text.", STRENGTH, key_figures=(figure,))) == [
        "content/small/briefing.yaml:30: error: no fact has the id 'kfor-strenght'\n"
        "  hint: did you mean 'kfor-strength'?"
    ]


@given(st.integers(2, 10**7), st.integers(2, 10**7))
def test_a_bare_number_agrees_with_itself_only(recorded, text_says):
    made = fact("made", claim="", values=(number(recorded, "ships"),))
    found = disagreements(f"It had [{text_says:,} ships]{{fact=made}}.", made)
    assert bool(found) is (recorded != text_says)


@given(st.dates(), st.sampled_from(["%d", "%B %Y", "%Y"]))
def test_a_date_agrees_with_its_less_precise_forms(on, style):
    if not 1500 <= on.year < 2200:
        return
    made = fact("made", claim="", values=(Value(date=PartialDate(on.year, on.month, on.day)),))
    words = {"%d": in_words(on), "%B %Y": in_words(on).partition(" ")[2], "%Y": str(on.year)}[style]
    assert disagreements(f"It was [{words}]{{fact=made}} then.", made) == []
