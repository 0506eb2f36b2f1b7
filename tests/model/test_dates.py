"""Dates that may lack their day or month, in the forms of ISO 8601."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.model.dates import PartialDate, in_words


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("1999", "1999", date(1999, 1, 1)),
        ("1999-06", "June 1999", date(1999, 6, 1)),
        ("1999-06-10", "10 June 1999", date(1999, 6, 10)),
        ("2024-02-29", "29 February 2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_and_printed(text, words, first):
    read = PartialDate.parse(text)
    assert (read.iso, str(read), read.first) == (text, words, first)


@pytest.mark.parametrize("text", ["1999-02-30", "1999-13", "1999-00", "1999-06-00", "2023-02-29", "0000"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=f"^'{text}' is no date: no calendar has it$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["", "99", "10-06-1999", "1999-6-1", "1999/06", "1999-06-10-01", "1999-", "-1999", "1999-06-1a", "１９９９"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=f"^'{text}' is no date$"):
        PartialDate.parse(text)


@given(st.dates())
def test_every_day_is_read_as_it_was_written(day):
    read = PartialDate.parse(day.isoformat())
    assert (read.iso, read.first) == (day.isoformat(), day)


def test_what_is_known_less_exactly_comes_first():
    dates = [PartialDate.parse(text) for text in ("1999-06-10", "1999", "1999-06", "1998-12-31")]
    assert [each.iso for each in sorted(dates)] == ["1998-12-31", "1999", "1999-06", "1999-06-10"]


def test_a_day_in_words_has_no_leading_nought():
    assert in_words(date(2026, 11, 2)) == "2 November 2026"
