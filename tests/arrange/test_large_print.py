"""Chapters in the order of large print. HTML is that of mark_up, shortened by hand."""

from dataclasses import replace

import pytest

from press.arrange import arrange
from press.model.document import Note
from press.model.edition import Arrangement
from press.model.report import Place, Report
from tests.arrange.documents import CHAPTER, DOCUMENT

TABLE = (
    '<figure class="table short" id="tbl-use"><table><caption><p class="title"><span class="label">Table 1</span> '
    'Use fell</p></caption><thead><tr><th scope="col">Town</th><th scope="col">Use</th><th scope="col">Why</th></tr>'
    '</thead><tbody><tr><th scope="row">First &amp; only</th><td class="figures">80</td><td>Price<br>rose</td></tr>'
    '<tr><th scope="row">Second</th><td>90</td><td>–</td></tr></tbody></table><p class="source">Own count.</p></figure>'
)


def arranged(html: str, drawings: tuple[str, ...] = (), notes: tuple[Note, ...] = ()):
    document = replace(DOCUMENT, chapters=(replace(CHAPTER, html=html),), notes=notes)
    report = Report()
    made = arrange(document, Arrangement.LARGE_PRINT, drawings, report)
    assert report.diagnostics == ()
    return made.chapters[0]


def note(number: int) -> Note:
    return Note(number, f"Text of {number}.", Place("a.md", number))


def test_notes_move_to_the_end_of_their_chapter():
    html = '<p>Use fell.\u2060<span class="note" id="note-7">Text of 7.</span> It rose.</p>'
    chapter = arranged(html, notes=(note(6), note(7)))
    assert chapter.html == '<p>Use fell. <a class="call" href="#note-7">[note\xa07]</a> It rose.</p>'
    assert chapter.notes == (note(7),)


def test_a_note_at_the_very_start_and_two_in_a_row_are_called_apart():
    html = '<p><span class="note" id="note-1">Text</span><span class="note" id="note-2">Text</span></p>'
    chapter = arranged(html, notes=(note(1), note(2)))
    assert chapter.html.count("[note\xa0") == 2
    assert "</a> <a" in chapter.html


def test_a_table_becomes_a_card_for_each_row():
    chapter = arranged(f"<p>Text.</p>{TABLE}<p>After.</p>")
    assert chapter.html == (
        '<p>Text.</p><div class="cards" id="tbl-use"><div class="caption"><p class="title"><span class="label">Table 1'
        "</span> Use fell</p></div>"
        '<div class="card"><h3 class="card-title">First &amp; only</h3><dl><dt>Use</dt><dd>80</dd><dt>Why</dt>'
        "<dd>Price<br>rose</dd></dl></div>"
        '<div class="card"><h3 class="card-title">Second</h3><dl><dt>Use</dt><dd>90</dd><dt>Why</dt>'
        "<dd>–</dd></dl></div>"
        '<p class="source">Own count.</p></div><p>After.</p>'
    )


@pytest.mark.parametrize(
    ("before", "level"), [("", "h3"), ("<h3>One</h3>", "h4"), ("<h3>One</h3><h4>Two</h4>", "h4")], ids=str
)
def test_a_card_skips_no_level_of_heading(before, level):
    assert f'<{level} class="card-title">Second</{level}>' in arranged(before + TABLE).html


def test_notes_in_a_table_are_kept():
    table = TABLE.replace("90", '90<span class="note" id="note-1">Text of 1.</span>')
    chapter = arranged(table, notes=(note(1),))
    assert '<dd>90 <a class="call" href="#note-1">[note\xa01]</a></dd>' in chapter.html
    assert chapter.notes == (note(1),)


def test_a_pull_quote_is_left_out_and_the_text_after_it_kept():
    assert arranged('<p>A</p><blockquote class="pull"><p>A</p></blockquote>\n<p>B</p>').html == "<p>A</p>\n<p>B</p>"


def test_a_figure_in_parts_is_shown_whole():
    html = '<figure class="figure drawn"><img src="figures/line.svg" alt="A line"></figure>'
    shown = arranged(html, ("figures/line-1.svg", "figures/line-2.svg")).html
    assert shown == (
        '<figure class="figure drawn"><img src="figures/line-1.svg" alt="Part 1 of 2. A line">'
        '<img src="figures/line-2.svg" alt="Part 2 of 2. A line"></figure>'
    )
    assert arranged(html, ("figures/line.svg",)).html == html


def test_the_standard_arrangement_changes_nothing_but_its_form():
    arranged = arrange(DOCUMENT, Arrangement.STANDARD, (), Report())
    assert replace(arranged, form=DOCUMENT.form) == DOCUMENT
    assert arranged.form.name == DOCUMENT.briefing.form.name


def test_the_letters_of_a_table_s_notes_are_named():
    below = '<div class="table-notes"><p class="table-note"><span class="mark">a</span> Rounded.</p></div>'
    noted = TABLE.replace("80</td>", '80<sup class="mark">a</sup></td>')
    html = arranged(noted.replace('<p class="source">', f'{below}<p class="source">')).html.replace("\xa0", " ")
    assert '<dd>80 <span class="call">[note a]</span></dd>' in html
    assert '<p class="table-note"><span class="mark">Note a:</span> Rounded.</p>' in html
