"""What a review is worth after an edit, and which lines the build names. The edits are made in the tests by hand."""

from dataclasses import replace
from datetime import date

import pytest

from press.examine.standing.reviews import changed_lines, check_reviews, part_reviews
from press.model.briefing import SourceFile
from press.model.evidence import Standing
from press.model.people import is_model
from press.model.record import FactCheck
from press.model.report import Place, Report
from press.model.seal import FIGURE_FILES, FRONT_MATTER, copy_name, digest, parts
from tests.examine.briefings import TOOL, briefing, edited, fact, review, reviewed
from tests.stages import evidence_of

NAMES_AGAIN = "\n  hint: python build.py review small"


def standings(small):
    return {row.id: row.standing for row in part_reviews(small)}


def said_of(small):
    report = Report()
    check_reviews(small, report)
    return [str(diagnostic) for diagnostic in report.diagnostics]


def test_without_a_record_nobody_has_reviewed_anything():
    assert standings(briefing()) == {
        "origins": Standing.NEVER,
        "future": Standing.NEVER,
        FRONT_MATTER: Standing.NEVER,
    }


def test_a_review_of_every_part_holds_while_nothing_changes():
    small = reviewed(briefing())
    assert set(standings(small).values()) == {Standing.SUBSTANTIVE}
    assert said_of(small) == []


def test_one_word_changed_ends_the_review_of_its_chapter_only():
    small = edited(reviewed(briefing()), "origins", "second", "third")
    assert standings(small) == {
        "origins": Standing.ENDED,
        "future": Standing.SUBSTANTIVE,
        FRONT_MATTER: Standing.SUBSTANTIVE,
    }


def test_the_standfirst_and_the_key_points_are_reviewed_text_too():
    small = edited(reviewed(briefing()), "origins", "How it began.", "How it never began.")
    small = replace(small, summary="It is very small.")
    assert standings(small)["origins"] is Standing.ENDED
    assert standings(small)[FRONT_MATTER] is Standing.ENDED


def test_the_data_of_a_figure_is_reviewed_text_too():
    with_figure = replace(
        briefing(), files=(*briefing().files, SourceFile("figures/harm.csv", b"year,dead\n1999,500\n"))
    )
    small = reviewed(with_figure)
    changed = tuple(
        SourceFile(f.name, b"year,dead\n1999,50\n") if f.name == "figures/harm.csv" else f for f in small.files
    )
    assert standings(small)[FIGURE_FILES] is Standing.SUBSTANTIVE
    assert standings(replace(small, files=changed))[FIGURE_FILES] is Standing.ENDED
    assert (
        "content/small/figures/harm.csv:2: warning: changed since Reviewer A read it on 20 November 2026" + NAMES_AGAIN
        in said_of(replace(small, files=changed))
    )


def test_each_run_of_changed_lines_is_named_once():
    small = edited(reviewed(briefing()), "origins", "title: Origins", "title: Beginnings")
    small = edited(small, "origins", "says nothing", "says little")
    assert said_of(small) == [
        "content/small/01-origins.md:3: warning: changed since Reviewer A read it on 20 November 2026" + NAMES_AGAIN,
        "content/small/01-origins.md:9: warning: changed since Reviewer A read it on 20 November 2026" + NAMES_AGAIN,
    ]


def test_removed_lines_are_named_where_they_stood():
    small = edited(reviewed(briefing()), "origins", "\n\nThe second paragraph says nothing.", "")
    assert said_of(small) == [
        "content/small/01-origins.md:8: warning: text removed here since Reviewer A read it on 20 November 2026"
        + NAMES_AGAIN,
    ]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        pytest.param({}, "is missing", id="copy missing"),
        pytest.param({"content": b"Something else."}, "is not what was read", id="copy changed"),
    ],
)
def test_without_a_true_copy_the_build_says_that_it_cannot_compare(files, why):
    small = reviewed(briefing())
    sha256 = parts(small)[0].sha256
    kept = tuple(replace(f, **files) if files and f.name == copy_name(sha256) else f for f in small.files)
    kept = tuple(f for f in kept if files or f.name != copy_name(sha256))
    assert said_of(edited(replace(small, files=kept), "origins", "second", "third")) == [
        "content/small/01-origins.md: warning: changed since Reviewer A read it on 20 November 2026; "
        f"where cannot be said, because reviews/{sha256}.md {why}" + NAMES_AGAIN
    ]


def test_a_later_review_of_the_changed_text_ends_the_warnings():
    small = edited(reviewed(briefing()), "origins", "second", "third")
    again = reviewed(small, by="Reviewer B", on=date(2026, 11, 21))
    assert said_of(again) == []
    assert {(row.by, row.standing) for row in part_reviews(again)} == {("Reviewer B", Standing.SUBSTANTIVE)}


def test_a_copy_edit_is_not_a_review_of_the_substance_and_does_not_replace_one():
    corrected = reviewed(briefing(), kind="copy-edit")
    both = reviewed(reviewed(briefing()), kind="copy-edit", by="Reviewer B", on=date(2026, 11, 21))
    assert set(standings(corrected).values()) == {Standing.COPY_EDIT}
    assert {(row.by, row.standing) for row in part_reviews(both)} == {("Reviewer A", Standing.SUBSTANTIVE)}


