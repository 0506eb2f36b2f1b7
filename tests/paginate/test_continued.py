"""A table that goes on overleaf says there which one it is, in the white above its head, and for no reader of tags."""

import pikepdf
import pytest

from press.paginate.engine.continued import print_words_of_tables, say_which_tables_go_on
from press.paginate.engine.start import import_weasyprint

import_weasyprint()

import weasyprint  # noqa: E402 # only now can its libraries be found
from weasyprint.formatting_structure import build  # noqa: E402
from weasyprint.layout import table  # noqa: E402

STYLE = """
<style>
@page { size: 100mm 100mm; margin: 20mm; @top-left { content: "head" } }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid; line-height: 20px; padding: 0 }
caption, p { line-height: 20px; margin: 0 }
caption::after { content: attr(data-label) ", continued"; display: block; line-height: 16px; margin-top: MARGIN }
</style>
"""


def made(rows: int, margin: str = "0", label: str = "Table 1", head: str = "<thead><tr><th>Head</thead>"):
    """A document with a table of so many rows."""
    say_which_tables_go_on()
    body = "".join(f"<tr><td>row {number}" for number in range(rows))
    caption = f"<caption data-label='{label}'><p>Table 1 has a title</caption>"
    style = STYLE.replace("MARGIN", margin)
    html = f"<html lang=en><title>.</title>{style}<table>{caption}{head}<tbody>{body}</table><p>The end."
    document = weasyprint.HTML(string=html).render(pdf_tags=True)
    print_words_of_tables(document)
    return document


def lines(page) -> list[tuple[str, float]]:
    """The lines of a page by their tops; the running head is not one of them."""
    found, stack = [], [page._page_box]
    while stack:
        box = stack.pop()
        if type(box).__name__ == "LineBox":
            words = "".join(each.text for each in box.descendants() if hasattr(each, "text"))
            found.append((words, round(box.position_y - page._page_box.content_box_y())))
        else:
            stack += getattr(box, "children", ())
    return sorted((each for each in found if each[0] != "head"), key=lambda each: each[1])


def test_a_table_on_one_page_does_not_say_so():
    (page,) = made(3).pages
    assert [words for words, _ in lines(page)][:2] == ["Table 1 has a title", "Head"]


def test_each_further_part_says_which_table_it_is():
    first, second, third = made(25).pages
    assert [words for words, _ in lines(first)][:3] == ["Table 1 has a title", "Head", "row 0"]
    for page in (second, third):
        assert [words for words, _ in lines(page)][:2] == ["Table 1, continued", "Head"]
        assert [top for _, top in lines(page)][:3] == [0, 16, 37]


def test_words_that_stand_in_the_margin_take_no_room():
    page = made(25, margin="-16px").pages[1]
    assert lines(page)[0] == ("Table 1, continued", -16)
    assert lines(page)[1] == ("Head", 0)


def test_no_row_is_lost():
    for margin in ("0", "-16px"):
        found = [words for page in made(60, margin).pages for words, _ in lines(page) if words.startswith("row")]
        assert found == [f"row {number}" for number in range(60)]


def test_a_table_without_a_head_says_so_too():
    assert lines(made(25, head="").pages[1])[0][0] == "Table 1, continued"


def test_no_tag_tells_it(tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(made(25).write_pdf(pdf_tags=True))
    with pikepdf.open(path) as pdf:
        tags = [pdf.Root.StructTreeRoot]
        for tag in tags:
            kids = tag.get("/K", [])
            tags += [kid for kid in ([kids] if isinstance(kids, pikepdf.Dictionary) else kids) if hasattr(kid, "keys")]
        rows = [tag for tag in tags if tag.get("/S") == "/TR"]
        assert len(rows) >= 26
        assert not [row for row in rows if len(row.K) != 1]


@pytest.mark.parametrize(("module", "name"), [(build, "wrap_table"), (table, "table_layout")])
def test_a_source_that_has_changed_is_refused(module, name, monkeypatch):
    monkeypatch.setattr(module, name, build.create_anonymous_boxes)
    with pytest.raises(
        RuntimeError,
        match=r"^WeasyPrint's making and layout of tables has changed: look at press/paginate/engine/continued\.py",
    ):
        say_which_tables_go_on()
