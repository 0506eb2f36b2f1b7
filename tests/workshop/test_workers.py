"""Real workers: two make and tell the same as one; whoever is killed, or interrupts, leaves nothing half done."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from press.workshop import MOST_WORKERS
from tests.briefings import write_briefing

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = "editions: [a4, letter, a5, a5-sheets, handout, large-print, how-to-print]"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    """The tiny briefing, asked for in seven forms."""
    written = write_briefing(tmp_path)
    written.change("briefing.yaml", "editions: [a4, letter]", EDITIONS)
    return written


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
    files = sorted((folder / output).glob("water/*"))
    return process.returncode, said, told, {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_two_make_the_same_bytes_as_one(folder, tmp_path):
    one, two = (built(tmp_path, workers) for workers in (1, MOST_WORKERS))
    assert (one[0], two[0]) == (0, 0)
    assert len(one[3]) == 10
    assert one[3] == two[3]


def test_two_tell_machines_the_same_as_one(folder, tmp_path):
    told = [json.loads(built(tmp_path, workers, "--json")[1]) for workers in (1, MOST_WORKERS)]
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


# Interrupted, and killed, while both are at work.


def workers_of(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@pytest.fixture
def both(folder, tmp_path):
    """A build over an older file, while both of its workers lay out: its process, the first worker and the other."""
    if sys.platform != "linux":
        pytest.skip("asks Linux for the processes")
    (tmp_path / "output" / "water").mkdir(parents=True)
    (tmp_path / "output" / "water" / "water-a4.pdf").write_bytes(b"good")
    process = start(tmp_path, "output", "--workers", "2")
    begun = ""
    while not ("laying out a4" in begun and "laying out large-print" in begun):
        line = process.stderr.readline()
        assert line, begun
        begun += line
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


def test_the_other_loads_nothing_that_reads(both):
    _, first, other = both
    loaded = {process: Path(f"/proc/{process}/maps").read_text() for process in (first, other)}
    assert "pydantic_core" in loaded[first]
    assert "pydantic_core" not in loaded[other]
