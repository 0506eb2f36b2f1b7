"""What the system can do at once and Python does not offer: exchange two folders, and be the only one at work."""

import ctypes
import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from press.publish.disk import naming

if sys.platform != "win32":
    import fcntl

SWAP = 2  # RENAME_EXCHANGE of <linux/fs.h>, RENAME_SWAP of <sys/stdio.h>
HERE = -100  # AT_FDCWD of <linux/fcntl.h>: names count from the working directory
# The kernel, the file system or, EPERM, a container does not know how. A plain rename tells whatever else is wrong.
UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
# Some network disks have no locks. Two builds at once can then make one of them fail, but never half a set.
UNLOCKED = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)
PATIENCE_S, PAUSE_S = 60.0, 0.02


def exchange(one: Path, other: Path) -> bool:
    """Exchange what two names stand for, in one step (renameat2(2) of Linux, renamex_np(2) of macOS).

    False, and nothing done, where the system or the file system cannot: Windows, NFS, disks of cameras.
    """
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            status = library.renamex_np(*names, SWAP)
        else:
            status = library.renameat2(HERE, names[0], HERE, names[1], SWAP)
    except AttributeError:  # a C library of before 2018
        return False
    error = ctypes.get_errno()
    if status and error not in UNKNOWN:
        raise OSError(error, os.strerror(error), str(other))
    return not status


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Be the only one on this machine who publishes into ``folder``, after those who came first.

    Raises OSError where another is not done after a minute. The system takes the lock back from who was killed.
    """
    for _ in range(int(PATIENCE_S / PAUSE_S)):
        with naming(folder):
            handle = _taken(folder)
        if handle is not None:
            break
        time.sleep(PAUSE_S)
    else:
        raise OSError(errno.EBUSY, "another build is writing there, and does not end", str(folder))
    try:
        yield
    finally:
        os.close(handle)


def _taken(folder: Path) -> int | None:
    """A handle that holds the lock until it is closed; None where somebody else has it."""
    if sys.platform == "win32":
        # A folder has no lock there; a file that only one can make, and that goes when its maker ends, is one.
        with suppress(FileExistsError, PermissionError):
            return os.open(folder / ".press.lock", os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY)
        return None
    # The folder itself, so that no lock file is left in it.
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError as error:
        if error.errno not in UNLOCKED:
            os.close(handle)
            raise
    return handle
