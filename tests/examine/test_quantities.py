"""Numbers and dates as English prose states them. Expected values are what a reader would say they are."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.examine.language.moments import WEEKDAYS
from press.examine.language.quantities import Bound, Form, read
from press.model.dates import MONTHS, PartialDate, in_words

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def numbers(text):
    return [quantity.number for quantity in read(text).quantities]


def dates(text):
    return [(moment.year, moment.month, moment.day) for moment in read(text).moments]


def spelt(number):
    """A whole number below a billion as British English spells it."""
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelt(number // size)} {name}" + (f"{joint}{spelt(rest)}" if rest else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4,500 troops", ["4500"]),
        ("four and a half thousand troops", ["4500"]),
        ("two and a half million people", ["2500000"]),
        ("half a million people", ["500000"]),
        ("a hundred and twenty days", ["120"]),
        ("twenty-one nations", ["21"]),
        ("a dozen ships", ["12"]),
        ("1.5 trillion dollars", ["1500000000000"]),
        ("$300m", ["300000000"]),
        ("€5 billion", ["5000000000"]),
        ("a 78-day campaign", ["78"]),
        ("5 per cent", ["5"]),
        ("77% of them", ["77"]),
        ("3,500 to 4,800 troops", ["3500", "4800"]),
        ("220,000--230,000 people", ["220000", "230000"]),
        ("220,000–230,000 people", ["220000", "230000"]),
        ("between 16 and 18", ["16", "18"]),
        ("sixteen and eighteen", ["16", "18"]),
        ("by 14 votes to none", ["14"]),
        ("two million, five of them armed", ["2000000", "5"]),
        ("hundreds of people and several thousand more", []),
    ],
)
def test_numbers(text, expected):
    assert numbers(text) == [Decimal(number) for number in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two-thirds of members", Decimal(2) / 3),
        ("three quarters of the fleet", Decimal("0.75")),
        ("nine out of ten teachers", Decimal("0.9")),
        ("a tenth of its turnover", Decimal("0.1")),
        ("fell by a third", Decimal(1) / 3),
    ],
)
def test_parts_are_numbers_below_one(text, expected):
    (found,) = read(text).quantities
    assert (found.number, found.form) == (expected, Form.PART)


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1244 (1999)",
        "resolutions 713, 757, 787 and 820",
        "Articles 39 to 41",
        "Article 51(3)(b)",
        "Regulation (EU) 2026/1744",
        "S/RES/1244",
        "A/HRC/19/68",
        "US F-16s",
        "RQ-4D",
        "AJP-3.24",
        "the EU27",
        "at 8.30 pm",
        "17:45",
        "para. 7",
        "pp. 12–14",
        "https://example.org/2026/11/22",
    ],
)
def test_numbers_in_names_are_neither_quantities_nor_dates(text):
    assert numbers(text) == []
    assert dates(text) == []


def test_names_keep_their_numbers():
    (name,) = read("under resolutions 1970 and 1973").names
    assert (name.kind, name.numbers) == ("resolutions", (1970, 1973))


def test_a_date_after_a_resolution_is_a_date():
    assert dates("Resolution 1031, 15 December 1995") == [(1995, 12, 15)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("some 4,500", Bound.ABOUT),
        ("about 4,500", Bound.ABOUT),
        ("nearly 4,500", Bound.ABOUT),
        ("roughly 4,500", Bound.ABOUT),
        ("around 4,500", Bound.ABOUT),
        ("4,500 or so", Bound.ABOUT),
        ("more than 4,500", Bound.AT_LEAST),
        ("at least 4,500", Bound.AT_LEAST),
        ("over 4,500", Bound.AT_LEAST),
        ("no fewer than 4,500", Bound.AT_LEAST),
        ("4,500 or more", Bound.AT_LEAST),
        ("fewer than 4,500", Bound.AT_MOST),
        ("under 4,500", Bound.AT_MOST),
        ("up to 4,500", Bound.AT_MOST),
        ("no more than 4,500", Bound.AT_MOST),
        ("4,500", Bound.EXACT),
        ("another 4,500", Bound.EXACT),
    ],
)
def test_words_around_a_number_bound_it(text, bound):
    assert [quantity.bound for quantity in read(text).quantities] == [bound]


def test_a_rough_range_is_rough_at_both_ends():
    assert [quantity.bound for quantity in read("some 220,000 to 230,000").quantities] == [Bound.ABOUT, Bound.ABOUT]


def test_words_outside_the_text_bound_its_first_and_last_number():
    (found,) = read("4,500 troops", before="It had more than ").quantities
    assert found.bound is Bound.AT_LEAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 June 1999", [(1999, 6, 12)]),
        ("June 12, 1999", [(1999, 6, 12)]),
        ("1999-06-12", [(1999, 6, 12)]),
        ("the 12th of June 1999", [(1999, 6, 12)]),
        ("12 June", [(0, 6, 12)]),
        ("June 1999", [(1999, 6, 0)]),
        ("early 2026", [(2026, 0, 0)]),
        ("in mid-2004", [(2004, 0, 0)]),
        ("31 March to 31 October 2011", [(2011, 3, 31), (2011, 10, 31)]),
        ("7--8 November 1991", [(1991, 11, 7), (1991, 11, 8)]),
        ("7-8 November 1991", [(1991, 11, 7), (1991, 11, 8)]),
        ("3, 5 and 9 June 1999", [(1999, 6, 3), (1999, 6, 5), (1999, 6, 9)]),
        ("March to June 1999", [(1999, 3, 0), (1999, 6, 0)]),
        ("1992--95", [(1992, 0, 0), (1995, 0, 0)]),
        ("2007/08", [(2007, 0, 0), (2008, 0, 0)]),
        ("10 June 1999 and 12 May", [(1999, 6, 10), (0, 5, 12)]),
        ("In March 700 troops may leave", []),
    ],
)
def test_dates(text, expected):
    assert dates(text) == expected
    assert numbers(text) == ([Decimal(700)] if "700" in text else [])


def test_a_decade_agrees_with_each_of_its_years():
    (found,) = read("the 1990s").moments
    assert [found.agrees_with(PartialDate(year)) for year in (1989, 1990, 1999, 2000)] == [False, True, True, False]


@pytest.mark.parametrize("text", ["31 June 1999", "29 February 2001", "1999-06-31", "1999-13-01", "40 June 1999"])
def test_a_day_that_no_calendar_has_is_known(text):
    assert [moment.is_possible for moment in read(text).moments] == [False]


@given(st.integers(0, 10**9 - 1))
def test_digits_are_read_back(number):
    assert numbers(f"There were {number:,} of them.") == [number]


@given(st.integers(0, 10**9 - 1))
def test_number_words_are_read_back(number):
    assert numbers(f"There were {spelt(number)} of them.") == [number]


@given(st.decimals(0, 999, places=2), st.sampled_from(["million", "billion", "per cent"]))
def test_decimals_are_read_back(number, unit):
    factor = {"million": 10**6, "billion": 10**9, "per cent": 1}[unit]
    assert numbers(f"It was {number} {unit} then.") == [number * factor]


@given(st.dates(date(1500, 1, 1), date(2199, 12, 31)), st.sampled_from(["words", "iso", "american", "weekday"]))
def test_days_are_read_back(day, style):
    text = {
        "words": in_words(day),
        "iso": day.isoformat(),
        "american": f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        "weekday": f"{WEEKDAYS[day.weekday()]}, {in_words(day)}",
    }[style]
    (found,) = read(f"It began on {text}, at sea.").moments
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert found.is_possible
    assert found.weekday in ("", found.right_weekday)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    reading = read(text)
    for found in (*reading.quantities, *reading.moments, *reading.names):
        assert text[found.start : found.end] == found.text


@given(st.text(alphabet="0123456789,.–-/: %JunemarchMay ofand", max_size=60))
def test_any_digits_can_be_read(text):
    for moment in read(text).moments:
        assert moment.right_weekday in ("", *WEEKDAYS)
