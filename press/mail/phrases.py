"""HTML of the briefing becomes plain phrases for a mail: words, emphasis and links that lead somewhere from there."""

from html import escape
from html.parser import HTMLParser

from press.model.wording import of_the_briefing

_KEPT = ("em", "strong", "i", "b", "sub", "sup")
_SCHEMES = ("https://", "http://", "mailto:")


def phrases(html: str) -> str:
    """``html`` without the marks of facts, page numbers, abbreviations, and links into the briefing itself.

    What these led to is named as a place in the briefing, for there is none in a mail.
    """
    reader = _Phrases()
    reader.feed(html)
    reader.close()
    return "".join(reader.written)


class _Phrases(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._ends: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") or ""
        if tag in ("br", "wbr"):
            self.written.append(" " if tag == "br" else "")
            return
        is_link = tag == "a" and address.startswith(_SCHEMES)
        if is_link:
            self.written.append(f'<a href="{escape(address)}">')
        elif tag in _KEPT:
            self.written.append(f"<{tag}>")
        self._ends.append(f"</{tag}>" if is_link or tag in _KEPT else _place_of(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self._ends and tag not in ("br", "wbr"):
            self.written.append(self._ends.pop())

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))


def _place_of(tag: str, attributes: dict[str, str | None]) -> str:
    """What follows the words of a reference; empty for anything else."""
    if tag != "a" or attributes.get("class") != "reference":
        return ""
    return escape(of_the_briefing(attributes.get("data-where") or ""), quote=False)
