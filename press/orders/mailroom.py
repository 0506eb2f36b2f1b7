"""The order of the stages when a mailing is written: one mail to each person of a list."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from press.mail import check_budgets, sender_of, unfit
from press.model.addresses import is_mailbox
from press.model.document import Document
from press.model.edition import EDITION_NAMES, is_to_read
from press.model.letter import Mailing, Message, Recipient
from press.model.mailing import NO_LEAVE, Leave, Mail
from press.model.release import Release, moment_in_words
from press.model.report import Place, Report, did_you_mean
from press.model.theme import Theme
from press.orders.letters import Printed, attached_edition, campaign_of, check_letter, message_to
from press.read import read_recipients, recipient


@dataclass(frozen=True)
class Source:
    """Where a mailing gets its documents and their editions from; both report what is wrong, and are then None."""

    document: Callable[[str], Document | None]
    edition: Callable[[Document, str], Printed | None]


@dataclass
class Mailroom:
    """Writes to each person on a list. ``home`` is the name of the briefing; ``now`` goes into the mails.

    ``leave`` says what may be sent at that moment.
    """

    home: str
    source: Source
    theme: Theme
    report: Report
    now: datetime
    leave: Leave = NO_LEAVE
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
        chosen = [(person, self._chosen(person, home, mail)) for person in _each_once(people)]
        if self.report.has_errors:
            return None  # before a page is laid out: of a long list, all mistakes are told at once
        campaign = campaign_of(home) + self._occasion
        for person, document in chosen:
            message = self._write(person, document, mail, campaign) if document else None
            if message:
                give(person, message)
        if self.report.has_errors:
            return None
        digest = hashlib.sha256()
        for document in self._documents.values():
            for file in document.briefing.files if document else ():
                digest.update(hashlib.sha256(file.content).digest())
        return Mailing(campaign, digest.hexdigest(), sender_of(mail), ())

    def _chosen(self, person: Recipient, home: Document, mail: Mail) -> Document | None:
        """The document for a person; None where no mail could be written, and the report says why."""
        if not self._is_reachable(person):
            return None
        document = self._in_language(person, home, mail)
        if document is None or not self._is_known(self._name(person, document), person.place):
            return None
        check_letter(document, person, self.report)
        return document

    def _write(self, person: Recipient, document: Document, mail: Mail, campaign: str) -> Message | None:
        printed = self._edition(self._name(person, document), document)
        if printed is None:
            return None
        message = message_to(document, printed, person, campaign, self.now, self.theme, self.report)
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

    def _name(self, person: Recipient, document: Document) -> str:
        return person.edition or attached_edition(document)

    def _is_known(self, edition: str, place: Place) -> bool:
        if edition in EDITION_NAMES and is_to_read(edition):
            return True
        known = [each for each in EDITION_NAMES if is_to_read(each)]
        hint = did_you_mean(edition, known, f"there are {', '.join(known)}")
        self.report.error(place, f"no edition to read is called '{edition}'", hint)
        return False

    def _edition(self, name: str, document: Document) -> Printed | None:
        key = document.briefing.slug, name
        if key not in self._printed:
            self._printed[key] = self.source.edition(document, name)
        return self._printed[key]

    def _document(self, name: str) -> Document | None:
        if name not in self._documents:
            document = self._documents[name] = self.source.document(name)
            if document and self.leave.is_sending:
                self._check_release(document.briefing.release)
        return self._documents[name]

    def _check_release(self, release: Release) -> None:
        """Report a briefing that may not be sent now: a draft, or one whose embargo has not ended."""
        if release.is_unfinished and not self.leave.drafts:
            hint = "when it is finished, take 'status:' out; to send it as it is, say --draft"
            self.report.error(release.place, f"the briefing is not finished: its status is '{release.name}'", hint)
        if release.is_embargoed(self.now) and not self.leave.before_embargo:
            hint = "send it after that; to send it now, say --before-embargo"
            message = f"the briefing is {release.words[:1].lower()}{release.words[1:]}, and it is {_said(self.now)}"
            self.report.error(release.place, message, hint)


def _said(now: datetime) -> str:
    return moment_in_words(now.astimezone(UTC).replace(second=0))


def _each_once(people: Sequence[Recipient]) -> tuple[Recipient, ...]:
    return tuple({person.key: person for person in reversed(people)}.values())[::-1]
