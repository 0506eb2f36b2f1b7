"""A folder's set of files is replaced as one; whatever else stands there stays, and the folder stays the same one."""

import errno
import os
import stat
from pathlib import Path

import pytest

from press.publish import MANIFEST, exchange, publish, sets
from tests.publish.sets import SMALL, a_set, all_of, versions

NOTE = "my notes.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "output" / "water"


@pytest.fixture(params=["exchanged", "renamed", "filled"])
def way(request, monkeypatch):
    """How the sets change places: in one step, in two where the file system knows no better, or file by file."""
    if request.param == "renamed":
        monkeypatch.setattr(sets, "exchange", lambda *_: False)
    if request.param == "filled":
        monkeypatch.setattr(sets, "exchange", refused)


def refused(*_: Path) -> bool:
    """What comes of exchanging a folder that is mounted, or lies in a lower layer of an overlay."""
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def test_a_set_is_written_and_replaced(folder, way):
    publish(a_set("1.0"), folder)
    assert versions(folder) == all_of("1.0")
    publish(a_set("2.0"), folder)
    assert versions(folder) == all_of("2.0")
    assert sorted(os.listdir(folder)) == [MANIFEST, *SMALL]
    assert os.listdir(folder.parent) == ["water"]


def test_what_was_not_made_anew_is_carried_over_and_listed(folder, way):
    publish(a_set("1.0"), folder)
    publish(a_set("2.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {**all_of("1.0"), "water-a4.pdf": "2.0"}
    publish(a_set("3.0", ("water-a5.pdf",)), folder)
    assert versions(folder) == {**all_of("1.0"), "water-a4.pdf": "2.0", "water-a5.pdf": "3.0"}


def test_somebody_elses_files_stay(folder, way):
    folder.mkdir(parents=True)
    (folder / NOTE).write_bytes(b"mine")
    (folder / "drafts" / "old").mkdir(parents=True)
    (folder / "drafts" / "old" / "a.txt").write_bytes(b"mine, too")
    (folder / "link").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    for version in ("1.0", "2.0"):
        publish(a_set(version), folder)
        assert (folder / NOTE).read_bytes() == b"mine"
        assert (folder / "drafts" / "old" / "a.txt").read_bytes() == b"mine, too"
        assert (folder / "link").readlink() == Path("nowhere")
        assert stat.S_ISFIFO((folder / "pipe").lstat().st_mode)
    assert sorted(os.listdir(folder)) == sorted([MANIFEST, *SMALL, NOTE, "drafts", "link", "pipe"])


def test_a_file_of_the_set_that_somebody_changed_stays_and_is_not_listed(folder, way):
    publish(a_set("1.0"), folder)
    (folder / "water-letter.pdf").write_bytes(b"with my remarks")
    publish(a_set("2.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {"water-a4.pdf": "2.0", "water.html": "1.0"}
    assert (folder / "water-letter.pdf").read_bytes() == b"with my remarks"


@pytest.mark.parametrize("moment", ["before", "between", "after"])
def test_what_is_saved_into_the_folder_meanwhile_is_not_lost(folder, monkeypatch, moment):
    publish(a_set("1.0"), folder)
    (folder / NOTE).write_bytes(b"old")
    os.utime(folder / NOTE, (1, 1))
    exchanges = []

    def save() -> None:
        (folder / "new.txt").write_bytes(b"new")
        (folder / ".saved").write_bytes(b"new")
        (folder / ".saved").replace(folder / NOTE)

    def at_the_moment(one: Path, other: Path) -> bool:
        exchanges.append(one)
        if (moment, len(exchanges)) in (("before", 1), ("between", 2)):
            save()
        exchanged = exchange.exchange(one, other)
        if (moment, len(exchanges)) == ("after", 2):
            save()
        return exchanged

    monkeypatch.setattr(sets, "exchange", at_the_moment)
    publish(a_set("2.0"), folder)
    assert len(exchanges) == 2
    assert (folder / NOTE).read_bytes() == (folder / "new.txt").read_bytes() == b"new"
    assert [path.read_bytes() for path in folder.glob(f"{NOTE}~*")] == [b"old"]
    assert versions(folder) == all_of("2.0")
    assert os.listdir(folder.parent) == ["water"]


def test_what_is_saved_into_the_folder_before_it_is_renamed_is_not_lost(folder, monkeypatch):
    publish(a_set("1.0"), folder)
    monkeypatch.setattr(sets, "exchange", lambda *_: (folder / NOTE).write_bytes(b"mine") == 0)
    publish(a_set("2.0"), folder)
    assert (folder / NOTE).read_bytes() == b"mine"
    assert versions(folder) == all_of("2.0")


def test_the_folder_stays_the_same_for_whoever_stands_in_it(folder, monkeypatch):
    publish(a_set("1.0"), folder)
    folder.chmod(0o750)
    before = folder.stat().st_ino
    monkeypatch.chdir(folder)
    publish(a_set("2.0"), folder)
    assert (folder.stat().st_ino, folder.stat().st_mode & 0o777) == (before, 0o750)
    assert versions(Path()) == all_of("2.0")


def test_the_rights_of_the_folder_are_kept_where_it_is_another_one(folder, monkeypatch):
    monkeypatch.setattr(sets, "exchange", lambda *_: False)
    publish(a_set("1.0"), folder)
    folder.chmod(0o750)
    publish(a_set("2.0"), folder)
    assert folder.stat().st_mode & 0o777 == 0o750


def test_a_file_that_is_open_keeps_what_it_had(folder, way):
    publish(a_set("1.0"), folder)
    with (folder / "water.html").open("rb") as reader:
        publish(a_set("2.0"), folder)
        assert reader.read().startswith(b"water.html 1.0 ")


@pytest.mark.parametrize(
    ("umask", "files", "folders"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700), (0, 0o666, 0o777)]
)
def test_the_umask_says_who_may_read(folder, way, umask, files, folders):
    folder.parent.mkdir()
    before = os.umask(umask)
    try:
        publish(a_set("1.0"), folder)
        publish(a_set("2.0"), folder)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {files}
    assert folder.stat().st_mode & 0o777 == folders


def test_a_link_to_the_folder_stays_and_is_followed(folder, way, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "set"
    elsewhere.mkdir(parents=True)
    folder.parent.mkdir()
    folder.symlink_to(elsewhere)
    publish(a_set("1.0"), folder)
    publish(a_set("2.0"), folder)
    assert folder.readlink() == elsewhere
    assert versions(elsewhere) == all_of("2.0")
    assert os.listdir(elsewhere.parent) == ["set"]


def test_a_link_to_the_folder_of_all_is_followed(folder, way, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder.parent.symlink_to(tmp_path / "elsewhere")
    publish(a_set("1.0"), folder)
    publish(a_set("2.0"), folder)
    assert versions(tmp_path / "elsewhere" / "water") == all_of("2.0")


def test_a_link_to_a_file_is_replaced_and_not_followed(folder, way, tmp_path):
    (tmp_path / "precious").write_bytes(b"precious")
    folder.mkdir(parents=True)
    for name in ("water-a4.pdf", MANIFEST):
        (folder / name).symlink_to(tmp_path / "precious")
    publish(a_set("1.0"), folder)
    assert versions(folder) == all_of("1.0")
    assert not (folder / "water-a4.pdf").is_symlink()
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_where_files_have_no_second_names_they_are_copied_with_their_dates(folder, way, monkeypatch):
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    publish(a_set("1.0"), folder)
    (folder / NOTE).write_bytes(b"mine")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.txt").write_bytes(b"mine, too")
    os.utime(folder / "water.html", (1, 1))
    monkeypatch.setattr(os, "link", no_links)
    publish(a_set("2.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {**all_of("1.0"), "water-a4.pdf": "2.0"}
    assert (folder / "water.html").stat().st_mtime == 1
    assert (folder / NOTE).read_bytes() == b"mine"
    assert (folder / "drafts" / "a.txt").read_bytes() == b"mine, too"
    assert os.listdir(folder.parent) == ["water"]


def test_what_a_killed_run_has_left_is_removed(folder, way):
    publish(a_set("1.0"), folder)
    half_made, set_aside = (folder.with_name(f".water.{name}") for name in ("half-made", "set-aside"))
    publish(a_set("9.0", ("water-a5.pdf",)), half_made)
    publish(a_set("0.9", ("water-a4.pdf", "water.html")), set_aside)
    (set_aside / NOTE).write_bytes(b"mine")
    publish(a_set("2.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {**all_of("1.0"), "water-a4.pdf": "2.0"}
    assert (folder / NOTE).read_bytes() == b"mine"
    assert os.listdir(folder.parent) == ["water"]


def test_a_folder_that_a_killed_run_could_not_rename_back_is_found_again(folder):
    publish(a_set("1.0"), folder)
    folder.rename(folder.with_name(".water.set-aside"))
    publish(a_set("2.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {**all_of("1.0"), "water-a4.pdf": "2.0"}
    assert os.listdir(folder.parent) == ["water"]


@pytest.mark.parametrize("leftover", ["half-made", "set-aside"])
@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_bears_our_names_and_is_no_folder_is_removed_and_not_followed(folder, tmp_path, leftover, kind):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "a.txt").write_bytes(b"precious")
    publish(a_set("1.0"), folder)
    path = folder.with_name(f".water.{leftover}")
    if kind == "file":
        path.write_bytes(b"")
    else:
        path.symlink_to(tmp_path / "precious")
    publish(a_set("2.0"), folder)
    assert versions(folder) == all_of("2.0")
    assert os.listdir(folder.parent) == ["water"]
    assert (tmp_path / "precious" / "a.txt").read_bytes() == b"precious"


def test_everything_is_on_the_disk_before_it_is_shown(folder, monkeypatch):
    """The order in which a power cut can do no harm: files, their folder, the exchange, the folder above."""
    publish(a_set("1.0"), folder)
    synced: list[int] = []
    shown = []

    def sync(handle: int, sync=os.fsync) -> None:
        synced.append(os.fstat(handle).st_ino)
        sync(handle)

    def show(one: Path, other: Path) -> bool:
        shown.append({path.stat().st_ino for path in (one, *one.iterdir())} <= set(synced))
        if len(shown) == 2:
            assert synced[-1] == one.stat().st_ino
            assert folder.parent.stat().st_ino in synced
        return exchange.exchange(one, other)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(sets, "exchange", show)
    publish(a_set("2.0"), folder)
    assert shown == [True, True]
    assert synced[-1] == folder.parent.stat().st_ino


def test_two_sets_beside_each_other_are_strangers(folder):
    publish(a_set("1.0"), folder)
    publish(a_set("2.0"), folder.with_name("wells"))
    assert versions(folder) == all_of("1.0")
    assert sorted(os.listdir(folder.parent)) == ["water", "wells"]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(lambda f: f.write_bytes(b""), "Not a directory", id="a file for a folder"),
        pytest.param(lambda f: f.symlink_to("x"), "the link leads nowhere", id="a link to nowhere"),
        pytest.param(
            lambda f: (f / "water.html").mkdir(parents=True),
            "a folder is in the place of water.html",
            id="a folder for a file",
        ),
    ],
)
def test_what_is_in_the_way_is_told_and_stays(folder, tmp_path, monkeypatch, spoil, message):
    monkeypatch.chdir(tmp_path)
    folder.parent.mkdir()
    spoil(folder)
    with pytest.raises(OSError, match=message) as raised:
        publish(a_set("1.0"), Path("output/water"))
    assert raised.value.filename == "output/water"
    assert os.listdir(folder.parent) == ["water"]
    assert not (folder / MANIFEST).exists()


def test_a_file_in_the_place_of_the_folder_above_is_told(folder):
    folder.parent.write_bytes(b"")
    with pytest.raises(FileExistsError) as raised:
        publish(a_set("1.0"), folder)
    assert raised.value.filename == str(folder.parent)


def test_whoever_waits_for_a_minute_in_vain_is_told(folder, monkeypatch):
    waited = []
    folder.parent.mkdir()
    with exchange.locked(folder.parent):
        monkeypatch.setattr(exchange.time, "sleep", waited.append)
        with pytest.raises(OSError, match="another build is writing there, and does not end") as raised:
            publish(a_set("1.0"), folder)
    assert raised.value.filename == str(folder.parent)
    assert round(sum(waited)) == 60
    assert os.listdir(folder.parent) == []


def test_a_folder_that_a_killed_run_did_not_fill_to_the_end_is_filled(folder):
    publish(a_set("1.0"), folder)
    publish(a_set("2.0"), folder.with_name(".water.set-aside"))
    (folder / MANIFEST).unlink()
    (folder / ".press.filling").write_bytes(b"half a fi")
    (folder / NOTE).write_bytes(b"mine")
    publish(a_set("3.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {**all_of("2.0"), "water-a4.pdf": "3.0"}
    assert sorted(os.listdir(folder)) == sorted([MANIFEST, *SMALL, NOTE])
    assert os.listdir(folder.parent) == ["water"]


def test_a_folder_without_a_set_gets_none_where_the_exchange_fails(folder, monkeypatch):
    def fail(*_: Path) -> bool:
        raise OSError(errno.EIO, "Input/output error")

    folder.mkdir(parents=True)
    (folder / NOTE).write_bytes(b"mine")
    monkeypatch.setattr(sets, "exchange", fail)
    with pytest.raises(OSError, match="Input/output error"):
        publish(a_set("1.0"), folder)
    assert os.listdir(folder) == [NOTE]
    assert os.listdir(folder.parent) == ["water"]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP], ids=errno.errorcode.get)
def test_a_disk_without_locks_is_written_to(folder, monkeypatch, number):
    def flock(*_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(exchange.fcntl, "flock", flock)
    publish(a_set("1.0"), folder)
    assert versions(folder) == all_of("1.0")


def test_where_a_clock_was_set_back_neither_of_two_versions_is_lost(folder):
    """A run was killed; somebody saved their file again, at what the clock says was earlier."""
    publish(a_set("1.0"), folder)
    set_aside = folder.with_name(".water.set-aside")
    publish(a_set("1.0"), set_aside)
    for place, content, saved in ((set_aside, b"first", 4_000_000_000), (folder, b"second", 1_000_000_000)):
        (place / NOTE).write_bytes(content)
        for path in place.iterdir():
            os.utime(path, (saved, saved))
    publish(a_set("2.0"), folder)
    assert versions(folder) == all_of("2.0")
    assert {path.name: path.read_bytes() for path in folder.glob(f"{NOTE}*")} == {
        NOTE: b"first",
        f"{NOTE}~1": b"second",
    }
    assert os.listdir(folder.parent) == ["water"]
