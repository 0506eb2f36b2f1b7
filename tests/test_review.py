"""A review is written to reviews.yaml and read back; walks are driven with answers given beforehand."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.model.characters import is_legible
from press.model.report import Report
from press.model.seal import copy_name, digest
from press.review import Reviewer, facts_to_check, parts_to_read, plain_yes, record, walk
from tests.examine.briefings import read_folder, write_folder
from tests.stages import evidence_of

REVIEWER = Reviewer("Reviewer A", "editor", "substantive")
ON = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_folder(tmp_path / "content" / "small")


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


def review_all(folder, reviewer=REVIEWER, facts=(), on=ON):
    briefing, report = read_folder(folder)
    write(folder, plain_yes(briefing, reviewer, on, report, facts))
    assert report.diagnostics == ()


def examined(folder):
    briefing, report = read_folder(folder)
    return evidence_of(briefing, report), [str(found) for found in report.diagnostics]


def refusal(folder, reviewer=REVIEWER, on=ON, chapters=("origins",), checks=()):
    briefing, report = read_folder(folder)
    assert record(briefing, parts_to_read(briefing), reviewer, chapters, checks, on, report) == {}
    return [str(found) for found in report.diagnostics]


def test_what_is_written_is_read_back(folder):
    review_all(folder, facts=[("strength", "recalculated")])
    briefing, report = read_folder(folder)
    [review] = briefing.reviews
    assert report.diagnostics == ()
    assert (review.by, review.role, review.kind, review.on) == ("Reviewer A", "editor", "substantive", ON)
    assert review.covers == tuple((part.id, part.sha256) for part in parts_to_read(briefing))
    assert [(check.id, check.how) for check in review.facts] == [("strength", "recalculated")]


def test_a_review_changes_what_the_note_says(folder):
    review_all(folder, facts=[("strength", "read-source")])
    evidence, said = examined(folder)
    assert said == []
    assert evidence.disclosure.lines[1] == (
        "Reviewer A reviewed this version, on 20 November 2026. A person has verified its one key "
        "fact against a source."
    )


def test_a_later_edit_ends_it_and_the_build_says_where(folder):
    review_all(folder)
    chapter = folder / "01-origins.md"
    chapter.write_text(chapter.read_text().replace("second", "third"))
    evidence, said = examined(folder)
    assert evidence.disclosure.value == "ai-autonomous"
    assert said == [
        "content/small/01-origins.md:9: warning: changed since Reviewer A read it on 20 November 2026\n"
        "  hint: python build.py review small"
    ]


def test_an_edited_key_point_ends_the_review_of_the_front_matter(folder):
    review_all(folder)
    record = folder / "briefing.yaml"
    record.write_text(record.read_text().replace("It began long ago.", "It began last week."))
    evidence, said = examined(folder)
    assert evidence.disclosure.value == "ai-autonomous"
    assert said == [
        "content/small/briefing.yaml:15: warning: changed since Reviewer A read it on 20 November 2026\n"
        "  hint: python build.py review small"
    ]


def test_another_version_number_ends_nothing(folder):
    review_all(folder)
    record = folder / "briefing.yaml"
    record.write_text(
        record.read_text().replace("version: 1.0.0", "version: 1.0.1").replace("2026-11-22", "2026-11-24")
    )
    assert examined(folder)[0].disclosure.value == "ai-assisted"


def test_copies_of_what_was_read_are_kept(folder):
    review_all(folder)
    original = (folder / "01-origins.md").read_bytes()
    assert (folder / copy_name(digest(original))).read_bytes() == original


def test_the_record_is_written_after_the_copies_that_it_names(folder):
    briefing, _ = read_folder(folder)
    assert list(plain_yes(briefing, REVIEWER, ON, Report()))[-1] == "reviews.yaml"


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"# Who read what.\n", id="comment only"),
        pytest.param(
            b"# Who read what.\n- {by: Reviewer B, role: editor, kind: copy-edit, on: 2026-11-19}", id="no line end"
        ),
        pytest.param(
            b"  - by: Reviewer B   # first\n    role: editor\n    kind: copy-edit\n    on: 2026-11-19\n\n",
            id="indented",
        ),
        pytest.param(b"- by: Reviewer B\r\n  role: editor\r\n  kind: copy-edit\r\n  on: 2026-11-19\r\n", id="CRLF"),
    ],
)
def test_what_stands_in_the_file_is_kept_byte_for_byte(folder, before):
    (folder / "reviews.yaml").write_bytes(before)
    review_all(folder)
    assert (folder / "reviews.yaml").read_bytes().startswith(before)
    briefing, report = read_folder(folder)
    assert report.diagnostics == ()
    assert [review.by for review in briefing.reviews][-1] == "Reviewer A"
    assert len(briefing.reviews) == 1 + before.count(b"by:")


@pytest.mark.parametrize("before", [b"[]\n", b"[{by: Reviewer B}]\n", b"- by: Reviewer B\n...\n"])
def test_a_file_that_cannot_be_added_to_is_refused(folder, before):
    (folder / "reviews.yaml").write_bytes(before)
    said = refusal(folder)
    assert (
        "content/small/reviews.yaml: error: no entry can be added to what stands here\n"
        "  hint: begin each entry on a line of its own with '- '"
    ) in said


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1)
    .filter(str.strip)
    .filter(is_legible),
    limits=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))).filter(is_legible),
)
def test_any_name_that_can_be_printed_survives_the_file(tmp_path_factory, name, limits):
    folder = write_folder(tmp_path_factory.mktemp("names") / "small")
    briefing, report = read_folder(folder)
    reviewer = Reviewer(f"Person {name}", "editor", "substantive", limits)
    write(folder, plain_yes(briefing, reviewer, ON, report))
    read, again = read_folder(folder)
    assert (report.diagnostics, again.diagnostics) == ((), ())
    assert (read.reviews[0].by, read.reviews[0].limits) == (f"Person {name}".strip(), limits.strip())


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        pytest.param(
            {"reviewer": Reviewer("Example Model", "editor", "substantive")},
            "content/small/reviews.yaml: error: 'Example Model' (editor) is an AI system: only people review\n"
            "  hint: give the name of the person who has read the briefing",
            id="a tool",
        ),
        pytest.param(
            {"reviewer": Reviewer("Reviewer A", "AI reviewer", "substantive")},
            "content/small/reviews.yaml: error: 'Reviewer A' (AI reviewer) is an AI system: only people review\n"
            "  hint: give the name of the person who has read the briefing",
            id="a role for a tool",
        ),
        pytest.param(
            {"reviewer": Reviewer(" ", "editor", "substantive")},
            "content/small/reviews.yaml: error: the reviewer's name is missing or cannot be printed\n"
            "  hint: write it in letters",
            id="nobody",
        ),
        pytest.param(
            {"reviewer": Reviewer("Reviewer\nA", "editor", "substantive")},
            "content/small/reviews.yaml: error: the reviewer's name is missing or cannot be printed\n"
            "  hint: write it in letters",
            id="two lines",
        ),
        pytest.param(
            {"reviewer": Reviewer("Reviewer A", "editor", "substantiv")},
            "content/small/reviews.yaml: error: 'substantiv' is no kind of review\n  hint: did you mean 'substantive'?",
            id="unknown kind",
        ),
        pytest.param(
            {"on": date(2026, 11, 25)},
            "content/small/briefing.yaml: error: a review of 25 November 2026 comes after the published date, "
            "22 November 2026\n  hint: write 'published: 2026-11-25' first",
            id="after publication",
        ),
        pytest.param(
            {"chapters": ("orgins",)},
            "content/small/reviews.yaml: error: no chapter has the id 'orgins'\n  hint: did you mean 'origins'?",
            id="unknown chapter",
        ),
        pytest.param(
            {"checks": [("strenght", "read-source")]},
            "content/small/reviews.yaml: error: no fact has the id 'strenght'\n  hint: did you mean 'strength'?",
            id="unknown fact",
        ),
        pytest.param(
            {"checks": [("strength", "asked-author")]},
            "content/small/reviews.yaml: error: 'asked-author' is no way to check the fact 'strength'\n"
            "  hint: it is one of read-source, two-source, recalculated",
            id="no source opened",
        ),
        pytest.param(
            {"chapters": ()},
            "content/small/reviews.yaml: error: nothing was read and no fact was checked\n  hint: "
            "name a chapter or a fact",
            id="nothing",
        ),
    ],
)
def test_a_review_that_would_not_count_is_refused(folder, given_, message):
    assert refusal(folder, **given_) == [message]


def test_a_fact_that_nobody_can_find_cannot_be_checked(folder):
    ledger = folder / "facts.yaml"
    ledger.write_text(ledger.read_text().replace("locator: para. 7, ", ""))
    assert refusal(folder, checks=[("strength", "read-source")]) == [
        "content/small/facts.yaml:1: error: the fact 'strength' cannot be checked: no source with a "
        "place in it supports it\n"
        "  hint: add a source with 'relation: supports' and 'locator: …'"
    ]


class Person:
    """Gives the answers it was told, in order, and remembers what it was asked and shown."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.told = []

    def ask(self, question, choices):
        answer = self.answers.pop(0)
        assert answer in choices
        self.asked.append(question)
        return answer

    def tell(self, text):
        self.told.append(text)


