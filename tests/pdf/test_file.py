"""What the PDF is as a file: size, fonts, metadata, attachments; asked of the PDF with poppler, qpdf and pikepdf."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.pdf.conftest import ROOT, SLUG, Built

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
AIA = "https://example.org/ns/ai-assistance/1.0/"


def run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def fields(path: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in run("pdfinfo", path).splitlines())
    return {name.strip(): value.strip() for name, _, value in lines}


def test_the_file_opens_without_a_complaint_of_qpdf(edition: Built) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", edition.path)


def test_the_file_is_smaller_than_a_megabyte(edition: Built) -> None:
    assert edition.path.stat().st_size < 1_000_000


@pytest.mark.parametrize(("name", "size"), [("a4", "595.276 x 841.89 pts (A4)"), ("letter", "612 x 792 pts (letter)")])
def test_every_page_has_the_size_of_its_paper(output: Path, name: str, size: str) -> None:
    path = output / f"{SLUG}-{name}.pdf"
    assert fields(path)["Page size"] == size
    with pikepdf.open(path) as pdf:
        assert len({tuple(round(float(n), 2) for n in page.mediabox) for page in pdf.pages}) == 1


def test_the_document_says_what_it_is(edition: Built) -> None:
    found = fields(edition.path)
    assert found["Title"] == "NATO and peace enforcement"
    assert found["Author"] == "Example Policy Desk"
    assert found["Subject"].startswith("A dated and sourced account of eighteen NATO missions")
    assert "peace enforcement" in found["Keywords"]
    assert (found["CreationDate"], found["ModDate"]) == ("Sun Nov 22 00:00:00 2026 UTC",) * 2
    assert found["Tagged"] == "yes"
    assert found["JavaScript"] == "no"
    with edition.open() as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True


def test_every_font_is_ours_embedded_and_subset(edition: Built) -> None:
    rows = run("pdffonts", edition.path).splitlines()[2:]
    assert len(rows) >= 8
    for row in rows:
        name, embedded, subset, unicode = re.match(r"(\S+).* (yes|no) (yes|no) (yes|no) +\d+ +\d+$", row).groups()
        assert re.fullmatch(r"[A-Z]{6}\+(Serif-(Text|Caption|Subhead|Display)|Source-Sans-3)(-[A-Za-z]+)*", name), name
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row


def test_one_file_names_itself_pdf_a_3a_and_pdf_ua_1(edition: Built) -> None:
    with edition.open() as pdf, pdf.open_metadata() as xmp:
        assert xmp[f"{{{PDFA}}}part"] == "3"
        assert xmp[f"{{{PDFA}}}conformance"] == "A"
        assert xmp[f"{{{PDFUA}}}part"] == "1"


def test_xmp_says_how_ai_was_used(edition: Built) -> None:
    with edition.open() as pdf, pdf.open_metadata() as xmp:
        source_type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        assert xmp[f"{{{IPTC}}}DigitalSourceType"] == source_type
        assert xmp[f"{{{AIA}}}Disclosure"] == "ai-autonomous"
        assert "No person has reviewed this version" in xmp[f"{{{AIA}}}Note"]
        assert xmp[f"{{{AIA}}}FactsVerified"] == "0"


def test_xmp_is_one_rdf_that_describes_its_own_properties(edition: Built) -> None:
    """ISO 19005-3, 6.6.2.3.1: each property is predefined, or an extension schema describes it."""
    with edition.open() as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert xmp.count("<rdf:RDF") == 1
    described = set(re.findall(r"<pdfaProperty:name>(\w+)</pdfaProperty:name>", xmp))
    used = set(re.findall(r"<(?:aia|Iptc4xmpExt|pdfuaid):(\w+)", xmp))
    assert used
    assert used <= described
    assert set(re.findall(r"<pdfaSchema:prefix>(\w+)<", xmp)) == {"aia", "Iptc4xmpExt", "pdfuaid"}


def test_xmp_says_in_which_language_it_is_and_what_may_be_done_with_it(edition: Built) -> None:
    with edition.open() as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:language"] == {"en-GB"}
        assert xmp["dc:rights"] == "Text: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def test_the_file_has_a_name_as_a_document_and_one_as_a_file(output: Path) -> None:
    """ISO 16684-1, 8.7.2: each edition is a document, and each of its files an instance; ISO 32000-1, 14.4."""
    names, identifiers = [], []
    files = [path for path in sorted(output.glob("*.pdf")) if not path.name.endswith("-sheets.pdf")]
    for path in files:
        with pikepdf.open(path) as pdf:
            with pdf.open_metadata() as xmp:
                names += [xmp["xmpMM:DocumentID"], xmp["xmpMM:InstanceID"]]
            one, other = (bytes(part) for part in pdf.trailer.ID)
            assert one == other
            identifiers.append(one)
    assert all(re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", name) for name in names)
    assert len(set(names)) == 2 * len(files) == 2 * len(set(identifiers))


def test_viewers_show_the_bookmarks(edition: Built) -> None:
    with edition.open() as pdf:
        assert pdf.Root.PageMode == "/UseOutlines"


def test_the_ledgers_travel_inside_as_data(edition: Built) -> None:
    with edition.open() as pdf:
        ledger = json.loads(pdf.attachments["fact-ledger.json"].get_file().read_bytes())
        for name in ("disclosure.json", "fact-ledger.json"):
            filespec = pdf.attachments[name].obj
            assert str(filespec.AFRelationship) == "/Data"
            embedded = filespec.EF.F
            assert str(embedded.Subtype) == "/application/json"
            assert "20261122" in str(embedded.Params.ModDate)
    assert len(ledger["facts"]) == 110
    assert len(ledger["sources"]) >= 150


def test_the_folder_that_it_was_made_of_travels_inside(edition: Built) -> None:
    content = ROOT / "content" / SLUG
    folder = {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    with edition.open() as pdf:
        files = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        said = json.loads(files["source.json"])
        relationships = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
    assert {entry["path"]: files[entry["attachment"]] for entry in said["files"]} == folder
    assert {name for name, said_of in relationships.items() if said_of == "/Source"} == {
        entry["attachment"] for entry in said["files"]
    }


def test_a_reader_lists_every_attachment(edition: Built) -> None:
    listed = re.findall(r"^\d+: (.+)$", run("pdfdetach", "-list", edition.path), re.MULTILINE)
    assert len(listed) == 23
    assert "figures-missions-timeline.csv" in listed


def test_the_file_that_was_built_proves_itself(output: Path, tmp_path: Path) -> None:
    """Made again in another folder, with another home, hash seed, time zone and locale, it is the same to the byte."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "verify", str(output / f"{SLUG}-a4.pdf"), "--json"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "3", "TZ": "Etc/GMT+12", "LC_ALL": "C", "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["verdict"] == "identical"


def test_no_path_of_the_machine_is_in_the_file(edition: Built) -> None:
    with edition.open() as pdf:
        content = b"".join(
            obj.read_bytes()
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Stream)
            and "/Length1" not in obj
            and obj.get("/Filter") in (None, pikepdf.Name.FlateDecode)
        )
    assert str(ROOT).encode() not in content + edition.path.read_bytes()
    assert str(Path.home()).encode() + b"/" not in content + edition.path.read_bytes()
