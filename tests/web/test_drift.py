"""The forms of one briefing say the same: PDF, web page, mail and handout are held against the one Document."""

import email
import re
from email import policy
from pathlib import Path

import pytest

from tests.html_read import text_of
from tests.pdf.conftest import SLUG, document, read_raw

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flagship")]


ENDS = 16  # letters


def squeezed(text: str) -> str:
    """Without spaces and soft hyphens, which each form sets in its own way, and with straight quotation marks."""
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text).translate(str.maketrans("‘’“”", "''\"\""))


@pytest.fixture(scope="module")
def forms(flagship: Path) -> dict[str, str]:
    """The words of each form."""
    message = email.message_from_bytes((flagship / f"{SLUG}.eml").read_bytes(), policy=policy.default)
    said = {
        "web": text_of((flagship / f"{SLUG}.html").read_text(encoding="utf-8")),
        "mail": text_of(message.get_body(("html",)).get_content()),
        "plain mail": message.get_body(("plain",)).get_content(),
    }
    for name in ("a4", "handout", "large-print"):
        said[name] = read_raw(flagship / f"{SLUG}-{name}.pdf")
    return {name: squeezed(text) for name, text in said.items()}


def missing(words: list[str], form: str) -> list[str]:
    return [each for each in words if squeezed(each) not in form]


def missing_ends(words: list[str], form: str) -> list[str]:
    """Those whose beginning or end does not stand in ``form``; a foot of a page may stand between the two."""
    ends = {each: (squeezed(each)[:ENDS], squeezed(each)[-ENDS:]) for each in words}
    return [each for each, (first, last) in ends.items() if first not in form or last not in form]


@pytest.mark.parametrize("name", ["a4", "large-print", "web"])
def test_every_heading_and_every_caption_stands_in_each_form_of_the_text(forms, name):
    made = document()
    titles = [text_of(chapter.title) for chapter in made.chapters]
    titles += [text_of(heading.title) for chapter in made.chapters for heading in chapter.headings]
    titles += [text_of(each.title) for each in (*made.figures, *made.tables, *made.boxes)]
    assert len(titles) > 30
    assert missing(titles, forms[name]) == []


@pytest.mark.parametrize("name", ["a4", "large-print", "web"])
def test_every_fact_and_source_stands_in_each_form_of_the_text(forms, name):
    facts = document().evidence.facts
    printed = {
        "a4": [fact.claim for fact in facts if fact.is_exception],
        "large-print": [fact.claim for fact in facts if fact.is_doubtful],
        "web": [fact.claim for fact in facts],
    }
    assert [len(claims) for claims in printed.values()] == [37, 10, 110]
    assert missing_ends(printed[name], forms[name]) == []
    sources = [text_of(source.html) for source in document().sources] if name != "large-print" else []
    assert missing_ends(sources, forms[name]) == []


@pytest.mark.parametrize("name", ["a4", "large-print", "web"])
def test_every_note_stands_in_each_form_of_the_text(forms, name):
    notes = [text_of(note.html) for note in document().notes]
    assert len(notes) == 95
    assert missing_ends(notes, forms[name]) == []


@pytest.mark.parametrize("name", ["a4", "large-print", "web", "mail", "plain mail", "handout"])
def test_every_key_point_stands_in_every_form(forms, name):
    leads = [text_of(point.lead) for point in document().key_points]
    assert len(leads) == 5
    assert missing(leads, forms[name]) == []


@pytest.mark.parametrize("name", ["a4", "large-print", "web", "mail", "plain mail"])
def test_the_note_for_readers_says_the_same(forms, name):
    assert missing(list(document().evidence.disclosure.lines), forms[name]) == []


def test_the_handout_says_the_short_form_of_the_note(forms):
    assert missing([document().evidence.disclosure.short.handout], forms["handout"]) == []
