"""What was sent to whom, written down before and after each step, so that a killed run goes on and nobody gets two.

A state changes in one SQLite transaction, which is on the disk before the next step is taken. Between "the server may
have everything" and "the server has said so" lies a gap that no program can close (RFC 1047): a message that was caught
there stays ``unknown`` and is never sent again by itself.

A journal can be lost: deleted, emptied, cut off, replaced by an older one. Each message is therefore named here before
it is written into the spool, and a spool that holds one of which the journal knows nothing stops the mailing.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from press.mail.spool import Spool
from press.model.letter import FINAL, Delivery, Message, Recipient, State

_VERSION = 1  # of the tables; journals of before it was written down say 0
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


class Doubtful(Exception):
    """Who got a mail cannot be known any more, or what would be sent is not what was planned."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.hint = hint


@dataclass
class Journal:
    """The journal of one briefing's mailings, in a folder of its own; a second one on that folder is refused."""

    folder: Path
    campaign: str
    _records: sqlite3.Connection
    _lock: sqlite3.Connection
    _spool: Spool

    @classmethod
    @contextmanager
    def open(cls, folder: Path, campaign: str) -> Iterator["Journal"]:
        """Raises InUse where another run holds the folder, Doubtful where the journal is not the one that was kept,
        OSError or sqlite3.Error where it cannot be written.
        """
        (folder / "spool").mkdir(parents=True, exist_ok=True)
        # A lock that the system takes back when its holder is killed, on every system that SQLite knows.
        lock = sqlite3.connect(folder / "lock.sqlite", timeout=0, isolation_level=None)
        with closing(lock):
            _hold(lock, folder)
            spool = Spool(folder / "spool")
            # Asked before it is opened: SQLite makes a missing file, and throws away the log beside an empty one.
            _see_that_it_is_there(folder, spool)
            with closing(sqlite3.connect(folder / "journal.sqlite", isolation_level=None)) as records:
                journal = cls(folder, campaign, records, lock, spool)
                journal._begin()
                journal._take_up()
                yield journal

    def _begin(self) -> None:
        """Make the tables of a new journal, or see that those of an old one are whole."""
        try:
            damage = [row[0] for row in self._records.execute("PRAGMA quick_check(1)")] != ["ok"]
            if damage:
                raise sqlite3.DatabaseError("damaged")
            if self._records.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                hint = "send with that version, or with a later one"
                raise Doubtful("the journal was written by a later version of this program", hint)
            self._records.execute("PRAGMA journal_mode=WAL")
            self._records.execute("PRAGMA synchronous=FULL")
            self._records.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
            rows = self._records.execute("SELECT spooled, state FROM delivery").fetchall()
            known = {spooled for spooled, state in rows if State(state)}
        except (sqlite3.DatabaseError, ValueError) as error:
            if _is_of_the_machine(error):
                raise
            raise _lost(self.folder, "cannot be read") from None
        if self._spool.names() - known:
            raise _lost(self.folder, "does not know all mails that were written")

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
            self._forget()
        known = {delivery.key: delivery for delivery in self.deliveries()}
        kept = self._spool.names()
        pairs = [(person, message, self._spool.name_of(message.content)) for person, message in messages]
        new = [each for each in pairs if each[0].key not in known]
        # Named, and not kept: a run was killed between the two, or somebody has deleted what was spoiled.
        again = [(p, m, n) for p, m, n in pairs if p.key in known and _is_to_keep(known[p.key], kept)]
        rows = [(self.campaign, p.key, p.address, p.name, m.message_id, name, State.PLANNED) for p, m, name in new]
        renamed = [(m.message_id, name, self.campaign, p.key) for p, m, name in again]
        columns = "campaign, key, address, name, message_id, spooled, state"
        self._records.execute("BEGIN IMMEDIATE")
        self._records.execute("INSERT OR REPLACE INTO mailing VALUES (?, ?)", (self.campaign, content))
        self._records.executemany(f"INSERT INTO delivery ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._records.executemany(
            "UPDATE delivery SET message_id = ?, spooled = ? WHERE campaign = ? AND key = ?", renamed
        )
        self._records.execute("COMMIT")
        for _, message, _ in (*new, *again):
            self._spool.keep(message.content)

    def _forget(self) -> None:
        """Take back what was planned with another text. The files go first, as they come last."""
        for delivery in self.deliveries():
            self._spool.drop(delivery.spooled)
        self._records.execute("DELETE FROM delivery WHERE campaign = ?", (self.campaign,))

    def content_of(self, delivery: Delivery) -> bytes:
        """The spooled bytes. Raises Doubtful where they are not those that were planned."""
        content = self._spool.read(delivery.spooled)
        if content is None:
            path = self.folder / "spool" / delivery.spooled
            hint = f"delete '{path}', and the mail is written anew"
            raise Doubtful(f"the mail to {delivery.address} was changed after it was written", hint)
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


def _hold(lock: sqlite3.Connection, folder: Path) -> None:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise InUse(str(folder)) from None


def _see_that_it_is_there(folder: Path, spool: Spool) -> None:
    path = folder / "journal.sqlite"
    is_used = bool(spool.names()) or (folder / "journal.sqlite-wal").exists()
    if is_used and not path.exists():
        raise _lost(folder, "is missing")
    if is_used and not path.stat().st_size:
        raise _lost(folder, "is empty")


def _lost(folder: Path, what: str) -> Doubtful:
    hint = (
        f"put '{folder / 'journal.sqlite'}' back as it was; or move '{folder}' away, and send to those alone of whom"
        " you know that they got nothing"
    )
    return Doubtful(f"the journal of this mailing {what}, and people may have got a mail already", hint)


def _is_to_keep(delivery: Delivery, kept: frozenset[str]) -> bool:
    return delivery.state not in FINAL and delivery.spooled not in kept


def _is_of_the_machine(error: Exception) -> bool:
    """Whether the disk or its rights are at fault, and not what stands in the file."""
    faults = (
        sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY,
    )  # fmt: skip
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in faults
