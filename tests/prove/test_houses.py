"""A file in a publisher's own look proves itself like any other: house and series are in it."""

import hashlib
import io
import json

import pikepdf
import pytest

from press.model.report import Place, Report
from press.model.seal import HOUSE_FILES, parts
from press.model.verdict import Verdict
from tests.briefings import Folder, problems, write_briefing, write_least
from tests.houses import write_house


@pytest.fixture
def worn(tmp_path, make):
    """A handout in a house, of which nothing is left on disk."""
    folder = write_briefing(tmp_path)
    house = write_house(folder)
    Folder(folder.path.parent).write("series.yaml", "citation_style: oscola\n")
    content = make(folder, "handout")
    for each in (*house.path.iterdir(), folder.path.parent / "series.yaml"):
        each.unlink()
    house.path.rmdir()
    return content


def carried(content: bytes) -> dict[str, bytes]:
    """The source in a PDF, by path."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        files = {str(spec.UF): spec.EF.F.read_bytes() for spec in pdf.Root.AF}
    return {entry["path"]: files[entry["attachment"]] for entry in json.loads(files["source.json"])["files"]}


def test_a_file_carries_its_house_and_its_series(worn):
    files = carried(worn)
    assert {"house/green/house.yaml", "house/green/logo.svg", "series.yaml"} <= files.keys()
    assert files["series.yaml"] == b"citation_style: oscola\n"


@pytest.mark.slow
def test_a_file_in_a_house_is_identical_from_itself_alone(worn, verify):
    assert verify(worn).verdict is Verdict.IDENTICAL


def test_what_is_taken_out_is_a_briefing_that_wears_the_house(worn, tmp_path, make):
    again = Folder(tmp_path / "elsewhere" / "water")
    for name, content in carried(worn).items():
        again.write(name, content)
    briefing, found = again.read()
    assert found == []
    assert (briefing.house.name, briefing.citation_style, briefing.beside) == ("green", "oscola", ())
    assert make(again, "handout") == worn


@pytest.mark.slow
def test_a_house_that_the_file_does_not_carry_is_not_looked_for_elsewhere(tmp_path, make, pipeline, monkeypatch):
    """Neither beside the folder in which the source is put, nor in ours."""
    folder = write_least(tmp_path)
    plain = make(folder)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "content"))
    monkeypatch.setattr("tempfile.tempdir", None)
    house = write_house(folder)
    spoiled = with_file(plain, "briefing.yaml", (folder.path / "briefing.yaml").read_bytes())
    assert house.path.is_dir()
    report = Report()
    assert pipeline.verify(spoiled, Place("well.pdf"), report, lambda step: None) is None
    assert [line.split("\n")[0] for line in problems(report)] == [
        "well.pdf: error: the source inside cannot be printed here, for the reasons given",
        "well/briefing.yaml:16: error: there is no house 'green'",
    ]


def with_file(content: bytes, name: str, changed: bytes) -> bytes:
    """A PDF whose source has another file, and says so."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        specs = {str(spec.UF): spec for spec in pdf.Root.AF}
        said = json.loads(specs["source.json"].EF.F.read_bytes())
        listed = next(each for each in said["files"] if each["path"] == name)
        listed |= {"bytes": len(changed), "sha256": hashlib.sha256(changed).hexdigest()}
        specs[listed["attachment"]].EF.F.write(changed)
        specs["source.json"].EF.F.write(json.dumps(said).encode())
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def test_a_house_is_sealed_by_a_review(tmp_path):
    folder = write_briefing(tmp_path)
    house = write_house(folder)
    before = {part.id: part.sha256 for part in parts(folder.read()[0])}
    house.change("house.yaml", "#84631a", "#705313")
    after = {part.id: part.sha256 for part in parts(folder.read()[0])}
    assert {id for id in before if before[id] != after[id]} == {HOUSE_FILES}


def test_without_a_house_nothing_more_is_sealed(tmp_path):
    assert HOUSE_FILES not in [part.id for part in parts(write_briefing(tmp_path).read()[0])]
