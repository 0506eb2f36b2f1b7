"""HTML is read as before, and each regular expression is made once."""

import pytest
import tinyhtml5
from tinyhtml5 import inputstream

from press.paginate.engine.parsing import keep_expressions

HTML = (
    "<!doctype html><html lang=en><title>t</title><p class='a b'>one &amp; two<br>three<table><tr><td>four</table>" * 3
)


def described(element) -> tuple:
    return element.tag, tuple(element.items()), element.text, element.tail, tuple(map(described, element))


def test_the_tree_is_the_same_and_expressions_are_made_once(monkeypatch):
    stream = inputstream.HTMLUnicodeInputStream
    keep_expressions()
    kept = stream.chars_until
    monkeypatch.setattr(inputstream, "characters_until_regex", {})
    tree = described(tinyhtml5.parse(HTML))
    made = dict(inputstream.characters_until_regex)
    assert described(tinyhtml5.parse(HTML)) == tree
    assert inputstream.characters_until_regex == made
    monkeypatch.setattr(inputstream, "characters_until_regex", {})
    lost: dict = {}
    exec(kept.as_written.replace("    def", "def", 1).replace("\n    ", "\n"), vars(inputstream), lost)
    monkeypatch.setattr(stream, "chars_until", lost["chars_until"])
    assert described(tinyhtml5.parse(HTML)) == tree


def test_a_source_that_has_changed_is_refused(monkeypatch):
    def chars_until(self, characters, opposite=False):
        pass

    monkeypatch.setattr(inputstream.HTMLUnicodeInputStream, "chars_until", chars_until)
    with pytest.raises(RuntimeError, match=r"^WeasyPrint's reading of HTML has changed: look at .*parsing\.py again"):
        keep_expressions()
