"""What stands within a line becomes elements: brackets, code, addresses, the few tags of HTML that are read.

Nothing is reported here: an element that is wrong carries ``data-unread``, and the pass that knows its line says so.
"""

import html
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import BACKTICK_RE, ESCAPE_RE, BacktickInlineProcessor, InlineProcessor
from markdown.util import AtomicString

from press.model.characters import is_plain

CITATION = re.compile(r"(?:^|(?<=[\s;]))@[A-Za-z0-9]")
NOTE_CALL = re.compile(r"\^([^\s\]]+)")
ATTRIBUTE = re.compile(
    r"#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)(?:=(?:\"(?P<quoted>[^\"]*)\"|(?P<value>[^\s}]+)))?"
)

PAIRED_HTML = ("sub", "sup", "kbd", "small")
VOID_HTML = ("br", "wbr")
SHORTEST_FENCE = 3

Found = tuple[Element | None, int | None, int | None]


class Code(BacktickInlineProcessor):
    """Python-Markdown's code between backticks, with the characters that were typed; lines of it have a ``fence``."""

    def __init__(self) -> None:
        super().__init__(BACKTICK_RE)

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]
        if match[1]:
            return _literal(match[1][::2], match[1]), match.start(), match.end()
        element, start, end = super().handleMatch(match, data)
        if isinstance(element, Element):
            element.text = AtomicString(html.unescape(element.text or ""))
            typed = data[start:end]
            fence = typed[: len(typed) - len(typed.lstrip("`"))]
            if len(fence) >= SHORTEST_FENCE and "\n" in typed:
                element.set("fence", fence)
            return element, start, end
        return None, start, end


