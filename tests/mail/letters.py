"""The tiny briefing as mail: its document, a letter, and a message without a real PDF."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from press.compose import compose_letter
from press.mail import Attached, Envelope, make_message, put_styles_in, write_letter
from press.model.briefing import Contact
from press.model.document import Document
from press.model.letter import Letter, Message, Recipient
from press.model.output import Download
from press.model.report import Place, Report
from press.model.theme import HOUSE
from press.read import read_briefing
from tests.briefings import problems, write_briefing
from tests.stages import document_of

A4 = Download("water-a4.pdf", "a4", "A4", 8, 1234)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
DESK = Contact("Example Policy Desk", "briefings@example.org")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACE = Place("people.csv", 2)


def document_in(root: Path, *changes: tuple[str, str]) -> Document:
    """The tiny briefing, marked up; ``changes`` are pairs of old and new text of its record."""
    folder = write_briefing(root)
    for old, new in changes:
        folder.change("briefing.yaml", old, new)
    before = Path.cwd()
    os.chdir(root)
    try:
        report = Report()
        briefing = read_briefing(folder.path, report)
        assert briefing is not None, problems(report)
        document = document_of(briefing, report)
    finally:
        os.chdir(before)
    assert not report.has_errors, problems(report)
    return document


def letter_of(document: Document, **columns: str) -> Letter:
    report = Report()
    letter = write_letter(document, [A4], columns, PLACE, report)
    assert letter is not None, problems(report)
    return letter


def html_of(letter: Letter) -> str:
    html = compose_letter(letter, HOUSE, Report())
    assert html is not None
    return put_styles_in(html, HOUSE.styles)


def message_to(letter: Letter, recipient: Contact | None, name: str = "Water (A4).pdf", campaign: str = "c") -> Message:
    return make_message(letter, html_of(letter), [Attached(name, PDF)], Envelope(DESK, recipient, NOON, campaign))


def person(address: str, name: str = "", line: int = 2, **cells: str) -> Recipient:
    columns = {"email": address, **({"name": name} if name else {}), **cells}
    return Recipient(
        address, name, cells.get("edition", ""), cells.get("language", ""), columns, Place("people.csv", line)
    )


def small_message(letter: Letter, to: Recipient) -> Message:
    """As small as a message can be, for tests that send many."""
    return message_to(replace(letter, points=()), Contact(to.name, to.address))
