"""Spaces that must not break a line: between a word and its number, a day and its month, the last two words.

Text keeps the characters that its author typed otherwise. Hyphens stay hyphens, since a no-break hyphen (U+2011)
would hide "NATO-led" from anyone who searches the PDF for it.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

NO_BREAK = "\N{NO-BREAK SPACE}"
WORD_JOINER = "\N{WORD JOINER}"
LONGEST_BOUND_WORD = 9
FEWEST_WORDS = 3

_BLOCKS = ("p", "li", "dd", "dt", "h2", "h3", "h4", "caption", "blockquote")
_UNTOUCHED = ("code", "kbd", "pre")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERED = (
    "[Rr]esolutions?|[Cc]hapters?|[Aa]rticles?|[Ff]igures?|[Tt]ables?|[Bb]ox(?:es)?|[Ss]ections?|[Pp]aragraphs?|[Pp]ages?|[Nn]otes?|"
    r"[Aa]nnex(?:es)?|pp?\.|paras?\.|[Nn]os?\.|ch\.|vol\.|art\."
)
_BOUND = (
    (re.compile(rf"\b({_NUMBERED}) (?=[\dIVX])"), rf"\1{NO_BREAK}"),
    (re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTH})\b)"), rf"\1{NO_BREAK}"),
    (
        re.compile(r"(\d) (?=(?:per cent|million|billion|trillion|km|mm|m|kg|pt|troops|states|Allies|nations)\b)"),
        rf"\1{NO_BREAK}",
    ),
    (re.compile(r"\bper cent\b"), f"per{NO_BREAK}cent"),
    (re.compile(r"\b([A-Z]\.) (?=[A-Z][\w.])"), rf"\1{NO_BREAK}"),
    (re.compile(r" (?=–[ ])"), NO_BREAK),
)


def set_type(root: Element) -> None:
    """Bind words in every text below ``root``, and the last short word of each of its blocks."""
    _bind(root)
    for element in root.iter():
        if element.tag in _BLOCKS:
            _bind_last_word(element)


def set_line(text: str) -> str:
    """The same for a title or another text without markup."""
    element = Element("p")
    element.text = text
    set_type(element)
    return element.text


def _bind(element: Element) -> None:
    if element.tag not in _UNTOUCHED and element.text:
        element.text = _bound(element.text)
    for child in element:
        _bind(child)
        if child.tail:
            child.tail = _bound(child.tail)


def _bound(text: str) -> str:
    for pattern, replacement in _BOUND:
        text = pattern.sub(replacement, text)
    return text


def _bind_last_word(block: Element) -> None:
    """Bind the last two words of a block, where the last is short; marks of facts and emphasis may stand around it."""
    length = 0
    for owner, is_tail in reversed(list(_texts(block))):
        text = (owner.tail if is_tail else owner.text) or ""
        stripped = text.rstrip() if not length else text
        head, space, last = stripped.rpartition(" ")
        length += len(last)
        if length > LONGEST_BOUND_WORD:
            return
        if space:
            words = "".join((o.tail if t else o.text) or "" for o, t in _texts(block)).split()
            # Of two words one would be bound to the other, and the line could not break at all.
            if len(words) > FEWEST_WORDS:
                # Pango lets a space hang at the end of a text, one that does not break too: so it must not be the last.
                joined = f"{NO_BREAK}{last}" if last else f"{NO_BREAK}{WORD_JOINER}"
                bound = f"{head}{joined}{text[len(stripped) :]}"
                owner.tail, owner.text = (bound, owner.text) if is_tail else (owner.tail, bound)
            return


def _texts(element: Element) -> Iterator[tuple[Element, bool]]:
    """The texts inside an element in reading order, but those of notes: where each hangs, and whether as a tail."""
    yield element, False
    for child in element:
        if child.get("class") != "note":
            yield from _texts(child)
        yield child, True
