"""``mark`` marks up one chapter; ``listed`` and ``noted`` print a source on its own."""

import json
import re

import pytest

from press.mark_up.citations import parse_citation
from press.mark_up.formatter import Formatter
from press.model.record import Source
from press.model.report import Place
from tests.marked import mark

__all__ = ["mark"]


def as_source(item: dict[str, object], id: str = "x") -> Source:
    return Source(
        id, str(item["title"]), json.dumps({**item, "id": id}), "o", "expert", None, None, "A", "", Place("s")
    )


@pytest.fixture
def listed():
    """A function that prints a CSL item as the list of sources does, in a style."""

    def entry(item, style="mhra-notes"):
        return re.sub(r"</?i>", "", Formatter(style, "en-GB", (as_source(item),)).entry("x"))

    return entry


@pytest.fixture
def noted():
    """A function that prints notes, one for each citation, of a CSL item whose key is ``x``."""

    def notes(item, *citations, style="mhra-notes"):
        formatter = Formatter(style, "en-GB", (as_source(item),))
        return [re.sub(r"</?i>", "", formatter.note(parse_citation(each))) for each in citations]

    return notes
