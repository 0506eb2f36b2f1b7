"""Numbers that are said to add up must add up, in a sentence and in a table."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from press.examine.language.pieces import Kind
from press.examine.language.prose import Sentence
from press.examine.language.quantities import Bound, Form, Quantity
from press.examine.language.words import stems
from press.model.report import Report

_NUMBER = r"\d[\d,]{0,20}(?:\.\d{1,9})?"
_WORDS = r"[^\d+=.;]{0,30}"
_EQUATION = re.compile(rf"{_NUMBER}{_WORDS}(?:\+\s*{_NUMBER}{_WORDS})+=\s*{_NUMBER}")
_REST = re.compile(r"\b(?:rest|remaining|remainder|others?)\b\W*(?:\w+\W+){0,2}$", re.IGNORECASE)
_IN_ALL = re.compile(r"\s+(?:\w+\s+)?(?:in\s+all|in\s+total|altogether)\b")
_A_TOTAL = re.compile(r"\ba\s+total\s+of\s+$")
_TOTAL_ROW = re.compile(r"(?:grand\s+)?(?:total|sum|altogether|in\s+all|together)\b.*", re.IGNORECASE)
# After a part of a whole comes where it is from, or nothing: "30 in Europe and two in North America".
_PART_END = re.compile(r"\s*(?:[,;.)]|and\b|in\b|from\b|for\b|against\b|of\b|by\b|were\b|are\b|$)")
_ABOUT = Decimal("0.05")


def check_sentence_sums(sentence: Sentence, report: Report) -> None:
    """Report sums and shares of one sentence that do not add up."""
    for equation in _EQUATION.finditer(sentence.text):
        *numbers, result = [Decimal(n.replace(",", "")) for n in re.findall(_NUMBER, equation[0])]
        if sum(numbers) != result:
            message = f"'{equation[0].strip()}' does not add up: it is {sum(numbers):,}"
            report.warning(sentence.place, message, "correct the sum or one of its parts")
    _check_shares(sentence, report)
    for total, parts in _wholes(sentence):
        added = sum((part.number for part in parts), Decimal(0))
        is_rough = any(q.bound is not Bound.EXACT for q in (total, *parts))
        if abs(added - total.number) > (_ABOUT * total.number if is_rough else 0):
            shown = " + ".join(part.text for part in parts)
            message = f"{shown} does not add up to '{total.text}': it is {added:,}"
            report.warning(sentence.place, message, "correct the sum or one of its parts")


def _check_shares(sentence: Sentence, report: Report) -> None:
    """Report shares of which one is called the rest, where they do not make 100."""
    shares = [q for q in sentence.reading.quantities if q.unit == "per cent"]
    if len(shares) < 2 or not any(_REST.search(sentence.text, max(0, q.start - 24), q.start) for q in shares):
        return
    added = sum((share.number for share in shares), Decimal(0))
    if abs(added - 100) > Decimal("0.5") * len(shares):
        message = f"the shares add up to {added:,} per cent, not to 100"
        report.warning(sentence.place, message, "correct one of them, or say what is left out")


def _wholes(sentence: Sentence) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Numbers of which a sentence says that they are the sum of its others."""
    text = sentence.text
    plain = [q for q in sentence.reading.quantities if q.form in (Form.DIGITS, Form.WORDS) and not q.unit]
    for place, total in enumerate(plain):
        before, after = plain[:place], plain[place + 1 :]
        if len(before) >= 2 and not after and _IN_ALL.match(text, total.end):
            parts = before
        elif len(after) >= 2 and not before and _A_TOTAL.search(text, 0, total.start):
            parts = after
        elif len(after) >= 2 and not before and ":" in text[total.end : after[0].start]:
            parts = [q for q in after if _PART_END.match(text, q.end)]
        else:
            continue
        if len(parts) == len(before) + len(after) and _count_the_same(total, parts, text):
            yield total, tuple(parts)


def _count_the_same(total: Quantity, parts: Iterable[Quantity], text: str) -> bool:
    """Whether each part counts what the whole counts, or names nothing of its own."""
    counted = _counted(total, text)
    return all(_PART_END.match(text, part.end) or counted & _counted(part, text) for part in parts)


def _counted(quantity: Quantity, text: str) -> set[str]:
    return set(stems(text[quantity.end : quantity.end + 40])[:2])


def check_table_sums(sentences: Iterable[Sentence], report: Report) -> None:
    """Report columns of a table that do not add up to the number in its row "Total"."""
    tables: dict[tuple[str, int], list[Sentence]] = {}
    for cell in sentences:
        if cell.table:
            tables.setdefault((cell.place.path, cell.table), []).append(cell)
    for cells in tables.values():
        totals = [c for c in cells if c.kind is Kind.ROW_HEAD and _TOTAL_ROW.fullmatch(c.text)]
        for head in totals:
            for total in (c for c in cells if c.row == head.row and c.column):
                _check_column(total, cells, report)


def _check_column(total: Sentence, cells: list[Sentence], report: Report) -> None:
    stated = _only_number(total)
    above = [c for c in cells if c.column == total.column and 0 < c.row < total.row]
    numbers = [_only_number(cell) for cell in above]
    known = [number for number in numbers if number is not None]
    if stated is None or len(known) < 2 or len(known) < len(numbers):
        return
    added = sum(known, Decimal(0))
    # Each part may have been rounded on its own, by half of its last digit.
    exponents = [number.as_tuple().exponent for number in (stated, *known)]
    last = min(exponent for exponent in exponents if isinstance(exponent, int))
    slack = (
        Decimal(1).scaleb(last) / 2 * len(known)
        if last < 0 or "%" in total.text or "cent" in total.text
        else Decimal(0)
    )
    if abs(added - stated) > slack:
        head = next((c.text for c in cells if c.row == 0 and c.column == total.column), "")
        message = f"the column '{head}' adds up to {added:,}, and its total says '{total.text}'"
        report.warning(total.place, message, "correct the total or one of the rows")


def _only_number(cell: Sentence) -> Decimal | None:
    """The one number of a cell; "2004" in a table of numbers is none of a year."""
    reading = cell.reading
    found = [q.number for q in reading.quantities if q.bound is Bound.EXACT]
    found += [Decimal(moment.year) for moment in reading.moments if moment.text.isdigit()]
    return found[0] if len(found) == 1 and len(reading.quantities) + len(reading.moments) == 1 else None
