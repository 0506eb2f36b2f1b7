"""Markdown by strangers: text that would take a parser hours, characters in disguise, HTML, links that mislead."""

import pytest

from tests.hostile.spoiled import BODY_LINE, chapter

LONG = "the line has more than 20000 characters"
HTML = "HTML is not read: "


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        pytest.param("[" * 20_000 + "x", 7, "'[' stands here more than 200 times in a row", id="brackets"),
        pytest.param("[ " * 1500, 7, "'[' stands here more than 1000 times", id="brackets apart"),
        pytest.param("[a](" * 1500, 7, "'[' stands here more than 1000 times", id="links left open"),
        pytest.param("![" * 1500, 7, "'[' stands here more than 1000 times", id="pictures left open"),
        pytest.param("[^a] " * 1500, 7, "'[' stands here more than 1000 times", id="note calls"),
        pytest.param("| a |\n|---|\n|" + "[ " * 1500 + "|", 7, "'[' stands here more than 1000 times", id="in a cell"),
        pytest.param("<a " * 1500, 7, "'<' stands here more than 1000 times", id="tags left open"),
        pytest.param("*a **b " * 600, 7, "'*' stands here more than 1000 times", id="asterisks"),
        pytest.param("*" * 201 + "a", 7, "'*' stands here more than 200 times in a row", id="asterisks in a row"),
        pytest.param("`a " * 1500, 7, "'`' stands here more than 1000 times", id="backticks"),
        pytest.param("\\*" * 1500, 7, "'\\' stands here more than 1000 times", id="backslashes"),
        pytest.param("\"' " * 1500, 7, "'\"' stands here more than 1000 times", id="quotation marks"),
        pytest.param("& " * 1500, 7, "'&' stands here more than 1000 times", id="ampersands"),
        pytest.param("a" + "-" * 201, 7, "'-' stands here more than 200 times in a row", id="hyphens"),
        pytest.param("." * 201, 7, "'.' stands here more than 200 times in a row", id="full stops"),
        pytest.param("/" * 201, 7, "'/' stands here more than 200 times in a row", id="slashes"),
        pytest.param("#" * 201, 7, "'#' stands here more than 200 times in a row", id="hashes"),
        pytest.param("a " * 10_001, 7, LONG, id="a long line"),
        pytest.param("a" * 20_001, 7, LONG, id="a long word"),
        pytest.param(("a " * 5000 + "\n") * 11, 7, "the paragraph has more than 100000 characters", id="a paragraph"),
        pytest.param("> " * 500 + "x", 7, "this is indented too deep to be read", id="quotations"),
        pytest.param(
            "".join("    " * n + "- x\n" for n in range(40)), 23, "this is indented too deep to be read", id="lists"
        ),
        pytest.param(
            "/// table | T\n    id: t\n\n| a |\n|---|\n" + "| 1 |\n" * 3001,
            10,
            "the table has more than 3000 rows",
            id="rows",
        ),
        pytest.param("x\n\n" + "[^n]: t\n\n" * 2001, 4009, "the chapter has more than 2000 notes", id="notes"),
    ],
)
def test_text_that_would_take_hours_is_refused_before_it_is_parsed(folder, body, line, problem):
    assert f"02-record.md:{line}: {problem}" in chapter(folder, body)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param(
            "a\u202eb", "the invisible character U+202E changes the order in which text is shown", id="turned"
        ),
        pytest.param(
            "a\u2066b", "the invisible character U+2066 changes the order in which text is shown", id="isolated"
        ),
        pytest.param("a\0b", "the character U+0000 cannot be printed", id="zero"),
        pytest.param("a\x1b[2Jb", "the character U+001B cannot be printed", id="a terminal's command"),
        pytest.param("a\x02klzzwxh:0\x03b", "the character U+0002 cannot be printed", id="the parser's own mark"),
        pytest.param("a\ue0007\ue001b", "the character U+E000 cannot be printed", id="our own mark"),
        pytest.param("a\u2028b", "the character U+2028 cannot be printed", id="another line end"),
        pytest.param("a\u3164b", "the character U+3164 is invisible, and could hide words", id="a filler"),
        pytest.param("a\U000e0041b", "the character U+E0041 is invisible, and could hide words", id="a tag"),
        pytest.param("a" + "\u0301" * 7, "more than 6 accents stand on one letter", id="a tower of accents"),
        pytest.param("a&#x202E;b", "no character is called '&#x202E;'", id="turned by number"),
        pytest.param("a&#0;b", "no character is called '&#0;'", id="zero by number"),
        pytest.param("a&#xE0041;b", "no character is called '&#xE0041;'", id="a tag by number"),
        pytest.param("a&#xE000;b", "no character is called '&#xE000;'", id="our own mark by number"),
        pytest.param("a&NoSuch;b", "no character is called '&NoSuch;'", id="a name that is none"),
    ],
)
def test_characters_in_disguise_are_refused(folder, body, problem):
    assert f"02-record.md:{BODY_LINE}: {problem}" in chapter(folder, body)


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"a\n\xff\xfe", 8), ("a".encode("utf-16"), 7), (b"\xc0\xaf", 7), (b"a\xed\xa0\x80", 7)],
    ids=["no encoding", "UTF-16", "a slash in disguise", "half a character"],
)
def test_what_is_not_utf8_is_refused(folder, content, line):
    assert f"02-record.md:{line}: this is not UTF-8 text" in chapter(folder, content)


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<iframe src='file:///a'>", "<a href='x'>",
        "<style>@import 'x'</style>", "<link rel=attachment href='file:///a'>", "<object data='x'>", "<b>",
        "<sub onclick='x()'>a</sub>", "<sub style='color: red'>a</sub>", "<svg/onload=x()>", "<!-- a -->", "<!DOCTYPE>",
        "<![CDATA[a]]>", "<?php a ?>", "</p>", "<base href='x'>", "<meta http-equiv=refresh>", "<p id=note-1>", "<q>",
    ],
)  # fmt: skip
def test_html_is_refused(folder, typed):
    assert any(each.startswith(f"02-record.md:{BODY_LINE}: {HTML}") for each in chapter(folder, f"a {typed} b"))


