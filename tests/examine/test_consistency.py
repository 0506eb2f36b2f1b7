"""What cannot all be true: for each check a text or record that fails, with its message, and one that passes."""

from datetime import date
from decimal import Decimal

import pytest

from press.examine.checks.consistency import check_consistency
from press.model.briefing import KeyFigure
from press.model.dates import PartialDate
from press.model.record import Check, Relation, Support, Value
from press.model.report import Place, Report
from tests.examine.briefings import fact, source
from tests.examine.chapters import CHAPTER, FACTS, said, written
from tests.stages import prose_of

SOURCES = "content/small/sources.yaml"
ORPHANS = ("is not used in the text", "is neither cited nor evidence")


def found(text, *facts, **changes):
    """What is reported, orphans left out, since most texts here use no facts."""
    everything = said(check_consistency, written(text, *facts, **changes))
    return [line for line in everything if not any(orphan in line for orphan in ORPHANS)]


def number(value, unit=""):
    return Value(Decimal(value), unit)


def day(text):
    return Value(date=PartialDate.parse(text))


def evidence(source="report", relation=Relation.SUPPORTS, says="It says so.", quote=""):
    return Support(source, relation, "para. 7", says, quote, Place(FACTS, 20))


# One fact, one value


def test_a_claim_with_another_number_than_its_value():
    two = fact("two", claim="It had 4,600 personnel.", values=(number(4500, "personnel"),))
    assert found("Text.", two) == [
        f"{FACTS}:12: error: the fact 'two' has two values: its claim says '4,600', its record 4,500 personnel\n"
        "  hint: correct 'claim:', or 'value:', 'date:' and 'also:'"
    ]


def test_a_claim_with_another_date_than_its_record():
    two = fact("two", claim="It came on 13 June 1999.", values=(day("1999-06-12"),))
    assert found("Text.", two) == [
        f"{FACTS}:12: error: the fact 'two' has two values: its claim says '13 June 1999', its record 12 June 1999\n"
        "  hint: correct 'claim:', or 'value:', 'date:' and 'also:'"
    ]


def test_a_claim_may_round_and_say_more_than_its_record():
    values = (number(4500, "personnel"), day("2025-10-03"))
    one = fact("one", claim="On 3 October 2025 it had more than 4,500 personnel in three camps.", values=values)
    assert found("Text.", one) == []


# Contradictory years


def test_an_event_with_two_years():
    assert found("NATO was founded in 1948.\n\nWashington saw it. NATO was established on 4 April 1949.\n") == [
        f"{CHAPTER}:9: warning: 'NATO was founded' in 1949 here, and in 1948 in {CHAPTER}:7\n"
        "  hint: correct one of the two, or say how the two events differ"
    ]


def test_an_event_of_the_text_with_another_year_in_the_ledger():
    ledger = fact("start", claim="Operation Deny Flight began on 12 April 1993.", values=(day("1993-04-12"),))
    (line,) = found("Operation Deny Flight was launched in 1992.", ledger)
    assert "'Operation Deny Flight began' in 1993 here, and in 1992 in" in line


@pytest.mark.parametrize(
    "text",
    [
        "NATO was founded in 1949. NATO was founded on 4 April 1949.",
        "NATO was founded in 1949. SFOR was founded in 1996.",
        "NATO began to train officers in 2004. NATO began to train police in 2009.",
        "The treaty was signed in 1949. The treaty was signed in 1997.",
        "ISAF was not launched in 2003. ISAF was launched in 2001.",
        "Resolution 1031 was adopted in 1995. Resolution 1244 was adopted in 1999.",
    ],
)
def test_years_that_do_not_contradict_each_other(text):
    assert found(text) == []


def test_resolutions_are_told_apart_by_their_numbers():
    (line,) = found("Resolution 1244 was adopted in 1999. Resolution 1244 was adopted on 10 June 1998.")
    assert "'resolution 1244 was adopted' in 1998 here, and in 1999 in" in line


# The calendar


def test_a_weekday_that_does_not_fit():
    assert found("It met on Monday, 24 June 2025.") == [
        f"{CHAPTER}:7: error: 'Monday, 24 June 2025' was a Tuesday\n  hint: write 'Tuesday', or correct the date"
    ]


