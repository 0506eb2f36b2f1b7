"""A galley becomes pages: a PDF/A-3a file that is PDF/UA-1 too, and says of itself what the metadata says."""

import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from press.model.output import Attachment, Galley, Metadata, Pages
from press.model.report import Place, Report
from press.model.theme import Theme
from press.model.tree import VOID
from press.paginate.engine.start import harfbuzz_version, import_weasyprint, pango_version
from press.paginate.identity import identity

__all__ = ["Paginator", "harfbuzz_version", "pango_version"]

VARIANT = "pdf/a-3a"
_REHEARSED = "<html lang=en><title>.</title><p>“a”"  # the marks are looked for in the fonts


@dataclass
class Paginator:
    """Lays out galleys; one serves a whole build, so that fonts are loaded and stylesheets parsed once."""

    theme: Theme
    _fonts: Any = None
    _stylesheets: dict[tuple[str, str], tuple[Any, tuple[str, ...]]] = field(default_factory=dict)

    def start(self) -> None:
        """Load WeasyPrint, what mends it, and the list of the system's fonts, which may have to be written anew."""
        import_weasyprint()
        from press.paginate.engine import continued, fetcher, glyphs, line_numbers, log, mends, room, turned, xmp  # noqa: F401
        from press.paginate.engine.shaping import Fonts

        self._fonts = Fonts()

    def rehearse(self, stylesheet: str) -> None:
        """Print a line that nobody sees: what pages need is loaded before the first are asked for.

        Expressions, types of C and fonts are else made ready while somebody waits.
        """
        note = Attachment("rehearsal.txt", "", "text/plain", "Supplement", b"")
        galley = Galley("rehearsal", _REHEARSED, stylesheet, (), Metadata("2000-01-01T00:00:00Z", (), ()), (note,))
        self.paginate(galley, Place(stylesheet), Report())

    def paginate(self, galley: Galley, place: Place, report: Report) -> Pages | None:
        """Lay out a galley; None where WeasyPrint had anything to complain of, and the report says what.

        ``place`` is told where the galley gives no better one.
        """
        weasyprint = import_weasyprint()
        from press.paginate.engine.continued import print_words_of_tables
        from press.paginate.engine.fetcher import BASE, Fetcher
        from press.paginate.engine.folios import set_stand_ins
        from press.paginate.engine.line_numbers import print_line_numbers
        from press.paginate.engine.log import kept_messages
        from press.paginate.engine.mends import mend_weasyprint
        from press.paginate.engine.room import keep_blanks

        mend_weasyprint()
        assets = {f"pictures/{p.name}": (p.media_type, p.content) for p in galley.pictures}
        assets |= {p.name: (p.media_type, p.content) for p in galley.drawings}
        if galley.tokens:
            ours = (self.theme.styles / "tokens.css").read_text(encoding="utf-8")
            assets["styles/tokens.css"] = ("text/css", f"{ours}\n{galley.tokens}".encode())
        assets |= {f"styles/own/{name}": ("font/ttf", content) for name, content in galley.fonts}
        fetcher = Fetcher(self.theme.styles, assets)
        if not self.check_characters(galley.html, place, report):
            return None
        with kept_messages() as messages:
            parsed = [self._stylesheet(weasyprint, name, galley.tokens, fetcher) for name in galley.stylesheets]
            complaints = [complaint for _, complained in parsed for complaint in complained]
            html = weasyprint.HTML(string=galley.html, base_url=BASE, url_fetcher=fetcher)
            set_stand_ins(html.etree_element)
            sheets = [stylesheet for stylesheet, _ in parsed]
            document = html.render(stylesheets=sheets, font_config=self._fonts, pdf_variant=VARIANT)
            print_line_numbers(document, html.etree_element)
            print_words_of_tables(document)
            blanks = keep_blanks(document, galley.multiple_of)
            self._check_count(document, galley, place, report)
            pdf = self._write(document, galley, html.etree_element)
        said = [*complaints, *messages, *(f"'{url}' was asked for and is not served" for url in fetcher.refused)]
        for message in dict.fromkeys(said):
            report.error(place, f"the layout engine says: {message}")
        return Pages(pdf, len(document.pages), _anchors(document), blanks) if not said else None

    def _check_count(self, document: Any, galley: Galley, place: Place, report: Report) -> None:
        """Report an edition that has room for so many pages and came to more."""
        from press.paginate.engine.room import fill

        most = galley.at_most
        if not most or len(document.pages) <= most:
            return
        filled = fill(document, most)
        longest = sorted(filled.blocks, key=lambda block: -block[1])[:3]
        named = ", ".join(f"'{name}' ({lines} lines)" for name, lines in longest)
        message = f"'{galley.name}' is {_lines(filled.over)} too long for {_pages(most)}"
        report.error(place, message, f"shorten by as much one of its longest parts: {named}")

    def check_characters(self, html: str, place: Place, report: Report) -> bool:
        """Whether the fonts have every character; those that they have not are reported at their lines."""
        from press.paginate.engine.glyphs import missing_characters

        missing = missing_characters(_words_of(html), self.theme.styles / "fonts")
        for character in missing:
            name = unicodedata.name(character, "a character without a name").lower()
            for where in places_of(character, html) or (place,):
                report.error(
                    where,
                    f"no font has a glyph for '{character}' (U+{ord(character):04X}, {name})",
                    "write it in words, or use another character",
                )
        return not missing

    def _stylesheet(self, weasyprint: Any, name: str, tokens: str, fetcher: Any) -> tuple[Any, tuple[str, ...]]:
        """A parsed stylesheet, with a house's tokens, and what WeasyPrint had to say of it."""
        from press.paginate.engine.fetcher import BASE
        from press.paginate.engine.log import kept_messages
        from press.paginate.engine.shaping import Fonts

        if self._fonts is None:
            self._fonts = Fonts()
        if (name, tokens) not in self._stylesheets:
            with kept_messages() as messages:
                css = weasyprint.CSS(url=f"{BASE}styles/{name}", url_fetcher=fetcher, font_config=self._fonts)
            self._stylesheets[name, tokens] = css, tuple(messages)
        return self._stylesheets[name, tokens]

    def _write(self, document: Any, galley: Galley, root: Any) -> bytes:
        from press.paginate.engine.attachments import add_attachments
        from press.paginate.engine.catalogue import finish_catalogue
        from press.paginate.engine.turned import turn_pages
        from press.paginate.engine.xmp import add_to_xmp

        add_to_xmp(document, (*galley.metadata.xmp, *identity(galley)), galley.metadata.history)
        add_attachments(document, galley.attachments, galley.metadata.dated)
        document.metadata.created = document.metadata.modified = galley.metadata.dated

        def finish(document: Any, pdf: Any) -> None:
            finish_catalogue(document, pdf)
            turn_pages(pdf, root)

        return bytes(document.write_pdf(finisher=finish, pdf_variant=VARIANT))


def _anchors(document: Any) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return tuple(sorted(found.items()))


def _lines(number: int) -> str:
    return f"{number} line{'' if number == 1 else 's'}"


def _pages(number: int) -> str:
    return "one page" if number == 1 else f"{number} pages"


class _Words(HTMLParser):
    """Collects the text of an HTML: what stands in its tags, such as the names of files, is not printed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _words_of(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    return "".join(reader.found)


class _Characters(HTMLParser):
    """Finds the lines of a Markdown file that an HTML says its characters came from."""

    def __init__(self, character: str) -> None:
        super().__init__()
        self.character = character
        self.open: list[tuple[str, str]] = [("", "0")]
        self.found: dict[Place, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        path, line = self.open[-1]
        here = (given.get("data-source") or path, given.get("data-line") or line)
        if tag not in VOID:
            self.open.append(here)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        path, line = self.open[-1]
        if self.character in data and path:
            self.found[Place(path, int(line))] = None


def places_of(character: str, html: str) -> tuple[Place, ...]:
    """The lines of the content that a character of ``html`` comes from; none where no chapter has it."""
    reader = _Characters(character)
    reader.feed(html)
    return tuple(reader.found)