class Escape(InlineProcessor):
    """A mark behind a backslash is the mark itself, and the end of a line is one that is printed."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(ESCAPE_RE, md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        if match[1] == "\n":
            return Element("br"), match.start(), match.end()
        element = _literal(match[1], match[0]) if match[1] in self.md.ESCAPED_CHARS else None
        return element, match.start(), match.end()


class Brackets(InlineProcessor):
    """``[@key]``, ``[^note]`` and ``[words]{fact=id}`` (Pandoc's citations and bracketed spans)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<!\!)\[", md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        end = _closing_bracket(text, match.end())
        if end < 0:
            return None, None, None
        inside = text[match.end() : end]
        after = text[end + 1 : end + 2]
        if after == "{":
            brace = text.find("}", end)
            if brace > 0:
                return _span(inside, self.unescape(text[end + 2 : brace])), match.start(), brace + 1
        if after == "(":
            return None, None, None
        if inside.startswith("-@"):  # Pandoc's note without the author's name; a note never has it alone
            inside = inside[1:]
        inside = self.unescape(inside)  # code in it stands behind a stand-in by now
        if call := NOTE_CALL.fullmatch(inside):
            return Element("call", {"note": call[1]}), match.start(), end + 1
        if CITATION.search(inside):
            return Element("citation", {"cite": inside}), match.start(), end + 1
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
        elif found["key"] in ("fact", "lang"):
            span.set(found["key"], value)
        elif found["key"] in ("check", "nocheck", "reason"):
            span.set(found["key"], found["quoted"] or "")
        else:
            span.set("data-unread", "attribute")
            span.set("data-typed", found[0])
    return span


# Something of TeX: a power, an index, an equation, a command.
_TEX = r"(?:[\^=]|_[{\d]|\\[A-Za-z])"


class Formula(InlineProcessor):
    r"""``\(x^2\)`` and ``\[x^2\]``: brackets of TeX only where something of TeX stands between them."""

    def __init__(self, md: Markdown) -> None:
        within_round, within_square = r"(?:(?!\\\)).)*?", r"(?:(?!\\\]).)*?"
        round_one = rf"\\\({within_round}{_TEX}{within_round}\\\)"
        super().__init__(rf"{round_one}|\\\[{within_square}{_TEX}{within_square}\\\](?!\{{)", md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        return _unread("formula", self.unescape(match[0])), match.start(), match.end()


class InlineNote(InlineProcessor):
    """``^[words]``, a note where it is called (Pandoc)."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"\^\[", md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        end = _closing_bracket(text, match.end())
        if end < 0 or not text[match.end() : end].strip():
            return None, None, None
        call = Element("call")
        call.text = text[match.end() : end]
        return call, match.start(), end + 1


class Author(InlineProcessor):
    """``@key`` in running text, and ``@key [p. 4]``: the author's name, with a note that cites the source (Pandoc)."""

    def __init__(self, md: Markdown, keys: frozenset[str]) -> None:
        super().__init__(r"(?<![\w@/.:\[-])@(?P<key>[A-Za-z0-9][\w-]*)(?: \[(?P<locator>[^\[\]@^]+)\](?![({\[]))?", md)
        self.keys = keys

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        key, end = match["key"], match.end()
        if key not in self.keys:
            return None, match.start(), match.end("key")
        element = Element("author", {"key": key})
        locator = self.unescape(match["locator"] or "")
        cite = SubElement(element, "citation", {"cite": f"@{key}, {locator}" if locator else f"@{key}"})
        cite.set("typed", match[0])
        return element, match.start(), end


class Between(InlineProcessor):
    """Words between two marks, as in ``H~2~O``, ``10^9^``, ``~~struck~~`` (Pandoc, GitHub) and ``<sub>2</sub>``."""

    def __init__(self, md: Markdown, pattern: str, tag: str) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        element = Element(self.tag)
        element.text = match[1]
        return element, match.start(), match.end()


SUBSCRIPT = r"(?<!~)~(?!~)([^~\s]+)~(?!~)"
SUPERSCRIPT = r"(?<!\^)\^(?![\^\[])([^\^\s\[\]]+)\^(?!\^)"
STRUCK = r"(?<!~)~~(?![~\s])([^~]*[^~\s])~~(?!~)"
_ADDRESS = r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>"
_MAILBOX = r"<(?P<mailbox>[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)>"
_TAG = r"<(?P<tag>/?[A-Za-z][^\s<>/]*|!|\?)[^<>]*>?"


class AddressOrTag(InlineProcessor):
    """``<https://example.org>``, ``<name@example.org>``, ``<br>``; another tag, comment or declaration is a problem."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(f"{_ADDRESS}|{_MAILBOX}|{_TAG}", md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        if typed := match["address"] or match["mailbox"]:
            address = self.unescape(typed)
            element = Element("a", {"href": address if match["address"] else f"mailto:{address}"})
            element.text = AtomicString(address)
        elif match["tag"].lower() in VOID_HTML:
            element = Element(match["tag"].lower())
        else:
            element = _unread("html", self.unescape(match[0]))
        return element, match.start(), match.end()


class Entity(InlineProcessor):
    """``&nbsp;`` and the like, as the character itself; never one that text may not hold."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);", md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        character = html.unescape(match[0])
        is_refused = character == match[0] or any(map(_is_refused, character))
        element = _unread("entity", match[0]) if is_refused else _literal(character, match[0])
        return element, match.start(), match.end()


class Times(InlineProcessor):
    """Asterisks between digits, which emphasise nothing: ``2*3`` is text, and of ``2*3*4`` nobody can be sure."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"\d+(?:[.,]\d+)*(?:\*+\d+(?:[.,]\d+)*)+", md)

    def handleMatch(self, match: re.Match[str], text: str) -> Found:  # type: ignore[override]
        is_sure = match[0].count("*") == 1
        element = _literal(match[0], match[0]) if is_sure else _unread("times", match[0])
        return element, match.start(), match.end()


def _literal(characters: str, typed: str) -> Element:
    element = Element("literal", {"typed": typed})
    element.text = AtomicString(characters)
    return element


def _unread(why: str, typed: str) -> Element:
    """An element that is no markup, and stands as it was typed."""
    element = Element("unread", {"why": why, "typed": typed})
    element.text = AtomicString(typed)
    return element


def _is_refused(character: str) -> bool:
    # The replacement character is what html makes of numbers that are none.
    return not is_plain(character) or character == "\N{REPLACEMENT CHARACTER}"
