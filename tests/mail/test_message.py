"""The bytes of a message, as the library's older parser reads them; limits are those of MIME (RFC 2045 to 2049)."""

import email
import re
from dataclasses import replace
from email.header import decode_header, make_header

import pytest

from press.mail.budgets import check_budgets
from press.mail.message import Attached, Envelope, make_message
from press.mail.read_back import Unfaithful, compare
from press.mail.write import check_draft, write_letter
from press.model.briefing import Contact
from press.model.output import Download
from press.model.report import Report
from tests.briefings import problems, write_briefing
from tests.html_read import tags_of, text_of
from tests.mail.letters import A4, DESK, NOON, PDF, PLACE, document_in, html_of, letter_of, message_to
from tests.pipelines import shared_pipeline

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


def test_what_outlook_lays_out_with_word_has_its_space_in_cells(letter):
    html = html_of(letter)
    padded = re.findall(r'<(\w+)[^>]*style="[^"]*\bpadding:(?!0["; ])[^"]*"', html)
    assert padded
    assert set(padded) == {"td"}
    assert "mso-line-height-rule:exactly" in html
    assert re.search(r'<td[^>]* bgcolor="#10294a"[^>]* class="button"', html)
    assert html.count("<!--[if mso]>") == html.count("<![endif]-->") == 3
    assert "v:" not in html.replace("mso-", "")


def test_every_ground_stands_in_an_attribute_too(letter):
    # A program that inverts colours, or knows no styles, must not take one of the two and leave the other.
    for tag in re.findall(r"<[a-z][^>]*>", html_of(letter)):
        if found := re.search(r"background-color:(#\w+)", tag):
            assert f'bgcolor="{found[1]}"' in tag
        assert "background:" not in tag


def test_no_side_is_named_that_turns_round_with_the_language(letter):
    inline = ";".join(re.findall(r'style="([^"]*)"', html_of(letter)))
    assert not re.findall(r"\b(?:left|right)\b", inline)
    for values in (found.split() for found in re.findall(r"(?:padding|margin):([^;\"]*)", inline)):
        assert len(values) < 4 or values[1] == values[3]
    assert not re.search(r'align="(?:left|right)"', html_of(letter))
    assert 'dir="auto"' in html_of(letter)


def test_the_charset_is_said_in_the_first_kilobyte(letter):
    assert '<meta charset="utf-8">' in html_of(letter)[:1024]


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


MAIL = 'mail: {subject: "Water and its price", preview: Use fell where the price rose}'


def mail_of(subject="Water", greeting="Dear reader,"):
    """The words of a mail in a record: ``subject`` in its line 27, ``greeting`` in line 29."""
    return (MAIL, f'mail:\n  subject: "{subject}"\n  preview: Use fell\n  greeting: "{greeting}"')


LEFT_OUT = (
    "briefing.yaml:{}: warning: the draft is to nobody yet, and has no 'name': {}\n"
    "  hint: 'mail --recipients' fills it in; for the draft too, give a default: {{{{ name | default('reader') }}}}"
)


@pytest.mark.parametrize(
    ("words", "subject", "greeting", "told"),
    [
        pytest.param(
            {"greeting": "Dear {{ name }},"}, "Water", "", [LEFT_OUT.format(29, "it has no greeting")], id="a greeting"
        ),
        pytest.param(
            {"subject": "Water for {{ name }}"},
            "Water and its price",
            "Dear reader,",
            [LEFT_OUT.format(27, "its subject is the title of the briefing")],
            id="a subject",
        ),
        pytest.param(
            {"greeting": "Dear {{ name | default('reader') }},"}, "Water", "Dear reader,", [], id="with a default"
        ),
        pytest.param({}, "Water", "Dear reader,", [], id="without columns"),
    ],
)
def test_a_draft_leaves_out_what_only_a_list_can_fill_and_says_so(tmp_path, words, subject, greeting, told):
    document = document_in(tmp_path, mail_of(**words))
    report = Report()
    letter = write_letter(document, [A4], None, PLACE, report)
    assert (letter.subject, letter.greeting) == (subject, greeting)
    assert report.diagnostics == ()
    check_draft(document.briefing.mail, report)
    assert [each.removeprefix("content/water/") for each in problems(report)] == told


def test_a_person_gets_the_greeting_whole(tmp_path):
    document = document_in(tmp_path, mail_of(greeting="Dear {{ name }},"))
    assert letter_of(document, name="Ann").greeting == "Dear Ann,"


@pytest.mark.parametrize(
    ("words", "line", "message", "hint"),
    [
        pytest.param(
            {"greeting": "Dear {{ name }"},
            29,
            "the greeting of the mail cannot be read: unexpected '}'",
            "name columns as in 'Dear {{ name }},'",
            id="a greeting cut off",
        ),
        pytest.param(
            {"subject": "{{ name | upper }}"},
            27,
            "the subject of the mail holds more than columns, defaults and choices by column",
            "name columns as in 'Dear {{ name }},'",
            id="a subject that asks for more",
        ),
        pytest.param(
            {"subject": "A =?b"},
            27,
            "the subject of the mail holds '=?', which mail programs read as code",
            "type it anew, in one line",
            id="code",
        ),
    ],
)
def test_mistakes_in_the_words_of_a_mail_are_told_before_a_page_is_laid_out(tmp_path, words, line, message, hint):
    folder = write_briefing(tmp_path)
    folder.change("briefing.yaml", *mail_of(**words))
    for ask in (shared_pipeline().check, lambda path, report: shared_pipeline().make(path, (), report, no_layout)):
        report = Report()
        ask(folder.path, report)
        assert problems(report) == [f"water/briefing.yaml:{line}: error: {message}\n  hint: {hint}"]


def no_layout(step):
    assert not step.startswith("laying out")


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
        "content/water/briefing.yaml:26: error: the mail has 98 kB of HTML, and 90 kB are shown whole\n"
        "  hint: shorten the key points"
    ]
