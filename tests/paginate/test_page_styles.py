"""Pages that the same rules apply to share their styles, and no others do."""

import pytest

from press.paginate.engine.page_styles import keep_what_pages_share
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.layout import page as layout  # noqa: E402 # only now can its libraries be found

STYLE = """
@page { size: 60mm 40mm; margin: 9mm; @bottom-left { content: counter(page) " " string(s) } }
@page :left { margin-left: 12mm } @page :right { @top-right { content: "right" } } @page :first { margin: 3mm }
@page named { background: red; @bottom-left { content: "n" counter(page) } } @page :nth(5) { margin-top: 15mm }
div { break-after: page; string-set: s attr(id) } .n { page: named }
"""
HTML = f"<style>{STYLE}</style>" + "".join(f'<div id=d{n} class="{"n" * (n in (2, 6))}">{n}</div>' for n in range(9))


def pages() -> list:
    return [page._page_box for page in weasyprint.HTML(string=HTML).render().pages]


def described(page) -> tuple:
    texts = [(box.element_tag, box.text) for box in page.descendants() if hasattr(box, "text")]
    return page.margin_top, page.margin_left, page.style["background_color"], texts


def test_each_page_is_as_it_was(monkeypatch):
    keep_what_pages_share()
    shared = list(map(described, pages()))
    replaced = layout.set_page_type_computed_styles
    monkeypatch.setattr(layout, "set_page_type_computed_styles", replaced.original)
    assert shared == list(map(described, pages()))
    assert len({page[:3] for page in shared}) > 3


def test_pages_of_one_kind_share_a_style():
    keep_what_pages_share()
    made = pages()
    kinds: dict[int, int] = {}
    # The first, a left one, a named one, left, the fifth, left, named, left, and a right one that is nothing else.
    assert [kinds.setdefault(id(page.style), len(kinds)) for page in made] == [0, 1, 2, 1, 3, 1, 2, 1, 4]


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def set_page_type_computed_styles(page_type, html, style_for):
        pass

    monkeypatch.setattr(layout, "set_page_type_computed_styles", set_page_type_computed_styles)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's making of pages has changed: look at .*page_styles\.py"):
        keep_what_pages_share()
