"""Lengths that are looked up are those that would be worked out."""

import itertools

import pytest

from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint.layout import percent  # noqa: E402 # only now can its libraries be found

from press.paginate.engine.lengths import look_up_lengths  # noqa: E402

STYLES = (
    "",
    "margin: 3mm 2mm 1mm auto; padding: 1mm 0 2em",
    "width: 40mm; min-width: 10mm; max-width: 50mm; height: 9mm; min-height: 2mm; max-height: 30mm",
    "width: 50%; height: 20%; margin-left: 10%",
    "padding: calc(1mm + 2%)",
    "box-sizing: border-box; width: 40mm; padding: 2mm; border: 1mm solid",
    "border: 2mm solid; width: 3mm",
    "width: max-content; min-height: auto",
)


def boxes(style: str) -> list:
    body = "<div class=x>a</div><table class=x><tr><td class=x>b</table><p>c <b class=x>d</b>"
    html = f"<style>.x {{ {style} }}</style>{body}"
    page = weasyprint.HTML(string=html).render().pages[0]._page_box
    return [box for box in page.descendants() if hasattr(box, "style")]


@pytest.mark.parametrize("around", [(300, 500), (300, "auto")], ids=str)
@pytest.mark.parametrize("style", STYLES)
def test_each_length_of_each_box_is_the_same(style, around):
    look_up_lengths()
    original = percent.resolve_percentages.original
    looked_up = 0
    for box in boxes(style):
        worked_out, found = (type(box).__new__(type(box)) for _ in range(2))
        for each in (worked_out, found):
            each.style, each.remove_decoration_sides = box.style, set()
        original(worked_out, around)
        for _ in range(2):
            percent.resolve_percentages(found, around)
            assert found.__dict__ == worked_out.__dict__
        looked_up += bool(box.style.lengths)
    assert looked_up


def test_every_style_of_the_list_is_another():
    look_up_lengths()
    widths = {style: [(box.element_tag, vars(box).get("width")) for box in boxes(style)] for style in STYLES}
    assert all(widths[one] != widths[other] for one, other in itertools.combinations(STYLES[2:7], 2))


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def resolve_percentages(box, containing_block):
        return box, containing_block

    monkeypatch.setattr(percent, "resolve_percentages", resolve_percentages)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's percentages has changed: look at .*lengths\.py again"):
        look_up_lengths()
