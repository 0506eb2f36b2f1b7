"""Page numbers in the text: right, with as many digits as they have, and without another layout of the whole."""

from types import SimpleNamespace

import pytest

from press.paginate.engine import pages
from press.paginate.engine.folios import set_stand_ins
from press.paginate.engine.page_styles import keep_what_pages_share
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

STYLE = (
    "@page{size:60mm 30mm;margin:0} *{margin:0;orphans:1;widows:1} p{font:5mm/10mm monospace} .new{break-before:page}"
    ".n{float:footnote} .n::footnote-call{content:'1'} .n::footnote-marker{content:'1. '}"
)


@pytest.fixture
def laid_out(monkeypatch) -> list[int]:
    """The indices of the pages that were laid out, in order."""
    from weasyprint.layout import page

    pages.lay_out_each_page_once()
    done: list[int] = []
    original = page.remake_page
    monkeypatch.setattr(page, "remake_page", lambda index, *rest: done.append(index) or original(index, *rest))
    return done


def folio(target: str, form: str = "plain") -> str:
    return f'<span data-folio="{form}" data-target="{target}"></span>'


def printed(*paragraphs: str) -> list[str]:
    """The text of each page."""
    html = weasyprint.HTML(string=f"<meta charset=utf-8><style>{STYLE}</style>{''.join(paragraphs)}")
    set_stand_ins(html.etree_element)
    document = html.render()
    return [
        "".join(box.text for box in page._page_box.descendants() if hasattr(box, "text")) for page in document.pages
    ]


def page(name: str, text: str = "x") -> str:
    return f'<p class="new" id="{name}">{text}</p>'


@pytest.mark.parametrize("count", [9, 10, 99, 100, 101])
def test_a_number_has_the_digits_that_it_has(laid_out, count):
    text = f"{folio('last', 'bracketed')}, {folio('p1')}"
    found = printed(f"<p>{text}</p>", *(page(f"p{n}") for n in range(1, count - 1)), page("last", text))
    assert len(found) == count
    assert (found[0], found[-1]) == (f"(page\N{NO-BREAK SPACE}{count}), 2", ", 2")


@pytest.mark.parametrize("before", [0, 12], ids=["ahead", "behind"])
def test_a_number_of_one_digit_leaves_no_room_for_another(laid_out, before):
    # Nineteen letters fill a line; with a second digit, the last would go to the next line, and its space be lost.
    text = f"<p>{'a' * 8}{folio('p1', 'bracketed')} b</p>"
    pages = [page("p1"), *(page(f"x{number}") for number in range(before))]
    found = printed(*(pages if before else ()), text, *(() if before else pages))
    number = 2 if not before else 1
    assert f"{'a' * 8} (page\N{NO-BREAK SPACE}{number}) b" in (found[0], found[-1].removeprefix("x"))


NAMED = '<i id="here">x</i>'
AFTER_COMMA, BRACKETED = folio("here", "after-comma"), folio("here", "bracketed")


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        pytest.param([f"<p>a{AFTER_COMMA}.</p><p>{NAMED}</p>"], ["a.x"], id="after a comma"),
        pytest.param([f"<p>a{BRACKETED} b</p><p>{NAMED}</p>"], ["a bx"], id="in brackets"),
        pytest.param([f"<p>{NAMED}</p><p>a{AFTER_COMMA}.</p>"], ["xa."], id="behind it"),
        pytest.param([f"<p>{NAMED} {folio('here')}</p>"], ["x 1"], id="a number alone, as in contents, stays"),
        pytest.param(
            [f"<p>a{AFTER_COMMA}.</p>", page("p", f"{NAMED}{AFTER_COMMA}"), page("q", f"a{AFTER_COMMA}")],
            ["a, page\N{NO-BREAK SPACE}2.", "x", "a, page\N{NO-BREAK SPACE}2"],
            id="on other pages",
        ),
        pytest.param(
            [f"<p>{'b' * 16}{AFTER_COMMA}</p><p>{NAMED}</p><p>c</p>"],
            [f"{'b' * 16}xc"],
            id="what follows a line that is gone comes up",
        ),
        pytest.param(
            [f'<p>{NAMED}<span class="n">b{AFTER_COMMA}.</span></p>'],
            ["x11. b."],
            id="in a note",
        ),
    ],
)  # fmt: skip
def test_what_begins_on_the_same_page_is_named_without_it(laid_out, paragraphs, found):
    assert printed(*paragraphs) == found


