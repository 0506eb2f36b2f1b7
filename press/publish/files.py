"""Artefacts become files in a folder: a set with its manifest, or single files in somebody else's folder."""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from press.model.output import Artefact
from press.publish.disk import make_durable, naming, remove, write
from press.publish.exchange import locked
from press.publish.manifest import MANIFEST
from press.publish.sets import replace_set

# One name is enough: whoever holds the lock of a folder is alone there, and what bears it was left by a killed run.
HALF_MADE = ".press.half-made"


def publish(artefacts: Sequence[Artefact], folder: Path) -> None:
    """Write the artefacts into ``folder``: as one set where a manifest is among them, else one by one, in their order.

    A set replaces the one before it in one step. What else stands in the folder stays, and so do files of the set
    that were not made anew: the manifest lists these, too. Runs that publish into one folder wait for each other.

    Raises OSError, with the folder or the file, where the machine does not let us. What was there is then untouched.
    """
    for artefact in artefacts:
        if not is_below(artefact.name):
            raise OSError(errno.EINVAL, f"'{artefact.name}' is no name for a file in it", str(folder))
    if any(artefact.name == MANIFEST for artefact in artefacts):
        replace_set(artefacts, folder)
        return
    for artefact in artefacts:
        path = folder / artefact.name
        with naming(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.parent), naming(path):
            _replace_file(path, artefact.content)


def is_below(name: str) -> bool:
    """Whether a name leads to a file below the folder it is in; whoever gives it has read what strangers wrote."""
    path = Path(name)
    return bool(path.name) and not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _replace_file(path: Path, content: bytes) -> None:
    part = path.with_name(HALF_MADE)
    remove(part)
    try:
        write(part, content)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    # The file is there for everybody; that it would not outlast a power cut is no reason to say that it is not.
    with suppress(OSError):
        make_durable(path.parent)
