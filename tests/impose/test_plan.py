"""Page order and places on sheets. Small booklets were folded from paper by hand; larger ones are folded here."""

import doctest
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.impose import plan
from press.impose.plan import (
    Sheet,
    creep_mm,
    fold_layout,
    grid_layout,
    n_up,
    padded,
    saddle_stitch,
    thickness_mm,
)
from press.model.paper import PAPERS, Size, paper_named

A4, A5 = Size(210, 297), Size(148, 210)


def read_folded(sheets: tuple[Sheet, ...]) -> list[int]:
    """Fold each signature and turn its leaves. A new signature begins where a sheet is the outermost again.

    On the left of a back stands what is behind the right of its front, because the sheet is turned like a leaf.
    """
    pages: list[int] = []
    signatures: list[list[Sheet]] = []
    for sheet in sheets:
        if sheet.depth == 0:
            signatures.append([])
        signatures[-1].append(sheet)
    for signature in signatures:
        for sheet in signature:
            pages += [sheet.front[1], sheet.back[0]]
        for sheet in reversed(signature):
            pages += [sheet.back[1], sheet.front[0]]
    return pages


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (1, [((0, 1), (0, 0))]),
        (4, [((4, 1), (2, 3))]),
        (6, [((0, 1), (2, 0)), ((6, 3), (4, 5))]),
        (8, [((8, 1), (2, 7)), ((6, 3), (4, 5))]),
        (12, [((12, 1), (2, 11)), ((10, 3), (4, 9)), ((8, 5), (6, 7))]),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_sheets_folded_by_hand(pages, expected):
    assert [(sheet.front, sheet.back) for sheet in saddle_stitch(pages)] == expected


@pytest.mark.parametrize("pages", range(1, 65))
def test_a_folded_booklet_reads_in_order(pages):
    read = read_folded(saddle_stitch(pages))
    assert read == [*range(1, pages + 1), *[0] * (-pages % 4)]


@given(pages=st.integers(1, 400), most=st.integers(1, 12), keep_last=st.booleans())
def test_signatures_read_in_order_and_none_is_too_thick(pages, most, keep_last):
    sheets = saddle_stitch(pages, most, keep_last)
    assert read_folded(sheets) == list(padded(pages, keep_last))
    assert max(sheet.depth for sheet in sheets) < most


@given(pages=st.integers(1, 400), most=st.integers(1, 12))
def test_signatures_differ_by_one_sheet_at_most(pages, most):
    depths = [sheet.depth for sheet in saddle_stitch(pages, most)]
    starts = [n for n, depth in enumerate(depths) if depth == 0] + [len(depths)]
    counts = {after - before for before, after in itertools.pairwise(starts)}
    assert max(counts) - min(counts) <= 1


@given(pages=st.integers(1, 500))
def test_blanks_stand_inside_the_back_cover_where_it_is_kept(pages):
    numbers = padded(pages, keep_last=True)
    assert len(numbers) % 4 == 0
    assert numbers[-1] == pages
    assert [n for n in numbers if n] == list(range(1, pages + 1))


@given(pages=st.integers(1, 300), per_side=st.sampled_from([2, 4]))
def test_pages_apart_read_sheet_by_sheet(pages, per_side):
    sheets = n_up(pages, per_side)
    read = [n for sheet in sheets for n in (*sheet.front, *sheet.back)]
    assert [n for n in read if n] == list(range(1, pages + 1))
    assert len(sheets) == -(-pages // (2 * per_side))


def test_creep_grows_by_the_paper_for_each_sheet_around():
    assert thickness_mm(80) == pytest.approx(0.1)
    moved = [creep_mm(sheet, thickness_mm(80)) for sheet in saddle_stitch(24)]
    assert moved == pytest.approx([0, 0.1, 0.2, 0.3, 0.4, 0.5])


def test_a5_pages_meet_at_the_fold_of_a4_and_keep_their_size():
    layout = fold_layout(A5, paper_named("a4"))
    left, right = layout.cells
    assert (layout.sheet, layout.scale) == (Size(297, 210), 1.0)
    assert (left.x_mm, right.x_mm) == pytest.approx((0.5, 148.5))
    assert left.x_mm + left.width_mm == pytest.approx(148.5)


def test_half_letter_pages_fill_letter():
    layout = fold_layout(Size(139.7, 215.9), paper_named("letter"))
    assert layout.scale == 1.0
    assert [round(cell.x_mm, 2) for cell in layout.cells] == [0, 139.7]


def test_a4_pages_are_shrunk_to_the_half_of_a4():
    assert fold_layout(A4, paper_named("a4")).scale == pytest.approx(210 / 297)


def test_small_pages_are_not_enlarged():
    assert fold_layout(Size(105, 148), paper_named("a4")).scale == 1.0


def test_landscape_pages_are_folded_at_their_side():
    layout = fold_layout(A5.turned, paper_named("a3"))
    assert layout.scale == 1.0
    assert layout.sheet == Size(420, 297)


@given(
    page=st.builds(Size, st.floats(50, 400), st.floats(50, 400)),
    paper=st.sampled_from(PAPERS),
    per_side=st.sampled_from([2, 4]),
)
def test_cells_lie_on_the_sheet_and_do_not_overlap(page, paper, per_side):
    for layout in (grid_layout(page, paper, per_side, 8, 5), fold_layout(page, paper)):
        for n, cell in enumerate(layout.cells):
            assert cell.x_mm >= -1e-6
            assert cell.y_mm >= -1e-6
            assert cell.x_mm + cell.width_mm <= layout.sheet.width_mm + 1e-6
            assert cell.y_mm + cell.height_mm <= layout.sheet.height_mm + 1e-6
            for other in layout.cells[n + 1 :]:
                apart_x = other.x_mm >= cell.x_mm + cell.width_mm - 1e-6
                apart_y = other.y_mm + other.height_mm <= cell.y_mm + 1e-6
                assert apart_x or apart_y or other.x_mm + other.width_mm <= cell.x_mm + 1e-6


def test_four_a4_pages_stand_in_two_rows_from_the_upper_left():
    cells = grid_layout(A4, paper_named("a4"), 4, 8, 5).cells
    assert [(cell.x_mm < 100, cell.y_mm > 100) for cell in cells] == [
        (True, True),
        (False, True),
        (True, False),
        (False, False),
    ]


def test_the_examples_in_the_module_are_right():
    assert doctest.testmod(plan).failed == 0
