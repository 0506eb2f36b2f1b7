"""Ninety sources, two of each type of CSL, in the default style. Expected: ``ninety.yaml``, whose lines are what
readers see; what lawyers cite follows the patterns of docs/writing.md, and the rest the MHRA Style Guide, 4th edition.
"""

import html
import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from press.mark_up.citations import parse_citation
from press.mark_up.formatter import Formatter
from press.read.source_form import CslType, SourceForm
from tests.mark_up.conftest import as_source

# Read as the program reads YAML: every scalar is text.
NINETY = yaml.load(Path(__file__).with_name("ninety.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
OWN = {"id": "x", "origin": "o", "kind": "expert", "reliability": "A", "reliability_reason": "Read."}


def test_there_are_two_of_each_type():
    assert sorted(each["record"]["type"] for each in NINETY) == sorted(2 * get_args(CslType))


@pytest.mark.parametrize("each", NINETY, ids=[f"{n} {each['record']['type']}" for n, each in enumerate(NINETY, 1)])
def test_a_source_is_printed_as_its_record_says(each):
    formatter = Formatter("mhra-notes", "en-GB", (as_source(SourceForm.model_validate(each["record"] | OWN).csl),))
    first, short = (formatter.note(parse_citation(citation)) for citation in ("@x", "@x, p. 4"))
    printed = {"first": first, "short": short, "list": formatter.entry("x")}
    assert {form: plain(text) for form, text in printed.items()} == {form: each[form] for form in printed}
    assert list(formatter.faults) == []
    assert ", ".join(formatter.left_out("x")) == each.get("left_out", "")


@pytest.mark.parametrize(
    "style",
    ["apa", "bluebook-law-review", "brain-behavior-and-evolution", "chicago-author-date", "ieee", "isnad-dipnotlu",
     "modern-language-association", "nature", "oscola", "university-of-aleppo-faculty-of-medicine"],
)  # fmt: skip
def test_no_style_prints_them_other_than_their_record(style):
    sources = [as_source(SourceForm.model_validate(each["record"] | OWN).csl, f"x{n}") for n, each in enumerate(NINETY)]
    formatter = Formatter(style, "en-GB", sources)
    for source in sources:
        formatter.note(parse_citation(f"@{source.id}"))
        formatter.note(parse_citation(f"@{source.id}, p. 4"))
        formatter.entry(source.id)
    assert list(formatter.faults) == []


@pytest.mark.parametrize(
    "strange",
    [
        {"page": "1" * 5000},
        {"page": f"{'1' * 5000}-{'2' * 5000}"},
        {"volume": "9" * 12},
        {"volume": "4000000"},
        {"number-of-volumes": "9" * 5000},
        {"edition": "9" * 5000},
        {"title": "7" * 20_000},
        {"title": "[" * 5000},
        {"title": "<i>" * 2000},
        {"author": [{"family": "-"}, {"given": " . "}]},
        {"page": "-"},
        {"page": "1--20, , &"},
        {"issued": "1999-22~"},
        {"issued": "0001/9999"},
    ],
    ids=lambda strange: next(iter(strange)) if isinstance(strange, dict) else strange,
)
@pytest.mark.parametrize("style", ["mhra-notes", "apa"])
def test_a_strange_record_is_printed_or_told(strange, style):
    record = {"type": "article-journal", "title": "Wells", "container-title": "Water", **OWN, **strange}
    formatter = Formatter(style, "en-GB", (as_source(SourceForm.model_validate(record).csl),))
    assert formatter.note(parse_citation("@x"))
    assert formatter.entry("x")


def plain(formatted):
    return html.unescape(re.sub(r"</?span[^>]*>", "", formatted))