def test_a_weekday_that_fits():
    assert found("It met on Tuesday, 24 June 2025, and on Friday 27 June 2025.") == []


def test_a_day_that_no_calendar_has():
    assert found("It met on\n31 June 1999.") == [
        f"{CHAPTER}:7: error: no calendar has '31 June 1999'\n  hint: write the day that the source gives"
    ]


def test_a_leap_day():
    assert found("It met on 29 February 2024.") == []


# Intervals; the test briefing is published in 2026


def test_years_since_that_do_not_fit():
    assert found("For 85 years since 1949 it has held.") == [
        f"{CHAPTER}:7: warning: '85 years since 1949' does not fit: in 2026 it is 77 years\n"
        "  hint: write '77 years', or name the year up to which you count"
    ]


def test_years_after_that_do_not_fit():
    (line,) = found("Fifty years after the treaty of 1949 the promise still holds.", fact(as_of=PartialDate(2026)))[:1]
    assert "'Fifty years after the treaty of 1949' does not fit: in 2026 it is 77 years" in line


@pytest.mark.parametrize(
    "text",
    [
        "For 77 years since 1949 it has held.",
        "In the 76 years since 4 April 1949 it has held.",
        "For almost 80 years since 1949 it has held.",
        "For more than 70 years since 1949 it has held.",
        "By 1999, fifty years since 1949, it had changed.",
        "Fifty years after 1949 it met again.",
    ],
)
def test_years_since_that_fit(text):
    assert found(text) == []


# Sums and shares


def test_a_sum_that_does_not_add_up():
    assert found("There were 12 founders + 20 others = 33 members.") == [
        f"{CHAPTER}:7: warning: '12 founders + 20 others = 33' does not add up: it is 32\n"
        "  hint: correct the sum or one of its parts"
    ]


def test_parts_that_do_not_make_the_whole():
    assert found("It has 32 members: 29 in Europe and two in North America.") == [
        f"{CHAPTER}:7: warning: 29 + two does not add up to '32': it is 31\n  hint: correct the sum or one of its parts"
    ]


def test_parts_that_do_not_make_the_number_in_all():
    (line,) = found("Britain sent 200 and Romania 130, 350 in all.")
    assert "200 + 130 does not add up to '350': it is 330" in line


def test_shares_that_do_not_make_a_hundred():
    assert found("Of these 60 per cent stayed, 25 per cent left and the remaining 10 per cent were lost.") == [
        f"{CHAPTER}:7: warning: the shares add up to 95 per cent, not to 100\n"
        "  hint: correct one of them, or say what is left out"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "There were 12 founders + 20 others = 32 members.",
        "It has 32 members: 30 in Europe and two in North America.",
        "Britain sent 200 and Romania 130, 330 in all.",
        "Britain sent about 200 and Romania some 130, about 340 in all.",
        "Of these 60 per cent stayed, 25 per cent left and the remaining 15 per cent were lost.",
        "A third went, 33.3 per cent; 33.3 per cent stayed, and the other 33.3 per cent hid.",
        "Of 20 strikes examined, five killed 60 civilians in all.",
        "It fell by 3 votes to 12.",
        "It rose from 60 per cent to 75 per cent.",
    ],
)
def test_numbers_that_add_up_or_are_not_said_to(text):
    assert found(text) == []


TABLE = """\
/// table | Troops
    id: tbl-a

| Country | Troops | Share |
|---|--:|--:|
| Britain | 1,200 | 60.1% |
| Romania | 800 | 39.9% |
| Total | {total} | 100% |
///
"""


def test_a_column_that_does_not_add_up_to_its_total():
    assert found(TABLE.format(total="2,100")) == [
        f"{CHAPTER}:14: warning: the column 'Troops' adds up to 2,000, and its total says '2,100'\n"
        "  hint: correct the total or one of the rows"
    ]


@pytest.mark.parametrize("total", ["2,000", "2000", "about 2,000", "--"])
def test_a_column_that_adds_up_or_has_no_total(total):
    assert found(TABLE.format(total=total)) == []


# Chronology of the record


