"""How much of the machine a step of the work may take, and how much it has taken."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024

# A step is one edition, the drawing for one paper, or the reading before. The longest that the flagship needs takes 8 s
# of the processor, twice as much where four programs share two cores; the rest is for slower machines.
USUAL_SECONDS = 120
USUAL_MEMORY_MIB = 1024  # a worker at the flagship holds up to 220: the engine that draws, or the pages of large print
# A busy machine makes work last much longer, but take little more time of the processor: that is limited. Time on the
# wall only ends a worker that waits for something that never comes.
WALL_FACTOR = 5

_TIME = re.compile(r"(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class Limits:
    """``seconds`` are of the processor's time, for each step; ``memory_mib`` is what may be resident at a time."""

    seconds: int = USUAL_SECONDS
    memory_mib: int = USUAL_MEMORY_MIB

    @property
    def wall_seconds(self) -> int:
        return self.seconds * WALL_FACTOR


USUAL_LIMITS = Limits()


@dataclass(frozen=True)
class Usage:
    """What a process has taken so far: processor time of all its threads, and the memory that it holds now."""

    seconds: float
    memory_bytes: int


def usage(process: int) -> Usage | None:
    """What the process of that number uses; None where it has ended, or where the system does not tell."""
    try:
        if sys.platform == "linux":
            return _read_stat(Path(f"/proc/{process}/stat").read_bytes())
        if sys.platform == "win32":
            return None
        asked = ["ps", "-o", "rss=,time=", "-p", str(process)]
        return read_ps(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None


def _read_stat(line: bytes) -> Usage:
    # proc_pid_stat(5); the name of the program, in brackets, may hold spaces and brackets.
    words = line.rpartition(b")")[2].split()
    ticks = int(words[11]) + int(words[12])
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), int(words[21]) * os.sysconf("SC_PAGE_SIZE"))


def read_ps(line: str) -> Usage:
    """What ``ps -o rss=,time=`` says: KiB, and time as ``[[dd-]hh:]mm:ss``. Raises ValueError for anything else.

    >>> read_ps(" 2048 01:02:03.50")
    Usage(seconds=3723.5, memory_bytes=2097152)
    """
    memory, time = line.split()
    found = _TIME.fullmatch(time)
    if not found:
        raise ValueError(f"'{time}' is no time")
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return Usage(((days * 24 + hours) * 60 + minutes) * 60 + seconds, int(memory) * 1024)
