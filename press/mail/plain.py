"""The HTML of a letter becomes plain text that reads well on its own: the same words, so that the two cannot differ."""

import re
import textwrap
from dataclasses import dataclass, field
from html.parser import HTMLParser

LONGEST_LINE = 72
_SKIPPED = ("head", "style", "title")
_UNDERLINES = {"h1": "=", "h2": "-"}
_BOUND = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{WORD JOINER}": None})
_SPACE = re.compile(r"[ \t\r\n]+")


def plain_text(html: str) -> str:
    """The words of a letter in lines of at most 72 characters, addresses excepted; links as ``words <address>``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    # Bound spaces have done their work; not every program that shows plain text knows them.
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip().translate(_BOUND) + "\n"


@dataclass
class _Block:
    tag: str
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._block = _Block("")
        self._marker = ""
        self._skipped = 0
        self._addresses: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = given.get("class") or ""
        if self._skipped or tag in _SKIPPED or kind == "preview":
            self._skipped += tag not in ("meta", "link", "br")
        elif tag == "a":
            self._addresses.append((given.get("href") or "", len(self._block.words)))
        elif tag in ("h1", "h2", "p", "li", "td"):
            self.end_block()
            # A layout table's number stands in front of what its row says.
            self._block.tag = "numeral" if kind == "numeral" else tag

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag == "a":
            address, start = self._addresses.pop()
            words = "".join(self._block.words[start:]).strip()
            if address.removeprefix("mailto:").partition("?")[0] != words:
                self._block.words.append(f" <{address}>")
        elif tag in ("h1", "h2", "p", "li", "td"):
            self.end_block()
        elif tag == "ul":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._block.words.append(data)

    def end_block(self) -> None:
        block, self._block = self._block, _Block("")
        words = _SPACE.sub(" ", "".join(block.words)).strip(" ")
        if not words:
            return
        if block.tag == "numeral":
            self._marker = f"{words}. "
            return
        marker, self._marker = self._marker or ("- " if block.tag == "li" else ""), ""
        lines = textwrap.wrap(
            words,
            LONGEST_LINE,
            initial_indent=marker,
            subsequent_indent=" " * len(marker),
            break_long_words=False,
            break_on_hyphens=False,
        )
        if line := _UNDERLINES.get(block.tag):
            self.lines += ["", *lines, line * max(map(len, lines)), ""]
        else:
            self.lines += [*lines, ""] if block.tag != "li" else lines
