"""The note for readers never says more than the record. Expected sentences were written by hand from each record."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.examine.standing.disclosure import LONGEST_TAG, praise_in
from press.model.briefing import Origin, Use
from press.model.evidence import Standing
from press.model.record import Importance, Relation, Status
from press.model.report import Report
from press.model.seal import parts
from tests.examine.briefings import (
    DRAFTING,
    FIRST_LINE,
    assistance,
    briefing,
    checked,
    edited,
    fact,
    review,
    reviewed,
    source,
    support,
)
from tests.stages import evidence_of

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
DISPUTED = {
    "status": Status.DISPUTED,
    "caveat": "Two counts.",
    "evidence": (support(), support("paper", Relation.CONTRADICTS)),
}
NOT_CHECKED = {"status": Status.NOT_CHECKED, "reason": "Nobody looked.", "evidence": ()}


def evidence(small):
    return evidence_of(small)


def note(small):
    return evidence(small).disclosure


def with_facts(*facts):
    return briefing(facts=facts, sources=(source(), source("paper")))


def many(count, prefix="f", **changes):
    return tuple(fact(f"{prefix}{n}", **changes) for n in range(count))


# What the note says


def test_without_a_reviewer_the_note_says_so_and_counts_what_nobody_confirmed():
    small = with_facts(*many(25), *many(2, "d", **DISPUTED), *many(1, "n", **NOT_CHECKED))
    assert note(small).lines == (
        FIRST_LINE,
        "No person has reviewed this version or confirmed any of its 28 key facts: "
        "1 was not checked, 2 are disputed and 25 rest on a source on record.",
    )


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param((), "It has no key facts on record.", id="none on record"),
        pytest.param(
            (fact(importance=Importance.SUPPORTING), fact("view", status=Status.JUDGEMENT)),
            "It has no key facts on record.",
            id="none is key",
        ),
        pytest.param(
            (fact(),), "No person has confirmed its one key fact: it rests on a source on record.", id="one, sourced"
        ),
        pytest.param(
            many(1, **NOT_CHECKED),
            "No person has confirmed its one key fact: it was not checked.",
            id="one, not checked",
        ),
        pytest.param(
            many(2), "No person has confirmed any of its 2 key facts: both rest on a source on record.", id="two alike"
        ),
        pytest.param(
            many(3, **NOT_CHECKED),
            "No person has confirmed any of its 3 key facts: none of these was checked.",
            id="three alike",
        ),
        pytest.param(
            (*many(1), *many(1, "d", **DISPUTED)),
            "No person has confirmed any of its 2 key facts: 1 is disputed and 1 rests on a source on record.",
            id="two unlike",
        ),
        pytest.param(
            many(1200),
            "No person has confirmed any of its 1,200 key facts: all 1,200 rest on a source on record.",
            id="thousands",
        ),
    ],
)
def test_facts_that_nobody_confirmed(facts, sentence):
    assert note(with_facts(*facts)).facts == sentence


def verified(count, prefix="v"):
    return many(count, prefix, status=Status.VERIFIED, checked=checked())


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param(verified(1), "A person has verified its one key fact against a source.", id="one of one"),
        pytest.param(verified(28), "A person has verified all of its 28 key facts against a source.", id="28 of 28"),
        pytest.param(
            (*verified(20), *many(5), *many(2, "d", **DISPUTED), *many(1, "n", **NOT_CHECKED)),
            "No person has confirmed 8 of its 28 key facts: 1 was not checked, 2 are disputed and 5 rest on a source "
            "on record. A person has confirmed the other 20.",
            id="20 of 28",
        ),
        pytest.param(
            (*verified(1), *many(1)),
            "No person has confirmed 1 of its 2 key facts: it rests on a source on record. "
            "A person has confirmed the other one.",
            id="1 of 2",
        ),
    ],
)
def test_facts_that_a_person_confirmed(facts, sentence):
    assert note(with_facts(*facts)).facts == sentence


@pytest.mark.parametrize(
    ("small", "sentence"),
    [
        pytest.param(briefing(), "No person has reviewed this version.", id="never"),
        pytest.param(reviewed(briefing()), "Reviewer A reviewed this version, on 20 November 2026.", id="by one"),
        pytest.param(
            reviewed(reviewed(briefing(), "origins"), "future", "front-matter", by="Reviewer B", on=date(2026, 11, 21)),
            "Reviewer A and Reviewer B reviewed this version, last on 21 November 2026.",
            id="by two",
        ),
        pytest.param(
            reviewed(briefing(), "origins"),
            "No person has reviewed the substance of 2 of its 3 parts as they stand. "
            "Reviewer A reviewed the other one, on 20 November 2026.",
            id="in part",
        ),
        pytest.param(
            edited(reviewed(briefing(), "origins"), "origins", "second", "third"),
            "No person has reviewed this version: it was edited after the last review, on 20 November 2026.",
            id="ended",
        ),
        pytest.param(
            reviewed(briefing(), kind="copy-edit"),
            "No person has reviewed the substance of this version. "
            "Reviewer A corrected its language, on 20 November 2026.",
            id="language only",
        ),
        pytest.param(
            reviewed(briefing(), "origins", kind="copy-edit"),
            "No person has reviewed the substance of 3 of its 3 parts as they stand. "
            "Reviewer A corrected the language of 1 of these.",
            id="language in part",
        ),
        pytest.param(
            briefing(assistance=assistance(used=False, tools=(), uses=())),
            "No review of this version is on record.",
            id="no AI, no review",
        ),
    ],
)
def test_what_the_note_says_of_reviews(small, sentence):
    assert note(small).review == sentence


@pytest.mark.parametrize(
    ("small", "tag"),
    [
        pytest.param(
            with_facts(fact()), "Drafted by AI. No person has reviewed it or confirmed its key facts.", id="never"
        ),
        pytest.param(briefing(), "Drafted by AI. No person has reviewed it.", id="never, no facts"),
        pytest.param(with_facts(*verified(1)), "Drafted by AI. No person has reviewed it.", id="never, but checked"),
        pytest.param(
            reviewed(with_facts(fact())),
            "Drafted by AI, reviewed by a person. 1 of 1 key fact not confirmed.",
            id="reviewed",
        ),
        pytest.param(
            reviewed(with_facts(*verified(2))),
            "Drafted by AI, reviewed by a person. 2 of 2 key facts verified.",
            id="reviewed and verified",
        ),
        pytest.param(
            reviewed(briefing(), "origins"), "Drafted by AI. No person has reviewed 2 of its 3 parts.", id="in part"
        ),
        pytest.param(
            edited(reviewed(briefing(), "origins"), "origins", "second", "third"),
            "Drafted by AI. Edited since a person reviewed it.",
            id="ended",
        ),
        pytest.param(
            reviewed(briefing(), kind="copy-edit"),
            "Drafted by AI. A person has read it for language only.",
            id="language",
        ),
        pytest.param(
            briefing(assistance=assistance(used=False, tools=(), uses=())),
            "Written without AI. No person has reviewed it.",
            id="no AI",
        ),
        pytest.param(
            briefing(assistance=assistance(uses=(replace(DRAFTING, stage="layout"),))),
            "Written without AI. No person has reviewed it.",
            id="layout only",
        ),
    ],
)
def test_cover_tag(small, tag):
    assert note(small).tag == tag


@pytest.mark.parametrize(
    ("small", "line"),
    [
        pytest.param(
            with_facts(fact()),
            "Drafted by AI. No person has reviewed this chapter or confirmed its one marked fact: "
            "it rests on a source on record.",
            id="never",
        ),
        pytest.param(
            briefing(),
            "Drafted by AI. No person has reviewed this chapter. None of its statements is tied to "
            "the ledger of facts.",
            id="no facts",
        ),
        pytest.param(
            reviewed(with_facts(fact()), facts=("strength",)),
            "Drafted by AI, reviewed by Reviewer A on 20 November 2026. "
            "A person has verified its one marked fact against a source.",
            id="reviewed",
        ),
        pytest.param(
            edited(reviewed(with_facts(fact())), "origins", "second", "third"),
            "Drafted by AI. No person has reviewed this chapter as it stands: it was edited after "
            "Reviewer A read it on "
            "20 November 2026. No person has confirmed its one marked fact: it rests on a source on record.",
            id="ended",
        ),
        pytest.param(
            reviewed(with_facts(fact()), kind="copy-edit"),
            "Drafted by AI. No person has reviewed the substance of this chapter; Reviewer A corrected its language on "
            "20 November 2026. No person has confirmed its one marked fact: it rests on a source on record.",
            id="language",
        ),
    ],
)
def test_line_at_a_chapters_opening(small, line):
    assert evidence(small).chapters[0].line == line


def test_short_forms_say_the_same():
    short = note(with_facts(fact())).short
    second = "No person has reviewed this version or confirmed its one key fact: it rests on a source on record."
    assert short.web == f"{FIRST_LINE} {second}"
    assert short.mail == f"{FIRST_LINE}\n\n{second}\n"
    assert short.handout == (
        "Drafted by AI. No person has reviewed it or confirmed its key facts. Confirmed by a person: 0 of 1 key fact."
    )


# What machines are told


@pytest.mark.parametrize(
    ("small", "value", "oversight"),
    [
        pytest.param(briefing(), "ai-autonomous", "prompt_guided", id="never reviewed"),
        pytest.param(reviewed(briefing()), "ai-assisted", "human_validated", id="reviewed"),
        pytest.param(reviewed(briefing(), kind="copy-edit"), "ai-autonomous", "prompt_guided", id="language only"),
        pytest.param(reviewed(briefing(), by="Example Model"), "ai-autonomous", "prompt_guided", id="by a tool"),
        pytest.param(
            reviewed(briefing(), "origins", "future"),
            "ai-autonomous",
            "prompt_guided",
            id="chapters without key points",
        ),
        pytest.param(
            briefing(assistance=assistance(used=False, tools=(), uses=())), "human-only", "", id="no AI, no review"
        ),
        pytest.param(
            briefing(assistance=assistance(uses=(replace(DRAFTING, stage="code"),))), "human-only", "", id="code only"
        ),
        pytest.param(briefing(assistance=assistance(uses=())), "ai-autonomous", "prompt_guided", id="unexplained use"),
    ],
)
def test_values_for_machines(small, value, oversight):
    assert (note(small).value, note(small).oversight) == (value, oversight)


def use(stage="drafting", origin=None, *chapters):
    return Use("model", stage, chapters, origin, "substantial", "Did something.")


@pytest.mark.parametrize(
    ("uses", "code"),
    [
        pytest.param((use(origin=Origin.AI_DRAFTED),), "trainedAlgorithmicMedia", id="all drafted"),
        pytest.param((use(),), "trainedAlgorithmicMedia", id="drafted, origin not given"),
        pytest.param(
            (use("editing", Origin.HUMAN_DRAFTED_AI_EDITED),), "compositeWithTrainedAlgorithmicMedia", id="all edited"
        ),
        pytest.param((use("drafting", Origin.AI_DRAFTED, "origins"),), "compositeSynthetic", id="one chapter drafted"),
        pytest.param((use(origin=Origin.MIXED),), "compositeSynthetic", id="mixed"),
        pytest.param((use("research"),), "compositeSynthetic", id="research only"),
        pytest.param(
            (use("drafting", Origin.AI_DRAFTED), use("editing", Origin.HUMAN_DRAFTED_AI_EDITED)),
            "trainedAlgorithmicMedia",
            id="the use that discloses most",
        ),
        pytest.param((use("layout", Origin.AI_DRAFTED),), "digitalCreation", id="layout only"),
    ],
)
def test_digital_source_type(uses, code):
    assert note(briefing(assistance=assistance(uses=uses))).digital_source_type == IPTC + code


def test_a_chapter_without_ai_is_human_only_in_a_briefing_with_it():
    small = briefing(assistance=assistance(uses=(use("drafting", Origin.AI_DRAFTED, "origins"),)))
    rows = evidence(small).chapters
    assert [(row.id, row.value) for row in rows] == [("origins", "ai-autonomous"), ("future", "human-only")]
    assert rows[1].line.startswith("Written without AI. No person has reviewed this chapter")


# Words of praise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All facts are verified.", ("verified",)),
        ("This text was fact-checked and is accurate.", ("fact-checked", "accurate")),
        ("No fact here is verified.", ()),
        ("Key facts should be verified.", ()),
        ("Nobody checked it. Its facts are verified.", ("verified",)),
        ("It isn't verified, but it is accurate.", ("accurate",)),
    ],
)
def test_praise_is_found_where_nothing_denies_it(text, words):
    assert praise_in(text) == words


def test_an_author_cannot_praise_what_the_ledger_does_not():
    report = Report()
    evidence_of(
        briefing(facts=(fact(), fact("f")), assistance=assistance(first_line="Its facts are verified.")), report
    )
    assert [str(found) for found in report.diagnostics if found.severity == "error"] == [
        "content/small/briefing.yaml:30: error: the record of AI use says 'verified', but not "
        "verified are 2 of 2 key facts\n"
        "  hint: say what was done, and by whom"
    ]


def test_an_author_may_praise_what_people_verified():
    report = Report()
    small = briefing(facts=(fact(),), assistance=assistance(first_line="Its key facts are verified."))
    evidence_of(reviewed(small, facts=("strength",)), report)
    assert report.diagnostics == ()


# The page on how it was made


def test_the_account_has_every_part_and_nothing_empty():
    account = evidence(with_facts(fact())).account
    assert [part.id for part in account.parts] == [
        "tools", "uses", "not-used", "review", "facts", "responsibility", "method", "limits", "corrections"
    ]  # fmt: skip
    assert all(part.sentences and all(part.sentences) for part in account.parts)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (
            "tools",
            "Example Model by Example Provider, a large language model, version 2026-09, last used "
            "on 18 November 2026.",
        ),
        ("uses", "Drafting, all chapters: Drafted every chapter."),
        ("not-used", "AI was not used for: pictures."),
        ("review", "No person has reviewed this version."),
        ("facts", "The ledger holds 1 fact in all."),
        (
            "responsibility",
            "Example Policy Desk is responsible for this briefing and answers at briefings@example.org.",
        ),
        ("limits", "It takes the names of people in the record as they are given."),
        ("corrections", "Send corrections to corrections@example.org."),
    ],
)
def test_the_account_tells(part, sentence):
    assert sentence in evidence(with_facts(fact())).account.part(part).sentences


def test_the_account_tells_part_by_part_once_somebody_reviewed():
    small = edited(reviewed(briefing(), "origins", "future", limits="Not the tables"), "origins", "second", "third")
    assert evidence(small).account.part("review").sentences[1:] == (
        "Origins: no person has reviewed it as it stands; it was edited after Reviewer A (editor) read it on "
        "20 November 2026.",
        "Future: reviewed by Reviewer A (editor) on 20 November 2026.",
        "Title, summary, key points and other texts: no person has reviewed it.",
        "Reviewer A states limits: Not the tables.",
    )


# For any record


STATUSES = st.sampled_from(list(Status))
CHECKERS = st.sampled_from(["Reviewer A", "Example Model", "AI"])


@st.composite
def records(draw):
    """Records of any kind, sound or not: facts, reviews by people and by tools, edits after them."""
    facts = tuple(
        fact(
            f"f{n}",
            status=draw(STATUSES),
            importance=draw(st.sampled_from(list(Importance))),
            evidence=draw(st.sampled_from([(), (support(),), (support(locator=""),), DISPUTED["evidence"]])),
            checked=draw(st.none() | st.builds(checked, CHECKERS, st.dates(date(2026, 11, 1), date(2026, 12, 1)))),
        )
        for n in range(draw(st.integers(0, 6)))
    )
    stages = draw(st.lists(st.sampled_from(["drafting", "editing", "research", "layout"]), max_size=2))
    used = draw(st.booleans())
    uses = tuple(use(stage, None, *draw(st.sampled_from([(), ("origins",)]))) for stage in stages) if used else ()
    small = briefing(facts=facts, sources=(source(), source("paper")), assistance=assistance(used=used, uses=uses))
    for _ in range(draw(st.integers(0, 3))):
        ids = draw(st.lists(st.sampled_from(["origins", "future", "front-matter"]), min_size=1, unique=True))
        checks = draw(st.lists(st.sampled_from([f.id for f in facts]), unique=True)) if facts else []
        kind = draw(st.sampled_from(["substantive", "substantive", "copy-edit"]))
        day = draw(st.dates(date(2026, 11, 1), date(2026, 11, 30)))
        entry = review(small, *ids, facts=tuple(checks), by=draw(CHECKERS), kind=kind, on=day)
        small = replace(small, reviews=(*small.reviews, entry))
        if draw(st.booleans()):
            small = replace(small, summary=f"{small.summary} More.")
    return small


def people(small):
    return [r for r in small.reviews if r.by == "Reviewer A" and r.on <= small.published]


@settings(max_examples=60)
@given(records())
def test_ai_assisted_means_that_a_person_reviewed_the_substance_of_every_part(small):
    covered = {seal for r in people(small) if r.kind == "substantive" for seal in r.covers}
    every = all((part.id, part.sha256) in covered for part in parts(small))
    found = evidence(small)
    assert (found.disclosure.value == "ai-assisted") <= every
    assert (found.disclosure.oversight == "human_validated") == (found.disclosure.value == "ai-assisted")
    assert all(row.standing is not Standing.SUBSTANTIVE or (row.id, p.sha256) in covered
               for row, p in zip(found.reviews, parts(small), strict=True))  # fmt: skip
    if not small.assistance.used:
        assert found.disclosure.value == "human-only"


@settings(max_examples=60)
@given(records())
def test_no_fact_is_verified_without_a_person_a_source_and_a_place_in_it(small):
    for row, written in zip(evidence(small).facts, small.facts, strict=True):
        if row.status is Status.VERIFIED:
            assert row.checked is not None
            assert row.checked.by == "Reviewer A"
            assert row.checked.on <= small.published
            assert any(each.relation is Relation.SUPPORTS and each.locator for each in written.evidence)
            assert written.status in (Status.VERIFIED, Status.SOURCED, Status.NOT_CHECKED)


@settings(max_examples=60)
@given(records())
def test_counts_add_up(small):
    found = evidence(small)
    key = [row for row in found.facts if row.importance is Importance.KEY]
    for counts, facts in ((found.counts, found.facts), (found.key_counts, key)):
        assert sum(n for _, n in counts.by_status) == counts.total
        assert counts.total + counts.judgements == len(facts)
        assert counts.verified + counts.not_verified == counts.total


@settings(max_examples=60)
@given(records())
def test_the_note_says_verified_only_of_all_key_facts(small):
    found = evidence(small)
    disclosure, counts = found.disclosure, found.key_counts
    said = " ".join((disclosure.tag, *disclosure.lines, disclosure.short.handout, disclosure.short.mail))
    if counts.verified < counts.total or not counts.total:
        assert not re.search("verified|fact-checked|accurate", said, re.IGNORECASE)
    numbers = [int(n) for n in re.findall(r"\d+(?= (?:was|were|is|are|rests?|could))", disclosure.facts)]
    if numbers:
        assert sum(numbers) == counts.not_verified


@settings(max_examples=60)
@given(records())
def test_every_sentence_is_one(small):
    found = evidence(small)
    disclosure = found.disclosure
    sentences = [disclosure.tag, disclosure.review, disclosure.facts, disclosure.lines[1], disclosure.short.handout]
    sentences += [chapter.line for chapter in found.chapters]
    sentences += [each for part in found.account.parts for each in part.sentences]
    for text in sentences:
        assert text[0].isupper()
        assert text.endswith((".", "?", "!"))
        assert not re.search(r"  |\.\.| ,| \.|None[^ ]|\b1 (?:are|were|rest|facts)\b", text), text


@given(st.integers(0, 999), st.sampled_from([Origin.MIXED, Origin.AI_DRAFTED, "involved"]), st.booleans())
def test_the_tag_fits(count, origin, is_reviewed):
    from press.examine.standing.disclosure import cover_tag
    from press.model.evidence import PartReview
    from press.model.wording import count as counted

    rows = tuple(PartReview(f"p{n}", "T", Standing.SUBSTANTIVE) for n in range(3))
    rows = rows if is_reviewed else (*rows, PartReview("q", "T", Standing.NEVER))
    tag = cover_tag(rows, counted([Status.SOURCED] * count), origin)
    assert len(tag) <= LONGEST_TAG


LOCATED = "For 1 of its 2 facts the ledger names the place in a source."
INDEPENDENT = "Sources of two or more different origins, and none against, support {} of the 2."


def _account_of(*facts):
    small = briefing(facts=facts, sources=(source(), source("paper")))
    return evidence_of(small).account


def test_the_method_says_for_how_many_facts_a_place_is_named():
    account = _account_of(fact(), fact("founded", evidence=(support(locator=""),)))
    assert account.part("method").sentences[0] == LOCATED


def test_the_method_tells_no_rules_of_a_ledger_without_facts():
    (only, second) = _account_of().part("method").sentences
    assert only.startswith("A review is tied to a fingerprint")
    assert second.startswith("The note for readers is computed from this record")


@pytest.mark.parametrize(
    ("evidence", "independent"),
    [
        pytest.param((support(), support("paper")), "1", id="two origins"),
        pytest.param((support(),), "0", id="one origin"),
    ],
)
def test_the_account_counts_facts_on_which_origins_agree(evidence, independent):
    account = _account_of(fact(evidence=evidence), fact("founded"))
    assert account.part("facts").sentences[-1] == INDEPENDENT.format(independent)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param((), "Drafted by AI. No person has reviewed it.", id="no key fact"),
        pytest.param(
            (fact(),),
            "Drafted by AI. No person has reviewed it or confirmed its key facts. "
            "Confirmed by a person: 0 of 1 key fact.",
            id="one",
        ),
    ],
)
def test_a_handout_counts_key_facts_where_there_are_any(facts, said):
    assert evidence_of(briefing(facts=facts)).disclosure.short.handout == said


@pytest.mark.parametrize(
    ("used", "kept_out", "said"),
    [
        pytest.param(True, ("pictures",), "AI was not used for: pictures.", id="named"),
        pytest.param(True, (), "The record does not say.", id="not said"),
        pytest.param(False, (), "It was not used for anything, says the record.", id="no AI"),
    ],
)
def test_what_ai_did_not_do_is_what_the_record_says(used, kept_out, said):
    record = assistance(used=used, not_used_for=kept_out, **({} if used else {"tools": (), "uses": ()}))
    assert evidence_of(briefing(assistance=record)).account.part("not-used").sentences == (said,)
