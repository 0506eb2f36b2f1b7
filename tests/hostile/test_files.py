"""Folders by strangers: links, pipes, devices, names, sizes. What lies elsewhere is never opened."""

import os

import pytest

from press.read import files
from tests.briefings import PNG, Folder, write_briefing
from tests.hostile.spoiled import errors

WATER = "content/water"


def pipe(folder: Folder) -> None:
    os.mkfifo(folder.path / "03-pipe.md")


def device(folder: Folder) -> None:
    os.symlink("/dev/zero", folder.path / "03-zero.md")


def link(folder: Folder) -> None:
    os.symlink("/etc/passwd", folder.path / "03-passwd.md")


def link_upwards(folder: Folder) -> None:
    (folder.path.parent / "secret.md").write_text("secret", encoding="utf-8")
    os.symlink("../secret.md", folder.path / "03-secret.md")


def link_by_links(folder: Folder) -> None:
    os.symlink("/etc", folder.path / "etc")
    os.symlink("etc/passwd", folder.path / "03-passwd.md")


def ring(folder: Folder) -> None:
    os.symlink("03-ring.md", folder.path / "03-ring.md")


def linked_folder(folder: Folder) -> None:
    os.symlink("figures", folder.path / "pictures")


def deep(folder: Folder) -> None:
    path = folder.path.joinpath(*"abcdefghi")
    path.mkdir(parents=True)
    (path / "x.md").write_text("x", encoding="utf-8")


def twins(folder: Folder) -> None:
    folder.write("b.md", b"")
    folder.write("B.md", b"")


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        pytest.param(pipe, "/03-pipe.md: this is no file", id="a pipe"),
        pytest.param(device, "/03-zero.md: this link leads out of the briefing's folder", id="a device"),
        pytest.param(link, "/03-passwd.md: this link leads out of the briefing's folder", id="a file of the system"),
        pytest.param(link_upwards, "/03-secret.md: this link leads out of the briefing's folder", id="upwards"),
        pytest.param(link_by_links, "/03-passwd.md: this link leads out of the briefing's folder", id="by other links"),
        pytest.param(link_by_links, "/etc: this is a link to a folder", id="a folder of the system"),
        pytest.param(ring, "/03-ring.md: the file cannot be read: Too many levels of symbolic links", id="a ring"),
        pytest.param(linked_folder, "/pictures: this is a link to a folder", id="a folder twice"),
        pytest.param(deep, "/a/b/c/d/e/f/g/h/i: folders nest deeper than 8", id="folders in folders"),
        pytest.param(
            twins, "/b.md: the names 'B.md' and 'b.md' differ in nothing but their case", id="twins"
        ),
    ],
)  # fmt: skip
def test_what_is_no_file_of_the_briefing_is_refused(folder, spoil, problem):
    (folder.path / "figures").mkdir(exist_ok=True)
    spoil(folder)
    assert f"{WATER}{problem}" in errors(folder)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"09-\x1b[2J.md", "09-U+001B[2J.md"),
        (b"09-a\nb.md", "09-aU+000Ab.md"),
        (b"09-\xff.md", "09-U+DCFF.md"),
        ("09-\u202egpj.md".encode(), "09-U+202Egpj.md"),
        (b"09-a\\b.md", "09-a\\b.md"),
    ],
    ids=["a terminal's command", "two lines", "no UTF-8", "turned", "a backslash"],
)
def test_a_name_that_shows_something_else_is_refused(folder, name, shown):
    with open(os.path.join(os.fsencode(folder.path), name), "wb"):
        pass
    found = [each for each in errors(folder) if "characters that no file name should" in each]
    assert [each.split(": ")[0] for each in found] == [f"{WATER}/{shown}"]


def test_a_link_inside_the_folder_works(folder):
    folder.write("figures/wall.png", PNG)
    os.symlink("wall.png", folder.path / "figures" / "other.png")
    briefing, problems = folder.read()
    assert problems == []
    assert {"figures/wall.png", "figures/other.png"} <= {picture.name for picture in briefing.pictures}


def test_a_name_is_found_in_either_of_unicodes_forms(folder):
    folder.write("figures/Ko\u0308ln.png", PNG)
    briefing, _ = folder.read()
    assert "figures/K\u00f6ln.png" in [picture.name for picture in briefing.pictures]


def test_files_that_are_too_many_or_too_large_together_are_refused(folder, monkeypatch):
    folder.write("figures/a.png", PNG)
    folder.write("figures/b.png", PNG)
    monkeypatch.setattr(files, "LARGEST_FOLDER_BYTES", 3 * 1024**2)
    folder.write("figures/c.png", PNG + b"\0" * 3 * 1024**2)
    monkeypatch.setattr(files, "MOST_FILES", 8)
    found = errors(folder)
    assert f"{WATER}: there are more than 8 files" in found
    assert f"{WATER}/figures/c.png: with this one, the files are larger than 3 MiB together" in found


def test_a_file_that_is_exchanged_while_it_is_opened_is_not_followed(folder, monkeypatch):
    """Between the look and the opening, a link takes the file's place: the opening then finds a link."""
    victim = folder.path / "01-introduction.md"
    look = os.path.realpath

    def exchanged(path: object, **rest: object) -> str:
        real = look(path, **rest)
        if real == str(victim):
            victim.unlink()
            victim.symlink_to("/etc/passwd")
        return real

    monkeypatch.setattr(os.path, "realpath", exchanged)
    found = errors(folder)
    assert f"{WATER}/01-introduction.md: the file cannot be read: Too many levels of symbolic links" in found
    assert "root:" not in str(found)


def test_each_file_is_opened_once(folder, monkeypatch):
    opened: list[str] = []
    look = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: (opened.append(str(path)), look(path, *rest))[1])
    folder.read()
    assert opened
    assert sorted(opened) == sorted(set(opened))


@pytest.mark.parametrize("slug", ["con", "nul", "com1", "lpt9"])
def test_a_device_of_windows_is_no_name_for_a_briefing(tmp_path, monkeypatch, slug):
    monkeypatch.chdir(tmp_path)
    other = write_briefing(tmp_path, slug)
    assert f"content/{slug}: '{slug}' is a device on Windows, and no name for files" in errors(other)


def test_a_slug_that_is_too_long_names_the_limit(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, found = write_briefing(tmp_path, "a" * 81).read()
    assert "hint: use at most 80 of them: lower-case letters, digits and hyphens" in found[0]


@pytest.mark.parametrize("slug", ["Water", "a_b", "-a", "a-", "a" * 81, "wässer", "a.b"])
def test_a_slug_has_letters_digits_and_hyphens(tmp_path, monkeypatch, slug):
    monkeypatch.chdir(tmp_path)
    other = write_briefing(tmp_path, slug)
    assert f"content/{slug}: '{slug}' is no name for a briefing" in errors(other)
