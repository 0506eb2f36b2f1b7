"""What elements say of themselves: languages, expansions, heads of cells, places; and where links lead."""

import pikepdf
import pytest

from tests.paginate.tagging.told import told

LONG = "Water has a price, and each of the towns has another one. " * 3
SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'/>"


def test_a_phrase_in_another_language_says_so():
    """ISO 14289-1, 7.2."""
    found = told("<p>a <i lang=la>jus ad bellum</i> <span lang=en>b</span><p lang=de>c")
    assert [(str(e.S), str(e.Lang)) for e in found.elements("Span", "P") if "/Lang" in e] == [
        ("/Span", "la"),
        ("/P", "de"),
    ]


def test_an_abbreviation_has_its_expansion():
    """ISO 32000-1, 14.9.5."""
    found = told("<p><abbr title='World Health Organization'>WHO</abbr> <abbr>EU</abbr>")
    assert [str(span.E) for span in found.elements("Span")] == ["World Health Organization"]


def test_types_of_another_standard_have_a_role():
    found = told("<p>a")
    assert {name: str(role) for name, role in found.pdf.Root.StructTreeRoot.RoleMap.items()} == {
        "/Aside": "/Div",
        "/Em": "/Span",
        "/Strong": "/Span",
    }


def test_a_box_has_its_title():
    found = told("<aside><p class=title>Key term</p><p>b</aside>")
    assert [str(e.T) for e in found.elements("Aside")] == ["Key term"]


def test_lists_say_how_they_are_numbered():
    """ISO 14289-1, 7.6."""
    found = told("<ul><li>a</ul><ol><li>b</ol><dl><dt>c<dd>d</dl>")
    assert [str(e.A.ListNumbering) for e in found.elements("L")] == ["/Disc", "/Decimal", "/None"]


def test_a_box_for_a_thing_to_do_says_whether_it_is_done():
    found = told(
        "<ul><li data-task=done><span class=task>x</span> a<li data-task=open><span class=task>o</span> b</ul>"
    )
    assert [str(label.Alt) for label in found.elements("Lbl") if "/Alt" in label] == ["Done", "Not done"]


def test_a_picture_has_its_place_in_points_from_below():
    """ISO 32000-1, 14.8.5.4.3: the box is in the space of the page, which begins at the left and below."""
    found = told(f'<p><img alt="A town" src="{SVG}"></p>', "@page { size: 100mm 60mm } p { line-height: 20px }")
    (figure,) = found.elements("Figure")
    assert str(figure.Alt) == "A town"
    left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    assert (left, right - left, top - bottom) == pytest.approx((28.35, 30, 15), abs=0.01)
    height = float(found.pdf.pages[0].MediaBox[3])
    assert height - 28.35 - 20 < bottom < top <= height - 28.34


def test_cells_name_their_heads():
    """ISO 14289-1, 7.5."""
    found = told(
        "<table><thead><tr><th>T<th colspan=2>U</thead><tbody><tr><th rowspan=2>a<td>b<td>c<tr><td>d<td></table>"
    )
    names = {str(e.ID): str(e.A.Scope) for e in found.elements("TH")}
    assert list(names.values()) == ["/Column", "/Column", "/Row"]
    _, use, row = names
    heads = [[str(each) for each in e.A.Headers] for e in found.elements("TD")]
    assert heads == [[row, use]] * 4  # the empty cell too
    assert [int(e.A.get("/ColSpan", 1)) for e in found.elements("TH")] == [1, 2, 1]
    assert [int(e.A.get("/RowSpan", 1)) for e in found.elements("TH")] == [1, 1, 2]
    tree = found.pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(name) for name in tree[::2]] == sorted(names)
    assert [str(element.ID) for element in tree[1::2]] == sorted(names)


def test_what_explains_the_head_of_a_row_is_a_cell_of_its_own():
    """The head of a row is said with each of its cells, so it is no more than what the row is about."""
    found = told(
        "<table><thead><tr><th>Fact<th>Standing</thead><tbody>"
        "<tr><th scope=row><p>a</p><p class=explanation>b</p></th><td>c</table>"
    )
    assert found.lines()[-4:] == ["    TH", "     P |a", "    TD |b", "    TD |c"]
    fact, standing, row = found.elements("TH")
    assert int(fact.A.ColSpan) == 2
    assert [[str(e) for e in cell.A.Headers] for cell in found.elements("TD")] == [
        [str(row.ID), str(fact.ID)],
        [str(row.ID), str(standing.ID)],
    ]


def test_a_link_over_lines_is_one_link():
    found = told(f"<p>a <a href='https://example.org/'>{LONG}</a>")
    (link,) = found.elements("Link")
    annotations = [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
    assert len(annotations) == len(found.pdf.pages[0].Annots) > 2
    assert {str(each.Contents) for each in annotations} == {" ".join(LONG.split())}


def test_a_link_holds_what_it_links_once():
    found = told(f'<p><a href="https://example.org/"><i>a</i> <img alt=b src="{SVG}"></a>')
    assert len(found.pdf.pages[0].Annots) == 1


def test_a_link_says_the_page_that_it_leads_to():
    found = told("<p><a href='#b'>Table 1</a><p style='break-before: page' id=b>b")
    assert [str(a.Contents) for a in found.pdf.pages[0].Annots] == ["Table 1, page 2"]


def test_every_link_and_its_tag_know_each_other():
    """ISO 14289-1, 7.18.1 and 7.18.5, asked from both ends."""
    found = told("<p>a<span class=note id=n>N</span> <a href='#b'>b</a> <a href='https://example.org/'>c</a><p id=b>b")
    numbers = found.pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    annotations = [a for page in found.pdf.pages for a in page.Annots]
    assert len(annotations) == 4
    for annotation in annotations:
        link = owners[int(annotation.StructParent)]
        assert str(link.S) == "/Link"
        assert annotation.objgen in [kid.Obj.objgen for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
    assert len(found.elements("Link")) == 4
    marked = owners[0]
    below = {e.objgen for e in found.elements("P", "Link", "Note")}
    assert len(marked) > 4
    assert {e.objgen for e in marked} <= below


def test_note_and_call_lead_to_each_other():
    """ISO 14289-1, 7.9."""
    found = told(f"<p>{LONG}<span class=note id=n7>N</span>")
    names = found.pdf.Root.Names.Dests.Names
    places = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}
    call, back = found.pdf.pages[0].Annots
    assert (str(call.Contents), str(back.Contents)) == ("Note 1", "Back to the call of note 1")
    assert (str(call.Dest), str(back.Dest)) == ("n7", "n7-call")
    assert float(places["n7"][3]) == pytest.approx(max(float(back.Rect[1]), float(back.Rect[3])), abs=1)
    assert float(places["n7-call"][3]) == pytest.approx(max(float(call.Rect[1]), float(call.Rect[3])), abs=1)
    (note,) = found.elements("Note")
    assert str(note.ID) == "n7"
