"""A grid with floats in it that does not fit goes to the next page, entire."""

import pytest

from press.paginate.engine.grids import let_grids_go_overleaf
from press.paginate.engine.start import import_weasyprint

import_weasyprint()

import weasyprint  # noqa: E402 # only now can its libraries be found
from weasyprint.layout import LayoutContext  # noqa: E402

TEXT = """
<style>
@page { size: 100mm 100mm; margin: 10mm }
.before { height: 60mm }
.grid { display: grid; grid-template-columns: 1fr 1fr }
.grid div { break-inside: avoid; height: 40mm }
.grid p { float: left }
</style>
<div class="before">Before</div>
<div class="grid"><div><p>One</p></div><div><p>Two</p></div></div>
"""


def test_it_goes_overleaf():
    let_grids_go_overleaf()
    assert len(weasyprint.HTML(string=TEXT).render().pages) == 2


def test_a_source_that_has_changed_is_refused(monkeypatch):
    monkeypatch.setattr(LayoutContext, "finish_block_formatting_context", LayoutContext.create_flex_formatting_context)
    with pytest.raises(
        RuntimeError,
        match=r"^WeasyPrint's end of a formatting context has changed: look at press/paginate/engine/grids\.py",
    ):
        let_grids_go_overleaf()
