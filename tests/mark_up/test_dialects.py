"""What is set of other dialects, as HTML; the expected HTML was written out by hand."""

from dataclasses import replace

import pytest

from press.model.briefing import KeyPoint, Text
from press.model.report import Place
from tests.examine.briefings import source

NOTE = '<span class="note" id="note-1">{}</span>'
TOWN = "Town A, <i>Water Use in 2025</i> (2026)."
CITED = f'b. <span class="citation">{TOWN}</span>'
ITEMS = '<li data-number="5">a</li><li data-number="6">b</li>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("H~2~O and 10^9^", "<p>H<sub>2</sub>O and 10<sup>9</sup></p>", id="below and above"),
        pytest.param("It is ~~*not* so~~ there", "<p>It is <del><em>not</em> so</del> there</p>", id="struck"),
        pytest.param("one  \ntwo\\\nthree", "<p>one<br>two<br>three</p>", id="ends of lines"),
        pytest.param(
            "- [ ] a\n- [X] b",
            '<ul><li data-task="open"><span class="task">☐</span> a</li>'
            '<li data-task="done"><span class="task">☑</span> b</li></ul>',
            id="things to do",
        ),
        pytest.param(
            "- [ ] a\n\n    b\n",
            '<ul><li data-task="open"><p><span class="task">☐</span> a</p><p>b</p></li></ul>',
            id="a thing to do in two paragraphs",
        ),
        pytest.param(
            "- [ ] *a* b\n",
            '<ul><li data-task="open"><span class="task">☐</span> <em>a</em> b</li></ul>',
            id="a thing to do that begins with stress",
        ),
        pytest.param(
            "5. a\n6. b", '<ol start="5"><li data-number="5">a</li><li data-number="6">b</li></ol>', id="five"
        ),
        pytest.param("a^[*b* c].", f"<p>a{NOTE.format('<em>b</em> c')}.</p>", id="inline note"),
        pytest.param(
            "a^[b.[@town-report]]",
            f"<p>a{NOTE.format(CITED)}</p>",
            id="cited in it",
        ),
        pytest.param(
            "As @town-report says",
            f'<p>As <span class="author">Town A{NOTE.format(TOWN)}</span> says</p>',
            id="author",
        ),
        pytest.param(
            "As @town-report [p. 4], says",
            f'<p>As <span class="author">Town A{NOTE.format(TOWN[:-1] + ", p. 4.")}</span>, says</p>',
            id="author with a locator",
        ),
        pytest.param("So it is.[-@town-report]", f"<p>So it is.{NOTE.format(TOWN)}</p>", id="without the name"),
        pytest.param("As @nobody says", "<p>As @nobody says</p>", id="a handle"),
    ],
)
def test_it_is_set_as_its_author_meant(mark, markdown, html):
    marked = mark(markdown)
    assert marked.html == html
    assert marked.problems == []


@pytest.mark.parametrize(
    ("csl", "name"),
    [
        ('"author": [{"family": "Doe", "given": "Jo"}]', "Doe"),
        ('"author": [{"family": "Doe"}, {"family": "Roe"}]', "Doe and Roe"),
        ('"author": [{"family": "Doe"}, {"family": "Roe"}, {"literal": "Body A"}]', "Doe, Roe and Body A"),
        ('"author": [{"family": "A"}, {"family": "B"}, {"family": "C"}, {"family": "D"}]', "A and others"),
        ('"author": [{"family": "Berg", "non-dropping-particle": "van den"}]', "van den Berg"),
        ('"editor": [{"family": "O\'Doe"}]', "O’Doe"),
        ('"x": 1', "The paper"),
    ],
)
def test_an_author_is_named_as_the_source_records_them(mark, csl, name):
    paper = replace(source("paper"), csl=f'{{"id": "paper", "type": "book", "title": "The paper", {csl}}}')
    assert mark("As @paper says.", sources=(paper,)).html.startswith(
        f'<p>As <span class="author">{name}<span class="note"'
    )


def test_a_name_in_a_note_is_told(mark):
    assert mark("a[^b]\n\n[^b]: As @town-report says.").problems == [
        "one.md:3: error: '@town-report' would call a note within a note\n  hint: write [@town-report]"
    ]


def test_no_name_stands_where_no_citation_can(mark):
    point = KeyPoint("Lead.", Text("As @town-report says.", Place("briefing.yaml", 9)))
    assert mark("x", key_points=(point,)).problems == [
        "briefing.yaml:9: error: a citation cannot stand here\n  hint: cite the source in a chapter",
    ]
