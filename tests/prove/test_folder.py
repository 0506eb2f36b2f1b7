"""A source becomes a folder whole or not at all, and never in the place of another."""

import os
from pathlib import Path

import pytest

from press.model.briefing import SourceFile
from press.prove import write_folder

FILES = (SourceFile("briefing.yaml", b"title: Water\n"), SourceFile("figures/a.csv", b"1\r\n"))


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_as_they_are_with_their_folders(tmp_path):
    write_folder(FILES, tmp_path / "new" / "water")
    assert written(tmp_path) == {"new/water/briefing.yaml": b"title: Water\n", "new/water/figures/a.csv": b"1\r\n"}


@pytest.mark.parametrize("kind", ["folder", "empty folder", "file", "link to nothing"])
def test_what_is_there_is_never_overwritten(tmp_path, kind):
    target = tmp_path / "water"
    if kind == "file":
        target.write_bytes(b"mine")
    elif kind == "link to nothing":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.mkdir()
        if kind == "folder":
            (target / "briefing.yaml").write_bytes(b"mine")
    before = os.lstat(target), written(tmp_path)
    with pytest.raises(FileExistsError, match="File exists"):
        write_folder(FILES, target)
    assert (os.lstat(target), written(tmp_path)) == before
    assert [path.name for path in tmp_path.iterdir()] == ["water"]


@pytest.mark.parametrize("step", ["open", "rename", "chmod"])
def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch, step):
    def fail(*arguments, **keywords):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError, match="No space left"):
        write_folder(FILES, tmp_path / "water")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o755), (0o077, 0o700)])
def test_others_may_read_it_as_far_as_the_umask_says(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        write_folder(FILES, tmp_path / "water")
    finally:
        os.umask(before)
    assert (tmp_path / "water").stat().st_mode & 0o777 == mode
    assert (tmp_path / "water" / "briefing.yaml").stat().st_mode & 0o777 == mode & 0o666
