"""The manifest tells the truth of every file of a set. Digests are those of sha256sum."""

import json
import random
from dataclasses import replace
from hashlib import sha256

import pytest

from press.model.output import Artefact
from press.publish import MANIFEST, manifest, publish, stale_files
from press.publish.manifest import listed, with_earlier
from tests.briefings import write_briefing
from tests.publish.sets import SMALL, a_set, all_of, versions


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


def made(version: str, *names: str) -> dict[str, bytes]:
    return {artefact.name: artefact.content for artefact in a_set(version, names)}


def test_a_file_that_was_made_of_the_same_is_listed_as_if_made_with_the_others(tmp_path):
    publish(a_set("1.0", ("water-a4.pdf", "water-letter.pdf")), tmp_path / "whole")
    publish(a_set("1.0", ("water-letter.pdf",)), tmp_path / "parts")
    publish(a_set("1.0", ("water-a4.pdf",)), tmp_path / "parts")
    assert (tmp_path / "parts" / MANIFEST).read_bytes() == (tmp_path / "whole" / MANIFEST).read_bytes()


def test_a_file_that_was_made_of_something_else_says_of_what(tmp_path):
    publish(a_set("1.0", ("water-letter.pdf",)), tmp_path / "set")
    publish(a_set("2.0", ("water-a4.pdf",)), tmp_path / "set")
    publish(a_set("3.0", ("water-a5.pdf",)), tmp_path / "set")
    content = json.loads((tmp_path / "set" / MANIFEST).read_bytes())
    assert content["version"] == "3.0"
    assert [file.get("stale") for file in content["files"]] == [True, None, True]
    assert [file.get("earlier") for file in content["files"]] == [
        {
            "version": "2.0",
            "published": "2026-11-22",
            "sources": [{"name": "briefing.yaml", "sha256": sha256(b"2.0").hexdigest()}],
        },
        None,
        {
            "version": "1.0",
            "published": "2026-11-22",
            "sources": [{"name": "briefing.yaml", "sha256": sha256(b"1.0").hexdigest()}],
        },
    ]
    assert versions(tmp_path / "set") == {"water-a4.pdf": "2.0", "water-a5.pdf": "3.0", "water-letter.pdf": "1.0"}


def with_house(content: bytes, name: str, file: bytes) -> bytes:
    manifest = json.loads(content)
    manifest["sources"].append({"name": f"house/{name}/house.yaml", "sha256": sha256(file).hexdigest()})
    return json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("before", "now", "stale"),
    [
        (("plain", b"1"), ("bold", b"1"), None),
        (("plain", b"1"), ("plain", b"2"), True),
    ],
    ids=["another house", "the same house as it was before"],
)
def test_a_file_in_another_house_is_of_the_same_text(before, now, stale, tmp_path):
    one, other = made("1.0", "water-a4.pdf"), made("1.0", "water-a5.pdf")
    (tmp_path / "water-a4.pdf").write_bytes(one["water-a4.pdf"])
    merged = with_earlier(with_house(other[MANIFEST], *now), with_house(one[MANIFEST], *before), tmp_path)
    file = json.loads(merged)["files"][0]
    assert (file["name"], file.get("stale")) == ("water-a4.pdf", stale)
    assert file["earlier"]["sources"][-1]["name"] == f"house/{before[0]}/house.yaml"
    (tmp_path / MANIFEST).write_bytes(merged)
    assert [each.name for each in stale_files(tmp_path) if each.name == "water-a4.pdf"] == ["water-a4.pdf"] * bool(
        stale
    )


def test_a_file_that_was_made_anew_is_no_longer_earlier(tmp_path):
    for version, names in (("1.0", SMALL), ("2.0", SMALL[:1]), ("2.0", SMALL[1:])):
        publish(a_set(version, names), tmp_path / "set")
    written = (tmp_path / "set" / MANIFEST).read_bytes()
    assert b"earlier" not in written
    assert b"stale" not in written
    assert stale_files(tmp_path / "set") == ()


