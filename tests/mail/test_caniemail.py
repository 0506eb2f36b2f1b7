"""What mail programs are known to make of the styles of a mail: the data of caniemail.com, and what we do about it.

Each property is to be known to every program that was tested there. Where one does not know it, or knows it in part,
the reason why it may stand in our mails is given here; a reason that is no longer needed, because a property is not
used or has come to be known, fails as well.
"""

import json
import re
from functools import cache
from typing import Any

import pytest

from tests.conftest import npm_package
from tests.mail.letters import document_in, html_of, letter_of

# Long names of what caniemail tests under a short one.
TESTED_AS = {
    "border-color": "border",
    "border-top": "border",
    "display": "display-none",
    "padding-left": "padding",
    "padding-right": "padding",
}
# What it holds nothing on, and why it may be used.
NOT_TESTED = {
    "color": "CSS 1; tested there with other things everywhere",
    "font-family": "CSS 1; where the first family is not known, the next is taken",
    "mso-hide": "for Word alone, which documents it; others pass over it",
    "mso-line-height-rule": "for Word alone: caniemail itself names it as the cure of its line heights",
    "mso-table-lspace": "for Word alone, which puts space beside tables; others pass over it",
    "mso-table-rspace": "for Word alone, which puts space beside tables; others pass over it",
    "text-size-adjust": "for telephones that enlarge text by themselves; others pass over it",
}
# Programs that do not know a feature, and what happens there.
UNKNOWN_TO = {
    "border-radius": ("gmx orange outlook.windows outlook.windows-mail web-de", "corners are square"),
    "border-spacing": ("outlook.macos outlook.windows outlook.windows-mail", "each table has cellspacing=0 too"),
    "display-none": ("gmail.mobile-webmail", "the preview is 1 pixel high, with no height and nothing that flows over"),
    "height": ("aol yahoo", "it becomes the least height, and the cell is empty"),
    "max-height": ("outlook.windows outlook.windows-mail", "mso-hide hides the preview there"),
    "overflow": ("outlook.windows outlook.windows-mail", "mso-hide hides the preview there"),
    "text-decoration": ("orange.ios protonmail.ios sfr.ios", "the words of the button are underlined, as links are"),
    "at-media": (
        "gmail.mobile-webmail laposte outlook.windows outlook.windows-mail sfr thunderbird",
        "the mail is as wide as the window anyway; only margins and the title are smaller on telephones",
    ),
    "at-media-prefers-color-scheme": (
        "aol gmail gmx hey laposte mail-ru outlook.windows outlook.windows-mail protonmail sfr t-online-de thunderbird"
        " web-de yahoo",
        "the mail stays light, or the program inverts it: words and their ground stand in the same elements",
    ),
    "important": ("gmx orange web-de wp-pl", "what it beats stays: the mail is light, and as on a wide screen"),
}
# What is known in part, by words of caniemail's note, and why that is enough.
KNOWN_IN_PART = {
    "background-color": {"color keywords from CSS Level 1": "bgcolor says the same"},
    "border": {
        "bigger than 8px": "ours are 1 pixel",
        "on a `<p>` or a `<div>`": "ours are on cells, which is tested below",
    },
    "border-radius": {"elliptical borders": "ours are round"},
    "display-none": {
        "inherit onto nested `<table>`": "the preview holds none",
        "applied directly to an `<img>`": "there are no pictures",
    },
    "font-size": {
        "`percentage` size values": "ours are in pixels, which is tested below",
        "`rem` values": "ours are in pixels, which is tested below",
    },
    "font-weight": {
        "between 1 and 1000": "ours are 400, 600 and 700, which is tested below",
        "between 0 and 599": "600 is as bold as 700 there",
    },
    "height": {"`<body>`, `<span>`, `<div>` or `<p>`": "ours is of a cell"},
    "line-height": {
        "mso-line-height-rule:exactly": "it is said",
        "`normal` value": "ours are in pixels, which is tested below",
    },
    "margin": {
        "Negative values": "there are none, which is tested below",
        "`<span>` and `<body>`": "that of body is 0, and a program that adds one shows the ground there",
        "`auto` value": "the table in the middle has align=center too",
        "`background-color` is included inside": "what has a ground has padding, and no margin",
    },
    "max-width": {"Only works on `<table>`": "ours is of a table"},
    "overflow": {
        "scroll through": "there is nothing to scroll",
        "depends on browser support": "neither is used",
        "`overflow-block` & `overflow-inline` not supported": "neither is used",
    },
    "padding": {
        "Only supported on table cells": "ours is on cells, which test_message.py tests",
        "same for all cells of a same row": "the cells of a row differ by 1 pixel",
    },
    "text-decoration": {
        "non Google accounts": "the words of the button are underlined, as links are",
        "multiple values": "ours have one",
        "`overline`": "it is not used",
        "long hand selectors": "only the line is asked for",
        "only supports the line property": "only the line is asked for",
    },
    "width": {
        "`<body>`, `<span>`, `<div>`, `<p>` or `<img>`": "ours are of tables and cells",
        "generic style that sets": "then the table is as wide as its words, and no wider than the window",
    },
    "at-media": {
        "height based": "ours ask for width",
        "landscape": "ours ask for width",
        "nested media queries are": "none stands in another",
        "not support nested": "none stands in another",
        "Hotmail/Outlook accounts": "see UNKNOWN_TO",
        "non Google accounts": "see UNKNOWN_TO",
        "`min-height` and `max-height` based": "the one for telephones asks for screen and max-width",
    },
    "important": {
        "in lowercase": "ours is",
        "not written in lowercase": "see UNKNOWN_TO",
        "not supported inline": "ours stands in the rules alone",
        "only supported inline": "see UNKNOWN_TO",
        "space before": "ours has one, which is tested below",
        "`background-image`": "there are no pictures",
    },
}


