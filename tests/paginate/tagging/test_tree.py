"""The tree is that of the galley's elements (ISO 32000-1, 14.8.4), however they are printed."""

import pytest

from tests.paginate.tagging.told import told

UNMARKED = "<style>li::before { content: none !important }</style>"
LONG = "Water has a price, and each of the towns has another one. " * 3


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            "<h1>A</h1><section><header><h2>1 B</h2></header><p>b<h3>1.1 C</h3><p>c<h4>D</h4><p>d<h3>1.2 E</h3>",
            [
                " H1 |A", " Sect", "  H2 |1 B", "  P |b", "  Sect", "   H3 |1.1 C", "   P |c", "   Sect", "    H4 |D",
                "    P |d", "  Sect", "   H3 |1.2 E",
            ],
            id="each heading opens a section",
        ),
        pytest.param(
            "<ul><li>a<li><p>b<ol><li>c</ol></ul>",
            [
                " L", "  LI", "   Lbl |–", "   LBody |a", "  LI", "   Lbl |–", "   LBody", "    P |b", "    L",
                "     LI", "      Lbl |1", "      LBody |c",
            ],
            id="lists",
        ),
        pytest.param(
            f"{UNMARKED}<ul><li data-task=done><span class=task>x</span> a</ul>",
            [" L", "  LI", "   Lbl |x", "   LBody |a"],
            id="a box of a thing to do is a label",
        ),
        pytest.param(
            "<dl><dt>a<dd>b<dt>c<dt>d<dd>e<dd>f</dl>",
            [
                " L", "  LI", "   Lbl |a", "   LBody |b", "  LI", "   Lbl |c", "    P |d", "   LBody |e", "    P |f",
            ],
            id="terms and explanations are pairs",
        ),
        pytest.param(
            f"{UNMARKED}<nav><h2>In it</h2><ol><li><p class=entry><span class=numeral>1</span><a href='#a'>A</a>"
            " <i>1</i><ol><li><p class=entry><a href='#b'>B</a> <i>1</i></ol></ol></nav><h1 id=a>A</h1><h2 id=b>B</h2>",
            [
                " Sect", "  H2 |In it", "  TOC", "   TOCI", "    Lbl |1", "    Reference |1", "     Link |A",
                "    TOC", "     TOCI", "      Reference |1", "       Link |B", " H1 |A", " Sect", "  H2 |B",
            ],
            id="contents",
        ),
        pytest.param(
            "<p>a<em>b</em><strong>c</strong><i>d</i><code>e</code><span>f</span> <q>g</q></p>",
            [" P |adf", "  Em |b", "  Strong |c", "  Code |e", "  Quote |“g”"],
            id="what says nothing is no element",
        ),
        pytest.param(
            "<blockquote><p>a</blockquote><aside><p class=title>T<p>b</aside>",
            [" BlockQuote", "  P |a", " Aside", "  P |T", "  P |b"],
            id="quotations and boxes",
        ),
        pytest.param(
            "<div class=key-figures><div class=key-figure><p>9<p>towns</div></div>",
            [" L", "  LI", "   LBody", "    P |9", "    P |towns"],
            id="key figures are a list",
        ),
        pytest.param("<section>a<p>b</section>", [" Sect", "  P |a", "  P |b"], id="text without a paragraph"),
        pytest.param("<p>a <a href='#nowhere'>b</a></p>", [" P |a b"], id="a link that leads nowhere is none"),
        pytest.param("<p>a</p><p hidden style='display:none'>b</p><div></div>", [" P |a"], id="nothing empty"),
        pytest.param(
            "<p>a <span aria-hidden=true>b</span> c</p>", [" P |a c"], id="decoration is no content"
        ),
    ],
)  # fmt: skip
def test_tree(body, lines, caplog):
    assert told(body).lines()[1:] == lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            "<p>a<span class=note id=n1>N</span> b<p>c",
            [" P |a b", "  Reference", "   Link |1", " Note |N", "  Lbl", "   Link |1.", " P |c"],
            id="behind the paragraph that calls it",
        ),
        pytest.param(
            "<p>a<span class=note id=n1>N</span> b<span class=note id=n2>M</span>",
            [
                " P |a b", "  Reference", "   Link |1", "  Reference", "   Link |2",
                " Note |N", "  Lbl", "   Link |1.", " Note |M", "  Lbl", "   Link |2.",
            ],
            id="in the order of their calls",
        ),
        pytest.param(
            "<table><caption>c<span class=note id=n1>N</span></caption><tr><th>a<td>b<span class=note id=n2>M</span>"
            "</table><p>d",
            [
                " Table", "  Caption |c", "   Reference", "    Link |1", "  TBody", "   TR", "    TH |a", "    TD |b",
                "     Reference", "      Link |2", " Note |N", "  Lbl", "   Link |1.", " Note |M", "  Lbl",
                "   Link |2.", " P |d",
            ],
            id="behind the whole table",
        ),
        pytest.param(
            "<ul><li>a<span class=note id=n1>N</span> b<ul><li>c</ul></ul>",
            [
                " L", "  LI", "   Lbl |–", "   LBody |a b", "    Reference", "     Link |1", "    Note |N", "     Lbl",
                "      Link |1.", "    L", "     LI", "      Lbl |–", "      LBody |c",
            ],
            id="behind the words of an item, before a list within it",
        ),
        pytest.param(
            "<h2>a<span class=note id=n1>N</span></h2><p>b",
            [" H2 |a", "  Reference", "   Link |1", " Note |N", "  Lbl", "   Link |1.", " P |b"],
            id="behind a heading",
        ),
        pytest.param(
            "<p>a<span class=note id=n1><span class=paragraph>N</span><span class=items><span class=item>"
            "<span class=mark>–</span> i</span></span></span></p>",
            [
                " P |a", "  Reference", "   Link |1", " Note", "  Lbl", "   Link |1.", "  P |N", "  L", "   LI",
                "    Lbl |–", "    LBody |i",
            ],
            id="a note with a list",
        ),
        pytest.param(
            "<p>a <a class=call href='#n1'>[note 1]</a></p><ul class=notes><li id=n1><p><strong>Note 1</strong> N</ul>",
            [" P |a", "  Reference", "   Link |[note 1]", " Note |–", "  Lbl", "   Link |Note 1", "  P |N"],
            id="notes at the end of a chapter",
        ),
        pytest.param(
            "<figure><table><tr><th>a<td>b<sup class=mark>a</sup></table>"
            "<div class=table-notes><p class=table-note id=t-a><span class=mark>a</span> N</div></figure>",
            [
                " Table", "  TBody", "   TR", "    TH |a", "    TD |b", "     Reference", "      Link |a",
                " Note |N", "  Lbl", "   Link |a",
            ],
            id="notes of a table",
        ),
    ],
)  # fmt: skip
def test_notes(body, lines):
    assert told(body).lines()[1:] == lines


