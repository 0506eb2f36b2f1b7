"""The web page as a file: everything inside, nothing left over from paper. A tiny briefing; no browser."""

import base64
import io
import itertools
import re
from dataclasses import fields
from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5
from fontTools.ttLib import TTFont

from press.compose import compose_page
from press.declare import html_meta, json_ld
from press.model.briefing import Picture
from press.model.drawing import Palette
from press.model.output import Download
from press.model.report import Report
from press.model.theme import HOUSE
from press.web import bind
from press.web.stylesheet import read_stylesheet
from tests.html_read import tags_of
from tests.mail.letters import document_in

DOWNLOADS = (
    Download("water-a4.pdf", "a4", "A4", 12, 310_000),
    Download("water-letter.pdf", "letter", "US Letter", 1, 9),
)


def page_of(document, drawings=()) -> str:
    report = Report()
    linked = json_ld(document.briefing, document.evidence)
    html = compose_page(document, DOWNLOADS, html_meta(document.evidence), linked, HOUSE, report)
    assert html is not None
    return bind(html, document.pictures, drawings, HOUSE.styles).decode()


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    return document_in(tmp_path_factory.mktemp("water"))


@pytest.fixture(scope="module")
def page(document):
    return page_of(document)


def test_it_says_what_it_is(page):
    assert page.startswith('<!doctype html>\n<html lang="en-GB">')
    assert "<title>Water and its price – Water briefing 2026/01</title>" in page
    assert '<meta name="description" content="Three towns raised the price of water, and use fell.">' in page
    assert '<meta name="ai-disclosure" content="ai-autonomous">' in page
    assert '<link rel="canonical" href="https://example.org/briefings/2026-01">' in page
    for name, content in (
        ("type", "article"),
        ("title", "Water and its price"),
        ("description", "Three towns raised the price of water, and use fell."),
        ("url", "https://example.org/briefings/2026-01"),
        ("locale", "en_GB"),
    ):
        assert f'<meta property="og:{name}" content="{content}">' in page
    assert page.count('<script type="application/ld+json">') == page.count("<script") == 1


def test_nothing_is_left_to_fetch(page):
    found = re.findall(r'\bsrc="([^"]+)"|url\("?([^")]+)', page) + re.findall(r'<link [^>]*href="([^"]*)"()', page)
    addresses = ["".join(pair) for pair in found]
    assert len(addresses) == 8 + 3
    leading = ("https://creativecommons.org/", "https://example.org/briefings/2026-01")  # which nothing is fetched from
    assert [a for a in addresses if not a.startswith(("data:", *leading))] == []
    assert "default-src 'none'" in page


def test_a_picture_is_inside(page, document):
    [picture] = document.pictures
    assert f'src="data:image/png;base64,{base64.b64encode(picture.content).decode()}"' in page
    assert 'alt="A harbour without ships"' in page


def test_fonts_are_inside_with_the_characters_of_the_page_only(page):
    fonts = [base64.b64decode(font) for font in re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", page)]
    assert len(fonts) == 7
    for font in map(TTFont, map(io.BytesIO, fonts)):
        characters = font.getBestCmap()
        assert ord("W") in characters
        assert ord("Ж") not in characters
        assert len(characters) < 200
        assert all("Source" not in str(name) for name in font["name"].names if name.nameID not in (0, 13, 14))


def test_the_same_briefing_is_the_same_page(page, document):
    assert page_of(document) == page


def test_no_page_number_and_no_mark_of_the_workings_is_left(page):
    assert "folio" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"\bdata-(?!fact|label)[a-z]+=", page)
    assert 'See <a href="#record" class="reference">chapter\N{NO-BREAK SPACE}2</a>.' in page


def test_each_note_opens_beside_its_call_and_is_listed_with_a_way_back(page):
    for number in "123":
        assert f'<button type="button" id="call.{number}" popovertarget="note.{number}"' in page
        assert f'id="note.{number}" popover="auto"' in page
        assert f'href="#listed.{number}"' in page
        assert f'<a class="back" href="#call.{number}" aria-label="Back to note {number}">' in page
    assert page.count('popover="auto"') == 3
    assert page.count("It published nothing.") == 2


def test_every_table_scrolls_in_a_region_that_has_a_name(page):
    regions = re.findall(r'<div class="scroll" role="region" tabindex="0" aria-labelledby="([^"]+)"><table', page)
    assert len(regions) == page.count("<table") == 2
    assert all(f'<figcaption id="{region}">' in page for region in regions)


