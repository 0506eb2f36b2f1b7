"""The bytes of a message, as the library's older parser reads them; limits are those of MIME (RFC 2045 to 2049)."""

import email
import re
from dataclasses import replace
from email.header import decode_header, make_header

import pytest

from press.mail.budgets import check_budgets
from press.mail.message import Attached, Envelope, make_message
from press.mail.read_back import Unfaithful, compare
from press.mail.write import write_letter
from press.model.briefing import Contact
from press.model.output import Download
from press.model.report import Report
from tests.briefings import problems
from tests.html_read import tags_of, text_of
from tests.mail.letters import A4, DESK, NOON, PDF, PLACE, document_in, html_of, letter_of, message_to

ANN = Contact("Ann Example, MP", "ann@example.org")


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    return document_in(tmp_path_factory.mktemp("water"))


@pytest.fixture(scope="module")
def letter(document):
    return letter_of(document)


@pytest.fixture(scope="module")
def draft(letter):
    return message_to(letter, None)


def parsed(message):
    return email.message_from_bytes(message.content)


def test_a_draft_says_that_it_is_unsent_and_is_to_nobody(draft):
    message = parsed(draft)
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert message["From"] == "Example Policy Desk <briefings@example.org>"
    assert message["Subject"] == "Water and its price"
    assert message["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert message["Content-Language"] == "en-GB"
    assert message["Bcc"] is message["Cc"] is None


def test_it_is_text_html_and_the_pdf(draft):
    message = parsed(draft)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert not [defect for part in message.walk() for defect in part.defects]
    attachment = list(message.walk())[-1]
    assert attachment.get_filename() == "Water (A4).pdf"
    assert attachment.get_payload(decode=True) == PDF


def test_every_line_is_short_ascii_with_crlf(draft):
    lines = draft.content.split(b"\r\n")
    assert draft.content.isascii()
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 78


def test_the_same_letter_is_the_same_bytes(letter, draft):
    assert message_to(letter, None).content == draft.content


def test_each_person_and_occasion_has_a_message_id_of_its_own(letter):
    ids = {
        message_to(letter, to, campaign=campaign).message_id
        for to in (None, ANN, Contact("", "bob@example.org"))
        for campaign in ("water 1.0.0", "water 1.0.1")
    }
    assert len(ids) == 6
    assert all(id.endswith("@example.org") for id in ids)


def test_a_mail_is_to_one_person(letter):
    message = parsed(message_to(letter, ANN))
    assert message["To"] == '"Ann Example, MP" <ann@example.org>'
    assert message["X-Unsent"] is None


def test_unsubscribing_takes_one_click_where_the_record_gives_an_address(letter):
    given = replace(letter, unsubscribe_web="https://example.org/u", unsubscribe_email="u@example.org")
    message = parsed(message_to(given, ANN))
    assert message["List-Unsubscribe"].split() == [
        "<https://example.org/u>,",
        "<mailto:u@example.org?subject=unsubscribe>",
    ]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed(message_to(letter, ANN))["List-Unsubscribe"] is None


def test_a_name_in_any_script_arrives(letter):
    to = Contact("Łukasz Żółć, z Ministerstwa Spraw Zagranicznych i innych bardzo długich", "l@example.org")
    message = parsed(message_to(replace(letter, subject="Вода и её цена: что узнали три города за два года"), to))
    assert str(make_header(decode_header(message["Subject"].replace("\r\n", "")))).startswith("Вода и её цена: что")
    assert "l@example.org" in message["To"]


def test_the_html_is_what_mail_programs_show(letter):
    html = html_of(letter)
    assert len(html.encode()) < 90_000
    assert re.search(r'<html [^>]*lang="en-GB"', html)
    assert "<title>Water and its price</title>" in html
    assert not {"img", "svg", "script", "link", "form", "iframe"} & set(tags_of(html))
    assert "url(" not in html
    assert "var(" not in html
    assert html.count("<table") == html.count('role="presentation"')
    assert [tag for tag in tags_of(html) if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2", "h2"]
    assert "prefers-color-scheme:dark" in html.replace(" ", "")
    assert 'name="color-scheme" content="light dark"' in html


def test_its_parts_stand_in_their_order(letter, draft):
    for text in (text_of(html_of(letter)), draft.plain):
        found = [
            text.index(words)
            for words in (
                "Water briefing 2026/01",
                "Note for readers",
                "Check its key facts",
                "Key points",
                "Use fell.",
                "Read the briefing on the web",
                "Attached",
                "A4 (PDF, 8 pages, 1 kB)",
                "Version 1.0.0, 22 November 2026",
            )
        ]
        assert found == sorted(found)


def test_plain_text_and_html_have_the_same_words(letter, draft):
    html = re.sub(r"<title>.*?</title>|<style>.*?</style>|<div class=\"preview\".*?</div>", "", html_of(letter))
    plain = re.sub(r"<(?:https?|mailto):[^>]*>", "", draft.plain)
    assert re.findall(r"\w+", plain) == re.findall(r"\w+", text_of(html))


def test_plain_text_has_short_lines(draft):
    assert all(len(line) <= 76 or "<http" in line for line in draft.plain.split("\n"))


def test_what_cannot_be_read_back_never_leaves(letter, draft):
    html, files = html_of(letter), [Attached("Water (A4).pdf", PDF)]
    compare(draft.content, letter, draft.plain, html, files, DESK, None)
    for old, new in (
        (b"Subject: Water", b"Bcc: x@evil.example\r\nSubject: Water"),
        (b"From: Example", b"From: Other"),
        (b"X-Unsent", b"To: x@evil.example\r\nX-Unsent"),
        (b"JVBERi0x", b"JVBERi0y"),
        (b"quoted-printable", b"7bit"),
    ):
        with pytest.raises(Unfaithful):
            compare(draft.content.replace(old, new, 1), letter, draft.plain, html, files, DESK, None)


def test_a_subject_with_a_line_break_is_refused(document):
    report = Report()
    changed = replace(
        document, briefing=replace(document.briefing, mail=replace(document.briefing.mail, subject="{{ s }}"))
    )
    assert write_letter(changed, [A4], {"s": "a =?utf-8?Q?=0ABcc:x@evil.example?="}, PLACE, report) is None
    assert problems(report) == [
        "people.csv:2: error: the subject of the mail holds '=?', which mail programs read as code\n"
        "  hint: look at the cells of this row"
    ]


def test_a_draft_needs_a_default_for_each_column(tmp_path):
    document = document_in(
        tmp_path, ('mail: {subject: "Water and its price"', 'mail: {greeting: "Dear {{ name }},", subject: "Water"')
    )
    report = Report()
    assert write_letter(document, [A4], {}, document.briefing.mail.place, report) is None
    assert problems(report) == [
        "content/water/briefing.yaml:26: error: the greeting of the mail asks for the column 'name', which is empty or"
        " missing: give a default: {{ name | default('reader') }}"
    ]


def test_a_pdf_over_the_limit_is_refused_with_what_to_do(document, draft):
    mail = replace(document.briefing.mail, largest_attachment_bytes=9_000)
    lighter = Download("water-handout.pdf", "handout", "handout on one sheet", 2, 4000)
    report = Report()
    check_budgets(draft, mail, document.pictures, [A4, lighter], report)
    assert problems(report) == [
        "content/water/briefing.yaml:26: error: the attached PDF has 10 kB, and the limit is 9 kB\n"
        "  hint: make 'harbour.png' smaller, it has 1 kB; or attach a lighter one: 'attach: a4' has 1 kB"
    ]


def test_html_that_would_be_clipped_is_refused(document, letter):
    long = replace(letter, preview="x" * 90_000)
    message = make_message(long, html_of(long), [], Envelope(DESK, None, NOON, "c"))
    report = Report()
    check_budgets(message, document.briefing.mail, (), [], report)
    assert problems(report) == [
        "content/water/briefing.yaml:26: error: the mail has 97 kB of HTML, and 90 kB are shown whole\n"
        "  hint: shorten the key points"
    ]
