"""What stands between brackets, and what looks like HTML, becomes elements that later passes resolve.

Nothing is reported here: an element that is wrong carries ``data-problem``, and the pass that knows its line says so.
"""

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from press.model.characters import is_plain

CITATION = re.compile(r"(?:^|(?<=[\s;]))@[A-Za-z0-9]")
NOTE_CALL = re.compile(r"\^([^\s\]]+)")
ATTRIBUTE = re.compile(
    r"#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)(?:=(?:\"(?P<quoted>[^\"]*)\"|(?P<value>[^\s}]+)))?"
)

PAIRED_HTML = ("sub", "sup", "kbd", "small")
VOID_HTML = ("br", "wbr")


class Brackets(InlineProcessor):
    """``[@key]``, ``[^note]`` and ``[words]{fact=id}`` (Pandoc's citations and bracketed spans)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<!\!)\[", md)

    def handleMatch(self, match: re.Match[str], text: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]
        end = _closing_bracket(text, match.end())
        if end < 0:
            return None, None, None
        inside = text[match.end() : end]
        after = text[end + 1 : end + 2]
        if after == "{":
            brace = text.find("}", end)
            if brace > 0:
                return _span(inside, self.unescape(text[end + 2 : brace])), match.start(), brace + 1
        if after in ("(", "["):
            return None, None, None
        inside = self.unescape(inside)  # code in it stands behind a stand-in by now
        if call := NOTE_CALL.fullmatch(inside):
            return Element("span", {"class": "note", "data-note": call[1]}), match.start(), end + 1
        if CITATION.search(inside):
            return Element("span", {"class": "citation", "data-cite": inside}), match.start(), end + 1
        return None, None, None


def _closing_bracket(text: str, start: int) -> int:
    depth = 1
    for index in range(start, len(text)):
        depth += {"[": 1, "]": -1}.get(text[index], 0)
        if not depth:
            return index
    return -1


def _span(inside: str, attributes: str) -> Element:
    span = Element("span")
    span.text = inside
    for found in ATTRIBUTE.finditer(attributes):
        value = found["quoted"] or found["value"] or ""
        if found["class"] == "term":
            span.set("class", "term")
        elif found["key"] == "fact":
            span.set("data-fact", value)
        elif found["key"] == "lang":
            span.set("lang", value)
        elif found["key"] in ("check", "nocheck", "reason"):
            span.set(f"data-{found['key']}", found["quoted"] or "")
        else:
            span.set("data-problem", "attribute")
            span.set("data-text", found[0])
    return span


class PairedHtml(InlineProcessor):
    """The few pairs of HTML tags that have no Markdown: ``<sub>2</sub>``."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(rf"<({'|'.join(PAIRED_HTML)})>(.*?)</\1>", md)

    def handleMatch(self, match: re.Match[str], text: str) -> tuple[Element, int, int]:  # type: ignore[override]
        element = Element(match[1])
        element.text = match[2]
        return element, match.start(), match.end()


class OtherHtml(InlineProcessor):
    """``<br>`` and ``<wbr>``; any other tag, comment or declaration is a problem."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"<(/?[A-Za-z][^\s<>/]*|!|\?)[^<>]*>?", md)

    def handleMatch(self, match: re.Match[str], text: str) -> tuple[Element, int, int]:  # type: ignore[override]
        if match[1].lower() in VOID_HTML:
            return Element(match[1].lower()), match.start(), match.end()
        typed = self.unescape(match[0])
        problem = Element("span", {"data-problem": "html", "data-text": typed})
        problem.text = AtomicString(typed)
        return problem, match.start(), match.end()


class Entity(InlineProcessor):
    """``&nbsp;`` and the like, as the character itself; never one that text may not hold."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);", md)

    def handleMatch(self, match: re.Match[str], text: str) -> tuple[Element | str, int, int]:  # type: ignore[override]
        character = html.unescape(match[0])
        if character == match[0] or any(_is_refused(c) for c in character):
            problem = Element("span", {"data-problem": "entity", "data-text": match[0]})
            return problem, match.start(), match.end()
        return character, match.start(), match.end()


def _is_refused(character: str) -> bool:
    # The replacement character is what html makes of numbers that are none.
    return not is_plain(character) or character == "\N{REPLACEMENT CHARACTER}"
