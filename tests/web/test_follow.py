"""From a word to the row of its fact, from there to a source and its address, and all the way back."""

import re
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
import tinyhtml5

from press.web.cited import link_sources
from press.web.marks import lead_to_facts
from press.web.permalinks import show_addresses
from tests.mail.letters import document_in
from tests.web.test_bind import page_of

ROWS = '<table><tr id="fact-a"><th><a href="#one">chapter 1</a></th></tr><tr id="fact-b"></tr></table>'


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return page_of(document_in(tmp_path_factory.mktemp("water")))


def marked(words: str) -> str:
    """A chapter of these words, as HTML, once its marks are links."""
    root = tinyhtml5.parse(f'<section id="one"><p>{words}</p></section>{ROWS}', namespace_html_elements=False)
    lead_to_facts(root)
    return inner(next(root.iter("p")))


def inner(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")[3:-4]


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        pytest.param(
            '<span data-fact="a">4,500 <i>men</i></span>.',
            '<a data-fact="a" id="use.a.1" href="#fact-a" class="fact">4,500 <i>men</i></a>.',
            id="words",
        ),
        pytest.param(
            '<span data-fact="a">x<span class="note" id="n">y</span> z</span>',
            '<span data-fact="a" id="use.a.1"><a href="#fact-a" class="fact">x</a><span class="note" id="n">y</span>'
            '<a href="#fact-a" class="fact"> z</a></span>',
            id="words around a note",
        ),
        pytest.param(
            '<span data-fact="a">x <span data-fact="b">y</span></span>',
            '<span data-fact="a" id="use.a.1"><a href="#fact-a" class="fact">x </a>'
            '<a data-fact="b" id="use.b.2" href="#fact-b" class="fact">y</a></span>',
            id="words within words",
        ),
        pytest.param(
            '<a href="#q"><span data-fact="a">x</span></a>',
            '<a href="#q"><span data-fact="a" id="use.a.1">x</span></a>',
            id="words of a link",
        ),
        pytest.param('<span data-fact="c">x</span>', '<span data-fact="c">x</span>', id="no row"),
    ],
)
def test_marked_words_lead_to_their_row(typed, made):
    assert marked(typed) == made


def test_a_row_leads_to_the_first_of_its_words_in_a_section():
    root = tinyhtml5.parse(
        f'<section id="one"><p data-fact="a">x</p><p data-fact="a">y</p></section>{ROWS}',
        namespace_html_elements=False,
    )
    lead_to_facts(root)
    assert [link.get("href") for link in next(root.iter("tr")).iter("a")] == ["#use.a.1"]
    assert [p.get("id") for p in root.iter("a") if p.get("data-fact")] == ["use.a.1", None]


def test_a_note_leads_to_its_source_and_address_and_the_source_back():
    root = fromstring(
        """<div><li id="listed.7"><span data-sources="2 1">See.</span></li>
        <span class="note" id="note.7" popover="auto"><span data-sources="2">See.</span></span>
        <table><tr id="fact-a"><td><a href="#source-2">Source 2</a></td></tr></table>
        <li id="source-1"><p>One</p></li>
        <li id="source-2"><p>Two <a class="address" href="https://www.example.org/2">example.org/2</a></p></li></div>"""
    )
    link_sources(root)
    note, _, entry = (element for element in root.iter("li"))
    assert "".join(note.itertext()) == "See. → Source 2 → Source 1"
    assert [link.get("href") for link in note.iter("a")] == ["#source-2", "#source-1"]
    beside = next(element for element in root.iter("span") if "popover" in element.attrib)
    assert "".join(beside.itertext()) == "See. → Source 2, example.org"
    assert [link.get("href") for link in beside.iter("a")] == ["#source-2", "https://www.example.org/2"]
    back = entry[-1]
    assert "".join(back.itertext()) == "Cited in note 7. On record for a."
    assert [link.get("href") for link in back.iter("a")] == ["#listed.7", "#fact-a"]


def test_a_note_that_is_called_again_leads_to_the_first():
    root = fromstring('<li id="listed.9"><span><span class="again">See note 3.</span></span></li>')
    link_sources(root)
    [link] = root.iter("a")
    assert (link.get("href"), link.text, link.tail) == ("#listed.3", "note 3", ".")


def test_what_has_an_id_of_its_own_shows_its_address():
    root = fromstring(
        """<main><section id="one"><header><h2>One</h2></header><h3 id="one-a"><span class="number">1.1</span> A</h3>
        <figure id="tbl-x"><figcaption><p><span class="label">Table 1</span> X</p></figcaption></figure>
        <figure id="figure.2"><figcaption><p>Y</p></figcaption></figure></section></main>"""
    )
    show_addresses(root)
    links = [(link.get("href"), link.get("aria-label")) for link in root.iter("a")]
    assert links == [("#one", "Link to One"), ("#one-a", "Link to 1.1 A"), ("#tbl-x", "Link to Table 1")]


def test_every_address_within_the_page_is_that_of_something(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_fact_has_a_row_with_an_address_and_its_sources(page):
    rows = re.findall(r'<tr id="fact-([^"]+)">(.*?)</tr>', page, flags=re.DOTALL)
    assert len(rows) == page.count('<p class="standing">') > 0
    for id, row in rows:
        assert f'<a href="#fact-{id}">#{id}</a>' in row
        assert "Source " in row


def test_how_to_follow_a_claim_is_said_once(page):
    assert page.count("Words that rest on a fact lead to its row") == 1
