"""What each YAML file may hold: every mistake with its line. Keys and values are those of docs/writing.md."""

import pytest

B, S, F, C = "briefing.yaml", "sources.yaml", "facts.yaml", "02-record.md"
BRIEFING_KEYS = (
    "known are form, parts, forms, from, to, series, title, subtitle, language, published, version, "
    "status, status_in_name, next_review, audience, summary, keywords, publisher, contact, press_contact, isbn, issn, "
    "doi, accessibility_email, licence, citation_style, editions, key_points, key_figures, guidance, glossary, mail, "
    "handout, page_budgets, carries_source, paragraphs, house, ai_assistance"
)


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message", "hint"),
    [
        (B, "title: Water and its price\n", "", 1, "'title' is missing", "add a line 'title: …'"),
        (B, "version: 1.0.0", "version: 1.0.0\nfoo: 1", 7, "unknown key 'foo'", BRIEFING_KEYS),
        (B, "version: 1.0.0", "version: 1.0.0\ntitel: a", 7, "unknown key 'titel'", "did you mean 'title'?"),
        (B, "version: 1.0.0", "version:", 6, "'version': text is missing here", ""),
        (B, "version: 1.0.0", "version: ''", 6, "'version': text is missing here", ""),
        (B, "version: 1.0.0", "version: '  '", 6, "'version': text is missing here", ""),
        (B, "version: 1.0.0", "version: [1]", 6, "'version': this must be text", ""),
        (
            B,
            "[water, price]",
            "water",
            9,
            "'keywords': this must be a list",
            "begin each entry on a line of its own with '- '",
        ),
        (B, "[a4, letter]", "[]", 16, "'editions': at least one is needed", ""),
        (B, "[a4, letter]", "[a4, leter]", 16, "there is no edition 'leter'", "did you mean 'letter'?"),
        (B, "[a4, letter]", "[a4, b7]", 16, "there is no edition 'b7'", None),
        (B, "[a4, letter]", "[a4, a4]", 16, "the edition 'a4' is listed twice", "list it once"),
        *(
            (
                B,
                "language: en-GB",
                f"language: {language}",
                4,
                f"this program does not speak '{language}'",
                "it speaks en-GB and en-US",
            )
            for language in ("English", "fr-FR", "de", "pl-PL", "zh")
        ),
        (B, "language: en-GB", "language: en-gb", 4, "this program does not speak 'en-gb'", "did you mean 'en-GB'?"),
        (
            B,
            "where the price rose}\n",
            "where the price rose, languages: {en-US: water-us, fr: eau}}\n",
            26,
            "this program does not speak 'fr'",
            "it speaks en-GB and en-US",
        ),
        (
            B,
            "2026-11-22\nversion",
            "2026-02-30\nversion",
            5,
            "'published': '2026-02-30' is no date: no calendar has it",
            "write it as 2026-11-22",
        ),
        (
            B,
            "2026-11-22\nversion",
            "26-11-2026\nversion",
            5,
            "'published': '26-11-2026' is no date",
            "write it as 2026-11-22",
        ),
        (B, "2026-11-22\nversion", "2026-11\nversion", 5, "'published': '2026-11' is no day", "write it as 2026-11-22"),
        (B, "2026-11-22\nversion", "[2026]\nversion", 5, "'published': this must be a date", "write it as 2026-11-22"),
        (B, "briefings@example.org\n  web", "briefings\n  web", 12, "'email': 'briefings' is no e-mail address", ""),
        (
            B,
            "web: https:",
            "web: ftp:",
            13,
            "'web': 'ftp://example.org/briefings/2026-01' is no web address that starts with https://",
            "",
        ),
        (
            B,
            "licence: {name: CC BY 4.0, url",
            "licence: {url",
            15,
            "'name' is missing in 'licence'",
            "add a line 'name: …'",
        ),
        (B, "{subject:", "{to: a, subject:", 26, "unknown key 'to'", None),
        (B, 'text: "The first', 'txt: "The first', 18, "unknown key 'txt'", "did you mean 'text'?"),
        (B, "used: true", "used: maybe", 28, "'used': 'maybe' is neither true nor false", "write true or false"),
        (
            B,
            "extent: minor",
            "extent: mnor",
            33,
            "'extent': 'mnor' is not one of minor, moderate, substantial",
            "did you mean 'minor'?",
        ),
        (B, "[introduction, record]", "al", 33, "'chapters': 'al' is not one of all", "did you mean 'all'?"),
        (
            B,
            "[introduction, record]",
            "[record, intro]",
            33,
            "no chapter has the id 'intro'",
            "there are introduction, record",
        ),
        (B, "[introduction, record]", "[recrod]", 33, "no chapter has the id 'recrod'", "did you mean 'record'?"),
        (B, "{tool: model,", "{tool: modle,", 33, "no tool has the id 'modle'", "did you mean 'model'?"),
        (
            B,
            "used: true",
            "used: false",
            32,
            "the record says that no AI was used, and lists uses of it",
            "write 'used: true'",
        ),
        (
            B,
            "{term: Tariff,",
            "{term: WHO,",
            25,
            "two of kind term are called 'WHO', the first in line 24",
            "give one of them another name",
        ),
        (
            S,
            "- id: town-history",
            "- id: town-report",
            12,
            "two of kind source are called 'town-report', the first in line 1",
            "give one of them another name",
        ),
        (
            S,
            "  accessed: 2026-11-20\n",
            "",
            1,
            "the source 'town-report' has a URL, but not the day it was opened",
            "add a line 'accessed: 2026-11-22'",
        ),
        (S, "reliability: B", "reliability: G", 10, "'reliability': 'G' is not one of A, B, C, D, E, F", ""),
        (
            S,
            "{literal: Town A}",
            "{name: Town A}",
            3,
            "unknown key 'name'",
            "known are literal, family, given, dropping-particle, non-dropping-particle, suffix",
        ),
        (
            S,
            "origin: town-a",
            "publisher_place: A\n  origin: town-a",
            8,
            "unknown key 'publisher_place'",
            "did you mean 'publisher-place'?",
        ),
        (
            S,
            "origin: town-a",
            "wells: A\n  origin: town-a",
            8,
            "unknown key 'wells'",
            "docs/writing.md lists those known",
        ),
        (
            S,
            "issued: 1999",
            "issued: 1999/1998",
            17,
            "'issued': '1999/1998' is no date: it ends before it begins",
            "write it as 2026-11-22",
        ),
        (
            S,
            "issued: 1999",
            "issued: 1999-13",
            17,
            "'issued': '1999-13' is no date: no calendar has it",
            "write it as 2026-11-22",
        ),
        (S, "origin: town-a", "origin: town a", 8, "'origin': an id has letters, digits and hyphens only", ""),
        (
            F,
            "- id: first-well",
            "- id: less-use",
            13,
            "two of kind fact are called 'less-use', the first in line 1",
            "give one of them another name",
        ),
        (
            F,
            "value: 20",
            "value: twenty",
            5,
            "'value': 'twenty' is no number",
            "write digits only, with a point for decimals: 4500 or 1.5",
        ),
        (
            F,
            "importance: key",
            "importance: keys",
            4,
            "'importance': 'keys' is not one of key, supporting, background",
            "did you mean 'key'?",
        ),
        (
            F,
            "type: percent",
            "type: per cent",
            3,
            "'type': 'per cent' is not one of date, number, money, percent, instrument, "
            "quotation, event, attribution, status, superlative, causal",
            "did you mean 'percent'?",
        ),
        (
            F,
            "proposed_by_ai: true",
            "proposed_by_ai: 2",
            9,
            "'proposed_by_ai': '2' is neither true nor false",
            "write true or false",
        ),
        (C, "title: What the record shows\n", "", 2, "'title' is missing", "add a line 'title: …'"),
        (C, "title: What the", "titel: a\ntitle: What the", 3, "unknown key 'titel'", "did you mean 'title'?"),
        (
            C,
            "title: What the",
            "opening: pages\ntitle: What the",
            3,
            "'opening': 'pages' is not one of run-on, page",
            "did you mean 'page'?",
        ),
        (
            C,
            "title: What the",
            "numbered: never\ntitle: What the",
            3,
            "'numbered': 'never' is neither true nor false",
            "write true or false",
        ),
        (C, "id: record", "id: the record", 2, "'id': an id has letters, digits and hyphens only", ""),
        (
            C,
            "title: What the",
            "title: a: What the",
            3,
            "this is no YAML: mapping values are not allowed in this context",
            "put a value that holds a colon in quotation marks",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(problems_after, name, old, new, line, message, hint):
    found = problems_after(name, old, new)
    told = f"content/water/{name}:{line}: error: {message}"
    if hint is None:
        assert [problem.split("\n")[0] for problem in found if message in problem] == [told]
    else:
        assert (f"{told}\n  hint: {hint}" if hint else told) in found


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (B, "version: 1.0.0", "version: 1.0.0\nfoo: 1"),
        (B, "[introduction, record]", "al"),
        (B, "{tool: model,", "{tool: modle,"),
        (S, "reliability: B", "reliability: G"),
        (F, "value: 20", "value: twenty"),
        (C, "title: What the record shows\n", ""),
        (C, "id: record", "id: the record"),
        (B, "version: 1.0.0", "verison: 1.0.0"),
        (B, 'text: "The first', 'txt: "The first'),
        (C, "title: What the", "titel: What the"),
    ],
)
def test_one_mistake_is_told_once(problems_after, name, old, new):
    assert len(problems_after(name, old, new)) == 1


