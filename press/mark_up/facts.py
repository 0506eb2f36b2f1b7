"""Marked facts are looked up in the ledger."""

from xml.etree.ElementTree import Element

from press.mark_up.elements import line_of
from press.model.record import Fact
from press.model.report import Named, Place, Report, did_you_mean


def check_facts(root: Element, path: str, facts: tuple[Fact, ...], report: Report) -> None:
    """Report each mark that names no fact of the ledger."""
    known = [fact.id for fact in facts]
    for mark in root.iter("span"):
        id = mark.get("data-fact")
        if id is not None and id not in known:
            report.missing(
                Named.FACT,
                id,
                Place(path, line_of(mark)),
                f"no fact has the id '{id}'",
                did_you_mean(id, known, "add it to facts.yaml"),
            )
