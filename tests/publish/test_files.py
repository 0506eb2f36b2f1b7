"""A file that stands alone, in somebody else's folder, is replaced whole or not at all."""

import errno
import os

import pytest

from press.model.output import Artefact
from press.publish import publish
from tests.publish.steps import Killed, Steps

OLD, NEW = (Artefact("a.pdf", b"old" * 10_000, 1), Artefact("a.pdf", b"new" * 10_000, 1))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_written_and_replaced_and_its_folder_left_alone(tmp_path):
    (tmp_path / "other.md").write_bytes(b"text")
    before = tmp_path.stat().st_ino
    publish([OLD], tmp_path)
    publish([NEW], tmp_path)
    assert contents(tmp_path) == {"a.pdf": NEW.content, "other.md": b"text"}
    assert tmp_path.stat().st_ino == before


def test_files_are_written_in_their_order_and_their_folders_made(tmp_path):
    written = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda one, other, move=os.replace: written.append(other.name) or move(one, other))
        publish(
            [Artefact("b.md", b"", 0), Artefact("reviewed/a.txt", b"", 0), Artefact("a.md", b"", 0)], tmp_path / "c"
        )
    assert written == ["b.md", "a.txt", "a.md"]
    assert (tmp_path / "c" / "reviewed" / "a.txt").exists()


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_the_umask_says_who_may_read(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        publish([OLD], tmp_path)
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == mode


def test_a_file_that_was_open_keeps_what_it_had(tmp_path):
    publish([OLD], tmp_path)
    with (tmp_path / "a.pdf").open("rb") as reader:
        publish([NEW], tmp_path)
        assert reader.read() == OLD.content


def test_a_link_is_replaced_and_not_followed(tmp_path):
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a.pdf").symlink_to("precious")
    publish([NEW], tmp_path)
    assert contents(tmp_path) == {"a.pdf": NEW.content, "precious": b"precious"}


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(IsADirectoryError) as raised:
        publish([NEW], tmp_path)
    assert raised.value.filename == str(tmp_path / "a.pdf")
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path):
    name = "a" * 251 + ".pdf"
    publish([Artefact(name, b"new", 1)], tmp_path)
    assert contents(tmp_path) == {name: b"new"}


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(Killed, id="killed"),
        pytest.param(KeyboardInterrupt, id="interrupted"),
        pytest.param(lambda: OSError(errno.ENOSPC, "No space left on device"), id="no space"),
        pytest.param(lambda: OSError(errno.EACCES, "Permission denied"), id="no right"),
    ],
)
def test_whatever_happens_at_any_step_one_file_or_the_other_is_there(memory, happens):
    at, outcomes = 0, []
    while True:
        at += 1
        folder, raised = memory / str(at), None
        publish([OLD], folder)
        steps = Steps(at, happens())
        try:
            with steps.watched():
                publish([NEW], folder)
        except (OSError, KeyboardInterrupt, Killed) as error:
            raised = error
        if len(steps.taken) < at:
            break
        found = (folder / "a.pdf").read_bytes()
        outcomes.append(found)
        assert found in (OLD.content, NEW.content)
        if isinstance(raised, OSError | None):
            assert found == (OLD if raised else NEW).content
            assert raised is None or raised.filename in (str(folder), str(folder / "a.pdf"))
        publish([NEW], folder)
        assert contents(folder) == {"a.pdf": NEW.content}
    assert OLD.content in outcomes
    assert NEW.content in outcomes
    assert at > 10


@pytest.mark.parametrize("name", ["", ".", "..", "../a.pdf", "a/../../b.pdf", "/tmp/a.pdf", "a\0.pdf"])
@pytest.mark.parametrize("others", [(), (Artefact("manifest.json", b"{}", 0),)], ids=["alone", "in a set"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name, others):
    with pytest.raises(OSError, match="is no name for a file in it") as raised:
        publish([Artefact(name, b"", 0), *others], tmp_path / "output" / "water")
    assert raised.value.filename == str(tmp_path / "output" / "water")
    assert os.listdir(tmp_path) == []