def test_a_copy_edit_after_an_ended_review_leaves_the_substance_unreviewed():
    small = edited(reviewed(briefing()), "origins", "second", "third")
    small = reviewed(small, kind="copy-edit", by="Reviewer B", on=date(2026, 11, 21))
    assert standings(small)["origins"] is Standing.COPY_EDIT
    assert len(said_of(small)) == 1


def test_a_review_by_an_ai_system_is_an_error_and_counts_for_nothing():
    small = reviewed(briefing(), by="Example Model 2026-09")
    assert set(standings(small).values()) == {Standing.NEVER}
    assert said_of(small) == [
        "content/small/reviews.yaml:1: error: the review by 'Example Model 2026-09' does not count: "
        "that is an AI system\n"
        "  hint: only people review; delete the entry"
    ]


def test_a_review_after_publication_is_an_error_and_counts_for_nothing():
    small = reviewed(briefing(), on=date(2026, 11, 25))
    assert set(standings(small).values()) == {Standing.NEVER}
    assert said_of(small) == [
        "content/small/reviews.yaml:1: error: the review of 25 November 2026 came after the "
        "published date, 22 November 2026\n"
        "  hint: write 'published: 2026-11-25' in briefing.yaml"
    ]


def test_what_a_review_names_must_exist():
    small = briefing(facts=(fact(),))
    entry = review(small, covers=(("orgins", "0" * 64),), facts=())
    entry = replace(entry, facts=(FactCheck("strenght", "0" * 64, "read-source"),))
    assert said_of(replace(small, reviews=(entry,))) == [
        "content/small/reviews.yaml:1: warning: a review checked 'strenght', and no fact has that id\n"
        "  hint: did you mean 'strength'?",
        "content/small/reviews.yaml:1: warning: a review covers 'orgins', and no chapter has that id\n"
        "  hint: did you mean 'origins'?",
    ]


def test_a_chapter_cannot_take_the_name_of_another_part():
    text = "---\nid: front-matter\ntitle: T\nstandfirst: S.\n---\nText.\n"
    assert said_of(briefing({"front-matter": text})) == [
        "content/small/01-front-matter.md:4: error: 'front-matter' is the name of a part that is no chapter\n"
        "  hint: give the chapter another id"
    ]


def test_an_edit_of_a_fact_ends_its_check():
    small = reviewed(briefing(facts=(fact(), fact("founded"))), facts=("strength", "founded"))
    changed = replace(small, facts=(replace(small.facts[0], claim="Another claim."), small.facts[1]))
    report = Report()
    evidence = evidence_of(changed, report)
    assert [(row.id, row.status.value) for row in evidence.facts] == [("strength", "sourced"), ("founded", "verified")]
    assert (
        "content/small/facts.yaml:12: warning: the fact 'strength' changed since Reviewer A checked "
        "it on 20 November 2026" + NAMES_AGAIN in map(str, report.diagnostics)
    )


def test_the_status_written_down_may_follow_the_check():
    small = reviewed(briefing(facts=(fact(),)), facts=("strength",))
    changed = replace(small, facts=(replace(small.facts[0], status="verified"),))
    assert evidence_of(changed).facts[0].status == "verified"


def test_strict_wants_a_review_of_every_part():
    report = Report()
    evidence_of(edited(reviewed(briefing()), "future", "may shrink", "will shrink"), report, strict=True)
    assert [str(found) for found in report.diagnostics if found.severity == "error"] == [
        "content/small/02-future.md: error: no person has reviewed 'Future' as it stands" + NAMES_AGAIN
    ]


def test_a_seal_is_over_the_bytes_of_the_file():
    small = briefing()
    assert [part.sha256 for part in parts(small)[:2]] == [digest(file.content) for file in small.files]
    assert parts(small)[0].places[6] == Place("content/small/01-origins.md", 7)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("abc", "abc", [], id="nothing"),
        pytest.param("abc", "axc", [(2, False)], id="one line"),
        pytest.param("abcdef", "axydez", [(2, False), (6, False)], id="two runs"),
        pytest.param("abc", "xabc", [(1, False)], id="added at the top"),
        pytest.param("abc", "a", [(2, True)], id="removed at the end"),
    ],
)
def test_changed_lines(old, new, found):
    assert changed_lines(list(old), list(new)) == found


@pytest.mark.parametrize(
    ("name", "role", "is_one"),
    [
        ("Reviewer A", "editor", False),
        ("Reviewer A", "assistant editor", False),
        ("Reviewer A", "head of AI policy", False),
        ("Exampla Model", "editor", False),
        ("Example Dupont", "editor", False),
        ("Example Model", "editor", True),
        ("example model", "editor", True),
        ("Example Model (Example Provider), version 2026-09", "editor", True),
        ("Example Provider", "editor", True),
        ("model", "editor", True),
        ("A.I.", "editor", True),
        ("ChatGPT", "editor", True),
        ("large language model", "editor", True),
        ("Reviewer A", "AI reviewer", True),
        ("Reviewer A", "language model", True),
    ],
)
def test_people_and_models_are_told_apart(name, role, is_one):
    assert is_model(name, [TOOL], role) is is_one
