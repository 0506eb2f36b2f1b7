"""Steps on the disk that are sure before the next is taken, and errors that name what their reader knows."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Have each OSError name ``path``: the files it comes from are hidden, and gone when it is read."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def write(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet, down to the disk (fsync(2)); the umask says who may read it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_durable(folder: Path) -> None:
    """Have the names in ``folder`` written to the disk; Windows offers no such thing for folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name; where the disk has none to give, or the file is somebody else's, copy it."""
    try:
        os.link(source, target)
    except OSError:
        write(target, source.read_bytes())
        shutil.copystat(source, target)


def link_all(source: Path, target: Path) -> None:
    """Give whatever ``source`` is, and all that is in it, a second name; nothing is copied but folders and links."""
    if is_folder(source):
        shutil.copytree(source, target, symlinks=True, copy_function=os.link)
    elif _kind(source) == stat.S_IFLNK:
        target.symlink_to(source.readlink())
    else:
        os.link(source, target)


def remove(path: Path) -> None:
    """Remove whatever bears this name, if anything does; what a link leads to stays."""
    if is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def is_there(path: Path) -> bool:
    """Whether anything bears this name, be it a link that leads nowhere."""
    return _kind(path) != 0


def is_file(path: Path) -> bool:
    """Whether a file stands there: no link to one, nor a pipe that would never end."""
    return _kind(path) == stat.S_IFREG


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, and no link to one."""
    return _kind(path) == stat.S_IFDIR


def _kind(path: Path) -> int:
    """What bears this name, 0 where nothing does. Not Path.exists() or the like, which say no to a failing disk."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except FileNotFoundError:
        return 0
