"""A lock becomes a folder with Python and all that the lock names, each package checked by its hash.

uv installs several times as fast as pip, and is itself installed by pip, pinned and checked. Where it cannot be had, or
fails, pip installs the packages too. Standard library only.
"""

import ast
import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
RELEASE = f"{sys.version_info[0]}.{sys.version_info[1]}"

UV = VENV / "uv"
UV_LOCK = ROOT / "requirements-uv.lock"
UV_PROGRAM = UV / ("bin/uv.exe" if sys.platform == "win32" else "bin/uv")

VERIFIED = ("--require-hashes", "--only-binary", ":all:", "--requirement")
# Twice quiet: pip's warnings about the machine's own settings help nobody here, and errors still show.
QUIETLY = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-input")

# uv does not read pip's settings; these it has too, by the name of the variable that it reads.
_SETTINGS = {
    "cert": "SSL_CERT_FILE",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "index-url": "UV_DEFAULT_INDEX",
    "keyring-provider": "UV_KEYRING_PROVIDER",
    "no-index": "UV_NO_INDEX",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "trusted-host": "UV_INSECURE_HOST",
}

Run = Callable[[Sequence[str], Mapping[str, str]], bool]


class Environment(NamedTuple):
    """A folder with Python and all that a lock names."""

    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        return self.folder / PYTHON

    @property
    def is_current(self) -> bool:
        return self.python.exists() and self._stamp.exists() and self._stamp.read_text() == self._signature

    @property
    def _stamp(self) -> Path:
        return self.folder / ".installed"

    @property
    def _signature(self) -> str:
        """What the folder is made from; the lock by its content, because git changes dates."""
        return f"Python {RELEASE}, {self.lock.name} {hashlib.sha256(self.lock.read_bytes()).hexdigest()}\n"

    def make(self) -> str:
        """Make the folder anew, so that nothing of an earlier lock stays in it; the problem where that fails.

        The stamp comes last.
        """
        name = self.folder.relative_to(ROOT).as_posix()
        _tell(f"Setting up {name} from {self.lock.name}; this happens once ...")
        started = time.monotonic()
        if not (_run([sys.executable, "-m", "venv", "--clear", str(self.folder)], {}) and install(self, _run)):
            return f"the packages of {self.lock.name} could not be installed, for the reason above"
        self._stamp.write_text(self._signature)
        _tell(f"Ready after {time.monotonic() - started:.0f} s.")
        return ""


PRINTING = Environment(VENV, ROOT / "requirements.lock")
# Inside the other, so that they go where that goes; nothing that prints or tests can import from them.
AUDITING = Environment(VENV / "audit", ROOT / "requirements-audit.lock")
MEASURING = Environment(VENV / "bench", ROOT / "requirements-bench.lock")


def install(made: Environment, run: Run) -> bool:
    """Install all that the lock names into a folder that has Python and pip; whether that worked."""
    count = len(re.findall(r"^[\w.-]+==", made.lock.read_text(encoding="utf-8"), re.MULTILINE))
    packages = "1 package" if count == 1 else f"{count} packages"
    if not UV_PROGRAM.exists():
        _tell("Fetching uv, which installs packages ...")
        run(pip(made, *QUIETLY, "--target", str(UV), *VERIFIED, str(UV_LOCK)), {})
    if UV_PROGRAM.exists():
        _tell(f"Installing {packages} with uv ...")
        # Its bars are for terminals; elsewhere it would list each package. Bytecode now, because the worker that prints
        # may write nothing.
        quietly = () if sys.stderr.isatty() else ("--quiet",)
        into = ("--python", str(made.python), "--compile-bytecode")
        if run([str(UV_PROGRAM), "pip", "install", *quietly, *into, *VERIFIED, str(made.lock)], _settings(made)):
            return True
    _tell(f"uv could not do it: installing {packages} with pip, which takes about a minute ...")
    return run(pip(made, *QUIETLY, *VERIFIED, str(made.lock)), {})


def pip(made: Environment, *arguments: str) -> list[str]:
    return [str(made.python), "-m", "pip", "install", *arguments]


def _settings(made: Environment) -> dict[str, str]:
    listed = [str(made.python), "-m", "pip", "config", "list", "--disable-pip-version-check"]
    told = subprocess.run(listed, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False).stdout
    return uv_settings(told, os.environ)


def uv_settings(told: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Variables that tell uv what ``pip config list`` says is set on this machine, but for those that are set already.

    >>> uv_settings("global.find-links='/wheels'", {})
    {'UV_INDEX_STRATEGY': 'unsafe-best-match', 'UV_FIND_LINKS': '/wheels'}
    """
    # As pip does: each package from whichever index has it. The hashes say which file it must be.
    found = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    # Weaker ones first: pip lists files, then the section of `pip install`, then the environment.
    for section in ("global.", "install.", ":env:."):
        for line in told.splitlines():
            name, _, value = line.partition("=")
            variable = _SETTINGS.get(name.removeprefix(section)) if name.startswith(section) else None
            if variable:
                separator = "," if variable == "UV_FIND_LINKS" else " "
                found[variable] = separator.join(str(ast.literal_eval(value)).split())
    return {variable: value for variable, value in found.items() if variable not in environment}


def _run(command: Sequence[str], settings: Mapping[str, str]) -> bool:
    return not subprocess.call(command, stdin=subprocess.DEVNULL, env={**os.environ, **settings})


def _tell(words: str) -> None:
    print(words, flush=True)