def test_a_source_issued_after_it_was_opened():
    late = source(issued=PartialDate(2026, 11, 23), accessed=PartialDate(2026, 11, 22))
    assert found("Text.", sources=(late,)) == [
        f"{SOURCES}:1: error: the source 'report' was issued on 23 November 2026, "
        "after it was opened on 22 November 2026\n"
        "  hint: correct 'issued:' or 'accessed:'"
    ]


def test_a_source_opened_after_publication():
    assert found("Text.", sources=(source(accessed=PartialDate(2026, 12)),)) == [
        f"{SOURCES}:1: error: the source 'report' was opened in December 2026, after the briefing was published\n"
        "  hint: correct 'accessed:', or 'published:' in briefing.yaml"
    ]


def test_a_source_issued_and_opened_in_order():
    assert found("Text.", sources=(source(issued=PartialDate(2026), accessed=PartialDate(2026, 11, 22)),)) == []


def test_sources_that_are_all_older_than_the_event():
    event = fact("end", claim="It ended on 31 October 2011.", values=(day("2011-10-31"),))
    assert found("Text.", event, sources=(source(issued=PartialDate(2011, 10, 27)),)) == [
        f"{FACTS}:12: error: every source for the fact 'end' was issued before 31 October 2011, of which it tells\n"
        "  hint: if it was announced for then, add 'takes_effect: 2011-10-31' to the fact; "
        "if not, correct 'issued:' or 'date:', or name a later source"
    ]


def test_a_source_said_to_give_a_day_that_was_to_come():
    event = fact(
        "end",
        claim="It ended on 31 October 2011.",
        values=(day("2011-10-31"),),
        evidence=(evidence("old", says="Gives 31 October 2011."), evidence("new")),
    )
    sources = (source("old", issued=PartialDate(2011, 10, 27)), source("new", issued=PartialDate(2012)))
    assert found("Text.", event, sources=sources) == [
        f"{FACTS}:20: error: the source 'old' was issued on 27 October 2011, "
        "before '31 October 2011', which it is to support\n"
        "  hint: if it was announced for then, add 'takes_effect: 2011-10-31' to the fact; "
        "if not, correct 'issued:' or the date"
    ]


@pytest.mark.parametrize(
    ("claim", "issued"),
    [
        ("It ended on 31 October 2011.", (PartialDate(2011, 10, 27), PartialDate(2012))),
        ("It ended on 31 October 2011.", (PartialDate(2011, 10, 27), None)),
        ("It ended on 31 October 2011.", (PartialDate(2011), None)),
        ("It was scheduled for 31 October 2011.", (PartialDate(2011, 10, 27), PartialDate(2011, 10, 27))),
    ],
    ids=["one is later", "one has no date", "the same year", "it was planned"],
)
def test_sources_that_may_tell_of_the_event(claim, issued):
    event = fact("end", claim=claim, values=(day("2011-10-31"),), evidence=(evidence("one"), evidence("two")))
    sources = tuple(source(id, issued=on) for id, on in zip(("one", "two"), issued, strict=True))
    assert found("Text.", event, sources=sources) == []


FORCE = "The regulation has been in force since 2 August 2025."
RULE = source(issued=PartialDate(2025, 2, 1))


@pytest.mark.parametrize(
    ("claim", "on", "says", "takes_effect"),
    [
        pytest.param("The pledge is net zero by 2050.", "2050", "Net zero by 2050.", None, id="a pledge"),
        pytest.param("The pledge is net zero by 2050.", "2050", "Net zero by 2050.", "2050", id="a pledge, twice"),
        pytest.param("Emissions reach zero in 2050.", "2050", "Zero in 2050.", "2050", id="in other words"),
        pytest.param(FORCE, "2025-08-02", "In force from 2 August 2025.", "2025-08-02", id="a law"),
        pytest.param(FORCE, "2025-08-02", "In force from 2 August 2025.", "2025-08", id="a law, by its month"),
        pytest.param(FORCE, "2025-08-02", "In force from 2 August 2025.", "2025", id="a law, by its year"),
    ],
)
def test_what_was_announced_may_come_after_its_source(claim, on, says, takes_effect):
    effect = PartialDate.parse(takes_effect) if takes_effect else None
    made = fact("made", claim=claim, values=(day(on),), evidence=(evidence(says=says),), takes_effect=effect)
    assert found("Text.", made, sources=(RULE,)) == []


