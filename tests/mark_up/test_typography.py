"""Microtypography; ``~`` stands for a no-break space. Expected lines were set by hand after design.md, 2.11."""

import pytest

from press.mark_up.typography import set_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Resolution 1244 and Chapter VII of it", "Resolution~1244 and Chapter~VII of~it", id="number"),
        pytest.param("see p. 4, paras. 7 to 9, no. 3 below", "see p.~4, paras.~7 to 9, no.~3~below", id="locators"),
        pytest.param("on 12 June 1999 they went", "on 12~June 1999 they~went", id="day and month"),
        pytest.param("some 5 per cent of 3 million", "some 5~per~cent of~3~million", id="unit"),
        pytest.param("J. R. Doe wrote much of it", "J.~R.~Doe wrote much of~it", id="initials"),
        pytest.param("use fell – at last – by half", "use fell~– at last~– by~half", id="dash"),
        pytest.param("a lonely last word", "a lonely last~word", id="short last word"),
        pytest.param("three words only", "three words only", id="too few words to bind"),
        pytest.param("the very last of implementation", "the very last of implementation", id="long last word"),
        pytest.param("a 130,000 troops force", "a 130,000~troops~force", id="thousands"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_words_that_belong_together_are_bound(text, expected):
    assert set_line(text) == expected.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("\"a\" and 'b'", "“a” and ‘b’", id="quotation marks"),
        pytest.param("it's the towns' water", "it’s the towns’ water", id="apostrophes"),
        pytest.param('"*a*", said "[b]{.term}"', '“<em>a</em>”, said “<span class="term">b</span>”', id="at elements"),
        pytest.param('x "`a`"', "x “<code>a</code>”", id="closed behind the last element"),
        pytest.param('"a."[@town-history] "b"', None, id="closed before a note"),
        pytest.param("rock 'n' roll", "rock ’n’ roll", id="letters left out"),
        pytest.param("the '90s and '07", "the ’90s and ’07", id="years without a century"),
        pytest.param("'90 men' and '12 people.'", "‘90 men’ and ‘12 people.’", id="numbers that are quoted"),
        pytest.param("'Tis so; 'twas not", "’Tis so; ’twas not", id="words that begin with an apostrophe"),
        pytest.param("5'10\" tall and 6'2\"", "5′10″ tall and 6′2″", id="feet and inches"),
        pytest.param("\"'a' b\" and '\"c\" d'", "“‘a’ b” and ‘“c” d’", id="one in another"),
        pytest.param('a ("b"), x--"c"', "a (“b”), x–“c”", id="behind brackets and dashes"),
        pytest.param('\\"a\\" &quot;b&quot;', '"a" "b"', id="what means itself"),
        pytest.param("1992--95 --- or so...", "1992–95 — or so…", id="dashes and dots"),
        pytest.param('`a--b "c"`', '<code>a--b "c"</code>', id="code stays as typed"),
        pytest.param("NATO-led", "NATO-led", id="hyphens stay"),
    ],
)
def test_typewriter_characters_become_those_of_print(mark, markdown, html):
    marked = mark(markdown).html
    if html is None:
        html = '“a.”<span class="note" id="note-1">J. Doe, <i>A History of Wells</i> (Example Press, 1999).</span> “b”'
    assert marked == f"<p>{html}</p>"


def test_the_last_words_are_bound_across_an_element(mark):
    assert mark("one two three *four*").typeset == "<p>one two three\xa0\u2060<em>four</em></p>"


def test_the_last_words_before_a_note_are_bound(mark):
    assert mark("one two three four.[^a]\n\n[^a]: b").typeset.startswith("<p>one two three\xa0four.<span")


def test_titles_are_set_like_text(mark):
    document = mark("x", title='The "price" of water in 12 towns -- a report', subtitle="A 4 * 3 grid").document
    assert document.title == "The “price” of water in 12 towns\xa0– a\xa0report"
    assert document.subtitle == "A 4 * 3\xa0grid"


def test_words_are_bound_where_their_author_broke_the_line(mark):
    assert (
        mark("It was on 12\nJune of all the days\nof it.").typeset
        == "<p>It was on 12\xa0June of all the days of\xa0it.</p>"
    )
