"""A folder by anyone becomes bytes by file name: each file opened once, read once, and only if it is one."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from press.model.characters import is_plain
from press.model.report import Named, Place, Report, shown

LARGEST_FILE_BYTES = 30 * 1024 * 1024
LARGEST_FOLDER_BYTES = 100 * 1024 * 1024
MOST_FILES = 2000
DEEPEST_FOLDER = 8

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would otherwise change line ends


def read_files(folder: Path, suffixes: tuple[str, ...], report: Report) -> dict[str, bytes]:
    """Every file below ``folder`` that ends in one of ``suffixes``, by its name below it, in Unicode's composed form.

    What cannot be read, is none or lies elsewhere is reported and left out.
    """
    found: dict[str, bytes] = {}
    spelled: dict[str, str] = {}
    left, root = LARGEST_FOLDER_BYTES, os.path.realpath(folder)
    for path in _walk(folder, folder, report):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if path.suffix.lower() not in suffixes:
            continue
        place = Place(f"{shown(folder)}/{name}")
        if not _is_name(name, place, report):
            could_not_read(name, report)
            continue
        if len(spelled) == MOST_FILES:
            report.error(Place(shown(folder)), f"there are more than {MOST_FILES} files", "take out what is not used")
            _could_not_read_any(report)
            break
        twin = spelled.setdefault(name.casefold(), name)
        if twin != name:
            message = f"the names '{twin}' and '{name}' differ in nothing but their case"
            report.error(place, message, "on many machines these are one file: give one of them another name")
            continue
        content = _read(path, root, min(left, LARGEST_FILE_BYTES), place, report)
        if content is not None:
            found[name] = content
            left -= len(content)
        else:
            could_not_read(name, report)
    return found


def read_file(path: Path, report: Report) -> bytes | None:
    """One file, which may not be a link; None where it cannot be read, and the report says why."""
    return _read(path, os.path.realpath(path.parent), LARGEST_FILE_BYTES, Place(shown(path)), report)


def could_not_read(name: str, report: Report) -> None:
    """Keep in mind what stands in a file, so that nobody calls it missing."""
    report.could_not_read(Named.FILE, name)
    if name == "facts.yaml":
        report.could_not_read(Named.FACT)
    elif name == "sources.yaml":
        report.could_not_read(Named.SOURCE)
    elif name.endswith(".md"):
        report.could_not_read(Named.CHAPTER)
    elif name.endswith(".yaml"):
        report.could_not_read(Named.FIGURE, Path(name).stem)
    else:
        report.could_not_read(Named.PICTURE, name)


def _could_not_read_any(report: Report) -> None:
    for kind in Named:
        report.could_not_read(kind)


def _walk(folder: Path, top: Path, report: Report) -> Iterator[Path]:
    """Everything below that is no folder, in order; links to folders are told, and not followed."""
    try:
        inside = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        report.error(Place(shown(folder)), f"the folder cannot be read: {error.strerror}")
        _could_not_read_any(report)
        return
    for entry in inside:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if len(path.relative_to(top).parts) > DEEPEST_FOLDER:
                report.error(Place(shown(path)), f"folders nest deeper than {DEEPEST_FOLDER}", "move its files up")
                _could_not_read_any(report)
            else:
                yield from _walk(path, top, report)
        elif entry.is_symlink() and path.is_dir():
            report.error(Place(shown(path)), "this is a link to a folder", "copy the folder to here")
            _could_not_read_any(report)
        else:
            yield path


def _is_name(name: str, place: Place, report: Report) -> bool:
    # A name is printed on terminals, and goes into PDF files: what it shows must be what it is.
    if all(map(is_plain, name)) and "\\" not in name and "\t" not in name:
        return True
    report.error(place, f"the name {name!a} holds characters that no file name should", "give it another name")
    return False


def _read(path: Path, root: str, most_bytes: int, place: Place, report: Report) -> bytes | None:
    real = os.path.realpath(path)
    if os.path.commonpath((root, real)) != root:
        report.error(place, "this link leads out of the briefing's folder", "copy the file into the folder")
        return None
    try:
        # From here on the opened file is asked, never its name: another could have taken its place meanwhile.
        opened = os.open(real, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except OSError as error:
        report.error(place, f"the file cannot be read: {error.strerror}")
        return None
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            report.error(place, "this is no file", "a briefing holds files and folders, no devices and pipes")
            return None
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        if most_bytes < LARGEST_FILE_BYTES:
            message = f"with this one, the files are larger than {LARGEST_FOLDER_BYTES // 1024**2} MiB together"
        else:
            message = f"the file is larger than {LARGEST_FILE_BYTES // 1024**2} MiB"
        report.error(place, message, "make it smaller")
        return None
    return content