def test_what_is_not_said_to_be_announced_is_told_once():
    made = fact("made", claim=FORCE, values=(day("2025-08-02"),), evidence=(evidence(says="Since 2 August 2025."),))
    (only,) = found("Text.", made, sources=(RULE,))
    assert only.startswith(
        f"{FACTS}:20: error: the source 'report' was issued on 1 February 2025, before '2 August 2025'"
    )


def test_a_day_before_that_on_which_it_takes_effect_is_held_to_its_source():
    made = fact(
        "made",
        claim="It was signed on 3 May 2025 and has applied since 2 August 2025.",
        values=(day("2025-05-03"), day("2025-08-02")),
        evidence=(evidence(says="Signed."),),
        takes_effect=PartialDate(2025, 8, 2),
    )
    assert found("Text.", made, sources=(RULE,)) == [
        f"{FACTS}:12: error: every source for the fact 'made' was issued before 3 May 2025, of which it tells\n"
        "  hint: if it was announced for then, add 'takes_effect: 2025-05-03' to the fact; "
        "if not, correct 'issued:' or 'date:', or name a later source"
    ]


def test_a_check_before_the_source_was_opened():
    checked = fact("made", checked=Check("Reviewer A", date(2026, 11, 20), "read-source"))
    assert found("Text.", checked, sources=(source(accessed=PartialDate(2026, 11, 21)),)) == [
        f"{FACTS}:20: error: the fact 'made' was checked on 20 November 2026, "
        "before 'report' was opened on 21 November 2026\n"
        "  hint: correct 'on:', or 'accessed:' of the source"
    ]


def test_a_check_after_publication():
    checked = fact("made", checked=Check("Reviewer A", date(2026, 11, 23), "read-source"))
    assert found("Text.", checked) == [
        f"{FACTS}:12: error: the fact 'made' was checked on 23 November 2026, after the briefing was published\n"
        "  hint: correct 'on:', or 'published:' in briefing.yaml"
    ]


def test_a_check_in_order():
    checked = fact("made", checked=Check("Reviewer A", date(2026, 11, 20), "read-source"))
    assert found("Text.", checked, sources=(source(accessed=PartialDate(2026, 11, 20)),)) == []


def test_a_fact_of_the_future():
    made = fact("made", claim="It ended on 1 May 2027.", values=(day("2027-05-01"),))
    assert found("Text.", made) == [
        f"{FACTS}:12: warning: the fact 'made' tells of 1 May 2027, after the briefing was published\n"
        "  hint: if it was announced for then, add 'takes_effect: 2027-05-01' to the fact; if not, correct the date"
    ]


def test_a_plan_for_the_future():
    assert found("Text.", fact("made", claim="It will end on 1 May 2027.", values=(day("2027-05-01"),))) == []


def test_a_fact_that_holds_after_publication():
    assert found("Text.", fact("made", as_of=PartialDate(2027))) == [
        f"{FACTS}:12: error: the fact 'made' holds as of 2027, after the briefing was published\n"
        "  hint: correct 'as_of:', or 'published:' in briefing.yaml"
    ]


# Words that go out of date


@pytest.mark.parametrize("word", ["currently", "now", "today", "still", "recently"])
def test_a_perishable_word_without_a_day(word):
    assert found(f"The force is {word} in Pristina.") == [
        f"{CHAPTER}:7: warning: '{word}' holds for a day that the sentence does not give\n"
        "  hint: mark words of this sentence with a fact that has 'as_of:', or write the date instead"
    ]


def test_the_latest_is_perishable():
    (line,) = found("The latest count is higher.")
    assert "'the latest' holds for a day" in line


def test_a_perishable_word_beside_a_fact_that_is_not_dated():
    (line,) = found("It is now in [Pristina]{fact=seat}.", fact("seat", values=()))
    assert "'now' holds for a day" in line


@pytest.mark.parametrize(
    "text",
    [
        "It is now in [Pristina]{fact=seat}.",
        "The force was still there in 2025.",
        "It can still be missed.",
        "He went to what is now North Macedonia.",
        "Is it still there?",
        "They read it in Metal Today.",
        '[It is still there.]{nocheck reason="a figure of speech"}',
        "## Where it is now {#now}",
    ],
)
def test_perishable_words_that_have_a_day_or_need_none(text):
    assert found(text, fact("seat", values=(), as_of=PartialDate(2026, 3))) == []


