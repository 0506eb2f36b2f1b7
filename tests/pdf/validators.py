"""Asks others' validators about finished files, and says where they are wrong."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pikepdf
from pdfua import validate
from pdfua.model import Confidence, Finding

from tests.pdf.structure import named

CHECKS = 12

# What pdfua 0.1.3 is wrong about in our files:
#
# UA-14-001 (7.4.2, 7.4.4: no heading is empty) asks an array whether it ``is_integer``, which pikepdf 10.18 refuses to
# answer. The check then counts as skipped, and as if it had found nothing. It is given a question that has an answer.
_AS_INTEGER = "pdfua.rules.structure.as_integer"
# UA-15-003 (7.5: it can be told what heads a cell) looks for ``Headers`` at the cells that head. It is an attribute of
# those that are headed, and names the IDs of the others (ISO 32000-1, 14.8.5.7); with it, 7.5 asks for no ``Scope``.
_HEADS = "UA-15-003"


def pdfua_findings(path: Path) -> list[str]:
    """What pdfua finds wrong with a PDF, but for what it is itself wrong about; a check that fails is a finding."""
    with patch(_AS_INTEGER, lambda value: value if type(value) is int else None):
        report = validate(str(path))
    assert len(report.outcomes) == CHECKS
    skipped = [f"{each.rule_id}: {each.skipped_reason}" for each in report.outcomes if each.skipped_reason]
    with pikepdf.open(path) as pdf:
        is_wrong_of_heads = "/StructTreeRoot" in pdf.Root and every_cell_names_its_heads(pdf)
    findings = [each for each in report.findings if not (is_wrong_of_heads and _guesses_at_heads(each))]
    return [*skipped, *(f"{each.rule_id}: {each.message}" for each in findings)]


def every_cell_names_its_heads(pdf: pikepdf.Pdf) -> bool:
    """Whether each cell of each table without a ``Scope`` names cells that head it, by IDs that the same table has."""
    for table in named(pdf, "/Table"):
        heads = [cell for cell in _below(table) if cell.S == "/TH"]
        known = {bytes(head.ID) for head in heads if "/ID" in head}
        asked = [bytes(each) for cell in _below(table) if cell.S == "/TD" for each in _heads(cell) or (b"none",)]
        if not any("/Scope" in each for head in heads for each in _attributes(head)) and not known.issuperset(asked):
            return False
    return True


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _heads(cell: pikepdf.Object) -> list[pikepdf.Object]:
    return [each for attribute in _attributes(cell) for each in attribute.get("/Headers", pikepdf.Array())]


def _attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/A", pikepdf.Array())
    return [found] if isinstance(found, pikepdf.Dictionary) else list(found)


def _guesses_at_heads(finding: Finding) -> bool:
    return finding.rule_id == _HEADS and finding.confidence is Confidence.HEURISTIC
