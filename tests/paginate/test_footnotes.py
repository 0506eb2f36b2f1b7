"""The one line of WeasyPrint that is mended for footnotes, and the refusal to mend another."""

import pytest

from press.paginate.engine.footnotes import keep_footnotes_with_calls
from press.paginate.engine.start import import_weasyprint

import_weasyprint()

from weasyprint.layout import block  # noqa: E402 # only now can its libraries be found


def _linebox_layout(context: object) -> bool:
    return context is not None


def test_it_is_mended_once():
    keep_footnotes_with_calls()
    mended = block._linebox_layout
    keep_footnotes_with_calls()
    assert block._linebox_layout is mended
    assert mended.mended


def test_a_source_that_has_changed_is_refused(monkeypatch):
    monkeypatch.setattr(block, "_linebox_layout", _linebox_layout)
    with pytest.raises(
        RuntimeError, match=r"^WeasyPrint's block layout has changed: look at press/paginate/engine/footnotes\.py"
    ):
        keep_footnotes_with_calls()
    assert block._linebox_layout is _linebox_layout
