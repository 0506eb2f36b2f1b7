"""Spaces that must not break a line: between a word and its number, a day and its month, the last two words.

Text keeps the characters that its author typed otherwise. Hyphens stay hyphens, since a no-break hyphen (U+2011)
would hide "NATO-led" from anyone who searches the PDF for it.
"""

import re
from xml.etree.ElementTree import Element

NO_BREAK = "\N{NO-BREAK SPACE}"
LONGEST_BOUND_WORD = 9

_BLOCKS = ("p", "li", "dd", "dt", "h2", "h3", "h4", "caption", "blockquote")
_UNTOUCHED = ("code", "kbd", "pre")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERED = (
    "[Rr]esolutions?|[Cc]hapters?|[Aa]rticles?|[Ff]igures?|[Tt]ables?|[Bb]ox(?:es)?|[Ss]ections?|[Pp]ages?|[Nn]otes?|"
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
    """Bind the last two words if they stand in one text; never across an element's edge."""
    if len(block) and not (block[-1].tail or "").strip():
        last = block[-1]
        if last.get("class") != "note":
            return
        before = block[-2] if len(block) > 1 else None
        if before is None:
            block.text = _with_bound_end(block.text)
        else:
            before.tail = _with_bound_end(before.tail)
    elif len(block):
        block[-1].tail = _with_bound_end(block[-1].tail)
    else:
        block.text = _with_bound_end(block.text)


def _with_bound_end(text: str | None) -> str:
    stripped = (text or "").rstrip()
    head, space, last = stripped.rpartition(" ")
    if not space or len(last) > LONGEST_BOUND_WORD or len(head.split()) < 3:
        return text or ""
    return f"{head}{NO_BREAK}{last}{(text or '')[len(stripped) :]}"