def walked(folder, person, reviewer=REVIEWER):
    briefing, report = read_folder(folder)
    files = walk(briefing, reviewer, ON, person.ask, person.tell, report)
    write(folder, files)
    return files, report


def test_a_walk_asks_for_each_part_and_each_key_fact(folder):
    person = Person("yes", "yes", "yes", "two-source", "yes")
    walked(folder, person)
    read = "Have you read it as it is now, and do you stand by what it says?"
    assert person.asked == [
        read,
        read,
        read,
        "Have you opened a source, and does it say so? How did you check?",
        "Record this as the review by Reviewer A (editor)?",
    ]
    assert person.told[0] == "Origins\ncontent/small/01-origins.md"
    assert "Key point: It began. It began long ago." in person.told[2]
    assert person.told[3] == "The force had 4,500 troops.\nThe report  para. 7"
    assert person.told[4] == "You have read 3 of 3 parts and checked 1 of 1 key facts."
    assert examined(folder)[0].disclosure.value == "ai-assisted"


def test_a_walk_records_only_what_got_a_yes(folder):
    walked(folder, Person("yes", "no", "no", "no", "yes"))
    evidence, _ = examined(folder)
    assert [(row.id, row.standing.value) for row in evidence.reviews] == [
        ("origins", "substantive"),
        ("future", "never"),
        ("front-matter", "never"),
    ]
    assert evidence.counts.verified == 0


