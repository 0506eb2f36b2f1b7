"""How much a process has taken: against the system's own accounts, and the forms in which ps tells (POSIX, XCU ps)."""

import os
import resource
import subprocess
import sys

import pytest

from press.workshop.limits import Limits, Usage, read_ps, usage


def test_what_this_process_takes_is_told():
    found = usage(os.getpid())
    told = resource.getrusage(resource.RUSAGE_SELF)
    assert found.seconds == pytest.approx(told.ru_utime + told.ru_stime, abs=0.5)
    assert found.memory_bytes > 10 * 1024 * 1024


def test_nothing_is_told_of_a_process_that_is_gone():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert usage(gone.pid) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (" 1024   0:01.25\n", Usage(1.25, 1024 * 1024)),
        ("2048 00:02:03", Usage(123.0, 2 * 1024 * 1024)),
        ("1 1-02:03:04", Usage(93784.0, 1024)),
    ],
    ids=["macOS", "Linux", "a day"],
)
def test_ps_is_read(line, told):
    assert read_ps(line) == told


@pytest.mark.parametrize("line", ["", "1024", "1024 soon"])
def test_what_ps_does_not_say_is_not_read(line):
    with pytest.raises(ValueError, match=r"is no time|not enough values"):
        read_ps(line)


def test_the_wall_leaves_time_to_a_busy_machine():
    assert Limits(seconds=60).wall_seconds == 300
