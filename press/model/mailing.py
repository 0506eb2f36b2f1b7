"""How a briefing is mailed, as its author wants it."""

from dataclasses import dataclass

from press.model.report import Place


@dataclass(frozen=True)
class Leave:
    """Whether mails are to be sent, and what may be sent that usually may not: drafts, and what is under embargo."""

    is_sending: bool = False
    drafts: bool = False
    before_embargo: bool = False


NO_LEAVE = Leave()


@dataclass(frozen=True)
class Mail:
    """How a briefing is mailed; what is empty was not given.

    ``subject`` and ``greeting`` may hold columns of the list of recipients. ``attach`` names an edition. ``languages``
    pairs a language with the name of the briefing that is in it.
    """

    subject: str
    preview: str
    place: Place
    greeting: str
    reason: str
    sender_name: str
    sender_email: str
    attach: str
    largest_attachment_bytes: int
    postal_address: str
    unsubscribe_web: str
    unsubscribe_email: str
    languages: tuple[tuple[str, str], ...]
    subject_place: Place
    greeting_place: Place

    @property
    def texts(self) -> tuple[str, ...]:
        """The words that readers of the mail see and that no other part of the briefing has."""
        return tuple(text for text in (self.subject, self.preview, self.greeting, self.reason) if text)
