"""Planned messages are handed to the server, one after the other, at a steady pace, and each step is written down."""

import hashlib
import smtplib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol

from press.mail.account import Account
from press.mail.connection import CannotSend, Connection, Patience, Reply
from press.mail.journal import Journal
from press.model.letter import FINAL, Delivery, State
from press.model.output import in_kilobytes

WAITS = (60, 300, 900, 3600)  # seconds before the second try, the third, and so on
MOST_TRIES = len(WAITS) + 1
MOST_PER_CONNECTION = 50
MOST_REFUSED_IN_A_ROW = 5
MOST_REFUSED = 0.2  # as a share of those who were tried, once there are as many as in a row


class Clock(Protocol):
    def now(self) -> float:
        """Seconds since 1970."""

    def sleep(self, seconds: float) -> None: ...


@dataclass
class Post:
    """Sends what a journal holds. ``tell`` is called with a sentence for each thing that a person would want to see."""

    journal: Journal
    account: Account
    sender: str
    clock: Clock
    tell: Callable[[str], None]
    per_minute: float = 20
    patience: Patience = field(default_factory=Patience)
    _connection: Connection | None = None
    _handed_over: int = 0
    _refused_in_a_row: int = 0
    _done: dict[State, int] = field(default_factory=lambda: {State.SENT: 0, State.REFUSED: 0})

    def send(self, wanted: Collection[str], most: int) -> None:
        """Send to the people whose keys are ``wanted``, to at most so many.

        Raises CannotSend where it makes no sense to go on; what is done by then is done, and the rest is planned.
        """
        try:
            for _ in range(most):
                delivery = self._next(wanted)
                if delivery is None:
                    return
                self._deliver(delivery)
                self._stop_if_refused_often()
        finally:
            self._hang_up()

    def _next(self, wanted: Collection[str]) -> Delivery | None:
        """The next message that is due; waits for one that the server wanted later."""
        waiting = [d for d in self.journal.deliveries() if d.key in wanted and d.state not in FINAL]
        if not waiting:
            return None
        due = min(waiting, key=lambda delivery: delivery.next_try)
        pause = due.next_try - self.clock.now()
        if pause > 0:
            self._hang_up()
            self.tell(
                f"waiting {pause / 60:.0f} min: the server wanted {len(waiting)} later; Ctrl-C, and go on any time"
            )
            self.clock.sleep(pause)
        return due

    def _deliver(self, delivery: Delivery) -> None:
        content = self.journal.content_of(delivery)
        self._keep_pace()
        self.journal.claim(delivery.key)
        try:
            connection = self._connected()
        except CannotSend:
            self.journal.give_back(delivery.key)
            raise
        if connection.largest_bytes and len(content) > connection.largest_bytes:
            self.journal.give_back(delivery.key)
            limit, size = in_kilobytes(connection.largest_bytes), in_kilobytes(len(content))
            raise CannotSend(f"{self.account.host} takes {limit}, and a message has {size}: attach a lighter PDF")
        first, second = connection.ask_to_send(self.sender, delivery.address, len(content))
        if first.code != 250:
            self._not_from_us(delivery, first)
        elif second.code not in (250, 251):
            self._not_taken(delivery, second)
        else:
            self._transmit(connection, delivery, content)

    def _transmit(self, connection: Connection, delivery: Delivery, content: bytes) -> None:
        self.journal.transmit(delivery.key, self.clock.now())
        reply, is_answer = connection.hand_over(content)
        self._handed_over += 1
        if reply.code == 250:
            self._finish(delivery, State.SENT, reply)
        elif is_answer and (400 <= reply.code < 600):
            self._not_taken(delivery, reply)
        else:
            self._finish(delivery, State.UNKNOWN, reply)
            self._hang_up()

    def _not_from_us(self, delivery: Delivery, reply: Reply) -> None:
        """The server does not want mail from this sender, or not now; that says nothing of the recipient."""
        if reply.is_later:
            self._not_taken(delivery, reply)
            return
        self.journal.give_back(delivery.key)
        raise CannotSend(f"{self.account.host} takes no mail from '{self.sender}': {reply}")

    def _not_taken(self, delivery: Delivery, reply: Reply) -> None:
        tries = delivery.tries + 1
        if not reply.is_later:
            self._finish(delivery, State.REFUSED, reply)
        elif tries >= MOST_TRIES:
            self._finish(delivery, State.REFUSED, Reply(reply.code, f"{reply.text} (given up after {tries} tries)"))
        else:
            pause = WAITS[tries - 1] * _spread(f"{delivery.key} {tries}")
            self.journal.defer(delivery.key, str(reply), self.clock.now() + pause)
            self.tell(f"{delivery.address}: later, {reply}")
        if reply.ends_connection or not (self._connection and self._connection.start_over()):
            self._hang_up()

    def _finish(self, delivery: Delivery, state: State, reply: Reply) -> None:
        self.journal.finish(delivery.key, state, str(reply))
        self._refused_in_a_row = self._refused_in_a_row + 1 if state is State.REFUSED else 0
        self._done[state] = self._done.get(state, 0) + 1
        self.tell(f"{delivery.address}: {state}, {reply}")

    def _stop_if_refused_often(self) -> None:
        refused, tried = self._done[State.REFUSED], sum(self._done.values())
        often = tried >= 2 * MOST_REFUSED_IN_A_ROW and refused > MOST_REFUSED * tried
        if self._refused_in_a_row >= MOST_REFUSED_IN_A_ROW or often:
            raise CannotSend(f"{refused} of {tried} were refused: look at the list and at what the server said")

    def _keep_pace(self) -> None:
        pause = self.journal.last_handed_over() + 60 / self.per_minute - self.clock.now()
        if pause > 0:
            self.clock.sleep(min(pause, 60 / self.per_minute))  # a clock that was set back must not stop us

    def _connected(self) -> Connection:
        """A connection; raises CannotSend where there is none after as many tries as a message has."""
        if self._handed_over >= MOST_PER_CONNECTION:
            self._hang_up()
        problem = ""
        for pause in (*WAITS, 0):
            if self._connection:
                return self._connection
            try:
                self._connection = Connection(self.account, self.sender.rpartition("@")[2], self.patience)
            except (OSError, smtplib.SMTPException) as error:
                problem = _in_words(error)
                if pause:
                    self.tell(f"{self.account.host}: {problem}; the next try is in {pause / 60:.0f} min")
                    self.clock.sleep(pause)
            else:
                return self._connection
        raise CannotSend(f"{self.account.host} cannot be reached: {problem}")

    def _hang_up(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection, self._handed_over = None, 0


def _spread(seed: str) -> float:
    """Between 0.8 and 1.2, so that retries do not come in a bunch; the same in every run."""
    return 0.8 + 0.4 * hashlib.sha256(seed.encode()).digest()[0] / 255


def _in_words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it says {error.smtp_code}"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
