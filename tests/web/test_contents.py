"""The contents name what the page holds, in its order, whatever that is."""

import re
from xml.etree.ElementTree import fromstring, tostring

import pytest

from press.web.contents import list_contents
from tests.mail.letters import document_in
from tests.web.test_bind import page_of


def listed(main: str) -> str:
    root = fromstring(f'<body><ul id="contents.list" /><main>{main}</main></body>')
    list_contents(root)
    return tostring(root[0], encoding="unicode").replace("<span />", "")


@pytest.mark.parametrize(
    ("main", "made"),
    [
        pytest.param(
            '<section id="one"><h2><span class="number">1</span> One <i>way</i></h2><h3 id="a">A</h3>'
            '<h3 id="b">B</h3></section><section id="two"><h2>Two</h2><h3>No address</h3></section>',
            '<li><a href="#one"><span class="number">1</span><span>One way</span></a><ul>'
            '<li><a href="#a"><span>A</span></a></li>'
            '<li><a href="#b"><span>B</span></a></li></ul></li><li><a href="#two"><span>Two</span></a></li>',
            id="sections with headings",
        ),
        pytest.param(
            '<section id="one"><h2 id="a">A</h2><h3 id="b">B</h3><h2 id="c">C</h2></section>',
            '<li><a href="#a"><span>A</span></a><ul><li><a href="#b"><span>B</span></a></li></ul></li>'
            '<li><a href="#c"><span>C</span></a></li>',
            id="a text that is all of its briefing",
        ),
        pytest.param(
            '<section id="one"><h3 id="a">A<span class="call">1</span><span class="note">N.</span></h3></section>',
            '<li><a href="#a"><span>A</span></a></li>',
            id="a note in a heading",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_sections_are_listed_with_their_headings(main, made):
    inner = f">{made}</ul>" if made else " />"
    assert listed(main) == f'<ul id="contents.list"{inner}'


def test_the_contents_have_the_order_of_the_page(tmp_path):
    page = page_of(document_in(tmp_path))
    nav, main = page.split("<nav")[1].split("</nav>")[0], page.split("<main")[1]
    places = [main.index(f'id="{id}"') for id in re.findall(r'href="#([^"]+)"', nav)]
    assert len(places) > 6
    assert places == sorted(places)
