"""Lists say how they are numbered, and each item has a body, and a label where others have one."""

from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.model.tags import Element, Rule

_NUMBERED = ("Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")
_KINDS = (*_NUMBERED, "None", "Disc", "Circle", "Square", "Ordered", "Unordered", "Description")


def _numbering(reading: Reading) -> Iterator[Found]:
    for each in reading.of("L"):
        said = "".join(each.attribute("ListNumbering"))
        if said not in _KINDS:
            yield Found(each.page, "a list does not say how it is numbered", quoted(reading.text(each.index)))


def _parts(reading: Reading) -> Iterator[Found]:
    for each in reading.of("L"):
        kids = reading.kids(each.index)
        if not any(kid.role in ("LI", "L") for kid in kids):
            yield Found(each.page, "a list has no items", quoted(reading.text(each.index)))
        for kid in kids:
            if kid.role not in ("LI", "L", "Caption"):
                yield Found(kid.page, f"a list holds a {kid.role}, not items alone", quoted(reading.text(kid.index)))
        yield from _items(reading, each, [kid for kid in kids if kid.role == "LI"])
    for item in reading.of("LI"):
        if item.parent < 0 or reading.elements[item.parent].role != "L":
            yield Found(item.page, "an item (LI) is in no list", quoted(reading.text(item.index)))


def _items(reading: Reading, list_: Element, items: list[Element]) -> Iterator[Found]:
    roles = {item.index: [kid.role for kid in reading.kids(item.index)] for item in items}
    is_labelled = "".join(list_.attribute("ListNumbering")) in _NUMBERED or any("Lbl" in of for of in roles.values())
    for item in items:
        words = quoted(reading.text(item.index))
        if "LBody" not in roles[item.index]:
            yield Found(item.page, "an item of a list has no body (LBody)", words)
        if is_labelled and "Lbl" not in roles[item.index]:
            yield Found(item.page, "an item of a list with labels has none (Lbl)", words)
        if other := [role for role in roles[item.index] if role not in ("Lbl", "LBody", "Note")]:
            yield Found(item.page, f"an item of a list holds a {other[0]} beside its body", words)


CHECKS = (
    Check(Rule("list-numbering", f"{PDF}, 14.8.5.5", "give each L the attribute ListNumbering"), _numbering),
    Check(Rule("list-parts", f"{UA}, 7.6", "L > LI > Lbl, LBody; a term and its meaning are one LI"), _parts),
)
