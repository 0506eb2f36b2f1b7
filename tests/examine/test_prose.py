"""Sentences of a chapter with their lines, marks and citations. The chapters are written out beside what they hold."""

from hypothesis import given
from hypothesis import strategies as st

from press.examine.language.pieces import Kind
from press.examine.language.prose import sentences_of
from press.model.briefing import Guidance, KeyPoint, Text
from press.model.report import Place, Report
from press.parse import parse_text
from tests.examine.chapters import CHAPTER, written
from tests.stages import prose_of


def sentences(text):
    return list(sentences_of(parse_text(Text(text, Place("chapter.md", 10)), Report())))


def texts(text, *kinds):
    return [sentence.text for sentence in sentences(text) if not kinds or sentence.kind in kinds]


def test_each_sentence_has_the_line_on_which_it_begins():
    found = sentences("It began in May. It\nended in June.\n\nIt was\nshort.\n")
    assert [(sentence.place.line, sentence.text) for sentence in found] == [
        (10, "It began in May."),
        (10, "It ended in June."),
        (13, "It was short."),
    ]


def test_abbreviations_do_not_end_a_sentence():
    text = "Gen. Ralston met Dr. J. Smith in St. Louis, e.g. on No. 5. The U.S. Senate sat.\n"
    assert texts(text) == ["Gen. Ralston met Dr. J. Smith in St. Louis, e.g. on No. 5.", "The U.S. Senate sat."]


def test_markdown_becomes_plain_text():
    text = "The *first* **force** of [the Council](https://example.org) -- see [](#legal) -- held `x` &amp; 2\\*3.\n"
    assert texts(text) == ["The first force of the Council – see § – held x & 2*3."]


def test_a_mark_knows_its_words_its_fact_its_line_and_its_place_in_the_sentence():
    (sentence,) = sentences("It had, at\nfirst, [4,500\n*troops*]{fact=strength} and ships.\n")
    (mark,) = sentence.marks
    assert (mark.words, mark.fact, mark.place.line) == ("4,500 troops", "strength", 11)
    assert sentence.text[mark.start : mark.end] == "4,500 troops"


def test_lines_after_a_mark_that_is_broken_are_counted():
    found = sentences("A [force\nof men]{fact=a} went.[@one,\npara. 2; @two]\nThen it left.\n")
    assert [(sentence.place.line, sentence.text) for sentence in found] == [
        (10, "A force of men went."),
        (13, "Then it left."),
    ]


def test_a_citation_belongs_to_the_sentence_before_it():
    first, second = sentences("It began.[@unsc-1244, para. 7; see @kfor-page] It ended.[@kfor-page]\n")
    assert [citation.sources for citation in first.citations] == [("unsc-1244", "kfor-page")]
    assert [citation.sources for citation in second.citations] == [("kfor-page",)]


def test_a_mark_is_never_cut():
    (sentence,) = sentences("It said [no. Never again]{fact=a} in May.\n")
    assert sentence.marks[0].words == "no. Never again"


def test_terms_phrases_and_note_calls_are_only_words():
    (sentence,) = sentences("The [mandate]{.term} is [ultra vires]{lang=la}.[^1]\n")
    assert (sentence.text, sentence.marks, sentence.citations) == ("The mandate is ultra vires.", (), ())


def test_orders_to_the_detector():
    found = sentences(
        '[It is so.]{check} [It was not so.]{nocheck reason="a definition"} '
        '[Nor this]{nocheck="an example"} was. It is.\n'
    )
    assert [(sentence.is_forced, sentence.waiver) for sentence in found] == [
        (True, None),
        (False, "a definition"),
        (False, "an example"),
        (False, None),
    ]


def test_headings_notes_lists_and_definitions_are_texts_of_their_own():
    text = (
        "## A heading {#one}\n\nFirst line.\n\n- An item\n  goes on\n- Another\n\nA term\n:   Its meaning.\n\n"
        "[^1]: A note.[@a]\n\n> Quoted words.\n> They go on.\n"
    )
    assert [(sentence.kind, sentence.text, sentence.place.line) for sentence in sentences(text)] == [
        (Kind.HEADING, "A heading", 10),
        (Kind.PARAGRAPH, "First line.", 12),
        (Kind.ITEM, "An item goes on", 14),
        (Kind.ITEM, "Another", 16),
        (Kind.HEADING, "A term", 18),
        (Kind.PARAGRAPH, "Its meaning.", 19),
        (Kind.NOTE, "A note.", 21),
        (Kind.QUOTE, "Quoted words.", 23),
        (Kind.QUOTE, "They go on.", 24),
    ]


def test_code_is_left_out():
    assert texts("Before.\n\n```\nIn 1949 it began.\n```\n\nAfter.\n") == ["Before.", "After."]


def test_a_table_is_cut_into_cells():
    text = (
        '/// table | Two missions\n    id: tbl-a\n    subtitle: In order.\n    source: "UN.[@un]"\n\n'
        "| Mission | Troops |\n|---|--:|\n| KFOR | [4,500]{fact=kfor}. Some left. |\n| a \\| b | 12 |\n///\n"
    )
    assert [(s.kind, s.text, s.place.line, s.table, s.row, s.column) for s in sentences(text)] == [
        (Kind.CAPTION, "Two missions", 10, 0, 0, 0),
        (Kind.CAPTION, "In order.", 12, 0, 0, 0),
        (Kind.SOURCE, "UN.", 13, 0, 0, 0),
        (Kind.HEAD_CELL, "Mission", 15, 1, 0, 0),
        (Kind.HEAD_CELL, "Troops", 15, 1, 0, 1),
        (Kind.ROW_HEAD, "KFOR", 17, 1, 1, 0),
        (Kind.CELL, "4,500. Some left.", 17, 1, 1, 1),
        (Kind.ROW_HEAD, "a | b", 18, 1, 2, 0),
        (Kind.CELL, "12", 18, 1, 2, 1),
    ]


def test_a_pull_quote_repeats():
    assert [sentence.kind for sentence in sentences("/// pull |\nA mandate.\n///\n\nIt.\n")] == [
        Kind.PULL,
        Kind.PARAGRAPH,
    ]


def test_the_texts_of_the_record_are_read_as_well():
    place = Place("content/small/briefing.yaml", 20)
    made = written(
        "It began.[@report]\n",
        key_points=(KeyPoint("Early.", Text("It had [4,500]{fact=strength}\nmen.", place)),),
        guidance=(Guidance("If you must", Text("Ask [who]{fact=who}.", place.below(4))),),
    )
    prose = prose_of(made)
    assert [(s.kind, s.text, s.place.line) for s in prose.sentences] == [
        (Kind.HEADING, "Early.", 20),
        (Kind.KEY_POINT, "It had 4,500 men.", 20),
        (Kind.STANDFIRST, "How.", 4),
        (Kind.PARAGRAPH, "It began.", 7),
        (Kind.GUIDANCE, "Ask who.", 24),
    ]
    assert prose.used_facts == {"strength", "who"}
    assert prose.cited_sources == {"report"}
    assert prose.sentences[3].place == Place(CHAPTER, 7)


@given(st.text(alphabet='ab .\n[]{}()@^`*_|#>/-:!\\"<&=fact1', max_size=120))
def test_any_markdown_can_be_read(text):
    last = 10 + text.count("\n")
    for sentence in sentences(text):
        assert 10 <= sentence.place.line <= last
        for mark in sentence.marks:
            assert 10 <= mark.place.line <= last
            assert sentence.text[mark.start : mark.end] == mark.words[: len(sentence.text) - mark.start]
