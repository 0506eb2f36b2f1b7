"""HTML as a browser reads it, for tests that ask what arrives: its tags, and its text."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def tags_of(html: str) -> list[str]:
    return _read(html).tags


def text_of(html: str) -> str:
    """The text of every element, with a space wherever a tag stands, and without signs that only bind."""
    return " ".join(_read(html).texts).replace("\N{WORD JOINER}", "")
