"""Which structure type an element of a galley has: the one table from HTML to tags.

Types are those of ISO 32000-1, 14.8.4. Elements that are not in it, and say nothing to a listener, have none: what they
hold belongs to what holds them.
"""

from xml.etree.ElementTree import Element

_BY_TAG = {
    "section": "Sect", "article": "Sect", "nav": "Sect", "aside": "Aside", "blockquote": "BlockQuote",
    "p": "P", "address": "P", "pre": "P", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption", "li": "LI",
    "code": "Code", "kbd": "Code", "samp": "Code", "q": "Quote", "em": "Em", "strong": "Strong", "img": "Figure",
}  # fmt: skip
# What HTML has no element for, or none that may stand there: templates and notes say it with a class.
_BY_CLASS = {
    ("div", "caption"): "Caption", ("div", "cards"): "Div", ("figure", "cards"): "Div", ("section", "cards"): "Div",
    ("span", "paragraph"): "P", ("span", "items"): "L", ("span", "item"): "LI",
    ("span", "note"): "Note", ("p", "table-note"): "Note", ("span", "task"): "Lbl", ("p", "entry"): "Reference",
    ("span", "mark"): "Lbl", ("sup", "mark"): "Call", ("a", "call"): "Call",
    ("span", "call"): "Call", ("div", "key-figures"): "L", ("div", "key-figure"): "LI",
}  # fmt: skip
_INLINE = frozenset(("code", "kbd", "samp", "q", "em", "strong", "img"))
_OTHER_BLOCKS = frozenset(("div", "figure", "header", "footer", "main", "dt", "dd", "hr", "html", "body"))
_BLOCKS = frozenset(_BY_TAG) - _INLINE | _OTHER_BLOCKS
_BLOCK_SPANS = frozenset(("note", "paragraph", "items", "item"))
_LABELS_OF_ENTRIES = frozenset(("numeral", "section-number", "label"))
ENDNOTES = "notes"


def classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def is_block(element: Element) -> bool:
    """Whether an element begins a line of its own, as our stylesheets set it."""
    return element.tag in _BLOCKS or (element.tag == "span" and not _BLOCK_SPANS.isdisjoint(classes(element)))


def is_hidden(element: Element) -> bool:
    """Whether an element is decoration, for which HTML has three ways to say so."""
    return (
        element.get("aria-hidden") == "true"
        or element.get("role") in ("presentation", "none")
        or (element.tag == "img" and element.get("alt") == "")
    )


def role(element: Element, is_in_contents: bool) -> str:
    """The structure type of an element, or "Call", which is two; empty where it has none of its own."""
    tag, names = str(element.tag), classes(element)
    found = next((_BY_CLASS[tag, name] for name in sorted(names) if (tag, name) in _BY_CLASS), "")
    if found:
        return found
    if is_in_contents and tag in ("ol", "ul", "li", "span"):
        is_label = not names.isdisjoint(_LABELS_OF_ENTRIES)
        return {"li": "TOCI", "span": "Lbl" if is_label else ""}.get(tag, "TOC")
    if tag == "a":
        return "Link" if element.get("href") else ""
    if tag == "figure":
        return "" if element.find(".//table") is not None else "Div"
    if tag == "div":
        return "" if any(is_block(inner) for inner in element.iter() if inner is not element) else "P"
    if tag == "ul" and ENDNOTES in names:
        return ""
    return _BY_TAG.get(tag, "")
