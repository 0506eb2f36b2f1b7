"""What a briefing needs of the files that stand beside its folder: the house that it names, and no other.

The worker's walls are put up before anything is read in earnest, so the name is looked for here, in the first bytes of
a few files and with one expression. Where it is written in a way that this does not see, the worker says that it cannot
read the house.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from press.model.briefing import SLUG
from press.model.house import FOLDER

SERIES = "series.yaml"
MOST_BYTES = 64 * 1024  # of each file; a record of one text stands at its beginning
MOST_TEXTS, MOST_NEIGHBOURS = 20, 200
_NAMED = re.compile(rb"^[\"']?house[\"']?[ \t]*:[ \t]*[\"']?([a-z0-9-]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def beside(folder: Path) -> tuple[Path, ...]:
    """The defaults of the series, where there are any, and the folders of the houses that a briefing may mean."""
    content = Path(os.path.abspath(folder)).parent
    series = content / SERIES
    names = {name for path in (*_records(folder), series) for name in _named_in(path)}
    houses = [content.parent / FOLDER / name for name in sorted(names)]
    return (*(path for path in (series,) if _is_here(path)), *filter(_is_here, houses))


def neighbours(folder: Path) -> tuple[Path, ...]:
    """The folders beside one, and itself: in these stands the same briefing in other languages."""
    try:
        return tuple(path for path in sorted(folder.parent.iterdir())[:MOST_NEIGHBOURS] if path.is_dir())
    except OSError:
        return (folder,)


def _records(folder: Path) -> Iterator[Path]:
    """The files that may hold a briefing's record."""
    yield folder / "briefing.yaml"
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix == ".md")[:MOST_TEXTS]
    except OSError:
        return


def _named_in(path: Path) -> list[str]:
    """The names of houses in a file; none where it is no plain file."""
    try:
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return []
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            return []
        names = [name.decode() for name in _NAMED.findall(file.read(MOST_BYTES))]
    return [name for name in names if SLUG.fullmatch(name)]


def _is_here(path: Path) -> bool:
    """Whether something of that name is there that is no link, which could lead anywhere: neither it nor its folder."""
    return path.exists() and not path.is_symlink() and not path.parent.is_symlink()
