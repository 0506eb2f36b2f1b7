"""How many workers of a build may be at work at a time: as many as this machine has room for, and two at most."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from press.workshop.limits import MIB, Limits

MOST_WORKERS = 2
_CGROUPS, _OWN_CGROUP = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
_MEMORY = Path("/proc/meminfo")


def workers_for(limits: Limits) -> int:
    """One for each core that we may use, if there is the memory that each may take; one where that cannot be told."""
    if sys.platform != "linux":
        return 1
    by_memory = available_mib() // limits.memory_mib
    return max(1, min(MOST_WORKERS, int(cores()), by_memory))


def cores() -> float:
    """How many processors' time we may use, which a container can make a fraction."""
    allowed = [float(len(os.sched_getaffinity(0)))]
    for folder in _cgroups():
        with suppress(OSError, ValueError):  # "max" is no number
            quota, period = (folder / "cpu.max").read_text().split()
            allowed.append(int(quota) / int(period))
    return min(allowed)


def available_mib() -> int:
    """How much memory can be had without anything else being pushed out; 0 where that cannot be told."""
    allowed = []
    with suppress(OSError, ValueError, StopIteration):
        line = next(line for line in _MEMORY.read_text().splitlines() if line.startswith("MemAvailable:"))
        allowed.append(int(line.split()[1]) * 1024)
    for folder in _cgroups():
        with suppress(OSError, ValueError):
            most = int((folder / "memory.max").read_text())
            allowed.append(most - int((folder / "memory.current").read_text()))
    return max(0, min(allowed, default=0)) // MIB


def _cgroups() -> Iterator[Path]:
    """The folders of our control group and of those around it, each of which can set limits (cgroups(7), version 2)."""
    own = ""
    with suppress(OSError, StopIteration):
        own = next(line[3:] for line in _OWN_CGROUP.read_text().splitlines() if line.startswith("0::"))
    folder = _CGROUPS / own.strip("/")
    yield from (each for each in (folder, *folder.parents) if each.is_relative_to(_CGROUPS))
