"""Tables and figures: a numbered caption, scoped heads, an alternative text. docs/writing.md, "Blocks"."""

import re

import pytest

TABLE = "| Town | Use |\n|---|--:|\n| First | 80 |\n///"
TABLE_HTML = (
    '<thead><tr><th scope="col">Town</th><th scope="col" class="figures">Use</th></tr></thead>'
    '<tbody><tr><th scope="row">First</th><td class="figures">80</td></tr></tbody></table>'
)
WIDTHS = "write whole numbers from 4 to 90 that add up to 100"
OUTSIDE = "copy it into the folder"


def test_a_table_has_a_caption_and_scoped_heads(mark):
    marked = mark(f"/// table | Use fell\n    id: tbl-use\n\n{TABLE}")
    assert marked.html == (
        '<figure class="table short" id="tbl-use"><table><caption data-label="Table 1">'
        '<p class="title"><span class="label">Table 1</span> '
        f"Use fell</p></caption>{TABLE_HTML}</figure>"
    )
    assert marked.problems == []


def test_a_table_has_its_subtitle_widths_and_source(mark):
    marked = mark(
        "/// table | Use fell\n    subtitle: By *town*.\n    source: '[Town A](https://example.org): \"meters\".'\n"
        f"    columns: 40 60\n\n{TABLE}"
    )
    assert marked.html == (
        '<figure class="table short" id="table-1"><table><caption data-label="Table 1">'
        '<p class="title"><span class="label">Table 1</span> '
        'Use fell</p><p class="subtitle">By <em>town</em>.</p></caption>'
        f'<colgroup><col class="width-40"><col class="width-60"></colgroup>{TABLE_HTML}'
        '<p class="source"><a href="https://example.org">Town A</a>: “meters”.</p></figure>'
    )
    assert marked.problems == []


def test_a_table_of_ten_rows_may_break(mark):
    rows = "| a | b |\n" * 9
    assert mark(f"/// table | T\n\n| A | B |\n|---|---|\n{rows}///").html.startswith(
        '<figure class="table" id="table-1">'
    )


def test_a_wide_table_asks_for_a_page_of_its_own(mark):
    marked = mark(f"/// table | T\n    wide: true\n\n{TABLE}\n\nText.")
    assert marked.html.startswith('<figure class="table short wide" id="table-1">')
    assert marked.problems == []


def columns(count, word):
    heads = " | ".join(f"{n} {word}" for n in range(count))
    return f"| {heads} |\n|{'---|' * count}\n| {' | '.join(['a'] * count)} |\n///"


WIDE = f"/// table | T\n    wide: true\n\n{TABLE}\n"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (WIDE, ["figure"]),
        (f"## One\n\n{WIDE}", ["figure", "h3"]),
        (f"## One\n\n### Two\n\n{WIDE}\n## Three\n\nText.", ["figure", "h3", "h4"]),
        (f"## One\n\n{WIDE}\n{WIDE}", ["figure", "h3"]),
        (f"## One\n\n{WIDE}\nText.", []),
        (f"## One\n\nText.\n\n{WIDE}", []),
        (f"Text.\n\n{WIDE}", []),
        (f"## One\n\n{WIDE.replace('true', 'false')}", []),
    ],
)
def test_a_table_on_its_side_without_text_keeps_its_headings(mark, text, alone):
    marked = mark(text)
    assert marked.problems == []
    assert sorted(re.findall(r'<(\w+)[^>]*\balone"', marked.html)) == alone


def test_a_table_that_is_too_wide_is_turned_and_told(mark):
    marked = mark(f"/// table | T\n\n{columns(9, 'Undersecretariat')}")
    assert marked.html.startswith('<figure class="table short wide alone" id="table-1">')
    assert marked.problems == [
        "one.md:1: warning: the table has 9 columns, too wide for an upright page, and stands on one on its side\n"
        "  hint: write 'wide: true' to have it so, or leave columns out"
    ]


def test_a_table_that_may_not_be_turned_is_not(mark):
    marked = mark(f"/// table | T\n    wide: false\n\n{columns(9, 'Undersecretariat')}")
    assert marked.html.startswith('<figure class="table short fitted" id="table-1">')
    assert marked.problems == []


def test_columns_are_fitted_to_long_words(mark):
    html = mark(f"/// table | T\n\n{columns(7, 'Sum').replace('6 Sum', 'Undersecretariat')}").html
    assert html.startswith('<figure class="table short fitted" id="table-1">')
    assert mark(f"/// table | T\n\n{columns(7, 'Sum')}").html.startswith('<figure class="table short" id="table-1">')


def test_tables_and_figures_are_numbered_apart_and_listed(mark):
    document = mark(
        f"/// table | T1\n\n{TABLE}\n\n/// figure | F1\n    id: fig-a\n\n![a](harbour.png)\n///\n\n"
        f"/// table | T2\n\n{TABLE}"
    ).document
    assert [(each.label, each.id, each.title) for each in document.tables] == [
        ("Table 1", "table-1", "T1"),
        ("Table 2", "table-2", "T2"),
    ]
    assert [(each.label, each.id, each.title) for each in document.figures] == [("Figure 1", "fig-a", "F1")]


def test_a_cell_may_hold_markup_and_a_bar_behind_a_backslash(mark):
    marked = mark("/// table | T\n\n| A | B |\n|---|---|\n| *a* | b \\| `c|d` |\n///")
    assert '<th scope="row"><em>a</em></th><td>b | <code>c|d</code></td>' in marked.html
    assert marked.problems == []


