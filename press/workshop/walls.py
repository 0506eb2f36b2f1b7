"""Walls around the process that reads a stranger's files: what of the disk it may see, and no network (Linux only).

They are raised by the process itself and cannot be taken down again. On other systems, and on a kernel without them,
they are not there; the fetcher (``press/paginate/engine/fetcher.py``) then is the only wall.
"""

import ctypes
import os
import platform
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

# prctl(2)
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2
_SIGKILL = 9

# landlock(7); these three have the same calls on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _RULE_PATH_BENEATH = 1, 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
# The rights over files that each version knows; those of the first are 13.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_NET_SINCE, _TCP = 4, 0b11  # bind and connect
_SCOPE_SINCE, _SCOPE = 6, 0b11  # abstract sockets of, and signals to, processes outside

_READ = _READ_FILE | _READ_DIR
# Making, filling and deleting files, and nothing that could be run, linked or mounted.
_WRITE = _READ | _WRITE_FILE | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 14
_ON_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | 1 << 14 | 1 << 15

# What must not be asked of the kernel: sockets of any kind (Landlock knows TCP only), other programs and processes;
# by architecture, its own number and those of socket, connect, execve, execveat, ptrace and io_uring_setup.
_FORBIDDEN = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 117, 425)),
}
_X32 = 0x40000000


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(_Instruction)))


def landlock_version() -> int:
    """The version of Landlock that the kernel has; 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_system().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))))


def die_with(parent: int) -> None:
    """End this process when the process ``parent``, which started it, has ended in whatever way."""
    if sys.platform == "linux":
        _system().prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it was gone before
            os._exit(1)


def raise_walls(readable: Iterable[Path], writable: Iterable[Path]) -> None:
    """Let this thread, and those that it starts, read and write no other files, and use neither network nor programs.

    Paths that are not there are passed over.
    """
    if sys.platform != "linux":
        return
    system = _system()
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if version := landlock_version():
        _raise_landlock(system, version, readable, writable)
    _forbid_calls(system)


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _raise_landlock(system: ctypes.CDLL, version: int, readable: Iterable[Path], writable: Iterable[Path]) -> None:
    rights = _FILE_RIGHTS[min(version, max(_FILE_RIGHTS))]
    ruleset = _Ruleset(rights, _TCP if version >= _NET_SINCE else 0, _SCOPE if version >= _SCOPE_SINCE else 0)
    # The kernel refuses the later fields where it does not know them.
    size = 8 if version < _NET_SINCE else 16 if version < _SCOPE_SINCE else 24
    handle = system.syscall(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if handle < 0:
        raise OSError(ctypes.get_errno(), "Landlock cannot be used")
    try:
        for paths, allowed in ((readable, _READ), (writable, _WRITE)):
            for path in paths:
                _allow(system, handle, path, allowed & rights)
        if system.syscall(_RESTRICT_SELF, ctypes.c_int(handle), ctypes.c_uint32(0)):
            raise OSError(ctypes.get_errno(), "Landlock cannot be used")
    finally:
        os.close(handle)


def _allow(system: ctypes.CDLL, ruleset: int, path: Path, allowed: int) -> None:
    with suppress(OSError):
        parent = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
        try:
            rule = _Beneath(allowed if path.is_dir() else allowed & _ON_FILES, parent)
            system.syscall(
                _ADD_RULE,
                ctypes.c_int(ruleset),
                ctypes.c_int(_RULE_PATH_BENEATH),
                ctypes.byref(rule),
                ctypes.c_uint32(0),
            )
        finally:
            os.close(parent)


def _forbid_calls(system: ctypes.CDLL) -> None:
    """A seccomp filter (seccomp(2)); where the architecture is none of those known, Landlock has to do."""
    architecture, calls = _FORBIDDEN.get(platform.machine(), (0, ()))
    if not calls or sys.maxsize < 2**32:
        return
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06  # classic BPF
    allow, refuse, kill = 0x7FFF0000, 0x00050000 | 13, 0x80000000  # 13 is EACCES
    steps = [(load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, kill), (load, 0, 0, 0)]
    steps += [(at_least, len(calls) + 1, 0, _X32)]
    steps += [(equal, len(calls) - position, 0, number) for position, number in enumerate(calls)]
    steps += [(answer, 0, 0, allow), (answer, 0, 0, refuse)]
    instructions = (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    program = _Program(len(steps), instructions)
    system.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
