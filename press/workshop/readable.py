"""What the worker needs to read besides the briefing: the house's own folders, Python, libraries, fonts."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_HOUSE = ("press", "templates", "styles", "assets", "schemas")
_PREFIX = ("lib", "lib64", "etc", "share")
_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share", "/usr/local/share", "/etc/fonts",
    "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig", "/nix/store", "/gnu/store",
    "/dev/null", "/dev/urandom", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu",
)  # fmt: skip
_HOME = (".fonts", ".fonts.conf", ".local/share/fonts", ".cache/fontconfig", ".config/fontconfig")
_NAMED = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH")

# Of the environment, the worker gets what the interpreter, the loader and fontconfig look at; passwords stay outside.
_VARIABLES = ("HOME", "LANG", "LANGUAGE", "PATH", "SOURCE_DATE_EPOCH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ")
_VARIABLE_BEGINNINGS = ("DYLD_", "FC_", "FONTCONFIG_", "LC_", "LD_", "MALLOC_", "PANGO", "PYTHON", "XDG_")
# Libraries rely on their assertions: without these, figures and covers come out differently.
_CHANGING = ("PYTHONOPTIMIZE",)


def readable() -> tuple[Path, ...]:
    """Folders and files, there or not; neither other briefings nor anything of the home folder but fonts."""
    prefixes = {Path(prefix) for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    searched = [Path(entry) for entry in sys.path if entry and not ROOT.is_relative_to(Path(entry).resolve())]
    return (
        *(ROOT / name for name in _HOUSE),
        *(prefix / name for prefix in sorted(prefixes) for name in _PREFIX),
        *searched,
        *map(Path, _SYSTEM),
        Path("/proc", str(os.getpid())),
        *(Path(os.path.expanduser("~"), name) for name in _HOME),
        *(Path(entry) for name in _NAMED for entry in os.environ.get(name, "").split(os.pathsep) if entry),
    )


def environment(temporary: Path) -> dict[str, str]:
    """The variables with which the worker starts; ``temporary`` is the one folder in which it may write."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if (name.upper() in _VARIABLES or name.upper().startswith(_VARIABLE_BEGINNINGS)) and name not in _CHANGING
    }
    return {**kept, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))}
