"""A source becomes a folder: all of it at once, where there was none."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from press.model.briefing import SourceFile


def write_folder(files: Iterable[SourceFile], folder: Path) -> None:
    """Write the files into a folder that is not there yet.

    They are written beside it, and the whole is renamed. Raises FileExistsError where something of that name is there,
    and any other OSError where the machine does not let us; nothing is then left behind.
    """
    if os.path.lexists(folder):
        raise FileExistsError(17, os.strerror(17), str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        for file in files:
            path = made / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as writer:
                writer.write(file.content)
        # mkdtemp makes folders that only their owner can open; a briefing is for others too.
        umask = os.umask(0)
        os.umask(umask)
        made.chmod(0o777 & ~umask)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
