"""docs/promises.md names tests that are there."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PROMISES = (TESTS.parent / "docs" / "promises.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([\w/]+\.py)::(\w+)`", PROMISES)


def test_every_promise_names_a_test():
    rows = [row for row in PROMISES.splitlines() if row.startswith("| ") and not row.startswith("| Promise")]
    assert len(rows) > 40
    assert [row for row in rows if "::" not in row] == []


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_holds_a_promise_is_there(path, name):
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
