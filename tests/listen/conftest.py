"""A file in whose tags nothing is wrong, and what is told of files."""

from collections.abc import Callable
from functools import lru_cache

import pytest

from press.listen import listen
from press.model.report import Place, Report
from press.model.tags import Listening
from tests.briefings import problems
from tests.listen.pdfs import clean

Hear = Callable[[bytes], Listening]


@pytest.fixture(scope="session")
def whole() -> bytes:
    return clean()


@pytest.fixture(scope="session")
def hear() -> Hear:
    @lru_cache(maxsize=8)
    def heard(content: bytes) -> Listening:
        report = Report()
        listening = listen(content, Place("x.pdf"), report)
        assert listening is not None, problems(report)
        return listening

    return heard
