"""What a PDF carries of its source: each file once, as PDF/A-3 wants an associated file; and how to leave it out."""

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from press.declare import source_attachments
from press.model.briefing import SourceFile
from press.model.carried import Recipe, clash, unfit_name
from press.model.report import Report
from tests.briefings import FILES, PNG, problems, write_briefing
from tests.pipelines import shared_pipeline

LEDGERS = {"disclosure.json", "evidence.html", "fact-ledger.json"}
SOURCE = {*FILES, "figures-depth.csv"}


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def attached(content: bytes) -> dict[str, bytes]:
    with opened(content) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def test_each_file_of_the_folder_travels_whole(a4, folder):
    files = attached(a4)
    assert set(files) == {*SOURCE, *LEDGERS, "source.json"}
    assert {name: files[name] for name in FILES} == FILES
    assert files["figures-depth.csv"] == (folder.path / "figures" / "depth.csv").read_bytes()


def test_the_list_of_files_is_valid_and_true(a4):
    files = attached(a4)
    said = json.loads(files["source.json"])
    schema = json.loads(Path("schemas/source.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(said)
    assert [entry["path"] for entry in said["files"]] == sorted({*FILES, "figures/depth.csv"})
    for entry in said["files"]:
        content = files[entry["attachment"]]
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert (said["briefing"], said["edition"], said["levers"]) == ("water", "a4", [])
    assert said["dated"] == "2026-11-22T00:00:00Z"
    assert said["made_with"]["weasyprint"] == "70.0"


def test_every_attachment_is_an_associated_file_of_pdf_a_3(a4):
    """ISO 19005-3, 6.8: media type, both names, a relationship, and an entry in an AF array; ISO 32000-2, 7.11.4."""
    types = {
        "md": "text/markdown",
        "yaml": "application/yaml",
        "csv": "text/csv",
        "png": "image/png",
        "html": "text/html",
        "json": "application/json",
    }
    with opened(a4) as pdf:
        keys = pdf.Root.Names.EmbeddedFiles.Names[::2]
        associated = [spec.objgen for spec in pdf.Root.AF]
        assert [str(key) for key in keys] == sorted({*SOURCE, *LEDGERS, "source.json"})
        assert associated == [spec.objgen for spec in pdf.Root.Names.EmbeddedFiles.Names[1::2]]
        for spec in pdf.Root.AF:
            name, stream = str(spec.UF), spec.EF.F
            assert (str(spec.Type), str(spec.F)) == ("/Filespec", name)
            assert str(stream.Type) == "/EmbeddedFile"
            assert str(stream.Subtype) == f"/{types[name.rpartition('.')[2]]}"
            wanted = "/Data" if name in LEDGERS else "/Source"
            wanted = "/Supplement" if name in ("evidence.html", "source.json") else wanted
            assert str(spec.AFRelationship) == wanted
            assert str(spec.Desc)
            assert str(stream.Params.ModDate) == str(stream.Params.CreationDate) == "D:20261122000000Z"
            content = stream.read_bytes()
            assert int(stream.Params.Size) == len(content)
            assert bytes(stream.Params.CheckSum) == hashlib.md5(content, usedforsecurity=False).digest()


def test_an_author_can_leave_it_out(make, tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("briefing.yaml", "version: 1.0.0", "version: 1.0.0\ncarries_source: false")
    assert set(attached(make(folder))) == LEDGERS


def test_the_switch_is_true_or_false(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("briefing.yaml", "version: 1.0.0", "version: 1.0.0\ncarries_source: sometimes")
    _, found = folder.read()
    assert f"{folder.path}/briefing.yaml:7: error:".rpartition("/content/")[2] in found[0]
    assert found[0].endswith("'carries_source': 'sometimes' is neither true nor false\n  hint: write true or false")


@pytest.mark.parametrize(
    ("names", "attached_as"),
    [
        (("figures/a.csv", "figures-a.csv"), ["figures-a.csv", "figures-a-2.csv"]),
        (("A/B.csv", "a-b.csv"), ["A-B.csv", "a-b-2.csv"]),
        (("Überblick.md", "über uns.md"), ["berblick.md", "ber-uns.md"]),
        (("水.md", "力.md"), ["file.md", "file-2.md"]),
    ],
    ids=["folder", "case", "accents", "other script"],
)
def test_names_of_attachments_are_plain_and_differ(small_with, names, attached_as):
    made = source_attachments(small_with(names), Recipe("a4", (), "2026-11-22T00:00:00Z", (("x", "1"),)))
    assert [each.name for each in made] == [*attached_as, "source.json"]
    assert [each["path"] for each in json.loads(made[-1].content)["files"]] == list(names)


@pytest.fixture
def small_with(tmp_path):
    briefing, _ = write_briefing(tmp_path).read()
    return lambda names: replace(briefing, files=tuple(SourceFile(name, name.encode()) for name in names))


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (
            "nul.csv",
            "content/water/nul.csv: error: the PDF cannot carry this file: its name is that of a device on Windows\n"
            "  hint: rename it, or write 'carries_source: false' in briefing.yaml",
        ),
        (
            "02-RECORD.md.csv/a?.csv",
            "content/water/02-RECORD.md.csv/a?.csv: error: the PDF cannot carry this file: its name has a character "
            "that some machines do not take\n  hint: rename it, or write 'carries_source: false' in briefing.yaml",
        ),
    ],
)
def test_what_could_not_be_taken_out_again_is_an_error_with_its_file(tmp_path, monkeypatch, name, problem):
    monkeypatch.chdir(tmp_path)
    folder = write_briefing(tmp_path)
    folder.write(name, "a,b\n1,2\n")
    report = Report()
    shared_pipeline().check(folder.path, report)
    assert problem in problems(report)


def test_without_the_source_such_a_name_is_no_error(tmp_path):
    folder = write_briefing(tmp_path)
    folder.write("nul.csv", "a,b\n1,2\n")
    folder.change("briefing.yaml", "version: 1.0.0", "version: 1.0.0\ncarries_source: false")
    report = Report()
    shared_pipeline().check(folder.path, report)
    assert problems(report) == []


def test_a_picture_with_traces_of_a_program_is_a_warning(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = write_briefing(tmp_path)
    comment = (15).to_bytes(4, "big") + b"tEXtAuthor\0Some One" + b"\0\0\0\0"
    folder.write("harbour.png", PNG[:33] + comment + PNG[33:])
    report = Report()
    shared_pipeline().check(folder.path, report)
    assert problems(report) == [
        "content/water/harbour.png: warning: the PDF carries this file, with what the camera or a program wrote into it"
        "\n  hint: save it without metadata, or write 'carries_source: false' in briefing.yaml"
    ]


@pytest.mark.parametrize(
    "name", ["01-text.md", "figures/a b.csv", ".hidden.md", "Überblick.md", "水.md", "console.md", "a.b.c.md", "-x.md"]
)
def test_a_usual_name_can_be_carried(name):
    assert unfit_name(name) == ""


def test_different_names_do_not_clash():
    assert clash(["a.md", "b.md", "figures/a.md", "figures/b.md", "a.csv"]) is None
