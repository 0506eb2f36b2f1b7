"""What assistive technology finds: structure, alternatives, languages (ISO 14289-1); asked of the PDF with pikepdf."""

import itertools

import pikepdf
import pytest

from tests.pdf.conftest import Built
from tests.pdf.structure import elements, marked_content, named

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]


def test_the_first_heading_is_the_title_and_no_level_is_skipped(edition: Built) -> None:
    """ISO 14289-1, 7.4.2."""
    with edition.open() as pdf:
        levels = [int(str(e.S)[2:]) for e in named(pdf, *(f"/H{n}" for n in range(1, 7)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 30
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_figure_has_an_alternative(edition: Built) -> None:
    """ISO 14289-1, 7.3."""
    with edition.open() as pdf:
        assert all(str(figure.get("/Alt", "")).strip() for figure in named(pdf, "/Figure"))


def test_every_content_is_tagged_or_an_artifact(edition: Built) -> None:
    """ISO 14289-1, 7.1: real content has an MCID; anything else is marked as an artifact."""
    with edition.open() as pdf:
        for page in pdf.pages:
            for tag, mcid in marked_content(pdf, page):
                assert mcid is not None or tag == "/Artifact"


def test_every_page_is_read_in_the_order_of_its_structure(edition: Built) -> None:
    """ISO 14289-1, 7.18.3."""
    with edition.open() as pdf:
        assert all(page.get("/Tabs") == pikepdf.Name.S for page in pdf.pages if "/Annots" in page)


def test_every_link_is_tagged_and_says_where_it_leads(edition: Built) -> None:
    """ISO 14289-1, 7.18.5."""
    with edition.open() as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(tree[n]): tree[n + 1] for n in range(0, len(tree), 2)}
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == pikepdf.Name.Link]
        assert len(links) > 150
        for link in links:
            assert str(link.get("/Contents", "")).strip()
            assert str(owners[int(link.StructParent)].S) == "/Link"


def test_header_cells_are_tagged_as_such(edition: Built) -> None:
    """ISO 14289-1, 7.5."""
    with edition.open() as pdf:
        rows = named(pdf, "/TR")
        assert len(rows) > 80
        for row in rows:
            kinds = [str(cell.S) for cell in row.K if isinstance(cell, pikepdf.Dictionary)]
            assert kinds[0] == "/TH", kinds


def test_lists_are_lists(edition: Built) -> None:
    with edition.open() as pdf:
        for part in named(pdf, "/L"):
            kinds = {str(kid.S) for kid in part.K if isinstance(kid, pikepdf.Dictionary)}
            assert kinds <= {"/LI", "/L", "/Caption"}


def test_every_type_of_element_is_one_that_the_standard_knows(edition: Built) -> None:
    """ISO 32000-1, 14.8.4, or it has a role there: those of PDF 2.0 that say more than their roles."""
    standard = {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
        "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
        "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure",
    }  # fmt: skip
    with edition.open() as pdf:
        roles = {name[1:]: str(role)[1:] for name, role in pdf.Root.StructTreeRoot.RoleMap.items()}
        assert {roles.get(type_, type_) for type_ in (str(element.S)[1:] for element in elements(pdf))} <= standard
        assert not set(roles) & standard
        assert bool(pdf.Root.MarkInfo.Marked) is True
