"""The workers of one build, made up by the test: how they are asked, and what becomes of their answers and ends.

They print nothing; what real workers make is held in ``test_workers.py``.
"""

import sys
import textwrap
import time
from pathlib import Path

import pytest

from press.model.report import Report
from press.workshop import hand, jobs
from press.workshop.limits import Limits
from press.workshop.workshop import Workshop
from tests.workshop.processes import is_alive

# Each test starts processes, and waits for some.
pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ALL = ("a4", "letter", "a5", "large-print", "how-to-print")
JOB = jobs.Make(Path("content/water"), ())
LIMITS = Limits(30, 512)

# A worker that answers at once. ``who`` is "reader" or "printer"; each test says what happens ``at`` a form, given its
# name, and what happens while something is drawn for a ``size``.
WORKER = f"""
import os, signal, sys, time
sys.path.insert(0, {str(ROOT)!r})
FOLDER = {{folder!r}}
from press.model.output import Artefact
from press.model.print_note import PrintNote
from press.model.report import Diagnostic, Place, Severity
from press.workshop import jobs
from press.workshop.frames import read_frame, write_frame
questions, answers = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
order = read_frame(questions).read(jobs.Order)
who = "printer" if order.outfit is jobs.Outfit.PRINTING else "reader"
print(os.getpid(), order.temporary, who, file=open(FOLDER + "/hired", "a"), flush=True)
def log(*words):
    print(*words, file=open(FOLDER + "/log", "a"), flush=True)
def say(value):
    write_frame(answers, jobs.ANSWER, value)
def error(name):
    return Diagnostic(Place("content/water/01.md", 1), Severity.ERROR, f"{{{{name}}}} is wrong")
def wait_for(words):
    while words not in open(FOLDER + "/log").read():
        time.sleep(0.01)
def file(name):
    note = PrintNote(name, name, "", 1, 0, "A4", 1, 1, "", (), "", 5, "", None)
    return Artefact(f"water-{{{{name}}}}.pdf", name.encode(), 1, note)
def at(name, told):
    pass
def drawing(size):
    pass
{{body}}
while frame := read_frame(questions):
    match frame.kind:
        case "Read":
            say(jobs.Reading((), {ALL!r}, True))
        case "Share":
            say(Place("stands for the document"))
        case "Document":
            assert frame.read(Place).path == "stands for the document"
            has = set()
        case "Draw":
            job = frame.read(jobs.Draw)
            write_frame(answers, jobs.STEP, f"drawing for {{{{job.size}}}}")
            log("draw", job.size, job.ink)
            drawing(job.size)
            say(Place(f"stands for {{{{job.size}}}} {{{{job.ink}}}}"))
        case "Illustrations":
            has |= {{{{frame.read(Place).path.removeprefix("stands for ")}}}}
        case "Print":
            job = frame.read(jobs.Print)
            write_frame(answers, jobs.STEP, f"laying out {{{{job.names[0]}}}}")
            assert {{{{"large-print": "large black", "a5": "a5 colour"}}}}.get(job.names[0], "a4 colour") in has
            log("look at" if job.told else "print", *job.names, *(note.edition for note in job.notes))
            found = at(job.names[0], job.told) or ()
            failed = any(each.severity is Severity.ERROR for each in (*job.told, *found))
            say(jobs.Made((*job.told, *found), () if failed else tuple(map(file, job.names))))
        case "Screens":
            assert "web colour" in has
            say(jobs.Made((), (Artefact("water.html", b"web", 0), Artefact("water.eml", b"mail", 0))))
        case "List":
            say(jobs.Made((), (Artefact("manifest.json", ",".join(f.name for f in frame.read(jobs.List).made).encode(), 0),)))
"""  # noqa: E501