@cache
def support() -> dict[str, dict[str, Any]]:
    """What was tested of CSS, by name."""
    data = json.loads((npm_package("caniemail") / "data" / "caniemail.json").read_text(encoding="utf-8"))["data"]
    return {each["slug"].removeprefix("css-"): each for each in data if each["category"] == "css"}


def latest(feature: str) -> dict[str, str]:
    """What the last version that was tested of each program makes of a feature: y, n, u for unknown, a with notes."""
    found = support()[feature]["stats"]
    return {
        f"{family}.{platform}": list(versions.values())[-1]
        for family, platforms in found.items()
        for platform, versions in platforms.items()
    }


def without(feature: str) -> set[str]:
    return {program for program, answer in latest(feature).items() if answer.startswith("n")}


def notes_of(feature: str) -> set[str]:
    notes = support()[feature]["notes_by_num"]
    partly = [answer for answer in latest(feature).values() if answer.startswith("a")]
    return {notes[number] for answer in partly for number in re.findall(r"#(\d+)", answer)}


@pytest.fixture(scope="module")
def html(tmp_path_factory) -> str:
    return html_of(letter_of(document_in(tmp_path_factory.mktemp("water"))))


@pytest.fixture(scope="module")
def declared(html) -> list[tuple[str, str, str]]:
    """Element, property and value of each declaration; those of rules for screens are of no element."""
    inline = re.findall(r'<(\w+)[^>]*? style="([^"]*)"', html)
    rules = re.search(r"<style>(@media.*?)</style>", html, re.DOTALL)[1]
    blocks = [*inline, *(("", block) for block in re.findall(r"{([^{}]*)}", rules))]
    each = [(tag, *part.split(":", 1)) for tag, block in blocks for part in block.split(";") if ":" in part]
    return [(tag, name.strip(), value.strip()) for tag, name, value in each]


@pytest.fixture(scope="module")
def features(declared) -> set[str]:
    used = {TESTED_AS.get(name, name) for _, name, _ in declared}
    return used | {"at-media", "at-media-prefers-color-scheme", "important"}


def test_every_property_is_known_there_or_there_is_a_reason(features):
    assert {name for name in features if name not in support()} == set(NOT_TESTED)


def test_what_a_program_does_not_know_has_a_reason(features):
    lacking = {name: without(name) for name in sorted(features) if name in support() and without(name)}
    assert set(lacking) == set(UNKNOWN_TO)
    for name, programs in lacking.items():
        named = UNKNOWN_TO[name][0].split()
        assert {p for p in programs if not any(f"{p}.".startswith(f"{each}.") for each in named)} == set(), name
        assert {each for each in named if not any(f"{p}.".startswith(f"{each}.") for p in programs)} == set(), name


def test_what_a_program_knows_in_part_has_a_reason(features):
    partly = {name: notes_of(name) for name in sorted(features) if name in support() and notes_of(name)}
    assert set(partly) == set(KNOWN_IN_PART)
    for name, notes in partly.items():
        known = KNOWN_IN_PART[name]
        assert {n for n in notes if not any(words.casefold() in n.casefold() for words in known)} == set(), name
        assert {w for w in known if not any(w.casefold() in n.casefold() for n in notes)} == set(), name


def test_values_are_those_that_every_program_reads(declared):
    for tag, name, value in declared:
        if name in ("font-size", "line-height"):
            assert re.fullmatch(r"\d+px( !important)?", value), (tag, name, value)
        if name == "font-weight":
            assert value in ("400", "600", "700")
        if name.startswith(("margin", "padding")):
            assert "-" not in value
        if name.startswith("border") and name not in ("border-collapse", "border-spacing") and tag:
            assert tag == "td"
        if "!" in value:
            assert value.endswith(" !important")
            assert not tag
