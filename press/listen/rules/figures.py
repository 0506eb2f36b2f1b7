"""Figures: what is said in their place, where they are, and what stands below them."""

import re
from collections.abc import Iterator

from press.listen.reading import Reading
from press.listen.rules.rule import PDF, UA, Check, Found, quoted
from press.listen.values import as_box
from press.model.geometry import Box
from press.model.tags import Element, Rule

SLACK = 3  # points: half of a line that is drawn around a figure, and letters that stand over
_LABEL = re.compile(r"(figure|table|chart|map|box|abbildung|tabelle) \d+\b", re.IGNORECASE)


def _alternatives(reading: Reading) -> Iterator[Found]:
    for each in reading.of("Figure", "Formula"):
        if not (each.alt or "").strip() and not (each.actual or "").strip():
            yield Found(each.page, f"a {each.role} has no alternative", quoted(reading.text(each.index)))


def _boxes(reading: Reading) -> Iterator[Found]:
    drawn = dict(reading.tagged.drawn)
    for each in reading.of("Figure"):
        box, words = as_box(each.attribute("BBox")), quoted(each.alt or each.actual or "")
        if not each.page:
            continue
        if box is None:
            yield Found(each.page, "a figure does not say where it is (BBox)", words)
        elif not reading.tagged.pages[each.page - 1].box.holds(box, SLACK):
            yield Found(each.page, "the BBox of a figure leaves the page", words)
        elif each.index in drawn and not box.holds(_on(drawn[each.index], reading, each), SLACK):
            yield Found(each.page, "the BBox of a figure is not where it is drawn", words)


def _on(drawn: Box, reading: Reading, figure: Element) -> Box:
    """So much of what is drawn as is on the page."""
    page = reading.tagged.pages[figure.page - 1].box
    return Box(
        max(drawn.left, page.left),
        max(drawn.bottom, page.bottom),
        min(drawn.right, page.right),
        min(drawn.top, page.top),
    )


def _captions(reading: Reading) -> Iterator[Found]:
    """What begins as a caption does and stands beside a figure or a table is one."""
    for each in reading.elements:
        if each.role not in ("P", "Div", "NonStruct", "Span") or each.parent < 0:
            continue
        words = reading.text(each.index)
        if not _LABEL.match(words) or len(words) > 300 or reading.block(each.index) != each.index:
            continue
        if any(inner.role == "Caption" for inner in reading.below(each.index)):
            continue
        siblings = reading.kids(each.parent)
        at = siblings.index(each)
        is_near = reading.elements[each.parent].role in ("Figure", "Table") or any(
            _holds_figure(reading, near) for near in siblings[max(0, at - 2) : at + 3] if near is not each
        )
        if is_near and not reading.is_within(each.index, "Caption"):
            yield Found(each.page, f"the caption of a figure or a table is a {each.role}", quoted(words))


def _holds_figure(reading: Reading, element: Element) -> bool:
    return any(each.role in ("Figure", "Table") for each in reading.below(element.index))


CHECKS = (
    Check(Rule("alternative", f"{UA}, 7.3", "say in Alt what it shows"), _alternatives),
    Check(Rule("figure-box", f"{PDF}, 14.8.5.4.3", "BBox in points from the lower left of the page"), _boxes),
    Check(Rule("caption", f"{PDF}, 14.8.4.3.4", "tag it as Caption, within what it names"), _captions),
)