@pytest.fixture
def built(tmp_path, monkeypatch):
    """Has made-up workers do a build; gives back the files, what was told, what they were asked, and the progress."""

    def run(body: str = "", workers: int = 2, limits: Limits = LIMITS, job: jobs.Make = JOB):
        script = WORKER.format(folder=str(tmp_path), body=textwrap.dedent(body))
        monkeypatch.setattr(hand, "_COMMAND", (sys.executable, "-c", script))
        (tmp_path / "log").touch()
        report, moments = Report(), []
        files = Workshop(limits, workers).make(job, report, moments.append)
        asked = (tmp_path / "log").read_text().splitlines()
        return files, [str(found) for found in report.diagnostics], asked, moments

    yield run
    for line in (tmp_path / "hired").read_text().splitlines():
        process, temporary, _ = line.split()
        assert not is_alive(int(process))
        assert not Path(temporary).exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_files_come_in_the_order_in_which_they_are_asked_for(built, workers, tmp_path):
    files, problems, asked, _ = built(workers=workers)
    named = [f"water-{name}.pdf" for name in ALL] + ["water.html", "water.eml"]
    assert problems == []
    assert [file.name for file in files] == [*named, "manifest.json"]
    assert files[-1].content.decode().split(",") == named
    assert asked[-1] == "print how-to-print a4 letter a5 large-print"
    assert len((tmp_path / "hired").read_text().splitlines()) == 1 + workers


def test_everything_is_drawn_once_in_the_order_in_which_it_is_needed(built):
    drawn = [line for line in built()[2] if line.startswith("draw")]
    assert drawn == ["draw a4 colour", "draw large black", "draw a5 colour", "draw web colour"]


def test_a4_is_printed_while_the_others_are_drawn(built):
    body = """
        def drawing(size):
            if size == "large":
                wait_for("print a4")
        def at(name, told):
            wait_for("draw web")
    """
    assert len(built(body)[0]) == 8


def test_no_more_are_at_work_than_were_allowed(built):
    """The second begins to print when the reader has gone."""
    body = """
        def drawing(size):
            if size == "web":
                wait_for("print a4")
                time.sleep(0.5)
                log("drawn")
        def at(name, told):
            if name == "a4":
                wait_for("print large-print")
    """
    asked = built(body)[2]
    assert asked.index("print a4") < asked.index("drawn") < asked.index("print large-print")


def test_one_alone_comes_when_the_reader_has_gone(built):
    body = """
        if who == "reader":
            log("reader", os.getpid())
        else:
            reader = next(line.split()[1] for line in open(FOLDER + "/log") if line.startswith("reader"))
            try:
                os.kill(int(reader), 0)
            except ProcessLookupError:
                log("alone")
    """
    assert built(body, workers=1)[2].count("alone") == 1


def test_a4_is_first_and_the_longest_begins_beside_it(built):
    body = """
        def at(name, told):
            wait_for("print large-print" if name == "a4" else "print a4")
    """
    printed = [line for line in built(body)[2] if line.startswith("print")]
    assert {*printed[:2]} == {"print a4", "print large-print"}


def test_progress_counts_files_and_says_what_is_under_way(built):
    body = """
        def at(name, told):
            wait_for("print large-print" if name == "a4" else "print a4")
    """
    moments = built(body)[3]
    assert [(moment.done, moment.files) for moment in moments][-1] == (7, 7)
    assert [name for moment in moments for name in moment.made][-3:] == ["how-to-print", "web page", "mail"]
    assert ("laying out a4", "laying out large-print") in [moment.under_way for moment in moments]


@pytest.mark.parametrize(
    ("editions", "hired"),
    [(("a4",), 2), (("a5", "a5-sheets"), 2), (("a4", "letter"), 3), (("how-to-print",), 3)],
    ids=["one form", "two of the same pages", "two forms", "the one that needs all others"],
)
def test_only_what_can_be_shared_gets_a_second_that_prints(built, tmp_path, editions, hired):
    files = built(job=jobs.Make(Path("content/water"), editions))[0]
    assert [file.name for file in files] == [*(f"water-{name}.pdf" for name in editions), "manifest.json"]
    assert len((tmp_path / "hired").read_text().splitlines()) == hired


def test_only_the_reader_sees_the_briefing(built):
    asked = built('log(who, "sees", *order.readable)')[2]
    assert {line for line in asked if "sees" in line} == {"reader sees content/water", "printer sees"}


