"""The journal: what a killed run leaves, and what a second one may do."""

import contextlib
import os
import sqlite3
import subprocess
import sys

import pytest

from press.mail.journal import Doubtful, InUse, Journal, OtherContent
from press.mail.spool import Spool
from press.model.letter import State
from tests.mail.letters import document_in, letter_of, person, small_message


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    letter = letter_of(document_in(tmp_path_factory.mktemp("water")))
    people = [person(f"{name}@example.org", name.title()) for name in ("ann", "bob", "cyd")]
    return [(each, small_message(letter, each)) for each in people]


def states(folder, campaign="water 1.0.0"):
    with Journal.open(folder, campaign) as journal:
        return {delivery.key.partition("@")[0]: str(delivery.state) for delivery in journal.deliveries()}


def planned(folder, messages, content="first"):
    with Journal.open(folder, "water 1.0.0") as journal:
        journal.plan(content, messages)


def test_planning_keeps_the_very_bytes(tmp_path, messages):
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.plan("first", messages)
        assert [journal.content_of(delivery) for delivery in journal.deliveries()] == [m.content for _, m in messages]


def test_bytes_that_were_changed_in_the_spool_are_refused(tmp_path, messages):
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.plan("first", messages)
        delivery = journal.deliveries()[0]
        (tmp_path / "spool" / delivery.spooled).write_bytes(b"To: x@evil.example\r\n\r\n")
        with pytest.raises(Doubtful, match=r"the mail to ann@example\.org was changed after it was written"):
            journal.content_of(delivery)


def test_planning_again_adds_only_who_is_new(tmp_path, messages):
    planned(tmp_path, messages[:2])
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.claim("ann@example.org")
        journal.transmit("ann@example.org", 1.0)
        journal.finish("ann@example.org", State.SENT, "250 taken")
        journal.plan("first", messages)
    assert states(tmp_path) == {"ann": "sent", "bob": "planned", "cyd": "planned"}


def test_a_run_that_was_killed_leaves_no_doubt_about_what_is_in_doubt(tmp_path, messages):
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.plan("first", messages)
        journal.claim("ann@example.org")
        journal.claim("bob@example.org")
        journal.transmit("bob@example.org", 1.0)
    assert states(tmp_path) == {"ann": "planned", "bob": "unknown", "cyd": "planned"}


def test_a_person_can_say_what_became_of_a_message(tmp_path, messages):
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.plan("first", messages)
        for key in ("ann@example.org", "bob@example.org"):
            journal.claim(key)
            journal.transmit(key, 1.0)
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        assert journal.resolve("ann@example.org", arrived=True)
        assert journal.resolve("bob@example.org", arrived=False)
        assert not journal.resolve("cyd@example.org", arrived=True)
    assert states(tmp_path) == {"ann": "sent", "bob": "planned", "cyd": "planned"}


def test_another_text_under_the_same_name_is_refused_once_somebody_has_it(tmp_path, messages):
    planned(tmp_path, messages)
    planned(tmp_path, messages, "second")
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.claim("ann@example.org")
        journal.transmit("ann@example.org", 1.0)
        with pytest.raises(OtherContent):
            journal.plan("third", messages)


def test_a_new_version_is_a_mailing_of_its_own(tmp_path, messages):
    planned(tmp_path, messages)
    with Journal.open(tmp_path, "water 1.0.1") as journal:
        journal.plan("second", messages)
    assert len(states(tmp_path)) == len(states(tmp_path, "water 1.0.1")) == 3


