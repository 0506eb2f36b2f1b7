"""Notes have their calls and markers, list items their bullets, and nothing else has a style for such."""

from types import SimpleNamespace

import pytest

from press.model.theme import HOUSE
from press.paginate.engine.pseudo import give_pseudo_elements_to_their_own
from press.paginate.engine.start import import_weasyprint

weasyprint = import_weasyprint()

from weasyprint import css, html  # noqa: E402 # only now can its libraries be found

STYLE = ".note { float: footnote } li { list-style-position: inside } .mark { list-style-type: '+ ' }"
HTML = f"<style>{STYLE}</style><p>a<span class=note>b</span><ul><li>c</ul><ol><li>d<li class=mark>e</ol><p>f"


def texts() -> list[str]:
    page = weasyprint.HTML(string=HTML).render().pages[0]._page_box
    return [box.text for box in page.descendants() if hasattr(box, "text")]


def test_what_has_one_has_it_and_what_has_none_is_asked_for_none(monkeypatch):
    before = texts()
    assert {"1", "1. ", "• ", "+ "} <= set(before)
    give_pseudo_elements_to_their_own()
    asked = []
    original = css.StyleFor.set_computed_styles

    def noted(self, element, *rest, pseudo_type=None, **named):
        asked.append((getattr(element, "tag", None), pseudo_type))
        return original(self, element, *rest, pseudo_type=pseudo_type, **named)

    monkeypatch.setattr(css.StyleFor, "set_computed_styles", noted)
    assert texts() == before
    of_elements = sorted({(tag, pseudo) for tag, pseudo in asked if tag and pseudo})
    assert of_elements == [("li", "marker"), ("span", "footnote-call"), ("span", "footnote-marker")]


def test_the_house_gives_such_to_notes_and_list_items_alone():
    sheets = [path.read_text(encoding="utf-8") for path in HOUSE.styles.rglob("*.css")]
    assert sum(sheet.count("float: footnote") for sheet in sheets) == 1
    assert not any("list-item" in sheet for sheet in sheets)


def test_other_rules_are_refused(monkeypatch):
    entry = (None, None, 1, "marker", None)
    matcher = SimpleNamespace(other_selectors=[entry])
    monkeypatch.setattr(html, "UA_STYLESHEET", SimpleNamespace(matcher=matcher))
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's stylesheet has changed: look at .*pseudo\.py again"):
        give_pseudo_elements_to_their_own()
    assert matcher.other_selectors == [entry]
