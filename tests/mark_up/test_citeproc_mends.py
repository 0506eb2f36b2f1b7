"""What citeproc-py prints after it was mended. Expected: CSL 1.0.2, appendix V; MHRA Style Guide, 4th edition."""

import citeproc
import pytest

from press.mark_up.citeproc_mends import mend
from press.mark_up.citeproc_mends.numbers import last_page


@pytest.mark.parametrize(
    ("pages", "minimal_two", "minimal", "chicago"),
    [
        ("1-20", "20", "20", "20"),
        ("5-15", "15", "15", "15"),
        ("9-10", "10", "10", "10"),
        ("3-9", "9", "9", "9"),
        ("42-45", "45", "5", "45"),
        ("99-101", "101", "101", "101"),
        ("100-120", "20", "20", "120"),
        ("101-108", "08", "8", "8"),
        ("321-328", "28", "8", "28"),
        ("498-532", "532", "532", "532"),
        ("1119-1184", "84", "84", "84"),
        ("1496-1504", "1504", "504", "1504"),
        ("108-9", "9", "9", "9"),
        ("i-xx", "xx", "xx", "xx"),
        ("S12-S20", "S20", "S20", "S20"),
        ("12a-14b", "14b", "14b", "14b"),
    ],
)
def test_the_last_page_of_a_range_is_never_another(pages, minimal_two, minimal, chicago):
    first, last = pages.split("-")
    assert last_page(first, last, "minimal-two") == minimal_two
    assert last_page(first, last, "minimal") == minimal
    assert last_page(first, last, "chicago-16") == chicago
    assert last_page(first, last, "expanded") == last
    assert last_page(first, last, "") == last


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("1-20", "pp. 1–20"),
        ("5–15", "pp. 5–15"),
        ("i-xx", "pp. i–xx"),
        ("xiv, 230", "pp. xiv, 230"),
        ("7", "p. 7"),
        ("1119-1184", "pp. 1119–84"),
        ("101-108, 211", "pp. 101–08, 211"),
    ],
)
def test_pages_of_every_kind_are_printed_whole(listed, pages, printed):
    item = {"type": "article-journal", "title": "Wells", "container-title": "Water", "volume": "3", "page": pages}
    assert listed(item).endswith(f", {printed}")


def test_another_version_of_citeproc_is_refused(monkeypatch):
    monkeypatch.setattr(citeproc, "__version__", "0.12.0")
    monkeypatch.setattr(citeproc.model, "is_mended", False, raising=False)
    with pytest.raises(RuntimeError, match=r"the mends are for citeproc-py 0\.11\.1, and this is 0\.12\.0"):
        mend()
