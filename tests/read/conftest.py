"""The tiny briefing of ``tests/briefings.py`` in a folder of its own, which messages name as ``content/water``."""

from collections.abc import Callable

import pytest

from tests.briefings import Folder, write_briefing


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    return write_briefing(tmp_path)


@pytest.fixture
def problems_after(folder) -> Callable[[str, str, str], list[str]]:
    """A function that puts new text in the place of old in one file, and reads the folder."""

    def changed(name: str, old: str, new: str) -> list[str]:
        folder.change(name, old, new)
        return folder.read()[1]

    return changed
