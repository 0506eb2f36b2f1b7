"""``check`` finds what needs no pages, and says it as a build does."""

import pytest

from press.model.report import Report
from tests.briefings import BRIEFING, RECORD, problems, write_briefing
from tests.pipelines import shared_pipeline

INSTEAD = "'mail --recipients' fills it in; for the draft too, give a default: {{ name | default('reader') }}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_briefing(tmp_path)


def checked(folder):
    report = Report()
    shared_pipeline().check(folder.path, report)
    return [each.removeprefix("content/water/") for each in problems(report)]


def test_nothing_is_wrong_as_it_stands(folder):
    assert checked(folder) == []


def test_a_character_that_no_font_has(folder):
    folder.write("02-record.md", RECORD.replace("Use fell by", "Use \N{GRINNING FACE} fell by").encode())
    folder.write("briefing.yaml", BRIEFING.replace("lead: Use fell.", "lead: Use \N{ROCKET} fell.").encode())
    hint = "\n  hint: write it in words, or use another character"
    found = checked(folder)
    assert f"02-record.md:8: error: no font has a glyph for '\N{GRINNING FACE}' (U+1F600, grinning face){hint}" in found
    assert len(found) == 2
    report = Report()
    assert shared_pipeline().make(folder.path, ["a4"], report, lambda step: None) == ()
    assert any("U+1F600" in each for each in problems(report))


@pytest.mark.parametrize(
    ("mail", "problem"),
    [
        (
            'greeting: "Dear {{ name },"',
            "the greeting of the mail cannot be read: unexpected '}'\n  hint: name columns as in 'Dear {{ name }},'",
        ),
        (
            'greeting: "Dear {{ name.x }},"',
            "the greeting of the mail holds more than columns, defaults and choices by column\n"
            "  hint: name columns as in 'Dear {{ name }},'",
        ),
    ],
)
def test_a_greeting_that_no_mail_could_have(folder, mail, problem):
    folder.write("briefing.yaml", BRIEFING.replace("mail: {subject", f"mail: {{{mail}, subject").encode())
    assert checked(folder) == [f"briefing.yaml:26: error: {problem}"]


def test_a_greeting_by_name_is_built(folder):
    folder.write(
        "briefing.yaml", BRIEFING.replace("mail: {subject", 'mail: {greeting: "Dear {{ name }},", subject').encode()
    )
    told = "warning: the draft is to nobody yet, and has no 'name': it has no greeting"
    assert checked(folder) == [f"briefing.yaml:26: {told}\n  hint: {INSTEAD}"]


def test_a_subject_that_a_draft_cannot_fill_in(folder):
    folder.write("briefing.yaml", BRIEFING.replace('subject: "Water', 'subject: "{{ name }}: Water').encode())
    told = "warning: the draft is to nobody yet, and has no 'name': its subject is the title of the briefing"
    assert checked(folder) == [f"briefing.yaml:26: {told}\n  hint: {INSTEAD}"]


def test_the_name_of_a_file_is_not_printed(folder):
    (folder.path / "02-record.md").rename(folder.path / "02-record-\N{ROCKET}.md")
    assert checked(folder) == []
    report = Report()
    shared_pipeline().make(folder.path, ["a4"], report, lambda step: None)
    assert problems(report) == []


def test_a_folder_of_this_machine_is_told_at_its_line(folder, tmp_path):
    folder.change("briefing.yaml", "title: Water and its price", f"title: Water in {tmp_path}")
    folder.change("02-record.md", "Use fell by", f"See {tmp_path}/notes. Use fell by")
    told = "error: this names a folder of this machine, and readers would see it\n  hint: leave it out"
    assert checked(folder) == [f"02-record.md:8: {told}", f"briefing.yaml:2: {told}"]
