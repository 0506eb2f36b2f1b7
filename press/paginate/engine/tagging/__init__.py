"""The tags of a PDF: the tree of the galley's elements, and what the pages show of each of them.

WeasyPrint 70.0 makes its tags of the boxes of each page. Ours are made of the elements before there are pages
(``logic.py``), the pages are read once they are laid out (``reading.py``, ``spaces.py``, ``links.py``), marked while
they are drawn (``painting.py``), in the order of the tree (``order.py``), and the tree is put in order and written
(``finishing.py``, ``writing.py``).
"""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from press.paginate.engine.mend import replace
from press.paginate.engine.tagging.finishing import finish
from press.paginate.engine.tagging.links import link_notes, one_each, say_where
from press.paginate.engine.tagging.logic import logic_of
from press.paginate.engine.tagging.order import paint_as_it_is_read
from press.paginate.engine.tagging.painting import mark_what_is_drawn
from press.paginate.engine.tagging.reading import Reader
from press.paginate.engine.tagging.spaces import Spaces
from press.paginate.engine.tagging.writing import TreeWriter

# Of the sources of what is replaced, in WeasyPrint 70.0.
_PDF_SHA256 = "626343ef25c396e8521948cadbe2b7544331c161040da80ed4e338fadac3efa9"
_TAGS_SHA256 = "f0e74575b0bafaf36458eaac27874e3b80457fba3694058153da514a68933f22"


def tag_the_galley() -> None:
    """Put our tags in the place of WeasyPrint's. Raises RuntimeError as ``replace`` does."""
    from weasyprint import pdf
    from weasyprint.pdf import tags

    mark_what_is_drawn()
    paint_as_it_is_read()
    replace(pdf, "generate_pdf", _read_before, _PDF_SHA256, "writing of PDF files", "tagging")
    replace(tags, "add_tags", _add_tags, _TAGS_SHA256, "tree of tags", "tagging")


def _read_before(original: Callable[..., Any]) -> Callable[..., Any]:
    def generate_pdf(document: Any, *rest: Any, **options: Any) -> Any:
        read_pages(document, document._html.etree_element)
        return original(document, *rest, **options)

    return generate_pdf


def read_pages(document: Any, root: Element) -> None:
    """Read the pages of a document that is laid out; ``root`` is the html element of its galley."""
    document.logic = logic = logic_of(root)
    reader = Reader(logic, Spaces(root))
    for number, page in enumerate(document.pages):
        page.links[:] = one_each(page.links)
        page.reading = number, reader.read(number, page._page_box, [box for *_, box in page.links])
    link_notes(document.pages, logic, reader)
    say_where(document.pages)


def _add_tags(original: Callable[..., None]) -> Callable[..., None]:
    def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:
        TreeWriter(pdf, len(page_streams)).write(finish(document.logic))

    return add_tags
