"""A folder for hundreds of sets."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = "/dev/shm"


@pytest.fixture
def memory() -> Iterator[Path]:
    """In memory where there is a disk of it; and where people without any rights come, as they do not to tmp_path."""
    path = Path(tempfile.mkdtemp(dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)
