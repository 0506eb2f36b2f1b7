"""A command becomes what it cost: seconds on the wall and of the processor, and memory at its peak."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]

# Peaks of memory last for seconds, and each look takes the processor some milliseconds.
_SECONDS_BETWEEN_LOOKS = 0.25
_LARGEST_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which getrusage(2) counts memory


@dataclass(frozen=True)
class Cost:
    """Of a command and all processes that it started.

    ``wall`` and ``processor`` are seconds; ``largest_mib`` is the peak of its largest process, ``together_mib`` that of
    all at a time, memory that they share counted once; 0 where nobody looked or the system does not tell.
    """

    wall: float
    processor: float
    largest_mib: float
    together_mib: float = 0.0


def cost(command: Sequence[str], *, looks: bool = False) -> Cost:
    """Run a command to its end; with ``looks``, watch its memory, which takes a little time itself.

    Raises RuntimeError, with what the command said, where it fails.
    """
    started = time.monotonic()
    # Not a pipe: nobody would read it while the command runs.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=ROOT)
        watch = _Watch(process.pid)
        if looks:
            watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        together = watch.stop() if looks else 0.0
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{said.read()}")
    largest = used.ru_maxrss * _LARGEST_UNIT / 2**20
    return Cost(wall, used.ru_utime + used.ru_stime, largest, together)


class _Watch(threading.Thread):
    """Adds up, again and again, the memory of a process and of all below it."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self._peak = 0

    def run(self) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN_LOOKS):
            self._peak = max(self._peak, sum(map(_proportional_bytes, _family(self._process))))

    def stop(self) -> float:
        self._ended.set()
        self.join()
        return self._peak / 2**20


def _family(process: int) -> list[int]:
    """A process and all below it; it alone where the system has no /proc."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended since
            # proc_pid_stat(5); the name of the program, in brackets, may hold spaces and brackets.
            parents[int(path.parent.name)] = int(path.read_bytes().rpartition(b")")[2].split()[1])
    found = [process]
    for one in found:  # grows meanwhile
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _proportional_bytes(process: int) -> int:
    """PSS (proc_pid_smaps(5)): a page that n processes share counts for an nth; 0 for a process that has ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
    return 0


def paired(first: Sequence[str], second: Sequence[str], pairs: int) -> tuple[list[Cost], list[Cost]]:
    """Run two commands in turn, now one first and now the other: a machine that grows slower slows both."""
    firsts, seconds = [], []
    for number in range(pairs):
        if number % 2:
            seconds.append(cost(second))
            firsts.append(cost(first))
        else:
            firsts.append(cost(first))
            seconds.append(cost(second))
    return firsts, seconds


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(
        median(each.wall for each in costs),
        median(each.processor for each in costs),
        median(each.largest_mib for each in costs),
        median(each.together_mib for each in costs),
    )
