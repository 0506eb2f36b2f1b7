"""Columns that are filled are laid out once, those that are balanced or have notes as before; all look as they did."""

import pytest

from press.paginate.engine.columns import lay_out_filled_columns_once
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.layout import block, column  # noqa: E402 # only now can its libraries be found

STYLE = "@page{size:90mm 60mm;margin:5mm} div{columns:2} .note{float:footnote} h2{column-span:all} p{margin:3pt}"
WORDS = "several words that fill more than one line of a narrow column "


def html(fill: str, text: str) -> str:
    return f"<style>{STYLE} div{{column-fill:{fill}}}</style><p>before<div>{text}</div>"


PLAIN = "".join(f"<p>{n} {WORDS * (n % 3 + 1)}</p>" for n in range(14))
NOTES = PLAIN.replace("several", "several<span class=note>a note</span>")
SPANNED = f"{PLAIN[:400]}<h2>across</h2>{PLAIN}"
TEXTS = {"plain": PLAIN, "notes": NOTES, "spanned": SPANNED, "short": "<p>one<p>two", "empty": ""}


def layout(source: str, monkeypatch) -> tuple[list, int]:
    """Where all boxes of all pages are, and how many columns were laid out for it."""
    counted = []
    original = block.block_box_layout

    def noted(context, box, *rest, **named):
        counted.append(box.is_column)
        return original(context, box, *rest, **named)

    monkeypatch.setattr(block, "block_box_layout", noted)
    found = [
        (page_number, box.position_x, box.position_y, box.width, box.height, getattr(box, "text", ""))
        for page_number, page in enumerate(weasyprint.HTML(string=source).render().pages)
        for box in page._page_box.descendants()
    ]
    monkeypatch.undo()
    return found, sum(counted)


@pytest.mark.parametrize("fill", ["auto", "balance"])
@pytest.mark.parametrize("name", TEXTS)
def test_boxes_stand_where_they_stood(name, fill, monkeypatch):
    lay_out_filled_columns_once()
    source = html(fill, TEXTS[name])
    once, count = layout(source, monkeypatch)
    monkeypatch.setattr(column, "_has_to_be_measured", lambda *_: True)
    measured, others = layout(source, monkeypatch)
    assert once == measured
    assert (count < others) == (fill == "auto" and name not in ("notes", "empty"))


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def columns_layout(context, box):
        pass

    monkeypatch.setattr(column, "columns_layout", columns_layout)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's layout of columns has changed: look at .*columns\.py again"):
        lay_out_filled_columns_once()
