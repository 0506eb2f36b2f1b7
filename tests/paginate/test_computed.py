"""A property that is looked up is what would be computed."""

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.fetcher import BASE, Fetcher
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint import css  # noqa: E402 # only now can its libraries be found
from weasyprint.css.properties import INITIAL_VALUES  # noqa: E402

from press.paginate.engine.computed import _PLAIN, look_up_what_no_rule_sets  # noqa: E402

OWN = """
html { font-size: 11pt; --gap: 3mm } section { margin-inline-start: 2em; padding-block: 1mm; direction: rtl }
p { width: calc(10mm + 50%); line-height: 1.4; letter-spacing: 0.1em; text-indent: calc(1em + 2%) }
p b { color: inherit; border: var(--gap) solid; float: left } .a { position: absolute; inset-inline-end: 3mm }
td { display: table-cell; border-start-start-radius: 2mm }
u { text-decoration: dotted underline red } @page { margin: 2cm }
"""
HTML = """<html lang=en><section class=part><p>a <b>b</b> <u><i>h</i></u> <span class=note>c</span>
<ul><li class=a>d</ul><table><tr><td>e<th dir=ltr>f</table><figure class=figure><img alt=g></figure></section>"""


@pytest.fixture(params=["own", "a4.css", "large-18.css", "handout.css"])
def styles(request) -> list[css.ComputedStyle]:
    look_up_what_no_rule_sets()
    fetcher = Fetcher(HOUSE.styles, {})
    sheet = (
        weasyprint.CSS(string=OWN)
        if request.param == "own"
        else weasyprint.CSS(url=f"{BASE}styles/{request.param}", url_fetcher=fetcher)
    )
    html = weasyprint.HTML(string=HTML, base_url=BASE, url_fetcher=fetcher)
    document = html.render(stylesheets=[sheet])
    boxes = [box for page in document.pages for box in page._page_box.descendants() if hasattr(box, "style")]
    found = {id(box.style): box.style for box in boxes if isinstance(box.style, css.ComputedStyle)}
    return list(found.values())


def test_each_property_of_each_style_is_the_same(styles):
    original = css.ComputedStyle.__missing__.original
    assert len(styles) > 10
    for style in styles:
        for name in INITIAL_VALUES:
            computed, found = (
                css.ComputedStyle(
                    style.parent_style, style.cascaded, style.pseudo_type, style.root_style, style.base_url,
                    style.font_config, style.initial_page_sizes,
                )
                for _ in range(2)
            )  # fmt: skip
            assert found[name] == original(computed, name), name


def test_most_properties_are_looked_up_and_those_that_depend_on_others_are_not():
    assert len(_PLAIN) > len(INITIAL_VALUES) / 2
    assert _PLAIN.isdisjoint({"display", "float", "position", "page", "text_decoration_line"})


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def __missing__(self, key):
        return key

    monkeypatch.setattr(css.ComputedStyle, "__missing__", __missing__)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's computing of styles has changed: look at .*computed\.py"):
        look_up_what_no_rule_sets()
