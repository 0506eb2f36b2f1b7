"""What was sent to whom, written down before and after each step, so that a killed run goes on and nobody gets two.

A state changes in one SQLite transaction, which is on the disk before the next step is taken. Between "the server may
have everything" and "the server has said so" lies a gap that no program can close (RFC 1047): a message that was caught
there stays ``unknown`` and is never sent again by itself.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from press.model.letter import Delivery, Message, Recipient, State

_SCHEMA = """
CREATE TABLE IF NOT EXISTS mailing (campaign TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS delivery (
  campaign TEXT NOT NULL, key TEXT NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL, message_id TEXT NOT NULL,
  spooled TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, at REAL NOT NULL DEFAULT 0,
  next_try REAL NOT NULL DEFAULT 0, reply TEXT NOT NULL DEFAULT '', PRIMARY KEY (campaign, key)) STRICT;
"""


class InUse(Exception):
    """Another run is sending from this folder."""


class OtherContent(Exception):
    """A part of the mailing has gone out with another text."""


@dataclass
class Journal:
    """The journal of one briefing's mailings, in a folder of its own; a second one on that folder is refused."""

    folder: Path
    campaign: str
    _records: sqlite3.Connection
    _lock: sqlite3.Connection

    @classmethod
    @contextmanager
    def open(cls, folder: Path, campaign: str) -> Iterator["Journal"]:
        """Raises InUse where another run holds the folder, OSError or sqlite3.Error where it cannot be written."""
        (folder / "spool").mkdir(parents=True, exist_ok=True)
        # A lock that the system takes back when its holder is killed, on every system that SQLite knows.
        lock = sqlite3.connect(folder / "lock.sqlite", timeout=0, isolation_level=None)
        records = sqlite3.connect(folder / "journal.sqlite", isolation_level=None)
        try:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                raise InUse(str(folder)) from None
            records.execute("PRAGMA journal_mode=WAL")
            records.execute("PRAGMA synchronous=FULL")
            records.executescript(_SCHEMA)
            journal = cls(folder, campaign, records, lock)
            journal._take_up()
            yield journal
        finally:
            records.close()
            lock.close()

    def _take_up(self) -> None:
        """What a killed run left: before the server had anything, it is to be done; after that, nobody knows."""
        self._move(State.CLAIMED, State.PLANNED)
        self._move(State.TRANSMITTING, State.UNKNOWN)

    def _move(self, old: State, new: State) -> None:
        self._records.execute("UPDATE delivery SET state = ? WHERE state = ?", (new, old))

    def plan(self, content: str, messages: Iterable[tuple[Recipient, Message]]) -> None:
        """Add what is not there yet; ``content`` is a digest of what the mailing says.

        Raises OtherContent where somebody has, or may have, a mail with another content.
        """
        said = self._records.execute("SELECT content FROM mailing WHERE campaign = ?", (self.campaign,)).fetchone()
        if said and said[0] != content:
            if any(delivery.state is not State.PLANNED for delivery in self.deliveries()):
                raise OtherContent(self.campaign)
            self._records.execute("DELETE FROM delivery WHERE campaign = ?", (self.campaign,))
        known = {delivery.key for delivery in self.deliveries()}
        new = [(person, message) for person, message in messages if person.key not in known]
        rows = [(self.campaign, p.key, p.address, p.name, m.message_id, self._spool(m), State.PLANNED) for p, m in new]
        columns = "campaign, key, address, name, message_id, spooled, state"
        self._records.execute("BEGIN IMMEDIATE")
        self._records.execute("INSERT OR REPLACE INTO mailing VALUES (?, ?)", (self.campaign, content))
        self._records.executemany(f"INSERT INTO delivery ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._records.execute("COMMIT")

    def _spool(self, message: Message) -> str:
        """Keep the very bytes, so that a later run sends these and no others."""
        name = f"{hashlib.sha256(message.content).hexdigest()}.eml"
        path = self.folder / "spool" / name
        if not path.exists():
            part = path.with_suffix(".part")
            with part.open("wb") as file:
                file.write(message.content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        return name

    def content_of(self, delivery: Delivery) -> bytes:
        """The spooled bytes. Raises ValueError where they are not those that were planned."""
        content = (self.folder / "spool" / delivery.spooled).read_bytes()
        if f"{hashlib.sha256(content).hexdigest()}.eml" != delivery.spooled:
            raise ValueError(f"spool/{delivery.spooled} was changed")
        return content

    def deliveries(self) -> tuple[Delivery, ...]:
        rows = self._records.execute(
            "SELECT key, address, name, message_id, spooled, state, tries, at, next_try, reply FROM delivery"
            " WHERE campaign = ? ORDER BY rowid",
            (self.campaign,),
        )
        rows.row_factory = sqlite3.Row
        return tuple(Delivery(**{**dict(row), "state": State(row["state"])}) for row in rows)

    def last_handed_over(self) -> float:
        """When a server was last given a message, by any mailing of this journal; 0 where none was."""
        return float(self._records.execute("SELECT coalesce(max(at), 0) FROM delivery").fetchone()[0])

    def claim(self, key: str) -> None:
        self._set(key, State.CLAIMED, "tries = tries + 1")

    def give_back(self, key: str) -> None:
        """Nothing was asked of the server for it."""
        self._set(key, State.PLANNED, "tries = max(tries - 1, 0)")

    def transmit(self, key: str, now: float) -> None:
        """From here on the server may have the message."""
        self._set(key, State.TRANSMITTING, "at = ?", now)

    def finish(self, key: str, state: State, reply: str) -> None:
        self._set(key, state, "reply = ?", reply)

    def defer(self, key: str, reply: str, next_try: float) -> None:
        self._set(key, State.DEFERRED, "reply = ?, next_try = ?", reply, next_try)

    def resolve(self, key: str, arrived: bool) -> bool:
        """Write down what a person found out about a message of which nobody knew; False where there is none."""
        state = State.SENT if arrived else State.PLANNED
        found = self._records.execute(
            "UPDATE delivery SET state = ?, next_try = 0 WHERE campaign = ? AND key = ? AND state = ?",
            (state, self.campaign, key, State.UNKNOWN),
        )
        return found.rowcount == 1

    def _set(self, key: str, state: State, change: str, *values: object) -> None:
        # Without BEGIN each statement is a transaction of its own, on the disk when it returns (synchronous=FULL).
        self._records.execute(
            f"UPDATE delivery SET state = ?, {change} WHERE campaign = ? AND key = ?",
            (state, *values, self.campaign, key),
        )