@pytest.mark.parametrize(
    "typed", ["a<br>b", "H<sub>2</sub>O", "m<sup>2</sup>", "<kbd>x</kbd>", "<small>x</small>", "a<wbr>b"]
)
def test_the_html_that_has_no_markdown_is_read(folder, typed):
    assert not any(HTML in each for each in chapter(folder, typed))


@pytest.mark.parametrize(
    "typed", ["[a]{onclick=x}", "[a]{style=x}", "[a]{#id}", "[a]{.warning}", "[a]{href=x}", "[a]{data-fact=x}"]
)
def test_attributes_are_refused(folder, typed):
    name = typed[4:-1]
    assert f"02-record.md:{BODY_LINE}: '{name}' cannot stand in braces here" in chapter(folder, typed)


NO_ADDRESS = "is no address that a link can have"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("javascript:alert(1)", NO_ADDRESS), ("JaVaScRiPt:alert(1)", NO_ADDRESS), ("data:text/html,x", NO_ADDRESS),
        ("file:///etc/passwd", NO_ADDRESS), ("vbscript:x", NO_ADDRESS), ("//evil.example/", NO_ADDRESS),
        ("ftp://example.org/", NO_ADDRESS), ("smb://example.org/a", NO_ADDRESS), ("page.html", NO_ADDRESS),
        ("https:evil.example\\a", NO_ADDRESS), ("https://[::1", NO_ADDRESS), ("https://a.example:99999/", NO_ADDRESS),
        ("https://", "names no site"), ("https:///a", "names no site"), ("https://bank/", "names no site"),
        ("https://bank.example@evil.example/", "hides its site behind a name and '@'"),
        ("https://аpple.com/", "mixes scripts in the name of its site, 'аpple'"),
        ("https://xn--pple-43d.com/", "mixes scripts in the name of its site, 'аpple'"),
        ("mailto:desk@example.org?bcc=spy@evil.example", "would fill in 'bcc' of a mail"),
        ("mailto:desk@example.org?attach=/etc/passwd", "would fill in 'attach' of a mail"),
        ("mailto:desk@example.org?subject=a%0Ab", "would put a second line into the subject"),
        ("mailto:desk@example.org%0ABcc:spy@evil.example", "is no e-mail address"),
        ("mailto:", "is no e-mail address"), ("tel:*21*0900123#", "is no telephone number"),
    ],
)  # fmt: skip
def test_addresses_that_do_more_than_lead_somewhere_are_refused(folder, address, problem):
    assert f"02-record.md:{BODY_LINE}: '{address}' {problem}" in chapter(folder, f"[words]({address})")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://bank.example/", "https://evil.example/"), ("bank.example", "https://evil.example/bank.example"),
        ("www.bank.example", "https://bank.example.evil.example/"), ("see https://bank.example/a", "https://evil.example/"),
        ("bank.example/login", "https://evilbank.example/login"), ("desk@bank.example", "mailto:desk@evil.example"),
        ("desk@bank.example", "https://evil.example/"), ("BANK.example", "http://b4nk.example"),
    ],
)  # fmt: skip
def test_words_that_name_another_place_than_the_link_are_refused(folder, words, address):
    found = chapter(folder, f"[{words}]({address})")
    assert any(f"02-record.md:{BODY_LINE}: the words of the link name '" in each for each in found)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://example.org/a", "https://example.org/a"), ("example.org", "https://www.example.org/b"),
        ("www.example.org", "https://example.org/"), ("example.org", "https://docs.example.org/"),
        ("the report", "https://example.org/"), ("version 1.0", "https://example.org/"), ("e.g. this", "https://a.example/"),
        ("desk@example.org", "mailto:desk@example.org?subject=Water"), ("call us", "tel:+44-20-7946-0000"),
    ],
)  # fmt: skip
def test_links_that_say_where_they_lead_are_read(folder, words, address):
    assert not any(each.startswith("02-record.md") for each in chapter(folder, f"[{words}]({address})"))


@pytest.mark.parametrize("typed", ["{{ 7*7 }}", "{% include '/etc/passwd' %}", "{# a #}", "${x}", "{{ config }}"])
def test_template_syntax_is_text(folder, typed):
    assert not any(each.startswith("02-record.md") for each in chapter(folder, f"Say {typed} here."))
