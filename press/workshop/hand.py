"""A worker as its overseer knows it: hired, asked, heard, watched, and gone when it is needed no more."""

import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from press.workshop import jobs
from press.workshop.endings import NO_THREAD, Stopped, cannot_start
from press.workshop.frames import Frame, framed, hand_on, read_frame
from press.workshop.limits import MIB, Limits, Usage, usage
from press.workshop.readable import ROOT, environment
from press.workshop.wire import Malformed

# Not by PYTHONPATH, whose colons part folders: one may stand in the name of ours.
_WORK = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from press.workshop.worker import main; main()"
_COMMAND = (sys.executable, "-P", "-c", _WORK)
END = object()  # what is heard of a worker that says no more

Heard = queue.SimpleQueue[tuple["Hand", Any]]


class Hand:
    """One worker. ``step`` is what it is at, ``owed`` how many answers; without any it may wait for others."""

    def __init__(self, number: int, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self.number = number
        self.process = process
        self.limits = limits
        self.owed = 0
        self.step = "starting"
        self._begun = time.monotonic()
        self._before = 0.0
        self._used = Usage(0.0, 0)
        self._asked: queue.SimpleQueue[Frame] = queue.SimpleQueue()

    def ask(self, job: jobs.Job) -> None:
        self.owed += 1
        self._begun = time.monotonic()
        self._asked.put(framed(type(job).__name__, job))

    def take_in(self, frame: Frame) -> None:
        """Hand on what another has read or drawn; no answer is to be waited for."""
        self._asked.put(frame)

    def begin(self, step: str) -> None:
        self.step = step
        self._begun = time.monotonic()
        self._before = self._used.seconds

    def has_answered(self) -> None:
        self.owed -= 1
        self._before = self._used.seconds

    def look(self) -> None:
        """Raises Stopped where its step has passed a limit."""
        self._used = usage(self.process.pid) or self._used
        limits = self.limits
        if self._used.memory_bytes > limits.memory_mib * MIB:
            raise Stopped(
                f"{self.step} needs more than {limits.memory_mib} MiB of memory, and was stopped",
                f"shorten the text, or use smaller pictures; --limit-memory {2 * limits.memory_mib} allows more",
            )
        if self._used.seconds - self._before > limits.seconds:
            raise Stopped(
                f"{self.step} takes more than {limits.seconds} s of the processor's time, and was stopped",
                f"shorten the text, or use simpler pictures; --limit-seconds {2 * limits.seconds} allows more",
            )
        if self.owed and time.monotonic() - self._begun > limits.wall_seconds:
            raise Stopped(
                f"{self.step} was not done after {limits.wall_seconds} s, and was stopped",
                f"try again when the machine is less busy; --limit-seconds {2 * limits.seconds} allows more",
            )

    def converse(self, order: jobs.Order, heard: Heard) -> None:
        """Speak and listen from now on, each in a thread, so that a worker that does neither holds nobody up."""
        questions, answers = cast(BinaryIO, self.process.stdin), cast(BinaryIO, self.process.stdout)
        self._asked.put(framed("order", order))
        try:
            threading.Thread(target=self._speak, args=(questions,), daemon=True).start()
            threading.Thread(target=self._listen, args=(answers, heard), daemon=True).start()
        except RuntimeError:
            raise cannot_start(NO_THREAD) from None

    def _speak(self, questions: BinaryIO) -> None:
        with suppress(OSError, ValueError):  # it has died; the end of its answers comes next
            while True:
                hand_on(questions, self._asked.get())

    def _listen(self, answers: BinaryIO, heard: Heard) -> None:
        try:
            while frame := read_frame(answers):
                heard.put((self, frame))
        except (Malformed, OSError, ValueError) as error:
            heard.put((self, error if isinstance(error, Malformed) else END))
        heard.put((self, END))

    def leave(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def hired(number: int, outfit: jobs.Outfit, readable: tuple[Path, ...], limits: Limits, heard: Heard) -> Iterator[Hand]:
    """A worker, and the one folder that it may write in; both are gone afterwards. Raises Refused.

    What it says is put into ``heard``, with its name.
    """
    try:
        _clear_up_after_the_killed()
        folder = tempfile.TemporaryDirectory(prefix=f"press-{os.getpid()}-", ignore_cleanup_errors=True)
    except OSError as error:
        raise cannot_start(error) from None
    with folder as name:
        try:
            # In a group of its own, for Ctrl-C is meant for us: we stop the worker.
            group, pipe = 0 if os.name == "posix" else None, subprocess.PIPE
            process = subprocess.Popen(
                _COMMAND, stdin=pipe, stdout=pipe, env=environment(Path(name)), process_group=group
            )
        except OSError as error:
            raise cannot_start(error) from None
        hand = Hand(number, process, limits)
        try:
            hand.converse(jobs.Order(os.getpid(), outfit, readable, Path(name)), heard)
            yield hand
        finally:
            hand.leave()


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
