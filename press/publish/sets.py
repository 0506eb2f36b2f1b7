"""A set of files replaces the one before it in one step, and nobody loses what they had put beside it.

The new set is first made whole in a folder beside the old one, where it stands in for it while the folder itself is
filled out of sight; then they change places again. Two exchanges instead of one, so that the folder stays the same
one: shells, viewers and file managers that have it open stay in it, and it keeps its owner, its rights and whatever
else stands in it.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from press.model.output import Artefact
from press.publish.disk import (
    is_file,
    is_folder,
    is_there,
    link_all,
    link_or_copy,
    make_durable,
    naming,
    remove,
    write,
)
from press.publish.exchange import exchange, locked
from press.publish.manifest import MANIFEST, listed, manifest_in, with_earlier

# What cannot be renamed: a folder that is mounted, or that stands in a lower layer of a container's image. It can only
# be filled, file by file.
FIXED = (errno.EBUSY, errno.EXDEV)
FILLING = ".press.filling"


@dataclass(frozen=True)
class _Place:
    """Where a set stands, and the names beside it that only the holder of the lock uses.

    What is ``half_made`` is worth nothing. What was ``set_aside`` is whole, or was, and may hold somebody's files.
    """

    folder: Path

    @property
    def half_made(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.half-made")

    @property
    def set_aside(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.set-aside")


def replace_set(artefacts: Sequence[Artefact], folder: Path) -> None:
    """Publish a set, one of which is its manifest; ``publish`` says what is promised."""
    with naming(folder):
        place = _Place(_without_links(folder))
    parent = place.folder.parent
    with naming(parent):
        parent.mkdir(parents=True, exist_ok=True)
    with locked(parent):
        with naming(parent):
            _clear_up(place)
            place.half_made.mkdir()
        try:
            with naming(folder):
                _make(artefacts, place)
                _put_in_place(place, [artefact.name for artefact in artefacts])
        finally:
            with suppress(OSError):
                _clear_up(place)


def _without_links(folder: Path) -> Path:
    """The folder itself where ``folder`` is a link to it: the link is somebody's arrangement, and stays."""
    if folder.is_symlink() and not folder.exists():
        raise OSError(errno.ENOENT, "the link leads nowhere")  # to a disk that is not here, perhaps
    return folder.resolve() if folder.is_symlink() else folder


def _make(artefacts: Sequence[Artefact], place: _Place) -> None:
    """Make the new set whole: what was made now, and all that stands in the folder and was not."""
    new, before = {artefact.name: artefact.content for artefact in artefacts}, b""
    if is_there(place.folder):
        if not os.access(place.folder, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        before = _carry_over(place, new)
        shutil.copymode(place.folder, place.half_made)
    new[MANIFEST] = with_earlier(new[MANIFEST], before, place.half_made)
    for name, content in new.items():
        write(place.half_made / name, content)
    make_durable(place.half_made)


def _carry_over(place: _Place, new: dict[str, bytes]) -> bytes:
    """Give everything in the folder but the ``new`` a second name in the set; returns the manifest it had.

    What is not of the set, and cannot have one, is there again as soon as the folder is.
    """
    before = manifest_in(place.folder)
    of_the_set = listed(before)
    remove(place.folder / FILLING)
    for path in place.folder.iterdir():
        target = place.half_made / path.name
        if path.name in new:
            if is_folder(path):
                raise OSError(errno.EISDIR, f"a folder is in the place of {path.name}")
        elif path.name in of_the_set and is_file(path):
            link_or_copy(path, target)
        else:
            with suppress(OSError):
                link_all(path, target)
    return before


def _put_in_place(place: _Place, names: Sequence[str]) -> None:
    if not is_there(place.folder):
        place.half_made.rename(place.folder)
    else:
        place.half_made.rename(place.set_aside)
        try:
            is_exchanged = exchange(place.set_aside, place.folder)
        except OSError as error:
            if error.errno not in FIXED:
                place.set_aside.rename(place.half_made)
                raise
            _fill(place.folder, place.set_aside, names)
        else:
            if is_exchanged:
                _change_back(place, names)
            else:
                _rename(place)
    with suppress(OSError):
        make_durable(place.folder.parent)


def _change_back(place: _Place, names: Sequence[str]) -> None:
    """Fill the folder itself, which has been set aside, with the set that stands in for it; then exchange them.

    The new set is in place already, and stays so whatever becomes of this.
    """
    with suppress(OSError):
        make_durable(place.folder.parent)
        _fill(place.set_aside, place.folder, names)
        exchange(place.set_aside, place.folder)


def _rename(place: _Place) -> None:
    """Where folders cannot be exchanged there is none for a moment; the next run after a killed one mends that."""
    place.set_aside.rename(place.half_made)
    place.folder.rename(place.set_aside)
    place.half_made.rename(place.folder)


def _fill(folder: Path, source: Path, names: Iterable[str]) -> None:
    """Replace the named files by those of ``source``. There is no manifest until all are: without one it is no set."""
    (folder / MANIFEST).unlink(missing_ok=True)
    for name in sorted(names, key=lambda name: name == MANIFEST):
        part = folder / FILLING
        remove(part)
        link_or_copy(source / name, part)
        part.replace(folder / name)
        remove(part)  # it is still there if both are the same file (rename(2))
    make_durable(folder)


def _clear_up(place: _Place) -> None:
    """Remove what this run, or one that was killed, has left beside the set."""
    if is_folder(place.set_aside):
        if not is_there(place.folder):
            place.set_aside.rename(place.folder)
        else:
            new, whole = (listed(manifest_in(folder)) for folder in (place.folder, place.set_aside))
            if whole and not new:  # a folder that could only be filled, and was not to the end
                _fill(place.folder, place.set_aside, (*whole, MANIFEST))
            _give_back(place.set_aside, place.folder, new | whole | {MANIFEST, FILLING})
    remove(place.set_aside)
    remove(place.half_made)


def _give_back(source: Path, target: Path, ours: frozenset[str] = frozenset()) -> None:
    """Move what somebody else has put into ``source``, or saved there anew, to ``target``; nothing is overwritten."""
    for path in source.iterdir():
        other = target / path.name
        if path.name in ours:
            continue
        if not is_there(other):
            path.rename(other)
        elif is_folder(path) and is_folder(other):
            _give_back(path, other)
        elif is_file(path) and is_file(other) and not _is_same(path, other):
            # The newer gets the name. The other is kept, for clocks can be wrong.
            if path.stat().st_mtime_ns > other.stat().st_mtime_ns:
                other.rename(_free_name(other))
                path.rename(other)
            else:
                path.rename(_free_name(other))


def _is_same(one: Path, other: Path) -> bool:
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}~{number}") for number in count(1))
    return next(name for name in names if not is_there(name))
