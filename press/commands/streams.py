"""Standard streams that are there, take every character, and whose failing is told instead of traced."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from press.commands import places


@contextmanager
def sound_streams() -> Iterator[None]:
    """Mend the standard streams; leaves with status 3 where what is printed cannot be written: a full disk, mostly."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a '×' is no reason to fail a build
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:
            raise
        # Or Python would try again on leaving, and leave with status 120.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        try:
            print(f"what this command prints: error: cannot be written: {error.strerror}", file=sys.stderr, flush=True)
        except OSError:
            os.dup2(nowhere, 2)
        sys.exit(places.MACHINE_REFUSED)


def _open_closed() -> None:
    """Open what was closed, to nowhere. Else the next file would get its number, and what libraries say be in it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin, sys.stdout, sys.stderr = (
        _kept(stream, number) for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr))
    )


def _kept(stream: TextIO | None, number: int) -> TextIO:
    return stream or open(number, "w" if number else "r", encoding="utf-8", closefd=False)
