"""The order of the stages when mails are written: a draft for one who sends it by hand, or a mail to each person."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from press.compose import compose_letter
from press.mail import (
    Attached,
    Envelope,
    check_budgets,
    check_draft,
    check_mail,
    make_message,
    put_styles_in,
    readable_file_name,
    sender_of,
    unfit,
    write_letter,
)
from press.model.addresses import is_mailbox
from press.model.briefing import Briefing, Contact
from press.model.document import Document
from press.model.edition import EDITION_NAMES, is_to_read
from press.model.letter import Letter, Mailing, Message, Recipient
from press.model.mailing import Mail
from press.model.output import Artefact, Download
from press.model.report import Place, Report, did_you_mean
from press.model.theme import Theme
from press.read import read_recipients, recipient


@dataclass(frozen=True)
class Printed:
    """A PDF, and what readers are told of it."""

    download: Download
    pdf: bytes


@dataclass(frozen=True)
class Source:
    """Where a mailing gets its documents and their editions from; both report what is wrong, and are then None."""

    document: Callable[[str], Document | None]
    edition: Callable[[Document, str], Printed | None]


def draft(
    document: Document, printed: Sequence[Printed], dated: datetime, theme: Theme, report: Report
) -> Artefact | None:
    """A mail that its sender opens, addresses and sends; None where the record wants no mail, or holds a mistake."""
    briefing, mail = document.briefing, document.briefing.mail
    if mail is None or not printed:
        return None
    check_draft(mail, report)
    enclosed = next((each for each in printed if each.download.edition == attached_edition(document)), printed[0])
    campaign = _campaign(document)
    message = _message(document, enclosed, None, campaign, dated, theme, report)
    if message is None:
        return None
    check_budgets(message, mail, document.pictures, [each.download for each in printed], report)
    return Artefact(f"{briefing.slug}.eml", message.content, 0)


def check_words(briefing: Briefing, report: Report, is_draft: bool = False) -> None:
    """Report what is wrong with the words of a mail before anything is laid out; and what a draft leaves out."""
    if briefing.mail is not None:
        check_mail(briefing.mail, report)
        if is_draft:
            check_draft(briefing.mail, report)


def attached_edition(document: Document) -> str:
    """The edition that goes with a mail: the one that the record names, or the first that is to be read."""
    briefing = document.briefing
    named = briefing.mail.attach if briefing.mail else ""
    return named or next((name for name in briefing.editions if is_to_read(name)), "")


@dataclass
class Mailroom:
    """Writes to each person on a list. ``home`` is the name of the briefing; ``now`` goes into the mails."""

    home: str
    source: Source
    theme: Theme
    report: Report
    now: datetime
    _occasion: str = ""
    _documents: dict[str, Document | None] = field(default_factory=dict)
    _printed: dict[tuple[str, str], Printed | None] = field(default_factory=dict)

    def people(self, file: Path | None, addresses: Sequence[str], test_address: str | None) -> tuple[Recipient, ...]:
        """Those of a list and those named one by one; or, for a test, the first of them at another address."""
        listed = read_recipients(file, self.report) if file else ()
        named = tuple(recipient(address, Place("--to")) for address in addresses)
        if test_address is None or self.report.has_errors:
            return (*listed, *named)
        first = (*listed, *named, recipient(test_address, Place("--test-to")))[0]
        self._occasion = f" test {self.now.isoformat()}"  # a test can be sent again
        return (replace(first, address=test_address),)

    def prepare(self, people: Sequence[Recipient], give: Callable[[Recipient, Message], None]) -> Mailing | None:
        """Write to each, and give each mail away when it is written; the mailing comes back without its mails.

        None, and nobody may get any, where one of them cannot be written.
        """
        home = self._document(self.home)
        if home is None:
            return None
        mail = home.briefing.mail
        if mail is None:
            self.report.error(home.briefing.place, "the record does not say what a mail says", "add 'mail:' to it")
            return None
        if self.report.has_errors:
            return None
        for person in _each_once(people):
            message = self._write(person, home, mail)
            if message:
                give(person, message)
        if self.report.has_errors:
            return None
        digest = hashlib.sha256()
        for document in self._documents.values():
            for file in document.briefing.files if document else ():
                digest.update(hashlib.sha256(file.content).digest())
        return Mailing(_campaign(home) + self._occasion, digest.hexdigest(), sender_of(mail), ())

    def _write(self, person: Recipient, home: Document, mail: Mail) -> Message | None:
        if not self._is_reachable(person):
            return None
        document = self._in_language(person, home, mail)
        printed = self._edition(person, document) if document else None
        if document is None or printed is None:
            return None
        message = _message(
            document, printed, person, _campaign(home) + self._occasion, self.now, self.theme, self.report
        )
        if message:
            others = [each.download for each in self._printed.values() if each]
            check_budgets(message, document.briefing.mail or mail, document.pictures, others, self.report)
        return message

    def _is_reachable(self, person: Recipient) -> bool:
        if not is_mailbox(person.address):
            hint = "write one address to a row, in ASCII; a domain in another script has a form that begins with xn--"
            self.report.error(person.place, f"'{person.address}' is no address that mail reaches", hint)
            return False
        if why := unfit(person.name):
            self.report.error(person.place, f"the name {why}", "type it anew")
            return False
        return True

    def _in_language(self, person: Recipient, home: Document, mail: Mail) -> Document | None:
        offered: Mapping[str, str] = {home.briefing.language: self.home, **dict(mail.languages)}
        name = offered.get(person.language or home.briefing.language)
        if name is None:
            hint = did_you_mean(person.language, offered, f"there are {', '.join(offered)}")
            self.report.error(person.place, f"the briefing is not offered in '{person.language}'", hint)
            return None
        document = self._document(name)
        if document is not None and document.briefing.mail is None:
            self.report.error(document.briefing.place, "the record does not say what a mail says", "add 'mail:' to it")
            return None
        return document

    def _edition(self, person: Recipient, document: Document) -> Printed | None:
        name = person.edition or attached_edition(document)
        if name not in EDITION_NAMES or not is_to_read(name):
            known = [each for each in EDITION_NAMES if is_to_read(each)]
            hint = did_you_mean(name, known, f"there are {', '.join(known)}")
            self.report.error(person.place, f"no edition to read is called '{name}'", hint)
            return None
        key = document.briefing.slug, name
        if key not in self._printed:
            self._printed[key] = self.source.edition(document, name)
        return self._printed[key]

    def _document(self, name: str) -> Document | None:
        if name not in self._documents:
            self._documents[name] = self.source.document(name)
        return self._documents[name]


def _message(
    document: Document,
    printed: Printed,
    person: Recipient | None,
    campaign: str,
    date: datetime,
    theme: Theme,
    report: Report,
) -> Message | None:
    mail = document.briefing.mail
    place = person.place if person else mail.place if mail else Place("")
    letter = write_letter(document, [printed.download], person.columns if person else None, place, report)
    html = compose_letter(letter, theme, report) if letter else None
    if mail is None or letter is None or html is None or report.has_errors:
        return None
    recipient = Contact(person.name, person.address) if person else None
    envelope = Envelope(sender_of(mail), recipient, date, campaign)
    return make_message(letter, put_styles_in(html, theme.styles), [_attached(letter, printed)], envelope)


def _attached(letter: Letter, printed: Printed) -> Attached:
    return Attached(readable_file_name(letter.title, printed.download.paper, ".pdf"), printed.pdf)


def _campaign(document: Document) -> str:
    return f"{document.briefing.slug} {document.briefing.version}"


def _each_once(people: Sequence[Recipient]) -> tuple[Recipient, ...]:
    return tuple({person.key: person for person in reversed(people)}.values())[::-1]
