"""The flagship, built once for all tests that ask the PDF; they run in one group, so that it is built by one worker."""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from press.model.document import Document
from press.model.report import Report
from tests.pipelines import shared_pipeline

ROOT = Path(__file__).resolve().parents[2]
SLUG = "nato-peace-enforcement"


@dataclass(frozen=True)
class Built:
    """A built edition: the file, and the text of each page as a reader of the file sees it."""

    path: Path
    pages: tuple[str, ...]

    def page(self, number: int) -> str:
        """The text of a page; pages count from 1."""
        return self.pages[number - 1]

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)


def build(output: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "build", *arguments, "--output", str(output)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@cache
def read_text(path: Path) -> tuple[str, ...]:
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return tuple(text.split("\f")[:-1])


@cache
def read_raw(path: Path) -> str:
    """Its text in the order in which it was written."""
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout


@cache
def document() -> Document:
    """The flagship as it is read, before any form is made of it."""
    made = shared_pipeline().document(ROOT / "content" / SLUG, Report())
    assert made is not None
    return made


@pytest.fixture(scope="session")
def output(flagship: Path) -> Path:
    return flagship


@pytest.fixture(scope="session", params=["a4", "letter"])
def edition(output: Path, request: pytest.FixtureRequest) -> Built:
    path = output / f"{SLUG}-{request.param}.pdf"
    return Built(path, read_text(path))


@pytest.fixture(scope="session")
def a4(output: Path) -> Built:
    path = output / f"{SLUG}-a4.pdf"
    return Built(path, read_text(path))
