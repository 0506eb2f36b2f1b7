"""Every step that publishing takes on the disk, and something that happens at one of them."""

import fcntl
import gc
import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from press.publish import sets

# All through which the standard library and press.publish come to the disk.
ON_THE_DISK = (
    *("open", "read", "write", "fsync", "stat", "lstat", "scandir", "listdir", "access", "readlink"),
    *("mkdir", "rename", "replace", "link", "symlink", "unlink", "rmdir", "chmod", "utime"),
)
ON_A_FILE = ("read", "write", "flush")


class Killed(BaseException):
    """What stands for SIGKILL: it is never caught, and nothing done after it comes to the disk."""


class Steps:
    """Counts steps; at step number ``at``, from 1, ``happens`` is raised in its place.

    A write is half done before that. After Killed no step is taken at all. Closing is no step: it changes nothing on
    the disk, and the system does it for whoever is killed.
    """

    def __init__(self, at: int = 0, happens: BaseException | None = None) -> None:
        self.at, self.happens = at, happens
        self.taken: list[str] = []
        self._thread = threading.get_ident()

    def take(self, name: str, step: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        if threading.get_ident() != self._thread:
            return step(*arguments, **keywords)
        is_killed = isinstance(self.happens, Killed) and len(self.taken) >= self.at > 0
        self.taken.append(name)
        if self.happens and (is_killed or len(self.taken) == self.at):
            if name == "write" and not is_killed:
                step(*arguments[:-1], arguments[-1][: len(arguments[-1]) // 2])
            raise self.happens
        return step(*arguments, **keywords)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Have the steps of this thread counted; nothing that other tests have left is tidied up meanwhile."""
        gc.disable()
        try:
            with pytest.MonkeyPatch.context() as patch:
                for name in ON_THE_DISK:
                    patch.setattr(os, name, self._watched(name, getattr(os, name)))
                patch.setattr(fcntl, "flock", self._watched("flock", fcntl.flock))
                patch.setattr(sets, "exchange", self._watched("exchange", sets.exchange))
                patch.setattr(io, "open", self._opened(io.open))
                yield
        finally:
            gc.enable()

    def _watched(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **keywords: Any) -> Any:
            return self.take(name, step, *arguments, **keywords)

        return watched

    def _opened(self, opened: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **keywords: Any) -> Any:
            file = self.take("open", opened, *arguments, **keywords)
            return File(file, self)

        return watched


class File:
    """An open file whose reads and writes are steps."""

    def __init__(self, file: Any, steps: Steps) -> None:
        self._file, self._steps = file, steps

    def __enter__(self) -> "File":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._file, name)
        return self._steps._watched(name, found) if name in ON_A_FILE else found