def test_a_missing_key_is_told_beside_an_unknown_one_that_is_not_like_it(problems_after):
    told = [
        problem.split(": error: ")[1].split("\n")[0]
        for problem in problems_after(B, "title: Water and its price", "foo: 1")
    ]
    assert told == ["'title' is missing", "unknown key 'foo'"]


def test_a_status_that_only_the_pipeline_computes_cannot_be_written(problems_after):
    statuses = "verified, sourced, partly, disputed, contradicted, unverifiable, not_checked, judgement"
    old = "proposed_by_ai: true\n  status: sourced"
    assert problems_after(F, old, old.replace("sourced", "stale")) == [
        f"content/water/facts.yaml:10: error: 'status': 'stale' is not one of {statuses}"
    ]


def test_a_use_of_ai_must_be_said(folder):
    text = (folder.path / B).read_text()
    folder.write(B, text[: text.index("ai_assistance:")])
    assert folder.read() == (
        None,
        ["content/water/briefing.yaml:1: error: 'ai_assistance' is missing\n  hint: add a line 'ai_assistance: …'"],
    )


def test_what_ai_was_used_for_must_be_said(folder):
    text = (folder.path / B).read_text()
    folder.write(B, text[: text.index("  uses:")] + text[text.index("  not_used_for:") :])
    assert folder.read()[1] == [
        "content/water/briefing.yaml:28: error: AI was used, but the record does not say for what\n"
        "  hint: list what it was used for under 'uses:'"
    ]