def test_a_figure_has_a_caption_and_an_alternative_text(mark):
    marked = mark("/// figure | The harbour is empty\n    id: fig-a\n\n![No ship](./harbour.png)\n///")
    assert marked.html == (
        '<figure class="figure" id="fig-a"><div class="caption"><p class="title"><span class="label">Figure 1</span> '
        "The harbour is empty</p></div>"
        '<p><img src="pictures/harbour.png" alt="No ship"></p></figure>'
    )
    assert [picture.name for picture in marked.document.pictures] == ["harbour.png"]
    assert marked.problems == []


def test_a_picture_that_no_figure_shows_is_not_handed_on(mark):
    assert mark("x").document.pictures == ()


@pytest.mark.parametrize(
    ("markdown", "line", "message", "hint"),
    [
        (
            "a\n\n| A | B |\n|---|---|\n| c | d |",
            3,
            "a table needs a title",
            "put it into a block: '/// table | What the table shows'",
        ),
        (
            f"/// table | T\n    wide: yes\n\n{TABLE}",
            1,
            "'wide: yes' is neither true nor false",
            "write 'wide: true', or leave it out",
        ),
        (f"/// table | T\n    columns: 40 50\n\n{TABLE}", 1, "'40 50' are not widths in per cent", WIDTHS),
        (f"/// table | T\n    columns: 2 98\n\n{TABLE}", 1, "'2 98' are not widths in per cent", WIDTHS),
        (f"/// table | T\n    columns: a b\n\n{TABLE}", 1, "'a b' are not widths in per cent", WIDTHS),
        (f"/// table | T\n    columns: 40.5 59.5\n\n{TABLE}", 1, "'40.5 59.5' are not widths in per cent", WIDTHS),
        (
            f"/// table | T\n    columns: 40 30 30\n\n{TABLE}",
            1,
            "there are 3 widths for 2 columns",
            "give each column its width",
        ),
        (
            "/// table | T\n\n| A | B |\n|---|---|\n| c | d |\n| e |  |\n///",
            6,
            "a cell of the table is empty",
            "write '--' and say under the table what it means",
        ),
        (
            "/// table | T\n\n| A | |\n|---|---|\n| c | d |\n///",
            3,
            "a cell of the table is empty",
            "write '--' and say under the table what it means",
        ),
        (
            "/// table | T\n\n| A | B |\n|---|---|\n| c |\n///",
            5,
            "a cell of the table is empty",
            "write '--' and say under the table what it means",
        ),
        (
            "/// table | T\n\n| A | B |\n|---|---|\n| c | d | e |\n///",
            5,
            "the row has 3 cells, and the head 2",
            r"for a bar that is text, write \|",
        ),
        (
            "/// table | T\n\nText.\n///",
            1,
            "the table block holds no table",
            "leave a blank line between its options and it",
        ),
        (
            "/// figure | T\n\nText.\n///",
            1,
            "the figure block holds no figure",
            "leave a blank line between its options and it",
        ),
        (
            "/// figure | T\n\n![](harbour.png)\n///",
            3,
            "the picture 'harbour.png' has no alternative text",
            "say between the brackets what it shows: ![…]",
        ),
        (
            "/// figure | T\n\n![T](harbour.png)\n///",
            3,
            "the alternative text repeats the title",
            "say what the picture shows",
        ),
        (
            f"/// figure | T\n\n![{'a' * 251}](harbour.png)\n///",
            3,
            "the alternative text has 251 characters, and 250 are read well",
            "shorten it, and say the rest in the text",
        ),
        (
            "/// figure | T\n\n![a](harbor.png)\n///",
            3,
            "there is no picture 'harbor.png'",
            "did you mean 'harbour.png'?",
        ),
        (
            "/// figure | T\n\n![a](ship.jpg)\n///",
            3,
            "there is no picture 'ship.jpg'",
            "names are case-sensitive and relative to the briefing's folder",
        ),
        (
            "/// figure | T\n\n![a](scans/Page1.TIF)\n///",
            3,
            "pictures that end in '.TIF' are not read: 'scans/Page1.TIF'",
            "save it as PNG, or a drawing as SVG, and name that file here",
        ),
        (
            "/// figure | T\n\n![a](../b.png)\n///",
            3,
            "the picture '../b.png' lies outside the briefing's folder",
            OUTSIDE,
        ),
        ("/// figure | T\n\n![a](/b.png)\n///", 3, "the picture '/b.png' lies outside the briefing's folder", OUTSIDE),
        (
            "/// figure | T\n\n![a](b/../../c.png)\n///",
            3,
            "the picture 'b/../../c.png' lies outside the briefing's folder",
            OUTSIDE,
        ),
        (
            "/// figure | T\n\n![a](https://example.org/b.png)\n///",
            3,
            "the picture 'https://example.org/b.png' lies outside the briefing's folder",
            OUTSIDE,
        ),
        (
            "/// figure | T\n\n![a](harbour.png)\n\n![b](harbour.png)\n///",
            5,
            "a figure block holds one picture",
            "put this one into a block of its own",
        ),
    ],
)
def test_a_mistake_in_a_table_or_figure_is_told(mark, markdown, line, message, hint):
    assert mark(markdown).problems == [f"one.md:{line}: error: {message}\n  hint: {hint}"]


@pytest.mark.parametrize("name", ["./harbour.png", "x/../harbour.png", "./x/.././harbour.png"])
def test_a_detour_inside_the_folder_stays_inside(mark, name):
    made = mark(f"/// figure | T\n\n![a]({name})\n///")
    assert made.problems == []
    assert 'src="pictures/harbour.png"' in made.html
