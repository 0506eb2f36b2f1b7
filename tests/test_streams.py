"""Standard streams that are closed, full, gone or narrow do no harm to files, and leave no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILD = f"'{sys.executable}' build.py"
# Prints to both streams, more than a buffer holds, and says which number the next file gets.
PROGRAM = """
import os, sys
from press.commands.streams import sound_streams
with sound_streams():
    print("2 × 4" * 10_000)
    print("progress", file=sys.stderr)
    file = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY)
    os.write(file, str(file).encode())
"""


def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_what_goes_to_a_closed_stream_goes_into_no_file(tmp_path, closed):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    done = run(f"'{sys.executable}' {program} {tmp_path}/file {closed}")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "file").read_bytes() >= b"3"
    assert ("progress" in done.stderr) == ("2>&-" not in closed)
    assert ("2 × 4" in done.stdout) == (closed in ("<&-", "2>&-"))


@pytest.mark.parametrize(("errors", "told"), [("", True), ("2>&1", False)])
def test_what_cannot_be_printed_leaves_with_status_3(tmp_path, errors, told):
    done = run(f"ulimit -f 0; {BUILD} --help > {tmp_path}/file {errors}")
    message = "what this command prints: error: cannot be written: File too large\n"
    assert (done.returncode, done.stderr) == (3, message if told else "")


def test_a_reader_that_has_gone_is_no_reason_for_a_traceback():
    assert run(f"{BUILD} --help | head -c 0").stderr == ""


def test_a_character_that_the_terminal_lacks_is_replaced(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    done = run(f"'{sys.executable}' {program} {tmp_path}/file", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout[:5]) == (0, "2 ? 4")


@pytest.mark.parametrize("streams", ["", ">&-", ">&- 2>&-"])
def test_a_mistake_of_usage_keeps_its_status(streams):
    assert run(f"{BUILD} biuld {streams}").returncode == 2
