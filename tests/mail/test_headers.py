"""Header fields, read back by the standard library's older parser, which did not write them.

Limits are those of RFC 5322, 2.1.1 (lines of 78), and RFC 2047, 2 (encoded words of 75).
"""

import email
import re
from email.header import decode_header, make_header
from email.utils import collapse_rfc2231_value, getaddresses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from press.mail import headers
from press.mail.fitness import unfit

ANYTHING = st.text(min_size=1, max_size=150)
ADVERSE = st.lists(
    st.sampled_from(
        ['"', ",", "\\", "<x@evil.example>", "=?", "?=", "utf-8?Q?", ";", ":", "é", "名", " ", "a", "\r\n"]
    ),
    max_size=40,
).map("".join)


def fit(text: str) -> str:
    """What this program would hand on: one line, single spaces; empty where it would refuse it."""
    words = " ".join(text.split())
    return "" if unfit(words) else words


def read(field: bytes) -> email.message.Message:
    return email.message_from_bytes(field + b"\r\n")


def decoded(value: str) -> str:
    return str(make_header(decode_header(value.replace("\r\n", ""))))


def check_lines(field: bytes) -> None:
    assert field.endswith(b"\r\n")
    lines = field.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert all(line.startswith(b" ") and line.strip() for line in lines[1:])
    assert all(len(word) <= 75 for word in re.findall(rb"=\?[^ ]*\?=", field))


@settings(max_examples=1500)
@given(ANYTHING | ADVERSE)
@example("NATO and peace enforcement: a briefing")
@example("a" * 77)
@example("x " * 60)
def test_a_subject_reads_back_as_it_was(text):
    if not (subject := fit(text)):
        return
    field = headers.text("Subject", subject)
    message = read(field)
    check_lines(field)
    assert message.keys() == ["Subject"]
    assert decoded(message["Subject"]) == subject


@settings(max_examples=1500)
@given(ANYTHING | ADVERSE)
@example("Ann Example, of the Ministry of Foreign and Other Affairs, spy@evil.example")
@example('Doe, "Jo" \\')
@example("(comment)")
def test_a_name_reads_back_with_one_address(text):
    name = fit(text)
    field = headers.mailbox("To", name, "ann@example.org")
    message = read(field)
    check_lines(field)
    assert message.keys() == ["To"]
    [(person, address)] = getaddresses([message["To"].replace("\r\n", "")])
    assert address == "ann@example.org"
    assert decoded(person) == name


@settings(max_examples=800)
@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=100))
@example("Мир и война")
@example('a"b')
@example("100% *sure*'")
def test_a_file_name_reads_back_in_any_script(name):
    field = headers.structured("Content-Disposition", "attachment;", *headers.file_name(f"{name}.pdf"))
    check_lines(field)
    found = read(field).get_param("filename", "", "Content-Disposition")
    assert collapse_rfc2231_value(found) == f"{name}.pdf"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\r\nBcc: x@evil.example", "holds a line break or another control character"),
        ("a\x00b", "holds a line break or another control character"),
        ("a\u2028b", "holds a line break or another control character"),
        ("=?utf-8?Q?=0ABcc:x?=", "holds '=?', which mail programs read as code"),
        ("fdp\u202efdp.exe", "holds a mark that turns the direction of text around"),
    ],
)
def test_what_could_be_read_as_more_than_words_is_refused(text, why):
    assert unfit(text) == why
