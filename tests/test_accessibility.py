"""docs/accessibility.md claims what a check has shown: what it cites is there, and nothing is left out."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from press.listen.rules import RULES

TESTS = Path(__file__).parent
REPORT = (TESTS.parent / "docs" / "accessibility.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", REPORT)))
VERDICT = re.compile(r"(supports|partly|not tried|does not apply)\b")
CLAUSE = re.compile(r"kept|in part|does not apply")
# The success criteria of WCAG 2.2, levels A and AA (https://www.w3.org/TR/WCAG22/).
CRITERIA = re.findall(
    r"\S+",
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 "
    "1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 "
    "2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3",
)


def rows(heading: str) -> list[list[str]]:
    """The cells of each row of the table below a heading, its head left out."""
    part = REPORT.split(f"\n## {heading}")[1].split("\n## ")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:2] == "| "][1:]


def numbers(cell: str) -> list[str]:
    """The criteria that a cell names; "1.2.1–1.2.5" are five."""
    found = []
    for first, last in re.findall(r"\b(\d\.\d\.\d+)(?:–(\d\.\d\.\d+))?", cell):
        start, end = CRITERIA.index(first), CRITERIA.index(last or first)
        found += CRITERIA[start : end + 1]
    return found


@cache
def names_in(path: str) -> set[str]:
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_cited_is_there(path, name):
    assert name in names_in(path)


def test_every_rule_is_cited_and_none_that_there_is_not():
    cited = [rule for _, _, rules, _ in rows("PDF/UA-1") for rule in re.findall(r"`([^`]+)`", rules)]
    assert sorted(cited) == sorted(rule.name for rule in RULES)
    readme = (TESTS.parent / "README.md").read_text(encoding="utf-8")
    assert all(f"| {len(RULES)} rules of our own" in page for page in (REPORT, readme))


def test_rules_that_criteria_name_are_there():
    named = [rule for *_, shown in rows("WCAG") for rule in re.findall(r"`([a-z-]+)`", shown)]
    assert len(named) > 5
    assert set(named) <= {rule.name for rule in RULES}


def test_every_criterion_has_a_row_and_a_verdict():
    assert sorted(number for row in rows("WCAG") for number in numbers(row[0])) == sorted(CRITERIA)
    for _, *verdicts, _ in rows("WCAG"):
        assert all(VERDICT.match(verdict) for verdict in verdicts), verdicts


def test_what_is_claimed_names_what_has_shown_it():
    for criterion, *verdicts, shown in rows("WCAG"):
        if any(verdict.startswith(("supports", "partly")) for verdict in verdicts):
            assert "::" in shown, criterion
    for clause, claim, rules, tests in rows("PDF/UA-1"):
        assert CLAUSE.match(claim), clause
        if not claim.startswith("does not apply"):
            assert "::" in tests or rules, clause


def test_what_nobody_tried_is_said():
    part = REPORT.split("## What was not tried")[1].split("\n## ")[0]
    for name in ("NVDA", "JAWS", "VoiceOver", "PAC", "Acrobat", "veraPDF", "No person"):
        assert name in part
