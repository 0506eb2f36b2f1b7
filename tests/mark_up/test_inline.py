"""What stands within a line. The expected HTML is docs/writing.md, "Inline", written out by hand."""

from dataclasses import replace

import pytest

from press.model.briefing import KeyPoint, Text
from press.model.report import Place
from tests.html_read import tags_of

BRACKETS_HINT = r"close brackets and do not nest them; for a bracket that is text, write \["
BARE_BRACES_HINT = r"put the words that they are about in brackets: '[words]{…}'; for a brace that is text, write \{"
BRACES_HINT = 'known are fact=…, lang=…, .term, check and nocheck="reason"'
ADDRESS_HINT = "begin it with https://, or with # for a place in this briefing"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("*a* and **b**", "<em>a</em> and <strong>b</strong>", id="emphasis"),
        pytest.param("[peace]{.term} held", '<span class="term">peace</span> held', id="key term"),
        pytest.param("[jus]{lang=la}", '<span lang="la">jus</span>', id="language"),
        pytest.param('[jus]{lang="la" .term}', '<span lang="la" class="term">jus</span>', id="two attributes"),
        pytest.param("[*a* b]{.term}", '<span class="term"><em>a</em> b</span>', id="emphasis in a span"),
        pytest.param("[a fifth]{fact=less-use}", '<span data-fact="less-use">a fifth</span>', id="fact"),
        pytest.param("[it fell]{check}", '<span data-check="">it fell</span>', id="to be checked"),
        pytest.param('[it]{nocheck="a joke"}', '<span data-nocheck="a joke">it</span>', id="not to be checked"),
        pytest.param("[a](https://example.org/)", '<a href="https://example.org/">a</a>', id="link"),
        pytest.param("[*a* b](https://example.org)", '<a href="https://example.org">a b</a>', id="emphasis in a link"),
        pytest.param("<https://example.org>", '<a href="https://example.org">https://example.org</a>', id="bare link"),
        pytest.param("[a](mailto:a@example.org)", '<a href="mailto:a@example.org">a</a>', id="mail"),
        pytest.param("[a](tel:+4912345)", '<a href="tel:+4912345">a</a>', id="telephone"),
        pytest.param("a<br>b<wbr>c", "a<br>b<wbr>c", id="breaks"),
        pytest.param("H<sub>2</sub>O", "H<sub>2</sub>O", id="subscript"),
        pytest.param("x<sup>2</sup>", "x<sup>2</sup>", id="superscript"),
        pytest.param("<sub>a<sup>b</sup></sub>", "<sub>a<sup>b</sup></sub>", id="above what is below"),
        pytest.param("<sup>a<sub>*b*</sub> c</sup>", "<sup>a<sub><em>b</em></sub> c</sup>", id="below what is above"),
        pytest.param("<kbd>A</kbd> <small>b</small>", "<kbd>A</kbd> <small>b</small>", id="key and small print"),
        pytest.param("`a *b* [@c]`", "<code>a *b* [@c]</code>", id="code"),
        pytest.param("`<b> &lt;`", "<code>&lt;b&gt; &amp;lt;</code>", id="angle brackets in code"),
        pytest.param("&amp;&lt;&#8364;&copy;", "&amp;&lt;€©", id="entities"),
        pytest.param("AT&T, 1<2> 0", "AT&amp;T, 1&lt;2&gt; 0", id="ampersand and angle brackets"),
        pytest.param("{{a}} {%raw%} {#b#}", "{{a}} {%raw%} {#b#}", id="template syntax is text"),
        pytest.param(r"\{fact=less-use}", "{fact=less-use}", id="hidden braces are text"),
        pytest.param(r"\[a\] \*b\* \{c}", "[a] *b* {c}", id="what a backslash hides"),
        pytest.param(r"\[a\]{.term} \[\@b\]", "[a]{.term} [@b]", id="hidden brackets are no mistake"),
        pytest.param("[a] [b] c [", "[a] [b] c [", id="brackets without a meaning are text"),
        pytest.param("see @nobody, a@b.org", "see @nobody, a@b.org", id="an at sign without a source"),
    ],
)
def test_a_line_is_marked_up(mark, markdown, html):
    marked = mark(markdown)
    assert marked.html == f"<p>{html}</p>"
    assert marked.problems == []


