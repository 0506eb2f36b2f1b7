"""A bare machine becomes one that prints: system libraries first, then `.venv` with all of requirements.lock.

`make` runs this before everything else; where nothing is missing, it looks and returns. With ``--tests`` it
also sees to what the tests read PDF files, pages and mails with, with ``--bench`` to what ``make bench`` compares with;
with ``--audit`` it makes nothing but the environment that asks for advisories. Standard library only, because it comes
first.
"""

import os
import shutil
import subprocess
import sys

# The releases for which every package of requirements.lock has a wheel, in the order they are tried.
RELEASES = ("3.13", "3.12", "3.11", "3.14")
RELEASE = f"{sys.version_info[0]}.{sys.version_info[1]}"

if RELEASE not in RELEASES:
    # Here, not in a function below: an older Python could not read what follows.
    for _name in [f"python{release}" for release in RELEASES]:
        # Tried before it is trusted: a version manager puts names on the PATH that do not work.
        if shutil.which(_name) and not subprocess.call([_name, "-c", ""], stderr=subprocess.DEVNULL):
            os.execvp(_name, [_name, "-m", "tools.environment", *sys.argv[1:]])
    sys.exit(
        f"error: this is Python {RELEASE}, but 3.11, 3.12, 3.13 or 3.14 is needed: install one, "
        "or name it in `make PYTHON=/path/to/python3`"
    )

import base64
import ctypes
import hashlib
import importlib.util
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from tools.packages import AUDITING, MEASURING, PRINTING, VENV, Environment

NPM = VENV / "npm"

# Where Homebrew puts libraries, on Apple silicon and on Intel. The loader does not look in the first.
HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib")
# Where WeasyPrint 70.0 looks on Windows (weasyprint/text/ffi.py).
WINDOWS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"

# How to install by hand, for each program that installs packages. Homebrew last: on Linux it is a guest.
INSTALL = {
    "apt-get": "sudo apt-get install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S",
    "brew": "brew install",
}
# What to do where there is none of these.
INSTALL_OTHERWISE = {
    "darwin": "install Homebrew and run `brew install pango`",
    "win32": "install MSYS2 and run `pacman -S mingw-w64-ucrt-x86_64-pango` in it",
}


# What the tests use from npm, of pages, mails and tags: name, version, and the SHA-512 of the package. Their licences
# are MPL 2.0, MIT, Apache 2.0 and MIT No Attribution; no file of theirs is in anything that is built. Of caniemail only
# its data is read.
NPM_PACKAGES = (
    (
        "axe-core",
        "4.14.0",
        "9WTZxEjsZ7b13TH8JPmbV2z8CHbl80/2hm3XPEG4JgNdQLK81IBRXmSxHfMAOkSqQeRxT/0dwNDz2GOm3zzpcQ==",
    ),
    (
        "caniemail",
        "2.0.2",
        "lvhn4RrF2Ae3PQA3HMOVGxFPqPAxfv8HWp+xUSqJPumbzFUzQGVgFG0nl8s0sjSoBd2PgmAqB5xRF0wcPbrVcA==",
    ),
    (
        "pdfjs-dist",
        "6.5.438",
        "vg8Pw1x+AFKy4AMDvhuWl5cOYV8d698UoEANoFFhc79hqXDnZQqnOXoxw3HG907WHOg1JYOvLhP756boddFxpA==",
    ),
    (
        "postal-mime",
        "4.0.0",
        "pmAD50GSuJ6Njf7oa4bleSsYrPy8UYxTRmxVFFwysOm2p8t4C3DFEmP+j7tkvQzPdFUT0X1PuzJvrnb2Sx40BA==",
    ),
)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


class Need(NamedTuple):
    """Something that pip cannot install; ``packages`` holds its name for each program of ``INSTALL``."""

    name: str
    is_met: Callable[[], bool]
    packages: dict[str, str]


def prepare(*, for_tests: bool) -> None:
    """Install what is missing, as far as that is allowed; a problem ends the program in one sentence."""
    needs = _needs_of_printing() + (_needs_of_tests() if for_tests else ())
    missing = [need for need in needs if not need.is_met()]
    if missing:
        _install(missing)
    _make(PRINTING)
    if for_tests:
        _prepare_browser()


def prepare_apart(made: Environment) -> None:
    """Make an environment that has nothing to do with printing."""
    missing = [need for need in (_venv_itself(),) if not need.is_met()]
    if missing:
        _install(missing)
    _make(made)


def _make(made: Environment) -> None:
    if not made.is_current and (problem := made.make()):
        _stop(problem)


def _prepare_browser() -> None:
    """Chromium and what its tests use from npm; where they cannot be had, say so: those tests are then skipped.

    Where ``CI`` is set they are not skipped but fail (tests/conftest.py).
    """
    chromium = Need(
        "Chromium",
        lambda: any(map(shutil.which, CHROMIUMS)),
        {"apt-get": "chromium", "dnf": "chromium", "pacman": "chromium"},
    )
    npm = Need("npm", lambda: _has_npm_packages() or shutil.which("npm") is not None, dict.fromkeys(INSTALL, "npm"))
    # Playwright brings a program of its own, and that is not all: it wants a library of the compiler's.
    atomic = Need(
        "libatomic",
        lambda: sys.platform != "linux" or _opens("libatomic.so.1", "", ""),
        {"apt-get": "libatomic1", "dnf": "libatomic", "pacman": "gcc-libs"},
    )
    missing = [need for need in (chromium, npm, atomic) if not need.is_met()]
    problem = _problem_of_installing(missing) if missing else ""
    if not problem and not _has_npm_packages():
        problem = _fetch_npm_packages()
    if problem:
        print(f"note: {problem}; the tests that need this are skipped", file=sys.stderr, flush=True)


