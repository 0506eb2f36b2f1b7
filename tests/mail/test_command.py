"""The command as a person types it, against a real server; the tiny briefing is what is mailed."""

import json
import os
import sqlite3
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path

import pytest
from click.testing import CliRunner

import build
from tests.briefings import write_briefing

ROOT = Path(__file__).resolve().parents[2]
SECRET = "open sesame"
MAIL = ("mail", "./content/water", "--journal", "journal")

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path, trusted, monkeypatch) -> Path:
    """A folder with the briefing and a list of people, to which a command is typed; no mail server is named yet."""
    write_briefing(tmp_path)
    (tmp_path / "people.csv").write_text("email,name\nann@example.org,Ann\nbob@example.org,\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("PRESS_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def mail(desk, workers_here):
    """Runs the command in this process."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        done = CliRunner(env=environment).invoke(build.main, [*MAIL, *arguments], catch_exceptions=False)
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def mail_alone(desk):
    """Runs the command in a process of its own, with a worker."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *MAIL, *arguments],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def at(server) -> dict[str, str]:
    return {
        "PRESS_SMTP_HOST": "localhost",
        "PRESS_SMTP_PORT": str(server.account.port),
        "PRESS_SMTP_USER": "desk",
        "PRESS_SMTP_PASSWORD_COMMAND": f"{sys.executable} -c \"print('{SECRET}')\"",
    }


def test_without_send_nothing_leaves(server, mail, tmp_path):
    result = mail("--recipients", "people.csv", **at(server))
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[0].startswith("ann@example.org\tAnn\tto send\t")
    assert "Note for readers\n----------------" in result.stdout
    assert "\nann@example.org gets this (1 more of this kind):\n" in result.stdout
    assert "bob@example.org gets this" not in result.stdout
    assert result.stderr.endswith("Nothing was sent. To send, say --send.\n")
    assert server.box.messages == []
    assert not (tmp_path / "journal").exists()


def test_each_kind_of_message_is_shown_once_and_any_by_its_address(mail, tmp_path):
    record = tmp_path / "content" / "water" / "briefing.yaml"
    text = record.read_text(encoding="utf-8")
    greeting = "greeting: \"Dear {{ name | default('reader') }},\", preview:"
    record.write_text(text.replace("preview:", greeting, 1), encoding="utf-8")
    rows = "ann@example.org,Ann,Ann\nbob@example.org,,\ncyd@example.org,a,\n"  # a name within words is none
    (tmp_path / "people.csv").write_text(f"email,name,\\9\n{rows}", encoding="utf-8")
    shown = [line for line in mail("--recipients", "people.csv").stdout.splitlines() if " gets this" in line]
    assert shown == ["ann@example.org gets this (1 more of this kind):", "bob@example.org gets this:"]
    one = mail("--recipients", "people.csv", "--show", "CYD@example.org").stdout
    assert "cyd@example.org gets this (1 more of this kind):" in one
    assert "Dear a," in one
    assert "Dear reader," not in one
    told = json.loads(mail("--recipients", "people.csv", "--show", "bob@example.org", "--json").stdout)["shown"]
    assert [(each["email"], each["others_of_its_kind"]) for each in told] == [("bob@example.org", 0)]
    assert "Dear reader," in told[0]["text"]
    for wrong, message in (
        (
            ("--show", "bub@example.org"),
            "nobody would get a mail at 'bub@example.org': did you mean 'bob@example.org'?",
        ),
        (("--show", "bob@example.org", "--send"), "--show shows a mail, and --send sends them all: say one of them"),
    ):
        refused = mail("--recipients", "people.csv", *wrong)
        assert (refused.returncode, message in refused.stderr) == (2, True)


def test_what_is_wrong_with_a_list_is_told_before_a_page_is_laid_out(mail, tmp_path):
    (tmp_path / "people.csv").write_text("email,edition\nann@example.org,\nbob,\ncyd@example.org,a9\n")
    result = mail("--recipients", "people.csv")
    assert result.returncode == 1
    assert "laying out" not in result.stderr
    assert result.stderr.count(": error: ") == 2


def test_looking_lays_nothing_out_that_a_build_has_made(mail, tmp_path, monkeypatch):
    monkeypatch.setattr("press.commands.places.OUTPUT", tmp_path / "output")
    built = CliRunner().invoke(build.main, ["build", "./content/water", "--output", "output"], catch_exceptions=False)
    assert built.exit_code == 0, built.stderr
    first = mail("--to", "ann@example.org")
    assert "laying out" not in first.stderr
    assert "looking at water-a4.pdf" in first.stderr
    assert (
        "laying out a4" in mail("--to", "ann@example.org", SOURCE_DATE_EPOCH="1").stderr
    )  # it would bear another date
    pdf = tmp_path / "output" / "water" / "water-a4.pdf"
    whole = pdf.read_bytes()
    pdf.write_bytes(whole[:-1])
    assert "laying out a4" in mail("--to", "ann@example.org").stderr
    pdf.write_bytes(whole)
    record = tmp_path / "content" / "water" / "briefing.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    anew = mail("--to", "ann@example.org")
    assert "laying out a4" in anew.stderr
    record.write_text(record.read_text(encoding="utf-8").removesuffix("# changed\n"), encoding="utf-8")
    size = mail("--to", "ann@example.org").stdout.splitlines()[0]
    assert size == first.stdout.splitlines()[0]


def test_sent_once_and_never_twice_and_the_password_is_nowhere(server, mail_alone, tmp_path):
    arguments = ("--recipients", "people.csv", "--send", "--rate", "600")
    refused = mail_alone(*arguments, **at(server))
    assert refused.returncode == 2
    assert "2 people would get it now: say so with --yes 2" in refused.stderr
    sent = mail_alone(*arguments, "--yes", "2", **at(server))
    assert sent.returncode == 0, sent.stderr
    assert sent.stdout == "2 sent, 0 refused, 0 unknown, 0 still to send\n"
    again = mail_alone(*arguments, "--yes", "0", **at(server))
    assert again.stdout == sent.stdout
    assert [to for to, _ in server.box.messages] == [["ann@example.org"], ["bob@example.org"]]
    message = message_from_bytes(server.box.messages[0][1])
    assert message["To"] == "Ann <ann@example.org>"
    assert [part.get_content_type() for part in message.walk()][2:] == ["text/plain", "text/html", "application/pdf"]
    written = [path.read_bytes() for path in (tmp_path / "journal").rglob("*") if path.is_file()]
    assert written
    assert not any(SECRET.encode() in each for each in written)
    assert SECRET not in refused.stderr + sent.stdout + sent.stderr + again.stderr


def test_a_test_goes_to_one_address_and_can_be_repeated(server, mail):
    for _ in range(2):
        result = mail("--recipients", "people.csv", "--test-to", "me@example.org", "--send", "--yes", "1", **at(server))
        assert result.returncode == 0, result.stderr
    assert [to for to, _ in server.box.messages] == [["me@example.org"], ["me@example.org"]]


def test_a_bad_row_means_that_nobody_gets_any(server, mail, tmp_path):
    people = tmp_path / "others.csv"
    people.write_text("email,edition,language\nann@example.org,,\nbob,,\ncyd@example.org,a9,\ndee@example.org,,fr\n")
    result = mail("--recipients", "others.csv", "--send", "--yes", "4", **at(server))
    assert result.returncode == 1
    assert [line for line in result.stderr.splitlines() if ": error: " in line] == [
        "others.csv:3: error: 'bob' is no address that mail reaches",
        "others.csv:4: error: no edition to read is called 'a9'",
        "others.csv:5: error: the briefing is not offered in 'fr'",
    ]
    assert server.box.messages == []


def test_a_draft_is_not_sent_unless_an_option_says_so(server, mail, tmp_path):
    record = tmp_path / "content" / "water" / "briefing.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "status: draft\n", encoding="utf-8")
    arguments = ("--to", "ann@example.org", "--send", "--yes", "1", "--rate", "600")
    refused = mail(*arguments, **at(server))
    assert refused.returncode == 1
    assert "error: the briefing is not finished: its status is 'draft'" in refused.stderr
    assert server.box.messages == []
    assert mail(*arguments, "--draft", **at(server)).returncode == 0
    assert message_from_bytes(server.box.messages[0][1])["Subject"] == "[Draft] Water and its price"


def test_without_a_server_it_says_what_to_set(mail):
    result = mail("--to", "ann@example.org", "--send", "--yes", "1")
    assert result.returncode == 2
    assert "no mail server is named: set PRESS_SMTP_HOST" in result.stderr


def test_what_is_unknown_is_listed_and_can_be_resolved(faulty, mail, tmp_path):
    server = faulty(faults={"BODY bob@example.org": "drop"})
    arguments = ("--recipients", "people.csv", "--rate", "600")
    environment = {"PRESS_SMTP_HOST": "localhost", "PRESS_SMTP_PORT": str(server.account.port)}
    result = mail(*arguments, "--send", "--yes", "2", **environment)
    assert result.returncode == 1, result.stderr
    assert result.stdout.splitlines() == [
        "bob@example.org: unknown: the server may have taken it; find out, then say --resolve",
        "1 sent, 0 refused, 1 unknown, 0 still to send",
    ]
    assert mail(*arguments, "--resolve", "bob@example.org", "arrived").returncode == 0
    with sqlite3.connect(tmp_path / "journal" / "water" / "journal.sqlite") as records:
        assert records.execute("SELECT address, state FROM delivery ORDER BY address").fetchall() == [
            ("ann@example.org", "sent"),
            ("bob@example.org", "sent"),
        ]


@pytest.mark.parametrize("order", [("--send", "--yes", "1"), ()], ids=["sending", "looking"])
def test_a_journal_that_was_emptied_stops_the_next_mailing(server, mail, tmp_path, order):
    arguments = ("--to", "ann@example.org", "--rate", "600")
    assert mail(*arguments, "--send", "--yes", "1", **at(server)).returncode == 0
    (tmp_path / "journal" / "water" / "journal.sqlite").write_bytes(b"")
    result = mail(*arguments, *order, **at(server))
    assert result.returncode == 3
    assert result.stderr.endswith(
        "error: the journal of this mailing is empty, and people may have got a mail already\n"
        "  hint: put 'journal/water/journal.sqlite' back as it was; or move 'journal/water' away, and send to those"
        " alone of whom you know that they got nothing\n"
    )
    assert len(server.box.messages) == 1


def test_a_server_that_cannot_be_trusted_is_status_3(faulty, mail, certificates):
    server = faulty(certificates.folder / "unknown.pem")
    environment = {"PRESS_SMTP_HOST": "localhost", "PRESS_SMTP_PORT": str(server.account.port)}
    result = mail("--to", "ann@example.org", "--send", "--yes", "1", **environment)
    assert result.returncode == 3
    assert "error: localhost cannot show that it is who it says" in result.stderr
    assert server.taken == []