@pytest.mark.parametrize("refused", [2, 3], ids=["none beside the reader", "no second"])
def test_where_fewer_can_be_started_they_do_it(built, monkeypatch, refused):
    start, started = hand.subprocess.Popen, []

    def refuse(*given, **named):
        started.append(given)
        if len(started) == refused:
            raise OSError(11, "Resource temporarily unavailable")
        return start(*given, **named)

    monkeypatch.setattr(hand.subprocess, "Popen", refuse)
    files, problems, _, _ = built()
    assert (len(files), problems) == (8, [])


# Mistakes.


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("wrong", "told", "printed"),
    [
        (("large-print", "letter"), ["letter is wrong"], {"a4", "letter"}),
        (("large-print",), ["large-print is wrong"], {"a4", "letter", "a5", "large-print"}),
        (("a4", "large-print"), ["a4 is wrong"], {"a4"}),
    ],
    ids=["two", "the one before last", "the first"],
)
def test_what_is_told_is_that_of_the_first_form_with_a_mistake(built, workers, wrong, told, printed):
    body = f"""
        def at(name, told):
            if not told and name in {wrong!r}:
                return (error(name),)
    """
    files, problems, asked, _ = built(body, workers)
    assert files == ()
    assert problems == [f"content/water/01.md:1: error: {each}" for each in told]
    assert {line.split()[1] for line in asked if line.startswith("print")} >= printed
    behind = ALL[ALL.index(wrong[-1]) + 1 :]
    assert {line.split()[-1] for line in asked if line.startswith("look at")} >= set(behind)


@pytest.mark.parametrize("workers", [1, 2])
def test_figures_behind_a_mistake_are_looked_at(built, workers):
    body = """
        def at(name, told):
            if told or name == "a4":
                return (error(name),)
    """
    assert [line.rpartition(": ")[2] for line in built(body, workers)[1]] == [
        f"{name} is wrong" for name in sorted(ALL)
    ]


def test_a_mistake_in_the_first_form_ends_what_is_under_way_behind_it(built):
    body = """
        def at(name, told):
            if name == "a4" and not told:
                wait_for("print large-print")
                return (error(name),)
            if name == "large-print" and not told:
                time.sleep(600)
    """
    assert built(body)[1] == ["content/water/01.md:1: error: a4 is wrong"]


# One of the two that print dies, takes too much, or raves, while the other is at work.

WAITS = "wait_for('print large-print' if name == 'a4' else 'print a4')"


