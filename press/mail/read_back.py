"""The bytes of a message are read by other code than wrote them, and compared with what was meant."""

import email
from collections.abc import Sequence
from email.header import decode_header, make_header
from email.message import Message as Parsed
from email.utils import collapse_rfc2231_value, getaddresses
from typing import Protocol

from press.model.briefing import Contact
from press.model.letter import Letter

LONGEST_LINE = 998  # RFC 5322, 2.1.1
_ONCE = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "X-Unsent", "Content-Type", "Content-Language")
_KNOWN = frozenset((*_ONCE, "List-Unsubscribe", "List-Unsubscribe-Post"))


class Unfaithful(Exception):
    """The bytes do not say what was meant. It is a fault of this program; nothing may leave the machine."""


class File(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def content(self) -> bytes: ...


def compare(
    content: bytes,
    letter: Letter,
    plain: str,
    html: str,
    files: Sequence[File],
    sender: Contact,
    recipient: Contact | None,
) -> None:
    """Raises Unfaithful where a reader of ``content`` would see anything else than was put in."""
    parsed = email.message_from_bytes(content)
    _check_lines(content)
    names = parsed.keys()
    _same("field names", sorted(set(names)), sorted(names))
    _same("unknown fields", set(names) - _KNOWN, set())
    _same("defects", [defect for part in parsed.walk() for defect in part.defects], [])
    _same("From", _mailboxes(parsed, "From"), [(sender.name, sender.email)])
    _same("To", _mailboxes(parsed, "To"), [(recipient.name, recipient.email)] if recipient else [])
    _same("Subject", str(make_header(decode_header(parsed["Subject"].replace("\r\n", "")))), letter.subject)
    parts = [part for part in parsed.walk() if not part.is_multipart()]
    types = ["text/plain", "text/html", *("application/pdf" for _ in files)]
    _same("types of parts", [part.get_content_type() for part in parts], types)
    _same("plain text", _text_of(parts[0]), plain)
    _same("HTML", _text_of(parts[1]), html.replace("\r\n", "\n"))
    for part, file in zip(parts[2:], files, strict=True):
        _same("attached file", part.get_payload(decode=True), file.content)
        _same("file name", collapse_rfc2231_value(part.get_param("filename", "", "Content-Disposition")), file.name)


def _check_lines(content: bytes) -> None:
    lines = content.split(b"\r\n")
    _same("bare line ends", sum(b"\r" in line or b"\n" in line for line in lines), 0)
    _same("bytes that are not ASCII", content.isascii(), True)
    _same("lines that are too long", [len(line) for line in lines if len(line) > LONGEST_LINE], [])


def _mailboxes(parsed: Parsed, name: str) -> list[tuple[str, str]]:
    fields = [field.replace("\r\n", "") for field in parsed.get_all(name, [])]
    # Encoded words are decoded after the addresses are told apart, so that no comma in a name makes an address.
    return [(str(make_header(decode_header(person))), address) for person, address in getaddresses(fields)]


def _text_of(part: Parsed) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode().replace("\r\n", "\n") if isinstance(payload, bytes) else ""


def _same(what: str, found: object, meant: object) -> None:
    if found != meant:
        raise Unfaithful(f"{what}: {found!r:.200} instead of {meant!r:.200}")
