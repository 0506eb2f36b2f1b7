"""On another WeasyPrint the tags refuse to be made."""

import pytest

from press.paginate.engine.start import import_weasyprint
from press.paginate.engine.tagging import tag_the_galley
from press.paginate.engine.tagging.order import paint_as_it_is_read
from press.paginate.engine.tagging.painting import mark_what_is_drawn

import_weasyprint()


@pytest.mark.parametrize(
    ("module", "name", "mend"),
    [
        ("weasyprint.pdf.tags", "add_tags", tag_the_galley),
        ("weasyprint.pdf", "generate_pdf", tag_the_galley),
        ("weasyprint.stacking", "_dispatch_children", paint_as_it_is_read),
        ("weasyprint.draw", "draw_block_level", paint_as_it_is_read),
        ("weasyprint.draw", "draw_inline_level", paint_as_it_is_read),
        ("weasyprint.draw.text", "draw_first_line", mark_what_is_drawn),
    ],
)
def test_a_source_that_has_changed_is_refused(module, name, mend, monkeypatch):
    def changed():
        pass

    changed.__module__ = module
    monkeypatch.setattr(f"{module}.{name}", changed)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's .* has changed: look at press/paginate/engine/tagging"):
        mend()
