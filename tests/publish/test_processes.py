"""Processes that are killed at random, that write at once, and that meet limits of the system."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.processes import KILLS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(memory: Path) -> Path:
    return memory / "output" / "water"


def run(what: str, folder: Path) -> dict[str, int]:
    program = [sys.executable, "-m", "tests.publish.processes", what, str(folder)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


def test_whoever_is_killed_at_random_leaves_one_set_or_the_other(folder):
    found = run("kills", folder)
    assert found["killed"] == found["odd"] + found["even"] == KILLS == 200
    assert found["killed while publishing"] > 0
    assert min(found["odd"], found["even"]) > 0


def test_eight_who_publish_at_once_never_show_half_a_set(folder):
    found = run("crowd", folder)
    assert found["read by name"] > 0
    assert found["version"] == 7  # each of the eight has published eight, from 0


def test_where_the_system_refuses_the_old_set_stays_and_the_folder_is_named(folder):
    assert run("limits", folder) == {"refused": 3}
