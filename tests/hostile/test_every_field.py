"""Every field of a record that takes words, given markup: it is refused, or stands in the pages as words.

Asked of the HTML that is laid out and of the web page, with an HTML parser; no page has a script of its own.
"""

import re
from html.parser import HTMLParser

import pytest

from press.compose import compose, compose_page
from press.declare import attachments, html_meta, json_ld, metadata
from press.model.carried import Recipe
from press.model.edition import edition_named
from press.model.report import Report
from press.model.theme import HOUSE
from tests.briefings import FILES
from tests.pipelines import shared_pipeline

MARKUP = "</script></style></title><script>stolen()</script><img src=stolen onerror=stolen()>{{ 7 * 191 }}"
# Keys whose values are words; dates, ids, addresses and choices are tested where they are read.
FIELDS = {
    "briefing.yaml": (
        "title", "subtitle", "audience", "summary", "lead", "text", "label", "value", "term", "meaning", "expansion",
        "subject", "preview", "first_line", "provider", "kind", "what", "version",
    ),
    "sources.yaml": ("title", "literal", "family", "given", "publisher", "reliability_reason"),
    "facts.yaml": ("claim", "unit", "locator", "says"),
    "02-record.md": ("title", "running_title", "standfirst"),
}  # fmt: skip
CASES = [(file, key) for file, keys in FIELDS.items() for key in keys] + [
    ("briefing.yaml", "{name: Water briefing"),
    ("briefing.yaml", "  name: Example Policy Desk"),
    ("briefing.yaml", "{name: CC BY 4.0"),
    ("briefing.yaml", "[water"),
    ("briefing.yaml", "number: 2026/01"),
]


class Page(HTMLParser):
    """What a browser would make of a page: its tags, and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


RECIPE = Recipe("a4", (), "2026-11-22T00:00:00Z", (("python", "3.11"),))


def spoilt(file: str, key: str) -> bytes:
    """The file with the first value of ``key`` replaced by markup; a key with a value in it is taken as it stands."""
    text = FILES[file].decode()
    quoted = f'"{MARKUP}"'
    if key.isidentifier():
        pattern = rf"(?m)(\b{key}: )(\"[^\"]*\"|\S[^,}}\n]*)"
        done, count = re.subn(pattern, lambda found: found[1] + quoted, text, count=1)
    else:
        before = re.match(r"\W*\w+: |\W*", key)[0]
        done, count = re.subn(re.escape(key), lambda _: before + quoted, text, count=1)
    assert count == 1
    return done.encode()


def pages(folder) -> list[str]:
    """The HTML of an edition and of the web page; none where the briefing is refused."""
    report = Report()
    document = shared_pipeline().document(folder.path, report)
    if document is None or report.has_errors:
        assert report.has_errors
        return []
    briefing, evidence = document.briefing, document.evidence
    described, inside = metadata(briefing, evidence, RECIPE), attachments(briefing, evidence)
    galley = compose(document, edition_named("a4"), HOUSE, described, inside, report)
    page = compose_page(document, [], html_meta(evidence), json_ld(briefing, evidence), HOUSE, report)
    assert galley is not None
    assert page is not None
    return [galley.html, page]


@pytest.mark.parametrize(("file", "key"), CASES, ids=lambda value: value.strip("{[ "))
def test_markup_in_a_field_stays_words(folder, file, key):
    folder.write(file, spoilt(file, key))
    for html in pages(folder):
        assert str(7 * 191) not in html
        for tag, attributes in Page(html).tags:
            assert tag != "script" or attributes == {"type": "application/ld+json"}
            assert not any(name.startswith("on") for name in attributes)
            assert "stolen" not in (attributes.get("src") or "")


def test_the_fields_of_the_record_are_tried_in_earnest(folder):
    """At least one field must let markup through as words, or the test above would ask nothing."""
    folder.write("briefing.yaml", spoilt("briefing.yaml", "audience"))
    assert any("stolen" in html for html in pages(folder))
