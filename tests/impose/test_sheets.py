"""Sheets as a PDF: where each page stands, which boxes a sheet has, what is left out; asked of the file itself."""

import io
import subprocess

import pikepdf
import pytest

from press.impose import impose
from press.model.imposition import Fold, Imposition, Marks, Split
from press.model.paper import paper_named
from press.model.report import Place, Report
from tests.impose.pdfs import A4, A5, MM, box_mm, make_pdf, placed_pages

A4_PAPER, A3_PAPER, SRA3 = paper_named("a4"), paper_named("a3"), paper_named("sra3")


def imposed(content: bytes, fold: Fold = Fold.SADDLE, **how: object):
    report = Report()
    sheets = impose(content, Imposition(fold, **{"paper": A4_PAPER, **how}), "Test: sheets", Place("x.pdf"), report)
    assert report.diagnostics == ()
    assert sheets is not None
    return sheets


def opened(content: bytes, **how: object) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(imposed(content, **how).pdf))


@pytest.fixture
def first_side():
    """Opens a file, and keeps it open for as long as the test looks at its first side."""
    kept = []

    def look(content: bytes, **how: object) -> pikepdf.Page:
        kept.append(opened(content, **how))
        return kept[-1].pages[0]

    return look


def read_folded(pdf: pikepdf.Pdf, middle_mm: float) -> list[int]:
    """Fold the sheets of a file and turn the leaves: what stands left of the fold, and what right of it."""
    halves = []
    for page in pdf.pages:
        left = right = 0
        for placed in placed_pages(page):
            if placed.x_mm + placed.width_mm / 2 < middle_mm:
                left = placed.page
            else:
                right = placed.page
        halves.append((left, right))
    fronts, backs = halves[::2], halves[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    last = [page for front, back in zip(fronts[::-1], backs[::-1], strict=True) for page in (back[1], front[0])]
    return first + last


@pytest.mark.parametrize("pages", range(4, 65))
def test_the_folded_file_reads_in_order(pages):
    pdf = opened(make_pdf([A5] * pages))
    assert read_folded(pdf, 148.5) == [*range(1, pages + 1), *[0] * (-pages % 4)]


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_a_few_pages_make_one_sheet(pages):
    pdf = opened(make_pdf([A5] * pages))
    assert len(pdf.pages) == 2
    assert read_folded(pdf, 148.5) == [*range(1, pages + 1), *[0] * (4 - pages)]


def test_what_is_drawn_on_a_side_is_the_page_of_that_number():
    """Read by poppler: the words of the pages, in the order in which they stand from left to right."""
    sheets = imposed(make_pdf([A5] * 8))
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=sheets.pdf, capture_output=True, check=True
    ).stdout.decode()
    sides = [" ".join(side.split()) for side in text.split("\f")[:-1]]
    assert sides == ["Page 8 Page 1", "Page 2 Page 7", "Page 6 Page 3", "Page 4 Page 5"]


def test_pages_move_to_the_spine_by_the_paper_around_them():
    pdf = opened(make_pdf([A5] * 24))
    for number, page in enumerate(pdf.pages):
        depth = number // 2
        left, right = sorted(placed_pages(page), key=lambda placed: placed.x_mm)
        assert left.x_mm == pytest.approx(0.5 + 0.1 * depth, abs=0.1)
        assert right.x_mm == pytest.approx(148.5 - 0.1 * depth, abs=0.1)
        assert left.x_mm == pytest.approx(0.5 + 0.1 * depth, abs=0.01)
        assert (left.y_mm, left.width_mm, left.height_mm) == pytest.approx((0, 148, 210), abs=0.01)


def test_no_page_shows_on_the_other_side_of_the_fold():
    for page in opened(make_pdf([A5] * 24)).pages:
        for placed in placed_pages(page):
            left, _, width, _ = placed.clip_mm
            assert left + width <= 148.51 if placed.x_mm < 100 else left >= 148.49


def test_thicker_paper_creeps_more():
    assert imposed(make_pdf([A5] * 12), grammage=160).creep_mm == pytest.approx((0, 0.2, 0.4))


def test_a_sheet_has_its_boxes(first_side):
    page = first_side(make_pdf([A5] * 4))
    assert box_mm(page.MediaBox) == (0, 0, 297, 210)
    assert box_mm(page.TrimBox) == (0.5, 0, 296.5, 210)
    assert box_mm(page.BleedBox) == (0.5, 0, 296.5, 210)


