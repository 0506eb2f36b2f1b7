"""The note for readers, in every output of one build: they agree, and an edit after a review undoes them all."""

import json
import re
import subprocess
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from press.model.report import Report
from press.publish import publish
from tests.briefings import Folder, write_briefing
from tests.pdf.conftest import Built
from tests.pipelines import shared_pipeline

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]

AIA = "https://example.org/ns/ai-assistance/1.0/"
W3C_VALUES = {"human-only", "ai-assisted", "ai-autonomous"}


@dataclass(frozen=True)
class Said:
    """What one PDF says of how it was made: in print, in XMP, in its attachments."""

    text: str
    xmp: dict[str, str]
    disclosure: dict[str, Any]
    ledger: dict[str, Any]


@cache
def said_by(path: Path) -> Said:
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        xmp = {key.removeprefix(f"{{{AIA}}}"): str(value) for key, value in metadata.items() if AIA in key}
        disclosure, ledger = (
            json.loads(pdf.attachments[name].get_file().read_bytes())
            for name in ("disclosure.json", "fact-ledger.json")
        )
    return Said(" ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()), xmp, disclosure, ledger)


def build(folder: Folder, target: Path) -> Said:
    report = Report()
    artefacts = shared_pipeline().make(folder.path, ["a4"], report, lambda step: None)
    assert artefacts, report.diagnostics
    target.write_bytes(next(a.content for a in artefacts if a.name.endswith(".pdf")))
    return said_by(target)


def review(folder: Folder) -> None:
    report = Report()
    desk = shared_pipeline().review_desk(folder.path, ("Reviewer A", "editor", "substantive", ""), report)
    assert desk is not None, report.diagnostics
    publish(desk.plain_yes(date(2026, 11, 20)), folder.path)


def test_every_output_of_the_flagship_says_the_same(edition: Built) -> None:
    said = said_by(edition.path)
    total, verified = int(said.xmp["FactsTotal"]), int(said.xmp["FactsVerified"])
    assert total == len(said.ledger["facts"]) == 110
    assert verified == sum(fact["status"] == "verified" for fact in said.ledger["facts"]) == 0
    assert said.xmp["Disclosure"] == said.disclosure["disclosure"]["value"] == "ai-autonomous"
    note = "No person has reviewed this version or confirmed any of its 29 key facts"
    assert note in said.text
    assert note in said.xmp["Note"]
    assert f"confirmed any of its {total} facts" in said.text


def test_key_facts_and_those_of_which_less_is_known_stand_in_the_annex(edition: Built) -> None:
    said = said_by(edition.path)
    text = said.text.replace("’", "'").replace("“", '"').replace("”", '"')
    usual = ("sourced", "verified", "judgement")
    exceptions = [f for f in said.ledger["facts"] if f["importance"] == "key" or f["status"] not in usual]
    assert len(exceptions) > 30
    for fact in exceptions:
        claim = " ".join(fact["claim"].replace("’", "'").split())
        # A claim can be cut by the end of a page: its first words must stand there in one piece.
        assert " ".join(claim.split()[:6]) in text, fact["id"]


def test_facts_that_nobody_checked_stand_first(a4: Built) -> None:
    text = said_by(a4.path).text
    annex = text[text.rindex("The ledger of facts: key facts, and those of which least is known") :]
    standings = re.findall(r"\? not checked|≠ disputed|~ supported in part|• source on record", annex)
    order = ["? not checked", "≠ disputed", "~ supported in part", "• source on record"]
    assert [order.index(standing) for standing in standings] == sorted(order.index(standing) for standing in standings)


def test_no_output_claims_a_check_that_nobody_made(edition: Built) -> None:
    said = said_by(edition.path)
    assert not re.search(r"✓ verified|fact-checked|A person has verified", said.text)


def test_one_word_after_a_review_undoes_the_disclosure_in_every_output(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_briefing(tmp_path)
    before = build(folder, tmp_path / "before.pdf")
    assert before.xmp["Disclosure"] == "ai-autonomous"

    review(folder)
    reviewed = build(folder, tmp_path / "reviewed.pdf")
    assert reviewed.xmp["Disclosure"] == reviewed.disclosure["disclosure"]["value"] == "ai-assisted"
    assert reviewed.xmp["HumanOversight"] == "human_validated"
    assert "Reviewer A" in reviewed.text
    assert "No person has reviewed" not in reviewed.text

    chapter = folder.path / "01-introduction.md"
    chapter.write_text(chapter.read_text(encoding="utf-8").rstrip() + " Altered.\n", encoding="utf-8")
    after = build(folder, tmp_path / "after.pdf")
    assert after.xmp["Disclosure"] == after.disclosure["disclosure"]["value"] == "ai-autonomous"
    assert after.xmp["HumanOversight"] == "prompt_guided"
    ended = "No person has reviewed the substance of 1 of its 4 parts as they stand"
    for note in (after.xmp["Note"], after.text, after.disclosure["disclosure"]["note"][1]):
        assert ended in note
    assert ended not in reviewed.xmp["Note"] + reviewed.text