@pytest.mark.parametrize("form", ["a4", "large-print"])
@pytest.mark.parametrize(
    ("deed", "limits", "problem"),
    [
        pytest.param(
            "os.kill(os.getpid(), signal.SIGSEGV)",
            LIMITS,
            "the build process died of signal 11 (SIGSEGV), while laying out {form}\n"
            "  hint: a picture, a font or a PDF may be broken; are there fonts on this machine (fc-list)?",
            id="dies",
        ),
        pytest.param(
            "held = bytearray(300 * 2**20); time.sleep(600)",
            Limits(30, 200),
            "laying out {form} needs more than 200 MiB of memory, and was stopped\n"
            "  hint: shorten the text, or use smaller pictures; --limit-memory 400 allows more",
            id="takes memory",
        ),
        pytest.param(
            "exec('while True: pass')",
            Limits(1, 512),
            "laying out {form} takes more than 1 s of the processor's time, and was stopped\n"
            "  hint: shorten the text, or use simpler pictures; --limit-seconds 2 allows more",
            id="takes time",
        ),
        pytest.param(
            "answers.write(b'cos\\nsystem\\n'); answers.flush(); time.sleep(600)",
            LIMITS,
            "the build process cannot be understood while laying out {form}: more was sent than is read",
            id="sends a pickle",
        ),
        pytest.param(
            "say(jobs.Checked(())); time.sleep(600)",
            LIMITS,
            "the build process cannot be understood while laying out {form}: not the fields of Made",
            id="answers something else",
        ),
        pytest.param(
            "say(jobs.Made((), ())); time.sleep(600)",
            LIMITS,
            "the build process cannot be understood while laying out {form}: "
            "these are not the files that were asked for",
            id="makes nothing",
        ),
        pytest.param(
            "write_frame(answers, jobs.FAILED, 'memory')",
            LIMITS,
            "the memory of this machine did not suffice, while laying out {form}\n  hint: shorten the text",
            id="gives up",
        ),
    ],
)
def test_one_that_fails_is_told_once_and_nothing_is_made(built, form, deed, limits, problem):
    body = f"""
        def at(name, told):
            {WAITS}
            if name == {form!r}:
                {deed}
            time.sleep(600)
    """
    files, problems, _, _ = built(body, limits=limits)
    assert files == ()
    assert problems == ["content/water: error: " + problem.format(form=form)]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("deed", "limits", "problem"),
    [
        pytest.param(
            "os.kill(os.getpid(), signal.SIGSEGV)",
            LIMITS,
            "the build process died of signal 11 (SIGSEGV), while drawing for large\n"
            "  hint: a picture, a font or a PDF may be broken; are there fonts on this machine (fc-list)?",
            id="dies",
        ),
        pytest.param(
            "held = bytearray(300 * 2**20); time.sleep(600)",
            Limits(30, 200),
            "drawing for large needs more than 200 MiB of memory, and was stopped\n"
            "  hint: shorten the text, or use smaller pictures; --limit-memory 400 allows more",
            id="takes memory",
        ),
        pytest.param(
            "exec('while True: pass')",
            Limits(1, 512),
            "drawing for large takes more than 1 s of the processor's time, and was stopped\n"
            "  hint: shorten the text, or use simpler pictures; --limit-seconds 2 allows more",
            id="takes time",
        ),
        pytest.param(
            "answers.write(b'cos\\nsystem\\n'); answers.flush(); time.sleep(600)",
            LIMITS,
            "the build process cannot be understood while drawing for large: more was sent than is read",
            id="sends a pickle",
        ),
    ],
)
def test_a_reader_that_fails_while_it_draws_is_told_once(built, workers, deed, limits, problem):
    body = f"""
        def drawing(size):
            if size == "large":
                {deed}
        def at(name, told):
            time.sleep(600)
    """
    files, problems, _, _ = built(body, workers, limits)
    assert files == ()
    assert problems == ["content/water: error: " + problem]


def test_an_answer_that_nobody_asked_for_is_not_understood(built):
    body = """
        if who == "printer":
            say(jobs.Made((), (file("a4"),)))
            log("said")
            time.sleep(600)
        wait_for("said")
        time.sleep(0.5)
    """
    files, problems, _, _ = built(body)
    assert files == ()
    assert problems == [
        "content/water: error: the build process cannot be understood while starting: a frame of no kind that is known"
    ]


def test_editions_that_there_are_not_are_not_understood(built):
    body = """
        read_frame(questions)
        say(jobs.Reading((), ("../../etc",), False))
        time.sleep(600)
    """
    assert built(body, workers=1)[1] == [
        "content/water: error: the build process cannot be understood while starting: there is no such edition"
    ]


def test_who_waits_for_the_other_may_wait(built, monkeypatch):
    """Only a step that is under way is held against the wall."""
    monkeypatch.setattr("press.workshop.limits.WALL_FACTOR", 1)
    body = """
        def at(name, told):
            if name == "a4":
                wait_for("print a5")
                until = time.monotonic() + 3
                while time.monotonic() < until:
                    write_frame(answers, jobs.STEP, "laying out a4")
                    time.sleep(0.1)
    """
    assert built(body, limits=Limits(2, 512))[1] == []


def test_a_worker_that_reads_nothing_holds_nobody_up(built):
    """The drawings are more than a pipe holds; the printer never takes them in, and the reader dies meanwhile."""
    body = """
        if who == "printer":
            time.sleep(600)
        read_frame(questions)
        say(jobs.Reading((), ("a4", "letter"), False))
        read_frame(questions)
        say(Place("x" * 2_000_000))
        read_frame(questions)
        say(Place("x" * 2_000_000))
        time.sleep(1)
        os._exit(3)
    """
    begun = time.monotonic()
    assert built(body)[1] == ["content/water: error: the build process ended without an answer, while starting"]
    assert time.monotonic() - begun < 300
