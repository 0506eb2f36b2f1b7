"""What may be left out of a record, and what stands in its place then."""

import pytest

from press.model.briefing import Contact
from tests.briefings import write_briefing, write_least
from tests.stages import evidence_of

PUBLISHER = Contact("Example Policy Desk", "briefings@example.org", "https://example.org/well")
USED = """\
  used: true
  tools:
    - {id: model, name: Example Model, provider: Example Provider, version: "1", kind: LLM, last_used: 2026-11-22}
  uses:
    - {tool: model, stage: drafting, extent: minor, what: Drafts.}
"""


def test_a_few_sentences_and_the_required_keys_are_a_briefing(tmp_path):
    briefing, found = write_least(tmp_path).read()
    assert found == []
    assert (briefing.keywords, briefing.key_points, briefing.glossary, briefing.facts, briefing.sources) == ((),) * 5


def test_who_used_no_ai_need_not_say_more(tmp_path):
    briefing, _ = write_least(tmp_path).read()
    assert (briefing.assistance.responsibility, briefing.assistance.corrections) == (PUBLISHER, PUBLISHER)
    assert evidence_of(briefing).disclosure.lines == (
        "The record of this briefing says that no AI was used.",
        "No review of this version is on record. It has no key facts on record.",
    )


def test_who_used_ai_says_so_in_a_line_of_their_own(tmp_path):
    folder = write_least(tmp_path)
    folder.change("briefing.yaml", "ai_assistance: {used: false}\n", f"ai_assistance:\n{USED}")
    assert folder.read()[1] == [
        "well/briefing.yaml:15: error: 'first_line' is missing in 'ai_assistance'\n  hint: add a line 'first_line: …'"
    ]


@pytest.mark.parametrize("key", ["responsibility", "corrections"])
def test_whoever_is_named_answers(tmp_path, key):
    folder = write_least(tmp_path)
    folder.change("briefing.yaml", "{used: false}", f"{{used: false, {key}: {{name: Jo Doe, email: jo@example.org}}}}")
    briefing, found = folder.read()
    assert found == []
    assert getattr(briefing.assistance, key) == Contact("Jo Doe", "jo@example.org")


@pytest.mark.parametrize("key", ["keywords", "key_points", "key_figures", "guidance", "glossary"])
def test_each_list_of_the_record_may_be_left_out(tmp_path, key):
    folder = write_briefing(tmp_path)
    lines = (folder.path / "briefing.yaml").read_text(encoding="utf-8").split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
    folder.write("briefing.yaml", "\n".join(lines[:start] + lines[end:]))
    briefing, found = folder.read()
    assert found == []
    assert getattr(briefing, key) == ()
