"""What the ledger may not say, one failing record for each invariant, and how each fact stands on the published date.

The invariants are those of the project's note on disclosure (I2 to I4 and what each status needs).
"""

from dataclasses import replace
from datetime import date

import pytest

from press.examine.standing.facts import SYMBOLS, WORDS, check_contradicted, fact_evidence
from press.examine.standing.statuses import check_statuses, check_strictly, effective_statuses
from press.model.dates import PartialDate
from press.model.record import Importance, Relation, Status
from press.model.report import Report
from tests.examine.briefings import briefing, checked, fact, reviewed, source, support
from tests.stages import prose_of

VERIFIED = {"status": Status.VERIFIED, "checked": checked()}
CONTRADICTS = Relation.CONTRADICTS


def said_of(made, *sources):
    report = Report()
    check_statuses(briefing(facts=(made,), sources=(source(), source("paper"), *sources)), report)
    return [str(diagnostic) for diagnostic in report.diagnostics]


def status_of(made, *sources, published=date(2026, 11, 22)):
    small = briefing(facts=(made,), sources=(source(), *sources), published=published)
    return effective_statuses(small)[made.id][0]


@pytest.mark.parametrize(
    ("made", "message"),
    [
        pytest.param(
            fact(status=Status.VERIFIED),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'verified', but nobody says "
            "who checked it and when\n"
            "  hint: python build.py review small, or write 'status: sourced'",
            id="verified by nobody",
        ),
        pytest.param(
            fact(evidence=(), **VERIFIED),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'verified', but no source supports it\n"
            "  hint: add a source with 'relation: supports', or write 'status: not_checked' and a reason",
            id="verified without a source",
        ),
        pytest.param(
            fact(evidence=(support(locator=""),), **VERIFIED),
            "content/small/facts.yaml:20: error: the fact 'strength' is 'verified', but the place in "
            "'report' is not given\n"
            "  hint: add a line 'locator: para. 7'",
            id="verified without a locator",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(how="asked-author")),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'verified', but Reviewer A "
            "did not open a source\n"
            "  hint: write 'how:' with one of read-source, two-source, recalculated",
            id="verified by asking the author",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(by="Example Model")),
            "content/small/facts.yaml:12: error: the fact 'strength' was checked by 'Example Model', "
            "which is an AI system\n"
            "  hint: only people check; delete 'checked:' and write 'status: sourced'",
            id="checked by a tool",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(by="Example Provider")),
            "content/small/facts.yaml:12: error: the fact 'strength' was checked by 'Example "
            "Provider', which is an AI system\n"
            "  hint: only people check; delete 'checked:' and write 'status: sourced'",
            id="checked by a tool's provider",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(by="AI assistant")),
            "content/small/facts.yaml:12: error: the fact 'strength' was checked by 'AI assistant', "
            "which is an AI system\n"
            "  hint: only people check; delete 'checked:' and write 'status: sourced'",
            id="checked by a kind of AI",
        ),
        pytest.param(
            fact(evidence=(support("chat"), support())),
            "content/small/facts.yaml:20: error: the source 'chat' is the output of an AI system, "
            "which is no evidence\n"
            "  hint: write 'relation: context', or name the source that it rests on",
            id="AI output as evidence",
        ),
        pytest.param(
            fact(evidence=()),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'sourced', but no source supports it\n"
            "  hint: add a source with 'relation: supports', or write 'status: not_checked' and a reason",
            id="sourced without a source",
        ),
        pytest.param(
            fact(evidence=(support(), support("paper", CONTRADICTS))),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'sourced', but a source contradicts it\n"
            "  hint: write 'status: disputed' and a caveat, or 'status: contradicted' and a reason",
            id="sourced against a source",
        ),
        pytest.param(
            fact(status=Status.PARTLY),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'partly', and readers are not told how\n"
            "  hint: add a line 'caveat: …'",
            id="partly without a caveat",
        ),
        pytest.param(
            fact(status=Status.DISPUTED, evidence=(support(), support("paper", CONTRADICTS))),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'disputed', and readers are not told how\n"
            "  hint: add a line 'caveat: …'",
            id="disputed without a caveat",
        ),
        pytest.param(
            fact(status=Status.DISPUTED, caveat="Sources disagree."),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'disputed', but no source contradicts it\n"
            "  hint: add the source that does with 'relation: contradicts'",
            id="disputed by nobody",
        ),
        pytest.param(
            fact(status=Status.DISPUTED, caveat="Sources disagree.", evidence=(support("paper", CONTRADICTS),)),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'disputed', but no source supports it\n"
            "  hint: add a source with 'relation: supports', or write 'status: not_checked' and a reason",
            id="disputed without support",
        ),
        pytest.param(
            fact(status=Status.CONTRADICTED, reason="The report says otherwise."),
            "content/small/facts.yaml:12: error: the fact 'strength' is 'contradicted', but no source contradicts it\n"
            "  hint: add the source that does with 'relation: contradicts'",
            id="contradicted by nobody",
        ),
        *(
            pytest.param(
                fact(status=status, evidence=(support(relation=CONTRADICTS),) if status == "contradicted" else ()),
                f"content/small/facts.yaml:12: error: the fact 'strength' is '{status}', and the reason is not given\n"
                "  hint: add a line 'reason: …'",
                id=f"{status} without a reason",
            )
            for status in (Status.NOT_CHECKED, Status.UNVERIFIABLE, Status.CONTRADICTED)
        ),
    ],
)
def test_a_status_that_says_more_than_its_evidence_is_an_error(made, message):
    assert message in said_of(made, source("chat", kind="ai-output"))


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(fact(), id="sourced"),
        pytest.param(fact(status=Status.NOT_CHECKED, reason="Nobody looked.", evidence=()), id="not checked"),
        pytest.param(fact(status=Status.PARTLY, caveat="Only the first half."), id="partly"),
        pytest.param(fact(status=Status.JUDGEMENT, evidence=()), id="judgement"),
        pytest.param(
            fact(status=Status.DISPUTED, caveat="Two counts.", evidence=(support(), support("paper", CONTRADICTS))),
            id="disputed",
        ),
        pytest.param(
            fact(status=Status.NOT_CHECKED, reason="Only a chat.", evidence=(support("chat", Relation.CONTEXT),)),
            id="AI output as context",
        ),
    ],
)
def test_a_sound_record_gives_no_message(made):
    assert said_of(made, source("chat", kind="ai-output")) == []