# Quotations

SAID = fact("said", values=(), evidence=(evidence(quote="We shall, in time, leave the country as we found it."),))


def test_a_quotation_in_other_words_than_the_record():
    assert found('He said: ["we shall leave it as we found it"]{fact=said}.', SAID) == [
        f"{CHAPTER}:7: error: the text quotes 'we shall leave it as we found it', "
        "the source on record says 'We shall, in time, leave the country as we found it.'\n"
        "  hint: quote word for word, with '...' where words are left out"
    ]


def test_a_cited_quotation_in_other_words_than_the_record():
    (line,) = found('He said "we shall leave the country as we had found it".[@report]', SAID)
    assert "error: the text quotes 'we shall leave the country as we had found it'" in line


def test_a_quotation_that_is_not_recorded():
    plain = fact("plain", values=())
    assert found('He said: ["we shall leave the country"]{fact=plain}.', plain) == [
        f"{CHAPTER}:7: warning: the words of the quotation 'we shall leave the country' are not recorded\n"
        "  hint: add them as 'quote:' to the evidence of the fact 'plain'"
    ]


def test_a_cited_quotation_that_is_not_recorded():
    assert found("He said “there is no other way”.[@report]", SAID) == [
        f"{CHAPTER}:7: warning: the words of the quotation 'there is no other way' are not recorded\n"
        "  hint: add them as 'quote:' to the evidence of a fact that 'report' supports"
    ]


def test_a_block_quotation_is_a_quotation():
    (line,) = found("> We shall leave.\n> There is no other way.[@report]\n", SAID)
    assert "the words of the quotation 'We shall leave. There is no other way.' are not recorded" in line


@pytest.mark.parametrize(
    "text",
    [
        'He said: ["leave the country as we found it"]{fact=said}.',
        'He said "leave the country as we found it".[@report]',
        "He said “leave the country ... as we found it”.[@report]",
        'He said "[they] leave the country […] found it".[@report]',
        "> We shall, in time, leave the country as we found it.[@report]\n",
        'He said "we shall go".[@report]',
        'He said "we shall never go back there".',
    ],
    ids=["marked", "cited", "with words left out", "with words put in", "in a block", "short", "without a source"],
)
def test_quotations_that_are_right_short_or_nobodys(text):
    assert found(text, SAID) == []


# Orphans


def everything(text, *facts, **changes):
    return said(check_consistency, written(text, *facts, **changes))


def test_a_fact_that_is_not_used():
    assert everything("Text.[@report]", fact("unused")) == [
        f"{FACTS}:12: warning: the fact 'unused' is not used in the text\n"
        "  hint: mark the words that state it, as in '[words]{fact=unused}', or delete the fact"
    ]


def test_a_source_that_nothing_rests_on():
    assert everything("Text.") == [
        f"{SOURCES}:1: warning: the source 'report' is neither cited nor evidence for a fact\n"
        "  hint: cite it, as in '[@report]', name it as evidence, or delete it"
    ]


def test_evidence_from_an_unknown_source():
    made = fact("made", evidence=(evidence("reprot"),))
    assert everything("It is [so]{fact=made}.[@report]", made) == [
        f"{FACTS}:20: error: no source has the id 'reprot'\n  hint: did you mean 'report'?"
    ]


def test_a_fact_in_a_key_figure_and_a_source_in_a_note_are_used():
    figure = KeyFigure("4,500", "troops", "strength", Place("content/small/briefing.yaml", 30))
    text = "Text.[^1]\n\n[^1]: See the record.[@report]\n"
    assert everything(text, fact("strength"), key_figures=(figure,)) == []


def test_a_waiver_needs_a_reason():
    assert everything("Text.[@report] It had [340 boats]{nocheck}.") == [
        f"{CHAPTER}:7: error: the sentence is waived without a reason\n"
        "  hint: write '[words]{nocheck=\"a definition\"}'"
    ]


def test_a_briefing_without_facts_and_sources_has_nothing_to_contradict():
    report = Report()
    briefing = written("It is short.", sources=())
    check_consistency(briefing, prose_of(briefing), report)
    assert report.diagnostics == ()
