"""The order of things when mails are sent: what the journal knows, what is sent, and what became of it."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from press.mail import Account, CannotSend, Clock, Doubtful, InUse, Journal, NoAccount, OtherContent, Post, account_from
from press.model.letter import Delivered, Mailing


@dataclass(frozen=True)
class Pace:
    """How many messages a minute, and at most how many in this run."""

    per_minute: float
    most: int


@dataclass(frozen=True)
class Postroom:
    """Sends a mailing; its journal stands in ``folder``."""

    mailing: Mailing
    folder: Path

    def delivered(self) -> Delivered:
        """What the journal knows; raises OSError where it cannot be read."""
        if not self.folder.exists():
            return Delivered((), "")
        return self._with_journal(lambda journal: None)

    def resolve(self, address: str, arrived: bool) -> Delivered:
        """Write down what became of a message that was ``unknown``."""

        def resolved(journal: Journal) -> None:
            if not journal.resolve(address.strip().casefold(), arrived):
                raise CannotSend(f"of '{address}' nothing is unknown")

        return self._with_journal(resolved)

    def deliver(self, account: Account, clock: Clock, tell: Callable[[str], None], pace: Pace) -> Delivered:
        """Send what has not been sent, and write each step down; raises OSError where that fails."""

        def sent(journal: Journal) -> None:
            journal.plan(self.mailing.content, self.mailing.messages)
            post = Post(journal, account, self.mailing.sender.email, clock, tell, pace.per_minute)
            post.send({person.key for person, _ in self.mailing.messages}, pace.most)

        return self._with_journal(sent)

    def account(self, environment: Mapping[str, str]) -> Account | str:
        """The server to send through, or what the environment lacks for it."""
        try:
            return account_from(environment)
        except NoAccount as error:
            return str(error)

    def _with_journal(self, act: Callable[[Journal], None]) -> Delivered:
        problem = hint = ""
        try:
            with Journal.open(self.folder, self.mailing.campaign) as journal:
                try:
                    act(journal)
                except CannotSend as error:
                    problem = str(error)
                except Doubtful as error:
                    problem, hint = str(error), error.hint
                except OtherContent:
                    problem = "the text has changed since some of these people got it"
                    hint = "give it a new version in briefing.yaml"
                wanted = {person.key for person, _ in self.mailing.messages}
                return Delivered(tuple(each for each in journal.deliveries() if each.key in wanted), problem, hint)
        except Doubtful as error:
            return Delivered((), str(error), error.hint)
        except InUse:
            return Delivered((), "another run is sending this mailing")
        except sqlite3.Error as error:
            raise OSError(None, f"the journal cannot be kept: {error}", str(self.folder)) from None
