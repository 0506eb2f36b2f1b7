"""What a line or a text of a finished page forgot is answered as before, and pages are the same to the byte."""

import pytest

from press.paginate.engine import pages as loop
from press.paginate.engine.pages import lay_out_each_page_once
from press.paginate.engine.spare import spare
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.formatting_structure import boxes  # noqa: E402 # only now can its libraries be found

STYLE = """
@page { size: 60mm 60mm; margin: 5mm; @bottom-left { content: counter(page); border: 1px solid } }
p { text-indent: 2em } p::first-line { color: red } i { position: absolute; top: 0 } q { display: inline-block }
table { border-collapse: collapse } td { border: 2px solid; padding: 1mm } b { border: 1px solid; margin: 0 2mm }
"""
TEXT = "<p>one <b>two and two</b> <i>three</i> <q>four</q> " + "and more " * 30
HTML = f"<html lang=en><title>t</title><style>{STYLE}</style>{TEXT * 2}<table><tr><td>five<td>{TEXT}</table>{TEXT}"


@pytest.fixture(autouse=True)
def _mended():
    lay_out_each_page_once()


def lines_and_texts(page) -> list:
    return [box for box in page.descendants() if isinstance(box, boxes.TextBox | boxes.LineBox)]


def test_all_is_answered_as_before(monkeypatch):
    monkeypatch.setattr(loop, "spare", lambda page: None)
    for page in (each._page_box for each in weasyprint.HTML(string=HTML).render().pages):
        before = [(type(box).__name__, dict(vars(box))) for box in lines_and_texts(page)]
        assert before
        spare(page)
        for box, (name, values) in zip(lines_and_texts(page), before, strict=True):
            assert type(box).__name__ == name
            for of in ("children", "remove_decoration_sides"):
                assert list(getattr(box, of)) == list(values.pop(of))
            assert all(getattr(box, of) is value for of, value in values.items())
            assert len(vars(box)) < len(values) - 10


def test_pages_are_the_same_to_the_byte(monkeypatch):
    spared = weasyprint.HTML(string=HTML).write_pdf(pdf_variant="pdf/a-3a")
    monkeypatch.setattr(loop, "spare", lambda page: None)
    assert spared == weasyprint.HTML(string=HTML).write_pdf(pdf_variant="pdf/a-3a")


def test_what_is_spared_once_is_not_made_smaller_again():
    page = weasyprint.HTML(string=HTML).render().pages[0]._page_box.children[0]
    kinds = list(map(type, lines_and_texts(page)))
    assert all(kind.is_spared for kind in kinds)
    spare(page)
    assert list(map(type, lines_and_texts(page))) == kinds
