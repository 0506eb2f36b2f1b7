"""A worker is started, heard and watched; one that takes too much, or dies, becomes an error in the report."""

import errno
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from press.model.report import Place, Report
from press.workshop import jobs
from press.workshop.frames import Frame, read_frame, write_frame
from press.workshop.limits import MIB, Limits, Usage, usage
from press.workshop.readable import ROOT, environment
from press.workshop.wire import Malformed

A = TypeVar("A")

_LOOK_EVERY_SECONDS = 0.02 if sys.platform == "linux" else 0.25  # elsewhere each look starts a program
# Not by PYTHONPATH, whose colons part folders: one may stand in the name of ours.
_WORK = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from press.workshop.worker import main; main()"
_COMMAND = (sys.executable, "-P", "-c", _WORK)
_END = object()


class _Stopped(Exception):
    """The worker was stopped, or stopped by itself, and why: message and hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class _Refused(_Stopped):
    """The machine does not let us."""


@dataclass(frozen=True)
class Overseer:
    """Has one job done. ``place`` is what errors are about that are not of the author's making."""

    limits: Limits
    place: Place
    report: Report
    on_step: Callable[[str], None]
    on_mail: Callable[[jobs.Mail], None]

    def run(self, job: jobs.Job, kind: type[A]) -> A | None:
        """The answer to ``job``, one of type ``kind``; None where none came, and the report says why.

        The worker has ended when this returns, or is left by an exception.
        """
        try:
            with _started() as (process, temporary):
                return self._heard(process, jobs.Order(os.getpid(), temporary), job, kind)
        except _Stopped as error:
            tell = self.report.refused if isinstance(error, _Refused) else self.report.error
            tell(self.place, str(error), error.hint)
            return None

    def _heard(self, process: subprocess.Popen[bytes], order: jobs.Order, job: jobs.Job, kind: type[A]) -> A:
        questions, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        frames: queue.Queue[Any] = queue.Queue()
        try:
            threading.Thread(target=_listen, args=(answers, frames), daemon=True).start()
        except RuntimeError:  # as Python calls it
            raise _cannot_start(OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))) from None
        watch = _Watch(self.limits, process.pid)
        try:
            write_frame(questions, "order", order)
            write_frame(questions, type(job).__name__, job)
        except BrokenPipeError:
            pass  # it has died; the end of its answers comes next
        while True:
            watch.look()
            try:
                frame = frames.get(timeout=_LOOK_EVERY_SECONDS)
            except queue.Empty:
                continue
            try:
                if frame is _END:
                    raise _death(process.wait(), watch.step)
                if isinstance(frame, Malformed):
                    raise frame
                if frame.kind == jobs.ANSWER:
                    return cast(A, frame.read(kind))
                self._hear(frame, watch)
            except Malformed as error:
                raise _Stopped(f"the build process cannot be understood while {watch.step}: {error}") from None

    def _hear(self, frame: Frame, watch: "_Watch") -> None:
        match frame.kind:
            case jobs.STEP:
                watch.begin(frame.read(str))
                self.on_step(watch.step)
            case jobs.MAIL:
                self.on_mail(frame.read(jobs.Mail))
            case jobs.FAILED:
                raise _failure(frame.read(str), watch.step)
            case _:
                raise Malformed("a frame of no kind that is known")


class _Watch:
    """How long a step has been under way, and whether that is too long."""

    def __init__(self, limits: Limits, process: int) -> None:
        self.limits = limits
        self.process = process
        self.step = "starting"
        self.begun = time.monotonic()
        self.before = 0.0
        self.used = Usage(0.0, 0)

    def begin(self, step: str) -> None:
        self.step = step
        self.begun = time.monotonic()
        self.before = self.used.seconds

    def look(self) -> None:
        """Raises _Stopped where a limit is passed."""
        self.used = usage(self.process) or self.used
        limits = self.limits
        if self.used.memory_bytes > limits.memory_mib * MIB:
            raise _Stopped(
                f"{self.step} needs more than {limits.memory_mib} MiB of memory, and was stopped",
                f"shorten the text, or use smaller pictures; --limit-memory {2 * limits.memory_mib} allows more",
            )
        if self.used.seconds - self.before > limits.seconds:
            raise _Stopped(
                f"{self.step} takes more than {limits.seconds} s of the processor's time, and was stopped",
                f"shorten the text, or use simpler pictures; --limit-seconds {2 * limits.seconds} allows more",
            )
        if time.monotonic() - self.begun > limits.wall_seconds:
            raise _Stopped(
                f"{self.step} was not done after {limits.wall_seconds} s, and was stopped",
                f"try again when the machine is less busy; --limit-seconds {2 * limits.seconds} allows more",
            )


@contextmanager
def _started() -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A worker, and the one folder that it may write in; both are gone afterwards."""
    try:
        _clear_up_after_the_killed()
        folder = tempfile.TemporaryDirectory(prefix=f"press-{os.getpid()}-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _cannot_start(error) from None
    with folder as name:
        try:
            # In a group of its own, for Ctrl-C is meant for us: we stop the worker.
            group, pipe = 0 if os.name == "posix" else None, subprocess.PIPE
            process = subprocess.Popen(
                _COMMAND, stdin=pipe, stdout=pipe, env=environment(Path(name)), process_group=group
            )
        except OSError as error:
            raise _cannot_start(error) from None
        try:
            yield process, Path(name)
        finally:
            process.kill()
            process.wait()


def _clear_up_after_the_killed() -> None:
    """Remove the temporary folders of our processes that had no time to."""
    if os.name != "posix":
        return
    for folder in Path(tempfile.gettempdir()).glob("press-*-*"):
        process = folder.name.split("-")[1]
        with suppress(OSError):
            if process.isdecimal() and folder.lstat().st_uid == os.getuid() and not _is_alive(int(process)):
                shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _cannot_start(error: OSError) -> _Refused:
    hint = "is there room in the folder for temporary files (TMPDIR), and may more processes run?"
    return _Refused(f"no process to work in can be started: {error.strerror}", hint)


def _listen(answers: BinaryIO, frames: "queue.Queue[Any]") -> None:
    try:
        while frame := read_frame(answers):
            frames.put(frame)
    except (Malformed, OSError, ValueError) as error:
        frames.put(error if isinstance(error, Malformed) else _END)
    frames.put(_END)


def _failure(why: str, step: str) -> _Stopped:
    if why.isdecimal():
        hint = "is there room for temporary files (TMPDIR), and do the limits of this machine (ulimit -a) allow more?"
        return _Refused(f"the machine does not let us work: {os.strerror(int(why[:4]))}, while {step}", hint)
    match why:
        case "depth":
            return _Stopped(f"something nests too deep to be read, while {step}", "nest lists and brackets less deep")
        case "memory":
            return _Stopped(f"the memory of this machine did not suffice, while {step}", "shorten the text")
    return _Stopped(f"the program has a fault, which showed while {step}", "please report it, with the lines above")


def _death(status: int, step: str) -> _Stopped:
    """What to say of a worker that ended without an answer; below zero, ``status`` is a signal's number."""
    if status >= 0:
        return _Stopped(f"the build process ended without an answer, while {step}")
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = "unknown"
    kind = _Refused if name in ("SIGKILL", "SIGXCPU", "SIGXFSZ") else _Stopped
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
