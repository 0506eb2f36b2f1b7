"""Blocks between slashes, and Markdown's own: lists, definitions, quotations. See docs/writing.md, "Blocks"."""

import pytest

KINDS = "there are box, scrutiny, side, pull, table, figure, figures"
UNREAD = "after the title, options are indented by four spaces ('    id: tbl-x'), then comes a blank line"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param(
            "/// box | Peace *and* war\n    id: box-peace\n\nText.\n\n- a\n- b\n///",
            '<aside class="box" id="box-peace"><p class="title"><span class="label">Box 1</span> Peace <em>and</em> '
            "war</p>"
            "<p>Text.</p><ul><li>a</li><li>b</li></ul></aside>",
            id="box",
        ),
        pytest.param(
            "/// box | Title\nText.\n///",
            '<aside class="box" id="box-1"><p class="title"><span class="label">Box 1</span> Title</p>'
            "<p>Text.</p></aside>",
            id="box without options and blank line",
        ),
        pytest.param(
            "/// scrutiny | Ask\n    id: ask\n\n1. Who?\n2. Why?\n///",
            '<aside class="scrutiny" id="ask"><p class="title">Ask</p><ol><li>Who?</li><li>Why?</li></ol></aside>',
            id="questions for scrutiny",
        ),
        pytest.param(
            "/// pull\n\nLarge words.\n///",
            '<blockquote class="pull"><p>Large words.</p></blockquote>',
            id="pull quote",
        ),
        pytest.param(
            "//// box | Outer\n\na\n\n/// scrutiny | Inner\n\nb\n///\n////",
            '<aside class="box" id="box-1"><p class="title"><span class="label">Box 1</span> Outer</p><p>a</p>'
            '<aside class="scrutiny"><p class="title">Inner</p><p>b</p></aside></aside>',
            id="block in a block",
        ),
        pytest.param("- a\n- b\n    - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", id="list in a list"),
        pytest.param("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", id="numbered list"),
        pytest.param("Peace\n:   No war.", "<dl><dt>Peace</dt><dd>No war.</dd></dl>", id="definition"),
        pytest.param("> a\n>\n> b", "<blockquote><p>a</p><p>b</p></blockquote>", id="quotation of two paragraphs"),
        pytest.param(
            "> a\n>\n> -- Jo Doe, *Wells*",
            '<blockquote><p>a</p><p class="attribution">– Jo Doe, <em>Wells</em></p></blockquote>',
            id="quotation with the name of who said it",
        ),
        pytest.param("> -- a", "<blockquote><p>– a</p></blockquote>", id="a quotation that begins with a dash"),
        pytest.param(
            "> - a\n> - b", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>", id="list in a quotation"
        ),
        pytest.param("   a", "<p>a</p>", id="a paragraph that three spaces indent"),
        pytest.param("a\n\nb", "<p>a</p><p>b</p>", id="paragraphs"),
        pytest.param("a  \nb", "<p>a<br>b</p>", id="line break"),
    ],
)
def test_a_block_is_marked_up(mark, markdown, html):
    marked = mark(markdown)
    assert marked.html == html
    assert marked.problems == []


def test_a_side_note_stands_with_its_label_before_the_paragraph_that_it_explains(mark):
    marked = mark("/// side | Key term\n\nA word.\n///\n\nText.")
    assert marked.html.startswith('<aside class="side">')
    assert '<p class="title">Key term</p><p>A word.</p>' in marked.html
    assert marked.html.endswith("</aside><p>Text.</p>")
    assert marked.problems == []


def test_boxes_are_numbered_and_listed_in_their_order(mark):
    document = mark(
        "/// box | One\n\na\n///\n\n/// scrutiny | Ask\n\nb\n///\n\n/// box | Two\n    id: two\n\nc\n///"
    ).document
    assert [(box.id, box.label, box.title, str(box.place)) for box in document.boxes] == [
        ("box-1", "Box 1", "One", "one.md:1"),
        ("two", "Box 2", "Two", "one.md:11"),
    ]


