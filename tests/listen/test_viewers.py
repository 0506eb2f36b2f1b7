"""Readers of others find the tags that ours finds: pdf.js, and qpdf by way of pikepdf. Poppler: test_built.py."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from press.listen.read import read
from press.listen.reading import Reading
from press.model.tags import NOWHERE, Element, Kind
from tests.listen.pdfjs import Told, told_by_pdfjs
from tests.pdf.conftest import SLUG

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]


def told_by_us(path: Path) -> list[list[Told]]:
    """What our reader finds on each page, as ``told_by_pdfjs`` tells it."""
    reading = Reading(read(path.read_bytes()))
    tops = [each for each in reading.elements if each.parent == NOWHERE]
    return [[told for top in tops for told in _told(reading, top, page.number, 1)] for page in reading.tagged.pages]


def _told(reading: Reading, element: Element, page: int, depth: int) -> Iterator[Told]:
    kids = [kid for each in reading.below(element.index) for kid in each.kids]
    if not any(kid.page == page and kid.kind is not Kind.ELEMENT for kid in kids):
        return
    yield depth, element.role, element.alt or "", element.lang
    for kid in element.kids:
        if kid.kind is Kind.ELEMENT:
            yield from _told(reading, reading.elements[kid.number], page, depth + 1)
        elif kid.page != page:
            continue
        elif kid.kind is Kind.CONTENT:
            yield depth + 1, "".join(reading.contents[page, kid.stream, kid.number].text.split())
        else:
            yield depth + 1, "annotation"


@pytest.mark.browser
@pytest.mark.parametrize(("name", "fewest"), [("a4", 5000), ("large-print", 5000), ("handout", 300)])
def test_pdf_js_finds_the_same_tree_and_the_same_words(browser, flagship, name, fewest):
    path = flagship / f"{SLUG}-{name}.pdf"
    theirs, ours = told_by_pdfjs(browser, path), told_by_us(path)
    differing = [
        (number, *found)
        for number, pages in enumerate(zip(theirs, ours, strict=True), 1)
        for found in zip(*pages, strict=False)
        if found[0] != found[1]
    ]
    assert differing[:3] == []
    assert [len(page) for page in theirs] == [len(page) for page in ours]
    assert sum(len(page) for page in theirs) > fewest


@pytest.mark.parametrize("name", ["a4", "large-print", "handout"])
def test_qpdf_finds_no_fault_and_as_many_elements(flagship, name):
    path = flagship / f"{SLUG}-{name}.pdf"
    with pikepdf.open(path) as pdf:
        held = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        assert pdf.check_pdf_syntax() == []
        assert len([each for each in held if each.get("/Type") == "/StructElem"]) == len(
            read(path.read_bytes()).elements
        )
