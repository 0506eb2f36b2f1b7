"""Citations in Pandoc's form, in the style mhra-notes. Expected: MHRA Style Guide, 4th edition, 7."""

from dataclasses import replace

import pytest

from press.mark_up.citations import Cite, as_element, parse_citation
from press.mark_up.elements import inner_html


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("@a", (Cite("a", "", ""),)),
        ("@a, p. 4", (Cite("a", "", "p. 4"),)),
        ("see @a", (Cite("a", "see", ""),)),
        ("see also @a-b_1, paras. 4-6; @c", (Cite("a-b_1", "see also", "paras. 4-6"), Cite("c", "", ""))),
        ("@a,\np. 4", (Cite("a", "", "p. 4"),)),
        ("@a, first paragraph, line 3", (Cite("a", "", "first paragraph, line 3"),)),
    ],
)
def test_a_citation_is_read(text, cites):
    assert parse_citation(text) == cites


@pytest.mark.parametrize("text", ["", "a", "@", "@a p. 4", "@a,", "@a; b", "@a @b", "@a;"])
def test_what_is_no_citation_is_refused(text):
    assert parse_citation(text) is None


@pytest.mark.parametrize(
    ("markdown", "notes"),
    [
        pytest.param("a[@town-report]", ["Town A, <i>Water Use in 2025</i> (2026)."], id="report"),
        pytest.param("a[@town-history]", ["J. Doe, <i>A History of Wells</i> (Example Press, 1999)."], id="book"),
        pytest.param("a[@town-report, p. 4]", ["Town A, <i>Water Use in 2025</i> (2026), p. 4."], id="page"),
        pytest.param("a[@town-report, pp. 4-6]", ["Town A, <i>Water Use in 2025</i> (2026), pp. 4–6."], id="pages"),
        pytest.param("a[@town-report, para. 7]", ["Town A, <i>Water Use in 2025</i> (2026), para. 7."], id="paragraph"),
        pytest.param("a[@town-report, art. 5]", ["Town A, <i>Water Use in 2025</i> (2026), art. 5."], id="article"),
        pytest.param(
            "a[@town-report, first line]", ["Town A, <i>Water Use in 2025</i> (2026), first line."], id="own words"
        ),
        pytest.param(
            "a[@town-report, p. 4] b[@town-report, p. 6]",
            ["Town A, <i>Water Use in 2025</i> (2026), p. 4.", "Town A, <i>Water Use in 2025</i>, p. 6."],
            id="full first, short later",
        ),
        pytest.param(
            "a[@town-report, p. 4; see @town-history]",
            [
                "Town A, <i>Water Use in 2025</i> (2026), p. 4; see J. Doe, <i>A History of Wells</i> "
                "(Example Press, 1999)."
            ],
            id="two sources in one note",
        ),
        pytest.param(
            "a[see <x> & @town-report]",
            ["see &lt;x&gt; &amp; Town A, <i>Water Use in 2025</i> (2026)."],
            id="prefix with angle brackets",
        ),
    ],
)
def test_a_citation_becomes_a_note(mark, markdown, notes):
    marked = mark(markdown)
    assert marked.notes == notes
    assert marked.problems == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("art. 5", "art. 5"),
        ("articles 5--7", "arts 5–7"),
        ("sec. 3", "sect. 3"),
        ("paras 4--7", "paras 4–7"),
        ("para. 4(b)", "para. 4(b)"),
        ("paras 84 and 86", "paras 84 and 86"),
        ("pp. 101-108", "pp. 101–108"),
        ("p. 1-20", "pp. 1–20"),
        ("pp. iv-xx", "pp. iv–xx"),
        ("p. 12a", "p. 12a"),
        ("ch. 3", "ch. 3"),
        ("ch. iv", "ch. iv"),
        ("vol. 2", "vol. 2"),
        ("vol. ii", "vol. ii"),
        ("note 5", "n. 5"),
        ("fol. 12r", "fol. 12r"),
        ("fols 12r-13v", "fols 12r–13v"),
        ("col. 4", "col. 4"),
        ("line 9", "l. 9"),
        ("act 3", "act 3"),
        ("app. B", "app. B"),
        ("fig. 3", "fig. 3"),
        ("Schedule 2, para. 4--5", "Schedule 2, para. 4–5"),
        ("vol. 2, p. 5", "vol. 2, p. 5"),
        ("12:30", "12:30"),
        ("s.v. well-head", "s.v. well-head"),
    ],
)
def test_a_place_in_a_source_is_printed_whole(mark, typed, printed):
    marked = mark(f"a[@town-history, {typed}] b[@town-history, {typed}]")
    assert marked.notes == [
        f"J. Doe, <i>A History of Wells</i> (Example Press, 1999), {printed}.",
        f"Doe, <i>A History of Wells</i>, {printed}.",
    ]


