"""How forms are cut into takes and dealt; expected orders were written by hand."""

import pytest

from press.model.drawing import Ink
from press.model.edition import EDITION_NAMES, HOW_TO_PRINT, folded_edition_named
from press.workshop.jobs import Draw
from press.workshop.takes import ORDER, next_take, takes_of, to_draw

ALL = ("how-to-print", "a5", "letter", "a5-sheets", "a4", "handout", "large-print", "ink-saver", "print-shop")


def dealt(names: tuple[str, ...], workers: int) -> list[list[str]]:
    """Who gets what, where every take lasts as long as any other."""
    waiting, hands = list(takes_of(names)), [[] for _ in range(workers)]
    while waiting:
        for number, hand in enumerate(hands):
            if waiting:
                others = {take.size for other in hands[:number] + hands[number + 1 :] for take in other}
                take = next_take(waiting, {take.size for take in hand}, others)
                waiting.remove(take)
                hand.append(take)
    return [[take.pages for take in hand] for hand in hands]


def test_forms_of_the_same_pages_are_one_take():
    assert [take.names for take in takes_of(("a5-sheets", "a4", "a5", "a4"))] == [("a5-sheets", "a5"), ("a4",)]


def test_sheets_alone_are_a_take_too():
    assert [(take.pages, take.names) for take in takes_of(("a5-sheets",))] == [("a5", ("a5-sheets",))]


def test_how_to_print_comes_last():
    assert [take.pages for take in takes_of(ALL)][-1] == "how-to-print"


@pytest.mark.parametrize(
    ("names", "workers", "orders"),
    [
        pytest.param(
            ALL[1:],
            2,
            [["a4", "letter", "ink-saver", "print-shop"], ["large-print", "a5", "handout"]],
            id="each keeps to the sizes that it knows",
        ),
        pytest.param(
            ALL[1:],
            1,
            [["a4", "letter", "ink-saver", "print-shop", "large-print", "a5", "handout"]],
            id="one makes all",
        ),
        pytest.param(("letter", "ink-saver", "a4"), 2, [["a4", "ink-saver"], ["letter"]], id="nobody is idle"),
        pytest.param(("handout", "large-print"), 2, [["large-print"], ["handout"]], id="the longest first"),
    ],
)  # fmt: skip
def test_takes_are_dealt(names, workers, orders):
    assert dealt(names, workers) == orders


def test_what_is_shown_is_drawn_once_and_that_of_a4_first():
    assert to_draw(takes_of(ALL), has_screens=True) == (
        Draw("a4", Ink.COLOUR),
        Draw("large", Ink.BLACK),
        Draw("a5", Ink.COLOUR),
        Draw("a4", Ink.SAVER),
        Draw("handout", Ink.COLOUR),
        Draw("web", Ink.COLOUR),
    )


def test_no_more_is_drawn_than_is_asked_for():
    assert to_draw(takes_of(("a5-sheets", "how-to-print")), has_screens=False) == (
        Draw("a5", Ink.COLOUR),
        Draw("a4", Ink.COLOUR),
    )


def test_every_form_has_its_place():
    made_of_pages = {name for name in EDITION_NAMES if folded_edition_named(name) is None}
    assert set(ORDER) == made_of_pages - {HOW_TO_PRINT}
