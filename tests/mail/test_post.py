"""Sending to servers that work, drop, stall, refuse and accept by half; what happens is what RFC 5321 says it means."""

import time
from dataclasses import replace
from email import message_from_bytes

import pytest

from press.mail.connection import CannotSend, Patience
from press.mail.journal import Journal
from press.mail.post import Post
from press.model.briefing import Contact
from press.model.letter import State
from tests.mail.letters import PDF, document_in, letter_of, message_to, person, small_message

NAMES = ("ann", "bob", "cyd")
QUICK = Patience(connect=2, command=1, data=1)


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    return letter_of(document_in(tmp_path_factory.mktemp("water")))


@pytest.fixture
def run(letter, tmp_path, clock):
    """Sends to so many people; gives back the states, and what was told. Running it again goes on."""

    def send(account, names=NAMES, most=1000, per_minute=600.0, patience=QUICK):
        people = [person(f"{name}@example.org", name.title()) for name in names]
        told = []
        with Journal.open(tmp_path / "journal", "water 1.0.0") as journal:
            journal.plan("text", [(each, small_message(letter, each)) for each in people])
            post = Post(journal, account, "briefings@example.org", clock, told.append, per_minute, patience)
            try:
                post.send({each.key for each in people}, most)
            except CannotSend as error:
                told.append(f"stopped: {error}")
            return {d.key.partition("@")[0]: str(d.state) for d in journal.deliveries()}, told

    return send


def test_each_gets_one_of_their_own_through_a_real_server(server, run):
    states, _ = run(server.account)
    assert states == {"ann": "sent", "bob": "sent", "cyd": "sent"}
    assert [to for to, _ in server.box.messages] == [["ann@example.org"], ["bob@example.org"], ["cyd@example.org"]]
    for (to,), content in server.box.messages:
        others = {f"{name}@example.org" for name in NAMES} - {to}
        assert not any(other.encode() in content for other in others)
    assert server.box.logins == ["desk"]


def test_what_arrives_is_what_was_written(server, letter, tmp_path, clock):
    ann = person("ann@example.org", "Ann Example, MP")
    message = message_to(letter, Contact(ann.name, ann.address), "Вода и её цена (A4).pdf")
    with Journal.open(tmp_path, "water") as journal:
        journal.plan("text", [(ann, message)])
        Post(journal, server.account, "briefings@example.org", clock, print).send({ann.key}, 1)
    [(_, content)] = server.box.messages
    assert content == message.content
    attachment = list(message_from_bytes(content).walk())[-1]
    assert attachment.get_filename() == "Вода и её цена (A4).pdf"
    assert attachment.get_payload(decode=True) == PDF


def test_running_it_again_sends_nothing_twice(server, run):
    run(server.account)
    states, told = run(server.account)
    assert set(states.values()) == {"sent"}
    assert told == []
    assert len(server.box.messages) == 3


def test_a_limit_leaves_the_rest_for_the_next_run(server, run):
    assert run(server.account, most=2)[0] == {"ann": "sent", "bob": "sent", "cyd": "planned"}
    assert run(server.account)[0] == {"ann": "sent", "bob": "sent", "cyd": "sent"}
    assert len(server.box.messages) == 3


def test_people_who_left_the_list_get_nothing(server, run):
    run(server.account, most=1)
    states, _ = run(server.account, names=("ann", "bob"))
    assert states == {"ann": "sent", "bob": "sent", "cyd": "planned"}


def test_a_wrong_password_stops_everything(server, run):
    states, told = run(replace(server.account, password="wrong"))
    assert set(states.values()) == {"planned"}
    assert told == ["stopped: localhost does not let 'desk' in (code 535)"]


@pytest.mark.parametrize("fault", ["drop", "stall", "450 busy", "421 going down"])
@pytest.mark.parametrize("step", ["MAIL 2", "RCPT 2", "DATA 2"])
def test_what_fails_before_the_message_is_given_is_tried_again(faulty, run, step, fault):
    server = faulty(faults={step: fault})
    states, _ = run(server.account)
    if step == "DATA 2" and fault in ("drop", "stall"):
        # From outside nobody can tell at which end of DATA the silence began.
        assert states == {"ann": "sent", "bob": "unknown", "cyd": "sent"}
        assert [to for to, _ in server.taken] == ["ann@example.org", "cyd@example.org"]
    else:
        assert states == {"ann": "sent", "bob": "sent", "cyd": "sent"}
        assert sorted(to for to, _ in server.taken) == ["ann@example.org", "bob@example.org", "cyd@example.org"]


@pytest.mark.parametrize("fault", ["drop", "stall"])
def test_a_message_that_was_taken_without_a_word_is_unknown_and_never_sent_again(faulty, run, fault):
    server = faulty(faults={"BODY bob@example.org": fault})
    states, _ = run(server.account)
    again, _ = run(server.account)
    assert states == again == {"ann": "sent", "bob": "unknown", "cyd": "sent"}
    assert sorted(to for to, _ in server.taken) == ["ann@example.org", "bob@example.org", "cyd@example.org"]