@pytest.mark.parametrize(
    ("markdown", "line", "message", "hint"),
    [
        ("a\n\n/// nope | b\n\nc\n///", 3, "there is no block 'nope'", KINDS),
        ("a\n\n/// tabel | b\n\nc\n///", 3, "there is no block 'tabel'", "did you mean 'table'?"),
        ("a\n\n/// nope\n\nc\n///", 3, "there is no block 'nope'", KINDS),
        (
            "a\n\n/// box\n\nc\n///",
            3,
            "this box cannot be read: its title is missing or an option is wrong",
            UNREAD,
        ),
        (
            "a\n\n/// box |\n\nc\n///",
            3,
            "this box cannot be read: its title is missing or an option is wrong",
            UNREAD,
        ),
        (
            "a\n\n/// box | b\n    colour: red\n\nc\n///",
            3,
            "this box cannot be read: its title is missing or an option is wrong",
            UNREAD,
        ),
        (
            "/// side | b\n    id: c\n\nd\n///",
            1,
            "this side cannot be read: its title is missing or an option is wrong",
            UNREAD,
        ),
        (
            "/// box | b\n    idd: c\n\nd\n///",
            1,
            "this box cannot be read: its title is missing or an option is wrong",
            UNREAD,
        ),
        (
            "/// box | b\n    attrs: {class: c}\n\nd\n///",
            1,
            "'attrs' is not an option",
            "known are id, subtitle, source, columns, width and wide",
        ),
        ("/// box | b\n    id: c d\n\ne\n///", 1, "'c d' is no id", "an id has letters, digits and hyphens only"),
        (
            "/// box | b\n  id: c\n\nd\n///",
            2,
            "the option 'id' is not indented by four spaces",
            "write '    id: …'",
        ),
        ("a\n\n/// box | b\n\nc", 3, "the block 'box' is not closed", "write '///' on a line of its own after it"),
        (
            "//// box | b\n\n/// pull\n\nc\n////",
            3,
            "the block 'pull' is not closed",
            "write '///' on a line of its own after it",
        ),
        (
            "a\n\n///\n\nb",
            3,
            "three slashes close a block, but none is open",
            "delete them, or open a block: '/// box | Title'",
        ),
        (
            "/// side | Key\n\n" + "word " * 31 + "\n///",
            1,
            "the side note has 31 words, and 30 fit",
            "shorten it, or make it a box",
        ),
        ("a\n- b\n- c", 2, "a list begins inside a paragraph", "leave a blank line above the list"),
        ("a\nb\n1. c", 3, "a list begins inside a paragraph", "leave a blank line above the list"),
        ("> a\n> - b", 2, "a list begins inside a paragraph", "leave a blank line above the list"),
        ("a\n\n```\nb\n```", 3, "blocks of code are not printed", "put short code between backticks: `like this`"),
        ("a\n\n~~~\nb\n~~~", 3, "blocks of code are not printed", "put short code between backticks: `like this`"),
        ("a\n\n***\n\nb", 3, "a rule is not printed", "begin a section with a heading instead"),
        ("---", 1, "a rule is not printed", "begin a section with a heading instead"),
        ("a\n\n- - -", 3, "a rule is not printed", "begin a section with a heading instead"),
        ("Two\n---", 2, "a rule is not printed", "begin a section with a heading instead"),
        ("Two\n===", 2, "a heading is not underlined", "write '## ' before its words"),
        (
            "a [b]\n\n[b]: https://example.org",
            3,
            "an address apart from its link is not read",
            "write [words](https://example.org/)",
        ),
        (
            "a\n| b | c |\n|---|---|\n| d | e |",
            2,
            "a table begins inside a paragraph",
            "leave a blank line above the table",
        ),
        (
            "a ![b](harbour.png)",
            1,
            "a picture needs a title",
            "put it into a block: '/// figure | What it shows'",
        ),
    ],
)
def test_a_mistake_in_a_block_is_told(mark, markdown, line, message, hint):
    assert mark(markdown).problems == [f"one.md:{line}: error: {message}\n  hint: {hint}"]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        pytest.param("a\n\n    b\n    c\n\nd", [3], id="a block"),
        pytest.param("    b\n\n    c\n\nd\n\n\te", [1, 7], id="once for several that follow each other"),
        pytest.param("> a\n>\n>     b", [3], id="in a quotation"),
        pytest.param("- a\n\n    b\n\n1. c\n\n    d", [], id="the paragraph of an item"),
        pytest.param("- a\n\n        b", [], id="deeper in an item, as authors indent it"),
        pytest.param("a[^n]\n\n[^n]: b\n\n    c", [], id="the paragraph of a note"),
        pytest.param("Peace\n:   a\n\n    b", [], id="the paragraph of a definition"),
        pytest.param("!!! note\n\n    b", [], id="the text of an admonition"),
        pytest.param("```\na\n\n    b\n```", [], id="code in a fence"),
    ],
)
def test_an_indented_block_is_told(mark, markdown, lines):
    told = [each for each in mark(markdown).problems if "an indented block is code elsewhere" in each]
    assert [int(each.split(":")[1]) for each in told] == lines


@pytest.mark.parametrize("code", ["```\nb\n```", "```sh\nb\n\n==c==\n```", "~~~\nb\n~~~", "```\nb\n```\n\n```\nc\n```"])
def test_a_mistake_after_a_block_of_code_is_told(mark, code):
    told = mark(f"a\n\n{code}\n\nAnd ==d== here.").problems
    assert {problem.split("\n")[0].split(": error: ")[1] for problem in told} == {
        "blocks of code are not printed",
        "highlighted text is not read: '==d=='",
    }


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("It was\n1992. Then", id="a number at the start of a line"),
        pytest.param("- a\n- b\n\n* c\n* d", id="two lists"),
        pytest.param("1. a\n1. b", id="list that numbers itself"),
        pytest.param("## a\n- b", id="list below a heading"),
        pytest.param("Term\n: a\n: b", id="two meanings of a term"),
        pytest.param("/// side | Key\n- a\n- b\n///", id="list at the start of a block"),
        pytest.param("> a\n>\n> - b", id="list after a blank line of a quotation"),
        pytest.param("- a\n\n    b\n\n- c", id="item of two paragraphs"),
        pytest.param("/// pull\n///", id="block without text"),
    ],
)
def test_what_only_looks_like_a_mistake_is_none(mark, markdown):
    assert mark(markdown).problems == []


def test_a_side_note_of_thirty_words_fits(mark):
    assert mark("/// side | Key\n\n" + "word " * 29 + "\n///").problems == []
