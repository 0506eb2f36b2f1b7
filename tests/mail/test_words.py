"""Words for one person, phrases of the briefing, and plain text."""

import pytest

from press.mail.merge import CannotMerge, merge
from press.mail.message import readable_file_name
from press.mail.phrases import phrases
from press.mail.plain import plain_text


@pytest.mark.parametrize(
    ("words", "columns", "merged"),
    [
        ("Dear {{ name }},", {"name": "Ann"}, "Dear Ann,"),
        ("Dear {{ name | default('reader') }},", {}, "Dear reader,"),
        ("{% if mp %}Dear Member,{% else %}Dear reader,{% endif %}", {"mp": "yes"}, "Dear Member,"),
        ("{% if town is undefined %}no{% endif %}", {"town": "A"}, None),
        ("Dear {{ name }},", {"name": "{{ 7 * 7 }}"}, "Dear {{ 7 * 7 }},"),
        ("Two   spaces", {}, "Two spaces"),
    ],
    ids=["a column", "a default", "a choice", "a test", "a cell is never a template", "spaces"],
)
def test_columns_are_filled_in(words, columns, merged):
    if merged is None:
        with pytest.raises(CannotMerge):
            merge(words, columns)
    else:
        assert merge(words, columns) == merged


@pytest.mark.parametrize(
    "words",
    [
        "{{ '%1000000000d' | format(1) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ range(1000000000) }}",
        "{{ name.__class__ }}",
        "{{ name['__class__'] }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% for x in name %}{{ x }}{% endfor %}",
        "{% include 'cover.html' %}",
        "{% set x = 1 %}",
        "{{ name | upper }}",
    ],
)
def test_more_than_columns_is_refused(words):
    with pytest.raises(CannotMerge, match="holds more than columns, defaults and choices by column"):
        merge(words, {"name": "Ann"})


def test_a_missing_column_is_named_with_what_to_type():
    with pytest.raises(CannotMerge) as error:
        merge("Dear {{ nmae }},", {"name": "Ann"})
    assert str(error.value) == "asks for the column 'nmae', which is empty or missing: did you mean 'name'?"


def test_phrases_keep_emphasis_and_leave_the_workings_out():
    html = (
        'In <span data-fact="x" data-line="3">June</span> the <abbr title="North">NATO</abbr> &amp; <em>others</em>'
        ' met. See <a href="#legal" class="reference">section 2.1</a><span class="folio" data-folio="x"></span>,'
        ' <a href="https://example.org/?a=1&amp;b=2">here</a>.'
    )
    expected = (
        "In June the NATO &amp; <em>others</em> met. See section 2.1 of the briefing,"
        ' <a href="https://example.org/?a=1&amp;b=2">here</a>.'
    )
    assert phrases(html) == expected


def test_a_reference_in_words_says_where_it_leads():
    link = '<a href="#legal" class="reference" data-where="section\u00a02.1">what the law says</a>'
    assert phrases(f"See {link}.") == "See what the law says (section\u00a02.1 of the briefing)."


def test_plain_text_reads_well_on_its_own():
    html = (
        "<html><head><title>no</title><style>p{}</style></head><body><div class='preview'>no</div><h1>Title</h1>"
        "<p>First&nbsp;line.</p><table><tr><td class='numeral'>1</td><td class='point'><p><strong>Lead.</strong> "
        "A text that is so long that it has to go on in another line, below its own first word.</p></td></tr></table>"
        "<h2>Attached</h2><ul><li>A4 (PDF)</li></ul><p><a href='https://example.org/x'>Read it</a> or write to "
        "<a href='mailto:a@example.org'>a@example.org</a>.</p></body></html>"
    )
    assert plain_text(html) == (
        "Title\n=====\n\nFirst line.\n\n1. Lead. A text that is so long that it has to go on in another line,\n"
        "   below its own first word.\n\nAttached\n--------\n\n- A4 (PDF)\n\n"
        "Read it <https://example.org/x> or write to a@example.org.\n"
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("NATO and peace enforcement", "NATO and peace enforcement (A4).pdf"),
        ("Мир и война", "Мир и война (A4).pdf"),
        ("../../etc/passwd", "etc-passwd (A4).pdf"),
        ("Heat and care\xa0homes", "Heat and care homes (A4).pdf"),
        ("A narrow\u202fspace", "A narrow space (A4).pdf"),
        ("Budget 2027/28", "Budget 2027-28 (A4).pdf"),
        ('"Heat"/"cold": a|b, 12:30', "Heat-cold a-b, 12-30 (A4).pdf"),
        ("Who pays?! Water / waste", "Who pays! Water waste (A4).pdf"),
        ("co\u00adoperation", "cooperation (A4).pdf"),
        ("a\u202efdp.exe", "afdp.exe (A4).pdf"),
        ("x" * 200, "x" * 100 + ".pdf"),
    ],
)
def test_a_file_name_is_readable_and_harmless(title, name):
    assert readable_file_name(title, "A4", ".pdf").removeprefix("..") == name
