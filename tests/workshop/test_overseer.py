"""A worker that takes too much, dies, hangs or raves: an error is told, and no process and no file stays behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from press.model.report import Place, Report
from press.workshop import hand, jobs, limits
from press.workshop.build import Build
from press.workshop.limits import Limits
from press.workshop.overseer import Overseer
from press.workshop.readable import environment
from press.workshop.workshop import Workshop
from tests.briefings import write_briefing
from tests.workshop.processes import is_alive

# Each test starts processes, and waits for some.
pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PLACE = Place("content/water")
JOB = jobs.Check(Path("content/water"), False)

# What stands before each worker that a test makes up: how it receives its job, and how it answers.
PREAMBLE = f"""
import os, signal, sys, time
sys.path.insert(0, {str(ROOT)!r})
from press.workshop import jobs
from press.workshop.frames import read_frame, write_frame
pid = open({{note!r}}, "w")
print(os.getpid(), os.environ["TMPDIR"], file=pid, flush=True)
questions, answers = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
read_frame(questions), read_frame(questions)
write_frame(answers, jobs.STEP, "laying out a4")
"""


@pytest.fixture
def worked(tmp_path, monkeypatch):
    """Has a made-up worker do a job, with limits; gives back its answer and what was reported."""

    def run(body: str, seconds: int = 30, memory_mib: int = 512, wall_factor: int = 600):
        monkeypatch.setattr(limits, "WALL_FACTOR", wall_factor)  # these tests may run on a busy machine
        script = PREAMBLE.format(note=str(tmp_path / "pid")) + textwrap.dedent(body)
        monkeypatch.setattr(hand, "_COMMAND", (sys.executable, "-c", script))
        report = Report()
        steps = []
        watcher = Overseer(Limits(seconds, memory_mib), PLACE, report, steps.append, steps.append)
        answer = watcher.run(JOB, jobs.Checked)
        assert steps[:1] == ["laying out a4"]
        return answer, [str(found) for found in report.diagnostics]

    yield run
    process, temporary = (tmp_path / "pid").read_text().split()
    assert not is_alive(int(process))
    assert not Path(temporary).exists()


def test_an_answer_comes_back(worked):
    answer, problems = worked("write_frame(answers, jobs.ANSWER, jobs.Checked((), None))\ntime.sleep(60)")
    assert (answer, problems) == (jobs.Checked((), None), [])


@pytest.mark.parametrize(
    ("body", "allowed", "problem"),
    [
        pytest.param(
            "held = bytearray(400 * 2**20)\ntime.sleep(60)",
            {"memory_mib": 200},
            "content/water: error: laying out a4 needs more than 200 MiB of memory, and was stopped\n"
            "  hint: shorten the text, or use smaller pictures; --limit-memory 400 allows more",
            id="memory",
        ),
        pytest.param(
            "while True: pass",
            {"seconds": 1},
            "content/water: error: laying out a4 takes more than 1 s of the processor's time, and was stopped\n"
            "  hint: shorten the text, or use simpler pictures; --limit-seconds 2 allows more",
            id="time of the processor",
        ),
        pytest.param(
            "time.sleep(600)",
            {"seconds": 1, "wall_factor": 2},
            "content/water: error: laying out a4 was not done after 2 s, and was stopped\n"
            "  hint: try again when the machine is less busy; --limit-seconds 2 allows more",
            id="time on the wall",
        ),
        pytest.param(
            "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
            "while True: pass",
            {"seconds": 1},
            "content/water: error: laying out a4 takes more than 1 s of the processor's time, and was stopped\n"
            "  hint: shorten the text, or use simpler pictures; --limit-seconds 2 allows more",
            id="one that will not go",
        ),
    ],
)
def test_a_worker_that_takes_too_much_is_stopped(worked, body, allowed, problem):
    assert worked(body, **allowed) == (None, [problem])


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param(
            "os.kill(os.getpid(), signal.SIGSEGV)",
            "content/water: error: the build process died of signal 11 (SIGSEGV), while laying out a4\n"
            "  hint: a picture, a font or a PDF may be broken; are there fonts on this machine (fc-list)?",
            id="a segmentation fault",
        ),
        pytest.param(
            "os.kill(os.getpid(), signal.SIGKILL)",
            "content/water: error: the build process died of signal 9 (SIGKILL), while laying out a4\n"
            "  hint: the machine may have run out of memory",
            id="killed",
        ),
        pytest.param(
            "os._exit(0)",
            "content/water: error: the build process ended without an answer, while laying out a4",
            id="gone",
        ),
        pytest.param(
            "write_frame(answers, jobs.FAILED, 'depth')",
            "content/water: error: something nests too deep to be read, while laying out a4\n"
            "  hint: nest lists and brackets less deep",
            id="too deep",
        ),
        pytest.param(
            "write_frame(answers, jobs.FAILED, 'bug')",
            "content/water: error: the program has a fault, which showed while laying out a4\n"
            "  hint: please report it, with the lines above",
            id="a fault of ours",
        ),
        pytest.param(
            "answers.write(b'cos\\nsystem\\n'); answers.flush()\ntime.sleep(60)",
            "content/water: error: the build process cannot be understood while laying out a4: "
            "more was sent than is read",
            id="a pickle",
        ),
        pytest.param(
            "write_frame(answers, jobs.FAILED, '28')",
            "content/water: error: the machine does not let us work: No space left on device, while laying out a4\n"
            "  hint: is there room for temporary files (TMPDIR), and do the limits of this machine (ulimit -a) allow"
            " more?",
            id="a full disk",
        ),
        pytest.param(
            "os.kill(os.getpid(), signal.SIGXCPU)",
            "content/water: error: the build process died of signal 24 (SIGXCPU), while laying out a4\n"
            "  hint: this machine allows no more (ulimit -a)",
            id="a limit of the processor's time",
        ),
        pytest.param(
            "write_frame(answers, 'command', 'rm')\ntime.sleep(60)",
            "content/water: error: the build process cannot be understood while laying out a4: "
            "a frame of no kind that is known",
            id="a frame of another kind",
        ),
        pytest.param(
            "write_frame(answers, jobs.ANSWER, jobs.Made((), ()))\ntime.sleep(60)",
            "content/water: error: the build process cannot be understood while laying out a4: "
            "not the fields of Checked",
            id="another answer",
        ),
    ],
)
def test_a_worker_that_dies_or_raves_is_told(worked, body, problem):
    assert worked(body) == (None, [problem])


def test_a_worker_that_cannot_be_started_is_told(monkeypatch):
    monkeypatch.setattr(hand, "_COMMAND", ("/no/such/python",))
    report = Report()
    assert Overseer(Limits(), PLACE, report, print, print).run(JOB, jobs.Checked) is None
    assert report.is_of_the_machine
    assert [str(found) for found in report.diagnostics] == [
        "content/water: error: no process to work in can be started: No such file or directory\n"
        "  hint: is there room in the folder for temporary files (TMPDIR), and may more processes run?"
    ]


def test_each_step_has_its_own_time(worked):
    body = """
        def work():
            until = time.process_time() + 0.4
            while time.process_time() < until: pass
        for step in range(3):
            work()
            write_frame(answers, jobs.STEP, f"step {step}")
        write_frame(answers, jobs.ANSWER, jobs.Checked((), None))
    """
    assert worked(body, seconds=1) == (jobs.Checked((), None), [])


def test_a_file_name_that_leads_elsewhere_is_not_taken(monkeypatch):
    answer = jobs.Made((), (jobs.Artefact("../../.profile", b"", 0), jobs.Artefact("a\x1b[2J.pdf", b"", 0)))
    monkeypatch.setattr(Build, "run", lambda *_: answer)
    report = Report()
    assert Workshop().make(jobs.Make(Path("content/water"), ()), report, print) == ()
    assert [found.message for found in report.diagnostics] == [
        "a file cannot be called '../../.profile'",
        "a file cannot be called 'a\\x1b[2J.pdf'",
    ]


def test_the_worker_gets_no_password(worked, monkeypatch, tmp_path):
    monkeypatch.setenv("PRESS_SMTP_PASSWORD", "open sesame")
    seen = tmp_path / "seen"
    worked(f"open({str(seen)!r}, 'w').write(repr(dict(os.environ)))")
    assert "PATH" in seen.read_text()
    assert "open sesame" not in seen.read_text()


# The command as a whole, interrupted while its worker is busy.


@pytest.fixture
def busy(tmp_path):
    """A build under way, in a worker that waits: its process, and that of its worker."""
    write_briefing(tmp_path)
    (tmp_path / "output" / "water").mkdir(parents=True)
    (tmp_path / "output" / "water" / "water-a4.pdf").write_bytes(b"good")
    script = PREAMBLE.format(note=str(tmp_path / "pid")) + "time.sleep(600)"
    command = f"""
        import signal, sys
        from pathlib import Path
        import build
        from press.commands import places
        from press.workshop import hand
        places.CONTENT = Path({str(tmp_path)!r}, "content")
        hand._COMMAND = (sys.executable, "-c", {script!r})
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # the tests themselves may run under nohup
        build.leave_on_signals()
        build.main(["build", "water", "--output", "output"])
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(command)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while "laying out" not in process.stderr.readline():
        assert process.poll() is None
    worker = int((tmp_path / "pid").read_text().split()[0])
    yield process, worker
    for left in (process.pid, worker):
        if is_alive(left):
            os.kill(left, signal.SIGKILL)
    process.stderr.close()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_an_interrupted_build_leaves_nothing_behind(busy, tmp_path, number, status):
    process, worker = busy
    os.killpg(process.pid, number)
    assert process.wait(timeout=30) == status
    assert "Traceback" not in process.stderr.read()
    assert not is_alive(worker)
    assert [path.read_bytes() for path in (tmp_path / "output" / "water").iterdir()] == [b"good"]
    assert list(tmp_path.glob("press-*")) == []


