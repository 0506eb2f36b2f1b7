"""What others' validators say of every form to read; and that they look: each check finds a fault that is made for it.

pdfua has 12 checks for 16 of the 106 rules of PDF/UA-1 that a machine can check; veraPDF knows them all, and is asked
where somebody has installed it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from press.model.report import Place, Report
from press.validate import find_verapdf, validate
from tests.briefings import problems
from tests.pdf.conftest import SLUG
from tests.pdf.structure import named
from tests.pdf.validators import CHECKS, every_cell_names_its_heads, pdfua_findings

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

TO_READ = ("a4", "letter", "a5", "handout", "large-print", "ink-saver", "print-shop", "how-to-print")


@pytest.mark.parametrize("name", TO_READ)
def test_pdfua_finds_nothing(output: Path, name: str) -> None:
    assert pdfua_findings(output / f"{SLUG}-{name}.pdf") == []


@pytest.mark.parametrize("name", TO_READ)
def test_verapdf_finds_no_broken_rule(output: Path, name: str) -> None:
    program, report = find_verapdf(os.environ), Report()
    if program is None:
        pytest.skip("veraPDF is not installed: name it in VERAPDF, or have it on the path")
    path = output / f"{SLUG}-{name}.pdf"
    found = validate(program, path.read_bytes(), Place(path.name), report, seconds=600, memory_mib=2048)
    assert problems(report) == []
    assert [(each.standard, each.is_kept) for each in found] == [("PDF/A-3a", True), ("PDF/UA-1", True)]


def _drop_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _deny_marks(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _drop_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _show_file_name(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _print_untagged(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.keys()))
    pdf.pages[0].contents_add(f"BT {font} 9 Tf 9 9 Td <0001> Tj ET".encode())


def _drop_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def _drop_alternatives(pdf: Pdf) -> None:
    for figure in named(pdf, "/Figure"):
        del figure["/Alt"]


def _empty_a_heading(pdf: Pdf) -> None:
    named(pdf, "/H2")[0].K = Array([])


def _behead_tables(pdf: Pdf) -> None:
    for cell in named(pdf, "/TH"):
        cell.S = Name.TD


def _name_no_heads(pdf: Pdf) -> None:
    for cell in named(pdf, "/TH", "/TD"):
        cell.A = Dictionary(O=Name.Table)


def _name_other_heads(pdf: Pdf) -> None:
    for cell in named(pdf, "/TD"):
        cell.A = Dictionary(O=Name.Table, Headers=Array([String("of another table")]))
    for cell in named(pdf, "/TH"):
        cell.A = Dictionary(O=Name.Table)


def _hush_links(pdf: Pdf) -> None:
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            del link["/Contents"]
    for element in named(pdf, "/Link"):
        for key in {"/Alt", "/ActualText"} & set(element.keys()):
            del element[key]


def _add_a_stamp(pdf: Pdf) -> None:
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])


def _deny_pdf_ua(pdf: Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(said.replace(b"pdfuaid", b"nothing").replace(b"PDF/UA", b"nothing"))


FAULTS = (
    ("UA-01-005", _drop_tree),
    ("UA-01-002", _deny_marks),
    ("UA-01-003", _print_untagged),
    ("UA-06-001", _drop_language),
    ("UA-07-001", _drop_title),
    ("UA-07-002", _show_file_name),
    ("UA-13-004", _drop_alternatives),
    ("UA-14-001", _empty_a_heading),
    ("UA-15-003", _behead_tables),
    ("UA-18-001", _add_a_stamp),
    ("UA-18-005", _hush_links),
    ("UA-28-004", _deny_pdf_ua),
    # Where pdfua guesses that a table has no heads, it is believed unless each cell names its own.
    ("UA-15-003", _name_no_heads),
    ("UA-15-003", _name_other_heads),
)


@pytest.mark.parametrize(("check", "damage"), FAULTS, ids=[f"{c} {d.__name__}" for c, d in FAULTS])
def test_pdfua_finds_the_fault_that_is_made_for_it(
    output: Path, tmp_path: Path, check: str, damage: Callable[[Pdf], None]
) -> None:
    with pikepdf.open(output / f"{SLUG}-handout.pdf") as pdf:
        damage(pdf)
        pdf.save(tmp_path / "damaged.pdf")
    assert {finding.partition(":")[0] for finding in pdfua_findings(tmp_path / "damaged.pdf")} == {check}


def test_every_check_of_pdfua_has_its_fault() -> None:
    assert len({check for check, _ in FAULTS}) == CHECKS


def test_a_table_of_which_each_cell_names_its_heads_is_one_that_pdfua_is_wrong_about(output: Path) -> None:
    with pikepdf.open(output / f"{SLUG}-handout.pdf") as pdf:
        assert named(pdf, "/TD")
        assert every_cell_names_its_heads(pdf)
