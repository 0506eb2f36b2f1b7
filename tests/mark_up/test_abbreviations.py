"""Abbreviations of the glossary: spelled out once a chapter, and never where a mark would be noise."""

from dataclasses import replace

import pytest

WHO = '<abbr title="World Health Organization">WHO</abbr>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("The WHO and the WHO", f"<p>The {WHO} and the WHO</p>", id="first of each"),
        pytest.param("WHOs, WHO-led", f"<p>WHOs, {WHO}-led</p>", id="whole words"),
        pytest.param("[WHO](https://example.org)", '<p><a href="https://example.org">WHO</a></p>', id="not in a link"),
        pytest.param(
            "## The WHO\n\nWHO",
            f'<h3 id="one-the-who" data-title="1.1 The WHO"><span class="number">1.1</span> The WHO</h3><p>{WHO}</p>',
            id="not in a heading",
        ),
        pytest.param("`WHO` *WHO*", f"<p><code>WHO</code> <em>{WHO}</em></p>", id="not in code"),
    ],
)
def test_an_abbreviation_is_spelled_out(mark, markdown, html):
    assert mark(markdown).html == html


def test_every_chapter_spells_it_out_anew(mark):
    section = mark("The WHO").document.briefing.sections[0]
    chapters = mark("", sections=(section, replace(section, id="two"))).document.chapters
    assert [chapter.html.count("<abbr") for chapter in chapters] == [1, 1]


def test_terms_are_listed_with_an_id_each(mark):
    assert [(term.id, term.term, term.html.replace("\xa0", " ")) for term in mark("x").document.terms] == [
        ("term-1", "Tariff", "The price of water by volume."),
        ("term-2", "WHO", "The health agency of the UN."),
    ]
