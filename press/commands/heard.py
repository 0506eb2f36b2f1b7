"""How the tags of a PDF are printed: lines for people, trees for machines, findings for both."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from press.commands.console import problem_json, tell_json
from press.model.report import Diagnostic, Place, Report, Severity
from press.model.tags import NOWHERE, Finding, Listening, Node, Rule

MOST_QUOTED = 3


def tell_lines(listening: Listening) -> None:
    """What is heard, line by line."""
    for line in listening.lines:
        print(f"{'  ' * line.depth}{line.text}")


def tell_findings(path: Path, listening: Listening) -> None:
    """What is found, page by page, and how much it is."""
    rules = {rule.name: rule for rule in listening.rules}
    alike: dict[tuple[str, int, str], list[Finding]] = {}
    for finding in listening.findings:
        alike.setdefault((finding.rule, finding.page, finding.message), []).append(finding)
    for (name, page, message), found in alike.items():
        print(_told(path, rules[name], page, message, found), file=sys.stderr)
    broken = count_broken(listening)
    asked = f"{len(rules)} rules of the house asked of {listening.elements} tags on {_pages(listening.pages)}"
    print(f"{path}: {broken or 'nothing'} found, {len(listening.findings) - broken or 'no'} advice; {asked}")


def _told(path: Path, rule: Rule, page: int, message: str, found: list[Finding]) -> Diagnostic:
    """Findings that differ in what they quote alone are one message."""
    where = f"page {page}: " if page else ""
    times = f", {len(found)} times" if len(found) > 1 else ""
    quotes = list(dict.fromkeys(finding.quoted for finding in found if finding.quoted))
    shown = ", ".join(f"'{quote}'" for quote in quotes[:MOST_QUOTED])
    more = f" and {len(quotes) - MOST_QUOTED} more" if len(quotes) > MOST_QUOTED else ""
    severity = Severity.WARNING if rule.is_advice else Severity.ERROR
    quoted = f": {shown}{more}" if shown else ""
    return Diagnostic(Place(str(path)), severity, f"{where}{message}{times}{quoted} ({rule.clause})", rule.hint)


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def count_broken(listening: Listening) -> int:
    """The number of findings that are no advice."""
    advice = {rule.name for rule in listening.rules if rule.is_advice}
    return sum(finding.rule not in advice for finding in listening.findings)


def findings_json(listening: Listening) -> dict[str, Any]:
    """Every rule, and every finding by itself."""
    return {
        "pages": listening.pages,
        "tags": listening.elements,
        "rules": [asdict(rule) for rule in listening.rules],
        "findings": [asdict(finding) for finding in listening.findings],
    }


def tell_tree_json(path: Path, listening: Listening) -> None:
    """The whole tree: what stands in an element is listed below it, in order; text is an object with ``text``."""
    tops: list[dict[str, Any]] = []
    made: list[dict[str, Any]] = []
    for node in listening.nodes:
        made.append(_node(node))
        (tops if node.parent == NOWHERE else made[node.parent].setdefault("kids", [])).append(made[-1])
    tell_json({"file": str(path), "pages": listening.pages, "tree": tops})


def _node(node: Node) -> dict[str, Any]:
    if not node.type:
        return {"text": node.text, "page": node.page}
    standard = {"standard": node.role} if node.role != node.type else {}
    return {"type": node.type, **standard, "page": node.page, **dict(node.said)}


def tell_unread_json(path: Path, report: Report) -> None:
    tell_json({"file": str(path), "tree": None, "problems": [problem_json(each) for each in report.diagnostics]})
