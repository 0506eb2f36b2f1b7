"""What a PDF carries of its source, and what was used to make it of that: enough to make the same file again."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from press.model.briefing import SourceFile
from press.model.form import FormName

# The attachment that lists the others; no file of a briefing ends in .json, so none can have its name.
MANIFEST = "source.json"
SCHEMA = "https://example.org/schemas/source/1.0"

# What is carried, and what is taken out of a file by anyone: a bomb must not fill memory or disk.
MOST_FILES = 1000
LARGEST_FILE_BYTES = 30 * 1024 * 1024
LARGEST_SOURCE_BYTES = 100 * 1024 * 1024
LONGEST_NAME_BYTES = 200
DEEPEST_NAME = 8

# Windows keeps these names for devices, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


@dataclass(frozen=True)
class Recipe:
    """How a PDF was made of its source.

    ``form`` is the name of the form that it was printed in, and ``parts`` what was chosen for each of its parts;
    ``house`` that of the house, where it is not the one that the record names.
    ``levers`` are the names of those that were pulled to save pages; ``dated`` (ISO 8601) is the date that the file
    bears; ``versions`` are those of all that its bytes depend on, by name.
    """

    edition: str
    levers: tuple[str, ...]
    dated: str
    versions: tuple[tuple[str, str], ...]
    form: str = FormName.REPORT
    parts: tuple[tuple[str, str], ...] = ()
    house: str = ""


@dataclass(frozen=True)
class Carried:
    """The source of the briefing ``slug`` and how a PDF was made of it."""

    slug: str
    recipe: Recipe
    files: tuple[SourceFile, ...]


def unfit_name(name: str) -> str:
    """Why a file of that name cannot be carried from one machine to another; empty where it can.

    ``name`` is relative to the briefing's folder, with forward slashes.
    """
    steps = name.split("/")
    if "\\" in name:
        return "has a backslash"
    if re.match("[A-Za-z]:", name):
        return "begins with a drive"
    if name.startswith("/"):
        return "is absolute"
    if ".." in steps:
        return "leads out of the folder"
    if "" in steps or "." in steps:
        return "has an empty step"
    if _FORBIDDEN.search(name) or any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") for c in name):
        return "has a character that some machines do not take"
    if any(step.endswith((".", " ")) or step.startswith(" ") for step in steps):
        return "has a step that ends with a full stop or a space"
    if any(map(_DEVICES.fullmatch, steps)):
        return "is that of a device on Windows"
    if len(name.encode()) > LONGEST_NAME_BYTES or len(steps) > DEEPEST_NAME:
        return f"is longer than {LONGEST_NAME_BYTES} bytes or {DEEPEST_NAME} steps"
    return ""


def clash(names: Iterable[str]) -> tuple[str, str] | None:
    """Two names that some machine takes for one, or of which one is a folder and one a file; None where there are none.

    macOS and Windows take case twins for one, and macOS the two ways to write an accented letter (UAX 15).
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        key = folded(name)
        if key in files or key in folders:
            return files.get(key) or folders[key], name
        files[key] = name
        steps = name.split("/")[:-1]
        for end in range(1, len(steps) + 1):
            folder = "/".join(steps[:end])
            if folded(folder) in files:
                return files[folded(folder)], name
            if folders.setdefault(folded(folder), folder) != folder:
                return folders[folded(folder)], folder
    return None


def folded(name: str) -> str:
    """A name as the least careful machine tells it from others."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
