"""Where briefings stand and files go, as every command means it; limits, and the exit statuses."""

import errno
import functools
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from press.model.output import Artefact, StaleFile
from press.model.report import Report, did_you_mean
from press.workshop.limits import USUAL_LIMITS, Limits

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
HOUSES = ROOT / "house"
OUTPUT = ROOT / "output"
# Not in output/: what was sent to whom must outlast `make clean`.
MAILINGS = ROOT / "mailings"

# The last second of the year 9999, after which a date in a PDF has no form (ISO 32000-1, 7.9.4).
LATEST = 253_402_300_799

# Exit statuses; 2 is click's own, for a command that cannot be understood.
DONE, MISTAKES_IN_CONTENT, MACHINE_REFUSED = 0, 1, 3

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def with_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that limit its worker, as its argument ``limits``."""

    @click.option(
        "--limit-seconds",
        type=click.IntRange(1),
        default=USUAL_LIMITS.seconds,
        envvar="PRESS_LIMIT_SECONDS",
        show_default=True,
        help="Stop a step that takes more of the processor's time.",
    )
    @click.option(
        "--limit-memory",
        type=click.IntRange(64),
        default=USUAL_LIMITS.memory_mib,
        envvar="PRESS_LIMIT_MEMORY",
        show_default=True,
        metavar="MIB",
        help="Stop a step that holds more memory.",
    )
    @functools.wraps(command)
    def limited(
        *args: Any, limit_seconds: int = USUAL_LIMITS.seconds, limit_memory: int = USUAL_LIMITS.memory_mib, **asked: Any
    ) -> None:
        command(*args, limits=Limits(limit_seconds, limit_memory), **asked)

    return limited


def all_folders() -> list[Path]:
    folders = sorted(path for path in CONTENT.glob("*") if _holds_briefing(path))
    if not folders:
        raise click.UsageError(f"there is no briefing in {CONTENT}: write content/SLUG/briefing.yaml")
    return folders


def _holds_briefing(folder: Path) -> bool:
    """Whether a folder has a record, or a text that may hold one."""
    return folder.is_dir() and ((folder / "briefing.yaml").is_file() or any(folder.glob("*.md")))


def folder_of(slug: str) -> Path:
    """The folder of that name in content/, or any other that is given by a path: ``./water``."""
    if any(mark in slug for mark in ("/", os.sep)) and _holds_briefing(Path(slug)):
        return Path(os.path.abspath(slug))
    known = {path.name: path for path in all_folders()}
    if slug not in known:
        raise click.UsageError(f"there is no briefing '{slug}': {did_you_mean(slug, known, ', '.join(known))}")
    return known[slug]


def house_of(name: str) -> Path:
    """The folder of that name in house/, or any other that is given by a path."""
    if "/" in name and Path(name).is_dir():
        return Path(os.path.abspath(name))
    known = {path.name: path for path in sorted(HOUSES.glob("*")) if path.is_dir()}
    if name not in known:
        there = did_you_mean(name, known, ", ".join(known) or "make a folder house/NAME/, as docs/houses.md shows")
        raise click.UsageError(f"there is no house '{name}': {there}")
    return known[name]


def source_date() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH names, if it is set.

    Malformed, it ends the program, as its specification asks (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(LATEST)) and int(given) <= LATEST):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{given}': give whole seconds since 1970, as `date +%s` does")
    return datetime.fromtimestamp(int(given), UTC)


def read(file: Path, most_bytes: int) -> bytes:
    """The bytes of a file that the command names; of a larger one, one byte more than ``most_bytes``.

    A pipe or a device, which might never end, is no file.
    """
    try:
        with open(file, "rb", opener=_without_waiting) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise OSError(None, "this is no file", str(file))
            return opened.read(most_bytes + 1)
    except OSError as error:
        click.echo(f"{file}: error: cannot be read: {error.strerror}", err=True)
        sys.exit(MACHINE_REFUSED)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe would wait for somebody who writes


def status_of(report: Report) -> int:
    """The exit status for what a report says."""
    if report.has_errors:
        return MACHINE_REFUSED if report.is_of_the_machine else MISTAKES_IN_CONTENT
    return DONE


def see_that_it_can_be_written(folder: Path) -> None:
    """Leave before any work is done, where nothing could be written into ``folder``, which need not be there yet."""
    there = next(each for each in (folder, *folder.absolute().parents) if os.path.lexists(each))
    if not there.is_dir():
        refuse_to_write(there, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
    try:
        tempfile.TemporaryFile(dir=there).close()
    except OSError as error:
        refuse_to_write(folder, OSError(error.errno, error.strerror))  # of no file with a name by chance


def refuse_to_write(folder: Path, error: OSError) -> NoReturn:
    click.echo(f"{error.filename or folder}: error: cannot be written: {error.strerror}", err=True)
    sys.exit(MACHINE_REFUSED)


def write(artefacts: tuple[Artefact, ...], folder: Path) -> None:
    from press.publish import publish

    try:
        publish(artefacts, folder)
    except OSError as error:
        refuse_to_write(folder, error)


def left_behind(folder: Path) -> tuple[StaleFile, ...]:
    """The files in ``folder`` that the last build did not make, and that are not of the same text and program."""
    from press.publish import stale_files

    return stale_files(folder)
