"""Pages over a budget become advice: how far over, which chapters are long, and what each lever would bring."""

from collections.abc import Sequence
from dataclasses import dataclass

from press.model.document import Document
from press.model.edition import Edition, Lever
from press.model.output import Pages
from press.model.report import Report

LONGEST_CHAPTERS = 3


@dataclass(frozen=True)
class Measured:
    """How many pages the edition has with each lever alone, and with all: laid out, not guessed."""

    alone: tuple[tuple[Lever, int], ...]
    together: int


def tell_over_budget(
    edition: Edition, document: Document, pages: Pages, budget: int, measured: Measured, report: Report
) -> None:
    over = pages.count - budget
    message = f"the edition '{edition.name}' has {pages.count} pages, {over} more than its budget of {budget}"
    report.error(document.briefing.place, message, f"{_chapters(document, pages)}; {_levers(measured, pages, budget)}")


def tell_pulled(
    edition: Edition, document: Document, before: Pages, after: Pages, levers: Sequence[Lever], report: Report
) -> None:
    """A warning, for a build that pulled levers says so."""
    effects = ", then ".join(lever.effect for lever in levers)
    message = f"the edition '{edition.name}' was brought from {before.count} to {after.count} pages by {effects}"
    report.warning(document.briefing.place, message, "look at its pages, or shorten the text and build without --fit")


def _chapters(document: Document, pages: Pages) -> str:
    """The longest chapters and the pages on which they stand."""
    starts = dict(pages.anchors)
    ids = [chapter.id for chapter in document.chapters if chapter.id in starts]
    ends = [*(starts[id] for id in ids[1:]), starts.get("account", pages.count)]
    length = {id: (starts[id], max(end, starts[id])) for id, end in zip(ids, ends, strict=True)}
    longest = sorted(document.chapters, key=lambda c: length[c.id][0] - length[c.id][1])[:LONGEST_CHAPTERS]
    named = (f"'{c.label}' (pages {length[c.id][0]} to {length[c.id][1]})" for c in longest)
    return f"the longest chapters are {', '.join(named)}"


def _levers(measured: Measured, pages: Pages, budget: int) -> str:
    each = ", ".join(f"{lever.effect} brings it to {count}" for lever, count in measured.alone)
    if measured.together > budget:
        return f"{each}, all together to {measured.together}, so the text has to be shortened too"
    return f"{each}, all together to {measured.together}: '--fit' pulls as many as are needed"
