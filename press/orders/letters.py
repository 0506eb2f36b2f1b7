"""The order of the stages for one mail: a draft for one who sends it by hand, or the mail to a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from press.compose import compose_letter
from press.mail import (
    Attached,
    Envelope,
    check_budgets,
    check_draft,
    make_message,
    put_styles_in,
    readable_file_name,
    sender_of,
    write_letter,
)
from press.model.briefing import Contact
from press.model.document import Document
from press.model.edition import is_for_readers
from press.model.letter import Letter, Message, Recipient
from press.model.mailing import Mail
from press.model.output import Artefact, Download
from press.model.report import Place, Report
from press.model.theme import Theme


@dataclass(frozen=True)
class Printed:
    """A PDF, and what readers are told of it."""

    download: Download
    pdf: bytes


def draft(
    document: Document, printed: Sequence[Printed], dated: datetime, theme: Theme, report: Report
) -> Artefact | None:
    """A mail that its sender opens, addresses and sends; None where the record wants no mail, or holds a mistake."""
    briefing, mail = document.briefing, document.briefing.mail
    if mail is None or not printed:
        return None
    check_draft(mail, report)
    enclosed = next((each for each in printed if each.download.edition == attached_edition(document)), printed[0])
    campaign = campaign_of(document)
    message = message_to(document, enclosed, None, campaign, dated, theme, report)
    if message is None:
        return None
    check_budgets(message, mail, document.pictures, [each.download for each in printed], report)
    return Artefact(f"{briefing.file_stem}.eml", message.content, 0)


def attached_edition(document: Document) -> str:
    """The edition that goes with a mail: the one that the record names, or the first that is to be read."""
    briefing = document.briefing
    named = briefing.mail.attach if briefing.mail else ""
    return named or next((name for name in briefing.editions if is_for_readers(name)), "")


def message_to(
    document: Document,
    printed: Printed,
    person: Recipient | None,
    campaign: str,
    date: datetime,
    theme: Theme,
    report: Report,
) -> Message | None:
    """The mail to a person, or that to nobody yet where it is None; None where it cannot be written."""
    mail = document.briefing.mail
    place = person.place if person else mail.place if mail else Place("")
    letter = write_letter(document, [printed.download], person.columns if person else None, place, report)
    html = compose_letter(letter, theme, report) if letter else None
    if mail is None or letter is None or html is None or report.has_errors:
        return None
    recipient = Contact(person.name, person.address) if person else None
    envelope = Envelope(sender_of(mail), recipient, date, campaign)
    house = document.briefing.house
    styled = put_styles_in(html, theme.styles, house.dress.colours if house else ())
    message = make_message(letter, styled, [_attached(document, letter, printed)], envelope)
    return replace(message, kind=_kind(letter, mail, printed.download, person.columns)) if person else message


def check_letter(document: Document, person: Recipient, report: Report) -> None:
    """Report what is wrong with the words for a person, before there is anything to enclose."""
    write_letter(document, (), person.columns, person.place, report)


def _kind(letter: Letter, mail: Mail, enclosed: Download, columns: Mapping[str, str]) -> str:
    """What a mail has in common with others: its words without those of the list, and what goes with it."""
    words = f"{letter.subject}\n{letter.greeting}"
    asked = set(re.findall(r"\w+", f"{mail.subject} {mail.greeting}"))
    named = [(column, " ".join(cell.split())) for column, cell in columns.items() if column in asked]
    for column, cell in sorted(named, key=lambda each: (-len(each[1]), each)):
        words = re.sub(rf"(?<!\w){re.escape(cell)}(?!\w)", f"{{{column}}}", words) if cell else words
    return f"{letter.language} {enclosed.name}\n{words}"


def campaign_of(document: Document) -> str:
    return f"{document.briefing.slug} {document.briefing.version}".strip()


def _attached(document: Document, letter: Letter, printed: Printed) -> Attached:
    briefing = document.briefing
    told = f", {briefing.release.name}" if briefing.is_status_named and briefing.release.words else ""
    paper = f"{printed.download.paper}{told}"
    return Attached(readable_file_name(letter.title, paper, ".pdf"), printed.pdf)