def test_bleed_is_kept_on_paper_that_has_room_for_it(first_side):
    page = first_side(make_pdf([A5] * 4, bleed_mm=3), paper=A3_PAPER)
    assert box_mm(page.MediaBox) == (0, 0, 420, 297)
    assert box_mm(page.TrimBox) == (62, 43.5, 358, 253.5)
    assert box_mm(page.BleedBox) == (59, 40.5, 361, 256.5)
    left, right = sorted(placed_pages(page), key=lambda placed: placed.x_mm)
    assert left.clip_mm == pytest.approx((59, 40.5, 151, 216), abs=0.01)
    assert right.clip_mm == pytest.approx((210, 40.5, 151, 216), abs=0.01)


def test_bleed_is_cut_where_the_paper_ends(first_side):
    page = first_side(make_pdf([A5] * 4, bleed_mm=3))
    assert box_mm(page.BleedBox) == box_mm(page.TrimBox)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_stand_as_they_are_looked_at(rotate, first_side):
    stored = (210.0, 148.0) if rotate % 180 else A5
    for placed in placed_pages(first_side(make_pdf([stored] * 4, rotate=rotate))):
        assert (placed.width_mm, placed.height_mm) == pytest.approx((148, 210), abs=0.01)
        assert placed.y_mm == pytest.approx(0, abs=0.01)


def test_a_page_on_its_side_is_turned_with_its_head_at_the_left():
    pdf = opened(make_pdf([A5, (210.0, 148.0), A5, A5]))
    sides = [placed for page in pdf.pages for placed in placed_pages(page)]
    assert [(round(each.width_mm), round(each.height_mm)) for each in sides] == [(148, 210)] * 4
    form = pdf.pages[1].Resources.XObject.Page2
    a, b, c, d, _, _ = (round(float(n)) for n in form.Matrix)
    assert (a, b, c, d) == (0, 1, -1, 0)  # what was up is at the left


def test_pages_whose_corner_is_not_at_zero_stand_in_their_place(first_side):
    placed = placed_pages(first_side(make_pdf([A5] * 4, origin=100)))
    assert sorted(round(each.x_mm, 1) for each in placed) == [0.5, 148.5]


def test_landscape_pages_are_shrunk_to_fit():
    sheets = imposed(make_pdf([(210.0, 148.0)] * 4))
    assert sheets.scale == pytest.approx(148.5 / 210)
    with pikepdf.open(io.BytesIO(sheets.pdf)) as pdf:
        assert [p.width_mm for p in placed_pages(pdf.pages[0])] == pytest.approx([148.5, 148.5], abs=0.1)


def test_blank_pages_stay_blank_and_in_order():
    content = make_pdf([A5] * 5)
    pdf = pikepdf.open(io.BytesIO(content))
    pdf.pages[2].Contents = pdf.make_stream(b"")
    written = io.BytesIO()
    pdf.save(written)
    assert read_folded(opened(written.getvalue()), 148.5) == [1, 2, 3, 4, 5, 0, 0, 0]