def test_a_build_under_nohup_outlasts_its_terminal():
    command = """
        import os, signal, build
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        build.leave_on_signals()
        os.kill(os.getpid(), signal.SIGHUP)
        print("goes on")
    """
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(command)], env=environ, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "goes on\n")


def test_a_worker_does_not_outlive_a_build_that_is_killed(tmp_path):
    """The real worker, while it lays out: only it can know that nobody waits for it any more."""
    write_briefing(tmp_path)
    command = """
        from pathlib import Path
        from press.model.report import Report
        from press.workshop import hand, jobs
        from press.workshop.workshop import Workshop
        start = hand.subprocess.Popen
        def started(*given, **named):
            process = start(*given, **named)
            print(process.pid, flush=True)
            return process
        hand.subprocess.Popen = started
        Workshop().make(jobs.Make(Path("content/water"), ("a4",)), Report(), lambda m: print(m.step, flush=True))
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(command)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    worker = int(parent.stdout.readline())
    assert parent.stdout.readline() == "reading\n"
    assert is_alive(worker)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 30
    while is_alive(worker):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_no_temporary_folder_is_left_in_the_system(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(hand, "_COMMAND", (sys.executable, "-c", "import os; os._exit(3)"))
    Overseer(Limits(), PLACE, Report(), print, print).run(JOB, jobs.Checked)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path, monkeypatch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f"press-{gone.pid}-a", f"press-{os.getpid()}-b", "press-x-c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "font.ttf").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(hand, "_COMMAND", (sys.executable, "-c", ""))
    Overseer(Limits(), PLACE, Report(), print, print).run(JOB, jobs.Checked)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((f"press-{os.getpid()}-b", "press-x-c"))


def test_a_colon_in_the_path_of_the_program_parts_nothing(tmp_path):
    """PYTHONPATH parts its folders by colons."""
    root = tmp_path / "a:b"
    root.mkdir()
    shutil.copytree(ROOT / "press", root / "press")
    shutil.copytree(ROOT / "styles", root / "styles")
    shutil.copy(ROOT / "build.py", root / "build.py")
    write_briefing(tmp_path)
    command = [sys.executable, str(root / "build.py"), "check", "./content/water"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_python_without_assertions_is_not_what_works(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONOPTIMIZE", "1")
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert "PYTHONOPTIMIZE" not in environment(tmp_path)
    assert environment(tmp_path)["PYTHONUTF8"] == "1"


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
@pytest.mark.parametrize("limit", ["-f 0", "-n 7", "-t 1"], ids=["size of files", "open files", "processor time"])
def test_a_limit_of_the_machine_is_status_3(tmp_path, limit):
    write_briefing(tmp_path)
    command = f"ulimit {limit}; exec {sys.executable} {ROOT / 'build.py'} build ./content/water --output output"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == 3
    assert "error: " in done.stderr