@pytest.mark.parametrize(
    ("step", "answer", "state"),
    [
        ("RCPT bob@example.org", "550 nobody here", "refused"),
        ("BODY bob@example.org", "554 spam", "refused"),
        ("BODY 2", "451 later", "sent"),
        ("BODY 2", "299 well", "unknown"),
    ],
)
def test_an_answer_is_taken_at_its_word(faulty, run, step, answer, state):
    server = faulty(faults={step: answer})
    states, _ = run(server.account)
    assert states == {"ann": "sent", "bob": state, "cyd": "sent"}


def test_a_server_that_always_says_later_is_asked_five_times(faulty, run, clock):
    server, began = faulty(faults={"RCPT bob@example.org": "450 later"}), clock.now()
    states, told = run(server.account)
    assert states == {"ann": "sent", "bob": "refused", "cyd": "sent"}
    assert told[-1] == "bob@example.org: refused, 450 later (given up after 5 tries)"
    assert 0.8 * 4860 <= clock.now() - began <= 1.2 * 4860 + 1  # 1, 5, 15 and 60 minutes, within a fifth


def test_a_sender_that_is_not_wanted_stops_everything(faulty, run):
    server = faulty(faults={"MAIL": "553 not you"})
    states, told = run(server.account)
    assert set(states.values()) == {"planned"}
    assert told == ["stopped: localhost takes no mail from 'briefings@example.org': 553 not you"]


def test_many_refusals_stop_everything(faulty, run):
    server = faulty(faults={"RCPT": "550 no"})
    states, told = run(server.account, names=[f"p{n}" for n in range(12)])
    assert list(states.values()).count("refused") == 5
    assert told[-1] == "stopped: 5 of 5 were refused: look at the list and at what the server said"


def test_a_message_that_is_too_large_for_the_server_stops_before_it_is_given(faulty, run):
    server = faulty(size=2000)
    states, told = run(server.account)
    assert set(states.values()) == {"planned"}
    assert told[-1].startswith("stopped: localhost takes 2 kB, and a message has ")
    assert not any(command.startswith("MAIL") for command in server.commands)


@pytest.mark.parametrize("certificate", ["unknown", "other-name", "expired"])
def test_a_server_that_cannot_show_who_it_is_gets_nothing(faulty, run, certificates, certificate, monkeypatch):
    path = certificates.folder / f"{certificate}.pem"
    if certificate != "unknown":
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    server = faulty(path)
    states, told = run(server.account)
    assert set(states.values()) == {"planned"}
    assert told[-1].startswith("stopped: localhost cannot show that it is who it says")
    assert [command.split()[0] for command in server.commands] == ["ehlo", "STARTTLS"]


def test_a_server_without_encryption_gets_nothing(faulty, run):
    server = faulty(starttls=False)
    states, told = run(replace(server.account, user="desk", password="secret"))
    assert set(states.values()) == {"planned"}
    assert told == ["stopped: localhost offers no STARTTLS, and nothing is sent without encryption"]
    assert [command.split()[0] for command in server.commands] == ["ehlo"]


def test_a_silent_server_is_given_up_in_time(faulty, run):
    server, began = faulty(faults={"CONNECT": "stall"}), time.monotonic()
    states, told = run(server.account, patience=Patience(connect=0.2, command=0.2, data=0.2))
    assert set(states.values()) == {"planned"}
    assert told[-1].startswith("stopped: localhost cannot be reached:")
    assert time.monotonic() - began < 5 * 0.2 + 1


@pytest.mark.parametrize("command", ["CONNECT 1", "EHLO 1", "EHLO 2", "MAIL 1", "RCPT 1", "DATA 1", "BODY 1", "RSET 1"])
def test_421_at_any_command_is_survived(faulty, run, command):
    server = faulty(faults={command: "421 going down", "RCPT cyd@example.org": "550 no"})
    states, _ = run(server.account)
    assert states == {"ann": "sent", "bob": "sent", "cyd": "refused"}
    assert sorted(to for to, _ in server.taken) == ["ann@example.org", "bob@example.org"]


@pytest.mark.slow
def test_the_pace_is_kept_also_after_a_pause(faulty, run, clock):
    server, names = faulty(), [f"p{n}" for n in range(60)]
    began = clock.now()
    run(server.account, names, most=30, per_minute=20)
    states, _ = run(server.account, names, per_minute=20)
    assert set(states.values()) == {"sent"}
    assert 177 <= clock.now() - began <= 185


@pytest.mark.slow
def test_after_fifty_messages_comes_a_new_connection(faulty, run):
    server = faulty()
    run(server.account, [f"p{n}" for n in range(60)])
    assert len([command for command in server.commands if command == "STARTTLS"]) == 2
    assert len(server.taken) == 60


def test_a_token_logs_in_as_xoauth2(faulty, run):
    server = faulty(faults={"EHLO": "250-here\r\n250-STARTTLS\r\n250 AUTH XOAUTH2", "AUTH": "235 in"})
    states, _ = run(replace(server.account, user="desk", token="t0k3n"))
    assert set(states.values()) == {"sent"}
    assert [c for c in server.commands if c.startswith("AUTH")] == [
        "AUTH XOAUTH2 dXNlcj1kZXNrAWF1dGg9QmVhcmVyIHQwazNuAQE="  # user=desk^Aauth=Bearer t0k3n^A^A
    ]


def test_states_are_told_as_they_come(server, run):
    _, told = run(server.account)
    assert told == [f"{name}@example.org: {State.SENT}, 250 taken" for name in NAMES]
