"""A letter, its HTML and a PDF become a message: bytes that are read back and compared before anyone gets them."""

import base64
import hashlib
import quopri
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from press.mail import headers
from press.mail.plain import plain_text
from press.mail.read_back import compare
from press.model.briefing import Contact
from press.model.letter import Letter, Message

LONGEST_FILE_NAME = 100  # characters, without its ending

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
# Between two words without a space, such a mark is what keeps them apart.
_BETWEEN = re.compile(r"(?<=\w)[\\/:*?<>|]+(?=\w)")


@dataclass(frozen=True)
class Attached:
    """A file that goes with a message; ``name`` is what its reader saves it under."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Envelope:
    """From whom and to whom; ``recipient`` is None in a draft. ``campaign`` makes the Message-ID one of its own."""

    sender: Contact
    recipient: Contact | None
    date: datetime
    campaign: str


def make_message(letter: Letter, html: str, files: Sequence[Attached], envelope: Envelope) -> Message:
    """Join the parts. Raises ``read_back.Unfaithful`` where what can be read in the bytes is not what was put in."""
    plain = plain_text(html)
    id = _message_id(letter, html, files, envelope)
    fields = [*_fields(letter, envelope, id), headers.structured("MIME-Version", "1.0")]
    body = _mixed(_alternative(plain, html, letter.language), [_attachment(file) for file in files], id)
    content = b"".join(fields) + body
    compare(content, letter, plain, html, files, envelope.sender, envelope.recipient)
    return Message(content, id, len(html.encode()), sum(len(file.content) for file in files), plain)


def readable_file_name(title: str, paper: str, ending: str) -> str:
    """A title as the name of a file, in its own script: what some systems cannot store is left out, words stay apart.

    >>> readable_file_name("Who pays? Water/waste in 2027/28", "A4", ".pdf")
    'Who pays Water-waste in 2027-28 (A4).pdf'
    """
    storable = _FORBIDDEN.sub("", _BETWEEN.sub("-", title.replace('"', "")))
    name = unicodedata.normalize("NFC", f"{storable} ({paper})")
    spaced = (" " if c.isspace() else c for c in name)  # bound spaces too, which keep words apart as others do
    shown = "".join(c for c in spaced if c == " " or not unicodedata.category(c).startswith("C"))
    return " ".join(shown.split())[:LONGEST_FILE_NAME].strip(" .") + ending


def _fields(letter: Letter, envelope: Envelope, id: str) -> list[bytes]:
    fields = [headers.mailbox("From", envelope.sender.name, envelope.sender.email)]
    if envelope.recipient:
        fields.append(headers.mailbox("To", envelope.recipient.name, envelope.recipient.email))
    fields += [
        headers.text("Subject", letter.subject),
        headers.structured("Date", format_datetime(envelope.date.astimezone(UTC))),
        headers.structured("Message-ID", f"<{id}>"),
        headers.structured("Content-Language", letter.language),
    ]
    if envelope.recipient is None:
        fields.append(headers.structured("X-Unsent", "1"))  # mail programs open it as a draft, to be sent
    elif letter.unsubscribe_web or letter.unsubscribe_email:
        ways = [letter.unsubscribe_web, f"mailto:{letter.unsubscribe_email}?subject=unsubscribe"]
        given = [f"<{way}>" for way in ways if way and not way.startswith("mailto:?")]
        fields.append(headers.structured("List-Unsubscribe", *_with_commas(given)))
        if letter.unsubscribe_web.startswith("https://"):
            fields.append(headers.structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))  # RFC 8058
    return fields


def _with_commas(parts: list[str]) -> list[str]:
    return [*(f"{part}," for part in parts[:-1]), *parts[-1:]]


def _message_id(letter: Letter, html: str, files: Sequence[Attached], envelope: Envelope) -> str:
    """The same for the same words to the same person, whenever they are put together (RFC 5322, 3.6.4)."""
    digest = hashlib.sha256()
    recipient = envelope.recipient.email.casefold() if envelope.recipient else ""
    for part in (envelope.campaign, recipient, letter.subject, html, *(file.name for file in files)):
        digest.update(part.encode() + b"\0")
    for file in files:
        digest.update(hashlib.sha256(file.content).digest())
    return f"{digest.hexdigest()[:40]}@{envelope.sender.email.rpartition('@')[2]}"


def _alternative(plain: str, html: str, language: str) -> tuple[bytes, bytes]:
    return _text("plain", plain, language), _text("html", html, language)


def _text(subtype: str, text: str, language: str) -> bytes:
    # quopri, because the library's own policy writes lines of 78 characters, and 76 are allowed (RFC 2045, 6.7).
    lines = quopri.encodestring(text.replace("\r\n", "\n").encode()).replace(b"\n", b"\r\n")
    return (
        headers.structured("Content-Type", f"text/{subtype};", "charset=utf-8")
        + headers.structured("Content-Transfer-Encoding", "quoted-printable")
        + headers.structured("Content-Language", language)
        + b"\r\n"
        + lines
    )


def _attachment(file: Attached) -> bytes:
    return (
        headers.structured("Content-Type", "application/pdf")
        + headers.structured("Content-Transfer-Encoding", "base64")
        + headers.structured("Content-Disposition", "attachment;", *headers.file_name(file.name))
        + b"\r\n"
        + base64.encodebytes(file.content).replace(b"\n", b"\r\n")
    )


def _mixed(texts: tuple[bytes, bytes], files: list[bytes], id: str) -> bytes:
    alternative = _multipart("alternative", list(texts), f"words-{id[:24]}")
    return _multipart("mixed", [alternative, *files], f"parts-{id[:24]}")


def _multipart(subtype: str, parts: list[bytes], boundary: str) -> bytes:
    """Parts between lines of ``boundary``, of which no part holds the like: it has 24 characters of a digest.

    The line end before such a line belongs to it, not to the part (RFC 2046, 5.1.1).
    """
    line = f"--{boundary}".encode()
    head = headers.structured("Content-Type", f"multipart/{subtype};", f'boundary="{boundary}"')
    body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts)
    return head + b"\r\n" + body + line + b"--\r\n"
