"""What is said of a worker that was stopped, stopped by itself, or died."""

import errno
import os
import signal


class Stopped(Exception):
    """The worker was stopped, or stopped by itself, and why: message and hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Refused(Stopped):
    """The machine does not let us."""


NO_THREAD = OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))  # which Python tells as a RuntimeError


def cannot_start(error: OSError) -> Refused:
    hint = "is there room in the folder for temporary files (TMPDIR), and may more processes run?"
    return Refused(f"no process to work in can be started: {error.strerror}", hint)


def failure(why: str, step: str) -> Stopped:
    """What to say of a worker that gave up; ``why`` is the number of an error of the system, or a word."""
    if why.isdecimal():
        hint = "is there room for temporary files (TMPDIR), and do the limits of this machine (ulimit -a) allow more?"
        return Refused(f"the machine does not let us work: {os.strerror(int(why[:4]))}, while {step}", hint)
    match why:
        case "depth":
            return Stopped(f"something nests too deep to be read, while {step}", "nest lists and brackets less deep")
        case "garbled":
            return Stopped(f"the build process cannot be understood by another, while {step}")
        case "memory":
            return Stopped(f"the memory of this machine did not suffice, while {step}", "shorten the text")
    return Stopped(f"the program has a fault, which showed while {step}", "please report it, with the lines above")


def death(status: int, step: str) -> Stopped:
    """What to say of a worker that ended without an answer; below zero, ``status`` is a signal's number."""
    if status >= 0:
        return Stopped(f"the build process ended without an answer, while {step}")
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = "unknown"
    kind = Refused if name in ("SIGKILL", "SIGXCPU", "SIGXFSZ") else Stopped
    return kind(f"the build process died of signal {-status} ({name}), while {step}", _why_died(name))


def _processor_seconds() -> int:
    """How long a process may use the processor on this machine; 0 where there is no limit, or none is told."""
    if os.name != "posix":
        return 0
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    return 0 if most == resource.RLIM_INFINITY else most


def _why_died(name: str) -> str:
    if name == "SIGSEGV":
        return "a picture, a font or a PDF may be broken; are there fonts on this machine (fc-list)?"
    if name in ("SIGXCPU", "SIGXFSZ"):
        return "this machine allows no more (ulimit -a)"
    if name == "SIGKILL":
        allowed = _processor_seconds()
        spent = f"; or this machine allows {allowed} s of the processor's time (ulimit -t)" if allowed else ""
        return f"the machine may have run out of memory{spent}"
    return ""