def test_sources_are_listed_once_by_first_mention_with_their_address(mark):
    document = mark("a[@town-report, p. 4; @town-history] b[@town-report]").document
    assert [(entry.number, entry.id, entry.html.replace("\xa0", " ")) for entry in document.sources] == [
        (
            1,
            "town-report",
            'Town A, <i>Water Use in 2025</i> (2026) <a href="https://example.org/water-use" class="address">'
            "example.org/water-use</a> [accessed 20 November 2026]",
        ),
        (2, "town-history", "Doe, J., <i>A History of Wells</i> (Example Press, 1999)"),
    ]


def test_a_source_that_no_note_names_is_not_listed(mark):
    assert mark("a").document.sources == ()


def test_the_words_of_a_source_cannot_become_markup(mark):
    source = mark("x").document.briefing.sources[0]
    csl = source.csl.replace("Water use in 2025", "Water <b>use</b> & {{ thrift }}")
    document = mark("a[@town-report]", sources=(replace(source, csl=csl),)).document
    assert "&amp; {{ thrift }}" in document.notes[0].html.casefold()
    assert "{{ thrift }}" in document.sources[0].html.casefold()


def test_an_address_in_a_formatted_source_becomes_a_link_that_shows_where_it_leads():
    element = as_element("At &lt;https://www.example.org/a?b=1&amp;c=2&gt;.", "p")
    assert inner_html(element) == (
        'At <a href="https://www.example.org/a?b=1&amp;c=2" class="address">example.org/a?b=1&amp;c=2</a>.'
    )


@pytest.mark.parametrize(
    ("markdown", "message", "hint"),
    [
        ("a\nb[@nope]", "no source has the key 'nope'", "add it to sources.yaml"),
        ("a\nb[@town-reprot]", "no source has the key 'town-reprot'", "did you mean 'town-report'?"),
        ("a\nb[@town-report p. 4]", "'[@town-report p. 4]' is no citation", "write [@key] or [@key, p. 4; @other]"),
        ("a\nb[@town-report; c]", "'[@town-report; c]' is no citation", "write [@key] or [@key, p. 4; @other]"),
        ("a\nb[@town-report, ]", "'[@town-report, ]' is no citation", "write [@key] or [@key, p. 4; @other]"),
        (
            "a\nb[@town-report",
            "the brackets of '[@town-report' are not read",
            r"close brackets and do not nest them; for a bracket that is text, write \[",
        ),
        (
            "a\nb[@]",
            "the brackets of '[@]' are not read",
            r"close brackets and do not nest them; for a bracket that is text, write \[",
        ),
    ],
)
def test_a_mistake_in_a_citation_is_told(mark, markdown, message, hint):
    assert mark(markdown).problems == [f"one.md:2: error: {message}\n  hint: {hint}"]


def test_every_unknown_source_of_a_citation_is_told(mark):
    assert mark("a[@one; @town-report; @two]").problems == [
        "one.md:1: error: no source has the key 'one'\n  hint: add it to sources.yaml",
        "one.md:1: error: no source has the key 'two'\n  hint: add it to sources.yaml",
    ]


def test_an_unknown_citation_style_is_told(mark):
    briefing = mark("x").document.briefing
    assert mark("a[@town-report]", citation_style="mhra-note").problems == [
        f"{briefing.place}: error: no citation style is called 'mhra-note'\n  hint: did you mean 'mhra-notes'?"
    ]
