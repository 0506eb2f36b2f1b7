"""What no stage reads any more is let go without a search for circles, and pages are the same to the byte."""

import gc
import weakref

import pytest

from press.paginate.engine.mends import mend_weasyprint
from press.paginate.engine.pages import lay_out_each_page_once
from press.paginate.engine.release import let_go_of_what_is_done
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint import document as made  # noqa: E402 # only now can its libraries be found

SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text y='9'>a</text></svg>"
STYLE = """
@page { size: 60mm 60mm; @bottom-left { content: counter(page) " " string(s) } } u { float: footnote }
p { break-after: page; string-set: s content() } a::after { content: target-text(attr(href)) }
"""
HTML = f"""<html lang=en><title>t</title><style>{STYLE}</style><p id=a>one <u class=note>note</u>
<img alt=i src="{SVG}"><p>two <a href="#a">b</a><p>three <img alt=i src="{SVG}">"""


@pytest.fixture
def document():
    lay_out_each_page_once()
    let_go_of_what_is_done()
    gc.collect()
    gc.disable()
    yield weasyprint.HTML(string=HTML).render(pdf_variant="pdf/a-3a")
    gc.enable()


def test_pages_are_the_same_to_the_byte(document, monkeypatch):
    content = document.write_pdf(pdf_variant="pdf/a-3a")
    monkeypatch.setattr(made, "layout_document", made.layout_document.original)
    kept = weasyprint.HTML(string=HTML).render(pdf_variant="pdf/a-3a")
    assert content == kept.write_pdf(pdf_variant="pdf/a-3a")


def test_boxes_go_as_soon_as_their_page_is_drawn(document):
    mend_weasyprint()
    page = document.pages[0]._page_box
    boxes = [weakref.ref(box) for box in page.descendants()]
    page = None
    document.write_pdf(pdf_variant="pdf/a-3a")
    assert len(boxes) > 10
    assert [box() for box in boxes] == [None] * len(boxes)


def test_what_led_to_the_pages_goes_with_layout(monkeypatch):
    let_go_of_what_is_done()
    seen = []
    build = made.build_formatting_structure
    monkeypatch.setattr(made, "build_formatting_structure", lambda *given: seen.append(build(*given)) or seen[-1])
    assert len(weasyprint.HTML(string=HTML).render().pages) == 3
    assert seen[0].children == ()


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def layout_document(html, root_box, context, max_loops=8):
        pass

    monkeypatch.setattr(made, "layout_document", layout_document)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's order of layout.* has changed: look at .*release\.py"):
        let_go_of_what_is_done()
