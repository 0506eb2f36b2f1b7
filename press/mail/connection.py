"""A connection to the server that takes mail: encrypted, its certificate checked, every wait bounded."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import cast

from press.mail.account import Account


class CannotSend(Exception):
    """The server, or what lies between, lets nothing through; to try another message would not help."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds (RFC 5321, 4.5.3.2)."""

    connect: float = 30
    command: float = 60
    data: float = 600


@dataclass(frozen=True)
class Reply:
    """What the server said; ``code`` is 0 where it said nothing any more."""

    code: int
    text: str

    @property
    def is_later(self) -> bool:
        return self.code == 0 or 400 <= self.code < 500

    @property
    def ends_connection(self) -> bool:
        return self.code in (0, 421, 454)

    def __str__(self) -> str:
        return f"{self.code} {self.text}".strip() if self.code else "no answer"


class Connection:
    """One conversation with the server; each of its steps is one question and one answer."""

    def __init__(self, account: Account, domain: str, patience: Patience) -> None:
        """Raises CannotSend where it is not safe or not let in, OSError or SMTPException where there is no server."""
        self._patience = patience
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            self._smtp = self._connected(account, domain, context)
            # The end of a message is not to wait for the server to acknowledge its beginning.
            cast(socket.socket, self._smtp.sock).setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._log_in(account)
        except ssl.SSLError as error:
            why = getattr(error, "verify_message", "") or error.reason or "no common protocol"
            raise CannotSend(f"{account.host} cannot show that it is who it says: {why}") from None
        # Whatever was said so far, the answers to come may take as long as commands may.
        self._wait(patience.command)

    def _connected(self, account: Account, domain: str, context: ssl.SSLContext) -> smtplib.SMTP:
        seconds = self._patience.connect
        if account.security == "tls":
            return smtplib.SMTP_SSL(account.host, account.port, domain, timeout=seconds, context=context)
        smtp = smtplib.SMTP(account.host, account.port, domain, timeout=seconds)
        code, text = smtp.ehlo()
        if 400 <= code < 500:
            raise smtplib.SMTPConnectError(code, text)
        if not smtp.has_extn("starttls"):
            smtp.close()
            raise CannotSend(f"{account.host} offers no STARTTLS, and nothing is sent without encryption")
        smtp.starttls(context=context)
        return smtp

    def _log_in(self, account: Account) -> None:
        self._smtp.ehlo_or_helo_if_needed()
        if not account.user:
            return
        try:
            if account.token:
                said = f"user={account.user}\x01auth=Bearer {account.token}\x01\x01"
                self._smtp.auth("XOAUTH2", lambda challenge=None: said if challenge is None else "")
            else:
                self._smtp.login(account.user, account.password)
        except smtplib.SMTPAuthenticationError as error:
            if 400 <= error.smtp_code < 500:
                raise
            raise CannotSend(f"{account.host} does not let '{account.user}' in (code {error.smtp_code})") from None
        except smtplib.SMTPNotSupportedError:
            raise CannotSend(f"{account.host} offers no way to log in that is known here") from None

    @property
    def largest_bytes(self) -> int:
        """What the server takes at most (RFC 1870); 0 where it does not say."""
        size = self._smtp.esmtp_features.get("size", "")
        return int(size) if size.isdigit() else 0

    def ask_to_send(self, sender: str, recipient: str, size: int) -> tuple[Reply, Reply]:
        """MAIL and RCPT; nothing of the message is given yet. The second is empty where the first was refused."""
        options = [f"SIZE={size}"] if "size" in self._smtp.esmtp_features else []
        first = self._asked(lambda: self._smtp.mail(sender, options))
        second = self._asked(lambda: self._smtp.rcpt(recipient)) if first.code == 250 else Reply(0, "")
        return first, second

    def hand_over(self, content: bytes) -> tuple[Reply, bool]:
        """DATA: the answer, and whether it is one at all; if not, the server may have the message or not."""
        self._wait(self._patience.data)
        try:
            code, text = self._smtp.data(content)
        except smtplib.SMTPDataError as error:  # it did not want to see the message
            return _reply(error.smtp_code, error.smtp_error), True
        except (OSError, smtplib.SMTPException):
            return Reply(0, ""), False
        self._wait(self._patience.command)
        return _reply(code, text), code != -1

    def start_over(self) -> bool:
        """Whether the server is ready for the next message."""
        return self._asked(lambda: self._smtp.rset()).code == 250

    def _asked(self, question: Callable[[], tuple[int, bytes]]) -> Reply:
        try:
            return _reply(*question())
        except (OSError, smtplib.SMTPException):
            return Reply(0, "")

    def _wait(self, seconds: float) -> None:
        if self._smtp.sock:
            self._smtp.sock.settimeout(seconds)

    def close(self) -> None:
        if self._smtp.sock:
            self._wait(1)
            self._asked(self._smtp.quit)
        self._smtp.close()

    def __enter__(self) -> "Connection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _reply(code: int, text: bytes | str) -> Reply:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return Reply(code, "".join(c if c.isprintable() else " " for c in words)[:200])
