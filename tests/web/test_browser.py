"""The flagship's page and mail in Chromium: no fault that axe-core finds at WCAG 2.2 AA, and what keys and paper do."""

import itertools
import json
import re
import subprocess

import pytest
from playwright.sync_api import Page

from tests.conftest import npm_package

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("flagship")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AUDIT = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"
WIDTHS = (320, 1280)
MODES = ("light", "dark")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["page", "mail"])
def test_axe_finds_no_fault(show, name, mode, width):
    page = show(name, width, mode)
    page.evaluate((npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(AUDIT, RULES)
    assert found["testEngine"]["version"] == "4.14.0"
    faults = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found["violations"]]
    assert faults == []


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_no_fault_in_an_open_note(show, mode):
    page = show("page", 320, mode)
    page.locator("[id='call.1']").click()
    page.evaluate((npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    assert [violation["id"] for violation in page.evaluate(AUDIT, RULES)["violations"]] == []


@pytest.mark.parametrize("name", ["page", "mail"])
def test_no_request_leaves_it(show, name):
    page = show(name)
    page.mouse.wheel(0, 100_000)
    page.wait_for_timeout(300)
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in page.asked if url.startswith("file:")]) == 1


def test_the_page_is_under_a_megabyte_and_says_nothing_to_the_console(show, files):
    assert files["page"].stat().st_size < 1_000_000
    page = show()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    assert said == []


@pytest.mark.parametrize("name", ["page", "mail"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(show, name, width):
    page = show(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_note_for_readers_begins_on_the_first_screen_of_a_phone(show):
    first = show(width=320).locator(".reader-note p").first.bounding_box()
    assert first["y"] + first["height"] <= 640


def test_on_a_phone_only_compared_columns_scroll(show):
    page = show(width=320)
    wider = """() => [...document.querySelectorAll('.table .scroll')].filter(e => e.scrollWidth > e.clientWidth)
        .map(e => e.closest('figure').className)"""
    assert [name for name in page.evaluate(wider) if "compared" not in name] == []
    assert page.locator(".cards td").count() > 200


@pytest.mark.parametrize("width", WIDTHS)
def test_the_contents_are_never_higher_than_the_window(show, width):
    contents = show(width=width).locator(".contents")
    assert contents.bounding_box()["height"] <= 900
    assert contents.locator("a").count() > 30


def test_its_own_fonts_are_used(show):
    page = show()
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Page Serif", "Page Sans", "Page Display"} <= {name.strip('"') for name in loaded}


@pytest.mark.parametrize("javascript", [True, False])
def test_a_note_opens_beside_its_call_and_closes_with_escape(show, javascript):
    page = show(java_script_enabled=javascript)
    call, note = page.locator("[id='call.2']"), page.locator("[id='note.2']")
    assert not note.is_visible()
    call.scroll_into_view_if_needed()
    call.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    at, of = note.bounding_box(), call.bounding_box()
    assert at["y"] - (of["y"] + of["height"]) < 40
    assert of["y"] - (at["y"] + at["height"]) < 40
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_a_note_leads_to_the_list_and_the_list_back(show):
    page = show()
    page.locator("[id='call.3']").click()
    page.locator("[id='note.3'] .to-list").click()
    assert page.url.endswith("#listed.3")
    page.locator("[id='listed.3'] .back").click()
    assert page.url.endswith("#call.3")
    assert page.locator("[id='call.3']").is_visible()


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(show):
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    order, focusable = [], page.locator("a[href], button, [tabindex='0']").count()
    closed = page.locator(".note a").count()
    for _ in range(focusable - closed):
        order.append(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
                    return [e.className || e.tagName,
                            s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }"""
            )
        )
        page.keyboard.press("Tab")
    assert all(outlined for _, outlined in order)
    assert "scroll" in [name for name, _ in order]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body || document.activeElement.className === 'skip'")


def test_the_skip_link_leads_to_the_text(show):
    page = show()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_touched_is_large_enough(show, width):
    """24 pixels (WCAG 2.2, 2.5.8), links within a sentence excepted."""
    page = show(width=width)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .contents a, .downloads a, .back')]
            .filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    )
    assert small == []


# Notes that open beside their calls, and ways back to these, are for the screen alone.
WORDS = """selector => [...document.querySelectorAll(selector)].map(e => { const words = e.cloneNode(true);
    words.querySelectorAll('.note, .back').forEach(hidden => hidden.remove()); return words.textContent; })"""


def flowing(text: str) -> str:
    """Printed text without what stands in the margin of each page, which is written before the rest of it."""
    return re.sub(r"(^|\f)(?:NATO and peace enforcement\n)?\d+ / \d+\n", r"\1", text)


def unspaced(text: str) -> str:
    """Without spaces, invisible ones too, and without the addresses that print gives behind links."""
    return re.sub(r"<https?:[^>]*>", "", re.sub(r"[\s\u00ad\u200b\u2060]", "", text))


@pytest.fixture
def printed(show, tmp_path) -> tuple[Page, str]:
    """The page in the dark, and the words of its print."""
    page, path = show(mode="dark"), tmp_path / "page.pdf"
    page.pdf(path=path, format="A4")
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return page, text


@pytest.mark.parametrize("part", ["main h2, main h3", ".chapter p:not(figure *)", ".ledger th p", ".sources li"])
def test_printed_from_the_browser_it_has_all_of_the_text(printed, part):
    page, text = printed
    words = page.evaluate(WORDS, part)
    assert len(words) >= 30
    assert [each for each in words if unspaced(each) not in unspaced(flowing(text))] == []


def test_printed_from_the_browser_it_has_the_note_of_every_call(printed):
    page, text = printed
    notes = page.evaluate(WORDS, "[id='notes.list'] > li")
    assert len(notes) == page.locator(".call").count() >= 30
    assert [each for each in notes if unspaced(each) not in unspaced(flowing(text))] == []


def test_printed_from_the_browser_its_pages_have_numbers_and_a_title(printed):
    _, text = printed
    pages = text.split("\f")[:-1]
    assert [n for n, page in enumerate(pages, 1) if f"{n} / {len(pages)}" not in page] == []
    assert [n for n, page in enumerate(pages[1:], 2) if "NATO and peace enforcement" not in page] == []


def test_printed_from_the_browser_it_has_the_words_that_readers_need_and_no_buttons(printed):
    _, text = printed
    for present in ("Note for readers", "At a glance", "The North Atlantic Treaty", "Facts and their standing"):
        assert present in text
    for absent in ("Skip to the text", "In the list of notes", "To print, or to keep"):
        assert absent not in text
    assert "Contents" not in text.split("At a glance")[0]


def test_the_outline_of_the_page_skips_no_level(show):
    levels = show().evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_json_ld_can_be_read(show):
    text = show().evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent")
    told = json.loads(text)
    assert told["@type"] == "Report"
    assert len(told["encoding"]) > 3
    assert len(text.encode()) < 25_000