def _has_npm_packages() -> bool:
    return all((NPM / f"{name}-{version}" / "package.json").exists() for name, version, _ in NPM_PACKAGES)


def _fetch_npm_packages() -> str:
    """Fetch, compare with the hash, unpack; the problem where that fails. No script of a package is run."""
    for name, version, expected in NPM_PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            command = [shutil.which("npm") or "npm", "pack", f"{name}@{version}", "--pack-destination", folder]
            result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=folder)
            found = list(Path(folder).glob("*.tgz"))
            if result.returncode or len(found) != 1:
                return f"{name} could not be fetched with npm"
            if base64.b64encode(hashlib.sha512(found[0].read_bytes()).digest()).decode() != expected:
                _stop(f"{name} {version} is not the package that was expected: its hash differs")
            with tarfile.open(found[0]) as archive:
                # Python 3.11.2, which Debian 12 has, knows no filter; the hash says what is in there anyway.
                archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, path: member)
                archive.extractall(folder)
            target = NPM / f"{name}-{version}"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(Path(folder) / "package", target)
    return ""


def _needs_of_printing() -> tuple[Need, ...]:
    """The libraries that WeasyPrint opens, by the names it uses, and the part of Python that makes `.venv`.

    GObject, Fontconfig and HarfBuzz proper are not listed: Pango's libraries need them and bring them.
    """
    pango = {"dnf": "pango", "pacman": "pango", "brew": "pango"}
    harfbuzz = {"dnf": "harfbuzz", "pacman": "harfbuzz", "brew": "harfbuzz"}
    return (
        Need(
            "Pango",
            lambda: _opens("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
            {"apt-get": "libpango-1.0-0", **pango},
        ),
        Need(
            "PangoFT2",
            lambda: _opens("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
            {"apt-get": "libpangoft2-1.0-0", **pango},
        ),
        Need(
            "HarfBuzz",
            lambda: _opens("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
            {"apt-get": "libharfbuzz-subset0", **harfbuzz},
        ),
        _venv_itself(),
    )


def _venv_itself() -> Need:
    return Need(
        "Python's venv",  # which Debian and Ubuntu keep in a package of its own
        lambda: importlib.util.find_spec("ensurepip") is not None,
        {"apt-get": f"python{RELEASE}-venv", "dnf": "python3", "pacman": "python", "brew": "python"},
    )


def _needs_of_tests() -> tuple[Need, ...]:
    poppler = {"apt-get": "poppler-utils", "dnf": "poppler-utils", "pacman": "poppler", "brew": "poppler"}
    return (
        Need("pdftoppm", lambda: shutil.which("pdftoppm") is not None, poppler),
        Need("qpdf", lambda: shutil.which("qpdf") is not None, dict.fromkeys(INSTALL, "qpdf")),
    )


def _opens(linux: str, mac: str, windows: str) -> bool:
    """Whether the loader finds a library, looking where WeasyPrint will."""
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", WINDOWS).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)
        names = [windows]
    elif sys.platform == "darwin":
        names = [mac, *(f"{folder}/{mac}" for folder in HOMEBREW)]
    else:
        names = [linux]
    for name in names:
        with suppress(OSError):
            ctypes.CDLL(name)
            return True
    return False


def _install(missing: list[Need]) -> None:
    if problem := _problem_of_installing(missing):
        _stop(problem)


def _problem_of_installing(missing: list[Need]) -> str:
    """Install; the problem, in a sentence with what to do, where that is not possible."""
    names = [need.name for need in missing]
    sentence = f"{_listed(names)} {'is' if len(names) == 1 else 'are'} not installed"
    program = next((name for name in INSTALL if shutil.which(name)), None)
    if program is None:
        advice = INSTALL_OTHERWISE.get(sys.platform, "install the packages that hold them")
        return f"{sentence}: {advice}, then run make again"

    if not all(program in need.packages for need in missing):
        return f"{sentence}, and {program} does not have it"
    packages = list(dict.fromkeys(need.packages[program] for need in missing))
    by_hand = f"{INSTALL[program]} {' '.join(packages)}"
    attempts = _attempts(program, packages)
    if not attempts:
        return f"{sentence}: run `{by_hand}`, then make again"

    print(f"Installing {_listed(packages)} ...", flush=True)
    for command in attempts:
        attempt = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if all(need.is_met() for need in missing):
            return ""
    return f"{sentence}, and `{by_hand}` failed: {attempt.stderr.strip()}"


def _attempts(program: str, packages: list[str]) -> list[list[str]]:
    """What to run until the packages are there; empty where this account may not install them.

    Fedora's and Arch's packages are named but not installed: nobody has tried that from here.
    """
    if program == "brew":
        return [["brew", "install", *packages]]
    if program != "apt-get" or sys.platform == "win32":
        return []
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not (shutil.which("sudo") and _succeeds([*sudo, "true"])):
        return []
    apt_get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]
    install = [*apt_get, "install", "--yes", "--no-install-recommends", *packages]
    # A new machine has no list of packages, or an old one; fetching it takes longer than trying without.
    return [install, [*apt_get, "update"], install]


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def _listed(names: list[str]) -> str:
    """As in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _stop(problem: str) -> NoReturn:
    sys.exit(f"error: {problem}")


if __name__ == "__main__":
    if "--audit" in sys.argv[1:]:
        prepare_apart(AUDITING)
    else:
        prepare(for_tests="--tests" in sys.argv[1:])
        if "--bench" in sys.argv[1:]:
            prepare_apart(MEASURING)
