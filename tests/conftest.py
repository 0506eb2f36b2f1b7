"""What several folders of tests need: Chromium, what npm brought, and the flagship built whole."""

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.pdf.conftest import SLUG, build
from tests.workshop.here import hired_here

# No deadline: how long an example takes says something about the machine only. CI tries the same ones each time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
MEMORY = "/dev/shm"
NPM = ROOT / ".venv" / "npm"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
# As root in a container, without a screen, and without what a browser asks for by itself.
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_finish() -> None:
    """Look for circles of objects less often, and not among what was loaded: it took a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def absent(what: str) -> None:
    """Skip, and say why; where ``CI`` is set nothing is skipped."""
    reason = f"{what} is not installed; `make test` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def npm_package(name: str) -> Path:
    found = sorted(NPM.glob(f"{name}-*"))
    if not found:
        absent(f"{name} from npm")
    return found[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        absent("Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder for hundreds of small files.

    In memory where there is a disk of it; and where people without any rights come, as they do not to tmp_path.
    """
    path = Path(tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def workers_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands do in this process what they have workers do."""
    monkeypatch.setattr("press.workshop.overseer.hired", hired_here)


@pytest.fixture(scope="session")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the whole flagship was built, web page and mail too: once, whoever asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "flagship"
    said = shared.with_name("flagship.txt")
    try:
        shared.mkdir()
    except FileExistsError:
        while not said.exists():
            time.sleep(0.2)
    else:
        result = build(shared, SLUG)
        finished = said.with_suffix(".part")
        finished.write_text(result.stderr if result.returncode else "", encoding="utf-8")
        finished.rename(said)
    problem = said.read_text(encoding="utf-8")
    assert not problem, problem
    return shared / SLUG