def test_a_check_that_an_edit_would_not_end_is_a_warning():
    assert said_of(fact(**VERIFIED)) == [
        "content/small/facts.yaml:12: warning: the check of 'strength' by Reviewer A would outlive "
        "an edit of the fact\n"
        "  hint: python build.py review small"
    ]


@pytest.mark.parametrize(
    ("made", "status"),
    [
        pytest.param(fact(), Status.SOURCED, id="nobody checked it"),
        pytest.param(fact(**VERIFIED), Status.VERIFIED, id="a person checked it"),
        pytest.param(fact(status=Status.VERIFIED), Status.SOURCED, id="verified by nobody"),
        pytest.param(fact(checked=checked()), Status.SOURCED, id="checked, but the author does not say verified"),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(by="Example Model")), Status.SOURCED, id="a tool did"
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(on=date(2026, 11, 23))), Status.SOURCED, id="after publication"
        ),
        pytest.param(fact(evidence=(support(locator=""),), **VERIFIED), Status.SOURCED, id="no locator"),
        pytest.param(fact(evidence=(), **VERIFIED), Status.NOT_CHECKED, id="no source"),
        pytest.param(fact(evidence=(support("chat"),), **VERIFIED), Status.NOT_CHECKED, id="AI output only"),
        pytest.param(
            fact(evidence=(support(), support("report", CONTRADICTS)), **VERIFIED),
            Status.DISPUTED,
            id="contradicted too",
        ),
        pytest.param(fact(recheck_after=PartialDate(2026, 11, 22)), Status.STALE, id="due on the published date"),
        pytest.param(fact(recheck_after=PartialDate(2026, 11, 23)), Status.SOURCED, id="due the day after"),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(), recheck_after=PartialDate(2026, 11, 20)),
            Status.VERIFIED,
            id="checked on the day it was due",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(), recheck_after=PartialDate(2026, 11, 21)),
            Status.STALE,
            id="due the day after its check",
        ),
        pytest.param(fact(recheck_after=PartialDate(2026, 12)), Status.SOURCED, id="due next month"),
        pytest.param(fact(recheck_after=PartialDate(2026, 11)), Status.STALE, id="due this month"),
        pytest.param(
            fact(status=Status.NOT_CHECKED, reason="x", recheck_after=PartialDate(2020)),
            Status.NOT_CHECKED,
            id="never checked",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(on=date(2025, 11, 22)), as_of=PartialDate(2025, 11)),
            Status.STALE,
            id="can change, checked a year ago",
        ),
        pytest.param(
            fact(status=Status.VERIFIED, checked=checked(on=date(2025, 11, 22))),
            Status.VERIFIED,
            id="cannot change, checked a year ago",
        ),
    ],
)
def test_status_on_the_published_date(made, status):
    assert status_of(made, source("chat", kind="ai-output")) is status


@pytest.mark.parametrize(
    ("second", "is_independent"),
    [
        pytest.param(source("paper"), True, id="two origins"),
        pytest.param(source("paper", origin="body-of-report"), False, id="one origin twice"),
        pytest.param(source("paper", kind="ai-output"), False, id="AI output"),
    ],
)
def test_sources_are_independent_only_if_their_origins_differ(second, is_independent):
    small = briefing(facts=(fact(evidence=(support(), support("paper"))),), sources=(source(), second))
    assert fact_evidence(small, prose_of(small).used)[0].is_independent is is_independent


