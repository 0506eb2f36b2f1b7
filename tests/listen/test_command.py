"""The command 'tags' as its users meet it."""

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

import build
from tests.listen.pdfs import clean, saved, tags
from tests.listen.test_rules import spoiled, without

RULES = 51


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("whole.pdf").write_bytes(clean())
    return tmp_path


@pytest.fixture
def spoil(here) -> None:
    """``spoiled.pdf``: heads that are heads of nothing, and bookmarks that nobody shows."""

    def make(pdf: pikepdf.Pdf) -> None:
        for tag in tags(pdf, "TH"):
            without(tag.A, "Scope")
        without(pdf.Root, "PageMode")

    Path("spoiled.pdf").write_bytes(spoiled(clean(), make))


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(build.main, ["tags", *arguments])
    assert "Traceback" not in done.output
    return done


@pytest.mark.usefixtures("workers_here")
def test_the_tree_is_told():
    done = run("whole.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:4] == [
        "document, en-GB: Wells & pumps",
        "— page 1 — (not read: Wells and pumps 1)",
        "heading level 1: Wells and pumps",
        "contents with 4 entries",
    ]


@pytest.mark.usefixtures("workers_here")
def test_a_whole_file_is_clean():
    done = run("--check", "whole.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    asked = f"{RULES} rules of the house asked of 62 tags on 2 pages"
    assert done.stdout == f"whole.pdf: nothing found, no advice; {asked}\n"


@pytest.mark.usefixtures("workers_here", "spoil")
def test_what_is_found_is_told_by_page_with_its_clause():
    done = run("--check", "spoiled.pdf")
    assert done.exit_code == 1
    assert done.stderr == (
        "spoiled.pdf: error: the file has bookmarks, and a viewer is not told to show them (ISO 32000-1, 7.7.2)\n"
        "  hint: set PageMode to UseOutlines\n"
        "spoiled.pdf: error: page 2: a head (TH) does not say of what (Scope), 4 times: 'Town', 'Pumps', 'First' and 1 "
        "more (ISO 14289-1, 7.5)\n"
        "  hint: say Row or Column\n"
    )
    assert done.stdout == f"spoiled.pdf: 5 found, no advice; {RULES} rules of the house asked of 62 tags on 2 pages\n"


@pytest.mark.usefixtures("workers_here")
def test_advice_alone_fails_nothing():
    def swap(pdf: pikepdf.Pdf) -> None:
        items = tags(pdf, "L")[0].K
        items[0], items[1] = items[1], items[0]

    Path("swapped.pdf").write_bytes(spoiled(clean(), swap))
    done = run("--check", "swapped.pdf")
    assert done.exit_code == 0
    assert done.stderr.startswith("swapped.pdf: warning: page 2: it is read in another order than it is painted: ")
    assert done.stdout.startswith("swapped.pdf: nothing found, 1 advice; ")


@pytest.mark.usefixtures("workers_here")
def test_the_whole_tree_is_there_for_machines():
    told = json.loads(run("--json", "whole.pdf").stdout)
    assert (told["file"], told["pages"], len(told["tree"])) == ("whole.pdf", 2, 1)
    front, chapter, _ = told["tree"][0]["kids"]
    assert front["kids"][0] == {"type": "H1", "page": 1, "kids": [{"text": "Wells and pumps", "page": 1}]}
    box = chapter["kids"][3]
    assert (box["type"], box["standard"], box["kids"][0]["type"]) == ("Aside", "Div", "P")
    note = chapter["kids"][2]
    assert (note["ID"], note["kids"][0]["kids"][0]["Page"]) == ("note-1", "1")
    assert chapter["kids"][4]["List/ListNumbering"] == "Decimal"


@pytest.mark.usefixtures("workers_here", "spoil")
def test_findings_are_there_for_machines():
    done = run("--check", "--json", "spoiled.pdf")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert len(told["rules"]) == RULES
    assert told["findings"][0]["rule"] == "outline"
    assert [each["quoted"] for each in told["findings"][1:]] == ["Town", "Pumps", "First", "Second"]


@pytest.mark.usefixtures("workers_here")
def test_a_file_without_tags_is_told():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    Path("plain.pdf").write_bytes(saved(pdf))
    done = run("plain.pdf")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "plain.pdf: error: the file has no tags\n  hint: a screen reader can only guess at it; make it anew\n"
    )
    done = run("--check", "plain.pdf")
    assert "error: the file has no tags, so that nothing of it is read in order (ISO 14289-1, 7.1)" in done.stderr
    assert done.stdout.endswith(" found, 1 advice; 7 rules of the house asked of 0 tags on 1 page\n")


@pytest.mark.slow
def test_a_worker_reads_it():
    done = run("whole.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("end; 2 artifacts on 2 pages not read\n")


@pytest.mark.slow
@pytest.mark.parametrize("option", [(), ("--check",), ("--json",)])
def test_what_cannot_be_read_leaves_with_status_1(option):
    Path("torn.pdf").write_bytes(clean()[:900])
    done = run(*option, "torn.pdf")
    assert done.exit_code == 1
    assert done.stderr == (
        "torn.pdf: error: this is no PDF, or a broken one\n  hint: open it in a viewer, and print it to PDF\n"
    )


@pytest.mark.slow
def test_what_takes_too_long_is_stopped():
    """Forms that draw each other twice each, ten deep and more."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    below = pdf.make_stream(b"0 0 9 9 re f " * 20000, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    for _ in range(9):
        objects = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=below))
        below = pdf.make_stream(b"/A Do " * 20, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, Resources=objects)
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=below))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/A Do")
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Dictionary(S=pikepdf.Name.Document))
    Path("bomb.pdf").write_bytes(saved(pdf))
    done = run("--limit-seconds", "2", "bomb.pdf")
    assert done.exit_code == 1
    assert (
        "bomb.pdf: error: reading the tags takes more than 2 s of the processor's time, and was stopped" in done.stderr
    )