def test_values_keep_what_was_typed(folder):
    folder.change(B, "version: 1.0.0", "version: 1.10")
    folder.change(B, "title: Water and its price", "title: no")
    folder.change(F, "value: 20", "value: 20.50")
    briefing, found = folder.read()
    assert found == []
    assert (briefing.version, briefing.title) == ("1.10", "no")
    assert str(briefing.facts[0].values[0].number) == "20.50"


def test_values_become_those_of_the_model(folder):
    briefing, _ = folder.read()
    assert briefing.published.isoformat() == "2026-11-22"
    assert briefing.editions == ("a4", "letter")
    assert [term.term for term in briefing.glossary] == ["Tariff", "WHO"]
    assert [section.id for section in briefing.sections] == ["introduction", "record"]
    assert (briefing.sections[0].running_title, briefing.sections[1].running_title) == ("Introduction", "Record")
    assert briefing.facts[1].values[0].date.iso == "1886"
    assert briefing.assistance.uses[0].chapters == ("introduction", "record")
    assert briefing.next_review is None


def test_a_source_is_handed_on_as_csl(folder):
    briefing, _ = folder.read()
    assert briefing.sources[1].csl == (
        '{"author": [{"family": "Doe", "given": "Jo"}], "id": "town-history", "issued": {"date-parts": [[1999]]}, '
        '"publisher": "Example Press", "title": "A history of wells", "type": "book"}'
    )
