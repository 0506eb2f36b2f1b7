"""Whole builds that are killed, that meet an odd environment, or whose sources change meanwhile."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from press.model.report import Report
from press.publish import MANIFEST, publish
from tests.briefings import write_briefing
from tests.pipelines import shared_pipeline
from tests.publish.sets import a_set, all_of, versions

ROOT = Path(__file__).resolve().parents[2]
SLUG = "specimen"
NAMES = ("specimen-handout.pdf", "specimen-a4.pdf")
ODD = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "XXX-14", "TMPDIR": "/nowhere"}
# The moment in which the new set stands in for the folder that is being filled.
KILLED_IN_BETWEEN = """
import os, signal
import build
from press.publish import sets

def kill(*arguments):
    exchange(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)

exchange, sets.exchange = sets.exchange, kill
build.main()
"""

pytestmark = pytest.mark.slow


def start(
    output: Path,
    environment: dict[str, str] | None = None,
    umask: int = -1,
    program: tuple[str, ...] = ("build.py",),
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *program, "build", SLUG, "--edition", "handout", "--output", str(output)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        umask=umask,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_builds_that_are_killed_leave_a_whole_set_and_the_next_works_in_any_environment(tmp_path):
    """Killed six times at random and once while the set is put in place; then built as by somebody else elsewhere."""
    since = time.monotonic()
    assert start(tmp_path / "plain").wait() == 0
    seconds, plain = time.monotonic() - since, tmp_path / "plain" / SLUG / NAMES[0]
    output, chance = tmp_path / "killed", random.Random(2026)
    old = a_set("old", NAMES)
    for _ in range(6):
        publish(old, output / SLUG)
        process = start(output)
        time.sleep(chance.random() * seconds)
        kill(process)
        if (output / SLUG / NAMES[0]).read_bytes() != plain.read_bytes():
            assert versions(output / SLUG) == all_of("old", NAMES)
    publish(old, output / SLUG)
    process = start(output, program=("-c", KILLED_IN_BETWEEN))
    assert process.wait() == -signal.SIGKILL
    assert os.path.lexists(output / f".{SLUG}.set-aside")
    assert (output / SLUG / NAMES[0]).read_bytes() == plain.read_bytes()
    assert (output / SLUG / NAMES[1]).read_bytes() == next(a.content for a in old if a.name == NAMES[1])

    kept = {key: value for key, value in os.environ.items() if key not in ("HOME", "LANG")}
    assert start(output, {**kept, **ODD}, umask=0o077).wait() == 0
    assert sorted(os.listdir(output / SLUG)) == sorted([MANIFEST, *NAMES])
    assert os.listdir(output) == [SLUG]
    assert (output / SLUG / NAMES[0]).read_bytes() == plain.read_bytes()
    assert (output / SLUG / NAMES[0]).stat().st_mode & 0o777 == 0o600


def test_sources_are_read_once_and_may_be_gone_after_that(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder, pipeline = write_briefing(tmp_path), shared_pipeline()
    steps: list[str] = []

    def remove_after_reading(step: str) -> None:
        steps.append(step)
        if len(steps) == 2:
            shutil.rmtree(folder.path)

    undisturbed = pipeline.make(folder.path, (), Report(), lambda step: None)
    disturbed = pipeline.make(folder.path, (), Report(), remove_after_reading)
    assert not folder.path.exists()
    assert len(steps) > 2
    assert disturbed == undisturbed
    assert len(disturbed) == 5
