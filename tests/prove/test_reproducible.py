"""Same content, same versions, same bytes: whoever builds, when, where and in which language."""

import email
import io
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

import build as program
from press.model.report import Report
from press.model.wishes import Wishes
from press.orders.versions import digest_of
from press.workshop.workshop import Workshop
from tests.briefings import Folder, write_briefing

# One worker, since what is compared is built once in it.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("reproducible")]

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("build.py", "press", "templates", "styles", "assets")
ONE = {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "USER": "one", "PYTHONUTF8": "0"}
OTHER = {
    "PYTHONHASHSEED": "4021",
    "TZ": "Etc/GMT+12",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "ar_EG",
    "USER": "other",
    "SOURCE_DATE_EPOCH": "4102444800",  # in 2100: later than any date in the content, it changes nothing
}
EDITIONS = "editions: [a4, a5-sheets]"  # a file to read and one to fold; with them come page, draft and manifest


def run_build(clone: Path, folder: Path, output: Path, environment: dict[str, str], umask: int = 0o022) -> None:
    """Run a build in a process of its own, in a folder and with a home of its own."""
    home = output.parent / f"home of {output.name}"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, str(clone / "build.py"), "build", f"{folder.parent}/{folder.name}", "--output", str(output)],
        cwd=home,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home), **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in another folder, under a name with a space and an accent."""
    to = tmp_path_factory.mktemp("clone") / "another clône"
    to.mkdir()
    for name in PROGRAM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, to / name)
    return to


@pytest.fixture(scope="module")
def water(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = write_briefing(tmp_path_factory.mktemp("one"))
    folder.change("briefing.yaml", "editions: [a4, letter]", EDITIONS)
    return folder


@pytest.fixture(scope="module")
def built(water: Folder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All forms of the tiny briefing, as the first of two machines makes them."""
    output = tmp_path_factory.mktemp("built") / "output"
    run_build(ROOT, water.path, output, ONE)
    return files_of(output)


def test_every_form_is_the_same_on_another_machine(built, water, clone, tmp_path):
    moved = tmp_path / "somewhere else" / "water"
    shutil.copytree(water.path, moved)
    for path in moved.rglob("*"):
        os.utime(path, (0, 0))
    run_build(clone, moved, tmp_path / "output", OTHER, umask=0o077)
    again = files_of(tmp_path / "output")
    assert sorted(again) == [
        "water/manifest.json",
        "water/water-a4.pdf",
        "water/water-a5-sheets.pdf",
        "water/water.eml",
        "water/water.html",
    ]
    assert [name for name, content in again.items() if content != built[name]] == []


def test_a_source_date_before_the_published_day_dates_the_files(pipeline, tmp_path):
    water = write_briefing(tmp_path)
    water.change("briefing.yaml", "editions: [a4, letter]", "editions: [a4]")
    report, moment = Report(), datetime(2020, 2, 29, 12, 30, 1, tzinfo=UTC)
    wishes = Wishes(not_after=moment)
    made = pipeline.make(water.path, [], report, lambda step: None, wishes=wishes)
    again = {artefact.name: artefact.content for artefact in made}
    with pikepdf.open(io.BytesIO(again["water-a4.pdf"])) as pdf:
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20200229123001Z"
        assert {str(spec.EF.F.Params.ModDate) for spec in pdf.Root.AF} == {"D:20200229123001Z"}
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<xmp:CreateDate>2020-02-29T12:30:01Z</xmp:CreateDate>" in xmp
    assert "<xmp:ModifyDate>2020-02-29T12:30:01Z</xmp:ModifyDate>" in xmp
    assert parsedate_to_datetime(email.message_from_bytes(again["water.eml"])["Date"]) == moment
    # What the briefing says of itself is content, and stays.
    assert b'"published": "2026-11-22"' in again["manifest.json"]
    assert b"22 November 2026" in again["water.html"]


def test_a_mailed_file_bears_the_date_of_a_built_one(pipeline, make, folder):
    report, moment = Report(), datetime(2020, 2, 29, 12, 30, 1, tzinfo=UTC)
    room = pipeline.mailroom(folder.path, report, lambda step: None, datetime.now(UTC), moment)
    printed = room.source.edition(room.source.document(folder.path.name), "a4")
    assert printed.pdf == make(folder, "a4", Wishes(not_after=moment))


@pytest.mark.parametrize(
    ("given", "not_after"),
    [
        (None, None),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1582979401", datetime(2020, 2, 29, 12, 30, 1, tzinfo=UTC)),
        ("253402300799", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_build_asks_the_environment_for_the_source_date(monkeypatch, water, tmp_path, given, not_after):
    asked = []
    monkeypatch.setattr(Workshop, "make", lambda self, job, *_: asked.append(job.wishes) or ())
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if given is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    done = CliRunner().invoke(program.main, ["build", str(water.path), "--output", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert [wishes.not_after for wishes in asked] == [not_after]


def test_a_file_bears_the_published_day_or_the_source_date_whichever_is_first():
    day = date(2026, 11, 22)
    assert Wishes().file_date(day) == datetime(2026, 11, 22, tzinfo=UTC)
    assert Wishes(not_after=datetime(2100, 1, 1, tzinfo=UTC)).file_date(day) == datetime(2026, 11, 22, tzinfo=UTC)
    assert Wishes(not_after=datetime(2020, 1, 1, 3, tzinfo=UTC)).file_date(day) == datetime(2020, 1, 1, 3, tzinfo=UTC)


def test_the_version_of_the_program_is_its_files_and_not_what_is_left_beside_them(tmp_path):
    folder = tmp_path / "press"
    (folder / "read").mkdir(parents=True)
    (folder / "read" / "a.py").write_text("a = 1\n")
    before = digest_of(folder)
    (folder / "read" / "__pycache__").mkdir()
    (folder / "read" / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"\0")
    (folder / ".DS_Store").write_bytes(b"\0")
    assert digest_of(folder) == before
    (folder / "read" / "a.py").write_text("a = 2\n")
    assert digest_of(folder) != before


def test_every_component_is_the_same_on_another_machine(clone, tmp_path):
    one, other = Folder(tmp_path / "here" / "specimen"), Folder(tmp_path / "moved" / "specimen")
    for folder in (one, other):
        shutil.copytree(ROOT / "content" / "specimen", folder.path)
        text = (folder.path / "briefing.yaml").read_text(encoding="utf-8")
        folder.write(
            "briefing.yaml", re.sub(r"(?m)^editions: .*$", "editions: [a4, a5-sheets, large-print, how-to-print]", text)
        )
    run_build(ROOT, one.path, tmp_path / "one", ONE)
    run_build(clone, other.path, tmp_path / "other", OTHER, umask=0o077)
    here, there = files_of(tmp_path / "one"), files_of(tmp_path / "other")
    assert len(here) == 7
    assert sorted(here) == sorted(there)
    assert [name for name, content in here.items() if content != there[name]] == []