def test_only_a_page_that_no_one_foresaw_is_made_again_without_numbers(laid_out):
    near = f"<p>a{AFTER_COMMA}</p><p>{NAMED}</p>"
    far = near.replace("here", "there").replace("</p><p>", f"</p><p>{'c' * 19}</p><p>")
    printed(f"<p>{'b' * 19} {'b' * 19}</p>", page("q", near), page("r", far))
    assert laid_out == [0, 1, 2, 2]


def test_a_number_that_was_taken_for_needless_comes_back(laid_out):
    # Of what has room on a page by its length, a page break parts it.
    found = printed(f"<p>{'b' * 19} {'b' * 19}</p>", page("q", f"a{AFTER_COMMA}"), page("r", NAMED))
    assert found == ["b" * 38, "a, page\N{NO-BREAK SPACE}3", "x"]
    assert laid_out == [0, 1, 2, 1]


def test_lines_break_as_if_the_number_had_never_been(laid_out):
    words = f"<style>@page{{{{height:90mm}}}}</style><p>{'aa ' * 5}aa{{}}, bb bbb b bbbb b bb b</p><p>{NAMED}</p>"
    texts = []
    for number in (AFTER_COMMA, BRACKETED, ""):
        html = weasyprint.HTML(string=f"<meta charset=utf-8><style>{STYLE}</style>{words.format(number)}")
        set_stand_ins(html.etree_element)
        boxes = [box for page in html.render().pages for box in page._page_box.descendants()]
        assert not [box for box in boxes if box.element_tag == "span"]
        lines = [box for box in boxes if type(box).__name__ == "LineBox"]
        texts.append([[child.text for child in line.descendants() if hasattr(child, "text")] for line in lines])
    assert texts[0] == texts[1]
    assert ["".join(line) for line in texts[0]] == ["".join(line) for line in texts[2]]


def test_what_goes_on_overleaf_is_on_the_page_that_it_begins_on(laid_out):
    keep_what_pages_share()
    assert printed(f"<p>{folio('x')}</p>", page("x", "a<br>b<br>c<br>d<br>e"))[0] == "2"


def test_only_the_page_of_a_longer_number_is_made_again(laid_out):
    printed(f"<p>{folio('last')}</p>", *(page(f"p{n}") for n in range(118)), page("last"))
    assert laid_out == [*range(120), 0]


def test_what_a_longer_number_moves_is_made_again_until_pages_are_as_before(laid_out):
    # Nineteen letters fill a line, three lines a page. With a digit more, the line has twenty: a word goes to the line
    # below, a line to the page after, and that has room for it.
    full = f"<p>{'a' * 14} {folio('last')} b</p><p>c</p><p>d</p><p>e</p>"
    found = printed(full, *(page(f"p{n}") for n in range(117)), page("last"))
    assert found[:3] == [f"{'a' * 14} 120bc", "de", "x"]
    assert laid_out == [*range(120), 0, 1]


@pytest.mark.parametrize(("height", "number"), [(15, 2), (25, 3)], ids=["behind the figure", "on the page after it"])
def test_what_leaves_an_empty_fragment_is_on_the_page_where_its_words_begin(laid_out, height, number):
    # A column of flex items leaves an empty fragment where the first does not fit. The figure stays: behind so much, it
    # would come too late.
    cards = "".join(f'<div style="break-inside:avoid;height:15mm">{name}</div>' for name in "cd")
    found = printed(
        f'<p>{folio("cards")}<br>b</p><figure style="break-inside:avoid;height:{height}mm"></figure>',
        f'<div id="cards" style="display:flex;flex-direction:column"><div>{cards}</div></div>',
    )
    assert (found[0], found[number - 1][0]) == (f"{number}b", "c")


def test_a_page_counter_in_the_text_is_refused():
    pages.lay_out_each_page_once()
    with pytest.raises(RuntimeError, match="data-folio"):
        printed("<style>p::after{content:counter(pages)}</style><p>x</p>", page("y"))


def test_a_place_behind_all_of_a_box_is_at_its_end():
    """Where the words of a cell are laid out, and only its room is left."""
    from press.paginate.engine.nearness import Nearness

    root = SimpleNamespace(element=None, children=[SimpleNamespace(element="body", children=[])])
    assert list(Nearness(root, {"body": 7}, {"folio": (6, 9)}).together({0: {3: None}})) == []
