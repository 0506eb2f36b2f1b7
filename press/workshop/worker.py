"""The process that reads what strangers wrote: jobs from its standard input, answers to its standard output.

It is started for one briefing, list or PDF, can see the files of that and no others, and can be stopped at any moment.
"""

import errno
import gc
import os
import queue
import signal
import threading
import traceback
from contextlib import suppress
from typing import BinaryIO

from press.orders.memory import give_back
from press.workshop import jobs
from press.workshop.bench import bench_for
from press.workshop.frames import Frame, read_frame, write_frame
from press.workshop.readable import readable
from press.workshop.walls import die_with, raise_walls
from press.workshop.wire import Malformed

LARGEST_FILE_BYTES = 1024**3  # WeasyPrint unpacks fonts into its temporary folder

# No room, no more files, processes or bytes a file, a disk that fails; rights are no part of it, for walls take these.
_REFUSALS = frozenset((
    errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EFBIG, errno.EAGAIN, errno.EROFS, errno.EIO,
))  # fmt: skip


def main() -> None:
    """Do one job after another; ends at once where the process that asks for them does."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    _settle()
    try:
        order = _order(questions)
        die_with(order.parent)
        done = bench_for(order.outfit, answers)
        # The work makes millions of objects and few circles of them: to look for these takes a tenth of the time
        # and finds little. They are looked for between forms, where memory is given back; what was loaded stays.
        gc.freeze()
        gc.disable()
        raise_walls((*readable(), *order.readable), (order.temporary,))
        asked: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(questions, asked), daemon=True).start()
        while True:
            frame = asked.get()
            job = frame.read(jobs.JOBS[frame.kind])
            if answer := done(job):
                write_frame(answers, jobs.ANSWER, answer)
            if isinstance(job, jobs.Print):
                give_back()
    except Malformed:  # what another of us has read or drawn, for what we are asked is well made
        write_frame(answers, jobs.FAILED, "garbled")
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


def _order(pipe: BinaryIO) -> jobs.Order:
    order = read_frame(pipe)
    assert order
    return order.read(jobs.Order)


def _listen(pipe: BinaryIO, asked: "queue.SimpleQueue[Frame]") -> None:
    """Hear what is asked for while the work is under way, and end with the process that asks."""
    with suppress(Malformed, OSError):
        while frame := read_frame(pipe):
            asked.put(frame)
    os._exit(1)


if __name__ == "__main__":
    main()