def test_headings_skip_no_level_and_the_note_comes_before_all_but_the_title(page):
    levels = [int(tag[1]) for tag in tags_of(page) if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.index('id="reader-note.title"') < page.index('id="contents.title"') < page.index("At a glance</h2>")


def test_landmarks_and_skip_link(page):
    assert [page.count(f"<{tag}") for tag in ("main", "nav", "footer")] == [1, 1, 1]
    assert page.index('<a class="skip" href="#text.start">') < page.index('<header class="masthead">')
    assert '<main id="text.start" tabindex="-1">' in page
    assert page.count("<aside") == 1


def test_no_id_stands_twice_and_every_link_inside_leads_somewhere(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert set(re.findall(r'(?:popovertarget|aria-labelledby)="([^"]+)"', page)) <= set(ids)


def test_files_stand_behind_the_summary(page):
    assert (
        page.index("At a glance</h2>") < page.index('<div class="downloads">') < page.index('<section class="chapter')
    )


def test_each_pdf_is_named_with_paper_pages_and_size(page):
    assert '<a href="water-a4.pdf" type="application/pdf">A4 (PDF, 12 pages, 310 kB)</a>' in page
    assert '<a href="water-letter.pdf" type="application/pdf">US Letter (PDF, 1 page, 1 kB)</a>' in page


def test_a_drawing_stands_in_the_page_itself(document):
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9mm"><title>Alt</title><text>A</text></svg>'
    )
    from tinyhtml5 import parse

    from press.web.drawings import put_drawings_in

    root = parse('<figure id="f"><figcaption>x</figcaption><img src="figures/f.svg" alt="Alt"></figure>')
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    put_drawings_in(root, [Picture(f"figures/f-{n}.svg", "image/svg+xml", svg) for n in (1, 2)])
    drawn = list(root.iter("svg"))
    assert [drawing.attrib for drawing in drawn] == [{"viewBox": "0 0 9 9", "role": "img", "aria-label": "Alt"}] * 2
    assert not list(root.iter("img"))
    assert next(root.iter("div")).attrib["aria-labelledby"] == "f.caption"


def test_no_colour_is_written_outside_the_tokens():
    for path in (*sorted((HOUSE.styles / "web").glob("*.css")), HOUSE.styles / "web.css", HOUSE.styles / "mail.css"):
        css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(|:\s*(?:white|black)\b", css), path.name


@pytest.mark.parametrize("title", ['A "quoted" \\ title', "</style><script>alert(1)</script>", "Line\nbreak; } *"])
def test_the_title_stands_in_the_margin_of_print_and_cannot_leave_it(title):
    root = tinyhtml5.parse("<h1></h1><link rel=stylesheet href=web.css>", namespace_html_elements=False)
    next(root.iter("h1")).text = title
    made = bind(tostring(root, encoding="unicode", method="html"), (), (), HOUSE.styles).decode()
    [said] = re.findall(r'@top-left\s*\{[^}]*content:\s*"([^"]*)"', made)
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), said) == title


def test_every_ink_of_figures_is_set():
    css = read_stylesheet(HOUSE.styles, "web.css")
    inks = {field.name.replace("_", "-") for field in fields(Palette)} - {"sans"}
    assert {f"--drawn-{ink}" for ink in inks} <= set(re.findall(r"(--drawn-[\w-]+):", css))


def test_every_token_that_the_page_uses_is_defined():
    css = read_stylesheet(HOUSE.styles, "web.css")
    assert set(re.findall(r"var\(--([\w-]+)", css)) <= set(re.findall(r"--([\w-]+)\s*:", css))


def _luminance(colour: str) -> float:
    from press.model.drawing import luminance

    return luminance(colour)


@pytest.mark.parametrize("ground", ["dark-white", "dark-card", "dark-tint", "dark-paper"])
@pytest.mark.parametrize("text", ["dark-ink", "dark-navy", "dark-blue", "dark-steel"])
def test_dark_text_has_the_contrast_of_wcag(text, ground):
    css = Path(HOUSE.styles / "tokens.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([\w-]+):\s*([^;]+);", css))
    colours = []
    for name in (text, ground):
        value = tokens[name]
        while value.startswith("var("):
            value = tokens[value[6:-1]]
        colours.append(_luminance(value))
    light, dark = max(colours), min(colours)
    assert (light + 0.05) / (dark + 0.05) >= 5.9
