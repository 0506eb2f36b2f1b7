"""A citation as it is typed is read, and one as a style formats it becomes an element."""

import html
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

_ITEM = re.compile(r"\s*(?P<prefix>[^@]*?)\s*@(?P<key>[A-Za-z0-9][\w-]*)\s*(?:,\s*(?P<locator>.*\S))?\s*", re.DOTALL)
_ENTITY = re.compile(r"&(?:#?\w+;)?")
_ADDRESS = re.compile(
    r"(?:<|&lt;)(https?://[^<>\s]+?)(?:>|&gt;)|(?<![\w/])(https?://(?:(?!&[lg]t;)[^<>\s])+(?<=[\w/]))"
)


@dataclass(frozen=True)
class Cite:
    """One source within a citation; a ``locator`` that has no known label is printed as it stands."""

    key: str
    prefix: str
    locator: str


def parse_citation(text: str) -> tuple[Cite, ...] | None:
    """Read Pandoc's ``see @key, para. 4; @other``; None where it is none.

    >>> parse_citation("see @unsc-1244, para. 7")
    (Cite(key='unsc-1244', prefix='see', locator='para. 7'),)
    """
    found = [_ITEM.fullmatch(part) for part in text.split(";")]
    if not all(found):
        return None
    return tuple(Cite(item["key"], item["prefix"], item["locator"] or "") for item in found if item)


def as_element(formatted: str, tag: str) -> Element:
    """Formatted HTML as an element, its addresses turned into links that show where they lead."""
    linked = _ADDRESS.sub(_link, _ENTITY.sub(_as_xml, formatted))
    try:
        return fromstring(f"<{tag}>{linked}</{tag}>")
    except SyntaxError:
        element = Element(tag)
        element.text = re.sub(r"</?\w+>", "", html.unescape(formatted))
        return element


def _as_xml(found: re.Match[str]) -> str:
    """An entity as XML knows it; citeproc-py escapes some characters, and some twice."""
    return html.escape(html.unescape(html.unescape(found[0])), quote=False)


def _link(found: re.Match[str]) -> str:
    address = found[1] or found[2]
    shown = re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
    return f'<a href="{address}" class="address">{shown}</a>'
