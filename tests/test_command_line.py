"""The command line as its users meet it: exit statuses, what is told where, and what is left on the disk."""

import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

import build
from press.commands import console, places
from press.model.output import Artefact
from press.publish import publish
from press.workshop.progress import Progress
from press.workshop.workshop import Workshop
from tests.briefings import Folder, write_briefing
from tests.publish.sets import a_set

ROOT = Path(build.__file__).parent
HEAVY = ("weasyprint", "pydantic", "markdown", "jinja2", "yaml", "citeproc", "rich", "press.orders.pipeline")
WITH_MODULES = f"""
import sys
import build
try:
    build.main(sys.argv[1:])
finally:
    print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(places, "CONTENT", tmp_path / "content")
    return write_briefing(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build.main, arguments)


def build_into(output: str, *arguments: str) -> Result:
    return run("build", "--output", output, *arguments)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["check", "--help"], ["build", "--edition", "x"]]
)
def test_help_needs_no_heavy_library(arguments):
    done = subprocess.run(
        [sys.executable, "-c", WITH_MODULES, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr.rstrip().split("\n")[-1] == "[]"


def test_help_lists_every_command():
    done = run("--help")
    assert done.exit_code == 0
    assert all(command in done.output for command in build.main.commands)
    assert "Exit status: 0 done, 1 mistakes" in done.output.replace("\n  ", " ")


def test_help_lists_every_option_of_a_build():
    done = run("build", "-h")
    assert done.exit_code == 0
    assert all(option in done.output for option in ("--edition", "a4|letter", "--output", "--strict", "--json"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "watre"], "Error: there is no briefing 'watre': did you mean 'water'?"),
        (["build", "xyz"], "Error: there is no briefing 'xyz': water"),
        (["build", "water/.."], "Error: there is no briefing 'water/..': "),
        (["check", "watre"], "Error: there is no briefing 'watre': did you mean 'water'?"),
        (
            ["build", "water", "--edition", "a9"],
            "Error: Invalid value for '--edition': 'a9' is not one of 'a4', 'letter'",
        ),
        (["biuld"], "Error: No such command 'biuld'."),
    ],
)
def test_a_command_that_cannot_be_understood_leaves_with_status_2(folder, arguments, message):
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_folder_without_briefings_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "CONTENT", tmp_path)
    done = run()
    assert done.exit_code == 2
    assert f"there is no briefing in {tmp_path}: write content/SLUG/briefing.yaml" in done.stderr


@pytest.mark.usefixtures("workers_here")
@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        pytest.param(
            "briefing.yaml",
            "version: 1.0.0",
            "verison: 1.0.0",
            "content/water/briefing.yaml:6: error: unknown key 'verison'\n  hint: did you mean 'version'?",
            id="read",
        ),
        pytest.param(
            "facts.yaml",
            "source: town-report",
            "source: town-reprot",
            "content/water/facts.yaml:12: error: no source has the id 'town-reprot'\n"
            "  hint: did you mean 'town-report'?",
            id="examine",
        ),
        pytest.param(
            "02-record.md",
            "[@town-report, p. 4]",
            "[@town-reprot, p. 4]",
            "content/water/02-record.md:8: error: no source has the key 'town-reprot'\n"
            "  hint: did you mean 'town-report'?",
            id="mark up",
        ),
        pytest.param(
            "02-record.md",
            "watched",
            "watched 🙂",
            "content/water/02-record.md:12: error: no font has a glyph for '🙂' (U+1F642, slightly smiling face)\n"
            "  hint: write it in words, or use another character",
            id="paginate",
        ),
    ],
)
def test_a_mistake_leaves_with_status_1_and_nothing_written(folder, tmp_path, name, old, new, problem):
    folder.change(name, old, new)
    done = build_into("output", "water")
    assert done.exit_code == 1
    assert problem in done.stderr
    assert done.stderr.endswith("nothing was written for water\n")
    assert "Traceback" not in done.output
    assert not (tmp_path / "output").exists()


@pytest.mark.usefixtures("workers_here")
def test_a_failed_build_leaves_the_last_good_output(folder, tmp_path):
    (tmp_path / "output" / "water").mkdir(parents=True)
    (tmp_path / "output" / "water" / "water-a4.pdf").write_bytes(b"good")
    folder.change("briefing.yaml", "version: 1.0.0", "version:")
    assert build_into("output").exit_code == 1
    assert [path.read_bytes() for path in (tmp_path / "output" / "water").iterdir()] == [b"good"]


@pytest.mark.usefixtures("workers_here")
def test_mistakes_of_every_briefing_are_told_in_one_run(folder, tmp_path):
    other = write_briefing(tmp_path, "wells")
    folder.change("briefing.yaml", "version: 1.0.0", "version:")
    other.change("briefing.yaml", "version: 1.0.0", "version:")
    done = build_into("output")
    assert done.exit_code == 1
    assert "content/water/briefing.yaml:6: error: 'version': text is missing here" in done.stderr
    assert "content/wells/briefing.yaml:6: error: 'version': text is missing here" in done.stderr
    assert done.stderr.endswith("nothing was written for water, wells\n")


@pytest.mark.usefixtures("workers_here")
def test_mistakes_can_be_read_by_machines(folder):
    folder.change("briefing.yaml", "version: 1.0.0", "version: 1.0.0\ntitel: a")
    done = build_into("output", "--json")
    assert done.exit_code == 1
    assert done.stderr == ""
    assert json.loads(done.stdout) == [
        {
            "briefing": "water",
            "files": [],
            "stale": [],
            "print": [],
            "problems": [
                {
                    "path": "content/water/briefing.yaml",
                    "line": 7,
                    "severity": "error",
                    "message": "unknown key 'titel'",
                    "hint": "did you mean 'title'?",
                }
            ],
        }
    ]


@pytest.fixture
def older(folder, tmp_path, monkeypatch):
    """The forms of version 1.0 in the output folder, and a build that makes the A4 file of version 2.0 alone."""
    publish(a_set("1.0"), tmp_path / "output" / "water")
    monkeypatch.setattr(Workshop, "make", lambda *_: a_set("2.0", ("water-a4.pdf",)))


def test_files_of_an_older_text_are_told_after_a_build(older):
    done = build_into("output", "water", "--edition", "a4")
    assert done.exit_code == 0
    told = "\t\t\t\tof an older text (version 1.0, 2026-11-22)\n"
    assert f"output/water/water-letter.pdf{told}output/water/water.html{told}" in done.stdout
    assert done.stderr.endswith(
        "water: some files are not of this build; to make all anew: python build.py build water\n"
    )


def test_machines_are_told_of_files_of_an_older_text(older):
    done = build_into("output", "water", "--edition", "a4", "--json")
    named = {"origin": "of an older text", "version": "1.0", "published": "2026-11-22"}
    assert json.loads(done.stdout)[0]["stale"] == [
        {"name": "water-letter.pdf", **named},
        {"name": "water.html", **named},
    ]


def test_where_all_is_of_one_text_nothing_is_called_older(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(Workshop, "make", lambda *_: a_set("1.0"))
    done = build_into("output", "water")
    assert "older" not in done.output
    assert "not of this build" not in done.output


def test_what_was_made_is_written_and_told(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(Workshop, "make", lambda *_: (Artefact("water-a4.pdf", b"pages", 12), Artefact("x", b"", 0)))
    done = build_into("output", "water")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].split("\t")[:3] == ["output/water/water-a4.pdf", "12", "0 kB"]
    assert (tmp_path / "output" / "water" / "water-a4.pdf").read_bytes() == b"pages"


def test_a_folder_that_cannot_be_written_leaves_with_status_3(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(Workshop, "make", lambda *_: (Artefact("water-a4.pdf", b"pages", 12),))
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "water").write_bytes(b"a file where the folder should be")
    done = build_into("output", "water")
    assert done.exit_code == 3
    assert done.stderr.endswith("water: error: cannot be written: File exists\n")
    assert "Traceback" not in done.output


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write into")
@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "water", "--output", "/proc/output"],
        ["impose", "a.pdf", "--fold", "2up", "--output", "/proc/a.pdf"],
        ["extract", "a.pdf", "--output", "/proc/water"],
        ["mail", "water", "--to", "ann@example.org", "--send", "--journal", "/proc/mailings"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_folder_that_cannot_be_written_is_told_before_any_work(folder, tmp_path, monkeypatch, arguments):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    for work in ("make", "impose", "unpack", "prepare"):
        monkeypatch.setattr(Workshop, work, lambda *_: pytest.fail("the work was begun"))
    done = run(*arguments)
    assert done.exit_code == 3
    assert re.fullmatch(r"/proc[a-z/]*: error: cannot be written: No such file or directory\n", done.stderr)


def test_a_briefing_is_checked_without_making_pages(folder, tmp_path):
    done = run("check", "water")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Software found ")
    assert not (tmp_path / "output").exists()


@pytest.mark.usefixtures("workers_here")
def test_a_check_lists_what_the_style_leaves_out_of_sources(folder):
    done = run("check", "water", "--sources")
    assert "content/water/sources.yaml:1: 'town-report' is printed without issued (the day and month)\n" in done.stdout
    assert json.loads(run("check", "water", "--sources", "--json").stdout)["left_out"] == [
        {
            "path": "content/water/sources.yaml",
            "line": 1,
            "source": "town-report",
            "variables": ["issued (the day and month)"],
        }
    ]


@pytest.mark.usefixtures("workers_here")
def test_a_check_tells_mistakes(folder):
    folder.change("02-record.md", "[@town-report, p. 4]", "[@town-reprot, p. 4]")
    done = run("check", "water")
    assert done.exit_code == 1
    assert "content/water/02-record.md:8: error: no source has the key 'town-reprot'" in done.stderr


@pytest.mark.slow
def test_a_briefing_is_built_in_the_editions_that_it_names(folder, tmp_path):
    done = build_into("output")
    assert (done.exit_code, done.stderr.count("error")) == (0, 0)
    assert sorted(path.name for path in (tmp_path / "output" / "water").iterdir()) == [
        "manifest.json",
        "water-a4.pdf",
        "water-letter.pdf",
        "water.eml",
        "water.html",
    ]


@pytest.mark.usefixtures("workers_here")
@pytest.mark.slow
def test_one_edition_can_be_built_alone(folder, tmp_path):
    done = build_into("output", "--edition", "letter", "--json")
    assert done.exit_code == 0
    assert [file["name"] for file in json.loads(done.stdout)[0]["files"]] == ["water-letter.pdf", "manifest.json"]
    assert not (tmp_path / "output" / "water" / "water-a4.pdf").exists()


@pytest.mark.usefixtures("workers_here")
def test_a_briefing_elsewhere_is_named_by_its_path(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "CONTENT", tmp_path / "none")
    done = run("check", "./content/water")
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize("path", ["./nowhere", "../water", "water/../water"])
def test_a_path_without_a_briefing_is_told(folder, path):
    done = run("check", path)
    assert done.exit_code == 2
    assert f"there is no briefing '{path}'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "limits"),
    [
        ([], {}, (120, 1024)),
        (["--limit-seconds", "300", "--limit-memory", "2048"], {}, (300, 2048)),
        ([], {"PRESS_LIMIT_SECONDS": "400", "PRESS_LIMIT_MEMORY": "4096"}, (400, 4096)),
        (["--limit-seconds", "5"], {"PRESS_LIMIT_SECONDS": "400"}, (5, 1024)),
    ],
    ids=["by themselves", "by options", "by environment", "by both"],
)
def test_limits_can_be_raised(folder, monkeypatch, arguments, environment, limits):
    given = []
    monkeypatch.setattr(Workshop, "make", lambda workshop, *_: given.append(workshop.limits) or ())
    done = CliRunner().invoke(build.main, ["build", "water", *arguments], env=environment)
    assert done.exit_code == 0
    assert [(each.seconds, each.memory_mib) for each in given] == [limits]


@pytest.mark.parametrize(
    ("arguments", "environment", "workers"),
    [([], {}, 2), (["--workers", "1"], {}, 1), ([], {"PRESS_WORKERS": "1"}, 1)],
    ids=["as the machine allows", "by option", "by environment"],
)
def test_workers_can_be_chosen(folder, monkeypatch, arguments, environment, workers):
    given = []
    monkeypatch.setattr("press.commands.build.workers_for", lambda limits: 2)
    monkeypatch.setattr(Workshop, "make", lambda workshop, *_: given.append(workshop.workers) or ())
    done = CliRunner().invoke(build.main, ["build", "water", *arguments], env=environment)
    assert (done.exit_code, given) == (0, [workers])


def test_progress_tells_what_is_begun_and_counts_what_is_done(folder, monkeypatch):
    def make(workshop, job, report, show):
        progress = Progress(show)
        progress.begin(0, "reading")
        progress.files = 3
        progress.begin(0, "laying out a5")
        progress.begin(1, "laying out a4")
        progress.end(1, ["a4"])
        progress.end(0, ["a5", "a5-sheets"])
        return ()

    monkeypatch.setattr(Workshop, "make", make)
    assert build_into("output", "water").stderr.splitlines() == [
        "water: reading",
        "water: laying out a5",
        "water: laying out a4",
        "water: 1 of 3: a4 done",
        "water: 2 of 3: a5 done",
        "water: 3 of 3: a5-sheets done",
    ]


def test_a_terminal_shows_how_far_it_is_and_what_both_workers_are_at():
    shown = []
    progress = Progress(
        lambda moment: console.tell_moment("water", moment, lambda line, standing: shown.append(standing)), files=11
    )
    progress.begin(0, "laying out a4")
    progress.begin(1, "laying out large-print")
    progress.end(0, ["a4"])
    assert shown == [
        "water: 0 of 11 · laying out a4",
        "water: 0 of 11 · laying out a4 · laying out large-print",
        "water: 1 of 11 · laying out large-print",
    ]


def test_seconds_are_those_of_each_worker(folder, monkeypatch):
    """The clock strikes at each look: a4 lasts from the second to the fourth, and so does large print, a look later."""
    names = ("water-a4.pdf", "water-large-print.pdf")

    def make(workshop, job, report, show):
        progress = Progress(show)
        progress.begin(0, "reading")
        progress.begin(0, "laying out a4")
        progress.begin(1, "laying out large-print")
        progress.begin(0, "reading the proof of a4")
        progress.end(1, ["large-print"])
        return tuple(Artefact(name, b"pages", 12) for name in names)

    monkeypatch.setattr(Workshop, "make", make)
    clock = SimpleNamespace(monotonic=itertools.count().__next__)
    monkeypatch.setattr("press.commands.build.time", clock)
    rows = [row.split("\t") for row in build_into("output", "water").stdout.splitlines()[:2]]
    assert [row[3] for row in rows] == ["2.0", "2.0"]


def test_a_pipe_is_not_imposed(tmp_path):
    os.mkfifo(tmp_path / "a.pdf")
    done = run("impose", str(tmp_path / "a.pdf"), "--fold", "saddle")
    assert done.exit_code == 3
    assert done.stderr == f"{tmp_path}/a.pdf: error: cannot be read: this is no file\n"


def test_a_worker_that_is_stopped_leaves_with_status_1_and_nothing_written(folder, tmp_path):
    done = build_into("output", "water", "--limit-memory", "64", "--edition", "a4")
    assert done.exit_code == 1
    assert "needs more than 64 MiB of memory, and was stopped\n" in done.stderr
    assert "--limit-memory 128 allows more" in done.stderr
    assert "Traceback" not in done.output
    assert not (tmp_path / "output").exists()