@pytest.mark.parametrize(("fold", "per_side"), [(Fold.TWO_UP, 2), (Fold.FOUR_UP, 4)])
def test_pages_apart_stand_in_reading_order_with_frames(fold, per_side):
    pdf = opened(make_pdf([A4] * 7), fold=fold)
    read = []
    for page in pdf.pages:
        placed = sorted(placed_pages(page), key=lambda each: (-round(each.y_mm), each.x_mm))
        read += [each.page for each in placed]
        content = page.Contents.read_bytes()
        assert content.count(b"re S") == len(placed)
    assert read == [1, 2, 3, 4, 5, 6, 7]
    assert len(pdf.pages) == 2 * -(-7 // (2 * per_side))


def test_frames_can_be_left_out(first_side):
    page = first_side(make_pdf([A4] * 2), fold=Fold.TWO_UP, frames=False)
    assert b"re S" not in page.Contents.read_bytes()


def test_simplex_prints_the_fronts_and_the_backs_apart():
    content = make_pdf([A5] * 8)
    fronts = pikepdf.open(io.BytesIO(imposed(content, split=Split.FRONTS).pdf))
    backs = pikepdf.open(io.BytesIO(imposed(content, split=Split.BACKS, reversed_backs=True).pdf))
    assert [sorted(p.page for p in placed_pages(side)) for side in fronts.pages] == [[1, 8], [3, 6]]
    assert [sorted(p.page for p in placed_pages(side)) for side in backs.pages] == [[4, 5], [2, 7]]


def test_the_back_cover_can_be_kept_outside():
    pdf = opened(make_pdf([A5] * 6), keep_last=True)
    assert read_folded(pdf, 148.5) == [1, 2, 3, 4, 5, 0, 0, 6]


def strokes(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """The lines of a side that are drawn in black: x and y of both ends in mm."""
    found, start = [], (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        point = tuple(round(float(n) / MM, 2) for n in operands) if str(operator) in ("m", "l") else ()
        if str(operator) == "m":
            start = point
        elif str(operator) == "l":
            found.append((*start, *point))
    return list(dict.fromkeys(found))


def test_fold_and_staple_marks_stand_on_the_fold():
    pdf = opened(make_pdf([A5] * 8), marks=Marks(fold=True, staple=True))
    assert strokes(pdf.pages[0]) == [(148.5, 46.5, 148.5, 58.5), (148.5, 151.5, 148.5, 163.5)]
    assert strokes(pdf.pages[1]) == [(148.5, 0, 148.5, 4), (148.5, 206, 148.5, 210)]
    assert strokes(pdf.pages[2]) == []


def test_crop_marks_point_to_the_corners_beyond_the_bleed(first_side):
    lines = strokes(first_side(make_pdf([A5] * 4, bleed_mm=3), paper=SRA3, marks=Marks(crop=True)))
    assert len(lines) == 8
    assert (72, 55, 67, 55) in [tuple(round(n) for n in line) for line in lines]  # 77 - 5, at the foot of the trim


def test_sheets_say_that_they_are_for_folding():
    pdf = opened(make_pdf([A5] * 4))
    assert str(pdf.docinfo.Title) == "Test: sheets"
    assert str(pdf.docinfo.Subject).startswith("For folding only, not tagged.")
    with pdf.open_metadata() as xmp:
        assert xmp["dc:description"].startswith("For folding only, not tagged.")
    assert "/StructTreeRoot" not in pdf.Root
    assert "/MarkInfo" not in pdf.Root
    assert pdf.Root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")


def test_actions_links_scripts_and_attachments_are_left_out():
    content = make_pdf(
        [A5] * 4,
        OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")),
        AA=pikepdf.Dictionary(),
    )
    pdf = pikepdf.open(io.BytesIO(content))
    pdf.attachments["secret.txt"] = b"not to be printed"
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/"))
    rect = pikepdf.Array([0, 0, 50, 50])
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=rect, A=action)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])
    written = io.BytesIO()
    pdf.save(written)
    made = imposed(written.getvalue()).pdf
    sheets = pikepdf.open(io.BytesIO(made))
    assert not list(sheets.attachments)
    assert set(sheets.Root.keys()) <= {"/Type", "/Pages", "/Metadata", "/ViewerPreferences"}
    assert not any("/Annots" in page for page in sheets.pages)
    plain = b"".join(o.read_bytes() if isinstance(o, pikepdf.Stream) else o.unparse() for o in sheets.objects)
    for word in (b"JavaScript", b"example.org", b"app.alert", b"not to be printed"):
        assert word not in plain


EVERY_WAY = (
    {"fold": Fold.SADDLE},
    {"fold": Fold.SADDLE, "signature": 4, "marks": Marks(fold=True, staple=True)},
    {"fold": Fold.SADDLE, "split": Split.FRONTS},
    {"fold": Fold.SADDLE, "split": Split.BACKS},
    {"fold": Fold.TWO_UP},
    {"fold": Fold.FOUR_UP},
)


@pytest.mark.parametrize("how", EVERY_WAY, ids=str)
@pytest.mark.parametrize(
    ("header", "catalogue", "expected"),
    [
        ("1.3", None, "1.7"),  # less than it may use
        ("1.7", None, "1.7"),
        ("1.4", "/1.7", "1.7"),
        ("2.0", None, "2.0"),
        ("1.4", "/2.0", "2.0"),
        ("9.9", "/x\ny", "1.7"),
    ],
)
def test_the_header_is_of_the_version_that_the_pages_need(how, header, catalogue, expected):
    """ISO 32000-1, 7.5.2; groups of transparency (11.6.6) are of 1.4, and sheets had a header of 1.3."""
    pdf = pikepdf.open(io.BytesIO(make_pdf([A5] * 4)))
    for page in pdf.pages:
        page.obj.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    if catalogue:
        pdf.Root.Version = pikepdf.Name(catalogue)
    written = io.BytesIO()
    pdf.save(written, force_version=header)
    made = imposed(written.getvalue(), **how).pdf
    assert made.startswith(f"%PDF-{expected}\n".encode())
    with pikepdf.open(io.BytesIO(made)) as sheets:
        assert "/Version" not in sheets.Root
        assert any(each.get("/Group") for each in sheets.objects if isinstance(each, pikepdf.Stream))


def test_the_same_pages_make_the_same_bytes():
    content = make_pdf([A5] * 9)
    assert imposed(content).pdf == imposed(content).pdf
    assert imposed(content, fold=Fold.FOUR_UP).pdf == imposed(content, fold=Fold.FOUR_UP).pdf
