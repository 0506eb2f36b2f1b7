"""Rows that compare become shares, pairs and slopes."""

from decimal import Decimal
from itertools import pairwise

from press.model.comparisons import MOST_PARTS, Dumbbells, Pair, Part, Slopes, StackedBars
from press.model.figure_content import Content
from press.read import figure_forms as forms
from press.read.figure_emphasis import rows_pointed_out
from press.read.figure_given import Given, measure_of, shown_of


def stacked_bars(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.StackedBarsForm)
    rows = given.fill(forms.PartForm)
    parts = tuple(Part(r.name, r.part, r.value, shown_of(r.shown, r.value), backing) for r, backing in rows)
    names = tuple(dict.fromkeys(part.part for part in parts))
    content = StackedBars(parts, names, measure_of(given))
    are_right = [_is_whole(content, row, form.whole, given) for row in content.rows]
    if len(names) > MOST_PARTS:
        message = f"{len(names)} parts cannot be told apart, and {MOST_PARTS} can"
        given.report.error(given.file.place(("kind",)), message, "join the smallest of them as 'Other'")
        return None
    return content if parts and all(are_right) else None


def _is_whole(content: StackedBars, row: str, whole: Decimal | None, given: Given) -> bool:
    """Whether the parts of a row differ, and add up: each may be rounded by half of its last digit."""
    parts = content.of(row)
    place = next(part.backing.place for part in content.parts if part.row == row)
    total = sum((part.value for part in parts), Decimal(0))
    twice = [part for one, part in pairwise(parts) if one.part == part.part]
    for part in twice:
        given.report.error(part.backing.place, f"'{row}' has the part '{part.part}' twice", "leave one of them out")
    rounded = sum((Decimal(1).scaleb(_exponent(part.value)) / 2 for part in parts), Decimal(0))
    if whole is not None and abs(total - whole) > rounded:
        message = f"the parts of '{row}' add up to {total:,f}, not {whole:,f}"
        given.report.error(place, message, "correct one of them, or add what is missing as a part of its own")
        return False
    if not total:
        given.report.error(place, f"the parts of '{row}' are all 0", "leave the row out")
    return bool(total) and not twice


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def dumbbells(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.DumbbellsForm)
    pairs = _pairs(given)
    emphasis = rows_pointed_out(given, tuple(pair.name for pair in pairs))
    first, second = form.ends
    return Dumbbells(pairs, (first, second), measure_of(given), emphasis) if pairs else None


def slopes(given: Given) -> Content | None:
    form = given.form
    assert isinstance(form, forms.SlopesForm)
    pairs = _pairs(given)
    emphasis = rows_pointed_out(given, tuple(pair.name for pair in pairs))
    first, second = form.moments
    if not first.first < second.first:
        given.report.error(given.file.place(("moments",)), "the second moment is not after the first", "change them")
        return None
    return Slopes(pairs, (first, second), measure_of(given), emphasis) if pairs else None


def _pairs(given: Given) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            r.name, r.first, r.second, shown_of(r.first_shown, r.first), shown_of(r.second_shown, r.second), backing
        )
        for r, backing in given.fill(forms.PairForm)
    )  # fmt: skip