@pytest.mark.parametrize(
    ("markdown", "message", "hint"),
    [
        ("[a]{color=red}", "'color=red' cannot stand in braces here", BRACES_HINT),
        ("[a]{.big}", "'.big' cannot stand in braces here", BRACES_HINT),
        ("[a]{#id}", "'#id' cannot stand in braces here", BRACES_HINT),
        ("[a]{fact=nope}", "no fact has the id 'nope'", "add it to facts.yaml"),
        ("[a]{fact=less-usee}", "no fact has the id 'less-usee'", "did you mean 'less-use'?"),
        ("[a]{fact}", "no fact has the id ''", "add it to facts.yaml"),
        ("a {fact=less-use}", "a brace without brackets is not read: '{fact=less-use}'", BARE_BRACES_HINT),
        ("{check} a", "a brace without brackets is not read: '{check}'", BARE_BRACES_HINT),
        ("[a]{fact=less-use", "the brackets of '[a]{fact=less-use' are not read", BRACKETS_HINT),
        ("[a [b]{.term} c]{.term}", "the brackets of '[b]{.term} c' are not read", BRACKETS_HINT),
        ("[a[@town-report]]{.term}", "the brackets of '[@town-report]' are not read", BRACKETS_HINT),
        ("[a](https://example.org", "the brackets of '[a](https://example.org' are not read", BRACKETS_HINT),
        ("<b>", "HTML is not read: '<b>'", "use Markdown, or write &lt; for the character <"),
        ("</div>", "HTML is not read: '</div>'", "use Markdown, or write &lt; for the character <"),
        ("<!-- x -->", "HTML is not read: '<!-- x -->'", "use Markdown, or write &lt; for the character <"),
        ("<script>", "HTML is not read: '<script>'", "use Markdown, or write &lt; for the character <"),
        ('<br class="x" /><a', "HTML is not read: '<a'", "use Markdown, or write &lt; for the character <"),
        ("&frak;", "no character is called '&frak;'", "type the character itself"),
        ("&#0;", "no character is called '&#0;'", "type the character itself"),
        ("&#x202E;", "no character is called '&#x202E;'", "type the character itself"),
        ("&#xE000;", "no character is called '&#xE000;'", "type the character itself"),
        ("[a](javascript:b)", "'javascript:b' is no address that a link can have", ADDRESS_HINT),
        ("[a](file:///etc/passwd)", "'file:///etc/passwd' is no address that a link can have", ADDRESS_HINT),
        ("[a](other.md)", "'other.md' is no address that a link can have", ADDRESS_HINT),
        ("[a](//example.org)", "'//example.org' is no address that a link can have", ADDRESS_HINT),
        (
            "[a](https://example.org 'T *u*')",
            "the title of a link is not read: 'T *u*'",
            "put it into the words around the link, or take it out",
        ),
        ("[a]()", "'' is no address that a link can have", ADDRESS_HINT),
        (
            "[](https://example.org)",
            "the link to 'https://example.org' has no words",
            "write them between the brackets: [words](…)",
        ),
    ],
)
def test_a_mistake_in_a_line_is_told(mark, markdown, message, hint):
    assert mark(markdown).problems == [f"one.md:1: error: {message}\n  hint: {hint}"]


def test_script_of_an_author_does_not_reach_the_html(mark):
    marked = mark("a <script>alert(1)</script> `<script>` \\<script> ![<script>](x.png) [a](<script>)")
    assert "script" in marked.html
    assert "script" not in tags_of(marked.html)


@pytest.mark.parametrize("markdown", ["a <b>x</b>", "[a]{.big}", "&frak;"], ids=["html", "braces", "entity"])
def test_a_standfirst_is_looked_at_like_a_chapter(mark, markdown):
    section = mark("x").document.briefing.sections[0]
    changed = replace(section, standfirst=Text(markdown, section.standfirst.place))
    assert mark("x", sections=(changed,)).problems == mark(markdown).problems


@pytest.mark.parametrize(
    ("markdown", "message", "hint"),
    [
        ("a[@town-report]", "a citation cannot stand here", "cite the source in a chapter"),
        ("a[^b]", "a citation cannot stand here", "cite the source in a chapter"),
        ("- a\n- b", "this must be one paragraph", "write it without lists, headings and blank lines"),
        ("a\n\nb", "this must be one paragraph", "write it without lists, headings and blank lines"),
    ],
)
def test_what_a_key_point_cannot_hold_is_told(mark, markdown, message, hint):
    point = KeyPoint("Lead.", Text(markdown, Place("briefing.yaml", 9)))
    assert mark("x", key_points=(point,)).problems == [f"briefing.yaml:9: error: {message}\n  hint: {hint}"]
