"""What a mail says, before it is HTML, plain text or bytes; and to whom it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from press.model.briefing import Contact, Licence
from press.model.document import Point
from press.model.output import Download
from press.model.report import Place


@dataclass(frozen=True)
class Recipient:
    """A person on the list. ``edition`` and ``language`` are empty where the list leaves them to the briefing.

    ``columns`` holds every cell of their row that is not empty, for the words of the mail; ``place`` is that row.
    """

    address: str
    name: str
    edition: str
    language: str
    columns: Mapping[str, str]
    place: Place

    @property
    def key(self) -> str:
        """The address as the journal knows it: other cases and spaces are the same mailbox."""
        return self.address.strip().casefold()


@dataclass(frozen=True)
class Letter:
    """A mail in words. ``edition`` is version and date; HTML stands only in ``points``, and it is plain phrases.

    What the briefing does not give, a greeting or an address, is empty, and so is the ``status`` of a final one.
    """

    language: str
    subject: str
    preview: str
    series: str
    title: str
    subtitle: str
    edition: str
    greeting: str
    note_heading: str
    note_lines: tuple[str, ...]
    points: tuple[Point, ...]
    web: str
    enclosures: tuple[Download, ...]
    publisher: Contact
    corrections: str
    accessibility: str
    licence: Licence
    reason: str
    postal_address: str
    unsubscribe_web: str
    unsubscribe_email: str
    status: str = ""


@dataclass(frozen=True)
class Message:
    """A finished mail: its bytes, CRLF and all, and the parts that budgets are about, in bytes before encoding.

    Those of one ``kind`` differ in nothing but what the list says of their readers.
    """

    content: bytes
    message_id: str
    html_bytes: int
    attached_bytes: int
    plain: str = field(repr=False)
    kind: str = ""


@dataclass(frozen=True)
class Mailing:
    """Mails that are ready to go, one a person; ``campaign`` names the occasion, ``content`` is the text's digest."""

    campaign: str
    content: str
    sender: Contact
    messages: tuple[tuple[Recipient, Message], ...]


class State(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    TRANSMITTING = "transmitting"
    DEFERRED = "deferred"
    SENT = "sent"
    UNKNOWN = "unknown"
    REFUSED = "refused"


# Nothing more is done for these by themselves.
FINAL = (State.SENT, State.UNKNOWN, State.REFUSED)


@dataclass(frozen=True)
class Delivery:
    """How far one message has come; ``at`` and ``next_try`` are seconds since 1970, ``reply`` is the server's."""

    key: str
    address: str
    name: str
    message_id: str
    spooled: str
    state: State
    tries: int
    at: float
    next_try: float
    reply: str


@dataclass(frozen=True)
class Delivered:
    """How far each message of a mailing has come, and why no more were sent; ``problem`` is empty where all was.

    ``hint`` says what to do about it, where there is something.
    """

    deliveries: tuple[Delivery, ...]
    problem: str
    hint: str = ""

    def of(self, state: State) -> tuple[Delivery, ...]:
        return tuple(delivery for delivery in self.deliveries if delivery.state is state)

    @property
    def finished(self) -> int:
        return len(self.deliveries) - len(self.open)

    @property
    def is_clean(self) -> bool:
        """Whether nobody has to look at anything."""
        return not self.of(State.REFUSED) and not self.of(State.UNKNOWN)

    @property
    def open(self) -> tuple[Delivery, ...]:
        """Those that a next run would send."""
        return tuple(delivery for delivery in self.deliveries if delivery.state not in FINAL)
