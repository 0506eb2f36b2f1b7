"""The files of a briefing's folder: which there must be, which may be, and that all mistakes are told in one run."""

import re

import pytest

from tests.briefings import write_briefing


def test_the_tiny_briefing_is_read_without_a_problem(folder):
    briefing, found = folder.read()
    assert found == []
    assert briefing.slug == "water"
    assert str(briefing.place) == "content/water/briefing.yaml"
    assert [file.name for file in briefing.files] == [
        "01-introduction.md", "02-record.md", "briefing.yaml", "facts.yaml", "harbour.png", "sources.yaml",
    ]  # fmt: skip


def test_the_text_of_a_chapter_begins_on_the_line_after_its_front_matter(folder):
    briefing, _ = folder.read()
    body = briefing.sections[1].body
    assert str(body.place) == "content/water/02-record.md:7"
    assert body.markdown.split("\n")[1].startswith("Use fell by")
    assert str(briefing.sections[1].standfirst.place) == "content/water/02-record.md:5"


def test_chapters_are_read_in_the_order_of_their_names(folder):
    folder.write("00-first.md", "---\nid: first\ntitle: A\nstandfirst: B\n---\n")
    assert [section.id for section in folder.read()[0].sections] == ["first", "introduction", "record"]


def test_only_files_of_the_folder_itself_are_chapters(folder):
    folder.write("figures/notes.md", "Not a chapter.")
    briefing, found = folder.read()
    assert [section.id for section in briefing.sections] == ["introduction", "record"]
    assert found == []


def test_a_briefing_without_facts_and_sources_is_one(folder):
    folder.remove("facts.yaml")
    folder.remove("sources.yaml")
    briefing, found = folder.read()
    assert (briefing.facts, briefing.sources, found) == ((), (), [])


def test_a_missing_record_is_told(folder):
    folder.remove("briefing.yaml")
    assert folder.read() == (
        None,
        [
            "content/water/briefing.yaml: error: the file is missing, and only a briefing of one text does without; "
            "here are 2\n  hint: move what is no chapter of its own, title and all, into a new briefing.yaml"
        ],
    )


def test_a_briefing_without_a_chapter_is_told(folder):
    folder.remove("01-introduction.md")
    folder.remove("02-record.md")
    assert folder.read()[1] == ["content/water: error: there is no chapter\n  hint: write one as 01-introduction.md"]


@pytest.mark.parametrize(
    "text", ["", "Text.\n", "---\nid: a\n", "\n---\nid: a\n---\n"], ids=["empty", "none", "not closed", "too late"]
)
def test_a_chapter_without_front_matter_is_told(folder, text):
    folder.write("02-record.md", text)
    assert folder.read()[1] == [
        "content/water/02-record.md:1: error: the chapter does not begin with its title\n"
        "  hint: begin with '---', 'title: …', '---'"
    ]


@pytest.mark.parametrize("name", ["briefing.yaml", "facts.yaml", "02-record.md"])
def test_a_file_that_is_not_utf_8_is_told_and_nothing_else_of_it(folder, name):
    folder.write(name, b"title: a\nb: \xe9\n")
    assert folder.read()[1] == [
        f"content/water/{name}:2: error: this is not UTF-8 text\n  hint: save the file with the encoding UTF-8"
    ]


def test_an_invisible_character_is_told_at_its_line(folder):
    folder.change("02-record.md", "The WHO watched.", "The \u202eWHO watched.")
    assert folder.read()[1] == [
        "content/water/02-record.md:12: error: "
        "the invisible character U+202E changes the order in which text is shown\n"
        "  hint: delete the character, or type it anew"
    ]


@pytest.mark.parametrize("text", ["id: a\n", "a\n"], ids=["mapping", "text"])
def test_a_list_that_is_none_is_told(folder, text):
    folder.write("facts.yaml", text)
    assert folder.read()[1] == [
        "content/water/facts.yaml: error: this must be a list\n  hint: begin each entry on a line of its own with '- '"
    ]


def test_an_entry_that_has_no_keys_is_told(folder):
    folder.write("facts.yaml", "- a\n- b\n")
    assert folder.read()[1] == [
        "content/water/facts.yaml:1: error: 'this entry': this must hold keys and values",
        "content/water/facts.yaml:2: error: 'this entry': this must hold keys and values",
    ]


def test_a_name_that_is_no_slug_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert write_briefing(tmp_path, "Water_1").read()[1] == [
        "content/Water_1: error: 'Water_1' is no name for a briefing\n"
        "  hint: use lower-case letters, digits and hyphens"
    ]


