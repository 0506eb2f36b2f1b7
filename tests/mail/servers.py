"""A mail server that fails as it is told, at the n-th command of a kind; it keeps what it was given."""

import contextlib
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from press.mail.account import Account

STALL_SECONDS = 20  # longer than any client of the tests waits


def tls_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    return context


class FaultyServer:
    """``faults`` holds, for ``MAIL 2`` (the second MAIL of all) or ``RCPT bob@…``, one of:

    - ``drop``: the connection ends without an answer;
    - ``stall``: no answer comes;
    - any text: that is the answer, such as ``451 later`` or ``550 nobody``.

    ``DATA`` is the command, ``BODY`` what follows it; a body whose answer is ``drop`` or ``stall`` was taken
    nevertheless (RFC 1047). ``starttls`` false leaves that word out of what the server offers.
    """

    def __init__(
        self, certificate: Path, faults: Mapping[str, str] | None = None, starttls: bool = True, size: int = 0
    ) -> None:
        self.faults = dict(faults or {})
        self.taken: list[tuple[str, bytes]] = []
        self.commands: list[str] = []
        self._starttls, self._size = starttls, size
        self._context = tls_context(certificate)
        self._counts: Counter[str] = Counter()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._is_on = True

    @property
    def account(self) -> Account:
        return Account("localhost", self._socket.getsockname()[1], "starttls", "")

    def start(self) -> None:
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        self._is_on = False
        self._socket.close()

    def _accept(self) -> None:
        while self._is_on:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, _Hung), connection:
            self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        if not self._answer(connection, "CONNECT", "220 ready"):
            return
        stream, recipient = connection.makefile("rb"), ""
        while line := stream.readline():
            command = line.decode().strip()
            self.commands.append(command)
            verb = command.split(" ")[0].upper()
            if verb == "STARTTLS":
                if not self._answer(connection, verb, "220 go on"):
                    return
                connection = self._context.wrap_socket(connection, server_side=True)
                stream = connection.makefile("rb")
                continue
            recipient = command.partition("<")[2].rstrip(">") if verb == "RCPT" else recipient
            if not self._answer(connection, verb, self._usual(verb), f"{verb} {recipient}"):
                return
            if verb == "DATA" and self._last.startswith("354"):
                body, line = b"", stream.readline()
                while line and line != b".\r\n":
                    body, line = body + line, stream.readline()
                if not line:
                    return  # the other side is gone in the middle of it
                if not self._answer(connection, "BODY", "250 taken", f"BODY {recipient}", (recipient, body)):
                    return

    def _usual(self, verb: str) -> str:
        if verb == "EHLO":
            offers = ["STARTTLS"] * self._starttls + [f"SIZE {self._size}"] * bool(self._size) + ["8BITMIME"]
            return "".join(f"250-{offer}\r\n" for offer in ["here", *offers[:-1]]) + f"250 {offers[-1]}"
        return {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 ok")

    def _answer(
        self, connection: socket.socket, verb: str, usual: str, name: str = "", body: tuple[str, bytes] | None = None
    ) -> bool:
        """Answer; False where the conversation is over."""
        self._counts[verb] += 1
        fault = self.faults.get(f"{verb} {self._counts[verb]}") or self.faults.get(name) or self.faults.get(verb)
        answer = self._last = fault or usual
        if body and (answer[0] == "2" or answer in ("drop", "stall")):
            self.taken.append(body)
        if answer == "drop":
            connection.close()
            return False
        if answer == "stall":
            time.sleep(STALL_SECONDS)
            raise _Hung
        connection.sendall(answer.encode() + b"\r\n")
        if answer.startswith(("221", "421")):
            connection.close()
            return False
        return True


class _Hung(Exception):
    pass
