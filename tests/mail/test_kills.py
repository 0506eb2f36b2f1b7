"""A run killed at every single step, and run again: everybody has exactly one mail, or is listed as unknown.

The process is ended by the system (os._exit, no clean-up) before or after each write to the journal, and midway through
handing a message over. The server is another process's thread and keeps count.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from press.mail.journal import Journal
from tests.mail.letters import document_in, letter_of, person, small_message

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("ann", "bob", "cyd")

# Each job is run twice in children of one process that has imported everything: first killed, then whole.
RUN = """
import json, os, smtplib, sys
from pathlib import Path
from press.mail import journal as module
from press.mail.account import Account
from press.mail.connection import Patience
from press.mail.post import Post

steps, kill_at = 0, 0

def step(name):
    global steps
    steps += 1
    if steps == kill_at:
        os._exit(99)

def around(owner, name):
    inner = getattr(owner, name)
    def outer(self, *arguments, **options):
        step("before " + name)
        result = inner(self, *arguments, **options)
        step("after " + name)
        return result
    setattr(owner, name, outer)

for name in ("claim", "give_back", "transmit", "finish", "defer"):
    around(module.Journal, name)
for name in ("connect", "mail", "rcpt"):
    around(smtplib.SMTP, name)

# DATA in steps: asked, half of the message given, all of it given and the answer not yet read, answered.
def data(self, message):
    self.putcmd("data")
    code, text = self.getreply()
    step("asked for DATA")
    quoted = smtplib._quote_periods(message)
    self.send(quoted[: len(quoted) // 2])
    step("half given")
    self.send(quoted[len(quoted) // 2 :] + b".\\r\\n")
    step("all given")
    answer = self.getreply()
    step("answered")
    return answer

smtplib.SMTP.data = data

class Clock:
    time = 1_800_000_000.0
    def now(self): return self.time
    def sleep(self, seconds): self.time += seconds

def run(folder, port, patience):
    with module.Journal.open(Path(folder), "water") as journal:
        people = [delivery.key for delivery in journal.deliveries()]
        account = Account("localhost", port, "starttls", "")
        Post(journal, account, "desk@example.org", Clock(), lambda text: None, 600, patience).send(people, 100)
        states = {d.address.partition("@")[0]: d.state for d in journal.deliveries()}
        print(json.dumps({"steps": steps, "states": states}), flush=True)

def child(folder, port, at, patience):
    global kill_at
    pid = os.fork()
    if pid == 0:
        kill_at = at
        try:
            run(folder, port, patience)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == (99 if at else 0)

for line in sys.stdin:
    job = json.loads(line)
    if job.get("endless"):
        run(job["folder"], job["port"], Patience())
    if job["kill_at"]:
        child(job["folder"], job["port"], job["kill_at"], Patience(2, 2, 2))
    child(job["folder"], job["port"], 0, Patience(2, 2, 2))
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts no process from a running one"),
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    letter = letter_of(document_in(tmp_path_factory.mktemp("water")))
    people = [person(f"{name}@example.org", name.title()) for name in NAMES]
    return [(each, small_message(letter, each)) for each in people]


def start():
    return subprocess.Popen(
        [sys.executable, "-c", RUN], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def run(jobs):
    """Run jobs of folder, server and step; the result of each whole run."""
    lines = [json.dumps({"folder": str(f), "port": s.account.port, "kill_at": at}) for f, s, at in jobs]
    process = start()
    said, _ = process.communicate("\n".join(lines))
    assert process.returncode == 0
    return [json.loads(line) for line in said.splitlines()]


def plan(folder, messages):
    with Journal.open(folder, "water") as journal:
        journal.plan("text", messages)
    return folder


@pytest.mark.parametrize("faults", [{}, {"RCPT bob@example.org": "550 no", "BODY 2": "451 later"}], ids=["well", "ill"])
def test_killed_anywhere_nobody_gets_two(faulty, memory, messages, faults):
    [whole] = run([(plan(memory / "whole", messages), faulty(faults=faults), 0)])
    assert whole["steps"] > 30
    jobs = [(plan(memory / str(at), messages), faulty(faults=faults), at) for at in range(1, whole["steps"] + 1)]
    for (_, server, at), result in zip(jobs, run(jobs), strict=True):
        states = result["states"]
        arrived = Counter(to.partition("@")[0] for to, _ in server.taken)
        assert max(arrived.values()) == 1, f"step {at}: {arrived}"
        assert list(states.values()).count("unknown") <= 1, f"step {at}: {states}"
        for name, state in states.items():
            assert state in ("sent", "refused", "unknown")
            if state != "unknown":
                assert arrived[name] == (state == "sent"), f"step {at}: {name} is {state}, {arrived}"


def test_a_kill_in_the_middle_of_a_message_leaves_it_unknown(faulty, tmp_path, messages):
    server = faulty(faults={"BODY bob@example.org": "stall"})
    process = start()
    job = {"folder": str(plan(tmp_path, messages)), "port": server.account.port, "kill_at": 0, "endless": True}
    process.stdin.write(json.dumps(job) + "\n")
    process.stdin.flush()
    while len(server.taken) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.communicate()
    [result] = run([(tmp_path, server, 0)])
    assert result["states"] == {"ann": "sent", "bob": "unknown", "cyd": "sent"}
    assert sorted(to for to, _ in server.taken) == [f"{name}@example.org" for name in NAMES]
