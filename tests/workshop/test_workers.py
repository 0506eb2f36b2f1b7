"""Real workers: two make and tell the same as one; whoever is killed, or interrupts, leaves nothing half done.

One more reads and draws, and has gone home when two print.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from press.publish import publish
from press.workshop.staffing import MOST_WORKERS
from tests.briefings import Folder, write_briefing
from tests.publish.sets import a_set, all_of, versions

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8
TWO_FORMS = ("--edition", "a4", "--edition", "handout")
EDITIONS = "editions: [a4, letter, a5, a5-sheets, handout, large-print, how-to-print]"

pytestmark = pytest.mark.slow


# Those that hold a build against another run in one worker, in which each is made once.
compared = pytest.mark.xdist_group("builds")


def in_seven_forms(root: Path) -> Folder:
    """The tiny briefing, asked for in seven forms."""
    written = write_briefing(root)
    written.change("briefing.yaml", "editions: [a4, letter]", EDITIONS)
    return written


@pytest.fixture
def folder(tmp_path):
    return in_seven_forms(tmp_path)


def start(folder: Path, output: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), "build", "./content/water", "--output", output, *arguments],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def built(folder: Path, workers: int, *arguments: str) -> tuple[int, str, str, dict[str, str]]:
    """Status, standard output and error, and the digests of what was written."""
    output = f"output-{workers}"
    process = start(folder, output, "--workers", str(workers), *arguments)
    said, told = process.communicate()
    return process.returncode, said, told, {f.name: digest(f) for f in (folder / output).glob("water/*")}


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What one makes and tells, and what two do."""
    root = tmp_path_factory.mktemp("whole")
    in_seven_forms(root)
    return [built(root, workers, "--json") for workers in (1, MOST_WORKERS)]


@compared
def test_two_make_the_same_bytes_as_one(whole):
    one, two = whole
    assert (one[0], two[0]) == (0, 0)
    assert len(one[3]) == 10
    assert one[3] == two[3]


@compared
def test_two_tell_machines_the_same_as_one(whole):
    told = [json.loads(said) for _, said, _, _ in whole]
    assert len(told[0][0]["files"]) == 10
    assert told[0] == told[1]


def test_two_tell_a_mistake_as_one_does(folder, tmp_path):
    """It shows in the layout of each form: the character stands in no font."""
    text = folder.path.joinpath("02-record.md").read_text()
    folder.write("02-record.md", f"{text}\nA word in Gothic: \N{GOTHIC LETTER AHSA}.\n")
    told = []
    for workers in (1, MOST_WORKERS):
        status, _, said, files = built(tmp_path, workers)
        assert (status, files) == (1, {})
        told.append([line for line in said.splitlines() if ": error: " in line or line.startswith("  hint: ")])
    assert len([line for line in told[0] if "no font has a glyph" in line]) == 1
    assert told[0] == told[1]


FIGURE = """\
kind: vega-lite
title: Use fell
subtitle: Litres
source: Invented for a test.
alternative: Two lines that fall.
nocheck: invented for a test
data:
  - {year: "2024", use: "100"}
  - {year: "2025", use: "80"}
spec: |
  {
    "hconcat": [
      {"width": 150, "mark": "line", "encoding": {"x": {"field": "year"}, "y": {"field": "use"}}},
      {"width": 150, "mark": "line", "encoding": {"x": {"field": "year"}, "y": {"field": "use"}}}
    ]
  }
"""


def test_two_tell_of_drawings_what_one_does(folder, tmp_path):
    """The two parts fit on all papers but A5; neither it nor what comes after it in the record is made."""
    folder.change("briefing.yaml", EDITIONS, "editions: [a4, a5, a5-sheets, large-print]")
    (folder.path / "figures").mkdir()
    folder.write("figures/use.yaml", FIGURE)
    text = folder.path.joinpath("02-record.md").read_text()
    folder.write("02-record.md", f"{text}\n![](fig:use)\n")
    told = [built(tmp_path, workers)[::2] for workers in (1, MOST_WORKERS)]
    for status, said in told:
        assert (status, said.count(": error: ")) == (1, 1), said
        assert "content/water/figures/use.yaml:10: error: this is drawn " in said
        assert " points wide, and 323 fit on a5\n" in said


@pytest.fixture(scope="module")
def two_forms(tmp_path_factory):
    """What two workers make of two forms, and how many seconds they take."""
    root = tmp_path_factory.mktemp("two forms")
    in_seven_forms(root)
    since = time.monotonic()
    return built(root, 2, *TWO_FORMS)[3], time.monotonic() - since