def test_a_walk_that_ends_with_no_writes_nothing(folder):
    assert walked(folder, Person("yes", "yes", "yes", "read-source", "no"))[0] == {}


def test_a_walk_without_a_yes_writes_nothing(folder):
    person = Person("no", "no", "no", "no")
    assert walked(folder, person)[0] == {}
    assert person.told[-1] == "Nothing is recorded."


def test_a_copy_editor_is_not_asked_about_facts(folder):
    person = Person("yes", "yes", "yes", "yes")
    walked(folder, person, Reviewer("Reviewer A", "copy editor", "copy-edit"))
    assert person.asked[:3] == ["Have you read it as it is now, for its language?"] * 3
    assert examined(folder)[0].disclosure.value == "ai-autonomous"


def test_a_walk_by_an_ai_system_does_not_begin(folder):
    person = Person()
    files, report = walked(folder, person, Reviewer("Example Model", "editor", "substantive"))
    assert (files, person.asked, report.has_errors) == ({}, [], True)


def test_a_plain_yes_checks_no_fact(folder):
    review_all(folder)
    assert examined(folder)[0].counts.verified == 0


def test_only_key_facts_are_walked_through(folder):
    briefing, _ = read_folder(folder)
    assert [fact.id for fact in facts_to_check(briefing)] == ["strength"]


def test_recording_is_the_same_twice(folder):
    briefing, report = read_folder(folder)
    first, second = (plain_yes(briefing, REVIEWER, ON, Report()) for _ in range(2))
    assert first == second
    assert not report.has_errors
