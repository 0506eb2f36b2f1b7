"""The process that reads what strangers wrote: one job from its standard input, answers to its standard output.

It is started for one job, can see the files of that job and no others, and can be stopped at any moment.
"""

import errno
import os
import signal
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from press.model.letter import Message, Recipient
from press.model.report import Report
from press.workshop import jobs
from press.workshop.frames import read_frame, write_frame
from press.workshop.readable import readable
from press.workshop.walls import die_with, raise_walls

LARGEST_FILE_BYTES = 1024**3  # WeasyPrint unpacks fonts into its temporary folder

# No room, no more files, processes or bytes a file, a disk that fails; rights are no part of it, for walls take these.
_REFUSALS = frozenset((
    errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EFBIG, errno.EAGAIN, errno.EROFS, errno.EIO,
))  # fmt: skip

if TYPE_CHECKING:
    from press.orders.pipeline import Pipeline


def main() -> None:
    """Do the job and end; ends at once where the process that asked for it does."""
    questions = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    asked = os.fdopen(os.dup(0), "rb", closefd=False)
    _settle()
    order, job = _received(asked)
    die_with(order.parent)
    threading.Thread(target=_end_with, args=(questions,), daemon=True).start()
    try:
        answer = _Bench(order, job, answers).answer()
    except RecursionError:
        write_frame(answers, jobs.FAILED, "depth")
    except MemoryError:
        write_frame(answers, jobs.FAILED, "memory")
    except Exception as error:
        if number := _of_the_machine(error):
            write_frame(answers, jobs.FAILED, str(number))
            os._exit(0)
        os.write(2, traceback.format_exc().encode())
        write_frame(answers, jobs.FAILED, "bug")
    else:
        write_frame(answers, jobs.ANSWER, answer)
    os._exit(0)  # nothing is left that would be worth the time of tidying up


def _of_the_machine(error: BaseException | None) -> int:
    """The number of what the machine refuses, where that is behind an error; 0 where it is not."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            return error.errno
        if isinstance(error, RuntimeError) and str(error) == "can't start new thread":
            return errno.EAGAIN
        error = error.__cause__ or error.__context__
    return 0


def _settle() -> None:
    """Leave no picture of the memory behind, fill no disk, and do not wait for a terminal that is another's."""
    if os.name != "posix":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = LARGEST_FILE_BYTES if most == resource.RLIM_INFINITY else min(LARGEST_FILE_BYTES, most)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)


def _received(pipe: BinaryIO) -> tuple[jobs.Order, jobs.Job]:
    order, job = read_frame(pipe), read_frame(pipe)
    assert order
    assert job
    return order.read(jobs.Order), job.read(jobs.JOBS[job.kind])


def _end_with(pipe: BinaryIO) -> None:
    pipe.read(1)  # nothing more is said: this returns when the other end is gone
    os._exit(1)


class _Bench:
    """One job under way."""

    def __init__(self, order: jobs.Order, job: jobs.Job, answers: BinaryIO) -> None:
        self.order = order
        self.job = job
        self.answers = answers
        self.report = Report()

    def answer(self) -> jobs.Answer:
        # Loaded before the walls are up: loading a library may mean to start programs and to write caches.
        from press.orders.pipeline import Pipeline

        pipeline = Pipeline()
        if isinstance(self.job, jobs.Make | jobs.Prepare | jobs.Verify):
            pipeline.pressroom.start()
        raise_walls((*readable(), *_given(self.job)), (self.order.temporary,))
        match self.job:
            case jobs.Make() as job:
                made = pipeline.make(job.folder, job.editions, self.report, self._step, job.strict, job.wishes)
                return jobs.Made(self.report.diagnostics, made)
            case jobs.Check() as job:
                self._step("reading")
                document = pipeline.check(job.folder, self.report, job.strict)
                if document is None:
                    return jobs.Checked(self.report.diagnostics)
                return jobs.Checked(self.report.diagnostics, document.evidence.coverage, document.left_out)
            case jobs.Impose() as job:
                self._step("imposing")
                each = [pipeline.impose(job.content, how, job.title, job.place, self.report) for how in job.hows]
                return jobs.Imposed(self.report.diagnostics, tuple(sheets for sheets in each if sheets))
            case jobs.Prepare() as job:
                return self._prepared(pipeline, job)
            case jobs.Unpack() as job:
                self._step("looking for the source")
                carried = pipeline.unpack(job.content, job.place, self.report)
                return jobs.Unpacked(self.report.diagnostics, carried)
            case jobs.Verify() as job:
                found = pipeline.verify(job.content, job.place, self.report, self._step)
                return jobs.Verified(self.report.diagnostics, found)

    def _prepared(self, pipeline: "Pipeline", job: jobs.Prepare) -> jobs.Prepared:
        room = pipeline.mailroom(job.folder, self.report, self._step, job.now, job.not_after)
        people = room.people(job.recipients, job.addresses, job.test_address)
        mailing = room.prepare(people, self._mail) if people else None
        return jobs.Prepared(self.report.diagnostics, len(people), mailing)

    def _step(self, text: str) -> None:
        write_frame(self.answers, jobs.STEP, text)

    def _mail(self, recipient: Recipient, message: Message) -> None:
        # Sent at once: the mails of a long list, each with its PDF, would not fit into the memory of one process.
        write_frame(self.answers, jobs.MAIL, jobs.Mail(recipient, message))


def _given(job: jobs.Job) -> tuple[Path, ...]:
    """What the job itself is about; a mailing may need the same briefing in other languages, which stand beside it."""
    match job:
        case jobs.Make() | jobs.Check():
            return (job.folder,)
        case jobs.Prepare():
            return (job.folder.parent, *((job.recipients,) if job.recipients else ()))
    return ()


if __name__ == "__main__":
    main()