def test_what_pages_cut_is_one_element():
    """A sentence goes on on the next page, behind a note that stands at the foot of the first."""
    found = told(f"<p>{LONG * 3}<span class=note id=n>N</span>{LONG}</p><ul><li>{LONG}<li>{LONG}</ul>")
    assert len(found.pdf.pages) > 2
    text = " ".join((LONG * 4).split())
    assert found.lines()[1] == f" P |{text}"
    assert [len(found.elements(type_)) for type_ in ("P", "L", "LI")] == [1, 1, 2]


def test_the_head_of_a_table_is_read_once():
    rows = "".join(f"<tr><th>{n}<td>{LONG}" for n in range(6))
    found = told(f"<table><thead><tr><th>Town<th>What it did</thead>{rows}</table>")
    assert len(found.pdf.pages) > 2
    assert [len(found.elements(type_)) for type_ in ("Table", "THead", "TR")] == [1, 1, 7]
    heads = [text for (_, mark), text in found.texts.items() if mark < 0]
    assert len([text for text in heads if "Town" in text]) == len(found.pdf.pages) - 1


def test_a_figure_that_moves_is_read_where_it_was_written():
    image = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='99' height='99'/>"
    found = told(
        f'<section><p>{LONG}<figure><div class=caption><p>C</div><img alt=A src="{image}"></figure><p>b</section>',
        "@page { size: 100mm 52mm } figure { break-inside: avoid; margin: 0 } img { display: block }",
    )
    order = [line.split()[0] for line in found.lines()]
    assert order == ["Document", "Sect", "P", "Div", "Caption", "P", "Figure", "P"]


def test_running_heads_and_folios_are_artifacts():
    """ISO 14289-1, 7.8."""
    found = told("<p>a")
    assert [text for (_, mark), text in found.texts.items() if mark < 0] == ["Running head1"]
    assert {"/Header", "/Footer"} <= set(found.artifacts())
    assert found.lines() == ["Document", " P |a"]


def test_what_is_painted_is_painted_as_it_is_read():
    found = told(
        "<ul><li>a<li>b</ul><aside style='float:left'>c</aside><p style='position:relative'>d<p>e"
        "<p style='opacity:.5'>f<p>g"
    )
    marks = []

    def walk(element):
        for kid in element.get("/K", ()):
            marks.append(int(kid)) if isinstance(kid, int) else walk(kid) if "/S" in kid else None

    walk(found.root)
    assert marks == sorted(marks)
    assert len(marks) > 8
