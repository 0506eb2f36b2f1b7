"""The journal: what a killed run leaves, and what a second one may do."""

import os
import subprocess
import sys

import pytest

from press.mail.journal import InUse, Journal, OtherContent
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
        with pytest.raises(ValueError, match="was changed"):
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
