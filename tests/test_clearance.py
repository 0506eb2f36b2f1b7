"""The clearance copy: the content of any form with numbered lines, a wide margin and a box for initials."""

import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from press.front import front
from press.model.edition import CLEARANCE
from press.model.form import FormName
from press.model.report import Report
from press.orders.letters import attached_edition
from tests.briefings import problems, write_briefing
from tests.pipelines import shared_pipeline

LONG = " ".join(["The council set the price by volume."] * 60)


@pytest.fixture
def folder(tmp_path):
    folder = write_briefing(tmp_path)
    folder.change("01-introduction.md", "See [](#record).", f"See [](#record).\n\n{LONG}")
    return folder


def made(folder, form: FormName | None = None) -> bytes:
    report = Report()
    artefacts = shared_pipeline().make(folder.path, (CLEARANCE,), report, lambda step: None, form=form)
    assert [problem for problem in problems(report) if "error" in problem] == []
    assert artefacts[0].name == ("water-clearance.pdf" if form is None else f"water-{form}-clearance.pdf")
    return artefacts[0].content


@pytest.mark.slow
@pytest.mark.parametrize("form", [None, FormName.MEMO, FormName.BRIEF])
def test_each_page_but_covers_has_numbers_and_a_box(folder, form):
    with pypdfium2.PdfDocument(made(folder, form)) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    inside = pages[1:-1] if form is None else pages
    assert all("Initials and date" in page for page in inside)
    assert any({"5", "10", "15"} <= set(page.split()) for page in inside)
    assert form is not None or "Initials" not in pages[0] + pages[-1]


@pytest.mark.slow
def test_numbers_are_no_part_of_what_is_read_aloud(folder):
    with pikepdf.open(BytesIO(made(folder))) as pdf:
        page = next(page for page in pdf.pages[1:] if page.get("/StructParents") is not None)
        assert b"/Artifact" in page.Contents.read_bytes()


def test_readers_are_not_told_of_it(folder):
    folder.change("briefing.yaml", "editions: [a4, letter]", "editions: [clearance, a4]")
    document = shared_pipeline().document(folder.path, Report())
    assert document
    assert front(document).forms == "A4"
    assert attached_edition(replace(document, briefing=replace(document.briefing, mail=None))) == "a4"


@pytest.mark.slow
def test_on_the_command_line_it_is_called_a_form_too(folder, tmp_path):
    command = ["build.py", "build", str(folder.path), "--form", "clearance", "--output", str(tmp_path / "out")]
    result = subprocess.run([".venv/bin/python", *command], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert [path.name for path in (tmp_path / "out" / "water").iterdir() if path.suffix == ".pdf"] == [
        "water-clearance.pdf"
    ]
