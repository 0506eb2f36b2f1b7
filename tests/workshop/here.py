"""Workers that are no processes: all that is asked and answered goes over the wire, and the work is done in this one.

For tests of what is asked for and told. How workers are started, watched and walled in stands in this folder's tests.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from press.workshop import jobs
from press.workshop.bench import FileBench, PrintingBench, ReadingBench, Work
from press.workshop.frames import Frame, framed, read_frame, write_frame
from press.workshop.hand import Heard
from press.workshop.limits import Limits
from tests.pipelines import shared_pipeline


def _bench(outfit: jobs.Outfit, answers: io.BytesIO) -> Work:
    """As ``bench_for``, with what any worker of this process has loaded."""
    match outfit:
        case jobs.Outfit.READING:
            return ReadingBench(shared_pipeline().desk, answers).done
        case jobs.Outfit.PRINTING:
            return PrintingBench(replace(shared_pipeline().pressroom, draughtsman=None, drawn={}), answers).done
    return FileBench(shared_pipeline(), answers).done


@dataclass(eq=False)
class HandHere:
    """As ``Hand``; what it is asked is answered when it has been asked."""

    number: int
    outfit: jobs.Outfit
    limits: Limits
    heard: Heard
    owed: int = 0
    step: str = "starting"
    _answers: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self._done = _bench(self.outfit, self._answers)

    def ask(self, job: jobs.Job) -> None:
        self.owed += 1
        self.take_in(framed(type(job).__name__, job))

    def take_in(self, frame: Frame) -> None:
        if answer := self._done(frame.read(jobs.JOBS[frame.kind])):
            write_frame(self._answers, jobs.ANSWER, answer)
        self._answers.seek(0)
        while said := read_frame(self._answers):
            self.heard.put((self, said))
        self._answers.seek(0)
        self._answers.truncate()

    def begin(self, step: str) -> None:
        self.step = step

    def has_answered(self) -> None:
        self.owed -= 1

    def look(self) -> None:
        pass

    def leave(self) -> None:
        pass


@contextmanager
def hired_here(
    number: int, outfit: jobs.Outfit, readable: tuple[Path, ...], limits: Limits, heard: Heard
) -> Iterator[HandHere]:
    yield HandHere(number, outfit, limits, heard)