def test_two_runs_at_once_are_refused(tmp_path, messages):
    with Journal.open(tmp_path, "water 1.0.0"):
        code = (
            "from pathlib import Path\nfrom press.mail.journal import Journal\n"
            f"with Journal.open(Path({str(tmp_path)!r}), 'x'): pass"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert result.stderr.strip().startswith("Traceback")
        assert "InUse" in result.stderr
        with pytest.raises(InUse), Journal.open(tmp_path, "x"):
            pass


def test_each_step_is_on_the_disk_before_the_next(tmp_path, messages):
    """The setting that makes it so (SQLite, PRAGMA synchronous: 2 is FULL)."""
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        assert journal._records.execute("PRAGMA synchronous").fetchone() == (2,)
        assert journal._records.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert os.listdir(tmp_path / "spool") == []


JOURNAL = "journal.sqlite"


def lost(folder):
    (folder / JOURNAL).unlink()


def emptied(folder):
    (folder / JOURNAL).write_bytes(b"")


def cut_off(folder):
    content = (folder / JOURNAL).read_bytes()
    (folder / JOURNAL).write_bytes(content[: len(content) // 2])


def overwritten(folder):
    (folder / JOURNAL).write_bytes(b"email,name\n" * 1000)


def altered(folder, *statements):
    with sqlite3.connect(folder / JOURNAL) as records:
        for statement in statements:
            records.execute(statement)
    records.close()


def without_people(folder):
    altered(folder, "DELETE FROM delivery")


def without_tables(folder):
    altered(folder, "DROP TABLE delivery", "DROP TABLE mailing")


def of_other_columns(folder):
    altered(folder, "ALTER TABLE delivery DROP COLUMN spooled")


def of_another_state(folder):
    altered(folder, "UPDATE delivery SET state = 'read' WHERE key = 'ann@example.org'")


LOST = "the journal of this mailing {}, and people may have got a mail already"


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lost, "is missing"), (emptied, "is empty"), (cut_off, "cannot be read"), (overwritten, "cannot be read"),
        (without_people, "does not know all mails that were written"),
        (without_tables, "does not know all mails that were written"),
        (of_other_columns, "cannot be read"), (of_another_state, "cannot be read"),
    ],
)  # fmt: skip
def test_a_journal_that_is_not_as_it_was_stops_the_mailing(tmp_path, messages, spoil, problem):
    planned(tmp_path, messages)
    spoil(tmp_path)
    for _ in range(2):  # it is no better the second time
        with pytest.raises(Doubtful) as caught, Journal.open(tmp_path, "water 1.0.0"):
            pass
        assert str(caught.value) == LOST.format(problem)
        assert caught.value.hint == (
            f"put '{tmp_path / JOURNAL}' back as it was; or move '{tmp_path}' away, and send to those alone of whom you"
            " know that they got nothing"
        )


def test_a_journal_of_a_later_version_is_left_alone(tmp_path, messages):
    planned(tmp_path, messages)
    altered(tmp_path, "PRAGMA user_version = 2")
    with pytest.raises(Doubtful, match="written by a later version of this program"), Journal.open(tmp_path, "x"):
        pass


def test_a_journal_of_an_earlier_version_goes_on(tmp_path, messages):
    planned(tmp_path, messages)
    altered(tmp_path, "PRAGMA user_version = 0")
    assert states(tmp_path) == {"ann": "planned", "bob": "planned", "cyd": "planned"}


@pytest.mark.parametrize("at", range(4))
def test_planning_that_was_killed_is_planned_again(tmp_path, messages, monkeypatch, at):
    """Killed before the first, second or third file is in the spool, or not at all."""
    keep, kept = Spool.keep, []

    def keep_some(spool, content):
        if len(kept) == at:
            raise KeyboardInterrupt
        kept.append(content)
        keep(spool, content)

    monkeypatch.setattr(Spool, "keep", keep_some)
    with contextlib.suppress(KeyboardInterrupt):
        planned(tmp_path, messages)
    monkeypatch.undo()
    with Journal.open(tmp_path, "water 1.0.0") as journal:
        journal.plan("first", messages)
        assert [journal.content_of(each) for each in journal.deliveries()] == [m.content for _, m in messages]


def test_another_text_that_nobody_has_leaves_no_doubt_behind(tmp_path, messages):
    planned(tmp_path, messages)
    planned(tmp_path, messages[:1], "second")
    assert states(tmp_path) == {"ann": "planned"}


def test_a_spoiled_mail_that_is_deleted_is_written_anew(tmp_path, messages):
    planned(tmp_path, messages)
    for path in (tmp_path / "spool").iterdir():
        path.unlink()
    planned(tmp_path, messages)
    assert len(list((tmp_path / "spool").iterdir())) == 3


def test_a_folder_that_cannot_be_locked_is_not_in_use(tmp_path):
    (tmp_path / "lock.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"), Journal.open(tmp_path, "x"):
        pass
