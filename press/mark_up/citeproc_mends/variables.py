"""The names, dates and numbers of CSL 1.0.2 are found in a source, and what is said of one that is absent is not."""

from typing import Any

# The variables of CSL 1.0.2 that citeproc-py 0.11.1 takes for plain text, or does not know.
_NAMES = (
    "chair", "collection_editor", "compiler", "contributor", "curator", "director", "editor_translator",
    "executive_producer", "guest", "host", "narrator", "organizer", "performer", "producer", "reviewed_author",
    "script_writer", "series_creator",
)  # fmt: skip
_DATES = ("available_date",)


def mend_variables() -> None:
    """Let every variable of CSL 1.0.2 be found and asked about.

    citeproc-py 0.11.1 stores "collection-editor" with an underscore and looks for it with a hyphen, and likewise
    numbers; it crashes on names that it does not know for names, such as those of a director.
    """
    import citeproc
    from citeproc import source

    for known, missing in ((citeproc.NAMES, _NAMES), (citeproc.DATES, _DATES)):
        known.extend(name for name in missing if name not in known)
    reference, plain = source.Reference, source.CustomDict

    def __getitem__(self: Any, key: str) -> Any:
        return plain.__getitem__(self, key.replace("-", "_"))

    def __contains__(self: Any, key: str) -> bool:
        return dict.__contains__(self, key.replace("-", "_"))

    def get(self: Any, key: str, default: Any = None) -> Any:
        return dict.get(self, key.replace("-", "_"), default)

    reference.__getitem__, reference.__contains__, reference.get = __getitem__, __contains__, get


def mend_labels() -> None:
    """Label only what is there, in the right number.

    citeproc-py 0.11.1 prints "edition" for a source that has none, and no label at all for "2 vols".
    """
    from citeproc import model
    from citeproc.source import VariableError

    process = model.Label.process

    def process_label(self: Any, item: Any, variable: Any = None, plural: Any = None, **kwargs: Any) -> Any:
        if variable is None and value_of(item, self.get("variable")) is None:
            raise VariableError
        return process(self, item, variable=variable, plural=plural, **kwargs)

    def _is_plural(self: Any, item: Any) -> bool:
        variable = self.get("variable")
        value = str(value_of(item, variable) or "")
        if variable.startswith("number-of"):
            return value.isdecimal() and value.lstrip("0") not in ("", "1")
        return self.RE_MULTIPLE_NUMBERS.search(value) is not None

    model.Label.process = process_label
    model.Label._is_plural = _is_plural


def mend_date_ranges() -> None:
    """Print both ends of a range of dates, with what they share once.

    citeproc-py 0.11.1 prints nothing of two months of a year where a style asks for the year, or of an end without day.
    """
    from citeproc import model

    def render_date_range(self: Any, span: Any, show_parts: list[str], context: Any = None) -> Any:
        first = self.render_single_date(span.begin, show_parts, context)
        last = self.render_single_date(span.end, show_parts, context)
        if not first or not last or str(first) == str(last):
            return first or last
        return joined_dates(str(first), str(last))

    model.Date.render_date_range = render_date_range


def joined_dates(first: str, last: str) -> str:
    """Two dates as a range, without what both end with.

    >>> joined_dates("3 June 1999", "10 June 1999")
    '3–10 June 1999'
    """
    begin, end = first.split(), last.split()
    while len(begin) > 1 and len(end) > 1 and begin[-1] == end[-1]:
        begin, end = begin[:-1], end[:-1]
    kept = " ".join(begin).rstrip(",")
    return f"{kept}–{last}"


def value_of(item: Any, variable: str) -> Any:
    """What the source, or the citation, has for a variable; None for nothing."""
    if variable == "locator":
        return item.locator.identifier if item.has_locator else None
    return item.reference.get(variable)


def label_of(item: Any) -> str | None:
    """What kind of locator a citation has, None for none."""
    return item.locator.label if item.has_locator else None