def test_sources_are_not_independent_support_where_one_is_against():
    evidence = (support(), support("paper"), support("letter", CONTRADICTS))
    made = fact(status=Status.DISPUTED, caveat="A letter differs.", evidence=evidence)
    row = fact_evidence(briefing(facts=(made,), sources=(source(), source("paper"), source("letter"))), {})[0]
    assert row.origins == ("body-of-paper", "body-of-report")
    assert not row.is_independent


def test_a_fact_is_told_with_its_place_and_its_source():
    small = reviewed(briefing(facts=(fact(),)), facts=("strength",))
    row = fact_evidence(small, prose_of(small).used)[0]
    assert (row.word, row.symbol, row.used_in) == ("verified", "✓", ("origins",))
    assert row.checked_sentence == "Reviewer A read the source on 20 November 2026."
    assert [(s.id, s.relation, s.locator, s.reliability) for s in row.sources] == [
        ("report", "supports it", "para. 7", "A, completely reliable")
    ]


def test_strict_wants_every_key_fact_verified_and_none_stale():
    facts = (
        fact("unread"),
        fact("old", importance=Importance.BACKGROUND, recheck_after=PartialDate(2026, 2)),
        fact("side", importance=Importance.SUPPORTING),
        fact("view", status=Status.JUDGEMENT),
        fact("read"),
    )
    report = Report()
    check_strictly(reviewed(briefing(facts=facts), facts=("read",)), report)
    assert [str(diagnostic) for diagnostic in report.diagnostics] == [
        "content/small/facts.yaml:12: error: the fact 'old' is stale: it should have been checked "
        "again on 1 February 2026\n"
        "  hint: python build.py review small",
        "content/small/facts.yaml:12: error: the key fact 'unread' is 'sourced', not 'verified'\n"
        "  hint: python build.py review small",
    ]


@pytest.mark.parametrize("status", list(Status))
def test_each_status_has_a_word_and_a_symbol_of_its_own(status):
    assert list(WORDS.values()).count(WORDS[status]) == 1
    assert list(SYMBOLS.values()).count(SYMBOLS[status]) == 1


def test_the_fonts_of_the_text_have_the_symbols():
    from pathlib import Path

    from fontTools.ttLib import TTFont

    fonts = sorted(Path("styles/fonts").glob("source-*/*.ttf"))
    assert fonts
    for font in fonts:
        characters = TTFont(font).getBestCmap()
        assert [symbol for symbol in SYMBOLS.values() if ord(symbol) not in characters] == [], font


def test_a_persons_check_does_not_make_a_dispute_a_fact():
    made = fact(
        status=Status.DISPUTED,
        caveat="Two counts.",
        evidence=(support(), support("paper", CONTRADICTS)),
        checked=checked(),
    )
    small = briefing(facts=(made,), sources=(source(), source("paper")))
    assert effective_statuses(small)["strength"] == (Status.DISPUTED, checked())
    assert effective_statuses(reviewed(small, facts=("strength",)))["strength"][0] is Status.DISPUTED


@pytest.mark.parametrize(
    ("made", "said"),
    [
        pytest.param(
            fact(status=Status.CONTRADICTED, reason="It says 45.", evidence=(support(relation=CONTRADICTS),)),
            [
                "content/small/facts.yaml:12: error: the fact 'strength' is 'contradicted', and the text relies on it\n"
                "  hint: take it out, or report it as an error and add a line 'caveat: …' that says so"
            ],
            id="relied on",
        ),
        pytest.param(
            fact(
                status=Status.CONTRADICTED,
                reason="It says 45.",
                caveat="Wrong.",
                evidence=(support(relation=CONTRADICTS),),
            ),
            [],
            id="reported as an error",
        ),
        pytest.param(
            fact("unused", status=Status.CONTRADICTED, reason="x", evidence=(support(relation=CONTRADICTS),)),
            [],
            id="not in the text",
        ),
    ],
)
def test_a_text_does_not_rely_on_what_a_source_denies(made, said):
    report = Report()
    small = briefing(facts=(made,))
    check_contradicted(fact_evidence(small, prose_of(small).used), small, report)
    assert [str(found) for found in report.diagnostics] == said


def test_another_address_of_the_source_ends_a_check():
    small = reviewed(briefing(facts=(fact(),)), facts=("strength",))
    moved = replace(
        small, sources=(source(csl='{"id": "report", "title": "The report", "URL": "https://example.org/x"}'),)
    )
    assert effective_statuses(small)["strength"][0] is Status.VERIFIED
    assert effective_statuses(moved)["strength"][0] is Status.SOURCED