def test_files_of_an_older_text_are_named_with_its_version(tmp_path):
    publish(a_set("1.0"), tmp_path)
    publish(a_set("2.0", ("water-a4.pdf",)), tmp_path)
    assert [(file.name, file.words) for file in stale_files(tmp_path)] == [
        ("water-letter.pdf", "of an older text (version 1.0, 2026-11-22)"),
        ("water.html", "of an older text (version 1.0, 2026-11-22)"),
    ]


def test_a_file_of_the_same_text_by_another_program_is_named_too(tmp_path):
    publish(a_set("1.0"), tmp_path)
    *files, record = a_set("1.0", ("water-a4.pdf",))
    publish((*files, replace(record, content=record.content.replace(b"70.0", b"71.0"))), tmp_path)
    assert [(file.name, file.words) for file in stale_files(tmp_path)] == [
        (name, "made by another version of this program (version 1.0, 2026-11-22)")
        for name in ("water-letter.pdf", "water.html")
    ]


def test_a_form_that_no_manifest_lists_is_of_an_unknown_text(tmp_path):
    for name in ("water-letter.pdf", "water.eml", "notes.txt", "other-a4.pdf"):
        (tmp_path / name).write_bytes(b"somebody's")
    publish(a_set("2.0", ("water-a4.pdf",)), tmp_path)
    assert [(file.name, file.words) for file in stale_files(tmp_path)] == [
        ("water-letter.pdf", "not on record: nobody knows of what text"),
        ("water.eml", "not on record: nobody knows of what text"),
    ]


def test_a_file_that_is_gone_or_was_changed_is_not_listed(tmp_path):
    before = made("1.0", *SMALL)
    (tmp_path / "water-letter.pdf").write_bytes(before["water-letter.pdf"] + b"!")
    merged = with_earlier(made("2.0", "water-a4.pdf")[MANIFEST], before[MANIFEST], tmp_path)
    assert listed(merged) == {"water-a4.pdf"}


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda text: b"", id="empty"),
        pytest.param(lambda text: b"\xff\xfe", id="no text"),
        pytest.param(lambda text: text[:-40], id="cut off"),
        pytest.param(lambda text: b"[" * 100_000, id="deep"),
        pytest.param(lambda text: b"null", id="nothing"),
        pytest.param(lambda text: b"9" * 5_000, id="a number"),
        pytest.param(lambda text: b'{"files": []}', id="of another release"),
        pytest.param(lambda text: text.replace(b"water.html", b"../../water.html"), id="a name above"),
        pytest.param(lambda text: text.replace(b"water.html", b"manifest.json"), id="its own name"),
        pytest.param(lambda text: text.replace(b"water.html", b"\\u0000"), id="no name"),
        pytest.param(lambda text: text.replace(b'"water.html"', b"1"), id="a number for a name"),
    ],
)
def test_a_spoilt_manifest_lists_nothing_and_costs_no_file(tmp_path, spoilt):
    folder = tmp_path / "set"
    publish(a_set("1.0"), folder)
    (folder / MANIFEST).write_bytes(spoilt((folder / MANIFEST).read_bytes()))
    publish(a_set("2.0", ("water-a4.pdf",)), folder)
    assert versions(folder) == {"water-a4.pdf": "2.0"}
    assert (folder / "water-letter.pdf").exists()
    publish(a_set("3.0"), folder)
    assert versions(folder) == all_of("3.0")


def test_a_manifest_spoilt_anywhere_makes_no_file_pass_for_what_it_is_not(tmp_path):
    """A thousand manifests with one to three of their bytes changed, and one file of the two."""
    chance = random.Random(2026)
    before = made("1.0", *SMALL)
    for name in SMALL:
        (tmp_path / name).write_bytes(before[name])
    (tmp_path / "water-letter.pdf").write_bytes(b"another")
    new = made("2.0", "water-a4.pdf")[MANIFEST]
    for _ in range(1_000):
        spoilt = bytearray(before[MANIFEST])
        for _ in range(chance.randint(1, 3)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        merged = json.loads(with_earlier(new, bytes(spoilt), tmp_path))
        assert {file["name"] for file in merged["files"]} <= {"water-a4.pdf", "water.html"}
        for file in merged["files"][1:]:
            assert file["sha256"] == sha256(before["water.html"]).hexdigest()
