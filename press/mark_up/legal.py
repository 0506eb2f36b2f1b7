"""Cases, acts, treaties, documents with a symbol, standards and datasets as lawyers and librarians cite them.

Styles for the humanities print these as they print books: without court, symbol or day. Only the default style is
helped so; docs/writing.md shows the pattern of each.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from press.mark_up.citeproc_mends import Printed
from press.mark_up.locators import Locator, as_typed, read_locator
from press.mark_up.wording import Wording, joined

# A symbol as the United Nations give it: S/RES/1244 (1999), A/HRC/19/68.
_SYMBOL = re.compile(r"[A-Z]{1,7}(?:/[\w.()-]+)+(?: \(\d{4}\))?(?: and .+)?")
_WITH_SYMBOLS = ("legislation", "regulation", "report", "document", "bill")
_PAGES = {"page": ("p.", "pp.")}
_TERMS = {
    **_PAGES,
    "paragraph": ("para.", "paras"),
    "section": ("s.", "ss"),
    "article-locator": ("art.", "arts"),
    "chapter": ("ch.", "chs"),
    "part": ("pt", "pts"),
    "rule": ("r.", "rr."),
    "note": ("n.", "nn."),
    "table": ("table", "tables"),
    "volume": ("vol.", "vols"),
}
# All that these forms say of their own.
SAID = (
    "app no case hearing version in force c edn st nd rd th and others doi accessed spring summer autumn winter p pp "
    "para paras s ss art arts ch chs pt pts r rr n nn table tables vol vols"
)

Form = Callable[[Wording, bool], str]


def is_legal(item: Mapping[str, Any]) -> bool:
    """Whether a source has a form here."""
    return _form(item) is not None


def legal_note(item: Mapping[str, Any], locator: str, is_first: bool) -> tuple[str, list[Printed]]:
    """One source within a note, as HTML without an end, and what of its record stands there."""
    form = _form(item)
    assert form is not None
    words = Wording(item)
    return joined(form(words, is_first), _located(locator)), words.printed


def legal_entry(item: Mapping[str, Any]) -> tuple[str, list[Printed]]:
    """One source in the list of sources: as in a first note, sorted by its author, and with its address."""
    form = _form(item)
    assert form is not None
    words = Wording(item, is_listed=True)
    return f"{form(words, True)}{words.address()}", words.printed


def _form(item: Mapping[str, Any]) -> Form | None:
    if item["type"] in _WITH_SYMBOLS and _SYMBOL.fullmatch(str(item.get("number", ""))):
        return _document
    return _FORMS.get(item["type"])


def _located(typed: str) -> str:
    locator: Locator = read_locator(typed)
    if locator.label not in _TERMS:
        return as_typed(typed).number
    one, many = _TERMS[locator.label]
    number = re.sub(r"\s*-\s*", "–", locator.number)
    return f"{many if re.search('[–,&]', number) else one} {number}"


def _case(words: Wording, is_first: bool) -> str:
    """*Saadi v. Italy*, App. no. 37201/06 (ECtHR, 28 February 2008)."""
    title = f"<i>{words.title(is_first)}</i>"
    if not is_first:
        return title
    number = words("number")
    if re.fullmatch(r"[CTF]-\d+/\d+.*", number):
        number = f"Case {number}"
    elif re.fullmatch(r"\d+/\d+.*", number):
        number = f"App. no. {number}"
    court = words.first_of("authority", "author", "publisher")
    said = joined(title, words("genre"), number, words.report(), words("references"))
    return words.bracketed(said, court, words("division"), words("jurisdiction"), words.date("issued"))


def _act(words: Wording, is_first: bool) -> str:
    """Care Act 2014, c. 23; the year only once."""
    title = joined(words.people("author", is_first), words.title(is_first))
    if not is_first:
        return title
    chapter = words("chapter-number")
    said = joined(title, words.unless_in("number", title), f"c. {chapter}" if chapter.isdigit() else chapter)
    said = joined(said, words.report(), words.labelled("section", "s.", "ss"), words("references"))
    return words.bracketed(said, words("authority"), words("jurisdiction"), words.date_unless_in("issued", said))


def _regulation(words: Wording, is_first: bool) -> str:
    """Regulation (EU) 2016/679, OJ L 119, 4 May 2016, p. 1."""
    if not words.item.get("container-title", "").startswith("OJ"):
        return _act(words, is_first)
    title = joined(words.people("author", is_first), words.title(is_first))
    if not is_first:
        return title
    journal = " ".join(filter(None, (words("container-title"), words("volume"), words("issue"))))
    said = joined(title, words.unless_in("number", title), journal)
    return joined(said, words.date_unless_in("issued", said), words.labelled("page", *_PAGES["page"]))


def _treaty(words: Wording, is_first: bool) -> str:
    """Treaty on Wells (adopted 4 April 1949, in force 24 August 1949), 34 UNTS 243."""
    title = words.title(is_first)
    if not is_first:
        return title
    done = " ".join(filter(None, (words("status"), words.date("issued"))))
    force = words.date("available-date")
    said = words.bracketed(title, done, f"in force {force}" if force else "")
    return joined(said, words.report(), words.unless_in("number", said), words("references"))


def _hearing(words: Wording, is_first: bool) -> str:
    """*Water in Towns*, hearing, Committee on Water, House of Commons, HC 12, 3 May 2011."""
    title = f"<i>{words.title(is_first)}</i>"
    if not is_first:
        return title
    return joined(
        words.people("author", is_first),
        title,
        words("genre") or "hearing",
        words("section"),
        words("authority"),
        words("number"),
        words.report(),
        words.date("issued"),
    )


def _document(words: Wording, is_first: bool) -> str:
    """United Nations Security Council, Resolution 1244 (1999), S/RES/1244 (1999), 10 June 1999."""
    title = words.title(is_first)
    title = f"<i>{title}</i>" if words.item["type"] == "report" else title
    body = words.people("author", is_first) or words("authority")
    if not is_first:
        return joined(body, title)
    return joined(body, title, words("genre"), words.unless_in("number", title), words.date("issued"))


def _standard(words: Wording, is_first: bool) -> str:
    """ISO 216:2007, *Writing Paper* (International Organization for Standardization, 2007)."""
    number = words("number")
    if not is_first and number:
        return number
    title = words.title(is_first)
    title = re.sub(rf"^{re.escape(number)}(?!\w)[\s:,]*", "", title) if number else title
    said = joined(number, f"<i>{title}</i>" if title else "", words("genre"), words.edition(), words.version())
    body = words.first_of("authority", "author", "publisher")
    return words.bracketed(said, body, words.date("issued")) if is_first else said


def _dataset(words: Wording, is_first: bool) -> str:
    """J. Doe, *Wells of Town A*, version 2.1 (Town A, 3 May 2020)."""
    title = joined(words.people("author", is_first), f"<i>{words.title(is_first)}</i>")
    if not is_first:
        return title
    said = joined(title, words.edition(), words.version(), words("genre"), words("medium"), words("number"))
    return words.bracketed(said, words("publisher"), words("archive"), words.date("issued"))


_FORMS: dict[str, Form] = {
    "legal_case": _case,
    "legislation": _regulation,
    "bill": _act,
    "regulation": _regulation,
    "treaty": _treaty,
    "hearing": _hearing,
    "standard": _standard,
    "dataset": _dataset,
}
