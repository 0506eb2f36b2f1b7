"""The status of a briefing: how it is read, where it is shown, what search engines and mails make of it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from press.arrange import arrange
from press.compose import compose, compose_evidence, compose_page
from press.declare import disclosure_json, fact_ledger_json, html_meta, json_ld, xmp
from press.model.document import Document
from press.model.edition import EDITIONS, Edition
from press.model.form import FormName
from press.model.mailing import Leave
from press.model.output import Galley, Metadata
from press.model.release import Release, ReleaseName, moment, moment_in_words
from press.model.report import Report
from press.model.theme import HOUSE
from press.model.wishes import Wishes
from press.orders.mailroom import Mailroom, Source
from press.read import read_briefing
from tests.briefings import Folder, problems, write_briefing
from tests.html_read import text_of
from tests.mail.letters import letter_of
from tests.pipelines import shared_pipeline
from tests.stages import document_of

EMBARGO = "embargoed until 2026-12-01T06:00Z"
EMBARGOED = "Embargoed until 1 December 2026, 06:00 UTC"
LINE = 7  # of the key in the record


@pytest.fixture
def folder(tmp_path) -> Folder:
    return write_briefing(tmp_path)


def say(folder: Folder, status: str) -> Folder:
    folder.change("briefing.yaml", "version: 1.0.0\n", f"version: 1.0.0\nstatus: {status}\n")
    return folder


def document_in(folder: Folder, form: FormName | None = None) -> Document:
    report = Report()
    briefing = read_briefing(folder.path, report, form)
    assert briefing, problems(report)
    return document_of(briefing, report)


def galley_of(document: Document, edition: Edition) -> Galley:
    report = Report()
    arranged = arrange(document, edition.arrangement, (), report)
    galley = compose(arranged, edition, HOUSE, Metadata("2026-11-22", (), ()), (), report)
    assert galley, problems(report)
    return galley


def page_of(document: Document) -> str:
    linked = json_ld(document.briefing, document.evidence)
    page = compose_page(document, (), html_meta(document.evidence), linked, HOUSE, Report())
    assert page
    return page


# How it is read


@pytest.mark.parametrize(
    ("typed", "words", "slug"),
    [
        ("final", "", ""),
        ("draft", "Draft", "draft"),
        ("for clearance", "For clearance", "for-clearance"),
        (EMBARGO, EMBARGOED, "embargoed"),
        ("embargoed until 2026-12-01T06:00+05:30", "Embargoed until 1 December 2026, 06:00 (UTC+5:30)", "embargoed"),
        ("withdrawn", "Withdrawn", "withdrawn"),
        ("superseded by Water briefing 2027/01", "Superseded by Water briefing 2027/01", "superseded"),
    ],
)  # fmt: skip
def test_a_status_is_read_and_said(folder, typed, words, slug):
    briefing, found = say(folder, typed).read()
    assert found == []
    assert (briefing.release.words, briefing.release.slug) == (words, slug)


def test_without_a_status_it_is_final(folder):
    assert folder.read()[0].release.name is ReleaseName.FINAL


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("darft", "no briefing has the status 'darft'\n  hint: did you mean 'draft'?"),
        (
            "secret",
            "no briefing has the status 'secret'\n  hint: there are draft, for clearance, embargoed until …, final, "
            "withdrawn, superseded by …",
        ),
        ("embargoed", "an embargo has an end\n  hint: write 'embargoed until 2026-12-01T06:00Z'"),
        ("embargoed until", "an embargo has an end\n  hint: write 'embargoed until 2026-12-01T06:00Z'"),
        (
            "embargoed until 2026-12-01",
            "'2026-12-01' is no moment\n  hint: write day, time and offset: 2026-12-01T06:00Z",
        ),
        (
            "embargoed until 2026-12-01T06:00",
            "'2026-12-01T06:00' does not say of which clock it is\n  hint: write 2026-12-01T06:00Z if it is UTC, or "
            "2026-12-01T06:00+01:00 with the offset of that clock",
        ),
        (
            "embargoed until 2026-02-30T06:00Z",
            "'2026-02-30T06:00Z' is no moment: no calendar or clock has it\n  hint: look at day, hour and minute",
        ),
        (
            "embargoed until 2026-12-01T24:30Z",
            "'2026-12-01T24:30Z' is no moment: no calendar or clock has it\n  hint: look at day, hour and minute",
        ),
        (
            "embargoed until 2026-12-01T06:00+19:00",
            "'2026-12-01T06:00+19:00' is no moment: no clock is so far from UTC\n"
            "  hint: offsets go from -14:00 to +14:00",
        ),
        ("superseded", "it is not said what supersedes it\n  hint: write 'superseded by Water briefing 2027/01'"),
        (
            f"superseded by {'x' * 49}",
            "what supersedes it has 49 characters, and 48 fit into a line\n  hint: name it by series and number, or by "
            "a short address",
        ),
    ],
)
def test_what_is_no_status_is_told_with_its_line(folder, typed, told):
    assert say(folder, typed).read()[1] == [f"water/briefing.yaml:{LINE}: error: {told}"]


def test_a_moment_is_said_by_the_clock_of_its_author():
    assert moment_in_words(moment("2026-12-01T00:30-03:30")) == "1 December 2026, 00:30 (UTC-3:30)"
    assert moment("2026-12-01T06:00Z") == datetime(2026, 12, 1, 7, tzinfo=timezone(timedelta(hours=1)))


# Where it is shown


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
@pytest.mark.parametrize("form", list(FormName))
def test_each_edition_hands_it_to_the_margin_and_says_it_on_its_first_page(folder, form, edition):
    document = document_in(say(folder, EMBARGO), form)
    galley = galley_of(document, edition)
    assert galley.stylesheets[-1] == edition.status
    assert f' data-status="{EMBARGOED}">\n<head>' in galley.html
    assert EMBARGOED in text_of(galley.html)
    silent = galley_of(replace(document, briefing=replace(document.briefing, release=Release())), edition)
    assert "status" not in silent.html
    assert edition.status not in silent.stylesheets


def test_the_web_page_says_it_first_and_asks_not_to_be_listed(folder):
    page = page_of(document_in(say(folder, EMBARGO)))
    head, body = page.split("<body>")
    assert '<meta name="robots" content="noindex">' in head
    assert body.index(f'role="note" aria-label="Status of this briefing">{EMBARGOED}</p>') < body.index("<h1>")


@pytest.mark.parametrize(
    ("typed", "is_listed"),
    [
        ("final", True),
        ("superseded by another", True),
        ("draft", False),
        ("for clearance", False),
        ("withdrawn", False),
    ],
)
def test_what_may_be_found_is_final_or_was(folder, typed, is_listed):
    assert ("noindex" not in page_of(document_in(say(folder, typed)))) is is_listed


def test_what_travels_in_the_pdf_says_it(folder):
    assert EMBARGOED in text_of(compose_evidence(document_in(say(folder, EMBARGO)), HOUSE, Report()) or "")


def test_machines_are_told(folder):
    document = document_in(say(folder, EMBARGO))
    briefing, evidence = document.briefing, document.evidence
    said = {f"{each.prefix}:{each.name}": each.value for each in xmp(briefing, evidence)}
    assert said["pub:Status"] == "embargoed"
    assert said["pub:StatusInWords"] == EMBARGOED
    assert said["pub:EmbargoedUntil"] == "2026-12-01T06:00:00Z"
    assert json.loads(json_ld(briefing, evidence))["creativeWorkStatus"] == EMBARGOED
    for name, content in (
        ("disclosure", disclosure_json(briefing, evidence)),
        ("fact-ledger", fact_ledger_json(briefing, evidence)),
    ):
        tree = json.loads(content)
        schema = json.loads(Path(f"schemas/{name}.schema.json").read_bytes())
        assert [error.message for error in Draft202012Validator(schema).iter_errors(tree)] == []
        assert tree["briefing"]["status"] == {
            "name": "embargoed",
            "embargoed_until": "2026-12-01T06:00:00Z",
            "superseded_by": None,
        }


def test_of_what_is_final_machines_are_told_no_status(folder):
    document = document_in(folder)
    assert "pub" not in [each.prefix for each in xmp(document.briefing, document.evidence)]
    assert "creativeWorkStatus" not in json_ld(document.briefing, document.evidence)


# Names of files


def test_it_is_in_the_names_of_files_where_that_is_wanted(folder):
    say(folder, "for clearance\nstatus_in_name: true")
    assert folder.read()[0].file_stem == "water-for-clearance"
    folder.change("briefing.yaml", "status_in_name: true\n", "")
    assert folder.read()[0].file_stem == "water"


@pytest.mark.slow
def test_an_option_puts_it_there_too(folder):
    say(folder, "draft")
    folder.change("briefing.yaml", "editions: [a4, letter]", "editions: [a4]")
    report = Report()
    made = shared_pipeline().make(folder.path, (), report, lambda step: None, wishes=Wishes(names_status=True))
    assert problems(report) == []
    assert [each.name for each in made] == [
        "water-draft-a4.pdf",
        "water-draft.html",
        "water-draft.eml",
        "manifest.json",
    ]
    assert b'href="water-draft-a4.pdf"' in made[1].content


# Mail


@pytest.mark.parametrize(("typed", "tag"), [("draft", "[Draft] "), (EMBARGO, f"[{EMBARGOED}] "), ("final", "")])
def test_the_subject_of_a_mail_says_it_first(folder, typed, tag):
    letter = letter_of(document_in(say(folder, typed)))
    assert letter.subject == f"{tag}Water and its price"


def mailed(folder: Folder, now: datetime, leave: Leave) -> list[str]:
    """What is told when the mailing is prepared; no edition is made of it."""
    report = Report()
    source = Source(lambda name: document_in(folder), lambda document, name: None)
    room = Mailroom("water", source, HOUSE, report, now, leave)
    room.prepare(room.people(None, ["ann@example.org"], None), lambda person, message: None)
    return problems(report)


BEFORE = datetime(2026, 12, 1, 5, 59, 59, tzinfo=UTC)
SENDING = Leave(is_sending=True)


def test_what_is_under_embargo_is_not_sent(folder):
    say(folder, EMBARGO)
    assert mailed(folder, BEFORE, SENDING) == [
        f"water/briefing.yaml:{LINE}: error: the briefing is embargoed until 1 December 2026, 06:00 UTC, and it is "
        "1 December 2026, 05:59 UTC\n  hint: send it after that; to send it now, say --before-embargo"
    ]
    assert mailed(folder, BEFORE, Leave(is_sending=True, before_embargo=True)) == []
    assert mailed(folder, BEFORE, Leave()) == []
    assert mailed(folder, BEFORE + timedelta(seconds=1), SENDING) == []


@pytest.mark.parametrize("status", ["draft", "for clearance"])
def test_what_is_not_finished_is_not_sent(folder, status):
    say(folder, status)
    assert mailed(folder, BEFORE, SENDING) == [
        f"water/briefing.yaml:{LINE}: error: the briefing is not finished: its status is '{status}'\n"
        "  hint: when it is finished, take 'status:' out; to send it as it is, say --draft"
    ]
    assert mailed(folder, BEFORE, Leave(is_sending=True, drafts=True)) == []
    assert mailed(folder, BEFORE, Leave()) == []