@compared
def test_two_builds_at_once_leave_one_whole_set(folder, tmp_path, two_forms):
    alone, _ = two_forms
    assert len(alone) == 3
    twice = [start(tmp_path, "output", "--workers", "2", *TWO_FORMS) for _ in range(2)]
    assert [process.communicate()[0] and process.returncode for process in twice] == [0, 0]
    assert {path.name: digest(path) for path in (tmp_path / "output" / "water").iterdir()} == alone
    assert os.listdir(tmp_path / "output") == ["water"]


@compared
def test_two_that_are_killed_at_random_leave_the_old_set_or_the_new(folder, tmp_path, two_forms):
    new, seconds = two_forms
    chance = random.Random(2026)
    old = a_set("old", tuple(new.keys() - {"manifest.json"}))
    place, outcomes = tmp_path / "output" / "water", set()
    for number in range(KILLS + 1):
        publish(old, place)
        process = start(tmp_path, "output", "--workers", "2", *TWO_FORMS)
        if number < KILLS:
            time.sleep(chance.random() * seconds)
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = {path.name: digest(path) for path in place.iterdir()}
        outcomes.add(found == new)
        assert found == new or versions(place) == all_of("old", tuple(new.keys() - {"manifest.json"}))
    assert outcomes == {True, False}


# Interrupted, and killed, while both are at work.


def workers_of(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(process: subprocess.Popen[str], step: str) -> None:
    """Wait until a build says that it has begun a step."""
    while step not in (line := process.stderr.readline()):
        assert line


@pytest.fixture
def both(folder, tmp_path):
    """A build over an older file, while two of its workers lay out: its process, and theirs."""
    if sys.platform != "linux":
        pytest.skip("asks Linux for the processes")
    (tmp_path / "output" / "water").mkdir(parents=True)
    (tmp_path / "output" / "water" / "water-a4.pdf").write_bytes(b"good")
    process = start(tmp_path, "output", "--workers", "2")
    until(process, "laying out large-print")
    workers = workers_of(process.pid)
    assert len(workers) == 2
    yield process, *workers
    for left in (process.pid, *workers):
        if Path(f"/proc/{left}").exists():
            os.kill(left, signal.SIGKILL)
    process.communicate()
    assert [path.read_bytes() for path in (tmp_path / "output" / "water").iterdir()] == [b"good"]


def is_at_work(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_an_interruption_ends_both(both, tmp_path, number):
    process, *workers = both
    os.kill(process.pid, number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "error" not in told
    assert not any(map(is_at_work, workers))
    assert list(tmp_path.glob("press-*")) == []


@pytest.mark.parametrize("which", [0, 1], ids=["the first", "the other"])
def test_one_that_is_killed_is_told_and_takes_nothing_with_it(both, tmp_path, which):
    process, *workers = both
    os.kill(workers[which], signal.SIGKILL)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 3
    assert told.count("error: ") == 1
    assert "error: the build process died of signal 9 (SIGKILL), while " in told
    assert told.endswith("nothing was written for water\n")
    assert not any(map(is_at_work, workers))
    assert list(tmp_path.glob("press-*")) == []


def test_neither_outlives_a_build_that_is_killed(both):
    process, *workers = both
    process.kill()
    process.wait()
    deadline = time.monotonic() + 60
    while any(map(is_at_work, workers)):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_who_prints_loads_nothing_that_reads_or_draws(both):
    for worker in both[1:]:
        loaded = Path(f"/proc/{worker}/maps").read_text()
        assert "libpango" in loaded
        assert "pydantic_core" not in loaded
        assert "vl_convert" not in loaded


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_is_killed_while_it_draws_is_told(tmp_path, workers):
    """The specimen has figures of every kind, which take seconds to draw."""
    if sys.platform != "linux":
        pytest.skip("asks Linux for the processes")
    shutil.copytree(ROOT / "content" / "specimen", tmp_path / "content" / "water")
    process = start(tmp_path, "output", "--workers", str(workers))
    until(process, "drawing for a4")
    reader, *others = workers_of(process.pid)
    os.kill(reader, signal.SIGKILL)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 3
    assert told.count("error: ") == 1
    assert "error: the build process died of signal 9 (SIGKILL), while drawing for " in told
    assert not (tmp_path / "output" / "water").exists()
    assert not any(map(is_at_work, (reader, *others)))
