"""A style is read once and asked fast; its words are found, and words of a source stay apart."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from typing import Any

from press.mark_up.citeproc_mends.trace import STAND_IN, Printed

CSL = {"cs": "http://purl.org/net/xbiblio/csl"}
_SEAM = 200  # characters on each side of a seam, of which some may be markup
# The end of one part and the beginning of the next, a null between them, whatever markup stands there.
_MARKUP = r"(?:</?\w[^<>]*>)*"
_RUN_TOGETHER = re.compile(rf"[\w’”»]{_MARKUP}\0{_MARKUP}\w|[)\]]{_MARKUP}\0{_MARKUP}[^\W\d_]")
_LONGER = {"verb-short": "verb", "symbol": "short"}
_VERSUS = {"v", "v.", "vs", "vs."}


def remember_the_style() -> None:
    """Keep what depends on the style alone.

    For every source citeproc-py looks up each macro, term and layout by XPath anew, and asks anew which variables are
    called: two thirds of its time. Styles do not change while they are used.
    """
    from citeproc import model

    look_up, find = model.CitationStylesElement.get_macro, model.Locale.get_term

    @cache
    def macro(root: Any, name: str) -> Any:
        return look_up(root, name)

    @cache
    def term(locale: Any, name: str, form: str | None, zero_padded: bool) -> Any:
        try:
            return find(locale, name, form, zero_padded)
        except IndexError:
            return None

    def get_macro(self: Any, name: str) -> Any:
        return macro(self.get_root(), name)

    def get_term(self: Any, name: str, form: str | None = None, zero_padded: bool = False) -> Any:
        found = term(self, name, form, zero_padded)
        if found is None:
            raise IndexError(name)
        return found

    model.CitationStylesElement.get_macro, model.Locale.get_term = get_macro, get_term
    model.CitationStylesElement.get_layout = cache(model.CitationStylesElement.get_layout)
    for owner in (model.Parent, model.Text):
        owner.calls_variable = lru_cache(maxsize=None)(owner.calls_variable)


def remember_the_source() -> None:
    """Look up once which source a citation is of; citeproc-py does so for each word of each condition of a style."""
    from citeproc.source import CitationItem

    kept = cached_property(CitationItem.reference.fget)
    kept.__set_name__(CitationItem, "reference")
    CitationItem.reference = kept


def keep_order_of_authors(style: Any) -> None:
    """Take the sorting of citations out of a style: within a note, the order is the author's."""
    for sort in style.root.xpath("./cs:citation/cs:sort", namespaces=CSL):
        sort.getparent().remove(sort)


def words_of_style(style: Any) -> str:
    """All that a style can say of its own, in one string."""
    root = style.root
    said = root.xpath(".//@value | .//@prefix | .//@suffix | .//cs:term//text()", namespaces=CSL)
    terms = [text for locale in root.locales for text in locale.xpath(".//cs:term//text()", namespaces=CSL)]
    return " ".join(map(str, (*said, *terms)))


@contextmanager
def whole_or_part(style: Any, is_whole: bool) -> Iterator[None]:
    """Leave out what ends a citation, where others are to follow it."""
    layout = style.root.citation.layout
    suffix = layout.get("suffix")
    if not is_whole and suffix is not None:
        del layout.attrib["suffix"]
    try:
        yield
    finally:
        if suffix is not None:
            layout.set("suffix", suffix)


def has_list(style: Any) -> bool:
    """Whether a style says how to list sources; citeproc-py 0.11.1 crashes where it does not."""
    return style.root.bibliography is not None


def has_term(style: Any, name: str) -> bool:
    """Whether a style, or its language, has a word for a label; citeproc-py leaves out what it has none for."""
    return style.root.get_term(name, "short") is not None


def mend_terms() -> None:
    """Take the next longer form of a word that has none so short (CSL 1.0.2, terms); citeproc-py 0.11.1 prints none."""
    from citeproc import model

    get = model.CitationStylesElement.get_term

    def get_term(self: Any, name: str, form: str | None = None, **kwargs: Any) -> Any:
        found = get(self, name, form, **kwargs)
        if found is None and form is not None:
            return get_term(self, name, _LONGER.get(form), **kwargs)
        return found

    model.CitationStylesElement.get_term = get_term


def mend_seams() -> None:
    """Keep words apart where a style says nothing of what stands between them: "vol. 12" and "1998" are no number.

    Styles that were tried with another program only leave that out; citeproc-py 0.11.1 joins "townsJournal".
    """
    from citeproc import model
    from citeproc.string import String, join, normalize_seam

    def join_apart(items: Iterable[Any], delimiter: Any = "") -> Any:
        if str(delimiter):
            return join(items, delimiter)
        whole: Any = String("")
        for item in items:
            if _RUN_TOGETHER.search(f"{str(whole)[-_SEAM:]}\0{str(item)[:_SEAM]}"):
                whole = whole + " "
            whole = whole + normalize_seam(whole, item)
        return whole

    model.join = join_apart


def mend_title_case() -> None:
    """Leave the "v." between two parties small; citeproc-py 0.11.1 prints "Saadi V. Italy"."""
    from citeproc import model

    case = model.TextCased.case

    def case_title(self: Any, text: Any, language: Any = None) -> Any:
        cased = case(self, text, language)
        if self.get("text-case") != "title":
            return cased
        before, after = str(text).split(), str(cased).split()
        if len(before) != len(after) or not _VERSUS.intersection(before):
            return cased
        # It takes the point after "v" for the end of a sentence.
        kept = {n for n, word in enumerate(before) if word in _VERSUS}
        kept |= {n + 1 for n in kept if n + 1 < len(before) and before[n + 1] in self._stop_words}
        return " ".join(before[n] if n in kept else word for n, word in enumerate(after))

    model.TextCased.case = case_title


def mended(formatted: str, printed: Iterable[Printed]) -> str:
    """Formatted HTML with typographic apostrophes, and without a comma between a title that leads and a bracket."""
    for stand_in in {each.piece for each in printed if each.variable == STAND_IN}:
        formatted = formatted.replace(f"{stand_in}, (", f"{stand_in} (")
    return formatted.replace("'", "’")
