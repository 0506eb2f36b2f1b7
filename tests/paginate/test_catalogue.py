"""What viewers do when they open a file, and what the catalogue lists."""

import io

import pikepdf
import pytest

from press.paginate.engine.catalogue import finish_catalogue
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()


@pytest.fixture
def catalogue():
    """A function that gives the catalogue of a PDF made of HTML."""
    kept = []

    def made(html, **options):
        document = weasyprint.HTML(string=f"<html lang=en><title>t</title>{html}")
        content = document.write_pdf(finisher=finish_catalogue, pdf_variant="pdf/a-3a", **options)
        kept.append(pikepdf.open(io.BytesIO(content)))
        return kept[-1].Root

    return made


def test_bookmarks_are_shown_where_there_are_some(catalogue):
    """ISO 32000-1, table 28."""
    assert catalogue("<h1>Head</h1>").PageMode == "/UseOutlines"
    assert "/PageMode" not in catalogue("<p>no head")


def test_each_associated_file_is_listed_once(catalogue):
    """ISO 19005-3, 6.8."""
    attached = weasyprint.Attachment(string=b"a", name="a.txt", relationship="Data")
    assert len(catalogue("<p>a", attachments=[attached]).AF) == 1
