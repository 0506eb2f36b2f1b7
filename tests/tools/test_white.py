"""Words and white of pages that are made here: 100 points of text area, lines of 20."""

import json

import pytest

from press.paginate.engine.start import import_weasyprint
from tools.white import Fill, filled, main, table

weasyprint = import_weasyprint()

from press.paginate.engine.mends import mend_weasyprint  # noqa: E402 # only now can its libraries be found

# Lines are as high as their type, as near as fonts let them; a running head and a number are no text.
STYLE = """
@page { size: 200pt 160pt; margin: 30pt; @top-left { content: "Running head"; font-size: 6pt } }
@page cover { @top-left { content: none } }
* { margin: 0; font: 10pt/20pt monospace }
.cover { page: cover; break-after: page }
.new { break-before: page }
.note { float: footnote; font: 8pt/20pt monospace }
.note::footnote-call { content: "*" } .note::footnote-marker { content: "* " }
"""
LINE = "<p>one two</p>"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    half = f"<p class=new>half</p>{LINE}"
    noted = '<p class=new>noted<span class="note" id="n">a note</span></p>'
    html = f"<html lang=en><title>t</title><style>{STYLE}</style><p class=cover>Title</p>{LINE * 5}{half}{noted}"
    mend_weasyprint()
    return bytes(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def test_white_is_what_is_left_above_the_foot_or_the_notes(pdf):
    found = filled(pdf)
    assert [(page.page, page.words) for page in found.pages] == [(1, 1), (2, 10), (3, 3), (4, 4)]
    cover, full, half, noted = [page.white for page in found.pages]
    assert cover is None
    assert full == 0
    assert 0.55 < half < 0.7
    assert 0.7 < noted < 0.85
    assert found.words == 18
    assert found.white == pytest.approx((half + noted) / 3, abs=0.001)


def test_it_is_printed_as_a_table_or_as_json(pdf, tmp_path, capsys):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    main([str(path)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["page  words  white", "   1      1      –", "   2     10     0%"]
    assert lines[-1].startswith("18 words, 4 a page; ")
    assert lines[-1].endswith("% white; more than a third: 3, 4")
    main(["--json", str(path)])
    read = json.loads(capsys.readouterr().out)
    assert read["words"] == 18
    assert [page["white"] for page in read["pages"]][:2] == [None, 0.0]
    assert table(filled(pdf)).splitlines() == lines
    assert Fill(**read["pages"][1]) == filled(pdf).pages[1]
