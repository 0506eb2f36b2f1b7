"""A small briefing that each fixture spoils in one place."""

import pytest

from tests.briefings import Folder, write_briefing


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    return write_briefing(tmp_path)
