"""Files are replaced whole or not at all. Digests are those of sha256sum."""

import json
import os
from pathlib import Path

import pytest

from press.model.output import Artefact
from press.publish import manifest, publish
from tests.briefings import write_briefing


def test_files_are_written_and_replaced(tmp_path):
    folder = tmp_path / "output" / "water"
    publish([Artefact("a.pdf", b"one", 1), Artefact("manifest.json", b"{}", 0)], folder)
    publish([Artefact("a.pdf", b"two", 1)], folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.pdf": b"two", "manifest.json": b"{}"}


def test_others_may_read_what_was_written(tmp_path):
    before = os.umask(0o022)
    try:
        publish([Artefact("a.pdf", b"one", 1)], tmp_path)
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o644


def test_a_file_that_was_open_keeps_what_it_had(tmp_path):
    publish([Artefact("a.pdf", b"one", 1)], tmp_path)
    with (tmp_path / "a.pdf").open("rb") as reader:
        publish([Artefact("a.pdf", b"another", 1)], tmp_path)
        assert reader.read() == b"one"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_write_that_fails_leaves_the_old_file_whole_and_nothing_else(tmp_path, monkeypatch, step):
    def fail(*arguments, **keywords):
        raise OSError(28, "No space left on device")

    publish([Artefact("a.pdf", b"old", 1)], tmp_path)
    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="No space left"):
        publish([Artefact("a.pdf", b"new", 1), Artefact("b.pdf", b"new", 1)], tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"old"}


def test_files_are_written_in_their_order_so_that_the_manifest_is_last(tmp_path, monkeypatch):
    written = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: written.append(Path(to).name) or replace(self, to))
    publish([Artefact("b.pdf", b"", 1), Artefact("a.pdf", b"", 1), Artefact("manifest.json", b"", 0)], tmp_path)
    assert written == ["b.pdf", "a.pdf", "manifest.json"]


def test_the_manifest_says_what_was_made_of_what_and_with_what(tmp_path):
    folder = write_briefing(tmp_path)
    for name in ("01-introduction.md", "02-record.md", "facts.yaml", "sources.yaml", "harbour.png"):
        folder.remove(name)
    folder.write("01-only.md", "---\nid: introduction\ntitle: A\nstandfirst: B\n---\n")
    folder.change("briefing.yaml", "[introduction, record]", "all")
    briefing, found = folder.read()
    assert found == []
    made = manifest(briefing, [Artefact("water-a4.pdf", b"pages", 12)], {"weasyprint": "70.0", "python": "3.11.7"})
    assert (made.name, made.pages) == ("manifest.json", 0)
    content = json.loads(made.content)
    assert content.pop("sources")[0] == {
        "name": "01-only.md",
        "sha256": "e9e993e125f637ee1520c603fc0abc8a60673f018dcfd70c92aafc50aff12e19",
    }
    assert content == {
        "briefing": "water",
        "title": "Water and its price",
        "version": "1.0.0",
        "published": "2026-11-22",
        "files": [
            {
                "name": "water-a4.pdf",
                "bytes": 5,
                "pages": 12,
                "sha256": "bfa062de040f55a15ce910800757061ec3d2fc31d6b7c72d9fa02b75a9ad1133",
            }
        ],
        "made_with": {"python": "3.11.7", "weasyprint": "70.0"},
    }
    assert made.content.endswith(b"}\n")