def test_a_link_out_of_the_folder_is_told_and_not_followed(folder, tmp_path):
    (tmp_path / "secret.md").write_text("---\nid: secret\ntitle: A\nstandfirst: B\n---\n")
    (folder.path / "03-secret.md").symlink_to(tmp_path / "secret.md")
    briefing, found = folder.read()
    assert found == [
        "content/water/03-secret.md: error: this link leads out of the briefing's folder\n"
        "  hint: copy the file into the folder"
    ]
    assert [section.id for section in briefing.sections] == ["introduction", "record"]


def test_a_link_to_a_folder_outside_is_not_followed(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("secret")
    (folder.path / "more").symlink_to(tmp_path / "elsewhere")
    assert "more/secret.md" not in [file.name for file in folder.read()[0].files]


@pytest.mark.parametrize("content", [b"", b"GIF", b"<html>", b"%PDF-1.7"], ids=["empty", "cut off", "HTML", "PDF"])
def test_a_picture_that_is_none_is_told(folder, content):
    folder.write("harbour.png", content)
    assert folder.read()[1] == [
        "content/water/harbour.png: error: this is no JPEG, PNG, WebP, GIF or SVG picture\n  hint: export it anew"
    ]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"<svg xmlns='a'/>", "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <b> -->\n<svg>", "image/svg+xml"),
    ],
)
def test_the_type_of_a_picture_follows_from_its_bytes(folder, content, media_type):
    folder.write("harbour.png", content)
    assert [picture.media_type for picture in folder.read()[0].pictures] == [media_type]


def test_a_picture_that_is_too_large_is_told_and_not_read(folder):
    with (folder.path / "big.png").open("wb") as file:
        file.truncate(30 * 1024 * 1024 + 1)
    briefing, found = folder.read()
    assert found == ["content/water/big.png: error: the file is larger than 30 MiB\n  hint: make it smaller"]
    assert "big.png" not in [file.name for file in briefing.files]


def test_a_chapter_that_is_too_large_is_told(folder):
    folder.write("02-record.md", "---\n" + "a" * 2 * 1024 * 1024)
    assert folder.read()[1] == ["content/water/02-record.md: error: the file is larger than 2048 KiB\n  hint: split it"]


def test_two_chapters_of_one_id_are_told(folder):
    folder.change("02-record.md", "id: record", "id: introduction")
    assert (
        "content/water/02-record.md:5: error: two of kind chapter are called 'introduction', the first in "
        "content/water/01-introduction.md:4\n  hint: give one of them another name"
    ) in folder.read()[1]


def test_messages_name_a_folder_elsewhere_by_its_own_name(folder, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    folder.remove("briefing.yaml")
    assert folder.read()[1][0].startswith("water/briefing.yaml: error: the file is missing")


def test_every_mistake_is_told_in_one_run_by_file_and_line(folder):
    planted = [
        ("briefing.yaml", "title: Water and its price\n", "titel: Water and its price\n"),
        ("briefing.yaml", "published: 2026-11-22", "published: 2026-02-30"),
        ("briefing.yaml", "keywords: [water, price]", "keywords: water"),
        ("briefing.yaml", "accessibility_email: access@", "accessibility_email: access"),
        ("briefing.yaml", "{lead: Use fell.,", "{leed: Use fell.,"),
        ("briefing.yaml", "mail: {subject", "mail: {to: a, subject"),
        ("briefing.yaml", "  used: true", "  used: perhaps"),
        ("briefing.yaml", "extent: minor", "extent: tiny"),
        ("sources.yaml", "issued: 2026-01-15", "issued: 15-01-2026"),
        ("sources.yaml", "reliability: B", "reliability: G"),
        ("sources.yaml", "  title: A history of wells\n", ""),
        ("sources.yaml", "kind: expert", "kind: experts"),
        ("facts.yaml", "value: 20", "value: twenty"),
        ("facts.yaml", "relation: supports, locator: p. 4", "relation: support, locator: p. 4"),
        ("facts.yaml", "date: 1886", "date: 1886-00"),
        ("facts.yaml", "confidence: high", "confidence: total"),
        ("01-introduction.md", "standfirst: Why", "standfirts: Why"),
        ("01-introduction.md", "dug [in", "dug\x07 [in"),
        ("02-record.md", "title: What", "opening: pages\ntitle: What"),
        ("02-record.md", "watched", "\u202ewatched"),
    ]
    for name, old, new in planted:
        folder.change(name, old, new)
    folder.write("harbour.png", b"no picture")
    found = folder.read()[1]
    assert len(found) >= 21
    places = [re.match(r"content/water/([\w.-]+)(?::(\d+))?: error: ", problem).groups() for problem in found]
    assert {name for name, _ in places} == {*(name for name, _, _ in planted), "harbour.png"}
    assert [(name, int(line or 0)) for name, line in places] == sorted((name, int(line or 0)) for name, line in places)
