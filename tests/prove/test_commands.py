"""The commands 'extract' and 'verify' as their users meet them, and a folder that is built by its path."""

import hashlib
import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

import build
from press.commands import places
from press.orders.provenance import Prover
from press.workshop.workshop import Workshop
from tests.pipelines import shared_pipeline
from tests.prove.pdfs import PLAIN, carrying
from tests.prove.test_verify import changed, with_versions

pytestmark = pytest.mark.slow


def verify_here(monkeypatch, remade: bytes) -> None:
    """Verify in this process, not in a worker, where the file that is made again can be given."""
    monkeypatch.setattr(Workshop, "verify", lambda workshop, *asked: shared_pipeline().verify(*asked))
    monkeypatch.setattr(Prover, "_remade", lambda self, carried: remade)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(build.main, arguments)
    assert "Traceback" not in done.output
    return done


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_that_comes_out_makes_the_same_file(a4, a4_file, folder):
    done = run("extract", a4_file.name)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("water: 7 files, the source of 'water'\n  made as a4 with citeproc-py ")
    assert "weasyprint 70.0" in done.stdout
    assert files_of(Path("water")) == files_of(folder.path)
    built = run("build", "./water", "--edition", "a4", "--output", "out")
    assert built.exit_code == 0, built.stderr
    assert Path("out/water/water-a4.pdf").read_bytes() == a4


def test_a_folder_that_is_there_is_not_touched(a4_file):
    Path("water").mkdir()
    Path("water/mine.md").write_text("mine")
    done = run("extract", a4_file.name)
    assert done.exit_code == 2
    assert "Error: 'water' is there already: name another folder with --output" in done.stderr
    assert files_of(Path("water")) == {"mine.md": b"mine"}


def test_another_folder_can_be_named(a4_file):
    done = run("extract", a4_file.name, "--output", "elsewhere/wells")
    assert (done.exit_code, done.stderr) == (0, "")
    assert Path("elsewhere/wells/figures/depth.csv").exists()


def test_a_folder_that_cannot_be_written_leaves_with_status_3(a4_file):
    Path("file").write_text("")
    done = run("extract", a4_file.name, "--output", "file/water")
    assert done.exit_code == 3
    assert done.stderr == "file: error: cannot be written: File exists\n"


@pytest.mark.parametrize("command", ["extract", "verify"])
def test_a_file_without_source_leaves_with_status_1_and_nothing_written(command):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save("other.pdf")
    done = run(command, "other.pdf")
    assert done.exit_code == 1
    assert (
        "other.pdf: error: the PDF carries no source\n"
        "  hint: it was made with 'carries_source: false', to be folded, or by another program\n"
    ) in done.stderr
    assert [path.name for path in Path().iterdir()] == ["other.pdf"]


@pytest.mark.parametrize("command", ["extract", "verify"])
def test_a_file_that_is_not_there_leaves_with_status_2(command):
    done = run(command, "nowhere.pdf")
    assert done.exit_code == 2
    assert "Invalid value for 'FILE': File 'nowhere.pdf' does not exist." in done.stderr


def test_a_file_as_it_was_made_leaves_with_status_0(a4, a4_file, monkeypatch):
    verify_here(monkeypatch, a4)
    done = run("verify", a4_file.name)
    assert done.exit_code == 0
    assert done.stdout == (
        "water-a4.pdf: identical\n"
        f"  made again from the source inside, it is the same to the byte: SHA-256 {hashlib.sha256(a4).hexdigest()}\n"
    )


def test_other_versions_leave_with_status_4_and_are_named(a4, a4_file, monkeypatch):
    verify_here(monkeypatch, a4)
    a4_file.write_bytes(changed(a4, with_versions({"weasyprint": "69.0", "gone": "1"})))
    done = run("verify", a4_file.name)
    assert done.exit_code == 4
    assert done.stdout == (
        "water-a4.pdf: same content under other versions\n  gone: 1 then, none now\n  weasyprint: 69.0 then, 70.0 now\n"
    )


def test_a_file_that_is_not_the_same_leaves_with_status_1(a4, a4_file, monkeypatch):
    verify_here(monkeypatch, a4)
    a4_file.write_bytes(a4 + b"\n")
    done = run("verify", a4_file.name)
    assert done.exit_code == 1
    assert done.stdout == (
        "water-a4.pdf: not the same\n"
        "  pages, links, metadata and attachments are the same, and the files differ from byte "
        f"{len(a4) + 1} on\n"
    )


def test_a_verdict_can_be_read_by_machines(a4, a4_file, monkeypatch):
    verify_here(monkeypatch, a4)
    content = changed(a4, with_versions({"weasyprint": "69.0"}))
    a4_file.write_bytes(content)
    done = run("verify", a4_file.name, "--json")
    assert (done.exit_code, done.stderr) == (4, "")
    assert json.loads(done.stdout) == {
        "file": "water-a4.pdf",
        "verdict": "same content under other versions",
        "sha256": [hashlib.sha256(content).hexdigest(), hashlib.sha256(a4).hexdigest()],
        "versions": [{"name": "weasyprint", "then": "69.0", "now": "70.0"}],
        "differences": [],
        "problems": [],
    }


def test_a_refusal_can_be_read_by_machines():
    Path("bad.pdf").write_bytes(carrying(PLAIN)[:-200])
    done = run("verify", "bad.pdf", "--json")
    assert (done.exit_code, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {
        "file": "bad.pdf",
        "verdict": None,
        "problems": [
            {
                "path": "bad.pdf",
                "line": 0,
                "severity": "error",
                "message": "the PDF is cut short or damaged",
                "hint": "fetch it again from where it came from",
            }
        ],
    }


@pytest.mark.parametrize(
    "given", ["", "now", "1.5", "-1", "+1", " 1", "1_000", "١٢٣", "0x10", "253402300800", "9" * 4400]
)
def test_a_source_date_that_is_no_number_of_seconds_ends_the_build(monkeypatch, given, folder):
    monkeypatch.setattr(places, "CONTENT", folder.path.parent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    done = run("build", "water", "--output", "out")
    assert done.exit_code == 2
    message = f"Error: SOURCE_DATE_EPOCH is '{given}': give whole seconds since 1970, as `date +%s` does"
    assert message in done.stderr
    assert not Path("out").exists()
